/// What an activity's expressions see while it runs, and what they come to.
#include "learn/activity_run.h"

#include <algorithm>
#include <limits>

namespace skua {

Operand ActivityRun::variable(uint32_t index) const {
  constexpr auto kObservable = static_cast<uint32_t>(ActivityVariable::observable), kDrawn = static_cast<uint32_t>(ActivityVariable::drawn);
  if (index < kObservable) return {response_[index]};
  if (index >= kDrawn) return {drawn_[index - kDrawn]};
  return note(simulation_->observe(index - kObservable));
}

Operand ActivityRun::call(uint32_t index, std::span<const Operand> arguments) const {
  constexpr auto kQuantity = static_cast<uint32_t>(ActivityFunction::quantity);
  if (index >= kQuantity) return note(simulation_->work_out(index - kQuantity, arguments));
  const auto which = static_cast<std::size_t>(arguments[0].number);
  switch (static_cast<ActivityFunction>(index)) {
    case ActivityFunction::done:
      return {(which < answering_.size() ? answering_[which].done : is_done(reaching_[which - answering_.size()])) ? 1.0 : 0.0};
    case ActivityFunction::tries:
      return {static_cast<double>(answering_[which].tries)};
    case ActivityFunction::hints:
      return {static_cast<double>(answering_[which].hints)};
    case ActivityFunction::reached:
      return {reaching_[which].reached ? 1.0 : 0.0};
    case ActivityFunction::mastered:
      return {objectives_[which].mastered() && objectives_[which].is_shown_here() ? 1.0 : 0.0};
    case ActivityFunction::shown:
      return {objectives_[which].known_by_answers() ? 1.0 : 0.0};
    case ActivityFunction::chance:
      return {objectives_[which].learned()};
    case ActivityFunction::notes:
      return {static_cast<double>(notes_[which])};
    case ActivityFunction::showed:
      return {showed_[which] ? 1.0 : 0.0};
    case ActivityFunction::place:
      return {arguments[0].number};
    case ActivityFunction::quantity:
      break;
  }
  return {};
}

Operand ActivityRun::note(Operand said) const {
  if (seen_ != nullptr) seen_->push_back(said.number);
  return said;
}

/// What the simulation says of all that the expression asks it.
std::vector<double> ActivityRun::looked_at(const Expression& expression, const RunningSimulation& simulation) const {
  std::vector<double> seen;
  simulation_ = &simulation;
  seen_ = &seen;
  expression.evaluate(*this);
  seen_ = nullptr;
  return seen;
}

bool ActivityRun::holds(const std::optional<Expression>& condition, const RunningSimulation& simulation) const {
  if (!condition) return true;
  simulation_ = &simulation;
  return condition->holds(*this);
}

std::optional<double> ActivityRun::answer_of(uint32_t item, const RunningSimulation& simulation) const {
  const auto& answer = activity_.items[item].answer;
  if (!answer) return std::nullopt;
  simulation_ = &simulation;
  const auto value = answer->evaluate(*this);
  return value ? std::optional(value->number) : std::nullopt;
}

std::optional<double> ActivityRun::value_of(const ShownNumber& number, const ActivityItem* item, const RunningSimulation& simulation) const {
  simulation_ = &simulation;
  if (item != nullptr && item->has_response()) {
    const auto place = static_cast<uint32_t>(item - activity_.items.data());
    response_.fill(std::numeric_limits<double>::quiet_NaN());  // what speaks of a response that is not there has no value
    if (const auto response = numbers_of(place)) std::ranges::copy(*response, response_.begin());
  }
  const auto value = number.is.evaluate(*this);
  return value ? std::optional(value->number) : std::nullopt;
}

std::vector<double> ActivityRun::given_of(const ActivityItem& item, const RunningSimulation& simulation) const {
  simulation_ = &simulation;
  std::vector<double> given;
  for (const Expression& one : item.given) given.push_back(one.evaluate(*this).value_or(Operand()).number);
  return given;
}

}  // namespace skua
