#include "learn/activity_ranges.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/json.h"

namespace skua {
namespace {

constexpr auto kObservable = static_cast<uint32_t>(ActivityVariable::observable), kDrawn = static_cast<uint32_t>(ActivityVariable::drawn);
constexpr auto kQuantity = static_cast<uint32_t>(ActivityFunction::quantity);

std::string written(double value) { return json::Writer().number(value).take(); }

/// "0 to 3190 m"; nothing where it has no end.
std::string written(const NumberRange& range, const std::string& unit) {
  const std::string behind = unit.empty() ? "" : " " + unit;
  if (std::isfinite(range.min) && std::isfinite(range.max)) return written(range.min) + " to " + written(range.max) + behind;
  if (std::isfinite(range.min)) return written(range.min) + behind + " or more";
  return std::isfinite(range.max) ? written(range.max) + behind + " or less" : "";
}

}  // namespace

NumberRange ActivityRanges::variable(uint32_t index) const {
  if (index < kObservable) return {};
  if (index < kDrawn) return simulation_.observables[index - kObservable].range;
  index -= kDrawn;
  if (index == drawn_ && value_) return {*value_, *value_};
  const std::vector<double>& all = activity_.drawn[index].one_of;
  if (all.empty()) return {};  // which is a mistake of its own
  const auto [least, most] = std::ranges::minmax(all);
  return {least, most};
}

std::optional<NumberRange> ActivityRanges::call(uint32_t index, std::span<const NumberRange> given) const {
  constexpr NumberRange kTruth{0, 1}, kCount{0, std::numeric_limits<double>::infinity()};
  switch (static_cast<ActivityFunction>(index)) {
    case ActivityFunction::done:
    case ActivityFunction::reached:
    case ActivityFunction::mastered:
    case ActivityFunction::shown:
    case ActivityFunction::showed:
    case ActivityFunction::chance:
      return kTruth;
    case ActivityFunction::tries:
    case ActivityFunction::hints:
    case ActivityFunction::notes:
      return kCount;
    case ActivityFunction::place:
      return NumberRange{0, static_cast<double>(simulation_.places.size()) - 1};
    default:
      break;
  }
  const Quantity& quantity = simulation_.quantities[index - kQuantity];
  const bool truth = quantity.result.kind == ValueKind::truth;
  for (std::size_t i = 0; i < quantity.given.size() && i < given.size(); ++i) {
    const bool outside = given[i].max < quantity.given[i].min || given[i].min > quantity.given[i].max;
    if (outside) return truth ? std::optional(NumberRange{0, 0}) : std::nullopt;
  }
  return truth ? kTruth : NumberRange();
}

std::string ActivityRanges::told(const Expression& condition) const {
  std::string all;
  const auto add = [&](const std::string& name, const char* verb, const std::string& range) {
    if (!range.empty()) all += (all.empty() ? "" : ", ") + name + verb + range;
  };
  for (uint32_t i = 0; i < simulation_.observables.size(); ++i) {
    const Observable& one = simulation_.observables[i];
    if (one.type.kind == ValueKind::number && condition.names(kObservable + i)) add(one.name, " is ", written(one.range, one.type.unit));
  }
  for (uint32_t i = 0; i < simulation_.quantities.size(); ++i) {
    const Quantity& one = simulation_.quantities[i];
    if (!condition.calls(kQuantity + i)) continue;
    for (std::size_t k = 0; k < one.given.size(); ++k) add(one.name + "()", " takes ", written(one.given[k], one.parameters[k].unit));
  }
  return all;
}

}  // namespace skua
