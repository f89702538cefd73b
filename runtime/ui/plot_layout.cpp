#include "ui/plot_layout.h"

#include <algorithm>

#include "skua/value.h"

namespace skua {
namespace {

constexpr float kEdge = 12, kRight = 16;  // inside the card: of texts; of the panes at the right
constexpr float kUnderTitle = 3, kOverTitle = 10;

/// Height of what stands below the panes: the numbers, the axis' name, and a margin.
float foot_of(const PlotLetters& letters, float axis) { return 2 + letters.tick + axis + 9; }

/// Width that the widest number of any pane needs.
float numbers_width(const skua_ui& ui, const Stage& stage, const PlotLayout& layout) {
  float widest = 0;
  for (const PlotPane& pane : layout.panes) {
    for (const AxisTick& tick : pane.ticks(layout.letters))
      widest = std::max(widest, stage.measure(ui.strings.number(tick.value, tick.decimals), {.px = kPlotTickPx}).w);
  }
  return widest + kPlotGap;
}

/// Heights above the panes: of each the room for its title, `raised` where that lies over numbers of the vertical axis.
std::vector<float> rows_of(const PlotLayout& layout, const std::vector<bool>& raised, bool under_button) {
  std::vector<float> rows;
  for (std::size_t p = 0; p < layout.panes.size(); ++p) {
    const float over_numbers = raised[p] ? layout.letters.tick / 2 : 0;
    rows.push_back(layout.panes[p].title_size.h + kUnderTitle + kOverTitle + over_numbers);
  }
  // Beside the first title is the page's button, or above it.
  const float button = 27 * layout.letters.scale + 3;
  rows[0] = under_button ? rows[0] - kOverTitle + button : std::max(rows[0], button);
  return rows;
}

/// Shares the height among as many panes as are high enough; what remains for each.
float share_height(PlotLayout& layout, std::vector<float>& rows, float height) {
  const float least = layout.letters.tick * 2.2f;
  for (;;) {
    float each = height;
    for (const float row : rows) each -= row;
    each /= static_cast<float>(rows.size());
    if (each >= least || rows.size() == 1) return each;
    rows.pop_back();
    layout.panes.pop_back();
  }
}

}  // namespace

PlotLetters::PlotLetters(const Stage& stage) {
  scale = stage.letters();
  tick = stage.measure("0", {.px = kPlotTickPx}).h;
  button = 39 * scale - 9;
}

float PlotPane::base() const {
  if (scale.log) return y(scale.min);
  return y(std::clamp(0.0, std::min(scale.min, scale.max), std::max(scale.min, scale.max)));
}

std::vector<AxisTick> PlotPane::ticks(const PlotLetters& letters) const {
  return ticks_on(scale, std::max(2, static_cast<int>(area.h / (letters.tick * 1.625f))));
}

PlotLayout::PlotLayout(const skua_ui& ui, const Stage& stage, const skua_plot& plot) : letters(stage) {
  const Rect& all = plot.node.rect;
  bool under_button = false;  // the first title
  const auto right_of = [&](std::size_t p) { return all.x + all.w - kRight - (p == 0 && !under_button ? letters.button : 0); };
  for (uint32_t p = 0; p < plot.pane_count; ++p) {
    PlotPane pane;
    pane.scale = scale_of(plot.panes[p].y);
    pane.title = ui.strings.text(from_abi(plot.panes[p].y.key), nullptr, 0);
    pane.title_style = {.px = kPlotLabelPx, .bold = true, .max_width = std::max(1.0f, right_of(p) - all.x - kEdge)};
    pane.title_size = stage.measure(pane.title, pane.title_style);
    if (p == 0 && pane.title_size.w > pane.title_style.max_width) {  // a word that is too long: below the button
      under_button = true;
      pane.title_style.max_width = std::max(1.0f, all.w - 2 * kEdge);
      pane.title_size = stage.measure(pane.title, pane.title_style);
    }
    panes.push_back(std::move(pane));
  }
  if (panes.empty()) return;
  axis = ui.strings.text(from_abi(plot.x.key), nullptr, 0);
  axis_style = {.px = kPlotLabelPx, .align = SKUA_ALIGN_CENTER, .max_width = std::max(1.0f, all.w - 2 * kEdge)};
  const float foot = foot_of(letters, stage.measure(axis, axis_style).h);
  const float cited = stage.measure(from_abi(plot.source), {.px = kPlotTickPx, .max_width = all.w - 32}).h + 4;
  constexpr float kLeastHeight = 420, kLeastPane = 48;

  std::vector<bool> raised(panes.size());
  for (int pass = 0; pass < 2; ++pass) {  // how wide the numbers are is known once there are heights
    std::vector<float> rows = rows_of(*this, raised, under_button);
    float height = share_height(*this, rows, all.h - foot);
    const float with_source = height - cited / static_cast<float>(rows.size());
    source = all.h >= kLeastHeight && with_source >= kLeastPane * letters.scale ? cited : 0;
    if (source > 0) height = with_source;
    float y = all.y;
    for (std::size_t p = 0; p < panes.size(); ++p) {
      y += rows[p];
      panes[p].area = {0, y, 0, height};
      y += height;
    }
    const float left = all.x + numbers_width(ui, stage, *this) + kEdge;
    area = {left, panes[0].area.y, all.x + all.w - kRight - left, y - panes[0].area.y};
    for (std::size_t p = 0; p < panes.size(); ++p) {
      PlotPane& pane = panes[p];
      pane.area.x = area.x;
      pane.area.w = area.w;
      const float x = std::max(all.x + kEdge, std::min(area.x, right_of(p) - pane.title_size.w));
      pane.title_at = {x, pane.area.y - kUnderTitle - pane.title_size.h - (raised[p] ? letters.tick / 2 : 0)};
      raised[p] = x < area.x;
    }
  }
  if (area.w < 40 || panes[0].area.h < 30) panes.clear();
}

}  // namespace skua
