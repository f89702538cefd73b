// The stage: a lamp on a bench, a light meter that is dragged along it, and what has been measured
// as a plot.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "view.h"

namespace skua::gallery {
namespace {

constexpr float kMargin = 24, kFoot = 27;

struct Places {
  Rect scene{};
  Rect plot{};
  Rect history{};             ///< of the readings
  float left = 0, right = 0;  ///< of the scale: 0 cm and 200 cm
  float bench = 0;            ///< its top
  float size = 1;             ///< of lamp and meter
  float letters = 1;          ///< see Stage::letters

  float eye() const { return bench - 80 * size; }  ///< height of bulb and meter
  /// Where the glass can be, in the order of kGlassSpots.
  Rect glass(uint32_t spot, float meter_cm) const {
    const float w = 16 * size, h = 56 * size;
    const float beside_bulb = left + 23 * size + w / 2;
    const float display = 40 * std::clamp(size, 1.0f, 1.375f) * letters + 16;  // half of it
    const float beside_display = x_of(meter_cm) - std::max(44 * size, display) - w / 2;
    const float centre = spot == 0   ? scene.w - kMargin - w / 2 + 8
                         : spot == 1 ? beside_bulb
                                     : std::max(beside_display, beside_bulb);
    const float top = spot == 0 ? bench - h - 4 : eye() - h / 2;
    return {centre - w / 2, top, w, h};
  }
  float x_of(float cm) const { return left + (right - left) * cm / kFarthest_cm; }
};

Places places_on(const Stage& stage, std::size_t readings) {
  const float letters = stage.letters();
  const float history = 32 + 72 * letters, lowest_plot = 190 * letters;
  const bool with_plot = readings > 0;
  Places p;
  p.letters = letters;
  const float height = with_plot ? stage.height() * 0.46f : stage.height();
  p.scene = {0, 0, stage.width(), height};
  p.size = std::clamp((height - 64) / 190, 0.55f, 1.7f);
  p.left = kMargin + 26 * p.size + 8;
  const float shelf = 42 * p.size;
  p.right = std::max(p.left + 80, stage.width() - kMargin - shelf);
  p.bench = std::min(height * 0.7f, height - kFoot - 29 * letters);
  const float inset = stage.width() < 520 ? 8 : kMargin;
  if (with_plot)
    p.plot = {inset, height + 8, stage.width() - 2 * inset, stage.height() - height - 8 - inset};
  if (readings > 1 && p.plot.h - history >= lowest_plot) {
    p.plot.h -= history;
    p.history = {inset, p.plot.y + p.plot.h + 6, p.plot.w, history - 6};
  }
  return p;
}

void draw_room(const Lamp& lamp, Stage& stage, const Places& p) {
  const Color dusk =
      mix(stage.color(SKUA_STEEL), stage.color(SKUA_SKY_TOP), stage.dark() ? 1.0f : 0.35f);
  stage.gradient(p.scene, dusk, mix(dusk, stage.color(SKUA_SKY_LOW), 0.45f));
  if (lamp.on) {
    const float strength = 0.45f + 0.55f * static_cast<float>(lamp.bulbs) / kMostBulbs;
    stage.glow({p.left, p.eye()}, (22 + 380 * strength) * p.size,
               with_alpha(stage.color(SKUA_SUN), 0.3f + 0.45f * strength));
  }
  const Color wood = mix(stage.color(SKUA_ROCK), stage.color(SKUA_SKY_LOW), 0.25f);
  stage.gradient({0, p.bench, p.scene.w, p.scene.h - p.bench}, wood, stage.color(SKUA_ROCK));
  stage.rect({0, p.bench, p.scene.w, 3}, with_alpha(stage.color(SKUA_SUN), lamp.on ? 0.5f : 0.15f));
}

void draw_lamp(const Lamp& lamp, Stage& stage, const Places& p) {
  const Color metal = stage.color(SKUA_STEEL), sun = stage.color(SKUA_SUN);
  const float y = p.eye(), u = p.size;
  stage.rect({p.left - 26 * u, p.bench - 8 * u, 52 * u, 8 * u + 1}, metal, 4 * u);
  stage.rect({p.left - 3 * u, y + 20 * u, 6 * u, p.bench - y - 24 * u}, metal);
  stage.rect({p.left - 12 * u, y + 16 * u, 24 * u, 17 * u}, metal, 4 * u);
  stage.rect({p.left - 12 * u, y + 21 * u, 24 * u, 2 * u},
             mix(metal, stage.color(SKUA_SNOW), 0.4f));
  stage.rect({p.left - 12 * u, y + 26 * u, 24 * u, 2 * u},
             mix(metal, stage.color(SKUA_SNOW), 0.4f));
  const Color glass = lamp.on ? sun : mix(metal, stage.color(SKUA_SNOW), 0.4f);
  stage.disc({p.left, y}, 21 * u, glass);
  stage.ring({p.left, y}, 21 * u, with_alpha(metal, lamp.on ? 0.35f : 1.0f), 2);
  if (lamp.on) stage.disc({p.left, y}, 11 * u, mix(sun, 0xffffffffu, 0.6f));
}

void draw_scale(Ui& ui, Stage& stage, const Places& p) {
  const Color ink = with_alpha(stage.color(SKUA_SNOW), 0.95f);
  for (int cm = 0; cm <= kFarthest_cm; cm += 10) {
    const bool long_mark = cm % 50 == 0;
    const float x = p.x_of(static_cast<float>(cm));
    stage.line({x, p.bench + 10}, {x, p.bench + (long_mark ? 24.0f : 17.0f)}, ink,
               long_mark ? 2.0f : 1.0f);
    if (!long_mark) continue;
    const NumberText n = ui.number(cm);
    stage.text({x, p.bench + kFoot}, n, ink, {.px = 14, .align = SKUA_ALIGN_CENTER});
  }
}

/// Returns where its display lies.
Rect draw_meter(const Lamp& lamp, Ui& ui, Stage& stage, const Places& p, bool hot) {
  const float x = p.x_of(static_cast<float>(lamp.distance_cm)), y = p.eye(), u = p.size;
  stage.rect({x - 26 * u, p.bench - 8 * u, 52 * u, 8 * u + 1}, stage.color(SKUA_STEEL), 4 * u);
  stage.rect({x - 4 * u, y + 10, 8 * u, p.bench - y - 12}, stage.color(SKUA_STEEL));
  const std::string_view words = lux_text(ui, lamp.decilux());
  const TextStyle style{
      .px = std::clamp(16 * u, 16.0f, 22.0f), .bold = true, .align = SKUA_ALIGN_CENTER};
  const skua_size size = stage.measure(words, style);
  const float w = std::max(84.0f * u, size.w + 24), h = size.h + 20;
  const float centre = std::clamp(x, w / 2 + 6, p.scene.w - w / 2 - 6);
  const Rect card{centre - w / 2, std::max(4.0f, y - h / 2), w, h};
  stage.rect({card.x - 2, card.y - 2, card.w + 4, card.h + 5},
             with_alpha(stage.color(SKUA_ROCK), 0.35f), 12);
  stage.rect(card, stage.color(SKUA_SURFACE), 10);
  if (hot)
    stage.focus_frame(card, 3, 10);
  else
    stage.frame(card, stage.color(SKUA_CONTROL), 2, 10);
  stage.text({centre, card.y + 10}, words, stage.color(SKUA_TEXT), style);
  return card;
}

void draw_glass(Stage& stage, const Places& p, Rect pane, bool hot) {
  const float foot = p.bench - (pane.y + pane.h);
  if (foot > 6)
    stage.rect({pane.x + pane.w / 2 - 2, pane.y + pane.h, 4, foot}, stage.color(SKUA_STEEL));
  stage.rect(pane, with_alpha(stage.color(SKUA_ROCK), 0.55f), 4);
  stage.rect({pane.x + 2, pane.y + 3, 3, pane.h - 6}, with_alpha(stage.color(SKUA_SNOW), 0.35f), 2);
  if (hot)
    stage.focus_frame(pane, 3, 4);
  else
    stage.frame(pane, stage.color(SKUA_SNOW), 1.5f, 4);
}

/// The glass stands where it was put, and follows the pointer that drags it.
void show_glass(const Lamp& lamp, Ui& ui, Stage& stage, const Places& p) {
  const auto cm = static_cast<float>(lamp.distance_cm);
  skua_spot spots[std::size(kGlassSpots)];
  for (uint32_t i = 0; i < std::size(kGlassSpots); ++i)
    spots[i] = {to_abi(kGlassSpots[i]), stage.drawn() ? p.glass(i, cm) : Rect{}};
  const Rect place = spots[lamp.glass].rect;
  const std::string key = std::string("glass.") + std::string(kGlassSpots[lamp.glass]);
  const Ui::Drag drag = ui.draggable("glass", kGlassSpots[lamp.glass], spots,
                                     {.key = key, .description_key = "glass.more", .rect = place});
  if (!drag.dropped.empty()) ui.command("move_glass", {{"to", drag.dropped}});
  if (!stage.drawn()) return;
  Rect at = place;
  if (drag.at) at = {drag.at->x - place.w / 2, drag.at->y - place.h / 2, place.w, place.h};
  draw_glass(stage, p, at, drag.held || ui.is_hot("glass"));
}

void draw_names(const Lamp& lamp, Ui& ui, Stage& stage, const Places& p, Rect display) {
  const auto cm = static_cast<float>(lamp.distance_cm);
  const float u = p.size;
  const skua_label names[] = {
      {p.left, p.eye(), to_abi(ui.tr("lamp_on")), stage.color(SKUA_AGAIN)},
      {p.x_of(cm), (p.eye() + p.bench) / 2, to_abi(ui.tr("distance")), stage.color(SKUA_ACCENT)},
      {p.x_of(kFarthest_cm * 0.5f), p.bench + 14, to_abi(ui.tr("axis.distance")),
       stage.color(SKUA_STEEL)},
  };
  const Rect bulb{p.left - 22 * u, p.eye() - 22 * u, 44 * u, 44 * u};
  const Rect avoid[] = {display,        bulb,
                        p.glass(0, cm), p.glass(1, cm),
                        p.glass(2, cm), {0, p.bench, p.scene.w, kFoot + 21 * stage.letters()}};
  stage.labels(names, p.scene, avoid);
}

/// How the readings are plotted: see the field "plot_as".
struct PlotAs {
  uint32_t mark = SKUA_MARK_POINTS_AND_LINE;
  uint32_t scale = SKUA_SCALE_LINEAR;
  bool both = false;  ///< below, the light times the square of the distance
};

PlotAs plot_as(std::string_view field) {
  if (field == "line") return {SKUA_MARK_LINE};
  if (field == "points") return {SKUA_MARK_POINTS};
  if (field == "bars") return {SKUA_MARK_BARS};
  if (field == "area") return {SKUA_MARK_AREA};
  if (field == "log") return {SKUA_MARK_POINTS_AND_LINE, SKUA_SCALE_LOG};
  if (field == "panes") return {SKUA_MARK_POINTS_AND_LINE, SKUA_SCALE_LINEAR, true};
  return {};
}

/// The readings as numbers for the plot, from the nearest to the farthest.
struct Points {
  std::vector<float> x, light, times_square;
  float least = 1000;  ///< of the light, for a logarithmic axis
  float most = 100, most_times_square = 1.2f * kBulb_cd;
  uint32_t brightest = 0;
};

Points points_of(std::vector<Reading> readings) {
  std::ranges::stable_sort(readings, {}, &Reading::distance_cm);
  Points p;
  for (const Reading& reading : readings) {
    const float lux = static_cast<float>(reading.decilux()) / 10,
                m = static_cast<float>(reading.distance_cm) / 100;
    if (p.x.empty() || lux > p.light[p.brightest]) p.brightest = static_cast<uint32_t>(p.x.size());
    p.x.push_back(static_cast<float>(reading.distance_cm));
    p.light.push_back(lux);
    p.times_square.push_back(lux * m * m);
    p.most = std::max(p.most, lux * 1.1f);
    p.least = std::min(p.least, lux * 0.9f);
    p.most_times_square = std::max(p.most_times_square, p.times_square.back() * 1.1f);
  }
  return p;
}

skua_series series_of(std::string_view key, const std::vector<float>& x,
                      const std::vector<float>& y, uint32_t color, uint32_t mark) {
  return {.key = to_abi(key),
          .x = x.data(),
          .y = y.data(),
          .count = static_cast<uint32_t>(x.size()),
          .color = color,
          .mark = mark,
          .decimals = 1,
          .label_key = {},
          .label_at = 0};
}

void show_plot(const Lamp& lamp, Ui& ui, Stage& stage, Rect area) {
  if (ui.field("plot_as") == "stars") return show_stars(ui, stage, area);
  const PlotAs as = plot_as(ui.field("plot_as"));
  const bool log = as.scale == SKUA_SCALE_LOG;
  const Points points = points_of(lamp.readings);
  skua_series light = series_of("series.light", points.x, points.light, SKUA_ACCENT, as.mark);
  if (as.mark == SKUA_MARK_POINTS) {
    light.label_key = to_abi("label.brightest");
    light.label_at = points.brightest;
  }
  const skua_series times_square = series_of("series.times_square", points.x, points.times_square,
                                             SKUA_AGAIN, SKUA_MARK_POINTS_AND_LINE);
  const float top = log ? std::max(points.most, 1000.0f) : points.most;
  const skua_pane panes[] = {
      {{to_abi("axis.light"), log ? points.least : 0, top, 0, as.scale}, &light, 1, 0, {}},
      {{to_abi("axis.times_square"), 0, points.most_times_square, 0, SKUA_SCALE_LINEAR},
       &times_square,
       1,
       kBulb_cd,
       to_abi("marker.bulb")}};
  skua_plot plot{};
  plot.size = sizeof plot;
  plot.node = Ui::node(SKUA_ROLE_PLOT, "plot", {.rect = area}, {});
  plot.x = {to_abi("axis.distance"), log ? float{kNearest_cm} : 0, kFarthest_cm, 0, as.scale};
  plot.x_unit = 1;
  plot.panes = panes;
  plot.pane_count = as.both ? 2 : 1;
  plot.summary = to_abi(ui.tr("plot.summary", {{"n", static_cast<double>(lamp.readings.size())}}));
  plot.source = to_abi(ui.tr("plot.source"));
  static constexpr skua_str kValues[] = {to_abi("value.light"), to_abi("value.times_square")};
  plot.value_keys = kValues;
  plot.place_key = to_abi("value.distance");
  ui.plot(plot);
}

/// The readings in the order in which they were taken: one of them is looked at, and stands on the
/// bench once more.
void show_history(const Lamp& lamp, Ui& ui, Stage& stage, const Places& p) {
  const auto count = static_cast<uint32_t>(lamp.readings.size());
  if (count < 2 || (stage.drawn() && p.history.w <= 0)) return;
  uint32_t chosen = 0;
  for (const char c : ui.field("reading")) chosen = chosen * 10 + static_cast<uint32_t>(c - '0');
  if (chosen < 1 || chosen > count) chosen = count;
  const Reading& reading = lamp.readings[chosen - 1];
  std::vector<std::string> names;
  std::vector<Ui::Moment> moments;
  names.reserve(2 * count);
  for (uint32_t i = 0; i < count; ++i) {
    const NumberText cm = ui.number(lamp.readings[i].distance_cm);
    const std::string& id = names.emplace_back(std::to_string(i + 1));
    moments.push_back(
        {id, static_cast<double>(i + 1), names.emplace_back(ui.tr("cm", {{"n", cm}}))});
  }
  const NumberText cm = ui.number(reading.distance_cm), n = ui.number(chosen),
                   all = ui.number(count);
  const auto wanted = ui.timeline(
      "reading",
      {.min = 1,
       .max = static_cast<double>(count),
       .step = 1,
       .value = static_cast<double>(chosen),
       .value_text =
           ui.tr("reading.value",
                 {{"n", n}, {"all", all}, {"cm", cm}, {"lux", lux_text(ui, reading.decilux())}})},
      moments, {.rect = p.history});
  if (wanted) ui.set_field("reading", std::to_string(static_cast<int>(*wanted)));
  if (!stage.drawn() || reading.distance_cm == lamp.distance_cm) return;
  const float x = p.x_of(static_cast<float>(reading.distance_cm));
  stage.line({x, p.eye()}, {x, p.bench + 6}, stage.color(SKUA_AGAIN), 3);
  stage.disc({x, p.eye()}, 6, stage.color(SKUA_AGAIN));
}

}  // namespace

void show_bench(const Lamp& lamp, Ui& ui) {
  Stage stage = ui.stage();
  const bool with_plot = !lamp.readings.empty();
  const Places p = stage.drawn() ? places_on(stage, lamp.readings.size()) : Places{};
  if (stage.drawn()) {
    stage.gradient({0, 0, stage.width(), stage.height()}, stage.color(SKUA_BG),
                   stage.color(SKUA_BG));
    stage.clip(p.scene);
    draw_room(lamp, stage, p);
    draw_scale(ui, stage, p);
    draw_lamp(lamp, stage, p);
    const Rect display = draw_meter(lamp, ui, stage, p, ui.is_hot("distance"));
    draw_names(lamp, ui, stage, p, display);
    stage.unclip();
  }
  ui.object("lamp", {.key = lamp.on ? "lamp.on" : "lamp.off",
                     .description_key = "lamp.more",
                     .rect = {p.left - 26 * p.size, p.eye() - 21 * p.size, 52 * p.size,
                              p.bench - p.eye() + 21 * p.size}});
  ui.object("scale", {.key = "axis.distance",
                      .description_key = "scale.more",
                      .rect = {p.left, p.bench + 8, p.right - p.left, kFoot + 13 * p.letters}});
  const NumberText cm = ui.number(lamp.distance_cm);
  const Slider distance{
      .min = 0,
      .max = kFarthest_cm,
      .step = kStep_cm,
      .value = static_cast<double>(lamp.distance_cm),
      .value_text = ui.tr("meter.at", {{"n", cm}, {"lux", lux_text(ui, lamp.decilux())}})};
  const float top = std::max(0.0f, p.eye() - 34);
  const Rect track{p.left, top, p.right - p.left, p.bench + kFoot - top};
  if (const auto value =
          ui.slider("distance", distance, {.description_key = "distance.more", .rect = track})) {
    ui.command("set_distance", {{"cm", std::max<double>(kNearest_cm, *value)}});
  }
  show_glass(lamp, ui, stage, p);
  if (with_plot) show_plot(lamp, ui, stage, p.plot);
  show_history(lamp, ui, stage, p);
}

}  // namespace skua::gallery
