// The module's entry point.
#include "lamp.h"
#include "skua/module.h"
#include "view.h"

namespace {
constexpr const char* kItems[] = {"twice_as_far"};
constexpr const char* kUndoable[] = {"set_distance",   "set_bulbs", "switch_lamp", "measure",
                                     "clear_readings", "tick",      "move_glass"};
}  // namespace

SKUA_MODULE(gallery, "0.1.0",
            skua::activity<skua::gallery::Lamp, skua::gallery::view>("widgets", kItems,
                                                                     {.undoable = kUndoable}))
