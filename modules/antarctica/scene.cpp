// The drilling site on Antarctica's plateau, cut open: sky, snow and camp above, three kilometres of ice below.
#include <algorithm>
#include <array>
#include <cmath>

#include "ice_core_view.h"
#include "key.h"

namespace skua::antarctica {
namespace {

constexpr float kScalePx = 12;

/// Where things are on the stage.
struct Site {
  Rect area;
  float snow_y;    ///< the surface: depth 0
  float bed_y;     ///< the end of the core
  float hole_x;    ///< middle of the borehole
  float hole_w;
  bool narrow;

  float y(float depth_m) const { return snow_y + (bed_y - snow_y) * depth_m / static_cast<float>(kCoreLength_m); }
  float right() const { return area.x + area.w; }
  float bottom() const { return area.y + area.h; }
};

/// `label`: the width of the scale's widest number, which must fit between the edge and the hole.
Site site_in(Rect area, bool whole_stage, float label) {
  Site s{};
  s.area = area;
  s.narrow = area.w < 190;
  const float sky = whole_stage ? 0.34f : 0.20f;
  s.snow_y = area.y + std::clamp(area.h * sky, 64.0f, 300.0f);
  s.bed_y = area.y + area.h - std::clamp(area.h * 0.05f, 16.0f, 44.0f);
  s.hole_w = s.narrow ? 12.0f : 16.0f;
  const float least = label + 24 + s.hole_w / 2;
  s.hole_x = area.x + std::max(least, area.w * (s.narrow ? 0.62f : whole_stage ? 0.46f : 0.56f));
  return s;
}

/// Noise that is the same in every pass: 0..1.
float noise(uint32_t n) {
  n = (n ^ 61u) ^ (n >> 16);
  n *= 9u;
  n ^= n >> 4;
  n *= 0x27d4eb2du;
  n ^= n >> 15;
  return static_cast<float>(n & 0xffffu) / 65535.0f;
}

/// Light that fades outwards without an edge.
void glow(Stage& stage, Point center, float radius, Color color) {
  constexpr int kRings = 28;
  for (int i = 0; i < kRings; ++i) {
    const float out = 1 - static_cast<float>(i) / kRings;
    stage.disc(center, radius * out * out, with_alpha(color, stage.dark() ? 0.0157f : 0.0275f));
  }
}

/// A band of hills or drifts whose upper edge swings about `y`; filled down to `floor`.
void ridge(Stage& stage, const Site& s, float y, float swing, uint32_t seed, float floor, Color color) {
  constexpr int kSteps = 24;
  std::array<Point, kSteps + 3> edge;
  for (int i = 0; i <= kSteps; ++i) {
    const float along = static_cast<float>(i) / kSteps;
    const float wave = std::sin(along * 5.0f + static_cast<float>(seed)) * 0.5f +
                       std::sin(along * 13.0f + static_cast<float>(seed) * 2.3f) * 0.3f +
                       (noise(seed * 97u + static_cast<uint32_t>(i)) - 0.5f) * 0.4f;
    edge[static_cast<std::size_t>(i)] = {s.area.x + s.area.w * along, y - wave * swing};
  }
  edge[kSteps + 1] = {s.right(), floor};
  edge[kSteps + 2] = {s.area.x, floor};
  stage.polygon(edge, color);
}

void draw_sky(Stage& stage, const Site& s) {
  const float h = s.snow_y - s.area.y;
  stage.gradient({s.area.x, s.area.y, s.area.w, h * 0.62f + 1}, stage.color(SKUA_SKY_TOP),
                 mix(stage.color(SKUA_SKY_TOP), stage.color(SKUA_SKY_LOW), 0.55f));
  stage.gradient({s.area.x, s.area.y + h * 0.62f, s.area.w, h * 0.38f + 2},
                 mix(stage.color(SKUA_SKY_TOP), stage.color(SKUA_SKY_LOW), 0.55f), stage.color(SKUA_SKY_LOW));
  const Point sun{s.area.x + s.area.w * (s.narrow ? 0.22f : 0.16f), s.snow_y - h * 0.27f};
  const float radius = std::clamp(h * 0.085f, 6.0f, 22.0f);
  stage.clip({s.area.x, s.area.y, s.area.w, h});
  glow(stage, sun, radius * 10, stage.color(SKUA_SUN));
  stage.disc(sun, radius, stage.color(SKUA_SUN));
  stage.unclip();
  const Color haze = mix(stage.color(SKUA_SKY_LOW), stage.color(SKUA_SKY_TOP), 0.45f);
  const Color snow = stage.color(SKUA_SNOW);
  ridge(stage, s, s.snow_y - h * 0.10f, h * 0.05f, 3, s.snow_y + 2, mix(haze, snow, 0.25f));
  ridge(stage, s, s.snow_y - h * 0.045f, h * 0.03f, 8, s.snow_y + 2, mix(haze, snow, 0.6f));
}

/// One line for every 10,000 years of ice, at its true depth: deep layers are pressed thin.
const std::array<int16_t, 80>& layer_depths_m() {
  static std::array<int16_t, 80> depths;
  if (depths[79] == 0) {
    for (int i = 0; i < 80; ++i) {
      depths[static_cast<std::size_t>(i)] = static_cast<int16_t>(depth_of_ice_age((i + 1) * 10000));
    }
  }
  return depths;
}

/// Bubbles, from where they close down to where the pressure dissolves them again.
void draw_bubbles(Stage& stage, const Site& s) {
  const Color white = stage.color(SKUA_SNOW);
  const auto count = static_cast<uint32_t>(std::clamp(s.area.w * 0.32f, 40.0f, 260.0f));
  for (uint32_t i = 0; i < count; ++i) {
    const float part = noise(i * 3u + 1000u);
    const float depth_m = 110 + 1150 * part * part;
    const Point at{s.area.x + s.area.w * noise(i * 3u + 1001u), s.y(depth_m)};
    const float size = 0.7f + 1.5f * noise(i * 3u + 1002u) * (1 - 0.6f * part);
    stage.disc(at, size, with_alpha(white, 0.55f - 0.4f * part));
  }
}

/// Slanting light under the snow, on the side of the sun.
void draw_shafts(Stage& stage, const Site& s) {
  const Color sun = stage.color(SKUA_SUN);
  const float reach = (s.bed_y - s.snow_y) * 0.34f;
  constexpr int kPieces = 10;
  for (uint32_t shaft = 0; shaft < 4; ++shaft) {
    const float x = s.area.x + s.area.w * (0.06f + 0.26f * static_cast<float>(shaft) + 0.08f * noise(shaft + 50u));
    const float w = s.area.w * (0.05f + 0.05f * noise(shaft + 60u));
    for (int i = 0; i < kPieces; ++i) {
      const float y0 = s.snow_y + reach * static_cast<float>(i) / kPieces;
      const float y1 = s.snow_y + reach * static_cast<float>(i + 1) / kPieces;
      const auto shift = [&](float y) { return (y - s.snow_y) * 0.42f; };
      const Point piece[] = {{x + shift(y0), y0}, {x + w + shift(y0), y0}, {x + w + shift(y1), y1}, {x + shift(y1), y1}};
      stage.polygon(piece, with_alpha(sun, (stage.dark() ? 0.05f : 0.16f) * (1 - static_cast<float>(i) / kPieces)));
    }
  }
}

void draw_ice(Stage& stage, const Site& s) {
  const Color high = stage.color(SKUA_ICE_HIGH);
  const Color low = stage.color(SKUA_ICE_LOW);
  const Color snow = stage.color(SKUA_SNOW);
  const Color deep = mix(low, 0xff2a1204u, 0.5f);
  const float from[] = {s.snow_y, s.y(110), s.y(1100), s.y(2200), s.bottom()};
  const Color colors[] = {snow, high, mix(high, low, 0.62f), mix(low, deep, 0.4f), deep};
  for (int i = 0; i < 4; ++i) {
    stage.gradient({s.area.x, from[i], s.area.w, from[i + 1] - from[i] + 0.5f}, colors[i], colors[i + 1]);
  }
  draw_shafts(stage, s);
  float last = s.snow_y;
  for (std::size_t i = 0; i < layer_depths_m().size(); ++i) {
    const float y = s.y(static_cast<float>(layer_depths_m()[i]));
    if (y - last < 2.2f) continue;
    last = y;
    const float strength = 0.05f + 0.16f * noise(static_cast<uint32_t>(i) * 31u + 5u);
    const bool bright = noise(static_cast<uint32_t>(i) + 400u) > 0.45f;
    const Color color = bright ? with_alpha(snow, strength) : with_alpha(mix(low, stage.color(SKUA_ROCK), 0.4f), strength);
    const float sag = 3.0f * std::sin(static_cast<float>(i));
    const Point line[] = {{s.area.x, y + sag},
                          {s.area.x + s.area.w * 0.33f, y - sag * 0.4f},
                          {s.area.x + s.area.w * 0.7f, y + sag * 0.3f},
                          {s.right(), y - sag}};
    stage.path(line, color, 1.0f + 1.6f * noise(static_cast<uint32_t>(i) + 77u));
  }
  draw_bubbles(stage, s);
}

void draw_bed(Stage& stage, const Site& s) {
  const float y = std::min(s.bed_y + 8, s.bottom() - 8);
  ridge(stage, s, y, 4, 21, s.bottom(), stage.color(SKUA_ROCK));
  ridge(stage, s, y + (s.bottom() - y) * 0.45f, 3, 30, s.bottom(), mix(stage.color(SKUA_ROCK), 0xff000000u, 0.25f));
}

void draw_snow_edge(Stage& stage, const Site& s) {
  const Color snow = stage.color(SKUA_SNOW);
  const Color blue = mix(snow, stage.color(SKUA_ICE_LOW), stage.dark() ? 0.35f : 0.13f);
  const float rise = std::clamp(s.area.h * 0.012f, 4.0f, 10.0f);
  ridge(stage, s, s.snow_y - rise * 0.5f, rise, 14, s.snow_y + 1, blue);
  ridge(stage, s, s.snow_y, rise * 0.35f, 17, s.snow_y + 1, snow);
  // wind-carved edges in the snow
  for (uint32_t i = 0; i < 9; ++i) {
    const float x = s.area.x + s.area.w * noise(i + 500u);
    const float y = s.snow_y + 3 + (s.y(110) - s.snow_y) * 0.4f * noise(i + 520u);
    const float w = s.area.w * (0.03f + 0.06f * noise(i + 540u));
    const Point carved[] = {{x, y}, {x + w * 0.4f, y - 1.5f}, {x + w, y + 0.5f}};
    stage.path(carved, with_alpha(blue, 0.9f), 1.5f);
  }
}

void draw_tent(Stage& stage, const Site& s, float x, float unit) {
  const float y = s.snow_y + unit * 0.15f;
  const Color cloth = mix(stage.color(SKUA_TEMPERATURE), stage.color(SKUA_SUN), stage.dark() ? 0.15f : 0.22f);
  const Color shade = mix(cloth, 0xff2a1d30u, 0.35f);
  const Point shadow[] = {{x - unit * 1.2f, y}, {x + unit * 1.35f, y}, {x + unit * 3.4f, y + unit * 0.34f}, {x + unit * 0.4f, y + unit * 0.34f}};
  stage.polygon(shadow, with_alpha(mix(stage.color(SKUA_ICE_LOW), 0xff000000u, 0.3f), 0.25f));
  const Point lit[] = {{x - unit * 1.25f, y}, {x - unit * 0.85f, y - unit * 0.9f}, {x, y - unit * 1.5f}, {x + unit * 0.35f, y}};
  const Point dark[] = {{x, y - unit * 1.5f}, {x + unit * 0.95f, y - unit * 0.85f}, {x + unit * 1.35f, y}, {x + unit * 0.35f, y}};
  stage.polygon(lit, cloth);
  stage.polygon(dark, shade);
  const Point door[] = {{x - unit * 0.12f, y - unit * 0.95f}, {x + unit * 0.22f, y}, {x - unit * 0.42f, y}};
  stage.polygon(door, mix(stage.color(SKUA_SUN), cloth, stage.dark() ? 0.15f : 0.45f));
  stage.line({x - unit * 1.25f, y}, {x - unit * 1.9f, y + unit * 0.1f}, with_alpha(stage.color(SKUA_STEEL), 0.7f), 1);
}

void draw_flag(Stage& stage, const Site& s, float x, float unit, Color cloth) {
  const Color steel = stage.color(SKUA_STEEL);
  stage.line({x, s.snow_y + 1}, {x, s.snow_y - unit * 1.5f}, steel, 1.2f);
  const Point flag[] = {{x, s.snow_y - unit * 1.5f}, {x + unit * 0.75f, s.snow_y - unit * 1.25f}, {x, s.snow_y - unit * 1.0f}};
  stage.polygon(flag, cloth);
}

/// Someone in a parka, watching the cable: how small people are up here.
void draw_person(Stage& stage, const Site& s, float x, float unit) {
  const Color parka = stage.color(SKUA_ACCENT);
  const Color dark = mix(stage.color(SKUA_STEEL), 0xff000000u, stage.dark() ? 0.45f : 0.3f);
  const float y = s.snow_y + unit * 0.12f;
  const Point shadow[] = {{x - unit * 0.15f, y}, {x + unit * 0.2f, y}, {x + unit * 1.1f, y + unit * 0.22f}, {x + unit * 0.75f, y + unit * 0.22f}};
  stage.polygon(shadow, with_alpha(mix(stage.color(SKUA_ICE_LOW), 0xff000000u, 0.3f), 0.25f));
  stage.rect({x - unit * 0.19f, y - unit * 0.45f, unit * 0.16f, unit * 0.45f}, dark, 1);
  stage.rect({x + unit * 0.03f, y - unit * 0.45f, unit * 0.16f, unit * 0.45f}, dark, 1);
  stage.rect({x - unit * 0.26f, y - unit * 1.05f, unit * 0.52f, unit * 0.68f}, parka, unit * 0.16f);
  stage.disc({x, y - unit * 1.18f}, unit * 0.24f, parka);
  stage.disc({x + unit * 0.07f, y - unit * 1.17f}, unit * 0.14f, mix(stage.color(SKUA_SUN), stage.color(SKUA_TEMPERATURE), 0.35f));
}

/// Pieces of the core on their rack; one more for each sample, up to what it carries.
void draw_rack(const IceCore& core, Stage& stage, const Site& s, float x, float unit) {
  const Color steel = stage.color(SKUA_STEEL);
  const float w = unit * 2.3f;
  const float top = s.snow_y - unit * 0.95f;
  for (const float leg : {x + unit * 0.2f, x + w - unit * 0.2f}) stage.line({leg, top}, {leg, s.snow_y + 1}, steel, 1.4f);
  for (int shelf = 0; shelf < 2; ++shelf) {
    const float y = top + unit * 0.5f * static_cast<float>(shelf);
    stage.line({x, y}, {x + w, y}, steel, 1.4f);
    for (int i = 0; i < 4; ++i) {
      if (static_cast<std::size_t>(shelf * 4 + i) >= core.samples.size()) return;
      const Rect piece{x + unit * (0.12f + 0.55f * static_cast<float>(i)), y - unit * 0.26f, unit * 0.46f, unit * 0.24f};
      stage.rect(piece, mix(stage.color(SKUA_ICE_HIGH), stage.color(SKUA_ICE_LOW), 0.25f + 0.1f * static_cast<float>(i)), unit * 0.1f);
    }
  }
}

void draw_camp(const IceCore& core, Stage& stage, const Site& s, float unit) {
  const Color flag = stage.color(SKUA_TEMPERATURE);
  if (s.narrow) {
    draw_tent(stage, s, s.hole_x - unit * 3.4f, unit);
    return;
  }
  const float left = s.hole_x - s.area.x;
  const float right = s.right() - s.hole_x;
  if (left > unit * 11) draw_tent(stage, s, s.hole_x - unit * 9.0f, unit * 0.72f);
  if (left > unit * 7) draw_tent(stage, s, s.hole_x - unit * 5.6f, unit);
  if (right > unit * 4) draw_person(stage, s, s.hole_x + unit * 3.2f, unit);
  if (right > unit * 8) draw_rack(core, stage, s, s.hole_x + unit * 4.6f, unit);
  for (int i = 0; i < 5; ++i) {
    const float x = s.hole_x + unit * (9.0f + 3.2f * static_cast<float>(i));
    if (x < s.right() - unit) draw_flag(stage, s, x, unit * (0.95f - 0.07f * static_cast<float>(i)), flag);
  }
}

/// The mast over the hole, its winch, and the cable down to the drill.
void draw_rig(Stage& stage, const Site& s, float unit, float drill_y) {
  const Color steel = stage.color(SKUA_STEEL);
  const float top = s.snow_y - unit * 3.4f;
  const float foot = unit * 0.95f;
  const float width = std::max(1.5f, unit * 0.13f);
  stage.line({s.hole_x - foot, s.snow_y + 2}, {s.hole_x - 1, top}, steel, width);
  stage.line({s.hole_x + foot, s.snow_y + 2}, {s.hole_x + 1, top}, steel, width);
  for (int i = 1; i < 5; ++i) {
    const float part = static_cast<float>(i) / 5.0f;
    const float next = (static_cast<float>(i) + 0.8f) / 5.0f;
    const float y = s.snow_y + (top - s.snow_y) * part;
    const float y2 = s.snow_y + (top - s.snow_y) * std::min(next, 1.0f);
    stage.line({s.hole_x - foot * (1 - part), y}, {s.hole_x + foot * (1 - part), y}, with_alpha(steel, 0.9f), width * 0.6f);
    stage.line({s.hole_x - foot * (1 - part), y}, {s.hole_x + foot * (1 - std::min(next, 1.0f)), y2}, with_alpha(steel, 0.6f), width * 0.5f);
  }
  const float winch_x = s.hole_x + unit * 1.9f;
  stage.rect({winch_x - unit * 0.55f, s.snow_y - unit * 0.55f, unit * 1.1f, unit * 0.6f}, mix(steel, stage.color(SKUA_ACCENT), 0.35f), unit * 0.12f);
  stage.disc({winch_x, s.snow_y - unit * 0.55f}, unit * 0.34f, steel);
  stage.line({winch_x, s.snow_y - unit * 0.8f}, {s.hole_x, top}, with_alpha(steel, 0.85f), 1.2f);
  stage.disc({s.hole_x, top}, unit * 0.2f, steel);
  stage.line({s.hole_x, top}, {s.hole_x, drill_y}, steel, 1.4f);
}

void draw_hole(Stage& stage, const Site& s, float drill_y) {
  const Color low = stage.color(SKUA_ICE_LOW);
  const Color dark = mix(low, 0xff20140au, stage.dark() ? 0.65f : 0.55f);
  const Rect hole{s.hole_x - s.hole_w / 2, s.snow_y, s.hole_w, s.bed_y - s.snow_y};
  stage.rect(hole, with_alpha(stage.color(SKUA_SNOW), stage.dark() ? 0.07f : 0.22f), 3);
  stage.frame(hole, with_alpha(stage.color(SKUA_SNOW), 0.4f), 1, 3);
  if (drill_y > s.snow_y) stage.rect({hole.x, s.snow_y, hole.w, drill_y - s.snow_y}, dark, 3);
}

void draw_drill(Stage& stage, const Site& s, float drill_y) {
  const Color steel = stage.color(SKUA_STEEL);
  const Color accent = stage.color(SKUA_ACCENT);
  const float w = s.hole_w - 3;
  const float h = std::clamp(s.area.h * 0.05f, 20.0f, 36.0f);
  const float top = drill_y - h;
  stage.rect({s.hole_x - w / 2, top, w, h - 5}, mix(steel, stage.color(SKUA_SNOW), stage.dark() ? 0.1f : 0.25f), 3);
  stage.rect({s.hole_x - w / 2, top, w * 0.35f, h - 5}, with_alpha(stage.color(SKUA_SNOW), 0.35f), 3);
  stage.rect({s.hole_x - w / 2, top + h * 0.3f, w, h * 0.22f}, accent);
  const Point tip[] = {{s.hole_x - w / 2, drill_y - 6}, {s.hole_x + w / 2, drill_y - 6}, {s.hole_x, drill_y + 2}};
  stage.polygon(tip, steel);
}

std::string_view metres(Ui& ui, int32_t depth_m) {
  const NumberText n = ui.number(depth_m);
  return ui.tr("depth.metres", {{"n", n}});
}

/// Ticks and their numbers, left of the hole, on a ground that keeps them readable from snow to bed.
void draw_scale(Ui& ui, Stage& stage, const Site& s) {
  const float space = (s.bed_y - s.snow_y) / static_cast<float>(kCoreLength_m);
  int32_t step = 1000;
  for (const int32_t smaller : {500, 250}) {
    if (space * static_cast<float>(smaller) >= 34) step = smaller;
  }
  const float edge = s.hole_x - s.hole_w / 2 - 3;
  const TextStyle style{.px = kScalePx, .align = SKUA_ALIGN_END};
  const Color ink = stage.color(SKUA_TEXT);
  for (int32_t tick = 100; tick <= kCoreLength_m + 10; tick += 100) {
    const int32_t depth = std::min(tick, kCoreLength_m);  // the last one is the end of the core
    const bool major = depth % step == 0 || (depth == kCoreLength_m && space * 190 >= 22);
    if (!major && (space * 100 < 6 || depth == kCoreLength_m)) continue;
    const float y = s.y(static_cast<float>(depth));
    stage.line({edge - (major ? 8.0f : 4.0f), y}, {edge, y}, with_alpha(ink, major ? 0.9f : 0.45f), major ? 1.5f : 1.0f);
    if (!major) continue;
    const std::string_view words = metres(ui, depth);
    const skua_size size = stage.measure(words, style);
    const float right = edge - 13;
    stage.rect({right - size.w - 4, y - size.h / 2 - 1, size.w + 8, size.h + 2}, with_alpha(stage.color(SKUA_SURFACE), 0.82f), 6);
    stage.text({right, y - size.h / 2}, words, ink, style);
  }
}

/// The five parts of the core, right of the hole: full once they hold a sample.
void draw_parts(const IceCore& core, Stage& stage, const Site& s) {
  if (core.chapter < Chapter::record || core.analysed()) return;
  const float x = s.hole_x + s.hole_w / 2 + 6;
  for (int part = 0; part < kParts; ++part) {
    const float top = s.y(static_cast<float>(part * kPartLength_m)) + 2;
    const float end = s.y(static_cast<float>((part + 1) * kPartLength_m)) - 2;
    const bool full = core.part_sampled(part);
    stage.rect({x, top, 5, end - top}, with_alpha(stage.color(SKUA_SURFACE), 0.75f), 2.5f);
    if (full) stage.rect({x, top, 5, end - top}, stage.color(SKUA_RIGHT), 2.5f);
  }
}

void draw_sample_mark(Stage& stage, const Site& s, float y, bool latest) {
  const float w = s.hole_w + 4;
  stage.rect({s.hole_x - w / 2, y - 4, w, 8}, stage.color(SKUA_STEEL), 4);
  stage.rect({s.hole_x - w / 2 + 1.5f, y - 2.5f, w - 3, 5}, stage.color(latest ? SKUA_SUN : SKUA_SNOW), 2.5f);
}

/// A label beside the hole, inside the scene; `lift` shifts it up from the thing it points at.
void draw_tag(Stage& stage, const Site& s, float y, std::string_view words, Color ground, Color ink) {
  const TextStyle style{.px = s.narrow ? 12.0f : 13.0f, .bold = true};
  const skua_size size = stage.measure(words, style);
  const float gap = 16;
  float x = s.hole_x + s.hole_w / 2 + gap;
  if (x + size.w + 12 > s.right()) return;  // no room: the panel says it
  const float at = std::clamp(y, s.area.y + size.h, s.bottom() - size.h);
  const Point pointer[] = {{x - gap + 4, y}, {x + 1, at - 5}, {x + 1, at + 5}};
  stage.polygon(pointer, ground);
  stage.rect({x, at - size.h / 2 - 4, size.w + 12, size.h + 8}, ground, 7);
  stage.text({x + 6, at - size.h / 2}, words, ink, style);
}

void show_sample_nodes(const IceCore& core, Ui& ui, Stage& stage, const Site& s) {
  uint32_t number = 0;
  char id[] = "sample_00";
  for (const Sample& sample : core.samples) {
    ++number;
    id[7] = static_cast<char>('0' + number / 10);
    id[8] = static_cast<char>('0' + number % 10);
    const Reading r = read_core(sample.depth_m);
    const float y = s.y(static_cast<float>(r.depth_m));
    const bool latest = number == core.samples.size();
    if (stage.drawn()) draw_sample_mark(stage, s, y, latest);
    const NumberText depth = ui.number(r.depth_m);
    const NumberText ice_age = ui.number(r.ice_age_yr);
    const NumberText gas_age = ui.number(r.gas_age_yr);
    const NumberText temperature = ui.number(r.temperature_centi_c / 100.0, 1);
    const NumberText co2 = ui.number(r.co2_deci_ppm / 10.0, 1);
    const NumberText ch4 = ui.number(r.ch4_ppb);
    const std::string_view description = !r.has_air   ? "sample_object.no_air"
                                         : !r.has_co2 ? "sample_object.no_co2"
                                                      : "sample_object.all";
    ui.object(id,
              {.key = "sample_object", .description_key = description,
               .rect = {s.hole_x - 12, y - 6, 24, 12}},
              {{"depth", depth}, {"ice_age", ice_age}, {"gas_age", gas_age}, {"temperature", temperature}, {"co2", co2}, {"ch4", ch4}});
  }
}

/// The light that goes down the core while it is analysed.
void draw_sweep(const IceCore& core, Stage& stage, const Site& s) {
  if (!core.sweeping()) return;
  const float y = s.y(static_cast<float>(depth_of_ice_age(core.revealed_yr())));
  const Color sun = stage.color(SKUA_SUN);
  stage.gradient({s.area.x, y - 40, s.area.w, 40}, with_alpha(sun, 0), with_alpha(sun, 0.4f));
  stage.line({s.area.x, y}, {s.right(), y}, sun, 2);
}

}  // namespace

void draw_scene(const IceCore& core, Ui& ui, Stage& stage, Rect area) {
  const float label = stage.measure(metres(ui, 3000), {.px = kScalePx}).w;
  const Site s = site_in(area, core.chapter == Chapter::bottom, label);
  const float drill_y = s.y(static_cast<float>(core.drill_m));
  const std::string_view depth = metres(ui, core.target_m);
  const Rect handle{s.hole_x - 22, s.snow_y, 44, s.bed_y - s.snow_y};
  if (stage.drawn()) {
    const float unit = std::clamp((s.snow_y - area.y) * 0.13f, 9.0f, 26.0f);
    stage.clip(area);
    draw_sky(stage, s);
    draw_ice(stage, s);
    draw_bed(stage, s);
    draw_snow_edge(stage, s);
    draw_camp(core, stage, s, unit);
    draw_hole(stage, s, drill_y);
    draw_scale(ui, stage, s);
    draw_parts(core, stage, s);
    draw_rig(stage, s, unit, drill_y);
    draw_sweep(core, stage, s);
    stage.unclip();
  }
  ui.object("site", {.description_key = "site.description", .rect = {area.x, area.y, area.w, s.snow_y - area.y}});
  const std::optional<double> moved =
      ui.slider("drill_depth", {.min = 0, .max = kCoreLength_m, .step = 10, .value = static_cast<double>(core.target_m),
                                .value_text = depth, .vertical = true},
                {.rect = handle});
  if (moved) {
    ui.set_field("depth", plain_number(static_cast<int64_t>(*moved) * 1000).view());  // the panel's field goes along
    ui.command("lower_drill", {{"depth_m", *moved}});
  }
  show_sample_nodes(core, ui, stage, s);
  if (!stage.drawn()) return;
  stage.clip(area);
  draw_drill(stage, s, drill_y);
  draw_tag(stage, s, std::max(drill_y - 4, s.snow_y + 16), metres(ui, core.drill_m), stage.color(SKUA_SURFACE), stage.color(SKUA_TEXT));
  stage.unclip();
}

}  // namespace skua::antarctica
