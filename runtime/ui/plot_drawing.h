/// How a plot looks on the stage.
#pragma once

#include <string>

#include "ui/interface.h"

namespace skua {

/// Index of the point of `series` at `x`, or -1 when none is within an 800th of the axis.
int64_t plot_point_near(const skua_plot& plot, const skua_series& series, float x);

/// Where a point of the walk lies, in the axis' unit, with as many decimals as tell it from its neighbours.
std::string plot_place(const skua_ui& ui, const skua_plot& plot, const PlotMemory& memory, std::size_t index);

/// The same with its unit where the plot gives one, or as a calendar year.
std::string plot_place_in_unit(const skua_ui& ui, const skua_plot& plot, const PlotMemory& memory, std::size_t index);

/// The calendar year of a point of the walk, where it is one that has been counted so; else empty.
std::string plot_year(const skua_ui& ui, const skua_plot& plot, float x);

/// Whether the plot gives its values units.
bool plot_has_units(const skua_plot& plot);

/// A value as it is read out, with its unit where the plot gives one.
std::string plot_value(const skua_ui& ui, const skua_plot& plot, uint32_t pane, const skua_series& series, int64_t index);

void draw_plot(skua_ui& ui, const skua_plot& plot, PlotMemory& memory);

}  // namespace skua
