// The drilling site on Antarctica's plateau, cut open: sky, snow and camp above, three kilometres
// of ice below.
#include <algorithm>
#include <iterator>

#include "core_view.h"
#include "site.h"

namespace skua::antarctica {
namespace {

constexpr float kScalePx = 12;
constexpr float kTagGap = 16;  ///< between hole and tag
constexpr float kTagPad = 6;   ///< around the tag's words, and free beside it

TextStyle tag_style(bool narrow) { return {.px = narrow ? 12.0f : 13.0f, .bold = true}; }

/// How far the tag beside the hole reaches from the hole's wall, with what stays free beside it.
float tag_reach(float words) { return kTagGap + words + 3 * kTagPad; }

/// `label`: the width of the scale's widest number, which must fit between the edge and the hole;
/// `tag`: that of the depth beside the hole, which should fit on its other side.
Site site_in(Rect area, bool whole_stage, float label, float tag) {
  Site s{};
  s.area = area;
  s.narrow = area.w < 190;
  const float sky = whole_stage ? 0.34f : 0.20f;
  s.snow_y = area.y + std::clamp(area.h * sky, 64.0f, 300.0f);
  s.bed_y = area.y + area.h - std::clamp(area.h * 0.05f, 16.0f, 44.0f);
  s.hole_w = s.narrow ? 12.0f : 16.0f;
  const float least = label + 24 + s.hole_w / 2;
  const float most = area.w - s.hole_w / 2 - tag_reach(tag);
  const float wanted = area.w * (s.narrow ? 0.62f : whole_stage ? 0.46f : 0.56f);
  s.hole_x = area.x + std::max(least, most < least ? wanted : std::min(wanted, most));
  return s;
}

void draw_hole(Stage& stage, const Site& s, float drill_y) {
  const Color low = stage.color(SKUA_ICE_LOW);
  const Color dark = mix(low, 0xff20140au, stage.dark() ? 0.65f : 0.55f);
  const Rect hole{s.hole_x - s.hole_w / 2, s.snow_y, s.hole_w, s.bed_y - s.snow_y};
  stage.rect(hole, with_alpha(stage.color(SKUA_SNOW), stage.dark() ? 0.07f : 0.22f), 3);
  stage.frame(hole, with_alpha(stage.color(SKUA_SNOW), 0.4f), 1, 3);
  if (drill_y > s.snow_y) stage.rect({hole.x, s.snow_y, hole.w, drill_y - s.snow_y}, dark, 3);
}

void draw_drill(Stage& stage, const Site& s, float drill_y, bool hot) {
  const Color steel = stage.color(SKUA_STEEL);
  const Color accent = stage.color(SKUA_ACCENT);
  const float w = s.hole_w - 3;
  const float h = std::clamp(s.area.h * 0.05f, 20.0f, 36.0f);
  const float top = drill_y - h;
  if (hot) {
    const Color glow = stage.color(SKUA_SUN);
    stage.rect({s.hole_x - w / 2 - 9, top - 7, w + 18, h + 14}, with_alpha(glow, 0.25f), 10);
    stage.rect({s.hole_x - w / 2 - 5, top - 4, w + 10, h + 8}, with_alpha(glow, 0.55f), 7);
  }
  stage.rect({s.hole_x - w / 2, top, w, h - 5},
             mix(steel, stage.color(SKUA_SNOW), stage.dark() ? 0.1f : 0.25f), 3);
  stage.rect({s.hole_x - w / 2, top, w * 0.35f, h - 5}, with_alpha(stage.color(SKUA_SNOW), 0.35f),
             3);
  stage.rect({s.hole_x - w / 2, top + h * 0.3f, w, h * 0.22f}, accent);
  const Point tip[] = {
      {s.hole_x - w / 2, drill_y - 6}, {s.hole_x + w / 2, drill_y - 6}, {s.hole_x, drill_y + 2}};
  stage.polygon(tip, steel);
}

std::string_view metres(Ui& ui, int32_t depth_m) {
  const NumberText n = ui.number(depth_m);
  return ui.tr("depth.metres", {{"n", n}});
}

/// Ticks and their numbers, left of the hole, on a ground that keeps them readable from snow to
/// bed; `line`: a number's height.
void draw_scale(Ui& ui, Stage& stage, const Site& s, float line) {
  const float space = (s.bed_y - s.snow_y) / static_cast<float>(kCoreLength_m);
  int32_t step = 1000;
  for (const int32_t smaller : {500, 250}) {
    if (space * static_cast<float>(smaller) >= line * 2) step = smaller;
  }
  const float edge = s.hole_x - s.hole_w / 2 - 3;
  const TextStyle style{.px = kScalePx, .align = SKUA_ALIGN_END};
  const Color ink = stage.color(SKUA_TEXT);
  for (int32_t tick = 100; tick <= kCoreLength_m + 10; tick += 100) {
    const int32_t depth = std::min(tick, kCoreLength_m);  // the last one is the end of the core
    const bool major = depth % step == 0 || (depth == kCoreLength_m && space * 140 >= line);
    if (!major && (space * 100 < 6 || depth == kCoreLength_m)) continue;
    const float y = s.y(static_cast<float>(depth));
    stage.line({edge - (major ? 8.0f : 4.0f), y}, {edge, y}, with_alpha(ink, major ? 0.9f : 0.45f),
               major ? 1.5f : 1.0f);
    if (!major) continue;
    const std::string_view words = metres(ui, depth);
    const skua_size size = stage.measure(words, style);
    const float right = edge - 13;
    stage.rect({right - size.w - 4, y - size.h / 2 - 1, size.w + 8, size.h + 2},
               with_alpha(stage.color(SKUA_SURFACE), 0.82f), 6);
    stage.text({right, y - size.h / 2}, words, ink, style);
  }
}

/// The five parts of the core, right of the hole: full once they hold a sample.
void draw_parts(const Drilling& core, Stage& stage, const Site& s) {
  const float x = s.hole_x + s.hole_w / 2 + 6;
  for (int part = 0; part < kParts; ++part) {
    const float top = s.y(static_cast<float>(part * kPartLength_m)) + 2;
    const float end = s.y(static_cast<float>((part + 1) * kPartLength_m)) - 2;
    const bool full = core.part_sampled(part);
    stage.rect({x, top, 5, end - top}, with_alpha(stage.color(SKUA_SURFACE), 0.75f), 2.5f);
    if (full) stage.rect({x, top, 5, end - top}, stage.color(SKUA_RIGHT), 2.5f);
  }
}

/// `picked`: its card is shown; `hot`: it is pointed at, or has the focus.
void draw_sample_mark(Stage& stage, const Site& s, float y, bool picked, bool hot) {
  const float w = s.hole_w + (hot ? 10.0f : 4.0f);
  stage.rect({s.hole_x - w / 2, y - 4, w, 8}, stage.color(SKUA_STEEL), 4);
  stage.rect({s.hole_x - w / 2 + 1.5f, y - 2.5f, w - 3, 5},
             stage.color(picked ? SKUA_SUN : SKUA_SNOW), 2.5f);
}

/// A label beside the hole, inside the scene, that points at a depth.
void draw_tag(Stage& stage, const Site& s, float y, std::string_view words, Color ground,
              Color ink) {
  const TextStyle style = tag_style(s.narrow);
  const skua_size size = stage.measure(words, style);
  const float wall = s.hole_x + s.hole_w / 2;
  if (wall + tag_reach(size.w) > s.right()) return;  // no room: the panel says it
  const float x = wall + kTagGap;
  const float at = std::clamp(y, s.area.y + size.h, s.bottom() - size.h);
  const Point pointer[] = {{wall + 4, y}, {x + 1, at - 5}, {x + 1, at + 5}};
  stage.polygon(pointer, ground);
  stage.rect({x, at - size.h / 2 - 4, size.w + 2 * kTagPad, size.h + 8}, ground, 7);
  stage.text({x + kTagPad, at - size.h / 2}, words, ink, style);
}

/// Each is a button for its card.
void show_sample_nodes(const Drilling& core, Ui& ui, Stage& stage, const Site& s) {
  const Sample* picked = picked_sample(core, ui);
  uint32_t number = 0;
  char id[] = "sample_00";
  for (const Sample& sample : core.samples) {
    ++number;
    id[7] = static_cast<char>('0' + number / 10);
    id[8] = static_cast<char>('0' + number % 10);
    const Reading r = read_core(sample.depth_m);
    const float y = s.y(static_cast<float>(r.depth_m));
    if (stage.drawn()) draw_sample_mark(stage, s, y, &sample == picked, ui.is_hot(id));
    const NumberText depth = ui.number(r.depth_m);
    const NumberText ice_age = ui.number(r.ice_age_yr);
    const NumberText gas_age = ui.number(r.gas_age_yr);
    const std::string_view description = r.is_recent() ? "sample_object.recent"
                                         : r.has_air  ? "sample_object.all"
                                                      : "sample_object.no_air";
    if (ui.button(id,
                  {.key = "sample_object",
                   .description_key = description,
                   .rect = {s.hole_x - 12, y - 12, 24, 24}},
                  {{"depth", depth}, {"ice_age", ice_age}, {"gas_age", gas_age}}))
      pick_sample(ui, id);
  }
}

/// Where a pin stands: beside what else is drawn there.
Point place_on(const Site& s, Place place) {
  const float left = s.area.x + s.area.w * 0.16f, right = s.area.x + s.area.w * 0.84f;
  switch (place) {
    case kSurface:
      return {left, s.snow_y - 2};
    case kFirn:
      return {right, s.snow_y + 18};
    case kDeepIce:
      return {right, s.y(1700)};
    case kOldestIce:
      return {right, s.y(3000)};
    case kRock:
      break;
  }
  return {left, s.bed_y + (s.bottom() - s.bed_y) / 2};
}

void show_pins(Ui& ui, Stage& stage, const Site& s, std::span<const uint8_t> pins) {
  for (uint32_t place = 0; place < std::size(kPlaces) && place < pins.size(); ++place) {
    if (pins[place] != 0) ui.pin(stage, place_on(s, static_cast<Place>(place)), pins[place]);
  }
}

/// The light that goes down the core while it is analysed.
void draw_sweep(Stage& stage, const Site& s, int32_t back_to_yr) {
  const float y = s.y(static_cast<float>(depth_of_ice_age(back_to_yr)));
  const Color sun = stage.color(SKUA_SUN);
  stage.gradient({s.area.x, y - 40, s.area.w, 40}, with_alpha(sun, 0), with_alpha(sun, 0.4f));
  stage.line({s.area.x, y}, {s.right(), y}, sun, 2);
}

}  // namespace

void draw_scene(const Drilling& core, Ui& ui, Stage& stage, Rect area, const SceneLook& look) {
  const std::string_view deepest = metres(ui, kCoreLength_m);
  const skua_size label = stage.measure(deepest, {.px = kScalePx});
  const Site s =
      site_in(area, look.whole_stage, label.w, stage.measure(deepest, tag_style(false)).w);
  const float drill_y = s.y(static_cast<float>(core.drill_m));
  const std::string_view depth = metres(ui, core.target_m);
  const Rect handle{s.hole_x - 22, s.snow_y, 44, s.bed_y - s.snow_y};
  if (stage.drawn()) {
    const float unit = std::clamp((s.snow_y - area.y) * 0.13f, 9.0f, 26.0f);
    stage.clip(area);
    draw_landscape(stage, s);
    draw_camp(stage, s, unit);
    draw_hole(stage, s, drill_y);
    if (look.sweep_yr >= 0) draw_sweep(stage, s, look.sweep_yr);
    draw_scale(ui, stage, s, label.h);
    if (look.parts) draw_parts(core, stage, s);
    draw_rig(stage, s, unit, drill_y);
    stage.unclip();
  }
  ui.object("site", {.description_key = "site.description",
                     .rect = {area.x, area.y, area.w, s.snow_y - area.y}});
  const std::optional<double> moved = ui.slider("drill_depth",
                                                {.min = 0,
                                                 .max = kCoreLength_m,
                                                 .step = 10,
                                                 .value = static_cast<double>(core.target_m),
                                                 .value_text = depth,
                                                 .vertical = true},
                                                {.disabled = look.still, .rect = handle});
  if (moved) {
    ui.set_field(
        "depth",
        plain_number(static_cast<int64_t>(*moved) * 1000).view());  // the panel's field goes along
    ui.command("lower_drill", {{"depth_m", *moved}});
  }
  show_sample_nodes(core, ui, stage, s);
  show_pins(ui, stage, s, look.pins);
  if (!stage.drawn()) return;
  stage.clip(area);
  draw_drill(stage, s, drill_y, ui.is_hot("drill_depth"));
  draw_tag(stage, s, std::max(drill_y - 4, s.snow_y + 16), metres(ui, core.drill_m),
           stage.color(SKUA_SURFACE), stage.color(SKUA_TEXT));
  stage.unclip();
}

}  // namespace skua::antarctica
