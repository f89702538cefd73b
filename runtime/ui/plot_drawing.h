/// How a plot looks on the stage.
#pragma once

#include <string>

#include "ui/interface.h"

namespace skua {

/// Index of the point of `series` at `x`, or -1 when none is within an 800th of the axis.
int64_t plot_point_near(const skua_plot& plot, const skua_series& series, float x);

/// A place on the horizontal axis, in the axis' unit.
std::string plot_x_text(const skua_ui& ui, const skua_plot& plot, float x);

void draw_plot(skua_ui& ui, const skua_plot& plot, PlotMemory& memory);

}  // namespace skua
