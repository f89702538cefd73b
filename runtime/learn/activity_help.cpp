/// Help with a question: hints, the offer of one, and its answer.
///
/// Supports fade. Help is contingent on what a student just did, more of it after failure and less after success (Wood and
/// Middleton 1975, British Journal of Psychology 66, 181-191), and what is never withdrawn is no scaffold but a crutch; tools
/// for whole classes mostly forget to withdraw it (Puntambekar and Hübscher 2005, Educational Psychologist 40, 1-12). So whoever had
/// the last two occasions of what a question or goal asks for right, at once and without a hint, is offered help with it later: after a
/// third wrong answer instead of the second, after half as many deeds again. One that is not right ends that: with what comes
/// next help is offered as soon as it was at first. Hints themselves are always there for who asks for one, and nothing else hangs
/// on it: neither points, nor objectives, nor ways. What decides is what was shown in this attempt up to then, so that a replay
/// decides the same, and it is decided anew for each question and goal.
#include <algorithm>

#include "learn/activity_run.h"

namespace skua {
namespace {

constexpr uint32_t kWrongBeforeHint = 2, kWrongBeforeLateHint = 3;
constexpr uint32_t kFadeAfter = 2;  ///< occasions in a row

}  // namespace

bool ActivityRun::fades(std::span<const uint32_t> objectives) const {
  return !objectives.empty() && std::ranges::all_of(objectives, [&](uint32_t one) { return objectives_[one].in_a_row() >= kFadeAfter; });
}

/// Never so late that the answer can be had first.
bool ActivityRun::is_hint_late(const ActivityItem& item) const { return item.hints > 0 && item.answer_after >= kWrongBeforeLateHint && fades(item.objectives); }

bool ActivityRun::can_hint(uint32_t item, const RunningSimulation& simulation) const {
  return can_answer(item, simulation) && answering_[item].hints < activity_.items[item].hints;
}

bool ActivityRun::should_hint(uint32_t item, const RunningSimulation& simulation) const {
  const Answering& state = answering_[item];
  return state.hints == 0 && state.wrong >= (state.late ? kWrongBeforeLateHint : kWrongBeforeHint) && can_hint(item, simulation);
}

bool ActivityRun::holds_hint(uint32_t item, const RunningSimulation& simulation) const {
  const Answering& state = answering_[item];
  return state.late && state.hints == 0 && state.wrong == kWrongBeforeHint && can_hint(item, simulation);
}

/// After an answer that was not right: tells what is decided, once.
void ActivityRun::offer_hint(uint32_t item, const RunningSimulation& simulation, EvidenceLog& log) {
  const Answering& state = answering_[item];
  if (holds_hint(item, simulation)) {
    log.performed("hint_held", {{"item", activity_.items[item].id}});
  } else if (state.wrong == (state.late ? kWrongBeforeLateHint : kWrongBeforeHint) && should_hint(item, simulation)) {
    log.performed("hint_offered", {{"item", activity_.items[item].id}});
  }
}

bool ActivityRun::give_hint(const Command& command, RunningSimulation& simulation, EvidenceLog& log) {
  if (command.text("goal")) return hint_goal(command, simulation, log);
  const auto index = item_of(command);
  if (!index || !can_hint(*index, simulation)) return false;
  log.hinted(activity_.items[*index].id, ++answering_[*index].hints);
  return true;
}

bool ActivityRun::can_show_answer(uint32_t item, const RunningSimulation& simulation) const {
  const ActivityItem& asked = activity_.items[item];
  return can_answer(item, simulation) && asked.is_marked_here() && answering_[item].wrong >= asked.answer_after;
}

bool ActivityRun::show_answer(const Command& command, RunningSimulation& simulation, EvidenceLog& log) {
  const auto index = item_of(command);
  if (!index || !can_show_answer(*index, simulation)) return false;
  answering_[*index].answer_shown = answering_[*index].done = true;
  log.answer_shown(activity_.items[*index].id);
  if (activity_.items[*index].practice) close_if_enough(*activity_.items[*index].practice);
  check_completion(simulation, log);
  return true;
}

}  // namespace skua
