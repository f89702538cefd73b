#include "view.h"

namespace skua::gallery {
namespace {

constexpr std::string_view kSheets[] = {"controls", "words", "question", "data",
                                        "front",    "stage", "space"};

}  // namespace

std::string_view lux_text(Ui& ui, int32_t decilux) {
  const NumberText n = ui.number(decilux / 10.0, 1);
  return ui.tr("lux", {{"n", n}});
}

void view(const Lamp& lamp, Ui& ui) {
  ui.bar();
  ui.progress("progress", lamp.done ? 1 : 0, 1,
              ui.tr("progress.value", {{"done", lamp.done ? 1.0 : 0.0}}));

  ui.panel();
  ui.heading("title", 2);
  const std::string_view sheet = ui.begin_tabs("sheets", kSheets);
  if (sheet == "controls") show_controls(lamp, ui);
  if (sheet == "words") show_words(lamp, ui);
  if (sheet == "question") show_question(lamp, ui);
  if (sheet == "data") show_data(lamp, ui);
  if (sheet == "front") show_in_front(lamp, ui);
  if (sheet == "stage") show_on_stage(lamp, ui);
  if (sheet == "space") show_space(lamp, ui);
  ui.end_tabs();

  if (sheet == "space")
    show_in_space(lamp, ui);
  else if (sheet == "stage")
    show_pendant(lamp, ui);
  else
    show_bench(lamp, ui);
}

}  // namespace skua::gallery
