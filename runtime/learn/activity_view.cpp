#include "learn/activity_view.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "learn/activity_pass.h"
#include "learn/activity_questions.h"
#include "learn/program.h"
#include "learn/typed_number.h"
#include "skua/ui.h"
#include "ui/interface.h"

namespace skua {
namespace {

/// The page of one pass.
class ActivityPage final : public ActivityPass {
 public:
  using ActivityPass::ActivityPass;

  void show() {
    raw_->chapter(run_.stage());
    show_progress();
    ui_.panel();
    ui_.begin_group("task");
    const ActivityStage& stage = activity().stages[run_.stage()];
    words(SKUA_ROLE_HEADING, "lesson.stage", joined("stage", stage.id), {}, 2);
    if (const Way* way = run_.way_here(); way != nullptr && !way->because.empty())
      words(SKUA_ROLE_TEXT, "because", joined("because", way->because), {.tone = Tone::info, .live = true});
    if (run_.is_last_stage() && run_.finished()) show_result();
    for (const uint32_t task : run_.visible_tasks(performance_)) show_task(stage.tasks[task]);
    go_on();
    ui_.end_group();
    const AskedKind asked = asked_kind(performance_);
    skua_look look = look_of(stage);
    if (asked.item != nullptr) look.question = &asked.question;
    performance_.program().simulation().view(performance_.model(), raw_, &look);
  }

  skua_look look_of(const ActivityStage& stage) const {
    skua_look look{sizeof look, 0, 0, run_.wants_doing(performance_) ? 1u : 0u, {}, nullptr};
    set_pins(look);
    for (const uint32_t part : stage.hide) look.hidden |= 1u << part;
    const skua_simulation& simulation = performance_.program().simulation();
    for (uint32_t i = 0; i < simulation.offer_count; ++i) look.refused |= run_.allows(simulation.offers[i].name) ? 0u : 1u << i;
    return look;
  }

  /// Those of the question that is asked now.
  void set_pins(skua_look& look) const {
    for (uint32_t i = 0; i < activity().items.size(); ++i) {
      const ActivityItem& item = activity().items[i];
      if (item.places.empty() || !run_.can_answer(i, performance_)) continue;
      for (std::size_t pin = 0; pin < item.places.size(); ++pin) look.pins[item.places[pin]] = static_cast<uint8_t>(pin + 1);
      return;
    }
  }

 private:
  // ---- parts

  void show_progress() {
    ui_.bar();
    uint32_t all = 0;
    for (const ActivityItem& item : activity().items) all += item.is_part_of_score() ? 1 : 0;
    if (all == 0) return;
    const NumberText done = ui_.number(run_.done_count()), of = ui_.number(all);
    const std::string_view key = run_.done_count() == 0 ? "lesson.progress.none" : "lesson.progress";  // "0 of 4" is no way to begin
    ui_.progress("progress", run_.done_count(), all, ui_.tr(key, {{"done", done}, {"all", of}}), {.key = "lesson.questions"});
  }

  /// Whether a text is short enough to be announced: longer ones are read when one comes to them.
  static bool is_soon_said(std::string_view words) {
    constexpr std::ptrdiff_t kMost = 120;  // characters
    return std::count_if(words.begin(), words.end(), [](char c) { return (c & 0xC0) != 0x80; }) <= kMost;
  }

  void show_task(const ActivityTask& task) {
    switch (task.kind) {
      case TaskKind::text:
        words(SKUA_ROLE_RICH, joined("read", task.id), task.id, {.live = is_soon_said(text(task.id))});
        break;
      case TaskKind::goal:
        show_goal(task.index);
        break;
      case TaskKind::action:
        if (ui_.button(joined("do", task.id), {.key = task.id, .tone = Tone::primary, .disabled = !run_.is_ready(task, performance_)})) ui_.command(task.id);
        break;
      case TaskKind::item:
        show_item(task.index);
        break;
      case TaskKind::practice:
        show_practice(task.index);
        break;
    }
  }

  void show_goal(uint32_t index) {
    const ActivityGoal& goal = activity().goals[index];
    const Reaching& state = run_.reaching(index);
    const std::string done = joined(goal.id, "reached");
    const std::string id = joined("goal", goal.id);
    if (state.reached) return judge(id, has(done) ? done : goal.id, Tone::right, "lesson.verdict.done");
    words(SKUA_ROLE_TEXT, id, goal.id, {.tone = Tone::info, .live = true});
    if (state.passed) return ui_.text(joined(goal.id, "passed"), {.key = "lesson.passed_over", .live = true});
    show_count(index);
    if (state.missed > 0)  // by another name each time, so that it is said each time
      ui_.text(joined(goal.id, state.missed == 1 ? "missed" : "missed.too"), {.key = "lesson.missed", .tone = Tone::again, .live = true});
    show_hint_steps(goal.id, state.hints);
    if (run_.holds_hint_goal(index, performance_)) say_held(goal.id);
    if (run_.can_hint_goal(index, performance_) && offer_hint(goal.id, goal.hints - state.hints, run_.should_hint_goal(index, performance_))) ui_.command("hint", {{"goal", goal.id}});
    if (goal.hints == 0 && run_.can_pass_over(index, performance_)) ui_.text(joined(goal.id, "pass_over", "offer"), {.key = "lesson.pass_over.offer", .tone = Tone::hint, .live = true});
    if (run_.can_pass_over(index, performance_) && ui_.button(joined(goal.id, "pass_over"), {.key = "lesson.pass_over", .tone = Tone::quiet})) ui_.command("pass_over", {{"goal", goal.id}});
  }

  /// "3 of 5": what was there before the goal was named counts, too.
  void show_count(uint32_t index) {
    const Expression::Count count = run_.counted(index, performance_);
    if (count.done == 0) return;
    const NumberText done = ui_.number(count.done), of = ui_.number(count.of);
    ui_.text(joined(activity().goals[index].id, "count"), {.key = "lesson.progress", .live = true}, {{"done", done}, {"all", of}});
  }

  /// The question that is asked now, why this one, and the way to the next.
  void show_practice(uint32_t index) {
    const ActivityPractice& practice = activity().practices[index];
    const PracticeRecord& record = run_.practising(index);
    words(SKUA_ROLE_HEADING, practice.id, practice.id, {}, 3);
    if (record.done && record.current < 0) return words(SKUA_ROLE_TEXT, joined(practice.id, "known"), "lesson.practice.known", {.tone = Tone::right});
    if (record.current < 0) return;
    const uint32_t asked = practice.items[static_cast<std::size_t>(record.current)];
    if (record.because != Because::first && run_.can_answer(asked, performance_))  // once it is answered, the words would be about what comes next
      words(SKUA_ROLE_TEXT, joined(practice.id, "because"), joined("lesson.practice", name_of(record.because)), {.tone = Tone::info});
    show_item(asked);
    if (record.done) show_evidence(practice);
    if (run_.can_ask_another(index, performance_) && ui_.button(joined(practice.id, "another"), {.key = "lesson.practice.another", .tone = Tone::primary}))
      ui_.command("another", {{"practice", practice.id}});
  }

  /// What the practice showed, in words: "4 of the last 5 right, without hints".
  void show_evidence(const ActivityPractice& practice) {
    const ObjectiveRecord& objective = run_.objective(practice.objective);
    const ObjectiveRecord::Recent recent = objective.recent();
    const NumberText right = ui_.number(recent.right), of = ui_.number(recent.of);
    const std::string earlier = earlier_of(recent), missing = both(earlier, missing_of(practice.objective));
    const std::string_view key = !objective.mastered() ? "lesson.not_enough" : earlier.empty() ? "lesson.mastered" : "lesson.mastered.earlier";
    ui_.text(joined(practice.id, "evidence"), {.key = key, .tone = objective.mastered() ? Tone::right : Tone::info, .live = true},
             {{"right", right}, {"of", of}, {"earlier", earlier}, {"missing", missing}});
  }

  void show_item(uint32_t index) {
    const ActivityItem& item = activity().items[index];
    const Answering& state = run_.answering(index);
    const bool open = run_.can_answer(index, performance_);
    if (open && item.purpose == Purpose::look_back) show_aim(item.looks_back);
    if (open && item.scored && item.points != 1) ui_.text(joined(item.id, "points"), {.key = "lesson.worth", .tone = Tone::quiet}, {{"count", static_cast<double>(item.points)}});
    if (open) ask_question(performance_, raw_, item);
    if (!open && item.is_opinion()) show_guess(index);
    if (!open && item.kind == QuestionKind::offered && performance_.program().simulation().kinds[item.offered].tells != 0) tell_answered(performance_, raw_, item);
    if (!open && !run_.finished()) show_written(index);  // the end shows it among the results
    if (!open || !is_answer_refused(performance_, raw_, item)) show_feedback(item, state);  // else it is about another number
    show_hints(index, item, state);
  }

  /// What was guessed; once there is something to hold it against, that.
  void show_guess(uint32_t index) {
    const ActivityItem& item = activity().items[index];
    const std::string& option = run_.answering(index).response;
    const std::string compared = joined(item.id, "compared", option);
    if (run_.is_compared(index, performance_) && has(compared))
      return words(SKUA_ROLE_TEXT, compared, compared, {.tone = Tone::info, .live = !run_.is_last_stage()});
    const std::string said = words_of(item, option);
    if (!said.empty()) ui_.text(joined(item.id, "given"), {.key = item.is_prediction() ? "lesson.guess" : "lesson.given", .tone = Tone::info}, {{"what", said}});
  }

  /// What was said, in words: an option's text, or what was typed.
  std::string words_of(const ActivityItem& item, const std::string& response) const {
    if (item.kind == QuestionKind::choice) return text(joined(item.id, response));
    return item.kind == QuestionKind::text ? response : std::string();
  }

  /// What the student wanted to reach.
  void show_aim(uint32_t index) {
    const ActivityItem& item = activity().items[index];
    const std::string what = words_of(item, run_.answering(index).response);
    if (run_.answering(index).done && !what.empty()) ui_.text(joined(item.id, "was"), {.key = "lesson.aim.was", .tone = Tone::info}, {{"what", what}});
  }

  /// What was handed in, word by word: what is typed and its answer in words can be read as long as it is there.
  void show_written(uint32_t index) {
    const ActivityItem& item = activity().items[index];
    const Answering& state = run_.answering(index);
    if (!item.is_written() || !state.done || state.tries == 0) return;
    const std::string id = joined("written", item.id);
    if (state.response.empty()) return ui_.text(joined(id, "away"), {.key = "lesson.written.away"});  // a host with little room kept no words
    if (item.kind == QuestionKind::text) return show_lines(id, {}, state.response);
    const std::optional<Argument> said = argument_of(state.response);
    if (!said) return;
    std::string evidence;
    for (const std::string_view one : said->evidence) evidence += (evidence.empty() ? "" : " · ") + text(joined(item.id, one));
    const std::string claim = text(joined(item.id, said->claim));
    ui_.text(joined(id, "claim"), {.key = "lesson.written.claim"}, {{"what", claim}});
    ui_.text(joined(id, "evidence"), {.key = "lesson.written.evidence"}, {{"what", evidence}});
    show_lines(joined(id, "why"), "lesson.written.why", said->why);
  }

  /// Each line that is not blank by itself, the last with all that come after; the first with the words of `key` around it.
  void show_lines(const std::string& id, std::string_view key, std::string_view all) {
    constexpr uint32_t kMostLines = 12;
    for (uint32_t line = 0; !all.empty();) {
      const std::size_t end = line + 1 < kMostLines ? std::min(all.find('\n'), all.size()) : all.size();
      const std::string_view said = all.substr(0, end);
      all.remove_prefix(std::min(end + 1, all.size()));
      if (is_blank(said)) continue;
      const std::string name = joined(id, std::to_string(++line));
      if (const std::string_view around = std::exchange(key, {}); !around.empty()) {
        ui_.text(name, {.key = around}, {{"what", said}});
      } else {
        (void)put(named(SKUA_ROLE_TEXT, name, said));
      }
    }
  }

  // ---- the end

  /// Points, how each question went, the guesses beside what was found, and what was shown.
  void show_result() {
    words(SKUA_ROLE_HEADING, "lesson.result", "lesson.result", {}, 3);
    const skua_progress all = ui_.progress_of("");
    const auto hundredths = static_cast<int32_t>(all.points * 100 + 0.5);
    const NumberText points = ui_.number(all.points, hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2);
    uint32_t marked = 0;
    for (const ActivityItem& item : activity().items) marked += item.is_part_of_score() && item.is_marked_here() ? item.points : 0;
    const NumberText possible = ui_.number(marked);
    if (marked > 0) {
      const std::string shares = shares_by_try();
      ui_.text("lesson.points", {.key = is_scored_as_usual() ? "lesson.points" : "lesson.points.own", .tone = Tone::right, .live = true},
               {{"points", points}, {"possible", possible}, {"shares", shares}});
    }
    for (uint32_t i = 0; i < activity().items.size(); ++i) {
      if (activity().items[i].purpose == Purpose::aim) show_aim(i);
    }
    list_answers();
    list_written();
    list_guesses();
    list_objectives();
    list_careers();
  }

  bool is_scored_as_usual() const {
    const auto is_worth_one = [](const ActivityItem& item) { return item.points == 1 || !item.scored; };
    return activity().scoring.empty() && std::ranges::all_of(activity().items, is_worth_one);
  }

  /// "1st try 100 % · 2nd try 50 % · later 25 %"
  std::string shares_by_try() {
    const std::span<const double> shares = performance_.program().scoring().by_try;
    std::string all;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const NumberText percent = ui_.number(shares[i] * 100), n = ui_.number(static_cast<double>(i + 1));
      all += (all.empty() ? "" : " · ") + std::string(ui_.tr(i + 1 < shares.size() ? "lesson.points.try" : "lesson.points.later", {{"n", n}, {"percent", percent}}));
    }
    return all;
  }

  void list_answers() {
    ui_.begin_list("lesson.answers");
    for (uint32_t i = 0; i < activity().items.size(); ++i) {
      const ActivityItem& item = activity().items[i];
      if (!item.is_part_of_score()) continue;
      const Answering& state = run_.answering(i);
      const std::string brief = joined(item.id, "short");
      const std::string what = text(has(brief) ? brief : item.id, &item);
      const std::string_view key = !item.is_marked_here()                      ? "lesson.outcome.handed_in"
                                   : state.answer_shown                        ? "lesson.outcome.shown"
                                   : state.tries == 1 && state.hints == 0 ? "lesson.outcome.at_once"
                                                                               : "lesson.outcome.right";
      ui_.item(joined("outcome", item.id), {.key = key, .tone = state.answer_shown || !item.is_marked_here() ? Tone::info : Tone::right},
               {{"what", what}, {"tries", static_cast<double>(state.tries)}, {"hints", static_cast<double>(state.hints)}});
    }
    ui_.end_list();
  }

  /// What the student wrote, each below its question, and where a mark for it is to be found.
  void list_written() {
    bool begun = false, marked = false;
    for (uint32_t i = 0; i < activity().items.size(); ++i) {
      const ActivityItem& item = activity().items[i];
      const Answering& state = run_.answering(i);
      if (!item.is_written() || !state.done || state.tries == 0) continue;
      if (!std::exchange(begun, true)) ui_.begin_group("lesson.written");
      words(SKUA_ROLE_HEADING, joined("written", item.id), item.id, {}, 3, &item);
      show_written(i);
      marked = marked || !item.is_marked_here() || !item.rubric.empty();
    }
    if (marked) ui_.text("lesson.written.mark", {.tone = Tone::info});
    if (begun) ui_.end_group();
  }

  void list_guesses() {
    bool begun = false;
    for (uint32_t i = 0; i < activity().items.size(); ++i) {
      const ActivityItem& item = activity().items[i];
      if (!run_.is_compared(i, performance_) || !has(joined(item.id, "compared", run_.answering(i).response))) continue;
      if (!std::exchange(begun, true)) ui_.begin_group("lesson.guesses");
      show_guess(i);
    }
    if (begun) ui_.end_group();
  }

  void list_careers() {
    if (activity().careers.empty()) return;
    ui_.begin_list("lesson.careers");
    for (const std::string& career : activity().careers) ui_.item(joined("career", career), {});
    ui_.end_list();
  }

  /// Never more than the evidence says.
  void list_objectives() {
    if (activity().objectives.empty()) return;
    ui_.begin_list("lesson.objectives");
    for (uint32_t i = 0; i < activity().objectives.size(); ++i) {
      const std::string id = joined("objective", activity().objectives[i].id);
      const std::string what = text(id);
      const ObjectiveRecord::Recent recent = run_.objective(i).recent();
      const NumberText right = ui_.number(recent.right), of = ui_.number(recent.of);
      const bool mastered = run_.objective(i).mastered();
      const std::string earlier = earlier_of(recent), missing = both(earlier, missing_of(i));
      const std::string_view key = !mastered ? "lesson.objective.not_enough" : earlier.empty() ? "lesson.objective.mastered" : "lesson.objective.mastered.earlier";
      ui_.item(id, {.key = key, .tone = mastered ? Tone::right : Tone::plain},
               {{"what", what}, {"right", right}, {"of", of}, {"earlier", earlier}, {"missing", missing}});
    }
    ui_.end_list();
  }

  std::string both(std::string before, std::string then) {
    if (before.empty()) return then;
    return then.empty() ? before : std::string(ui_.tr("lesson.missing.and", {{"before", before}, {"then", then}}));
  }

  /// How much of it was shown in earlier lessons, in a sentence; nothing where all was shown here.
  std::string earlier_of(const ObjectiveRecord::Recent& recent) {
    return recent.earlier == 0 ? std::string() : std::string(ui_.tr("lesson.earlier", {{"count", static_cast<double>(recent.earlier)}}));
  }

  /// What is still to be shown, in a sentence or more; nothing of what is mastered.
  std::string missing_of(uint32_t objective) {
    const ObjectiveRecord& record = run_.objective(objective);
    if (record.mastered()) return {};
    if (!run_.can_still_master(objective)) return std::string(ui_.tr("lesson.missing.nothing_ahead"));
    const ObjectiveRecord::Missing missing = record.missing();
    std::string words;
    const auto say = [&](std::string_view key, uint32_t count) {
      if (count == 0) return;
      const std::string said(ui_.tr(key, {{"count", static_cast<double>(count)}}));
      words = words.empty() ? said : std::string(ui_.tr("lesson.missing.and", {{"before", words}, {"then", said}}));
    };
    say("lesson.missing.right", missing.right);
    say("lesson.missing.stages", missing.contexts);
    say("lesson.missing.doing", missing.by_doing);
    return words;
  }

  /// What the last answer is told.
  void show_feedback(const ActivityItem& item, const Answering& state) {
    if (state.tries == 0 && !state.answer_shown) return;
    std::string key;
    Tone tone = Tone::again;
    if (!item.is_marked_here()) {
      key = "lesson.handed_in";
      tone = Tone::info;
    } else if (state.answer_shown) {
      key = joined(item.id, "shown");
      tone = Tone::info;
    } else if (state.done) {
      key = joined(item.id, "right");
      tone = Tone::right;
    } else if (state.misconception >= 0) {
      key = joined(item.id, "again", item.misconceptions[static_cast<std::size_t>(state.misconception)].id);
    } else {
      key = joined(item.id, "again");
    }
    if (!has(key)) key = state.done ? "lesson.right" : "lesson.again";
    judge(joined(item.id, "feedback"), key, tone, tone == Tone::right ? "lesson.verdict.right" : tone == Tone::again ? "lesson.verdict.again" : "", &item);
  }

  /// What is said of something that was done; `verdict`: key of the word before it.
  void judge(std::string_view id, std::string_view key, Tone tone, std::string_view verdict, const ActivityItem* item = nullptr) {
    skua_node node = named(SKUA_ROLE_TEXT, id, text(key, item), {.tone = tone, .live = true});
    if (!verdict.empty()) node.value_text = raw_->keep(std::string(ui_.tr(verdict)));
    (void)put(node);
  }

  void show_hints(uint32_t index, const ActivityItem& item, const Answering& state) {
    if (state.done) return;
    show_hint_steps(item.id, state.hints, &item);
    if (run_.holds_hint(index, performance_)) say_held(item.id);
    if (run_.can_hint(index, performance_) && offer_hint(item.id, item.hints - state.hints, run_.should_hint(index, performance_))) ui_.command("hint", {{"item", item.id}});
    if (run_.can_show_answer(index, performance_) && ui_.button(joined(item.id, "show_answer"), {.key = "lesson.show_answer", .tone = Tone::quiet}))
      ui_.command("show_answer", {{"item", item.id}});
  }

  /// Those that were shown.
  void show_hint_steps(const std::string& of, uint32_t shown, const ActivityItem* item = nullptr) {
    for (uint32_t step = 1; step <= shown; ++step) {
      const std::string id = joined(of, "hint", std::to_string(step));
      words(SKUA_ROLE_TEXT, id, id, {.tone = Tone::hint, .live = step == shown}, 0, item);
    }
  }
  /// Why none is offered yet.
  void say_held(const std::string& of) { ui_.text(joined(of, "held"), {.key = "lesson.hint.held", .tone = Tone::hint, .live = true}); }
  /// The button for the next one; where it is due, with a word that it may help. Whether it was pressed.
  bool offer_hint(const std::string& of, uint32_t left, bool due) {
    const NumberText count = ui_.number(left);
    if (due) ui_.text(joined(of, "offer"), {.key = "lesson.hint.offer", .tone = Tone::hint, .live = true});
    return ui_.button(joined(of, "hint"), {.key = "lesson.hint", .tone = due ? Tone::plain : Tone::quiet}, {{"left", count}});
  }

  void go_on() {
    if (!run_.can_go_on(performance_) || run_.is_last_stage()) return;
    // Whoever does not see the button come hears that nothing is left to do here.
    const auto asks = [](const ActivityTask& task) { return task.kind != TaskKind::text && task.kind != TaskKind::action; };
    if (std::ranges::any_of(activity().stages[run_.stage()].tasks, asks)) ui_.text("lesson.part_done", {.tone = Tone::quiet, .live = true});
    const std::vector<uint32_t> choices = run_.open_choices(performance_);
    for (const uint32_t i : choices) {
      const std::string& choice = activity().stages[run_.stage()].ways[i].choice;
      if (ui_.button(joined("choose", choice), {.key = joined("choose", choice), .tone = Tone::primary})) ui_.command("next", {{"choice", choice}});
    }
    if (!choices.empty()) return;
    if (ui_.button("next", {.key = "lesson.next", .tone = Tone::primary})) ui_.command("next");
  }
};

}  // namespace

void show_activity(const Performance& performance, skua_ui* ui) { ActivityPage(performance, ui).show(); }

}  // namespace skua
