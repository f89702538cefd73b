// The stage of the sheet "On the stage": a lamp on its cord over a table, with everything that can
// be operated in a picture, and all of it off where the student has locked it.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <string>

#include "view.h"

namespace skua::gallery {
namespace {

constexpr float kMargin = 24, kPad = 12, kPress = 44, kMostPlate = 190, kHandle = 26;
constexpr TextStyle kWords{.px = 16, .bold = true};
constexpr TextStyle kMark{.px = 14, .align = SKUA_ALIGN_END};

/// Where everything is; all empty where nothing is drawn.
struct Room {
  float width = 0, height = 0;
  float size = 1;                 ///< of the lamp
  float lamp = 0;                 ///< x of cord, lamp and meter
  float table = 0, top = 0;       ///< y of the table, and of the lamp at its highest
  float ruler = 0;                ///< x
  Rect plate{}, lever{}, rail{};  ///< on the wall: the plate, the switch on it, the handle's track

  float y_of(float cm) const { return table - (table - top) * cm / kFarthest_cm; }
  Rect shade(float cm) const {
    return {lamp - 40 * size, y_of(cm) - 38 * size, 80 * size, 46 * size};
  }
  /// The lamp goes up and down in it.
  Rect column() const {
    return {lamp - 40 * size, y_of(kFarthest_cm), 80 * size,
            y_of(kNearest_cm) - y_of(kFarthest_cm)};
  }
  /// Where the glass can be, in the order of kGlassSpots.
  Rect glass(uint32_t spot, float cm) const {
    const float w = 64 * size, h = 14 * size;
    if (spot == 0) return {width - kMargin - w, table - 44 * size - h, w, h};
    const float on_meter = table - h - 10 * size;
    const float y = spot == 1 ? std::min(y_of(cm) + 14 * size, on_meter) : on_meter;
    return {lamp - w / 2, y, w, h};
  }
};

Room room_on(const Stage& stage) {
  const float letters = stage.letters();
  Room r{.width = stage.width(), .height = stage.height()};
  r.size = std::clamp(r.height / 520, 0.6f, 1.5f);
  r.table = r.height - 34 - 29 * letters;
  r.top = 46 * r.size + 10;
  r.lamp = std::max(r.width * 0.62f, r.width / 2 + 30 * letters);
  r.ruler = r.lamp - 56 * r.size;
  const float inset = r.width < 520 ? 10 : kMargin;
  const float numbers = stage.measure("200", kMark).w + 14;
  const float w = std::clamp(r.ruler - numbers - inset - 8, 80.0f, kMostPlate);
  const float line = stage.measure("0", kWords).h;
  r.plate = {inset, inset, w, 3 * kPad + 2 * kPress + line};
  r.lever = {inset + w / 2 - 22, inset + kPad, 44, kPress};
  r.rail = {inset + kPad, inset + 2 * kPad + kPress + line, w - 2 * kPad, kPress};
  return r;
}

/// What can't be operated stands back.
Color faded(const Stage& stage, Color c, bool locked) {
  return locked ? mix(c, stage.color(SKUA_CONTROL), 0.6f) : c;
}

void draw_light(const Lamp& lamp, Stage& stage, const Room& r) {
  const auto cm = static_cast<float>(lamp.distance_cm);
  const float y = r.y_of(cm), strength = static_cast<float>(lamp.bulbs) / kMostBulbs;
  const Color sun = stage.color(SKUA_SUN);
  const float wide = 40 * r.size + (r.table - y) * 0.7f;
  const Point cone[] = {{r.lamp - 36 * r.size, y},
                        {r.lamp + 36 * r.size, y},
                        {r.lamp + wide, r.table},
                        {r.lamp - wide, r.table}};
  stage.polygon(cone, with_alpha(sun, 0.06f + 0.16f * strength));
  stage.glow({r.lamp, y}, (60 + 180 * strength) * r.size, with_alpha(sun, 0.35f + 0.4f * strength));
}

void draw_room(const Lamp& lamp, Ui& ui, Stage& stage, const Room& r) {
  const Color dusk =
      mix(stage.color(SKUA_STEEL), stage.color(SKUA_SKY_TOP), stage.dark() ? 1.0f : 0.35f);
  stage.gradient({0, 0, r.width, r.height}, dusk, mix(dusk, stage.color(SKUA_SKY_LOW), 0.45f));
  stage.clip({0, 0, r.width, r.table});
  if (lamp.on) draw_light(lamp, stage, r);
  stage.unclip();
  const Color wood = mix(stage.color(SKUA_ROCK), stage.color(SKUA_SKY_LOW), 0.25f);
  stage.gradient({0, r.table, r.width, r.height - r.table}, wood, stage.color(SKUA_ROCK));
  stage.rect({0, r.table, r.width, 3}, with_alpha(stage.color(SKUA_SUN), lamp.on ? 0.5f : 0.15f));

  const Color ink = with_alpha(stage.color(SKUA_SNOW), 0.95f);
  stage.line({r.ruler, r.table}, {r.ruler, r.y_of(kFarthest_cm)}, ink, 2);
  for (int cm = 0; cm <= kFarthest_cm; cm += 10) {
    const bool is_long = cm % 50 == 0;
    const float y = r.y_of(static_cast<float>(cm));
    stage.line({r.ruler - (is_long ? 9.0f : 5.0f), y}, {r.ruler, y}, ink, is_long ? 2.0f : 1.0f);
    if (!is_long || cm == 0) continue;
    const NumberText n = ui.number(cm);
    stage.text({r.ruler - 12, y - stage.measure(n, kMark).h / 2}, n, ink, kMark);
  }
}

void draw_lamp(const Lamp& lamp, Ui& ui, Stage& stage, const Room& r, bool locked) {
  const float u = r.size, y = r.y_of(static_cast<float>(lamp.distance_cm));
  const Color metal = faded(stage, stage.color(SKUA_ACCENT), locked);
  stage.line({r.lamp, 0}, {r.lamp, y - 30 * u}, stage.color(SKUA_SNOW), 2);
  const Color glass =
      lamp.on ? stage.color(SKUA_SUN) : mix(stage.color(SKUA_STEEL), stage.color(SKUA_SNOW), 0.4f);
  stage.disc({r.lamp, y - 4 * u}, 12 * u, glass);
  const Point shade[] = {{r.lamp - 9 * u, y - 36 * u},  {r.lamp + 9 * u, y - 36 * u},
                         {r.lamp + 26 * u, y - 20 * u}, {r.lamp + 38 * u, y},
                         {r.lamp - 38 * u, y},          {r.lamp - 26 * u, y - 20 * u}};
  stage.polygon(shade, metal);
  stage.rect({r.lamp - 38 * u, y - 3 * u, 76 * u, 4 * u}, mix(metal, stage.color(SKUA_SNOW), 0.5f),
             2);
  if (ui.is_hot("cord")) stage.focus_frame(r.shade(static_cast<float>(lamp.distance_cm)), 3, 8);
}

/// It says that nothing here can be operated, also to who sees no colours.
void draw_lock(Stage& stage, Point middle) {
  constexpr float kPi = std::numbers::pi_v<float>;
  constexpr int kSteps = 8;
  Point bow[kSteps + 1];
  for (int i = 0; i <= kSteps; ++i) {
    const float angle = kPi + kPi * static_cast<float>(i) / kSteps;
    bow[i] = {middle.x + 5.5f * std::cos(angle), middle.y - 2 + 6 * std::sin(angle)};
  }
  const Color ink = stage.color(SKUA_TEXT);
  stage.path(bow, ink, 2.5f);
  stage.rect({middle.x - 8, middle.y - 2, 16, 12}, ink, 2.5f);
}

void draw_plate(const Lamp& lamp, Ui& ui, Stage& stage, const Room& r, bool locked) {
  const Rect& p = r.plate;
  stage.rect({p.x - 2, p.y - 1, p.w + 4, p.h + 5}, with_alpha(stage.color(SKUA_ROCK), 0.35f), 14);
  stage.rect(p, stage.color(SKUA_SURFACE), 12);
  stage.frame(p, stage.color(SKUA_CONTROL), 1.5f, 12);
  if (locked) draw_lock(stage, {p.x + p.w - 20, p.y + 20});

  const Rect& s = r.lever;
  const Color on = faded(stage, stage.color(SKUA_ACCENT), locked);
  stage.rect(s, stage.color(SKUA_TINT), 8);
  const Rect half{s.x + 8, lamp.on ? s.y + 6 : s.y + s.h / 2, s.w - 16, s.h / 2 - 6};
  stage.rect(half, lamp.on ? on : stage.color(SKUA_CONTROL), 5);
  if (ui.is_hot("wall_switch"))
    stage.focus_frame(s, 3, 8);
  else
    stage.frame(s, stage.color(SKUA_CONTROL), 1.5f, 8);

  const skua_size words = stage.measure(ui.tr("bulbs"), kWords);
  stage.text({p.x + p.w / 2 - std::min(words.w, p.w - 8) / 2, r.rail.y - words.h - 2},
             ui.tr("bulbs"), stage.color(SKUA_TEXT), kWords);
}

Rect handle_on(const Room& r, int32_t bulbs) {
  const float part = static_cast<float>(bulbs - 1) / (kMostBulbs - 1);
  return {r.rail.x + part * (r.rail.w - kHandle), r.rail.y + 5, kHandle, r.rail.h - 10};
}

void show_handle(const Lamp& lamp, Ui& ui, Stage& stage, const Room& r, bool locked) {
  const Rect knob = stage.drawn() ? handle_on(r, lamp.bulbs) : Rect{};
  const auto wanted = ui.slider(
      "handle",
      {.min = 1,
       .max = kMostBulbs,
       .step = 1,
       .value = static_cast<double>(lamp.bulbs),
       .value_text = ui.tr("bulbs.count", {{"n", static_cast<double>(lamp.bulbs)}}),
       .track = {r.rail.x + kHandle / 2, r.rail.y, r.rail.w - kHandle, r.rail.h}},
      {.key = "bulbs", .description_key = "handle.more", .disabled = locked, .rect = knob});
  if (wanted) ui.command("set_bulbs", {{"count", *wanted}});
  if (!stage.drawn()) return;
  const float y = r.rail.y + r.rail.h / 2;
  stage.rect({r.rail.x, y - 3, r.rail.w, 6}, stage.color(SKUA_LINE), 3);
  for (int32_t n = 1; n <= kMostBulbs; ++n) {
    const Rect at = handle_on(r, n);
    stage.rect({at.x + at.w / 2 - 1, y + 8, 2, 8}, stage.color(SKUA_CONTROL));
  }
  stage.rect(knob, faded(stage, stage.color(SKUA_ACCENT), locked), 6);
  stage.rect({knob.x + knob.w / 2 - 1.5f, knob.y + 8, 3, knob.h - 16}, stage.color(SKUA_ON_ACCENT),
             1.5f);
  if (ui.is_hot("handle")) stage.focus_frame(knob, 3, 6);
}

/// The lamp itself is drawn along its cord: down is longer, and the slider grows with it.
void show_cord(const Lamp& lamp, Ui& ui, const Room& r, bool locked) {
  const NumberText cm = ui.number(lamp.distance_cm);
  const auto wanted =
      ui.slider("cord",
                {.min = -kFarthest_cm,
                 .max = -kNearest_cm,
                 .step = kStep_cm,
                 .value = -static_cast<double>(lamp.distance_cm),
                 .value_text = ui.tr("cord.value", {{"n", cm}}),
                 .vertical = true},
                {.description_key = "cord.more", .disabled = locked, .rect = r.column()});
  if (wanted) ui.command("set_distance", {{"cm", -*wanted}});
}

void show_meter(const Lamp& lamp, Ui& ui, Stage& stage, const Room& r) {
  const std::string_view lux = lux_text(ui, lamp.decilux());
  Rect card{};
  if (stage.drawn()) {
    constexpr TextStyle kDisplay{.px = 18, .bold = true, .align = SKUA_ALIGN_CENTER};
    const skua_size words = stage.measure(lux, kDisplay);
    card = {r.lamp - words.w / 2 - 14, r.table + 10, words.w + 28, words.h + 10};
    stage.rect({r.lamp - 24 * r.size, r.table - 8 * r.size, 48 * r.size, 8 * r.size + 1},
               stage.color(SKUA_STEEL), 4 * r.size);
    stage.rect(card, stage.color(SKUA_SURFACE), 10);
    stage.frame(card, stage.color(SKUA_CONTROL), 2, 10);
    stage.text({r.lamp, card.y + 5}, lux, stage.color(SKUA_TEXT), kDisplay);
  }
  ui.object("table_meter", {.rect = card}, {{"lux", lux}});
}

void show_glass(const Lamp& lamp, Ui& ui, Stage& stage, const Room& r, bool locked) {
  const auto cm = static_cast<float>(lamp.distance_cm);
  skua_spot spots[std::size(kGlassSpots)];
  for (uint32_t i = 0; i < std::size(kGlassSpots); ++i)
    spots[i] = {to_abi(kGlassSpots[i]), stage.drawn() ? r.glass(i, cm) : Rect{}};
  const Rect place = spots[lamp.glass].rect;
  if (stage.drawn()) {
    const Rect stand = spots[0].rect;
    for (const float x : {stand.x + 6, stand.x + stand.w - 10})
      stage.rect({x, stand.y + stand.h, 4, r.table - stand.y - stand.h}, stage.color(SKUA_STEEL));
  }
  const std::string key = std::string("glass.") + std::string(kGlassSpots[lamp.glass]);
  const Ui::Drag drag = ui.draggable(
      "glass", kGlassSpots[lamp.glass], spots,
      {.key = key, .description_key = "glass.more", .disabled = locked, .rect = place});
  if (!drag.dropped.empty()) ui.command("move_glass", {{"to", drag.dropped}});
  if (!stage.drawn()) return;
  Rect at = place;
  if (drag.at) at = {drag.at->x - place.w / 2, drag.at->y - place.h / 2, place.w, place.h};
  stage.rect(at, with_alpha(stage.color(SKUA_ROCK), locked ? 0.35f : 0.6f), 4);
  stage.rect({at.x + 4, at.y + 2, at.w - 8, 2}, with_alpha(stage.color(SKUA_SNOW), 0.4f), 1);
  if (drag.held || ui.is_hot("glass"))
    stage.focus_frame(at, 3, 4);
  else
    stage.frame(at, stage.color(SKUA_SNOW), 1.5f, 4);
}

}  // namespace

void show_pendant(const Lamp& lamp, Ui& ui) {
  Stage stage = ui.stage();
  const Room r = stage.drawn() ? room_on(stage) : Room{};
  const bool locked = ui.field("locked") == "yes";
  if (stage.drawn()) {
    draw_room(lamp, ui, stage, r);
    draw_lamp(lamp, ui, stage, r, locked);
    draw_plate(lamp, ui, stage, r, locked);
  }
  ui.object("pendant",
            {.description_key = "pendant.more",
             .rect = stage.drawn() ? r.shade(static_cast<float>(lamp.distance_cm)) : Rect{}});
  show_cord(lamp, ui, r, locked);
  if (ui.button("wall_switch", {.key = lamp.on ? "lamp.on" : "lamp.off",
                                .description_key = "wall_switch.more",
                                .disabled = locked,
                                .rect = r.lever}))
    ui.command("switch_lamp");
  show_handle(lamp, ui, stage, r, locked);
  show_meter(lamp, ui, stage, r);
  show_glass(lamp, ui, stage, r, locked);
  // What the list in the panel says they stand on.
  ui.pin(stage, {r.plate.x + 20, (r.table + r.height) / 2}, 1);
  ui.pin(stage, {r.ruler, r.y_of(kFarthest_cm) - 20}, 2);
}

}  // namespace skua::gallery
