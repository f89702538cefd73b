#include "ui/plot_drawing.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "skua/stage.h"

namespace skua {

namespace {

constexpr float kLabelPx = 13;
constexpr float kTickPx = 12;
constexpr float kGap = 6;

std::string_view view(skua_str s) { return {s.data, s.size}; }

struct Frame {
  Rect area;  ///< where data lie
  const skua_plot& plot;
  float x_min, x_max;

  float x(float value) const { return area.x + (value - x_min) / (x_max - x_min) * area.w; }
};

float y_of(const Rect& r, const skua_axis& axis, float value) {
  return r.y + r.h - (value - axis.min) / (axis.max - axis.min) * r.h;
}

double first_tick(double min, double step) { return std::ceil(min / step - 1e-9) * step; }

/// Width that the widest tick label of any pane needs.
float label_width(skua_ui& ui, Stage& stage, const skua_plot& plot) {
  float widest = 0;
  for (uint32_t p = 0; p < plot.pane_count; ++p) {
    const skua_axis& y = plot.panes[p].y;
    for (const float v : {y.min, y.max}) {
      const std::string text = ui.strings.number(static_cast<double>(v), static_cast<int>(y.decimals));
      widest = std::max(widest, stage.measure(text, {.px = kTickPx}).w);
    }
  }
  return widest + kGap;
}

void draw_x_axis(skua_ui& ui, Stage& stage, const Frame& f, float bottom) {
  const double unit = f.plot.x_unit > 0 ? static_cast<double>(f.plot.x_unit) : 1.0;
  const double low = static_cast<double>(std::min(f.x_min, f.x_max)) / unit;
  const double high = static_cast<double>(std::max(f.x_min, f.x_max)) / unit;
  const double step = tick_step(high - low, std::max(2, static_cast<int>(f.area.w / 64)));
  for (double v = first_tick(low, step); v <= high + step * 1e-6; v += step) {
    const float x = f.x(static_cast<float>(v * unit));
    stage.line({x, f.area.y}, {x, bottom}, with_alpha(stage.color(SKUA_LINE), 0.7f), 1);
    const std::string text = ui.strings.number(v, step < 1 ? 1 : 0);
    const float half = stage.measure(text, {.px = kTickPx}).w / 2;
    const float at = std::clamp(x, f.area.x + half - 8, f.area.x + f.area.w - half + 8);
    stage.text({at, bottom + 2}, text, stage.color(SKUA_MUTED), {.px = kTickPx, .align = SKUA_ALIGN_CENTER});
  }
  stage.text({f.area.x + f.area.w / 2, bottom + 18}, ui.strings.text(view(f.plot.x.key), nullptr, 0),
             stage.color(SKUA_TEXT), {.px = kLabelPx, .align = SKUA_ALIGN_CENTER});
}

void draw_y_axis(skua_ui& ui, Stage& stage, const Rect& r, const skua_axis& axis) {
  const double span = static_cast<double>(axis.max - axis.min);
  const double step = tick_step(span, std::max(2, static_cast<int>(r.h / 26)));
  for (double v = first_tick(static_cast<double>(axis.min), step); v <= static_cast<double>(axis.max) + step * 1e-6;
       v += step) {
    const float y = y_of(r, axis, static_cast<float>(v));
    stage.line({r.x, y}, {r.x + r.w, y}, with_alpha(stage.color(SKUA_LINE), 0.7f), 1);
    stage.text({r.x - kGap, y - kTickPx * 0.75f}, ui.strings.number(v, step < 1 ? 1 : 0), stage.color(SKUA_MUTED),
               {.px = kTickPx, .align = SKUA_ALIGN_END});
  }
}

void draw_marker(skua_ui& ui, Stage& stage, const Rect& r, const skua_pane& pane, Color color) {
  if (pane.marker_key.size == 0) return;
  const float y = y_of(r, pane.y, pane.marker);
  for (float x = r.x; x < r.x + r.w; x += 9) stage.line({x, y}, {std::min(x + 5, r.x + r.w), y}, color, 1.5f);
  const std::string text = ui.strings.text(view(pane.marker_key), nullptr, 0);
  stage.text({r.x + 6, y - kTickPx * 1.5f}, text, color, {.px = kTickPx});
}

/// Lines keep at most two points a pixel column, its lowest and highest: all the shape, little work.
void draw_line_series(Stage& stage, const Frame& f, const Rect& r, const skua_axis& axis, const skua_series& s) {
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
      const Point p{f.x(s.x[k]), y_of(r, axis, s.y[k])};
      if (points.empty() || points.back().x != p.x || points.back().y != p.y) points.push_back(p);
    }
  }
  // One by one: joined, the spikes of a jagged record would get mitred tips higher than the data.
  const Color color = stage.color(static_cast<skua_color>(s.color));
  for (std::size_t k = 1; k < points.size(); ++k) stage.line(points[k - 1], points[k], color, 1.5f);
}

void draw_dot(Stage& stage, Point at, Color color) {
  stage.disc(at, 5.5f, stage.color(SKUA_SURFACE));
  stage.disc(at, 4.0f, color);
}

void draw_points(Stage& stage, const Frame& f, const Rect& r, const skua_axis& axis, const skua_series& s) {
  const Color color = stage.color(static_cast<skua_color>(s.color));
  for (uint32_t i = 0; i < s.count; ++i) {
    const Point at{f.x(s.x[i]), y_of(r, axis, s.y[i])};
    draw_dot(stage, at, color);
  }
}

/// A text on a ground of its own beside a point, on the side where there is room.
void draw_flag(Stage& stage, const Rect& bounds, Point at, std::string_view text, Color color) {
  const skua_size size = stage.measure(text, {.px = kTickPx, .bold = true});
  const float w = size.w + 12;
  const float left = at.x + 10 + w <= bounds.x + bounds.w ? at.x + 10 : at.x - 10 - w;
  const float top = std::clamp(at.y - size.h / 2 - 2, bounds.y + 1, bounds.y + bounds.h - size.h - 5);
  const Rect box{left, top, w, size.h + 4};
  stage.rect(box, stage.color(SKUA_SURFACE), 6);
  stage.frame(box, color, 1, 6);
  stage.text({left + 6, top + 2}, text, color, {.px = kTickPx, .bold = true});
}

void draw_label(skua_ui& ui, Stage& stage, const Frame& f, const Rect& r, const skua_axis& axis, const skua_series& s) {
  if (s.label_key.size == 0 || s.label_at >= s.count) return;
  const Point at{f.x(s.x[s.label_at]), y_of(r, axis, s.y[s.label_at])};
  const Color color = stage.color(static_cast<skua_color>(s.color));
  draw_dot(stage, at, color);
  draw_flag(stage, r, at, ui.strings.text(view(s.label_key), nullptr, 0), color);
}

void draw_pane(skua_ui& ui, Stage& stage, const Frame& f, const Rect& r, const skua_pane& pane) {
  draw_y_axis(ui, stage, r, pane.y);
  const Color color = stage.color(pane.series_count > 0 ? static_cast<skua_color>(pane.series[0].color) : SKUA_TEXT);
  stage.clip({r.x - 6, r.y - 6, r.w + 12, r.h + 12});
  for (uint32_t s = 0; s < pane.series_count; ++s) {
    if (pane.series[s].points != 1) draw_line_series(stage, f, r, pane.y, pane.series[s]);
  }
  for (uint32_t s = 0; s < pane.series_count; ++s) {
    if (pane.series[s].points != 0) draw_points(stage, f, r, pane.y, pane.series[s]);
  }
  stage.unclip();
  draw_marker(ui, stage, r, pane, color);
  stage.frame(r, stage.color(SKUA_CONTROL), 1);
  for (uint32_t s = 0; s < pane.series_count; ++s) draw_label(ui, stage, f, r, pane.y, pane.series[s]);
  stage.text({r.x, r.y - kLabelPx * 1.55f}, ui.strings.text(view(pane.y.key), nullptr, 0), color,
             {.px = kLabelPx, .bold = true});
}

/// The cursor's reading in a pane: the first series that has a point there.
void draw_reading(skua_ui& ui, Stage& stage, const Frame& f, const Rect& r, const skua_pane& pane, float x) {
  for (uint32_t i = 0; i < pane.series_count; ++i) {
    const skua_series& s = pane.series[i];
    const int64_t k = plot_point_near(f.plot, s, x);
    if (k < 0) continue;
    const Point at{f.x(s.x[k]), y_of(r, pane.y, s.y[k])};
    const Color color = stage.color(static_cast<skua_color>(s.color));
    draw_dot(stage, at, color);
    draw_flag(stage, r, at, ui.strings.number(static_cast<double>(s.y[k]), static_cast<int>(s.decimals)), color);
    return;
  }
}

void draw_cursor(skua_ui& ui, Stage& stage, const Frame& f, std::span<const Rect> panes, const PlotMemory& memory) {
  if (!memory.has_cursor || memory.walk.empty()) return;
  const float place = memory.walk[memory.cursor_index()];
  const float x = f.x(place);
  const float bottom = f.area.y + f.area.h;
  const Color color = stage.color(ui.is_hot(memory.id) ? SKUA_FOCUS : SKUA_CONTROL);
  stage.line({x, f.area.y}, {x, bottom}, color, 2);
  for (std::size_t p = 0; p < panes.size(); ++p) draw_reading(ui, stage, f, panes[p], f.plot.panes[p], place);
  const std::string where = plot_x_text(ui, f.plot, place);
  const float w = stage.measure(where, {.px = kTickPx, .bold = true}).w + 12;
  const Rect box{std::clamp(x - w / 2, f.area.x - 8, f.area.x + f.area.w - w + 8), bottom + 1, w, 18};
  stage.rect(box, color, 6);
  stage.text({box.x + 6, box.y}, where, stage.color(SKUA_SURFACE), {.px = kTickPx, .bold = true});
}

}  // namespace

double tick_step(double span, int most) {
  const double raw = span / most;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= raw * 0.999999) return power * factor;
  }
  return power * 10;
}

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

std::string plot_x_text(const skua_ui& ui, const skua_plot& plot, float x) {
  const double unit = plot.x_unit > 0 ? static_cast<double>(plot.x_unit) : 1.0;
  return ui.strings.number(static_cast<double>(x) / unit, static_cast<int>(plot.x.decimals));
}

void draw_plot(skua_ui& ui, const skua_plot& plot, PlotMemory& memory) {
  Stage stage(&ui);
  const Rect all = plot.node.rect;
  stage.rect(all, stage.color(SKUA_SURFACE), 12);
  const float left = label_width(ui, stage, plot) + 12;
  const TextStyle small{.px = kTickPx, .max_width = all.w - 32};
  const float source = all.h >= 420 ? stage.measure(view(plot.source), small).h + 4 : 0;
  Frame f{{all.x + left, all.y + 30, all.w - left - 16, all.h - 30 - 44 - source}, plot, plot.x.min, plot.x.max};
  if (f.area.w < 40 || f.area.h < 60 || plot.pane_count == 0) return;
  memory.area = f.area;
  draw_x_axis(ui, stage, f, f.area.y + f.area.h);
  const float gap = 30;
  const auto count = static_cast<float>(plot.pane_count);
  const float height = (f.area.h - gap * (count - 1)) / count;
  std::vector<Rect> panes;
  for (uint32_t p = 0; p < plot.pane_count; ++p) {
    panes.push_back({f.area.x, f.area.y + static_cast<float>(p) * (height + gap), f.area.w, height});
    draw_pane(ui, stage, f, panes.back(), plot.panes[p]);
  }
  draw_cursor(ui, stage, f, panes, memory);
  if (source > 0) stage.text({all.x + 16, all.y + all.h - source - 4}, view(plot.source), stage.color(SKUA_MUTED), small);
  stage.frame(all, stage.color(SKUA_LINE), 1, 12);
}

}  // namespace skua
