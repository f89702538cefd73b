// What was shown of an objective in earlier attempts, and what of this one later attempts may begin with.
#include <algorithm>
#include <utility>

#include "core/carried_json.h"
#include "learn/activity_run.h"

namespace skua {
namespace {

constexpr uint32_t kLastContext = 31;  ///< those that are not of this activity are counted from here down

bool goes_by(const std::optional<Expression>& expression, uint32_t variable) { return expression && expression->names(variable); }

/// Whether what is asked, or what is right, goes by the variable.
bool goes_by(const ActivityItem& item, uint32_t variable) {
  return goes_by(item.accepts, variable) || goes_by(item.possible, variable) || goes_by(item.answer, variable) ||
         std::ranges::any_of(item.given, [&](const Expression& one) { return one.names(variable); }) ||
         std::ranges::any_of(item.numbers, [&](const ShownNumber& one) { return one.is.names(variable); }) ||
         std::ranges::any_of(item.misconceptions, [&](const Misconception& one) { return goes_by(one.when, variable); });
}

bool goes_by(const ActivityGoal& goal, uint32_t variable) { return goal.when.names(variable) || goes_by(goal.at_once, variable); }

template <class Task>
std::vector<double> drawn_of(const Task& task, std::span<const double> drawn) {
  std::vector<double> numbers;
  for (uint32_t i = 0; i < drawn.size() && numbers.size() < kMostCarriedDrawn; ++i) {
    if (goes_by(task, static_cast<uint32_t>(ActivityVariable::drawn) + i)) numbers.push_back(drawn[i] + 0.0);
  }
  return numbers;
}

/// The same question or goal, with the same numbers, is among them.
bool is_known(std::span<const CarriedOpportunity> met, const CarriedOpportunity& now) {
  return std::ranges::any_of(met, [&](const CarriedOpportunity& one) { return one.item == now.item && one.drawn == now.drawn; });
}

/// Who meets the same again, and has it right, may remember the answer.
bool shows_nothing_new(std::span<const CarriedOpportunity> met, const CarriedOpportunity& now) { return now.right && is_known(met, now); }

}  // namespace

CarriedOpportunity ActivityRun::occasion_of(const ActivityItem& item, uint32_t stage, bool right) const {
  return {.item = item.id, .context = activity_.stages[stage].id, .right = right, .by_doing = item.is_done(),
          .options = item.chosen_from(), .expected_wrong = item.expected_wrong, .drawn = drawn_of(item, drawn_)};
}

CarriedOpportunity ActivityRun::occasion_of(const ActivityGoal& goal, uint32_t stage, bool right) const {
  return {.item = goal.id, .context = activity_.stages[stage].id, .right = right, .by_doing = true, .drawn = drawn_of(goal, drawn_)};
}

bool ActivityRun::counts(uint32_t objective, const CarriedOpportunity& now) const { return !shows_nothing_new(before_[objective], now); }

void ActivityRun::carry(const CarriedEvidence& evidence) {
  std::vector<std::string_view> elsewhere;  // contexts that this activity has not
  const auto number_of = [&](std::string_view context) {
    const auto here = std::ranges::find(activity_.stages, context, &ActivityStage::id);
    if (here != activity_.stages.end()) return static_cast<uint32_t>(here - activity_.stages.begin());
    const auto known = std::ranges::find(elsewhere, context);
    const auto place = static_cast<uint32_t>(known - elsewhere.begin());
    if (known == elsewhere.end()) elsewhere.push_back(context);
    return kLastContext - place % (kLastContext + 1);
  };
  for (uint32_t i = 0; i < activity_.objectives.size(); ++i) {
    const auto carried = std::ranges::find(evidence, activity_.objectives[i].id, &CarriedObjective::objective);
    if (carried == evidence.end()) continue;
    for (const CarriedOpportunity& one : carried->opportunities) {
      if (!shows_nothing_new(before_[i], one)) {
        begun_[i].take({.context = number_of(one.context), .options = one.options, .expected_wrong = one.expected_wrong,
                        .by_doing = one.by_doing, .right = one.right});
      }
      before_[i].push_back(one);
    }
    begun_[i].begin_anew();
  }
  objectives_ = begun_;
}

void ActivityRun::write_shown(json::Writer& out) const {
  CarriedEvidence shown;
  for (std::size_t i = 0; i < here_.size(); ++i) {
    if (here_[i].empty()) continue;
    const std::size_t most = std::min(here_[i].size(), kMostCarriedOpportunities);
    shown.push_back({activity_.objectives[i].id, {here_[i].end() - static_cast<std::ptrdiff_t>(most), here_[i].end()}});
  }
  write_carried(out, shown);
}

}  // namespace skua
