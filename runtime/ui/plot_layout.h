/// Where the parts of a plot lie on the stage, whatever the size of the letters.
#pragma once

#include <string>
#include <vector>

#include "skua/stage.h"
#include "ui/axis.h"
#include "ui/interface.h"

namespace skua {

constexpr float kPlotTickPx = 12, kPlotLabelPx = 13;
constexpr float kPlotGap = 6;  ///< between an axis and its numbers

/// The student's letters, in CSS px.
struct PlotLetters {
  float scale = 1;  ///< against letters as they are by themselves
  float tick = 0;   ///< height of a line of numbers
  float button = 0; ///< width that the page's button takes from the first title's row, from the panes' right edge

  explicit PlotLetters(const Stage& stage);
};

/// A pane, its vertical scale and its title.
struct PlotPane {
  Rect area;  ///< where data lie
  Scale scale;
  std::string title;
  TextStyle title_style;
  skua_size title_size{};
  Point title_at;
  std::vector<Rect> words;  ///< where something is written among its data

  float y(double value) const { return area.y + area.h - static_cast<float>(scale.part(value)) * area.h; }
  float y(float value) const { return y(static_cast<double>(value)); }
  /// What bars and grounds stand on.
  float base() const;
  /// As many as have room for their numbers.
  std::vector<AxisTick> ticks(const PlotLetters& letters) const;
};

struct PlotLayout {
  PlotLetters letters;
  Rect area;                    ///< from the first pane's top to the last one's bottom
  std::vector<PlotPane> panes;  ///< the first ones, as many as are high enough to be read; one at least
  std::string axis;             ///< name of the horizontal axis
  TextStyle axis_style;
  float source = 0;  ///< height of the source at the card's bottom; 0: it has no room

  /// Without panes where there is no room for any.
  PlotLayout(const skua_ui& ui, const Stage& stage, const skua_plot& plot);
};

}  // namespace skua
