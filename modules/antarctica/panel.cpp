// The panel: the task of the chapter, one at a time, and the drill.
#include "ice_core_view.h"
#include "key.h"

namespace skua::antarctica {
namespace {

std::string_view id_of(Item item) { return kItemIds[static_cast<std::size_t>(item)]; }
std::string_view id_of(Prediction p) { return kPredictionIds[static_cast<std::size_t>(p)]; }

std::string_view name_of(Chapter chapter) {
  constexpr std::string_view kNames[] = {"bottom",  "age",     "air",   "record",
                                         "warmest", "coldest", "today", "result"};
  return kNames[static_cast<std::size_t>(chapter)];
}

/// Numbers that the texts of the items speak of, in the student's notation.
struct ItemNumbers {
  NumberText depth, ice_age;                                // age_at_depth
  NumberText peak_age, peak_value, given_age, given_value;  // warmest, coldest
  NumberText today, highest, above;                         // today_co2

  ItemNumbers(const IceCore& core, Ui& ui, Item item) {
    const Reading asked = read_core(core.asked_depth_m);
    depth = ui.number(core.asked_depth_m);
    ice_age = ui.number(asked.ice_age_yr);
    const Extreme peak = item == Item::coldest ? coldest() : warmest();
    peak_age = ui.number(peak.age_yr / 1000.0, 1);
    peak_value = ui.number(peak.value / 100.0, 2);
    const int32_t given =
        core.task(item).answer < 0 ? -core.task(item).answer : core.task(item).answer;
    given_age = ui.number(given / 1000.0, 1);
    given_value = ui.number(temperature_near(given) / 100.0, 2);
    today = ui.number(latest_year().co2_centi_ppm / 100.0, 1);
    highest = ui.number(highest_co2().value / 10.0, 1);
    above = ui.number(co2_above_core_centi_ppm() / 100.0, 1);
  }
  template <class Show>
  void with(Show&& show) const {
    show({{"depth", depth},
          {"ice_age", ice_age},
          {"peak_age", peak_age},
          {"peak_value", peak_value},
          {"given_age", given_age},
          {"given_value", given_value},
          {"today", today},
          {"highest", highest},
          {"above", above}});
  }
};

void ask_prediction(const IceCore& core, Ui& ui, Prediction prediction) {
  const Key id("predict.", id_of(prediction));
  const NumberText a = ui.number(8000);
  const NumberText b = ui.number(80000);
  const NumberText c = ui.number(800000);
  const NumberText bottom = ui.number(kCoreLength_m);
  const std::string_view chosen =
      ui.choice(id, options_of(prediction), {}, {{"a", a}, {"b", b}, {"c", c}, {"bottom", bottom}});
  ui.text("predict.note", {.tone = Tone::info});
  if (ui.button("predict", {.tone = Tone::primary,
                            .disabled = chosen.empty() || !core.can_predict(prediction)})) {
    ui.command("predict", {{"item", id_of(prediction)}, {"response", chosen}});
  }
}

void go_on(const IceCore& core, Ui& ui) {
  if (!core.can_go_on()) return;
  const bool last = core.chapter == Chapter::today;
  if (ui.button("next", {.key = last ? "next.result" : "next", .tone = Tone::primary}))
    ui.command("next");
}

/// What the last answer showed, or the answer itself.
void show_feedback(const IceCore& core, Ui& ui, Item item) {
  const Task& task = core.task(item);
  if (!task.done && task.wrong == 0) return;
  std::string_view misconception = name_of(task.misconception);
  if (misconception.empty()) misconception = "none";
  const Key key = task.answer_shown ? Key(id_of(item), ".shown")
                  : task.done       ? Key(id_of(item), ".right")
                                    : Key(id_of(item), ".again.", misconception);
  const Tone tone = task.answer_shown ? Tone::info : task.done ? Tone::right : Tone::again;
  ItemNumbers(core, ui, item).with([&](Args args) {
    ui.text(Key(id_of(item), ".feedback"), {.key = key, .tone = tone, .live = true}, args);
  });
}

void show_hints(const IceCore& core, Ui& ui, Item item) {
  const Task& task = core.task(item);
  if (task.done) return;
  ItemNumbers(core, ui, item).with([&](Args args) {
    for (uint32_t step = 1; step <= task.hints; ++step) {
      const bool newest = step == task.hints;
      ui.text(Key(id_of(item), ".hint.", digit(step)), {.tone = Tone::hint, .live = newest}, args);
    }
  });
  const NumberText left = ui.number(kHints - task.hints);
  if (core.can_hint(item) && ui.button("hint", {.tone = Tone::quiet}, {{"left", left}})) {
    ui.command("hint", {{"item", id_of(item)}});
  }
  if (core.can_show_answer(item) && ui.button("show_answer", {.tone = Tone::quiet})) {
    ui.command("show_answer", {{"item", id_of(item)}});
  }
}

void ask_item(const IceCore& core, Ui& ui, Item item) {
  bool faulty = false;
  if (core.can_answer(item)) {
    if (item == Item::air_younger) {
      const std::string_view chosen = ui.choice(id_of(item), kAirOptions);
      if (ui.button("check", {.tone = Tone::primary, .disabled = chosen.empty()})) {
        ui.command("answer", {{"item", id_of(item)}, {"response", chosen}});
      }
    } else {
      const NumberAsked asked = ask_number(ui, {.id = id_of(item),
                                                .quantity = quantity_of(item),
                                                .depth_m = core.asked_depth_m,
                                                .errors = "error.",
                                                .button = "check"});
      faulty = asked.faulty;
      if (asked.confirmed) {
        ui.command("answer", {{"item", id_of(item)}, {"response", *asked.confirmed}});
      }
    }
  }
  if (!faulty) show_feedback(core, ui, item);
  show_hints(core, ui, item);
}

// ---- chapters
// -------------------------------------------------------------------------------------------

void age_chapter(const IceCore& core, Ui& ui) {
  const NumberText depth = ui.number(core.asked_depth_m);
  ui.text("prompt.age", {}, {{"depth", depth}});
  const Task& task = core.task(Item::age_at_depth);
  if (core.samples.empty() && task.wrong == 0 && !task.done) {
    show_hints(core, ui, Item::age_at_depth);  // the question comes with the first sample
  } else {
    if (!task.done) ui.heading("question", 3);
    ask_item(core, ui, Item::age_at_depth);
  }
}

/// The two ages of the student's latest sample with air, since the question is about their
/// difference.
void show_two_ages(const IceCore& core, Ui& ui) {
  for (std::size_t i = core.samples.size(); i-- > 0;) {
    const Reading r = read_core(core.samples[i].depth_m);
    if (!r.has_air) continue;
    const NumberText depth = ui.number(r.depth_m);
    const NumberText ice = ui.number(r.ice_age_yr);
    const NumberText gas = ui.number(r.gas_age_yr);
    const NumberText younger = ui.number(r.air_younger_by_yr());
    ui.text("air.seen", {},
            {{"depth", depth}, {"ice_age", ice}, {"gas_age", gas}, {"younger", younger}});
    return;
  }
  ui.text("air.no_sample", {.tone = Tone::info});
}

void air_chapter(const IceCore& core, Ui& ui) {
  show_two_ages(core, ui);
  ask_item(core, ui, Item::air_younger);
}

void show_parts(const IceCore& core, Ui& ui) {
  const NumberText have = ui.number(core.parts_sampled());
  const NumberText all = ui.number(kParts);
  ui.progress("parts", core.parts_sampled(), kParts,
              ui.tr("parts.value", {{"have", have}, {"all", all}}));
  ui.begin_list("parts.list");
  for (int part = 0; part < kParts; ++part) {
    const bool sampled = core.part_sampled(part);
    const NumberText from = ui.number(part * kPartLength_m);
    const NumberText to = ui.number((part + 1) * kPartLength_m);
    ui.item(Key("part.", digit(static_cast<uint32_t>(part + 1))),
            {.key = sampled ? "part.sampled" : "part.open",
             .tone = sampled ? Tone::right : Tone::plain,
             .live = sampled},
            {{"from", from}, {"to", to}});
  }
  ui.end_list();
}

void record_chapter(const IceCore& core, Ui& ui) {
  if (core.analysed()) {
    ui.text("prompt.analysed", {.live = true});
    compare_prediction(core, ui, Prediction::co2_and_cold);
    go_on(core, ui);
  } else if (core.predicted(Prediction::co2_and_cold)) {
    const bool sweeping = core.sweeping();
    ui.text("prompt.analyse",
            {.key = sweeping ? "prompt.sweeping" : "prompt.analyse", .live = sweeping});
    // It stays while it is at work: who pressed it is led on from here when the work is done.
    if (ui.button("analyse_core", {.tone = Tone::primary, .disabled = !core.can_analyse()}))
      ui.command("analyse_core");
    if (sweeping) {
      const NumberText reached = ui.number(core.revealed_yr() / 10000 * 10);
      ui.progress("sweep", core.sweep_tick, kSweepTicks, ui.tr("sweep.value", {{"kyr", reached}}));
    }
  } else if (core.can_predict(Prediction::co2_and_cold)) {
    ui.heading("guess", 3, {.key = "chapter.bottom"});
    ask_prediction(core, ui, Prediction::co2_and_cold);
  } else {
    ui.text("prompt.parts");
    show_parts(core, ui);
  }
}

void today_chapter(const IceCore& core, Ui& ui) {
  if (!core.predicted(Prediction::today_level)) {
    ask_prediction(core, ui, Prediction::today_level);
  } else if (!core.today_shown) {
    ui.text("prompt.show_today");
    if (ui.button("show_today", {.tone = Tone::primary})) ui.command("show_today");
  } else {
    ui.text("prompt.today", {.live = true});
    compare_prediction(core, ui, Prediction::today_level);
    ask_item(core, ui, Item::today_co2);
  }
}

/// Why the chapter has no samples now; empty when it has.
std::string_view obstacle_of(const IceCore& core) {
  if (core.chapter == Chapter::bottom) return "sample.after_guess";
  if (core.sweeping()) return "sample.analysing";
  return {};
}

bool wants_sample(const IceCore& core) {
  if (core.chapter == Chapter::age) return core.samples.empty();
  return core.chapter == Chapter::record && core.parts_sampled() < kParts;
}

void show_chapter(const IceCore& core, Ui& ui) {
  switch (core.chapter) {
    case Chapter::bottom:
      ask_prediction(core, ui, Prediction::bottom_age);
      break;
    case Chapter::age:
      age_chapter(core, ui);
      break;
    case Chapter::air:
      air_chapter(core, ui);
      break;
    case Chapter::record:
      record_chapter(core, ui);
      return;
    case Chapter::warmest:
      ui.text("prompt.warmest");
      ask_item(core, ui, Item::warmest);
      break;
    case Chapter::coldest:
      ui.text("prompt.coldest");
      ask_item(core, ui, Item::coldest);
      break;
    case Chapter::today:
      today_chapter(core, ui);
      break;
    case Chapter::result:
      show_result(core, ui);
      return;
  }
  go_on(core, ui);
}

}  // namespace

void show_panel(const IceCore& core, Ui& ui) {
  ui.begin_group("task");
  ui.heading("chapter", 2, {.key = Key("chapter.", name_of(core.chapter))});
  show_chapter(core, ui);
  ui.end_group();
  // below the task: what to do next is on top, however long a sample's card
  const bool folded = core.chapter >= Chapter::warmest;  // no task needs it any more
  show_drill(core, ui,
             {.obstacle = obstacle_of(core), .wanted = wants_sample(core), .folded = folded});
  if (core.analysed()) show_findings(ui, core.today_shown);
  if (ui.button("reset", {.tone = Tone::quiet, .disabled = !core.can_reset()})) ui.command("reset");
}

}  // namespace skua::antarctica
