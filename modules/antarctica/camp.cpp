// The camp on the snow and the rig over the hole.
#include <algorithm>

#include "site.h"

namespace skua::antarctica {
namespace {

void draw_tent(Stage& stage, const Site& s, float x, float unit) {
  const float y = s.snow_y + unit * 0.15f;
  const Color cloth =
      mix(stage.color(SKUA_TEMPERATURE), stage.color(SKUA_SUN), stage.dark() ? 0.15f : 0.22f);
  const Color shade = mix(cloth, 0xff2a1d30u, 0.35f);
  const Point shadow[] = {{x - unit * 1.2f, y},
                          {x + unit * 1.35f, y},
                          {x + unit * 3.4f, y + unit * 0.34f},
                          {x + unit * 0.4f, y + unit * 0.34f}};
  stage.polygon(shadow, with_alpha(mix(stage.color(SKUA_ICE_LOW), 0xff000000u, 0.3f), 0.25f));
  const Point lit[] = {{x - unit * 1.25f, y},
                       {x - unit * 0.85f, y - unit * 0.9f},
                       {x, y - unit * 1.5f},
                       {x + unit * 0.35f, y}};
  const Point dark[] = {{x, y - unit * 1.5f},
                        {x + unit * 0.95f, y - unit * 0.85f},
                        {x + unit * 1.35f, y},
                        {x + unit * 0.35f, y}};
  stage.polygon(lit, cloth);
  stage.polygon(dark, shade);
  const Point door[] = {
      {x - unit * 0.12f, y - unit * 0.95f}, {x + unit * 0.22f, y}, {x - unit * 0.42f, y}};
  stage.polygon(door, mix(stage.color(SKUA_SUN), cloth, stage.dark() ? 0.15f : 0.45f));
  stage.line({x - unit * 1.25f, y}, {x - unit * 1.9f, y + unit * 0.1f},
             with_alpha(stage.color(SKUA_STEEL), 0.7f), 1);
}

void draw_flag(Stage& stage, const Site& s, float x, float unit, Color cloth) {
  const Color steel = stage.color(SKUA_STEEL);
  stage.line({x, s.snow_y + 1}, {x, s.snow_y - unit * 1.5f}, steel, 1.2f);
  const Point flag[] = {{x, s.snow_y - unit * 1.5f},
                        {x + unit * 0.75f, s.snow_y - unit * 1.25f},
                        {x, s.snow_y - unit * 1.0f}};
  stage.polygon(flag, cloth);
}

/// Someone in a parka, watching the cable: how small people are up here.
void draw_person(Stage& stage, const Site& s, float x, float unit) {
  const Color parka = stage.color(SKUA_ACCENT);
  const Color dark = mix(stage.color(SKUA_STEEL), 0xff000000u, stage.dark() ? 0.45f : 0.3f);
  const float y = s.snow_y + unit * 0.12f;
  const Point shadow[] = {{x - unit * 0.15f, y},
                          {x + unit * 0.2f, y},
                          {x + unit * 1.1f, y + unit * 0.22f},
                          {x + unit * 0.75f, y + unit * 0.22f}};
  stage.polygon(shadow, with_alpha(mix(stage.color(SKUA_ICE_LOW), 0xff000000u, 0.3f), 0.25f));
  stage.rect({x - unit * 0.19f, y - unit * 0.45f, unit * 0.16f, unit * 0.45f}, dark, 1);
  stage.rect({x + unit * 0.03f, y - unit * 0.45f, unit * 0.16f, unit * 0.45f}, dark, 1);
  stage.rect({x - unit * 0.26f, y - unit * 1.05f, unit * 0.52f, unit * 0.68f}, parka, unit * 0.16f);
  stage.disc({x, y - unit * 1.18f}, unit * 0.24f, parka);
  stage.disc({x + unit * 0.07f, y - unit * 1.17f}, unit * 0.14f,
             mix(stage.color(SKUA_SUN), stage.color(SKUA_TEMPERATURE), 0.35f));
}

/// Pieces of the core on their rack.
void draw_rack(Stage& stage, const Site& s, float x, float unit) {
  const Color steel = stage.color(SKUA_STEEL);
  const float w = unit * 2.3f;
  const float top = s.snow_y - unit * 0.95f;
  for (const float leg : {x + unit * 0.2f, x + w - unit * 0.2f})
    stage.line({leg, top}, {leg, s.snow_y + 1}, steel, 1.4f);
  for (int shelf = 0; shelf < 2; ++shelf) {
    const float y = top + unit * 0.5f * static_cast<float>(shelf);
    stage.line({x, y}, {x + w, y}, steel, 1.4f);
    for (int i = 0; i < 4; ++i) {
      if (shelf == 1 && i == 3) break;
      const Rect piece{x + unit * (0.12f + 0.55f * static_cast<float>(i)), y - unit * 0.26f,
                       unit * 0.46f, unit * 0.24f};
      stage.rect(piece,
                 mix(stage.color(SKUA_ICE_HIGH), stage.color(SKUA_ICE_LOW),
                     0.25f + 0.1f * static_cast<float>(i)),
                 unit * 0.1f);
    }
  }
}

}  // namespace

void draw_camp(Stage& stage, const Site& s, float unit) {
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
  if (right > unit * 8) draw_rack(stage, s, s.hole_x + unit * 4.6f, unit);
  for (int i = 0; i < 5; ++i) {
    const float x = s.hole_x + unit * (9.0f + 3.2f * static_cast<float>(i));
    if (x < s.right() - unit)
      draw_flag(stage, s, x, unit * (0.95f - 0.07f * static_cast<float>(i)), flag);
  }
}

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
    stage.line({s.hole_x - foot * (1 - part), y}, {s.hole_x + foot * (1 - part), y},
               with_alpha(steel, 0.9f), width * 0.6f);
    stage.line({s.hole_x - foot * (1 - part), y},
               {s.hole_x + foot * (1 - std::min(next, 1.0f)), y2}, with_alpha(steel, 0.6f),
               width * 0.5f);
  }
  const float winch_x = s.hole_x + unit * 1.9f;
  stage.rect({winch_x - unit * 0.55f, s.snow_y - unit * 0.55f, unit * 1.1f, unit * 0.6f},
             mix(steel, stage.color(SKUA_ACCENT), 0.35f), unit * 0.12f);
  stage.disc({winch_x, s.snow_y - unit * 0.55f}, unit * 0.34f, steel);
  stage.line({winch_x, s.snow_y - unit * 0.8f}, {s.hole_x, top}, with_alpha(steel, 0.85f), 1.2f);
  stage.disc({s.hole_x, top}, unit * 0.2f, steel);
  stage.line({s.hole_x, top}, {s.hole_x, drill_y}, steel, 1.4f);
}

}  // namespace skua::antarctica
