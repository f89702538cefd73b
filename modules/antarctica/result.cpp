// The end of the lesson: what was answered, what was guessed, what was found.
#include "ice_core_view.h"
#include "key.h"

namespace skua::antarctica {
namespace {

void show_item(const IceCore& core, Ui& ui, int index) {
  const std::string_view id = kItemIds[index];
  const Task& task = core.tasks[static_cast<std::size_t>(index)];
  const NumberText tries = ui.number(task.wrong + 1);
  const NumberText hints = ui.number(task.hints);
  const std::string_view name = ui.tr(Key("result.", id));
  const std::string_view key = task.answer_shown                    ? "result.answer_shown"
                               : task.wrong == 0 && task.hints == 0 ? "result.at_once"
                                                                    : "result.with_tries";
  ui.item(Key("result.item.", id),
          {.key = key, .tone = task.answer_shown ? Tone::info : Tone::right},
          {{"what", name}, {"tries", tries}, {"hints", hints}});
}

}  // namespace

void compare_prediction(const IceCore& core, Ui& ui, Prediction prediction) {
  if (!core.predicted(prediction)) return;
  const auto index = static_cast<std::size_t>(prediction);
  const auto option = static_cast<std::size_t>(core.guesses[index].option);
  const std::string_view id = kPredictionIds[index];
  const NumberText guess = ui.number(option == 0   ? 8000
                                     : option == 1 ? 80000
                                     : option == 2 ? 800000
                                                   : 8000000);
  const NumberText bottom = ui.number(800000);
  ui.text(Key("compare.", id),
          {.key = Key("compare.", id, ".", options_of(prediction)[option]),
           .tone = Tone::info,
           .live = core.chapter != Chapter::result},
          {{"guess", guess}, {"bottom", bottom}});
}

void show_result(const IceCore& core, Ui& ui) {
  const skua_progress all = ui.progress_of("");
  const auto hundredths = static_cast<int32_t>(all.points * 100 + 0.5);
  const NumberText points = ui.number(all.points, hundredths % 100 == 0  ? 0
                                                  : hundredths % 10 == 0 ? 1
                                                                         : 2);
  const NumberText possible = ui.number(kItemCount);
  ui.text("result.points", {.tone = Tone::right, .live = true},
          {{"points", points}, {"possible", possible}});
  ui.begin_list("result.items");
  for (int i = 0; i < kItemCount; ++i) show_item(core, ui, i);
  ui.end_list();
  ui.begin_group("result.guesses");
  for (int i = 0; i < kPredictionCount; ++i)
    compare_prediction(core, ui, static_cast<Prediction>(i));
  ui.end_group();
  ui.begin_group("result.found");
  const NumberText high = ui.number(highest_co2().value / 10.0, 1);
  const NumberText today = ui.number(latest_year().co2_centi_ppm / 100.0, 1);
  ui.text("result.found.cycles");
  ui.text("result.found.today", {}, {{"high", high}, {"today", today}});
  ui.end_group();
  ui.text("result.more");
}

}  // namespace skua::antarctica
