// The module's entry point: its activities.
#include "ice_check_view.h"
#include "ice_core_view.h"
#include "skua/module.h"

namespace {
using namespace skua::antarctica;  // NOLINT: this file only names what the module has

constexpr const char* kUndoable[] = {"lower_drill", "take_sample", "reset"};
}  // namespace

SKUA_MODULE(antarctica, "1.2.0",
            skua::activity<IceCore, ice_core_view>("ice-core", kItemIds, {.undoable = kUndoable}),
            skua::activity<IceCheck, ice_check_view>("ice-check", kQuestionIds,
                                                     {.graded_by_school = kQuestionIds,
                                                      .undoable = kUndoable}))
