#include "learn/activity_view.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "learn/offered_kind.h"
#include "learn/program.h"
#include "skua/ui.h"
#include "ui/interface.h"

namespace skua {
namespace {

std::string joined(std::string_view a, std::string_view b) { return std::string(a) + "." + std::string(b); }
std::string joined(std::string_view a, std::string_view b, std::string_view c) { return joined(a, b) + "." + std::string(c); }

/// The page of one pass.
class ActivityPage {
 public:
  ActivityPage(const Performance& performance, skua_ui* raw) : performance_(performance), run_(performance.run()), raw_(raw), ui_(raw) {}

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
    const AskedKind asked = asked_kind();
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
  const Activity& activity() const { return run_.activity(); }

  // ---- questions of the simulation's own kinds

  /// One of them with all that its simulation is told of it.
  struct AskedKind {
    const ActivityItem* item = nullptr;
    std::vector<double> given, answer;
    skua_question question{};
  };
  AskedKind told_of(uint32_t index) const {
    AskedKind asked;
    asked.item = &activity().items[index];
    asked.given = run_.given_of(*asked.item, performance_);
    const skua_item_kind& kind = performance_.program().simulation().kinds[asked.item->offered];
    for (std::size_t i = 0; i < asked.given.size(); ++i) asked.given[i] = std::clamp(asked.given[i], kind.given[i].min, kind.given[i].max);
    asked.answer = run_.numbers_of(index).value_or(std::vector<double>());
    const bool open = run_.can_answer(index, performance_);
    asked.question = {sizeof(skua_question), asked.item->offered, open ? 1u : 0u, to_abi(asked.item->id), asked.given.data(),
                      asked.answer.empty() ? nullptr : asked.answer.data()};
    return asked;
  }
  /// The one that is open; else the last that was answered in this stage.
  AskedKind asked_kind() const {
    std::optional<uint32_t> answered;
    for (const uint32_t task : run_.visible_tasks(performance_)) {
      const ActivityTask& shown = activity().stages[run_.stage()].tasks[task];
      for (uint32_t i = 0; i < activity().items.size(); ++i) {
        const ActivityItem& item = activity().items[i];
        const bool here = shown.kind == TaskKind::item ? shown.index == i : shown.kind == TaskKind::practice && item.practice == shown.index;
        if (!here || item.kind != QuestionKind::offered) continue;
        if (run_.can_answer(i, performance_)) return told_of(i);
        if (shown.kind == TaskKind::item) answered = i;
      }
    }
    return answered ? told_of(*answered) : AskedKind();
  }

  // ---- words

  /// What texts of this attempt may speak of: numbers that were drawn, and the answer of `item`.
  std::string text(std::string_view key, const ActivityItem* item = nullptr) const {
    std::vector<NumberText> numbers;
    numbers.reserve(activity().drawn.size() + activity().numbers.size() + (item != nullptr ? item->numbers.size() : 0) + 1);
    std::vector<skua_value> args;
    Ui ui(raw_);
    const auto add = [&](std::string_view name, double value, uint32_t decimals) {
      numbers.push_back(ui.number(value, static_cast<int>(decimals)));
      args.push_back({to_abi(name), 1, 0, to_abi(numbers.back().view())});
    };
    for (uint32_t i = 0; i < activity().drawn.size(); ++i) add(activity().drawn[i].name, run_.drawn(i), activity().drawn[i].decimals);
    const auto add_all = [&](const std::vector<ShownNumber>& shown, const ActivityItem* of) {
      for (const ShownNumber& one : shown) {
        if (const auto value = run_.value_of(one, of, performance_)) add(one.name, *value, one.decimals);
      }
    };
    add_all(activity().numbers, nullptr);
    if (item != nullptr) {
      add_all(item->numbers, item);
      const auto index = static_cast<uint32_t>(item - activity().items.data());
      if (const auto answer = run_.answer_of(index, performance_)) add("answer", *answer, item->decimals);
    }
    return raw_->strings.text(key, args.data(), static_cast<uint32_t>(args.size()));
  }
  bool has(std::string_view key) const { return raw_->strings.has(key); }

  /// Its words live as long as the pass.
  skua_node named(uint32_t role, std::string_view id, std::string_view name, const Look& look = {}) {
    skua_node node = Ui::node(role, {}, look, {});
    node.id = raw_->keep(std::string(id));
    node.name = raw_->keep(std::string(name));
    return node;
  }
  skua_response put(const skua_node& node) {
    skua_response response{};
    response.size = sizeof response;
    skua_ui_widget(raw_, &node, &response);
    return response;
  }
  void words(uint32_t role, std::string_view id, std::string_view key, const Look& look = {}, uint32_t level = 0, const ActivityItem* item = nullptr) {
    skua_node node = named(role, id, text(key, item), look);
    node.level = level;
    (void)put(node);
  }

  // ---- parts

  void show_progress() {
    ui_.bar();
    uint32_t all = 0;
    for (const ActivityItem& item : activity().items) all += item.is_part_of_score() ? 1 : 0;
    const NumberText done = ui_.number(run_.done_count()), of = ui_.number(all);
    ui_.progress("progress", run_.done_count(), all, ui_.tr("lesson.progress", {{"done", done}, {"all", of}}), {.key = "lesson.questions"});
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
      case TaskKind::goal: {
        const bool reached = run_.reaching(task.index).reached;
        const std::string done = joined(task.id, "reached");
        words(SKUA_ROLE_TEXT, joined("goal", task.id), reached && has(done) ? done : task.id,
              {.tone = reached ? Tone::right : Tone::info, .live = true});
        break;
      }
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

  /// The question that is asked now, why this one, and the way to the next.
  void show_practice(uint32_t index) {
    const ActivityPractice& practice = activity().practices[index];
    const PracticeRecord& record = run_.practising(index);
    words(SKUA_ROLE_HEADING, practice.id, practice.id, {}, 3);
    if (record.done && record.current < 0) return words(SKUA_ROLE_TEXT, joined(practice.id, "known"), "lesson.practice.known", {.tone = Tone::right});
    if (record.current < 0) return;
    if (record.because != Because::first)
      words(SKUA_ROLE_TEXT, joined(practice.id, "because"), joined("lesson.practice", name_of(record.because)), {.tone = Tone::info});
    show_item(practice.items[static_cast<std::size_t>(record.current)]);
    if (record.done) show_evidence(practice);
    if (run_.can_ask_another(index, performance_) && ui_.button(joined(practice.id, "another"), {.key = "lesson.practice.another", .tone = Tone::primary}))
      ui_.command("another", {{"practice", practice.id}});
  }

  /// What the practice showed, in words: "4 of the last 5 right, without hints".
  void show_evidence(const ActivityPractice& practice) {
    const ObjectiveRecord& objective = run_.objective(practice.objective);
    const ObjectiveRecord::Recent recent = objective.recent();
    const NumberText right = ui_.number(recent.right), of = ui_.number(recent.of);
    const std::string missing = missing_of(objective);
    ui_.text(joined(practice.id, "evidence"), {.key = objective.mastered() ? "lesson.mastered" : "lesson.not_enough", .tone = objective.mastered() ? Tone::right : Tone::info, .live = true},
             {{"right", right}, {"of", of}, {"missing", missing}});
  }

  void show_item(uint32_t index) {
    const ActivityItem& item = activity().items[index];
    const Answering& state = run_.answering(index);
    const bool open = run_.can_answer(index, performance_);
    if (open && item.purpose == Purpose::look_back) show_aim(item.looks_back);
    if (open) ask(item);
    if (!open && item.is_opinion()) show_guess(index);
    if (!open || !is_refused(item)) show_feedback(item, state);  // else it is about another number
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

  // ---- the end

  /// Points, how each question went, the guesses beside what was found, and what was shown.
  void show_result() {
    const skua_progress all = ui_.progress_of("");
    const auto hundredths = static_cast<int32_t>(all.points * 100 + 0.5);
    const NumberText points = ui_.number(all.points, hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2);
    uint32_t marked = 0;
    for (const ActivityItem& item : activity().items) marked += item.is_part_of_score() && item.is_marked_here() ? 1 : 0;
    const NumberText possible = ui_.number(marked);
    if (marked > 0) ui_.text("lesson.points", {.tone = Tone::right, .live = true}, {{"points", points}, {"possible", possible}});
    for (uint32_t i = 0; i < activity().items.size(); ++i) {
      if (activity().items[i].purpose == Purpose::aim) show_aim(i);
    }
    list_answers();
    list_guesses();
    list_objectives();
    list_careers();
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
      const std::string missing = missing_of(run_.objective(i));
      ui_.item(id, {.key = mastered ? "lesson.objective.mastered" : "lesson.objective.not_enough", .tone = mastered ? Tone::right : Tone::plain},
               {{"what", what}, {"right", right}, {"of", of}, {"missing", missing}});
    }
    ui_.end_list();
  }

  /// What is still to be shown, in a sentence or more; nothing of what is mastered.
  std::string missing_of(const ObjectiveRecord& record) {
    if (record.mastered()) return {};
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
    words(SKUA_ROLE_TEXT, joined(item.id, "feedback"), key, {.tone = tone, .live = true}, 0, &item);
  }

  void show_hints(uint32_t index, const ActivityItem& item, const Answering& state) {
    if (state.done) return;
    for (uint32_t step = 1; step <= state.hints; ++step)
      words(SKUA_ROLE_TEXT, joined(item.id, "hint", std::to_string(step)), joined(item.id, "hint", std::to_string(step)),
            {.tone = Tone::hint, .live = step == state.hints}, 0, &item);
    const NumberText left = ui_.number(item.hints - state.hints);
    const bool due = run_.should_hint(index, performance_);
    if (due) ui_.text(joined(item.id, "offer"), {.key = "lesson.hint.offer", .tone = Tone::hint, .live = true});
    if (run_.can_hint(index, performance_) && ui_.button(joined(item.id, "hint"), {.key = "lesson.hint", .tone = due ? Tone::plain : Tone::quiet}, {{"left", left}}))
      ui_.command("hint", {{"item", item.id}});
    if (run_.can_show_answer(index, performance_) && ui_.button(joined(item.id, "show_answer"), {.key = "lesson.show_answer", .tone = Tone::quiet}))
      ui_.command("show_answer", {{"item", item.id}});
  }

  void go_on() {
    if (!run_.can_go_on(performance_) || run_.is_last_stage()) return;
    const std::vector<uint32_t> choices = run_.open_choices(performance_);
    for (const uint32_t i : choices) {
      const std::string& choice = activity().stages[run_.stage()].ways[i].choice;
      if (ui_.button(joined("choose", choice), {.key = joined("choose", choice), .tone = Tone::primary})) ui_.command("next", {{"choice", choice}});
    }
    if (!choices.empty()) return;
    if (ui_.button("next", {.key = "lesson.next", .tone = Tone::primary})) ui_.command("next");
  }

  // ---- questions

  void ask(const ActivityItem& item) {
    switch (item.kind) {
      case QuestionKind::choice:
        return ask_choice(item);
      case QuestionKind::multiple:
        return ask_multiple(item);
      case QuestionKind::number:
        return ask_number(item);
      case QuestionKind::offered:
        return ask_offered(item);
      case QuestionKind::order:
        return ask_order(item);
      case QuestionKind::match:
        return ask_match(item);
      case QuestionKind::text:
        return ask_text(item);
      case QuestionKind::label:
        return ask_label(item);
      case QuestionKind::argument:
        return ask_argument(item);
    }
  }

  static std::string_view confirm_key(const ActivityItem& item) {
    if (item.is_prediction()) return "lesson.predict";
    if (item.is_opinion()) return item.purpose == Purpose::aim ? "lesson.aim" : "lesson.look_back";
    return item.is_marked_here() ? "lesson.check" : "lesson.hand_in";
  }
  void give(const ActivityItem& item, std::string_view response) {
    ui_.command(item.is_prediction() ? "predict" : item.is_opinion() ? "say" : "answer", {{"item", item.id}, {"response", response}});
  }

  /// The button below a question; gives the answer.
  void confirm(const ActivityItem& item, std::string_view response, bool ready, bool already = false) {
    const bool pressed = ui_.button(joined(item.id, "check"), {.key = confirm_key(item), .tone = Tone::primary, .disabled = !ready});
    if (ready && (pressed || already)) give(item, response);
  }

  /// `options` with the texts ID.OPTION.
  skua_response choose(uint32_t role, std::string_view id, std::string_view name, const ActivityItem& item, const std::vector<std::string>& options) {
    std::vector<skua_str> raw;
    for (const std::string& option : options) raw.push_back(to_abi(option));
    skua_node node = named(role, id, name);
    node.key = to_abi(item.id);
    node.options = raw.data();
    node.option_count = static_cast<uint32_t>(raw.size());
    return put(node);
  }

  void ask_choice(const ActivityItem& item) {
    const std::string_view chosen = from_abi(choose(SKUA_ROLE_CHOICE, item.id, text(item.id), item, item.options).text);
    confirm(item, chosen, !chosen.empty());
  }

  void ask_multiple(const ActivityItem& item) {
    begin_question(item);
    const std::string response = joined_list(checked(item, item.options));
    ui_.end_group();
    confirm(item, response, !response.empty());
  }
  /// A box for each of `options`; those that are ticked.
  std::vector<std::string> checked(const ActivityItem& item, const std::vector<std::string>& options) {
    std::vector<std::string> ticked;
    for (const std::string& option : options) {
      const std::string id = joined(item.id, option);
      bool on = ui_.field(id) == "1";
      skua_node node = named(SKUA_ROLE_CHECKBOX, id, text(id));
      node.value = on ? 1 : 0;
      if (put(node).activated != 0) {
        on = !on;
        ui_.set_field(id, on ? "1" : "");
      }
      if (on) ticked.push_back(option);
    }
    return ticked;
  }

  NumberFault fault_of(const ActivityItem& item) { return run_.fault_of(item, ui_.field(item.id), performance_); }

  /// What stands in the field of a question for a number was given and is no answer. What was refused is remembered, a blank
  /// for an empty field.
  bool is_refused(const ActivityItem& item) {
    if (item.kind != QuestionKind::number) return false;
    const std::string_view typed = ui_.field(item.id);
    return ui_.field(joined(item.id, "refused")) == (typed.empty() ? " " : typed) && fault_of(item) != NumberFault::none;
  }

  void ask_number(const ActivityItem& item) {
    const std::string_view typed = ui_.field(item.id);
    const NumberFault fault = fault_of(item);
    skua_node node = named(SKUA_ROLE_NUMBER, item.id, text(item.id, &item), {.live = true});
    const std::string unit = joined("unit", item.unit);
    node.text = raw_->keep(has(unit) ? text(unit) : item.unit);
    if (is_refused(item)) {
      node.error_key = to_abi(fault == NumberFault::empty          ? "lesson.error.empty"
                              : fault == NumberFault::not_a_number ? "lesson.error.number"
                                                                   : "lesson.error.impossible");
    }
    const bool entered = put(node).activated != 0;
    const bool pressed = ui_.button(joined(item.id, "check"), {.key = confirm_key(item), .tone = Tone::primary});
    if (!entered && !pressed) return;
    ui_.set_field(joined(item.id, "refused"), fault == NumberFault::none ? "" : typed.empty() ? " " : typed);
    if (fault == NumberFault::none) give(item, ui_.field(item.id));
  }

  /// The simulation shows what is needed to answer.
  void ask_offered(const ActivityItem& item) {
    const AskedKind asked = told_of(static_cast<uint32_t>(&item - activity().items.data()));
    const skua_item_kind& kind = performance_.program().simulation().kinds[item.offered];
    std::array<double, SKUA_MOST_NUMBERS> answer{};
    begin_question(item);
    const bool ready = kind.ask(performance_.model(), raw_, &asked.question, answer.data()) != 0;
    ui_.end_group();
    confirm(item, write_answer(item.fields, answer), ready);
  }

  /// Each option has buttons that move it one place up or down.
  void ask_order(const ActivityItem& item) {
    const std::string field = joined(item.id, "order");
    std::vector<std::string> order = split(ui_.field(field));
    if (order.size() != item.options.size()) order = item.options;
    std::optional<std::pair<std::size_t, std::size_t>> moved;
    begin_question(item);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const NumberText place = ui_.number(static_cast<double>(i + 1));
      const std::string name = text(joined(item.id, order[i]));
      ui_.text(joined(item.id, "place", order[i]), {.key = "lesson.order.place"}, {{"n", place}, {"what", name}});
      if (moves(item, order[i], "up", name, i > 0)) moved = {i, i - 1};
      if (moves(item, order[i], "down", name, i + 1 < order.size())) moved = {i, i + 1};
    }
    if (moved) {
      std::swap(order[moved->first], order[moved->second]);
      ui_.set_field(field, joined_list(order));
    }
    ui_.end_group();
    confirm(item, joined_list(order), true);
  }

  /// A button that is seen as an arrow: what it moves stands beside it. At the end it stays, so that nobody loses their place.
  bool moves(const ActivityItem& item, std::string_view option, std::string_view way, std::string_view what, bool can) {
    const std::string id = joined(item.id, way, option), key = joined("lesson.order", way);
    const std::initializer_list<Value> args = {{"what", what}};
    skua_node node = Ui::node(SKUA_ROLE_BUTTON, id, {.key = key, .tone = Tone::quiet, .disabled = !can}, args);
    node.value_text = to_abi(way == "up" ? "↑" : "↓");
    return put(node).activated != 0;
  }

  void ask_match(const ActivityItem& item) {
    std::vector<std::string> chosen;
    begin_question(item);
    for (const std::string& option : item.options) {
      const std::string id = joined(item.id, option);
      const std::string_view partner = from_abi(choose(SKUA_ROLE_SELECT, id, text(id), item, item.partners).text);
      if (!partner.empty()) chosen.emplace_back(partner);
    }
    ui_.end_group();
    confirm(item, joined_list(chosen), chosen.size() == item.options.size());
  }

  /// Each pin in the picture is described as well, for who does not see it.
  void ask_label(const ActivityItem& item) {
    std::vector<std::string> chosen;
    begin_question(item);
    for (std::size_t i = 0; i < item.options.size(); ++i) {
      const std::string id = joined(item.id, item.options[i]), what = text(id);
      const NumberText n = ui_.number(static_cast<double>(i + 1));
      const std::string name(ui_.tr("lesson.pin.what", {{"n", n}, {"what", what}}));
      const std::string_view partner = from_abi(choose(SKUA_ROLE_SELECT, id, name, item, item.partners).text);
      if (!partner.empty()) chosen.emplace_back(partner);
    }
    ui_.end_group();
    confirm(item, joined_list(chosen), chosen.size() == item.options.size());
  }

  /// Claim, evidence, and why the one follows from the other.
  void ask_argument(const ActivityItem& item) {
    begin_question(item);
    const std::string claim(from_abi(choose(SKUA_ROLE_CHOICE, joined(item.id, "claim"), ui_.tr("lesson.argument.claim"), item, item.options).text));
    const skua_node group = named(SKUA_ROLE_GROUP, joined(item.id, "evidence"), ui_.tr("lesson.argument.evidence"));
    skua_ui_begin(raw_, &group, nullptr);
    const std::string evidence = joined_list(checked(item, item.evidence));
    ui_.end_group();
    const std::string why = typed(joined(item.id, "why"), ui_.tr("lesson.argument.why"));
    ui_.end_group();
    confirm(item, claim + "|" + evidence + "|" + why, !claim.empty() && !evidence.empty() && !why.empty());
  }

  void ask_text(const ActivityItem& item) {
    const std::string words = typed(item.id, text(item.id));
    confirm(item, words, !words.empty());
  }

  /// A field for a few lines.
  std::string typed(std::string_view id, std::string_view name) {
    skua_node node = named(SKUA_ROLE_FIELD, id, name, {.live = true});
    node.min = 4;    // lines
    node.max = 900;  // characters
    return std::string(from_abi(put(node).text));
  }

  void begin_question(const ActivityItem& item) {
    const skua_node node = named(SKUA_ROLE_GROUP, joined("ask", item.id), text(item.id));
    skua_ui_begin(raw_, &node, nullptr);
  }

  static std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> all;
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(','), list.size());
      all.emplace_back(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return all;
  }
  static std::string joined_list(const std::vector<std::string>& parts) {
    std::string list;
    for (const std::string& part : parts) list += (list.empty() ? "" : ",") + part;
    return list;
  }

  const Performance& performance_;
  const ActivityRun& run_;
  skua_ui* raw_;
  Ui ui_;
};

}  // namespace

void show_activity(const Performance& performance, skua_ui* ui) { ActivityPage(performance, ui).show(); }

}  // namespace skua
