#include "ui/plot_drawing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "skua/stage.h"
#include "skua/value.h"
#include "ui/axis.h"
#include "ui/labels.h"

namespace skua {

namespace {

constexpr float kLabelPx = 13;
constexpr float kTickPx = 12;
constexpr TextStyle kTitleStyle{.px = kLabelPx, .bold = true};
constexpr float kGap = 6;
constexpr float kTitleUp = kLabelPx * 1.55f;  // from a pane's top to that of its title

struct Frame {
  Rect area;  ///< where data lie
  const skua_plot& plot;
  Scale scale;  ///< of the horizontal axis

  float x(float value) const { return area.x + static_cast<float>(scale.part(static_cast<double>(value))) * area.w; }
};

/// Where a pane lies, and its vertical scale.
struct Pane {
  Rect area;
  Scale scale;

  float y(double value) const { return area.y + area.h - static_cast<float>(scale.part(value)) * area.h; }
  float y(float value) const { return y(static_cast<double>(value)); }
  /// What bars and grounds stand on.
  float base() const {
    if (scale.log) return y(scale.min);
    return y(std::clamp(0.0, std::min(scale.min, scale.max), std::max(scale.min, scale.max)));
  }
  std::vector<AxisTick> ticks() const { return ticks_on(scale, std::max(2, static_cast<int>(area.h / 26))); }
};

/// Width that the widest number of any pane needs.
float label_width(skua_ui& ui, Stage& stage, std::span<const Pane> panes) {
  float widest = 0;
  for (const Pane& pane : panes) {
    for (const AxisTick& tick : pane.ticks()) {
      const std::string text = ui.strings.number(tick.value, tick.decimals);
      widest = std::max(widest, stage.measure(text, {.px = kTickPx}).w);
    }
  }
  return widest + kGap;
}

void draw_x_axis(skua_ui& ui, Stage& stage, const Frame& f, float bottom) {
  const double unit = f.plot.x_unit > 0 ? static_cast<double>(f.plot.x_unit) : 1.0;
  const Scale shown{f.scale.min / unit, f.scale.max / unit, f.scale.log};
  for (const AxisTick& tick : ticks_on(shown, std::max(2, static_cast<int>(f.area.w / 64)))) {
    const float x = f.x(static_cast<float>(tick.value * unit));
    stage.line({x, f.area.y}, {x, bottom}, with_alpha(stage.color(SKUA_LINE), 0.7f), 1);
    const std::string text = ui.strings.number(tick.value, tick.decimals);
    const float half = stage.measure(text, {.px = kTickPx}).w / 2;
    const float at = std::clamp(x, f.area.x + half - 8, f.area.x + f.area.w - half + 8);
    stage.text({at, bottom + 2}, text, stage.color(SKUA_MUTED), {.px = kTickPx, .align = SKUA_ALIGN_CENTER});
  }
  stage.text({f.area.x + f.area.w / 2, bottom + 18}, ui.strings.text(from_abi(f.plot.x.key), nullptr, 0),
             stage.color(SKUA_TEXT), {.px = kLabelPx, .align = SKUA_ALIGN_CENTER});
}

void draw_y_axis(skua_ui& ui, Stage& stage, const Pane& pane) {
  const Rect& r = pane.area;
  for (const AxisTick& tick : pane.ticks()) {
    const float y = pane.y(tick.value);
    stage.line({r.x, y}, {r.x + r.w, y}, with_alpha(stage.color(SKUA_LINE), 0.7f), 1);
    stage.text({r.x - kGap, y - kTickPx * 0.75f}, ui.strings.number(tick.value, tick.decimals), stage.color(SKUA_MUTED),
               {.px = kTickPx, .align = SKUA_ALIGN_END});
  }
}

/// Returns where its text lies.
Rect draw_marker(skua_ui& ui, Stage& stage, const Pane& place, const skua_pane& pane, Color color) {
  if (pane.marker_key.size == 0) return {};
  const Rect& r = place.area;
  const float y = place.y(pane.marker);
  for (float x = r.x; x < r.x + r.w; x += 9) stage.line({x, y}, {std::min(x + 5, r.x + r.w), y}, color, 1.5f);
  const std::string text = ui.strings.text(from_abi(pane.marker_key), nullptr, 0);
  const Point at{r.x + 6, y - kTickPx * 1.5f};
  stage.text(at, text, color, {.px = kTickPx});
  const skua_size size = stage.measure(text, {.px = kTickPx});
  return {at.x, at.y, size.w, size.h};
}

/// A line keeps at most two points a pixel column, its lowest and highest: all the shape, little work.
const std::vector<Point>& points_of(const Frame& f, const Pane& pane, const skua_series& s) {
  static std::vector<Point> points;  // kept between frames: no allocation while drawing
  points.clear();
  uint32_t i = 0;
  while (i < s.count) {
    const float column = std::floor(f.x(s.x[i]));
    uint32_t low = i, high = i, last = i;
    for (; i < s.count && std::floor(f.x(s.x[i])) == column; ++i) {
      if (s.y[i] < s.y[low]) low = i;
      if (s.y[i] > s.y[high]) high = i;
      last = i;
    }
    for (const uint32_t k : {std::min(low, high), std::max(low, high), last}) {
      const Point p{f.x(s.x[k]), pane.y(s.y[k])};
      if (points.empty() || points.back().x != p.x || points.back().y != p.y) points.push_back(p);
    }
  }
  return points;
}

bool is_line(const skua_series& s) { return s.mark != SKUA_MARK_POINTS && s.mark != SKUA_MARK_BARS; }
bool has_points(const skua_series& s) { return s.mark == SKUA_MARK_POINTS || s.mark == SKUA_MARK_POINTS_AND_LINE; }

Color color_of(const Stage& stage, const skua_series& s) { return stage.color(static_cast<skua_color>(s.color)); }

void draw_line_series(Stage& stage, const Frame& f, const Pane& pane, const skua_series& s) {
  const std::vector<Point>& points = points_of(f, pane, s);
  const Color color = color_of(stage, s);
  if (s.mark == SKUA_MARK_AREA && points.size() > 1) {
    std::vector<Point> ground = points;
    ground.push_back({points.back().x, pane.base()});
    ground.push_back({points.front().x, pane.base()});
    stage.polygon(ground, with_alpha(color, 0.25f));
  }
  // One by one: joined, the spikes of a jagged record would get mitred tips higher than the data.
  for (std::size_t k = 1; k < points.size(); ++k) stage.line(points[k - 1], points[k], color, 1.5f);
}

void draw_dot(Stage& stage, Point at, Color color) {
  stage.disc(at, 5.5f, stage.color(SKUA_SURFACE));
  stage.disc(at, 4.0f, color);
}

void draw_points(Stage& stage, const Frame& f, const Pane& pane, const skua_series& s, std::vector<PlotMemory::Dot>& dots) {
  for (uint32_t i = 0; i < s.count; ++i) {
    const Point at{f.x(s.x[i]), pane.y(s.y[i])};
    draw_dot(stage, at, color_of(stage, s));
    dots.push_back({at.x, at.y, s.x[i]});
  }
}

/// The room that a place on the horizontal axis has for its bars.
float bar_room(const Frame& f, const skua_pane& pane) {
  constexpr float kWidest = 72, kAlone = 0.3f, kPart = 0.8f;
  float least = f.area.w * kAlone / kPart;
  for (uint32_t s = 0; s < pane.series_count; ++s) {
    const skua_series& series = pane.series[s];
    for (uint32_t i = 1; series.mark == SKUA_MARK_BARS && i < series.count; ++i)
      least = std::min(least, std::fabs(f.x(series.x[i]) - f.x(series.x[i - 1])));
  }
  return std::clamp(least * kPart, 2.0f, kWidest);
}

void draw_bars(Stage& stage, const Frame& f, const Pane& place, const skua_pane& pane) {
  float count = 0, index = 0;
  for (uint32_t s = 0; s < pane.series_count; ++s) count += pane.series[s].mark == SKUA_MARK_BARS ? 1 : 0;
  const float room = bar_room(f, pane), width = room / std::max(count, 1.0f), base = place.base();
  for (uint32_t s = 0; s < pane.series_count; ++s) {
    const skua_series& series = pane.series[s];
    if (series.mark != SKUA_MARK_BARS) continue;
    for (uint32_t i = 0; i < series.count; ++i) {
      const float y = place.y(series.y[i]);
      const float left = f.x(series.x[i]) - room / 2 + index * width;
      stage.rect({left, std::min(y, base), std::max(1.0f, width - (count > 1 ? 2 : 0)), std::max(1.0f, std::fabs(base - y))},
                 color_of(stage, series), std::min(3.0f, width / 4));
    }
    ++index;
  }
}

void draw_boxed(Stage& stage, const Rect& box, std::string_view text, Color color) {
  stage.rect(box, stage.color(SKUA_SURFACE), 6);
  stage.frame(box, color, 1, 6);
  stage.text({box.x + 6, box.y + 2}, text, color, {.px = kTickPx, .bold = true});
}

constexpr float kButton = 30;  // the page's, in the card's corner

/// What the cursor is on, above the pane and as near to it as the title lets it be, so that it hides nothing of the curve;
/// where there is no room, beside the point.
void draw_flag(Stage& stage, const Rect& pane, float title, bool first, Point at, std::string_view text, Color color) {
  constexpr float kUp = 24;
  const skua_size size = stage.measure(text, {.px = kTickPx, .bold = true});
  const float w = size.w + 12, h = size.h + 4;
  const float least = pane.x + title + 8, most = pane.x + pane.w + 8 - (first ? kButton : 0) - w;
  if (least <= most) return draw_boxed(stage, {std::clamp(at.x - w / 2, least, most), pane.y - kUp, w, h}, text, color);
  const float left = at.x + 10 + w <= pane.x + pane.w ? at.x + 10 : at.x - 10 - w;
  const float top = std::clamp(at.y - h / 2, pane.y + 1, pane.y + pane.h - h - 1);
  draw_boxed(stage, {left, top, w, h}, text, color);
}

/// Boxes that together cover a pane's lines and points.
std::vector<Rect> covers_of(const Frame& f, const Pane& place, const skua_pane& pane) {
  constexpr float kColumn = 8, kDot = 6;
  struct Span {
    float low = 1e9f, high = -1e9f;
  };
  std::vector<Span> columns(static_cast<std::size_t>(std::max(0.0f, f.area.w) / kColumn) + 1);
  const auto column_at = [&](float x) { return static_cast<std::size_t>(std::clamp((x - f.area.x) / kColumn, 0.0f, static_cast<float>(columns.size() - 1))); };
  std::vector<Rect> covers;
  for (uint32_t s = 0; s < pane.series_count; ++s) {
    const skua_series& series = pane.series[s];
    const std::vector<Point>& points = points_of(f, place, series);
    for (std::size_t k = 0; k < points.size(); ++k) {
      if (has_points(series)) covers.push_back({points[k].x - kDot, points[k].y - kDot, 2 * kDot, 2 * kDot});
      if (!is_line(series) || k == 0) continue;
      for (std::size_t c = column_at(points[k - 1].x); c <= column_at(points[k].x); ++c) {
        columns[c].low = std::min({columns[c].low, points[k - 1].y, points[k].y});
        columns[c].high = std::max({columns[c].high, points[k - 1].y, points[k].y});
      }
    }
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].low > columns[c].high) continue;
    covers.push_back({f.area.x + static_cast<float>(c) * kColumn, columns[c].low, kColumn, columns[c].high - columns[c].low});
  }
  return covers;
}

/// The names of single points, none on another or on `taken`; on curves only where there is no other place.
void draw_names(skua_ui& ui, Stage& stage, const Frame& f, const Pane& place, const skua_pane& pane, const Rect& taken) {
  const TextStyle style{.px = kTickPx, .bold = true};
  std::vector<Naming> names;
  std::vector<std::pair<const skua_series*, std::string>> named;
  for (uint32_t i = 0; i < pane.series_count; ++i) {
    const skua_series& s = pane.series[i];
    if (s.label_key.size == 0 || s.label_at >= s.count) continue;
    named.emplace_back(&s, ui.strings.text(from_abi(s.label_key), nullptr, 0));
    const skua_size size = stage.measure(named.back().second, style);
    names.push_back({f.x(s.x[s.label_at]), place.y(s.y[s.label_at]), {size.w + 12, size.h + 4}});
  }
  if (names.empty()) return;
  std::vector<Rect> avoid = covers_of(f, place, pane);
  avoid.push_back(taken);
  auto boxes = place_names(names, place.area, avoid);
  if (!std::ranges::all_of(boxes, [](const auto& box) { return box.has_value(); })) boxes = place_names(names, place.area, {&taken, 1});
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Color color = color_of(stage, *named[i].first);
    draw_dot(stage, {names[i].x, names[i].y}, color);
    if (boxes[i]) draw_boxed(stage, *boxes[i], named[i].second, color);
  }
}

skua_size draw_title(skua_ui& ui, Stage& stage, const Pane& place, const skua_pane& pane, Color color) {
  const std::string title = ui.strings.text(from_abi(pane.y.key), nullptr, 0);
  stage.text({place.area.x, place.area.y - kTitleUp}, title, color, kTitleStyle);
  return stage.measure(title, kTitleStyle);
}

/// Until somebody has: that the plot can be read with the pointer, in as many words as there is room for beside the title.
void draw_invitation(skua_ui& ui, Stage& stage, const Rect& pane, float title) {
  const float right = pane.x + pane.w - kButton;
  for (const char* key : {"plot.invite", "plot.invite.short"}) {
    const std::string words = ui.strings.text(key, nullptr, 0);
    if (pane.x + title + 16 + stage.measure(words, {.px = kLabelPx}).w > right) continue;
    stage.text({right, pane.y - kTitleUp}, words, stage.color(SKUA_MUTED), {.px = kLabelPx, .align = SKUA_ALIGN_END});
    return;
  }
}

void draw_pane(skua_ui& ui, Stage& stage, const Frame& f, const Pane& place, const skua_pane& pane, PlotMemory& memory) {
  const Rect& r = place.area;
  draw_y_axis(ui, stage, place);
  const Color color = pane.series_count > 0 ? color_of(stage, pane.series[0]) : stage.color(SKUA_TEXT);
  stage.clip({r.x - 6, r.y - 6, r.w + 12, r.h + 12});
  draw_bars(stage, f, place, pane);
  for (uint32_t s = 0; s < pane.series_count; ++s) {
    if (is_line(pane.series[s])) draw_line_series(stage, f, place, pane.series[s]);
  }
  for (uint32_t s = 0; s < pane.series_count; ++s) {
    if (has_points(pane.series[s])) draw_points(stage, f, place, pane.series[s], memory.dots);
  }
  stage.unclip();
  const Rect marked = draw_marker(ui, stage, place, pane, color);
  stage.frame(r, stage.color(SKUA_CONTROL), 1);
  draw_names(ui, stage, f, place, pane, marked);
  const skua_size title = draw_title(ui, stage, place, pane, color);
  const bool first = &pane == f.plot.panes;
  if (first && !memory.has_cursor && !memory.walk.empty()) draw_invitation(ui, stage, r, title.w);
}

/// The cursor's reading in a pane: the first series that has a point there.
void draw_reading(skua_ui& ui, Stage& stage, const Frame& f, const Pane& place, uint32_t index, float x) {
  const skua_pane& pane = f.plot.panes[index];
  for (uint32_t i = 0; i < pane.series_count; ++i) {
    const skua_series& s = pane.series[i];
    const int64_t k = plot_point_near(f.plot, s, x);
    if (k < 0) continue;
    const Point at{f.x(s.x[k]), place.y(s.y[k])};
    const Color color = color_of(stage, s);
    draw_dot(stage, at, color);
    const skua_size title = stage.measure(ui.strings.text(from_abi(pane.y.key), nullptr, 0), kTitleStyle);
    draw_flag(stage, place.area, title.w, index == 0, at, plot_value(ui, f.plot, index, s, k), color);
    return;
  }
}

void draw_cursor(skua_ui& ui, Stage& stage, const Frame& f, std::span<const Pane> panes, const PlotMemory& memory) {
  if (!memory.has_cursor || memory.walk.empty()) return;
  const float place = memory.walk[memory.cursor_index()];
  const float x = f.x(place);
  const float bottom = f.area.y + f.area.h;
  const Color color = stage.color(ui.is_hot(memory.id) ? SKUA_FOCUS : SKUA_CONTROL);
  stage.line({x, f.area.y}, {x, bottom}, color, 2);
  for (uint32_t p = 0; p < panes.size(); ++p) draw_reading(ui, stage, f, panes[p], p, place);
  std::string where = plot_year(ui, f.plot, place);
  if (where.empty()) where = plot_place(ui, f.plot, memory, memory.cursor_index());
  const float w = stage.measure(where, {.px = kTickPx, .bold = true}).w + 12;
  const Rect box{std::clamp(x - w / 2, f.area.x - 8, f.area.x + f.area.w - w + 8), bottom + 1, w, 18};
  stage.rect(box, color, 6);
  stage.text({box.x + 6, box.y}, where, stage.color(SKUA_SURFACE), {.px = kTickPx, .bold = true});
}

}  // namespace

int64_t plot_point_near(const skua_plot& plot, const skua_series& s, float x) {
  const float reach = std::fabs(plot.x.max - plot.x.min) / 800.0f;
  const float* at = std::lower_bound(s.x, s.x + s.count, x);
  int64_t best = -1;
  for (const float* c : {at - 1, at}) {
    if (c < s.x || c >= s.x + s.count || std::fabs(*c - x) > reach) continue;
    if (best < 0 || std::fabs(*c - x) < std::fabs(s.x[best] - x)) best = c - s.x;
  }
  return best;
}

std::string plot_place(const skua_ui& ui, const skua_plot& plot, const PlotMemory& memory, std::size_t index) {
  constexpr uint32_t kMostDecimals = 6;
  const double unit = plot.x_unit > 0 ? static_cast<double>(plot.x_unit) : 1.0;
  const auto at = [&](std::size_t i) { return static_cast<double>(memory.walk[i]) / unit; };
  uint32_t decimals = plot.x.decimals;
  const auto alike = [&](std::size_t other) {
    const double scale = std::pow(10.0, decimals);
    return std::round(at(index) * scale) == std::round(at(other) * scale);
  };
  const bool before = index > 0, after = index + 1 < memory.walk.size();
  while (decimals < kMostDecimals && ((before && alike(index - 1)) || (after && alike(index + 1)))) ++decimals;
  return ui.strings.number(at(index), static_cast<int>(decimals));
}

std::string plot_year(const skua_ui& ui, const skua_plot& plot, float x) {
  const bool has_zero = plot.size > offsetof(skua_plot, year_zero);  // a module of an older SDK has no such field
  if (!has_zero || plot.year_zero <= 0 || x >= 0) return {};
  const std::string digits = std::to_string(std::lround(plot.year_zero - x));  // not grouped like 2,025
  const Value year[] = {{"year", digits}};
  return ui.strings.text("plot.year", year, 1);
}

std::string plot_value(const skua_ui& ui, const skua_plot& plot, uint32_t pane, const skua_series& s, int64_t index) {
  const std::string number = ui.strings.number(static_cast<double>(s.y[index]), static_cast<int>(s.decimals));
  const bool has_keys = plot.size > offsetof(skua_plot, value_keys);  // as above
  if (!has_keys || plot.value_keys == nullptr) return number;
  const Value value[] = {{"value", number}};
  return ui.strings.text(from_abi(plot.value_keys[pane]), value, 1);
}

void draw_plot(skua_ui& ui, const skua_plot& plot, PlotMemory& memory) {
  Stage stage(&ui);
  const Rect all = plot.node.rect;
  stage.rect(all, stage.color(SKUA_SURFACE), 12);
  const TextStyle small{.px = kTickPx, .max_width = all.w - 32};
  const float source = all.h >= 420 ? stage.measure(from_abi(plot.source), small).h + 4 : 0;
  const float gap = 30, top = all.y + 30;
  const auto count = static_cast<float>(plot.pane_count);
  const float height = (all.h - 30 - 44 - source - gap * (count - 1)) / count;
  std::vector<Pane> panes;
  for (uint32_t p = 0; p < plot.pane_count; ++p)
    panes.push_back({{0, top + static_cast<float>(p) * (height + gap), 0, height}, scale_of(plot.panes[p].y)});
  const float left = label_width(ui, stage, panes) + 12;
  const Frame f{{all.x + left, top, all.w - left - 16, height * count + gap * (count - 1)}, plot, memory.x};
  if (f.area.w < 40 || f.area.h < 60 || plot.pane_count == 0) return;
  memory.area = f.area;
  memory.source_drawn = source > 0;
  memory.dots.clear();
  draw_x_axis(ui, stage, f, f.area.y + f.area.h);
  for (uint32_t p = 0; p < plot.pane_count; ++p) {
    panes[p].area.x = f.area.x;
    panes[p].area.w = f.area.w;
    draw_pane(ui, stage, f, panes[p], plot.panes[p], memory);
  }
  draw_cursor(ui, stage, f, panes, memory);
  if (source > 0) stage.text({all.x + 16, all.y + all.h - source - 4}, from_abi(plot.source), stage.color(SKUA_MUTED), small);
  stage.frame(all, stage.color(SKUA_LINE), 1, 12);
}

}  // namespace skua
