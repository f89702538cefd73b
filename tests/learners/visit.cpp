#include "visit.h"

#include "core/carried_json.h"

namespace skua {
namespace {

constexpr int kMostSteps = 1000, kMostSearches = 20, kMostTries = 6;

}  // namespace

Visit::Visit(const Activity& activity, const CarriedEvidence& earlier)
    : activity_(activity), run_(activity, 1), outcomes_(activity.objectives.size()) {
  run_.carry(earlier);
}

CarriedEvidence Visit::shown() const {
  json::Writer out;
  run_.write_shown(out);
  return read_carried(json::parse(out.str())->root()).value_or(CarriedEvidence());
}

std::vector<Outcome> Visit::take(Student& student) {
  for (int i = 0; i < kMostSteps && (do_next_task(student) || go_on(student)); ++i) {
  }
  for (uint32_t i = 0; i < outcomes_.size(); ++i)
    outcomes_[i].mastered = run_.objective(i).mastered();
  return outcomes_;
}

bool Visit::give(std::string_view name, std::initializer_list<Value> values) {
  skua_command raw{};
  raw.size = sizeof raw;
  raw.name = to_abi(name);
  raw.values = values.begin();
  raw.value_count = static_cast<uint32_t>(values.size());
  evidence_.clear();
  skua_evidence_log log{evidence_, 0, 0};
  EvidenceLog told(&log);
  if (!run_.apply(raw, search_, told)) return false;
  run_.look(search_, false, told);
  return true;
}

/// Of a task that shows one.
uint32_t Visit::objective_of(const ActivityTask& task) const {
  switch (task.kind) {
    case TaskKind::goal:
      return activity_.goals[task.index].objectives[0];
    case TaskKind::practice:
      return activity_.practices[task.index].objective;
    default:
      return activity_.items[task.index].objectives[0];
  }
}

bool Visit::do_next_task(Student& student) {
  for (const uint32_t i : run_.visible_tasks(search_)) {
    const ActivityTask& task = activity_.stages[run_.stage()].tasks[i];
    if (run_.is_done(task)) continue;
    if (task.kind == TaskKind::goal) {
      find(student, task.index);
    } else if (task.kind == TaskKind::item) {
      answer(student, task.index);
    } else if (run_.can_ask_another(task.index, search_)) {
      give("another", {{"practice", task.id}});
    } else {
      const auto current = static_cast<std::size_t>(run_.practising(task.index).current);
      answer(student, activity_.practices[task.index].items[current]);
    }
    return true;
  }
  return false;
}

void Visit::find(Student& student, uint32_t index) {
  const ActivityGoal& goal = activity_.goals[index];
  const auto is_done = [&] { return run_.reaching(index).reached || run_.reaching(index).passed; };
  const auto take_hints = [&] {
    while (give("hint", {{"goal", goal.id}})) {
    }
  };
  if (student.wants_hints()) take_hints();
  for (int i = 0; i < kMostSearches && !is_done(); ++i) {
    const bool told = run_.reaching(index).hints > 0;
    const bool right = student.is_right(asked_by(goal)) || told;
    give("search", {{"place", static_cast<double>(place_of(goal))}, {"right", right ? 1.0 : 0.0}});
    if (!run_.should_hint_goal(index, search_)) continue;
    if (student.seeks_answers()) {
      take_hints();
      give("pass_over", {{"goal", goal.id}});
    } else {
      give("hint", {{"goal", goal.id}});
    }
  }
  student.learn(goal.objectives[0]);
}

void Visit::answer(Student& student, uint32_t index) {
  constexpr const char* kWrong[] = {"b", "c", "d"};
  const ActivityItem& item = activity_.items[index];
  const bool number = item.kind == QuestionKind::number;
  const auto respond = [&](bool right) {
    const char* wrong = number ? "7" : kWrong[student.draw(std::size(kWrong))];
    give("answer", {{"item", item.id}, {"response", right ? (number ? "1" : "right") : wrong}});
  };
  if (student.wants_hints()) give("hint", {{"item", item.id}});
  for (int i = 0; i < kMostTries && !run_.answering(index).done; ++i) {
    const bool told = student.wants_hints() && i == 0;
    respond(student.is_right(asked_by(item)) || told);
    if (run_.should_hint(index, search_)) give("hint", {{"item", item.id}});
    if (!run_.answering(index).done) give("show_answer", {{"item", item.id}});
  }
  ++outcomes_[item.objectives[0]].asked;
  student.learn(item.objectives[0]);
}

bool Visit::go_on(Student& student) {
  const ActivityStage& stage = activity_.stages[run_.stage()];
  const uint32_t objective = objective_of(stage.tasks[0]);
  if (run_.open_choices(search_).empty()) {
    if (!give("next")) return false;
  } else {
    const bool shows = student.wants_to_show(objective);
    if (!give("next", {{"choice", shows ? "show_now" : "learn_first"}})) return false;
  }
  note_stage();
  return true;
}

/// Which way led here.
void Visit::note_stage() {
  const ActivityStage& stage = activity_.stages[run_.stage()];
  Outcome& outcome = outcomes_[objective_of(stage.tasks[0])];
  if (stage.id.starts_with("prove")) outcome.showed_now = outcome.at_once = true;
  if (stage.id.starts_with("learn")) outcome.at_once = false;
  if (stage.scaffold) outcome.helped = true;
  if (stage.id.starts_with("challenge")) outcome.challenged = true;
}

}  // namespace skua
