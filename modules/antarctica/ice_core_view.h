/// What the student sees of an ice core: the scene and the plot on the stage, the task in the
/// panel.
#pragma once

#include "ice_core.h"
#include "skua/ui.h"

namespace skua::antarctica {

void ice_core_view(const IceCore& core, Ui& ui);

/// The drilling site: sky, snow, ice, the drill as a slider, the samples. In `area` of the stage.
void draw_scene(const IceCore& core, Ui& ui, Stage& stage, Rect area);

/// Temperature, carbon dioxide and methane over age. In `area` of the stage.
void draw_plot(const IceCore& core, Ui& ui, Stage& stage, Rect area);

/// The task at hand and, below it, the drill.
void show_panel(const IceCore& core, Ui& ui);
/// Depth, buttons of the drill, and the last sample.
void show_drill(const IceCore& core, Ui& ui);
/// The record's key numbers in words, once the core is analysed.
void show_findings(const IceCore& core, Ui& ui);
/// The end: points, items, predictions.
void show_result(const IceCore& core, Ui& ui);
/// What became of a prediction; nothing before it was made.
void compare_prediction(const IceCore& core, Ui& ui, Prediction prediction);

}  // namespace skua::antarctica
