// The module's entry point: its simulation, and the activity that is not in JSON.
#include "core.h"
#include "ice_check_view.h"
#include "skua/module.h"

namespace {
using namespace skua::antarctica;  // NOLINT: this file only names what the module has

constexpr const char* kUndoable[] = {"lower_drill", "take_sample", "reset"};
}  // namespace

SKUA_MODULE(antarctica, "1.3.0",
            skua::activity<IceCheck, ice_check_view>("ice-check", kQuestionIds,
                                                     {.graded_by_school = kQuestionIds,
                                                      .undoable = kUndoable}),
            core_simulation())
