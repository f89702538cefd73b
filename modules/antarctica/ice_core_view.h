/// "Reading the ice" as the student sees it.
#pragma once

#include "core_view.h"
#include "ice_core.h"
#include "skua/ui.h"

namespace skua::antarctica {

void ice_core_view(const IceCore& core, Ui& ui);

/// The task at hand and, below it, the drill.
void show_panel(const IceCore& core, Ui& ui);
/// The end: points, items, predictions.
void show_result(const IceCore& core, Ui& ui);
/// What became of a prediction; nothing before it was made.
void compare_prediction(const IceCore& core, Ui& ui, Prediction prediction);

}  // namespace skua::antarctica
