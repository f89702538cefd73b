// Sky, snow, ice and rock, drawn from the age scale: layers lie where 10,000 years of snow ended.
#include <algorithm>
#include <array>
#include <cmath>

#include "site.h"

namespace skua::antarctica {
namespace {

/// A band of hills or drifts whose upper edge swings about `y`; filled down to `floor`.
void ridge(Stage& stage, const Site& s, float y, float swing, uint32_t seed, float floor,
           Color color) {
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
                 mix(stage.color(SKUA_SKY_TOP), stage.color(SKUA_SKY_LOW), 0.55f),
                 stage.color(SKUA_SKY_LOW));
  const Point sun{s.area.x + s.area.w * (s.narrow ? 0.22f : 0.16f), s.snow_y - h * 0.27f};
  const float radius = std::clamp(h * 0.085f, 6.0f, 22.0f);
  stage.clip({s.area.x, s.area.y, s.area.w, h});
  stage.glow(sun, radius * (stage.dark() ? 6.5f : 10.0f),
             with_alpha(stage.color(SKUA_SUN), stage.dark() ? 0.36f : 0.54f));
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
    const float x = s.area.x + s.area.w * (0.06f + 0.26f * static_cast<float>(shaft) +
                                           0.08f * noise(shaft + 50u));
    const float w = s.area.w * (0.05f + 0.05f * noise(shaft + 60u));
    for (int i = 0; i < kPieces; ++i) {
      const float y0 = s.snow_y + reach * static_cast<float>(i) / kPieces;
      const float y1 = s.snow_y + reach * static_cast<float>(i + 1) / kPieces;
      const auto shift = [&](float y) { return (y - s.snow_y) * 0.42f; };
      const Point piece[] = {{x + shift(y0), y0},
                             {x + w + shift(y0), y0},
                             {x + w + shift(y1), y1},
                             {x + shift(y1), y1}};
      stage.polygon(piece, with_alpha(sun, (stage.dark() ? 0.05f : 0.16f) *
                                               (1 - static_cast<float>(i) / kPieces)));
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
    stage.gradient({s.area.x, from[i], s.area.w, from[i + 1] - from[i] + 0.5f}, colors[i],
                   colors[i + 1]);
  }
  draw_shafts(stage, s);
  float last = s.snow_y;
  for (std::size_t i = 0; i < layer_depths_m().size(); ++i) {
    const float y = s.y(static_cast<float>(layer_depths_m()[i]));
    if (y - last < 2.2f) continue;
    last = y;
    const float strength = 0.05f + 0.16f * noise(static_cast<uint32_t>(i) * 31u + 5u);
    const bool bright = noise(static_cast<uint32_t>(i) + 400u) > 0.45f;
    const Color color = bright ? with_alpha(snow, strength)
                               : with_alpha(mix(low, stage.color(SKUA_ROCK), 0.4f), strength);
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
  ridge(stage, s, y + (s.bottom() - y) * 0.45f, 3, 30, s.bottom(),
        mix(stage.color(SKUA_ROCK), 0xff000000u, 0.25f));
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

}  // namespace

void draw_landscape(Stage& stage, const Site& s) {
  draw_sky(stage, s);
  draw_ice(stage, s);
  draw_bed(stage, s);
  draw_snow_edge(stage, s);
}

}  // namespace skua::antarctica
