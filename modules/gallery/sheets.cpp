// One sheet for each family of widgets: how each looks, and what it does.
#include <iterator>
#include <optional>
#include <string>

#include "view.h"

namespace skua::gallery {
namespace {

constexpr std::string_view kColours[] = {"warm", "neutral", "cold", "amber", "rose"};
constexpr std::string_view kOffOptions[] = {"one", "other"};
constexpr std::string_view kPlots[] = {"joined", "line", "points", "bars",
                                       "area",   "log",  "panes",  "stars"};
constexpr std::string_view kNoteField = "note";
constexpr std::string_view kPlaceField = "place", kPlaceRefused = "place.refused";
constexpr uint32_t kLongestName = 30, kLongestNote = 400;
constexpr int kClock_min = 5, kMoreTime_min = 5;

/// A whole number below a thousand as it was typed, in the digits of any of the gallery's
/// languages.
std::optional<int32_t> typed_number(std::string_view typed) {
  const auto zero_of = [](std::string_view rest) -> std::string_view {
    for (const std::string_view zero : {"\uff10", "\u0660"}) {  // full-width, Arabic
      if (rest.starts_with(zero.substr(0, zero.size() - 1))) return zero;
    }
    return "0";
  };
  int32_t number = 0, digits = 0;
  while (typed.ends_with(' ')) typed.remove_suffix(1);
  while (typed.starts_with(' ')) typed.remove_prefix(1);
  for (; !typed.empty(); ++digits) {
    const std::string_view zero = zero_of(typed);
    if (digits == 3 || typed.size() < zero.size()) return std::nullopt;
    const int digit = static_cast<unsigned char>(typed[zero.size() - 1]) -
                      static_cast<unsigned char>(zero.back());
    if (digit < 0 || digit > 9) return std::nullopt;
    number = number * 10 + digit;
    typed.remove_prefix(zero.size());
  }
  return digits > 0 ? std::optional(number) : std::nullopt;
}

/// Puts the meter where a typed number says; one that can't be is refused until it is changed.
void ask_place(Ui& ui) {
  const std::string_view typed = ui.field(kPlaceField);
  const bool refused = !typed.empty() && ui.field(kPlaceRefused) == typed;
  const Ui::Typed field =
      ui.number_field(kPlaceField, ui.tr("unit.cm"), refused ? "place.bad" : std::string_view{});
  const bool pressed = ui.button("put_there");
  if (!field.confirmed && !pressed) return;
  const auto cm = typed_number(field.text);
  if (cm && is_distance(*cm)) {
    ui.command("set_distance", {{"cm", static_cast<double>(*cm)}});
  } else {
    ui.set_field(kPlaceRefused, field.text);
  }
}

/// Everything that can be operated, while it can't be.
void show_out_of_reach(Ui& ui) {
  constexpr Look kOff{.disabled = true};
  for (const std::string_view id : {"off_choice", "off_select"}) {
    if (ui.field(id).empty()) ui.set_field(id, kOffOptions[0]);
  }
  // What nobody can type follows the language.
  if (ui.field("off_field") != ui.tr("off_field.text"))
    ui.set_field("off_field", ui.tr("off_field.text"));
  if (ui.field("off_number").empty()) ui.set_field("off_number", "3");

  ui.begin_group("off", {.description_key = "off.more"});
  (void)ui.toggle("off_switch", false, kOff);
  (void)ui.checkbox("off_box", true, kOff);
  (void)ui.stepper("off_stepper", {.min = 0, .max = 9, .step = 1, .value = 3}, kOff);
  const NumberText three = ui.number(3);
  (void)ui.slider("off_slider", {.min = 0, .max = 9, .step = 1, .value = 3, .value_text = three},
                  kOff);
  (void)ui.choice("off_choice", kOffOptions, kOff);
  (void)ui.select("off_select", kOffOptions, kOff);
  (void)ui.text_field("off_field", kLongestName, 1, {}, kOff);
  (void)ui.number_field("off_number", ui.tr("unit.cm"), {}, kOff);
  (void)ui.button("off_button", {.tone = Tone::primary, .disabled = true});
  ui.end_group();
}

}  // namespace

void show_controls(const Lamp& lamp, Ui& ui) {
  ui.begin_group("lamp_controls");
  if (ui.toggle("lamp_on", lamp.on)) ui.command("switch_lamp");
  const Slider bulbs{.min = 1,
                     .max = kMostBulbs,
                     .step = 1,
                     .value = static_cast<double>(lamp.bulbs),
                     .value_text = ui.tr("bulbs.count", {{"n", static_cast<double>(lamp.bulbs)}})};
  if (const auto value = ui.stepper("bulbs", bulbs)) ui.command("set_bulbs", {{"count", *value}});
  const NumberText cm = ui.number(lamp.distance_cm);
  const Slider distance{.min = kNearest_cm,
                        .max = kFarthest_cm,
                        .step = kStep_cm,
                        .value = static_cast<double>(lamp.distance_cm),
                        .value_text = ui.tr("cm", {{"n", cm}})};
  if (const auto value = ui.slider("distance_again", distance))
    ui.command("set_distance", {{"cm", *value}});
  ui.meter("brightness", 0, 2500.0 * kMostBulbs, lamp.decilux() / 10.0,
           lux_text(ui, lamp.decilux()));
  ui.end_group();

  ui.begin_group("buttons");
  if (ui.button("measure", {.description_key = "measure.more",
                            .tone = Tone::primary,
                            .disabled = !lamp.can_measure()}))
    ui.command("measure");
  if (ui.button("undo", {.disabled = !ui.can_undo()})) ui.command("undo");
  if (ui.button("clear_readings", {.tone = Tone::quiet, .disabled = lamp.readings.empty()}))
    ui.command("clear_readings");
  ui.end_group();

  ui.begin_group("answers");
  ask_place(ui);
  if (ui.checkbox("ticked", lamp.ticked, {.description_key = "ticked.more"})) ui.command("tick");
  (void)ui.select("colour", kColours);
  (void)ui.text_field("name", kLongestName, 1, ui.field("name").size() == 1 ? "name.short" : "");
  (void)ui.text_field(kNoteField, kLongestNote, 3);
  ui.end_group();

  show_out_of_reach(ui);
}

void show_words(const Lamp&, Ui& ui) {
  ui.heading("words.head", 3);
  ui.text("words.lead", {.tone = Tone::primary});
  ui.text("words.plain");
  ui.rich_text("words.rich");
  ui.image("words.picture", "spread", {.description_key = "words.picture.more"});
  ui.text("words.quiet", {.tone = Tone::quiet});
  ui.heading("words.below", 4);
  ui.begin_list("words.list");
  ui.item("words.done", {.tone = Tone::right});
  ui.item("words.next");
  ui.item("words.later");
  ui.end_list();
  ui.text("words.right", {.tone = Tone::right});
  ui.text("words.again", {.tone = Tone::again});
  ui.text("words.info", {.tone = Tone::info});
  ui.text("words.hint", {.tone = Tone::hint});
  ui.judged_text("words.judged", ui.tr("lesson.verdict.right"), {.tone = Tone::right});
  ui.begin_group("words.card", {.tone = Tone::info});
  ui.text("words.card.inside");
  ui.end_group();
  if (ui.begin_disclosure("words.more")) ui.text("words.inside");
  ui.end_disclosure();
}

void show_question(const Lamp& lamp, Ui& ui) {
  ui.heading("question", 3);
  const std::string_view chosen = ui.choice(kItem, kOptions, {.disabled = lamp.done});
  const bool same = lamp.answer >= 0 && chosen == kOptions[lamp.answer];
  if (!lamp.done &&
      ui.button("check", {.tone = Tone::primary, .disabled = chosen.empty() || same})) {
    ui.command("answer", {{"item", kItem}, {"response", chosen}});
  }
  if (lamp.done) {
    ui.judged_text("feedback.right", ui.tr("lesson.verdict.right"),
                   {.tone = Tone::right, .live = true});
    const skua_progress reached = ui.progress_of("");
    ui.score("points", {.description_key = "points.more"},
             {{"points", reached.points}, {"possible", reached.points_possible}});
  } else if (same) {
    ui.judged_text(
        "feedback", ui.tr("lesson.verdict.again"),
        {.key = std::string("feedback.") + std::string(chosen), .tone = Tone::again, .live = true});
  }
  for (uint32_t i = 1; i <= lamp.hints; ++i) {
    const std::string key = "hint." + std::to_string(i);
    ui.text(key, {.tone = Tone::hint, .live = true});
  }
  if (!lamp.done && lamp.hints < kHints &&
      ui.button("hint", {.tone = Tone::hint},
                {{"left", static_cast<double>(kHints - lamp.hints)}})) {
    ui.command("hint", {{"item", kItem}});
  }
  ui.timer("clock", kClock_min, kMoreTime_min, {.description_key = "clock.more"});
}

/// The newest reading as a page of the notebook.
static void show_entry(const Reading& reading, uint32_t number, Ui& ui) {
  const NumberText n = ui.number(number), cm = ui.number(reading.distance_cm);
  ui.begin_entry("entry", {}, {{"n", n}});
  ui.text("entry.seen", {},
          {{"cm", cm},
           {"lux", lux_text(ui, reading.decilux())},
           {"n", static_cast<double>(reading.bulbs)}});
  (void)ui.text_field("entry.note", kLongestNote, 2);
  ui.end_entry();
}

void show_data(const Lamp& lamp, Ui& ui) {
  ui.heading("data.head", 3);
  const NumberText written = ui.number(static_cast<double>(lamp.readings.size())),
                   most = ui.number(kMostReadings);
  ui.progress("written", static_cast<double>(lamp.readings.size()), kMostReadings,
              ui.tr("written.value", {{"n", written}, {"all", most}}));
  if (lamp.readings.empty()) {
    ui.text("data.empty", {.tone = Tone::info});
    if (ui.button("measure", {.tone = Tone::primary, .disabled = !lamp.can_measure()}))
      ui.command("measure");
    return;
  }
  const std::string_view columns[] = {ui.tr("column.reading"), ui.tr("column.distance"),
                                      ui.tr("column.bulbs"), ui.tr("column.light")};
  std::vector<std::string_view> cells;
  double count = 0;
  for (const Reading& reading : lamp.readings) {
    const NumberText number = ui.number(++count), cm = ui.number(reading.distance_cm),
                     bulbs = ui.number(reading.bulbs);
    for (const NumberText& n : {number, cm, bulbs}) cells.push_back(ui.tr("cell", {{"n", n}}));
    cells.push_back(lux_text(ui, reading.decilux()));
  }
  ui.table("readings", columns, cells);
  if (ui.field("plot_as").empty()) ui.set_field("plot_as", kPlots[0]);
  (void)ui.select("plot_as", kPlots);
  show_entry(lamp.readings.back(), static_cast<uint32_t>(lamp.readings.size()), ui);
  if (ui.button("measure", {.tone = Tone::primary, .disabled = !lamp.can_measure()}))
    ui.command("measure");
}

void show_in_front(const Lamp& lamp, Ui& ui) {
  ui.heading("front.head", 3);
  ui.text("front.about");
  if (ui.button("open_dialog")) ui.set_field("dialog_open", "yes");
  if (ui.button("measure", {.key = "measure_and_tell", .disabled = !lamp.can_measure()}))
    ui.command("measure");
  if (!lamp.readings.empty()) {
    ui.toast("told", {.tone = Tone::right}, {{"n", static_cast<double>(lamp.readings.size())}});
  }
  if (ui.field("dialog_open") != "yes") return;
  if (ui.begin_dialog("dialog")) ui.set_field("dialog_open", "");
  ui.text("dialog.words");
  if (ui.button("dialog_clear", {.disabled = lamp.readings.empty()})) ui.command("clear_readings");
  ui.end_dialog();
}

void show_on_stage(const Lamp&, Ui& ui) {
  ui.heading("stage.head", 3);
  ui.text("stage.about");
  const bool locked = ui.field("locked") == "yes";
  if (ui.toggle("lock", locked, {.description_key = "lock.more"}))
    ui.set_field("locked", locked ? "" : "yes");
  ui.begin_list("stage.pins");
  const NumberText one = ui.number(1), two = ui.number(2);
  ui.item("pins.table", {.key = "lesson.pin.what"}, {{"n", one}, {"what", ui.tr("table")}});
  ui.item("pins.ruler", {.key = "lesson.pin.what"}, {{"n", two}, {"what", ui.tr("ruler")}});
  ui.end_list();
}

void show_space(const Lamp& lamp, Ui& ui) {
  ui.heading("space.head", 3);
  ui.text("space.about");
  if (ui.toggle("lamp_on", lamp.on)) ui.command("switch_lamp");
  const bool illustrated = ui.field("illustrated") == "yes";
  if (ui.toggle("illustrated_look", illustrated, {.description_key = "illustrated_look.more"}))
    ui.set_field("illustrated", illustrated ? "" : "yes");
  const bool by_hand = ui.field("hand") == "yes";
  if (ui.toggle("by_hand", by_hand, {.description_key = "by_hand.more"}))
    ui.set_field("hand", by_hand ? "" : "yes");
  const NumberText degrees = ui.number(shell_turn(ui));
  const Slider turn{.min = 0,
                    .max = 360 - kShellStep,
                    .step = kShellStep,
                    .value = static_cast<double>(shell_turn(ui)),
                    .value_text = ui.tr("shell_turn.value", {{"n", degrees}})};
  if (const auto value = ui.slider("shell_turn", turn)) turn_shell(ui, static_cast<int>(*value));
  ui.text("space.source", {.tone = Tone::quiet});
}

}  // namespace skua::gallery
