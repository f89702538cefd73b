#include "learn/activity_run.h"

#include <algorithm>
#include <bit>
#include <ranges>
#include <utility>

#include "skua/random.h"

namespace skua {
ActivityRun::ActivityRun(const Activity& activity, uint32_t seed) : activity_(activity), stage_(activity.begins_at) {
  Random chance(seed);
  for (const Drawn& drawn : activity.drawn)
    drawn_.push_back(drawn.one_of[chance.below(static_cast<uint32_t>(drawn.one_of.size()))]);
  answering_.resize(activity.items.size());
  reaching_.resize(activity.goals.size());
  practices_.resize(activity.practices.size());
  showed_.resize(activity.mistakes.size());
  for (const Objective& objective : activity.objectives) begun_.emplace_back(objective.knowledge);
  objectives_ = begun_;
  before_.resize(begun_.size());
  here_.resize(begun_.size());
}

// ---- what is so
// ---------------------------------------------------------------------------------------------

uint32_t ActivityRun::done_count() const {
  uint32_t count = 0;
  for (std::size_t i = 0; i < answering_.size(); ++i) {
    const ActivityItem& item = activity_.items[i];
    count += item.is_part_of_score() && answering_[i].done ? 1 : 0;
  }
  return count;
}

const Way* ActivityRun::way_here() const {
  if (from_ < 0 || way_ < 0) return nullptr;
  return &activity_.stages[static_cast<std::size_t>(from_)].ways[static_cast<std::size_t>(way_)];
}

bool ActivityRun::is_done(const ActivityTask& task) const {
  switch (task.kind) {
    case TaskKind::item:
      return answering_[task.index].done;
    case TaskKind::goal:
      return is_done(reaching_[task.index]);
    case TaskKind::practice:
      return practices_[task.index].done;
    case TaskKind::text:
    case TaskKind::action:
      break;
  }
  return true;
}

std::vector<uint32_t> ActivityRun::visible_tasks(const RunningSimulation& simulation) const {
  const ActivityStage& stage = activity_.stages[stage_];
  std::vector<uint32_t> visible;
  for (uint32_t i = 0; i < stage.tasks.size(); ++i) {
    const ActivityTask& task = stage.tasks[i];
    const bool lasts = task.kind != TaskKind::text && task.kind != TaskKind::action && is_done(task);
    if (!lasts && !holds(task.when, simulation)) continue;
    if (!lasts && !holds(task.after, simulation)) {
      if (!stage.any_order) break;  // what comes after it waits with it
      continue;
    }
    visible.push_back(i);
    if (!stage.any_order && !is_done(task)) break;  // one after the other
  }
  return visible;
}

bool ActivityRun::can_go_on(const RunningSimulation& simulation) const {
  if (finished_) return false;
  return std::ranges::all_of(activity_.stages[stage_].tasks, [&](const ActivityTask& task) {
    const bool marks = task.kind == TaskKind::item || task.kind == TaskKind::goal || task.kind == TaskKind::practice;
    const bool done = marks ? is_done(task) : holds(task.after, simulation);
    return done || !holds(task.when, simulation);
  });
}

bool ActivityRun::is_visible(TaskKind kind, uint32_t index, const RunningSimulation& simulation) const {
  const ActivityStage& stage = activity_.stages[stage_];
  return std::ranges::any_of(visible_tasks(simulation), [&](uint32_t i) {
    return stage.tasks[i].kind == kind && stage.tasks[i].index == index;
  });
}

bool ActivityRun::can_answer(uint32_t item, const RunningSimulation& simulation) const {
  if (answering_[item].done) return false;
  const auto practice = activity_.items[item].practice;
  if (!practice) return is_visible(TaskKind::item, item, simulation);
  const PracticeRecord& record = practices_[*practice];
  return record.current >= 0 && activity_.practices[*practice].items[static_cast<std::size_t>(record.current)] == item &&
         is_visible(TaskKind::practice, *practice, simulation);
}

bool ActivityRun::is_compared(uint32_t item, const RunningSimulation& simulation) const {
  const ActivityItem& asked = activity_.items[item];
  if (!asked.is_prediction() || !answering_[item].done) return false;
  return is_last_stage() || (asked.compare && holds(asked.compare, simulation));
}

bool ActivityRun::can_ask_another(uint32_t practice, const RunningSimulation& simulation) const {
  const PracticeRecord& record = practices_[practice];
  if (record.done || record.current < 0 || !is_visible(TaskKind::practice, practice, simulation)) return false;
  return answering_[activity_.practices[practice].items[static_cast<std::size_t>(record.current)]].done;
}

bool ActivityRun::allows(std::string_view command) const {
  const ActivityStage& stage = activity_.stages[stage_];
  return stage.allow_all || std::ranges::find(stage.allow, command) != stage.allow.end();
}

bool ActivityRun::wants_doing(const RunningSimulation& simulation) const {
  if (finished_ || can_go_on(simulation)) return false;
  for (uint32_t i = 0; i < answering_.size(); ++i) {
    if (can_answer(i, simulation)) return false;
  }
  return true;
}

bool ActivityRun::waits(const RunningSimulation& simulation) const {
  if (!completed_ && nothing_is_left(simulation)) return true;  // a lesson that is only read
  const ActivityStage& stage = activity_.stages[stage_];
  return std::ranges::any_of(visible_tasks(simulation), [&](uint32_t i) {  // what is not seen yet is not looked at either
    const ActivityTask& task = stage.tasks[i];
    if (task.kind == TaskKind::practice) return !is_done(task) && practices_[task.index].current < 0;
    if (task.kind != TaskKind::goal) return false;
    // Also one that was passed may still be reached; and what has held and does so no longer is still to be forgotten.
    const Reaching& state = reaching_[task.index];
    simulation_ = &simulation;
    return !state.reached && (state.held != 0 || activity_.goals[task.index].when.holds(*this));
  });
}

/// A goal is to be reached again. Whoever takes back on the way to it what `at_once` looks at had another try.
void ActivityRun::keep_told(const ActivityRun& taken_back, const RunningSimulation& then, const RunningSimulation& now) {
  for (std::size_t i = 0; i < reaching_.size(); ++i) {
    reaching_[i].told = taken_back.reaching_[i].told;
    reaching_[i].astray = taken_back.reaching_[i].astray;
    reaching_[i].passed = taken_back.reaching_[i].passed;
    reaching_[i].late = taken_back.reaching_[i].late;
    reaching_[i].hints = taken_back.reaching_[i].hints;
    reaching_[i].worked = taken_back.reaching_[i].worked;
  }
  for (const ActivityTask& task : activity_.stages[stage_].tasks) {
    if (task.kind != TaskKind::goal) continue;
    const auto& at_once = activity_.goals[task.index].at_once;
    if (at_once && looked_at(*at_once, then) != looked_at(*at_once, now)) reaching_[task.index].astray = true;
  }
  practices_ = taken_back.practices_;
  objectives_ = taken_back.objectives_;
  here_ = taken_back.here_;
  notes_ = taken_back.notes_;  // what was taken back in the simulation still stands in the notebook
  finished_ = taken_back.finished_;
  completed_ = taken_back.completed_;
}

// ---- commands
// -----------------------------------------------------------------------------------------------

bool ActivityRun::apply(const skua_command& raw, RunningSimulation& simulation, EvidenceLog& log) {
  const Command command(raw);
  if (command.is("answer")) return answer(command, simulation, log);
  if (command.is("predict")) return say(command, true, simulation, log);
  if (command.is("say")) return say(command, false, simulation, log);
  if (command.is("hint")) return give_hint(command, simulation, log);
  if (command.is("show_answer")) return show_answer(command, simulation, log);
  if (command.is("pass_over")) return pass_over(command, simulation, log);
  if (command.is("another")) return another(command, simulation, log);
  if (command.is("next")) return next(command, simulation, log);
  if (command.is("note")) return count_note(command);
  const std::size_t told = simulation.told();
  if (!allows(command.name()) || !simulation.apply(command, log)) return false;
  note_miss(command.name(), simulation);
  count_deed(raw, simulation.told() > told, simulation, log);
  return true;
}

std::optional<uint32_t> ActivityRun::item_of(const Command& command) const {
  const auto id = command.text("item");
  if (!id) return std::nullopt;
  const auto known = std::ranges::find(activity_.items, *id, &ActivityItem::id);
  if (known == activity_.items.end()) return std::nullopt;
  return static_cast<uint32_t>(known - activity_.items.begin());
}

bool ActivityRun::answer(const Command& command, RunningSimulation& simulation, EvidenceLog& log) {
  const auto index = item_of(command);
  const auto response = command.text("response");
  if (!index || !response || activity_.items[*index].is_opinion() || !can_answer(*index, simulation)) return false;
  const ActivityItem& item = activity_.items[*index];
  const Judged judged = judge(item, *response, simulation);
  if (!judged.possible) return false;
  Answering& state = answering_[*index];
  const bool first = state.tries == 0;
  ++state.tries;
  state.response = *response;
  if (!item.is_marked_here()) {
    state.done = true;
    log.submitted(item.id, judged.reported.empty() ? *response : judged.reported);
  } else {
    state.misconception = judged.right ? -1 : judged.misconception;
    if (state.misconception >= 0) {
      state.mistake = state.misconception;
      note_mistake(*index, item.misconceptions[static_cast<std::size_t>(state.mistake)]);
    }
    state.wrong += judged.right ? 0 : 1;
    state.done = judged.right;
    log.answered(item.id, judged.reported.empty() ? *response : judged.reported, judged.right,
                 judged.misconception < 0 || judged.right ? std::string_view() : std::string_view(item.misconceptions[static_cast<std::size_t>(judged.misconception)].id));
    if (first) {
      state.late = !judged.right && is_hint_late(item);  // by what was shown before it
      take_first_answer(item, judged.right, state.hints > 0, log);
    }
    if (!judged.right) offer_hint(*index, simulation, log);
    if (state.done && item.practice) close_if_enough(*item.practice);
  }
  check_completion(simulation, log);
  return true;
}

/// Kept where somebody asks for it: whatever is answered later, it was shown once.
void ActivityRun::note_mistake(uint32_t item, const Misconception& shown) {
  if (!activity_.asks_mistakes) return;
  for (std::size_t i = 0; i < showed_.size(); ++i) {
    const NamedMistake& known = activity_.mistakes[i];
    if (known.item == item && known.id == shown.id) showed_[i] = true;
  }
}

/// A prediction, an aim or a look back: it is kept as it was said.
bool ActivityRun::say(const Command& command, bool prediction, RunningSimulation& simulation, EvidenceLog& log) {
  const auto index = item_of(command);
  const auto response = command.text("response");
  if (!index || !response) return false;
  const ActivityItem& item = activity_.items[*index];
  if (!item.is_opinion() || item.is_prediction() != prediction || !can_answer(*index, simulation)) return false;
  if (!judge(item, *response, simulation).possible) return false;
  answering_[*index].done = true;
  answering_[*index].response = *response;
  if (prediction) {
    log.predicted(item.id, *response);
  } else {
    log.performed(item.purpose == Purpose::aim ? "aim" : "look_back", {{"item", item.id}, {"response", *response}});
  }
  check_completion(simulation, log);
  return true;
}

std::vector<uint32_t> ActivityRun::open_choices(const RunningSimulation& simulation) const {
  std::vector<uint32_t> open;
  if (!can_go_on(simulation)) return open;
  const std::vector<Way>& ways = activity_.stages[stage_].ways;
  for (uint32_t i = 0; i < ways.size(); ++i) {
    if (!holds(ways[i].when, simulation)) continue;
    if (ways[i].choice.empty()) return {};
    open.push_back(i);
  }
  return open.size() < 2 ? std::vector<uint32_t>() : open;
}

bool ActivityRun::next(const Command& command, RunningSimulation& simulation, EvidenceLog& log) {
  if (!can_go_on(simulation) || is_last_stage()) return false;
  const ActivityStage& stage = activity_.stages[stage_];
  const std::vector<uint32_t> choices = open_choices(simulation);
  const std::string_view chosen = command.text("choice").value_or("");
  if (choices.empty() != chosen.empty()) return false;
  const auto way = std::ranges::find_if(stage.ways, [&](const Way& one) { return one.choice == (choices.empty() ? one.choice : chosen) && holds(one.when, simulation); });
  if (!choices.empty() && way == stage.ways.end()) return false;
  from_ = static_cast<int32_t>(stage_);
  way_ = way == stage.ways.end() ? -1 : static_cast<int32_t>(way - stage.ways.begin());
  stage_ = way_ < 0 ? stage_ + 1 : way->to;
  if (!stage.ways.empty() || activity_.stages[stage_].scaffold != stage.scaffold) {
    const std::string_view because = way_ < 0 ? std::string_view() : std::string_view(way->because);
    log.performed("way", {{"from", stage.id}, {"to", activity_.stages[stage_].id}, {"because", because}, {"choice", chosen}, {"scaffold", activity_.stages[stage_].scaffold ? 1.0 : 0.0}});
  }
  check_completion(simulation, log);  // there may be nothing to do
  return true;
}

// ---- practice
// ----------------------------------------------------------------------------------------------

/// What is learned from it counts once: from the first answer.
void ActivityRun::take_first_answer(const ActivityItem& item, bool right, bool hinted, EvidenceLog& log) {
  show_objectives(item.objectives, occasion_of(item, stage_, right), hinted, log);
  if (item.practice) take_answer(practices_[*item.practice], item.difficulty, right && !hinted);
}

/// Chooses the next question, and says why; with none left, or enough shown, the practice is done.
void ActivityRun::ask_in(uint32_t practice, EvidenceLog& log) {
  const ActivityPractice& given = activity_.practices[practice];
  PracticeRecord& record = practices_[practice];
  const ActivityItem* last = record.current < 0 ? nullptr : &activity_.items[given.items[static_cast<std::size_t>(record.current)]];
  std::string_view mistake;
  if (last != nullptr) {
    const int32_t shown = answering_[static_cast<std::size_t>(last - activity_.items.data())].mistake;
    if (shown >= 0) mistake = last->misconceptions[static_cast<std::size_t>(shown)].id;
  }
  const auto is_open = [&](uint32_t i) { return (record.asked >> i & 1u) == 0; };
  const auto is_new = [&](uint32_t i) { return counts(given.objective, occasion_of(activity_.items[given.items[i]], stage_, true)); };
  const auto numbers = std::views::iota(0u, static_cast<uint32_t>(given.items.size()));
  const bool some_new = std::ranges::any_of(numbers, [&](uint32_t i) { return is_open(i) && is_new(i); });
  std::vector<PracticeQuestion> open;
  for (const uint32_t i : numbers) {
    if (!is_open(i) || (some_new && !is_new(i))) continue;  // what was asked in an earlier attempt comes last: it shows nothing new
    const ActivityItem& item = activity_.items[given.items[i]];
    open.push_back({i, item.difficulty, !mistake.empty() && std::ranges::find(item.about, mistake) != item.about.end()});
  }
  const auto choice = choose_question(record, open, last == nullptr ? 0 : last->difficulty);
  if (!choice) {
    record.done = true;
    return;
  }
  record.current = static_cast<int32_t>(choice->number);
  record.asked |= 1u << choice->number;
  record.because = choice->because;
  log.performed("practise", {{"practice", given.id}, {"item", activity_.items[given.items[choice->number]].id}, {"because", name_of(choice->because)}});
}

void ActivityRun::skip_known(uint32_t practice, EvidenceLog& log) {
  practices_[practice].done = true;
  const uint32_t objective = activity_.practices[practice].objective;
  const ObjectiveRecord::Recent recent = objectives_[objective].recent();
  log.performed("practice_known", {{"practice", activity_.practices[practice].id}, {"objective", activity_.objectives[objective].id},
                                   {"right", static_cast<double>(recent.right)}, {"of", static_cast<double>(recent.of)}});
}

void ActivityRun::close_if_enough(uint32_t practice) {
  const ActivityPractice& given = activity_.practices[practice];
  PracticeRecord& record = practices_[practice];
  const auto asked = static_cast<uint32_t>(std::popcount(record.asked));
  record.done = record.done || asked >= given.most || asked >= given.items.size() || objectives_[given.objective].known_by_answers();
}

bool ActivityRun::another(const Command& command, RunningSimulation& simulation, EvidenceLog& log) {
  const auto id = command.text("practice");
  const auto known = std::ranges::find(activity_.practices, id.value_or(""), &ActivityPractice::id);
  if (known == activity_.practices.end()) return false;
  const auto practice = static_cast<uint32_t>(known - activity_.practices.begin());
  if (!can_ask_another(practice, simulation)) return false;
  ask_in(practice, log);
  return true;
}

// ---- notebook
// ----------------------------------------------------------------------------------------------

/// Something was put into the notebook. What it says is the student's own, and no part of the attempt.
bool ActivityRun::count_note(const Command& command) {
  const auto kind = std::ranges::find(kNoteKinds, command.text("kind").value_or(""));
  if (!activity_.counts_notes || kind == kNoteKinds.end()) return false;
  uint32_t& count = notes_[static_cast<std::size_t>(kind - kNoteKinds.begin())];
  if (count >= kMostNotes) return false;
  ++count;
  return true;
}

// ---- goals and objectives
// -----------------------------------------------------------------------------------

void ActivityRun::look(const RunningSimulation& simulation, bool ticked, EvidenceLog& log) {
  const ActivityStage& stage = activity_.stages[stage_];
  for (const uint32_t i : visible_tasks(simulation)) {
    const ActivityTask& task = stage.tasks[i];
    if (task.kind == TaskKind::practice && !practices_[task.index].done && practices_[task.index].current < 0) {
      // what was mastered on the way here needs no practice
      if (objectives_[activity_.practices[task.index].objective].known_by_answers()) {
        skip_known(task.index, log);
      } else {
        ask_in(task.index, log);
      }
    }
    if (task.kind != TaskKind::goal || reaching_[task.index].reached) continue;
    const ActivityGoal& goal = activity_.goals[task.index];
    Reaching& state = reaching_[task.index];
    simulation_ = &simulation;
    if (!goal.when.holds(*this)) {
      state.held = 0;
      continue;
    }
    state.held += ticked ? 1 : 0;
    if (state.held < goal.ticks) continue;
    state.reached = true;
    if (std::exchange(state.told, true)) continue;
    tell_reached(task.index, !state.astray && holds(goal.at_once, simulation), log);
  }
  check_completion(simulation, log);
}

void ActivityRun::show_objectives(std::span<const uint32_t> objectives, CarriedOpportunity occasion, bool hinted, EvidenceLog& log) {
  occasion.right = occasion.right && !hinted;
  for (const uint32_t objective : objectives) {
    if (!counts(objective, occasion)) continue;
    ObjectiveRecord& record = objectives_[objective];
    record.take({.context = stage_, .options = occasion.options, .expected_wrong = occasion.expected_wrong, .by_doing = occasion.by_doing, .right = occasion.right});
    here_[objective].push_back(occasion);
    const ObjectiveRecord::Recent recent = record.recent();
    const auto tell = [&](bool mastered, auto... more) {
      const Value id("objective", activity_.objectives[objective].id), is_mastered("mastered", mastered ? 1.0 : 0.0), right("right", recent.right), of("of", recent.of);
      if (recent.earlier == 0) return log.performed("objective", {id, is_mastered, right, of, more...});
      log.performed("objective", {id, is_mastered, right, of, Value("earlier", recent.earlier), more...});
    };
    if (record.mastered()) {
      tell(true);
      continue;
    }
    if (!can_still_master(objective)) {
      tell(false, Value("nothing_ahead", 1.0));
      continue;
    }
    const ObjectiveRecord::Missing missing = record.missing();
    tell(false, Value("missing_right", missing.right), Value("missing_stages", missing.contexts), Value("missing_doing", missing.by_doing));
  }
}

/// Nothing but what the last stage says is still to come.
bool ActivityRun::leads_to_the_end(const RunningSimulation& simulation) const {
  const ActivityStage& last = activity_.stages.back();
  const auto asks = [](const ActivityTask& task) { return task.kind != TaskKind::text && task.kind != TaskKind::action; };
  if (std::ranges::any_of(last.tasks, asks) || !open_choices(simulation).empty()) return false;
  const std::vector<Way>& ways = activity_.stages[stage_].ways;
  const auto way = std::ranges::find_if(ways, [&](const Way& one) { return holds(one.when, simulation); });
  return (way == ways.end() ? stage_ + 1 : way->to) + 1 == activity_.stages.size();
}

/// Told as soon as nothing is left to do, for who does not look at the end.
void ActivityRun::check_completion(const RunningSimulation& simulation, EvidenceLog& log) {
  if (!nothing_is_left(simulation)) return;
  if (is_last_stage()) finished_ = true;
  if (!std::exchange(completed_, true)) log.completed();
}

bool ActivityRun::nothing_is_left(const RunningSimulation& simulation) const {
  return can_go_on(simulation) && (is_last_stage() || leads_to_the_end(simulation));
}

}  // namespace skua
