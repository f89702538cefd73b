// What a student sees: in the panel slides, objectives, focus, the eyepiece's scale and a list of
// what is in the field; on the stage what is seen through the eyepiece.
#include <algorithm>
#include <cmath>
#include <string>

#include "stage_view.h"

namespace skua::microscope {

namespace {

void choose_slide(const Microscope& m, Ui& ui, const SimulationLook& look) {
  const auto now = static_cast<std::size_t>(m.slide);
  std::string key("scope.slide.");
  key.append(kSlideIds[now]);
  ui.text("scope.slide", {.key = key});
  if (!look.allows(kInsert)) return;
  ui.begin_group("scope.slides");
  for (std::size_t i = 0; i < kSlides; ++i) {
    std::string id("scope.insert."), name("scope.organ.");
    id.append(kSlideIds[i]);
    name.append(kSlideIds[i]);
    if (ui.button(
            id,
            {.key = name, .tone = i == now ? Tone::primary : Tone::plain, .disabled = i == now}) &&
        i != now)
      ui.command("insert", {{"slide", static_cast<double>(i) + 1}});
  }
  ui.end_group();
}

void choose_power(const Microscope& m, Ui& ui, const SimulationLook& look) {
  const bool can = look.allows(kSetPower);
  constexpr std::string_view kIds[] = {"scope.power.4", "scope.power.10", "scope.power.40"};
  for (std::size_t i = 0; i < std::size(kIds); ++i) {
    const bool there = m.power == kObjectives[i];
    if (ui.button(kIds[i],
                  {.tone = there ? Tone::primary : Tone::plain, .disabled = !can || there}))
      ui.command("set_power", {{"power", static_cast<double>(kObjectives[i])}});
  }
  const NumberText n = ui.number(m.magnification(), m.power % 10 == 0 ? 0 : 1);
  if (const auto power = ui.slider("scope.power",
                                   {.min = kLeastPower,
                                    .max = kMostPower,
                                    .step = 10,
                                    .value = static_cast<double>(m.power),
                                    .value_text = ui.tr("scope.power.value", {{"n", n}})},
                                   {.disabled = !can});
      power && *power != m.power)
    ui.command("set_power", {{"power", *power}});
  const NumberText focus = ui.number(m.focus);
  if (const auto to = ui.slider("scope.focus",
                                {.min = -kMostFocus,
                                 .max = kMostFocus,
                                 .step = 1,
                                 .value = static_cast<double>(m.focus),
                                 .value_text = ui.tr("scope.focus.value", {{"n", focus}})},
                                {.disabled = !look.allows(kSetFocus)});
      to && *to != m.focus)
    ui.command("set_focus", {{"focus", *to}});
  const double blur = m.blur_um();
  ui.text("scope.sharpness", {.key = blur == 0  ? "scope.sharp"
                                     : blur < 5 ? "scope.nearly"
                                                : "scope.blurred",
                              .live = true});
}

void move_slide(const Microscope& m, Ui& ui, const SimulationLook& look) {
  const Reach reach = reach_of(m.what());
  const double by = std::floor(m.field_um() * 3);
  struct Way {
    std::string_view id;
    double x, y;
  };
  const Way ways[] = {
      {"scope.left", -by, 0}, {"scope.right", by, 0}, {"scope.up", 0, -by}, {"scope.down", 0, by}};
  for (const Way& way : ways) {
    const double x = std::clamp(m.x + way.x, reach.left * 10.0, reach.right * 10.0);
    const double y = std::clamp(m.y + way.y, reach.top * 10.0, reach.bottom * 10.0);
    if (ui.button(way.id, {.disabled = !look.allows(kMove) || (x == m.x && y == m.y)}))
      ui.command("move", {{"x", x}, {"y", y}});
  }
}

void show_scale(const Microscope& m, Ui& ui, const SimulationLook& look) {
  ui.begin_group("scope.scale");
  ui.heading("scope.scale.title", 3);
  const NumberText degrees = ui.number(m.turn * 180.0 / kTurns, m.turn % 4 == 0 ? 0 : 1);
  if (const auto turn = ui.slider("scope.turn",
                                  {.min = 0,
                                   .max = kTurns - 1,
                                   .step = 1,
                                   .value = static_cast<double>(m.turn),
                                   .value_text = ui.tr("scope.turn.value", {{"n", degrees}})},
                                  {.disabled = !look.allows(kTurnScale)});
      turn && *turn != m.turn)
    ui.command("turn_scale", {{"turn", *turn}});
  show_reading(m, ui, look);
  const bool hidden = ui.field("scope.hide_scale") == "yes";
  if (ui.toggle("scope.show_scale", !hidden)) ui.set_field("scope.hide_scale", hidden ? "" : "yes");
  ui.end_group();
}

}  // namespace

void microscope_view(const Microscope& m, Ui& ui, const SimulationLook& look) {
  const std::vector<SeenKind> kinds = kinds_in_field(m);
  ui.panel();
  // Nothing that can't be used now.
  const bool usable = look.allows(kSetPower);
  if (usable) {
    ui.begin_group("scope.controls");
    ui.heading("scope.controls.title", 3);
    choose_slide(m, ui, look);
    choose_power(m, ui, look);
    move_slide(m, ui, look);
    ui.end_group();
  }
  if (usable && look.shows(kScale)) show_scale(m, ui, look);
  show_field(m, ui, look, kinds);
  if (look.shows(kNames) && m.slide != Slide::mystery) {
    const bool hidden = ui.field("scope.hide_names") == "yes";
    if (ui.toggle("scope.show_names", !hidden))
      ui.set_field("scope.hide_names", hidden ? "" : "yes");
  }
  show_stage(m, ui, look, kinds);
}

}  // namespace skua::microscope
