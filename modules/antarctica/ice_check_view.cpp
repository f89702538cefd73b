#include "ice_check_view.h"

#include "core_view.h"
#include "key.h"

namespace skua::antarctica {
namespace {

constexpr int kReview = kQuestionCount;  ///< the page after the questions
constexpr std::string_view kPageField = "page";

void turn_to(Ui& ui, int page) { ui.set_field(kPageField, digit(static_cast<uint32_t>(page))); }

/// At first the first question that has no answer; it stays there when it has one.
int page_of(const IceCheck& check, Ui& ui) {
  if (check.handed_in) return kReview;
  const std::string_view chosen = ui.field(kPageField);
  if (chosen.size() == 1 && chosen[0] >= '0' && chosen[0] <= '0' + kReview) return chosen[0] - '0';
  int page = 0;
  while (page < kReview && check.answers[static_cast<std::size_t>(page)].given) ++page;
  turn_to(ui, page);
  return page;
}

/// The answer in words; the text is valid for this pass.
std::string_view words_of(const IceCheck& check, Ui& ui, Question question) {
  const Answer& answer = check.answer_to(question);
  const auto options = options_of(question);
  if (!options.empty()) {
    return ui.tr(Key(id_of(question), ".", options[static_cast<std::size_t>(answer.value)]));
  }
  const int32_t part = answer.value % 1000;
  const int decimals = part == 0 ? 0 : part % 100 == 0 ? 1 : part % 10 == 0 ? 2 : 3;
  const NumberText n = ui.number(answer.value / 1000.0, decimals);
  return ui.tr(quantity_of(question) == Quantity::years ? "answer.years" : "answer.thousand_years",
               {{"n", n}});
}

void ask_choice(const IceCheck& check, Ui& ui, Question question) {
  const std::string_view id = id_of(question);
  const Answer& answer = check.answer_to(question);
  const auto options = options_of(question);
  const std::string_view kept =
      answer.given ? options[static_cast<std::size_t>(answer.value)] : std::string_view{};
  if (ui.field(id).empty() && answer.given) ui.set_field(id, kept);
  const std::string_view chosen = ui.choice(id, options);
  if (ui.button("keep", {.tone = Tone::primary, .disabled = chosen.empty() || chosen == kept})) {
    ui.command("answer", {{"item", id}, {"response", chosen}});
  }
}

void ask(const IceCheck& check, Ui& ui, Question question) {
  const std::string_view id = id_of(question);
  if (!options_of(question).empty()) return ask_choice(check, ui, question);
  const NumberText depth = ui.number(kCheckDepth_m);
  ui.text(Key("prompt.", id), {}, {{"depth", depth}});
  const NumberAsked asked = ask_number(ui, {.id = id,
                                            .quantity = quantity_of(question),
                                            .depth_m = kCheckDepth_m,
                                            .errors = "error.check.",
                                            .button = "keep"});
  if (asked.confirmed) ui.command("answer", {{"item", id}, {"response", *asked.confirmed}});
}

/// Keeps what stands in the question's field, so that nobody hands in another answer than the one
/// they see. False if it can't be read; then the field says so.
bool keep_typed(const IceCheck& check, Ui& ui, Question question) {
  const std::string_view id = id_of(question);
  const std::string_view typed = ui.field(id);
  if (typed.empty()) return true;
  const Answer& answer = check.answer_to(question);
  const auto options = options_of(question);
  bool same = false;
  if (!options.empty()) {
    same = typed == options[static_cast<std::size_t>(answer.value)];
  } else {
    const Entry entry = read_entry(typed, quantity_of(question));
    if (entry.fault != EntryFault::none) {
      ui.set_field(Key(id, ".refused"), typed);
      return false;
    }
    same = entry.milli == answer.value;
  }
  if (!answer.given || !same) ui.command("answer", {{"item", id}, {"response", typed}});
  return true;
}

void show_question(const IceCheck& check, Ui& ui, int page) {
  const auto question = static_cast<Question>(page);
  const NumberText n = ui.number(page + 1);
  const NumberText all = ui.number(kQuestionCount);
  ui.heading("question", 2, {.key = "check.question", .live = true}, {{"n", n}, {"all", all}});
  if (page == 0) ui.text("check.note", {.tone = Tone::info});
  ask(check, ui, question);
  const bool given = check.answer_to(question).given;
  if (given) {
    const std::string_view answer = words_of(check, ui, question);
    ui.text(Key("kept.", id_of(question)), {.key = "kept", .tone = Tone::info, .live = true},
            {{"answer", answer}});
  }
  const bool last = page + 1 == kReview;
  int turned = page;
  if (ui.button("next", {.key = last ? "next.review" : "next.question",
                         .tone = given ? Tone::primary : Tone::plain})) {
    turned = page + 1;
  }
  if (page > 0 && ui.button("back", {.tone = Tone::quiet})) turned = page - 1;
  if (turned != page && keep_typed(check, ui, question)) turn_to(ui, turned);
}

void show_answers(const IceCheck& check, Ui& ui) {
  ui.begin_list("review.list");
  for (int i = 0; i < kQuestionCount; ++i) {
    const auto question = static_cast<Question>(i);
    const bool given = check.answer_to(question).given;
    const NumberText n = ui.number(i + 1);
    const std::string_view what = ui.tr(Key("review.", id_of(question)));
    const std::string_view answer = given ? words_of(check, ui, question) : std::string_view{};
    ui.item(
        Key("review.item.", id_of(question)),
        {.key = given ? "review.given" : "review.open", .tone = given ? Tone::plain : Tone::again},
        {{"n", n}, {"what", what}, {"answer", answer}});
  }
  ui.end_list();
}

void show_review(const IceCheck& check, Ui& ui) {
  ui.heading("question", 2,
             {.key = check.handed_in ? "check.handed_in" : "check.review", .live = true});
  if (check.handed_in) ui.text("handed_in", {.tone = Tone::info});
  show_answers(check, ui);
  if (check.handed_in) return ui.text("handed_in.more");
  for (int i = 0; i < kQuestionCount; ++i) {
    const NumberText n = ui.number(i + 1);
    if (ui.button(Key("go.", digit(static_cast<uint32_t>(i + 1))),
                  {.key = "review.go", .tone = Tone::quiet}, {{"n", n}})) {
      turn_to(ui, i);
    }
  }
  const NumberText open = ui.number(kQuestionCount - check.answered());
  ui.text("hand_in.note",
          {.key = check.answered() < kQuestionCount ? "hand_in.open" : "hand_in.note",
           .tone = Tone::info},
          {{"n", open}});
  if (ui.button("hand_in", {.tone = Tone::primary})) ui.command("hand_in");
}

}  // namespace

void ice_check_view(const IceCheck& check, Ui& ui) {
  show_progress(ui, check.answered(), kQuestionCount);

  ui.panel();
  const int page = page_of(check, ui);
  ui.begin_group("task");
  page == kReview ? show_review(check, ui) : show_question(check, ui, page);
  ui.end_group();
  show_drill(check, ui);
  show_findings(ui, false);
  if (ui.button("reset", {.tone = Tone::quiet, .disabled = !check.can_reset()}))
    ui.command("reset");

  const bool curves = page >= static_cast<int>(Question::cold_co2);
  show_stage(check, ui, {},
             PlotLook{.back_to_yr = kOldest_yr,
                      .alone = curves,
                      .asked = curves && page != kReview,
                      .summary = ui.tr("plot.summary.check")});
}

}  // namespace skua::antarctica
