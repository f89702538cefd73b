// A lesson that does not come back from its button.
#include "skua/module.h"

namespace {

struct Endless {
  volatile int32_t turns = 0;

  explicit Endless(const skua::Launch&) {}

  bool apply(const skua::Command& command, skua::EvidenceLog&) {
    if (!command.is("turn")) return false;
    while (turns >= 0) turns = turns + (turns > 100 ? -100 : 1);
    return true;
  }
  void step(uint32_t, skua::EvidenceLog&) {}
  bool at_rest() const { return true; }
  void archive(skua::Archive& a) {
    int32_t value = turns;
    a.field("turns", value);
    turns = value;
  }
};

void endless_view(const Endless&, skua::Ui& ui) {
  ui.panel();
  if (ui.button("turn")) ui.command("turn");
}

constexpr const char* kItems[] = {"never"};

}  // namespace

SKUA_MODULE(endless, "1.0.0", skua::activity<Endless, endless_view>("wheel", kItems))
