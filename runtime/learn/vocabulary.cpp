#include "learn/vocabulary.h"

#include <algorithm>
#include <iterator>

namespace skua {
namespace {

const ValueType kTruth{ValueKind::truth}, kBare{ValueKind::number};

}  // namespace

Vocabulary::Vocabulary(const Simulation& simulation, const Activity& activity) {
  for (std::size_t i = 0; i < simulation.observables.size(); ++i) {
    const Observable& one = simulation.observables[i];
    variables_.push_back({one.name, one.type, static_cast<uint32_t>(ActivityVariable::observable) + static_cast<uint32_t>(i)});
  }
  for (std::size_t i = 0; i < activity.drawn.size(); ++i) {
    const Drawn& one = activity.drawn[i];
    variables_.push_back({one.name, {ValueKind::number, one.unit}, static_cast<uint32_t>(ActivityVariable::drawn) + static_cast<uint32_t>(i)});
  }
  for (const ActivityItem& item : activity.items) items_.push_back(item.id);
  for (const NamedMistake& one : activity.mistakes) mistakes_.push_back(activity.items[one.item].id + "." + one.id);
  for (const ActivityGoal& goal : activity.goals) goals_.push_back(goal.id);
  for (const Objective& objective : activity.objectives) objectives_.push_back(objective.id);
  done_ = items_;
  done_.insert(done_.end(), goals_.begin(), goals_.end());
  add("done", ActivityFunction::done, kTruth, done_);
  add("tries", ActivityFunction::tries, kBare, items_);
  add("hints", ActivityFunction::hints, kBare, items_);
  add("showed", ActivityFunction::showed, kTruth, mistakes_);
  add("reached", ActivityFunction::reached, kTruth, goals_);
  add("mastered", ActivityFunction::mastered, kTruth, objectives_);
  add("shown", ActivityFunction::shown, kTruth, objectives_);
  add("chance", ActivityFunction::chance, kBare, objectives_);
  add("notes", ActivityFunction::notes, kBare, kinds_);
  add("place", ActivityFunction::place, kBare, simulation.places);
  for (std::size_t i = 0; i < simulation.quantities.size(); ++i) {
    const Quantity& one = simulation.quantities[i];
    functions_.push_back({one.name, one.parameters, one.result, static_cast<uint32_t>(ActivityFunction::quantity) + static_cast<uint32_t>(i), {}});
  }
}

std::vector<NamedVariable> Vocabulary::with_response(const std::string& unit) const {
  std::vector<NamedVariable> all = variables_;
  all.push_back({"response", {ValueKind::number, unit}, static_cast<uint32_t>(ActivityVariable::response)});
  return all;
}

std::vector<NamedVariable> Vocabulary::with_fields(const std::vector<CommandParameter>& fields) {
  std::vector<NamedVariable> all = variables_;
  auto index = static_cast<uint32_t>(ActivityVariable::response);
  for (const CommandParameter& field : fields) all.push_back({response_names_.emplace_back("response." + field.name), field.type, index++});
  return all;
}

std::vector<NamedVariable> Vocabulary::drawn() const {
  std::vector<NamedVariable> all;
  std::ranges::copy_if(variables_, std::back_inserter(all), [](const NamedVariable& one) { return one.index >= static_cast<uint32_t>(ActivityVariable::drawn); });
  return all;
}

std::vector<NamedFunction> Vocabulary::constant() const {
  std::vector<NamedFunction> all;
  std::ranges::copy_if(functions_, std::back_inserter(all), [](const NamedFunction& one) { return one.index == static_cast<uint32_t>(ActivityFunction::place); });
  return all;
}

void Vocabulary::add(std::string_view name, ActivityFunction index, const ValueType& result, const std::vector<std::string>& choices) {
  if (!choices.empty()) functions_.push_back({name, text_, result, static_cast<uint32_t>(index), choices});
}

}  // namespace skua
