/// Help with a goal that is not reached: hints, the offer of one, and a way on without it.
#include <algorithm>
#include <span>

#include "core/hash.h"
#include "learn/activity_run.h"

namespace skua {
namespace {

/// What all commands of one movement (a slider's) have in common; 0 where the command has no number, and is a deed of its own.
uint32_t movement_of(const skua_command& command) {
  Fnv64 hash;
  hash.text(from_abi(command.name));
  bool moves = false;
  for (const skua_value& value : std::span(command.values, command.value_count)) {
    hash.byte(0);
    hash.text(from_abi(value.name));
    if (value.is_text == 0) {
      moves = true;
    } else {
      hash.byte(1);
      hash.text(from_abi(value.text));
    }
  }
  return moves ? static_cast<uint32_t>(hash.value ^ hash.value >> 32) | 1u : 0;
}

uint32_t later(uint32_t hint_after) { return std::min(hint_after + hint_after / 2, kMostHintAfter); }

}  // namespace

std::optional<uint32_t> ActivityRun::goal_of(const Command& command) const {
  const auto id = command.text("goal");
  if (!id) return std::nullopt;
  const auto known = std::ranges::find(activity_.goals, *id, &ActivityGoal::id);
  if (known == activity_.goals.end()) return std::nullopt;
  return static_cast<uint32_t>(known - activity_.goals.begin());
}

bool ActivityRun::is_open(uint32_t goal, const RunningSimulation& simulation) const {
  const Reaching& state = reaching_[goal];
  return !is_done(state) && is_visible(TaskKind::goal, goal, simulation);
}

bool ActivityRun::can_hint_goal(uint32_t goal, const RunningSimulation& simulation) const {
  return reaching_[goal].hints < activity_.goals[goal].hints && is_open(goal, simulation);
}

/// Deeds after which a hint is offered; half as many again where it is late.
uint32_t ActivityRun::hint_after(uint32_t goal) const {
  const uint32_t usual = activity_.goals[goal].hint_after;
  return reaching_[goal].late ? later(usual) : usual;
}

bool ActivityRun::should_hint_goal(uint32_t goal, const RunningSimulation& simulation) const {
  const Reaching& state = reaching_[goal];
  return state.hints == 0 && state.worked >= hint_after(goal) && can_hint_goal(goal, simulation);
}

bool ActivityRun::holds_hint_goal(uint32_t goal, const RunningSimulation& simulation) const {
  const Reaching& state = reaching_[goal];
  return state.late && state.hints == 0 && state.worked < hint_after(goal) && can_hint_goal(goal, simulation);
}

/// After a deed that did not reach it: tells what is decided, once.
void ActivityRun::offer_goal_hint(uint32_t index, EvidenceLog& log) {
  const ActivityGoal& goal = activity_.goals[index];
  Reaching& state = reaching_[index];
  if (goal.hints == 0 || state.hints > 0) return;
  if (state.worked == goal.hint_after) {
    state.late = later(goal.hint_after) > goal.hint_after && fades(goal.objectives);
    log.performed(state.late ? "goal_hint_held" : "goal_hint_offered", {{"goal", goal.id}});
  } else if (state.late && state.worked == hint_after(index)) {
    log.performed("goal_hint_offered", {{"goal", goal.id}});
  }
}

bool ActivityRun::can_pass_over(uint32_t goal, const RunningSimulation& simulation) const {
  if (!is_open(goal, simulation)) return false;
  const uint32_t hints = activity_.goals[goal].hints;
  if (hints > 0) return reaching_[goal].hints >= hints;
  const ActivityStage& stage = activity_.stages[stage_];
  return reaching_[goal].worked >= kPassAfter || (!stage.allow_all && stage.allow.empty());
}

bool ActivityRun::hint_goal(const Command& command, const RunningSimulation& simulation, EvidenceLog& log) {
  const auto goal = goal_of(command);
  if (!goal || !can_hint_goal(*goal, simulation)) return false;
  log.performed("goal_hint", {{"goal", activity_.goals[*goal].id}, {"step", static_cast<double>(++reaching_[*goal].hints)}});
  return true;
}

/// What was gone on without is told and counted as not shown, also when it is reached later.
bool ActivityRun::pass_over(const Command& command, const RunningSimulation& simulation, EvidenceLog& log) {
  const auto index = goal_of(command);
  if (!index || !can_pass_over(*index, simulation)) return false;
  const ActivityGoal& goal = activity_.goals[*index];
  Reaching& state = reaching_[*index];
  const bool counted = state.told;
  state.passed = state.told = true;
  log.performed("pass_over", {{"goal", goal.id}});
  if (!counted) show_objectives(goal.objectives, occasion_of(goal, stage_, false), true, log);
  check_completion(simulation, log);
  return true;
}

void ActivityRun::tell_reached(uint32_t index, bool at_once, EvidenceLog& log) {
  const ActivityGoal& goal = activity_.goals[index];
  const uint32_t hints = reaching_[index].hints;
  if (hints == 0) {
    log.performed("goal", {{"goal", goal.id}, {"at_once", at_once ? 1.0 : 0.0}});
  } else {
    log.performed("goal", {{"goal", goal.id}, {"at_once", 0.0}, {"hints", static_cast<double>(hints)}});
  }
  show_objectives(goal.objectives, occasion_of(goal, stage_, at_once), hints > 0, log);
}

Expression::Count ActivityRun::counted(uint32_t index, const RunningSimulation& simulation) const {
  const ActivityGoal& goal = activity_.goals[index];
  simulation_ = &simulation;
  return goal.counted ? goal.when.count(*this) : Expression::Count();
}

/// What was tried for an open goal, and did not reach it.
void ActivityRun::note_miss(std::string_view command, const RunningSimulation& simulation) {
  for (uint32_t i = 0; i < reaching_.size(); ++i) {
    if (activity_.goals[i].tried_by != command || !is_open(i, simulation)) continue;
    simulation_ = &simulation;
    if (!activity_.goals[i].when.holds(*this)) reaching_[i].missed = 1 + reaching_[i].missed % 2;
  }
}

/// Something was done in the simulation. It counts as a try at each goal that is open and does not hold now. What goes on with a
/// movement is no deed of its own, unless the simulation tells of it: a slider that is dragged gives a command in each frame, but who
/// looks at one part after another does something each time.
void ActivityRun::count_deed(const skua_command& command, bool told, const RunningSimulation& simulation, EvidenceLog& log) {
  if (activity_.goals.empty()) return;
  const uint32_t movement = movement_of(command), before = movement_;
  movement_ = movement;
  if (!told && movement != 0 && movement == before) return;
  const ActivityStage& stage = activity_.stages[stage_];
  for (const uint32_t i : visible_tasks(simulation)) {
    const ActivityTask& task = stage.tasks[i];
    if (task.kind != TaskKind::goal || is_done(task)) continue;
    const ActivityGoal& goal = activity_.goals[task.index];
    Reaching& state = reaching_[task.index];
    simulation_ = &simulation;
    if (state.worked == Reaching::kMostWorked || goal.when.holds(*this)) continue;
    ++state.worked;
    offer_goal_hint(task.index, log);
  }
}

}  // namespace skua
