// The plot: three panes over age, the present at the right.
#include <algorithm>

#include "core_view.h"

namespace skua::antarctica {
namespace {

/// The student's own samples as points, by age ascending. Deeper is older, for ice and for air.
struct OwnPoints {
  float x[kMostSamples] = {};
  float y[kMostSamples] = {};
  uint32_t count = 0;

  void add(int32_t age_yr, float value) {
    uint32_t at = count++;
    for (; at > 0 && x[at - 1] > static_cast<float>(age_yr); --at) {
      x[at] = x[at - 1];
      y[at] = y[at - 1];
    }
    x[at] = static_cast<float>(age_yr);
    y[at] = value;
  }
};

struct OwnSamples {
  OwnPoints temperature, co2, ch4;

  explicit OwnSamples(const Drilling& core) {
    for (const Sample& sample : core.samples) {
      const Reading r = read_core(sample.depth_m);
      temperature.add(r.ice_age_yr, static_cast<float>(r.temperature_centi_c) * 0.01f);
      if (r.has_co2) co2.add(r.gas_age_yr, static_cast<float>(r.co2_deci_ppm) * 0.1f);
      if (r.has_air) ch4.add(r.gas_age_yr, static_cast<float>(r.ch4_ppb));
    }
  }
};

/// What one pane shows: the record as far as it is analysed, own samples, Mauna Loa.
struct PaneSeries {
  skua_series list[3] = {};
  uint32_t count = 0;

  void line(std::string_view key, const Series& series, skua_color color, uint32_t decimals) {
    add(key, series.x.data(), series.y.data(), static_cast<uint32_t>(series.x.size()), color,
        SKUA_MARK_LINE, decimals);
  }
  void points(std::string_view key, const OwnPoints& own, skua_color color, uint32_t decimals) {
    add(key, own.x, own.y, own.count, color, SKUA_MARK_POINTS, decimals);
  }

 private:
  void add(std::string_view key, const float* x, const float* y, uint32_t points, skua_color color,
           skua_mark mark, uint32_t decimals) {
    if (points > 0) list[count++] = {to_abi(key), x, y, points, color, mark, decimals, {}, 0};
  }
};

/// The longer of two texts that fits; an axis label must not run out of the card.
std::string_view fitting(Ui& ui, Stage& stage, float width, std::string_view full,
                         std::string_view brief) {
  if (!stage.drawn()) return full;
  return stage.measure(ui.tr(full), {.px = 13, .bold = true}).w <= width ? full : brief;
}

/// What the empty panes are for, in the first one.
void show_invitation(Ui& ui, Stage& stage) {
  const Rect area = ui.plot_area("plot");
  const float height = (area.h - 2 * (13 + 17 * stage.letters())) / 3;
  TextStyle style{.px = 15, .align = SKUA_ALIGN_CENTER, .max_width = area.w * 0.66f};
  const std::string_view words = ui.tr("plot.empty");
  const skua_size size = stage.measure(words, style);
  if (size.h + 20 > height) return;  // no room: the plot's summary says it
  const Point at{area.x + area.w / 2, area.y + (height - size.h) / 2};
  stage.rect({at.x - size.w / 2 - 12, at.y - 6, size.w + 24, size.h + 12},
             with_alpha(stage.color(SKUA_TINT), 0.95f), 9);
  stage.text(at, words, stage.color(SKUA_TEXT), style);
}

}  // namespace

void draw_plot(const Drilling& core, Ui& ui, Stage& stage, Rect area, const PlotLook& look) {
  const OwnSamples own(core);
  const int32_t back_to = look.back_to_yr;
  PaneSeries temperature, co2, ch4;
  temperature.line("series.temperature", temperature_series().up_to(back_to), SKUA_TEMPERATURE, 2);
  temperature.points("series.temperature.own", own.temperature, SKUA_TEMPERATURE, 2);
  co2.line("series.co2", co2_series().up_to(back_to), SKUA_CO2, 1);
  co2.points("series.co2.own", own.co2, SKUA_CO2, 1);
  if (look.today) {
    co2.line("series.mauna_loa", mauna_loa_series(), SKUA_AGAIN, 1);
    co2.list[co2.count - 1].label_key =
        to_abi("label.today");  // of the series' first, the latest year
  }
  ch4.line("series.ch4", methane_series().up_to(back_to), SKUA_CH4, 0);
  ch4.points("series.ch4.own", own.ch4, SKUA_CH4, 0);

  const float letters = stage.letters();
  const float width =
      area.w - 104 * letters;  // less the labels of the vertical axes and the page's button
  const auto axis = [&](std::string_view full, std::string_view brief, float min, float max) {
    return skua_axis{to_abi(fitting(ui, stage, width, full, brief)), min, max, 0};
  };
  // in a low pane the label of the latest year lies beside the marker's text
  const float beside = area.h < 360 * letters
                           ? stage.measure(ui.tr("label.today"), {.px = 12, .bold = true}).w + 34
                           : 0.0f;
  const std::string_view marker =
      look.today ? fitting(ui, stage, width - beside, "marker.highest", "marker.highest.short")
                 : std::string_view{};
  const float co2_top = look.today ? 450.0f : 320.0f;
  const skua_pane panes[] = {
      {axis("axis.temperature", "axis.temperature.short", -12, 6),
       temperature.list,
       temperature.count,
       0,
       {}},
      {axis("axis.co2", "axis.co2.short", 150, co2_top), co2.list, co2.count,
       static_cast<float>(highest_co2().value) * 0.1f, to_abi(marker)},
      {axis("axis.ch4", "axis.ch4.short", 300, 1000), ch4.list, ch4.count, 0, {}},
  };
  skua_plot plot{};
  plot.size = sizeof plot;
  plot.node = Ui::node(SKUA_ROLE_PLOT, "plot", {.rect = area}, {});
  plot.x = axis("axis.age", "axis.age.short", static_cast<float>(kPlotOldest_yr),
                static_cast<float>(kPlotLatest_yr));
  plot.x.decimals = 1;
  plot.x_unit = 1000;
  plot.panes = panes;
  // On a low phone the panes that are asked about get the room.
  const bool low = stage.drawn() && stage.width() < 520 * letters && area.h < 420 * letters;
  plot.pane_count = look.asked && low ? 2 : std::size(panes);
  plot.summary = to_abi(look.summary);
  plot.source = to_abi(ui.tr(look.today ? "plot.source.today" : "plot.source"));
  plot.year_zero = 1950;
  static constexpr skua_str kValues[] = {to_abi("value.temperature"), to_abi("value.co2"),
                                         to_abi("value.ch4")};
  plot.value_keys = kValues;
  plot.place_key = to_abi("value.age");
  plot.notes = look.notes.data();
  plot.note_count = static_cast<uint32_t>(look.notes.size());
  ui.plot(plot);
  if (stage.drawn() && core.samples.empty() && back_to < 0) show_invitation(ui, stage);
}

}  // namespace skua::antarctica
