// A lesson that works until its second button is pressed: then the simulation runs into a wall.
#include "skua/module.h"

namespace {

struct Trap {
  int32_t worked = 0;

  explicit Trap(const skua::Launch&) {}

  bool apply(const skua::Command& command, skua::EvidenceLog& log) {
    if (command.is("work")) {
      worked += 1;
      log.performed("work", {{"times", static_cast<double>(worked)}});
      return true;
    }
    if (command.is("break")) __builtin_trap();
    return false;
  }
  void step(uint32_t, skua::EvidenceLog&) {}
  bool at_rest() const { return true; }
  void archive(skua::Archive& a) { a.field("worked", worked); }
};

void trap_view(const Trap& trap, skua::Ui& ui) {
  ui.panel();
  const skua::NumberText times = ui.number(trap.worked);
  ui.heading("worked", 2, {}, {{"times", times}});
  if (ui.button("work")) ui.command("work");
  if (ui.button("break")) ui.command("break");
}

constexpr const char* kItems[] = {"never"};

}  // namespace

SKUA_MODULE(trap, "1.0.0", skua::activity<Trap, trap_view>("ice-core", kItems))
