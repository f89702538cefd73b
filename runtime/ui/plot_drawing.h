/// How a plot looks on the stage.
#pragma once

#include "ui/interface.h"

namespace skua {

/// Round steps (1, 2, 5 times a power of ten) that divide `span` into at most `most` parts; `span`
/// > 0, `most` >= 1.
double tick_step(double span, int most);

void draw_plot(skua_ui& ui, const skua_plot& plot, PlotMemory& memory);

}  // namespace skua
