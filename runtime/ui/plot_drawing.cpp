#include "ui/plot_drawing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "skua/stage.h"
#include "skua/value.h"
#include "ui/axis.h"
#include "ui/labels.h"
#include "ui/plot_layout.h"

namespace skua {

namespace {

constexpr TextStyle kTickStyle{.px = kPlotTickPx};
constexpr TextStyle kBoldStyle{.px = kPlotTickPx, .bold = true};

struct Frame {
  const PlotLayout& layout;
  const skua_plot& plot;
  Scale scale;  ///< of the horizontal axis
  const Rect& area = layout.area;

  float x(float value) const { return area.x + static_cast<float>(scale.part(static_cast<double>(value))) * area.w; }
  float bottom() const { return area.y + area.h; }
};

/// What the cursor is at, below the panes.
struct Place {
  float value = 0;  ///< on the horizontal axis
  float x = 0;
  std::string text;
  Rect box{};  ///< empty where it finds no room beside what the module writes there
  Color color = 0;
};

/// Where marks of the horizontal axis lie.
std::vector<std::pair<float, std::string>> marks_of(const skua_ui& ui, const Frame& f) {
  const double unit = f.plot.x_unit > 0 ? static_cast<double>(f.plot.x_unit) : 1.0;
  const Scale shown{f.scale.min / unit, f.scale.max / unit, f.scale.log};
  const int most = std::max(2, static_cast<int>(f.area.w / (64 * f.layout.letters.scale)));
  std::vector<std::pair<float, std::string>> marks;
  for (const AxisTick& tick : ticks_on(shown, most))
    marks.emplace_back(f.x(static_cast<float>(tick.value * unit)), ui.strings.number(tick.value, tick.decimals));
  return marks;
}

bool meet(float middle, float half, float other, float other_half) { return std::fabs(middle - other) < half + other_half + 4; }

std::span<const skua_plot_note> notes_of(const skua_plot& plot) {
  if (plot.size <= offsetof(skua_plot, note_count)) return {};  // a module of an older SDK has no such field
  return {plot.notes, plot.note_count};
}

/// Whether the module writes something below the panes there.
bool is_noted(const Frame& f, float middle, float half) {
  return std::ranges::any_of(notes_of(f.plot), [&](const skua_plot_note& note) {
    return meet(middle, half, f.x(note.x) + note.w / 2, std::fabs(note.w) / 2);
  });
}

/// Numbers and name of the horizontal axis; a number gives way to the one before it, to the cursor's place and to the module's notes.
void draw_x_axis(skua_ui& ui, Stage& stage, const Frame& f, const std::optional<Place>& place) {
  constexpr float kBeyond = kPlotGap - 1;
  float last = 0, last_half = 0;
  bool first = true;
  for (const auto& [x, text] : marks_of(ui, f)) {
    const float half = stage.measure(text, kTickStyle).w / 2;
    const float at = std::clamp(x, f.area.x + half - kBeyond, std::max(f.area.x + half - kBeyond, f.area.x + f.area.w - half + kBeyond));
    if (!first && meet(at, half, last, last_half)) continue;
    if (is_noted(f, at, half)) continue;
    if (place && place->box.w > 0 && meet(at, half, place->box.x + place->box.w / 2, place->box.w / 2)) continue;
    stage.text({at, f.bottom() + 2}, text, stage.color(SKUA_MUTED), {.px = kPlotTickPx, .align = SKUA_ALIGN_CENTER});
    last = at;
    last_half = half;
    first = false;
  }
  const Rect& card = f.plot.node.rect;
  const float half = stage.measure(f.layout.axis, f.layout.axis_style).w / 2;
  const float middle = std::clamp(f.area.x + f.area.w / 2, card.x + half + 8, std::max(card.x + half + 8, card.x + card.w - half - 8));
  stage.text({middle, f.bottom() + 2 + f.layout.letters.tick}, f.layout.axis, stage.color(SKUA_TEXT), f.layout.axis_style);
}

void draw_grid(skua_ui& ui, Stage& stage, const Frame& f, const PlotPane& pane) {
  const Rect& r = pane.area;
  const Color color = with_alpha(stage.color(SKUA_LINE), 0.7f);
  for (const auto& [x, text] : marks_of(ui, f)) stage.line({x, r.y}, {x, r.y + r.h}, color, 1);
  for (const AxisTick& tick : pane.ticks(f.layout.letters)) {
    const float y = pane.y(tick.value);
    stage.line({r.x, y}, {r.x + r.w, y}, color, 1);
    stage.text({r.x - kPlotGap, y - f.layout.letters.tick / 2}, ui.strings.number(tick.value, tick.decimals), stage.color(SKUA_MUTED),
               {.px = kPlotTickPx, .align = SKUA_ALIGN_END});
  }
}

/// A dashed line with its text over it, or under it where there is no room over it.
void draw_marker(skua_ui& ui, Stage& stage, PlotPane& place, const skua_pane& pane, Color color) {
  if (pane.marker_key.size == 0) return;
  const Rect& r = place.area;
  const float y = place.y(pane.marker);
  for (float x = r.x; x < r.x + r.w; x += 9) stage.line({x, y}, {std::min(x + 5, r.x + r.w), y}, color, 1.5f);
  const std::string text = ui.strings.text(from_abi(pane.marker_key), nullptr, 0);
  const TextStyle style{.px = kPlotTickPx, .max_width = std::max(1.0f, r.w - 12)};
  const skua_size size = stage.measure(text, style);
  const Point at{r.x + 6, y - 2 - size.h > r.y ? y - 2 - size.h : y + 2};
  const Rect ground{at.x - 2, at.y, size.w + 4, size.h};
  stage.rect(ground, with_alpha(stage.color(SKUA_SURFACE), 0.85f));
  stage.text(at, text, color, style);
  place.words.push_back(ground);
}

/// A line keeps at most two points a pixel column, its lowest and highest: all the shape, little work.
const std::vector<Point>& points_of(const Frame& f, const PlotPane& pane, const skua_series& s) {
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

void draw_line_series(Stage& stage, const Frame& f, const PlotPane& pane, const skua_series& s) {
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

/// What a line runs through without being hidden.
void draw_hollow_dot(Stage& stage, Point at, Color color) {
  stage.disc(at, 5.0f, stage.color(SKUA_SURFACE));
  stage.ring(at, 4.0f, color, 1.5f);
}

/// `hollow`: under the lines of other series, whose peaks are to be seen.
void draw_points(Stage& stage, const Frame& f, const PlotPane& pane, const skua_series& s, bool hollow, std::vector<PlotMemory::Dot>& dots) {
  for (uint32_t i = 0; i < s.count; ++i) {
    const Point at{f.x(s.x[i]), pane.y(s.y[i])};
    (hollow ? draw_hollow_dot : draw_dot)(stage, at, color_of(stage, s));
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

void draw_bars(Stage& stage, const Frame& f, const PlotPane& place, const skua_pane& pane) {
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
  stage.text({box.x + 6, box.y + 2}, text, color, kBoldStyle);
}

/// Whether a place lies between two lines of the module's.
bool is_between_notes(const Frame& f, float x) {
  const auto notes = notes_of(f.plot);
  return std::ranges::any_of(notes, [&](const skua_plot_note& note) { return f.x(note.x) < x; }) &&
         std::ranges::any_of(notes, [&](const skua_plot_note& note) { return f.x(note.x) > x; });
}

/// Puts the places where a box may begin in order: the nearest to the first one first. `rightward`: those to the right of it before
/// all others, so that a box stays on one side while its point goes through a narrow gap.
void order_tries(std::vector<float>& tries, bool rightward) {
  const float nearest = tries.front();
  const auto cost = [&](float left) { return std::pair(rightward && left < nearest, std::fabs(left - nearest)); };
  std::sort(tries.begin() + 1, tries.end(), [&](float a, float b) { return cost(a) < cost(b); });
}

/// Where the box of the cursor's reading lies: above the pane and as near to it as the title lets it be, so that it hides nothing of
/// the curve; where there is no room, beside the point and where nothing is written.
Rect reading_box(const Stage& stage, const PlotPane& pane, float button, Point at, std::string_view text, bool between_notes) {
  const Rect& r = pane.area;
  const skua_size size = stage.measure(text, kBoldStyle);
  const float w = size.w + 12, h = size.h + 4;
  const float least = pane.title_at.x + pane.title_size.w + 8, most = r.x + r.w + (button > 0 ? -button : 8) - w;
  if (least <= most) {
    const float nearest = std::clamp(at.x - w / 2, least, most);
    std::vector<float> tries = {nearest};
    for (const Rect& word : pane.words) tries.insert(tries.end(), {word.x - w - 1, word.x + word.w + 1});
    order_tries(tries, between_notes);
    for (const float left : tries) {
      const Rect box{left, r.y - 4 - h, w, h};
      const auto meets = [&](const Rect& o) { return box.x < o.x + o.w && o.x < box.x + w && box.y < o.y + o.h && o.y < box.y + h; };
      if (left >= least && left <= most && std::ranges::none_of(pane.words, meets)) return box;
    }
  }
  const Naming name{at.x, at.y, {w, h}};
  if (const auto box = place_names({&name, 1}, {r.x + 1, r.y + 1, r.w - 2, r.h - 2}, pane.words)[0]) return *box;
  const float beside = at.x + 10 + w <= r.x + r.w ? at.x + 10 : at.x - 10 - w;
  const float left = std::clamp(beside, r.x + 1, std::max(r.x + 1, r.x + r.w - w - 1));
  return {left, std::clamp(at.y - h / 2, r.y + 1, std::max(r.y + 1, r.y + r.h - h - 1)), w, h};
}

/// Boxes that together cover a pane's lines and points.
std::vector<Rect> covers_of(const Frame& f, const PlotPane& place, const skua_pane& pane) {
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

/// The names of single points, none on another or on what is written there; on curves only where there is no other place.
void draw_names(skua_ui& ui, Stage& stage, const Frame& f, PlotPane& place, const skua_pane& pane) {
  std::vector<Naming> names;
  std::vector<std::pair<const skua_series*, std::string>> named;
  for (uint32_t i = 0; i < pane.series_count; ++i) {
    const skua_series& s = pane.series[i];
    if (s.label_key.size == 0 || s.label_at >= s.count) continue;
    named.emplace_back(&s, ui.strings.text(from_abi(s.label_key), nullptr, 0));
    const skua_size size = stage.measure(named.back().second, kBoldStyle);
    names.push_back({f.x(s.x[s.label_at]), place.y(s.y[s.label_at]), {size.w + 12, size.h + 4}});
  }
  if (names.empty()) return;
  std::vector<Rect> avoid = covers_of(f, place, pane);
  avoid.insert(avoid.end(), place.words.begin(), place.words.end());
  auto boxes = place_names(names, place.area, avoid);
  if (!std::ranges::all_of(boxes, [](const auto& box) { return box.has_value(); })) boxes = place_names(names, place.area, place.words);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Color color = color_of(stage, *named[i].first);
    draw_dot(stage, {names[i].x, names[i].y}, color);
    if (!boxes[i]) continue;
    draw_boxed(stage, *boxes[i], named[i].second, color);
    place.words.push_back(*boxes[i]);
  }
}

/// Until somebody has: that the plot can be read with the pointer, in as many words as there is room for beside the title.
void draw_invitation(skua_ui& ui, Stage& stage, const PlotPane& pane, float button) {
  const float right = pane.area.x + pane.area.w - button;
  for (const char* key : {"plot.invite", "plot.invite.short"}) {
    const std::string words = ui.strings.text(key, nullptr, 0);
    const skua_size size = stage.measure(words, {.px = kPlotLabelPx});
    if (pane.title_at.x + pane.title_size.w + 16 + size.w > right) continue;
    stage.text({right, pane.area.y - 3 - size.h}, words, stage.color(SKUA_MUTED), {.px = kPlotLabelPx, .align = SKUA_ALIGN_END});
    return;
  }
}

/// What the cursor reads in a pane.
struct Reading {
  Point at;
  std::string text;
  Rect box{};
  Color color = 0;
};

/// Of the first series that has a point there; names of points keep clear of it.
std::optional<Reading> reading_of(skua_ui& ui, Stage& stage, const Frame& f, PlotPane& place, uint32_t index, const Place& cursor) {
  const skua_pane& pane = f.plot.panes[index];
  for (uint32_t i = 0; i < pane.series_count; ++i) {
    const skua_series& s = pane.series[i];
    const int64_t k = plot_point_near(f.plot, s, cursor.value);
    if (k < 0) continue;
    Reading reading{{f.x(s.x[k]), place.y(s.y[k])}, plot_value(ui, f.plot, index, s, k), {}, color_of(stage, s)};
    constexpr float kLine = 3, kDot = 7;
    const float over = 2 * f.layout.letters.tick;  // lines of the module's run through the gaps, too
    for (const skua_plot_note& note : notes_of(f.plot)) place.words.push_back({f.x(note.x) - kLine, place.area.y - over, 2 * kLine, place.area.h + over});
    reading.box = reading_box(stage, place, index == 0 ? f.layout.letters.button : 0, reading.at, reading.text, is_between_notes(f, cursor.x));
    place.words.push_back(reading.box);
    place.words.push_back({reading.at.x - kDot, reading.at.y - kDot, 2 * kDot, 2 * kDot});
    return reading;
  }
  return std::nullopt;
}

void draw_pane(skua_ui& ui, Stage& stage, const Frame& f, PlotPane& place, uint32_t index, PlotMemory& memory,
               const std::optional<Place>& cursor) {
  const skua_pane& pane = f.plot.panes[index];
  const Rect& r = place.area;
  draw_grid(ui, stage, f, place);
  const Color color = pane.series_count > 0 ? color_of(stage, pane.series[0]) : stage.color(SKUA_TEXT);
  stage.clip({r.x - 6, r.y - 6, r.w + 12, r.h + 12});
  draw_bars(stage, f, place, pane);
  const std::span<const skua_series> all(pane.series, pane.series_count);
  const bool lined = std::ranges::any_of(all, is_line);
  for (const skua_series& s : all) {
    if (lined && s.mark == SKUA_MARK_POINTS) draw_points(stage, f, place, s, true, memory.dots);
  }
  for (const skua_series& s : all) {
    if (is_line(s)) draw_line_series(stage, f, place, s);
  }
  for (const skua_series& s : all) {
    if (has_points(s) && !(lined && s.mark == SKUA_MARK_POINTS)) draw_points(stage, f, place, s, false, memory.dots);
  }
  stage.unclip();
  // Under all words: none is struck through.
  if (cursor) stage.line({cursor->x, r.y}, {cursor->x, r.y + r.h}, cursor->color, 2);
  draw_marker(ui, stage, place, pane, color);
  stage.frame(r, stage.color(SKUA_CONTROL), 1);
  const std::optional<Reading> reading = cursor ? reading_of(ui, stage, f, place, index, *cursor) : std::nullopt;
  draw_names(ui, stage, f, place, pane);
  stage.text(place.title_at, place.title, color, place.title_style);
  if (reading) {
    draw_dot(stage, reading->at, reading->color);
    draw_boxed(stage, reading->box, reading->text, reading->color);
  }
  if (index == 0 && !memory.has_cursor && !memory.walk.empty()) draw_invitation(ui, stage, place, f.layout.letters.button);
}

std::optional<Place> cursor_place(const skua_ui& ui, const Stage& stage, const Frame& f, const PlotMemory& memory) {
  if (!memory.has_cursor || memory.walk.empty()) return std::nullopt;
  const float at = memory.walk[memory.cursor_index()];
  Place place{at, f.x(at), plot_year(ui, f.plot, at), {}, stage.color(ui.is_hot(memory.id) ? SKUA_FOCUS : SKUA_CONTROL)};
  if (place.text.empty()) place.text = plot_place(ui, f.plot, memory, memory.cursor_index());
  const float w = stage.measure(place.text, kBoldStyle).w + 12;
  const float least = f.area.x - 8;
  const float most = std::max(least, f.area.x + f.area.w - w + 8);
  const std::span<const skua_plot_note> notes = notes_of(f.plot);
  std::vector<float> tries = {std::clamp(place.x - w / 2, least, most)};
  for (const skua_plot_note& note : notes) {
    const float from = f.x(note.x) + std::min(note.w, 0.0f), to = f.x(note.x) + std::max(note.w, 0.0f);
    tries.push_back(from - w - 4.5f);
    tries.push_back(to + 4.5f);
  }
  order_tries(tries, is_between_notes(f, place.x));
  for (const float left : tries) {
    if (left < least || left > most || is_noted(f, left + w / 2, w / 2)) continue;
    place.box = {left, f.bottom() + 1, w, f.layout.letters.tick + 2};
    break;
  }
  return place;
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

std::string plot_place_in_unit(const skua_ui& ui, const skua_plot& plot, const PlotMemory& memory, std::size_t index) {
  std::string year = plot_year(ui, plot, memory.walk[index]);
  if (!year.empty()) return year;
  std::string number = plot_place(ui, plot, memory, index);
  const bool has_key = plot.size > offsetof(skua_plot, place_key) && plot.place_key.size > 0;
  if (!has_key) return number;
  const Value value[] = {{"value", number}};
  return ui.strings.text(from_abi(plot.place_key), value, 1);
}

std::string plot_year(const skua_ui& ui, const skua_plot& plot, float x) {
  const bool has_zero = plot.size > offsetof(skua_plot, year_zero);  // a module of an older SDK has no such field
  if (!has_zero || plot.year_zero <= 0 || x >= 0) return {};
  const std::string digits = std::to_string(std::lround(plot.year_zero - x));  // not grouped like 2,025
  const Value year[] = {{"year", digits}};
  return ui.strings.text("plot.year", year, 1);
}

bool plot_has_units(const skua_plot& plot) {
  return plot.size > offsetof(skua_plot, value_keys) && plot.value_keys != nullptr;  // as above
}

std::string plot_value(const skua_ui& ui, const skua_plot& plot, uint32_t pane, const skua_series& s, int64_t index) {
  const std::string number = ui.strings.number(static_cast<double>(s.y[index]), static_cast<int>(s.decimals));
  if (!plot_has_units(plot)) return number;
  const Value value[] = {{"value", number}};
  return ui.strings.text(from_abi(plot.value_keys[pane]), value, 1);
}

void draw_plot(skua_ui& ui, const skua_plot& plot, PlotMemory& memory) {
  Stage stage(&ui);
  const Rect all = plot.node.rect;
  stage.rect(all, stage.color(SKUA_SURFACE), 12);
  PlotLayout layout(ui, stage, plot);
  if (layout.panes.empty()) return;
  const Frame f{layout, plot, memory.x};
  memory.area = f.area;
  memory.source_drawn = layout.source > 0;
  memory.dots.clear();
  const std::optional<Place> cursor = cursor_place(ui, stage, f, memory);
  draw_x_axis(ui, stage, f, cursor);
  const auto count = static_cast<uint32_t>(layout.panes.size());
  for (uint32_t p = 0; p < count; ++p) draw_pane(ui, stage, f, layout.panes[p], p, memory, cursor);
  if (cursor && cursor->box.w > 0) {
    stage.rect(cursor->box, cursor->color, 6);
    stage.text({cursor->box.x + 6, cursor->box.y}, cursor->text, stage.color(SKUA_SURFACE), kBoldStyle);
  }
  if (layout.source > 0) {
    const TextStyle small{.px = kPlotTickPx, .max_width = all.w - 32};
    stage.text({all.x + 16, all.y + all.h - layout.source - 4}, from_abi(plot.source), stage.color(SKUA_MUTED), small);
  }
  stage.frame(all, stage.color(SKUA_LINE), 1, 12);
}

}  // namespace skua
