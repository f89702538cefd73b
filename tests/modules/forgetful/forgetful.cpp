// A lesson that works, until a student goes on with it on another day: its archive leaves out what counts.
#include "skua/module.h"

namespace {

struct Forgetful {
  int32_t worked = 0, tired = 0;

  explicit Forgetful(const skua::Launch&) {}

  bool apply(const skua::Command& command, skua::EvidenceLog&) {
    if (!command.is("work")) return false;
    tired += 1;
    worked += tired > 2 ? 1 : 2;
    return true;
  }
  void step(uint32_t, skua::EvidenceLog&) {}
  bool at_rest() const { return true; }
  void archive(skua::Archive& a) { a.field("worked", worked); }
};

void forgetful_view(const Forgetful&, skua::Ui& ui) {
  ui.panel();
  if (ui.button("work")) ui.command("work");
}

constexpr const char* kItems[] = {"never"};

}  // namespace

SKUA_MODULE(forgetful, "1.0.0", skua::activity<Forgetful, forgetful_view>("shift", kItems))
