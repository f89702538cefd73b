/// What a response says, whether it is an answer at all, and whether it is right.
#include "learn/activity_run.h"

#include <algorithm>
#include <utility>

#include "learn/offered_kind.h"
#include "learn/typed_number.h"
#include "learn/wrong_part.h"

namespace skua {
namespace {

constexpr char kBetween = ',';       ///< parts of a response to `multiple`, `order`, `match` and `label`
constexpr char kBetweenSteps = '|';  ///< claim, evidence and why of an `argument`

std::vector<std::string_view> parts_of(std::string_view response) {
  std::vector<std::string_view> parts;
  while (!response.empty()) {
    const std::size_t end = std::min(response.find(kBetween), response.size());
    parts.push_back(response.substr(0, end));
    response.remove_prefix(std::min(end + 1, response.size()));
  }
  return parts;
}

template <class Names>
int32_t place_of(const Names& names, std::string_view wanted) {
  const auto known = std::ranges::find(names, wanted);
  return known == names.end() ? -1 : static_cast<int32_t>(known - names.begin());
}

/// Each at most once, and all of them known.
bool are_distinct(std::span<const std::string_view> parts, const std::vector<std::string>& options) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (place_of(options, parts[i]) < 0) return false;
    if (std::ranges::find(parts.first(i), parts[i]) != parts.first(i).end()) return false;
  }
  return true;
}

}  // namespace

std::optional<Argument> argument_of(std::string_view response) {
  const std::size_t first = response.find(kBetweenSteps), second = response.find(kBetweenSteps, first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  return Argument{response.substr(0, first), parts_of(response.substr(first + 1, second - first - 1)), response.substr(second + 1)};
}

std::optional<std::vector<double>> ActivityRun::numbers_of(uint32_t index) const {
  const ActivityItem& item = activity_.items[index];
  const std::string& response = answering_[index].response;
  if (item.kind == QuestionKind::offered) return read_answer(item.fields, response);
  const auto number = read_typed_number(response, item.whole, item.words);
  return number ? std::optional(std::vector{*number}) : std::nullopt;
}

NumberFault ActivityRun::fault_of(const ActivityItem& item, std::string_view typed, const RunningSimulation& simulation) const {
  const auto value = read_typed_number(typed, item.whole, item.words);
  if (!value) return value.error() == TypedFault::empty ? NumberFault::empty : NumberFault::not_a_number;
  response_[0] = *value;
  return holds(item.possible, simulation) ? NumberFault::none : NumberFault::impossible;
}

ActivityRun::Judged ActivityRun::judge_number(const ActivityItem& item, std::string_view response, const RunningSimulation& simulation) const {
  if (fault_of(item, response, simulation) != NumberFault::none) return {};
  const auto value = read_typed_number(response, item.whole, item.words);
  simulation_ = &simulation;
  response_[0] = *value;
  return judge_response(item, json::Writer().number(*value).take());
}

ActivityRun::Judged ActivityRun::judge_offered(const ActivityItem& item, std::string_view response, const RunningSimulation& simulation) const {
  const auto values = read_answer(item.fields, response);
  if (!values) return {};
  std::ranges::copy(*values, response_.begin());
  if (!holds(item.possible, simulation)) return {};
  simulation_ = &simulation;
  return judge_response(item, write_answer(item.fields, *values));
}

/// What the expressions say of the response.
ActivityRun::Judged ActivityRun::judge_response(const ActivityItem& item, std::string reported) const {
  Judged judged{.possible = true, .reported = std::move(reported)};
  judged.right = item.accepts && item.accepts->holds(*this);
  for (std::size_t i = 0; !judged.right && judged.misconception < 0 && i < item.misconceptions.size(); ++i) {
    const auto& when = item.misconceptions[i].when;
    if (when && when->holds(*this)) judged.misconception = static_cast<int32_t>(i);
  }
  return judged;
}

/// `claim|evidence,evidence|why`, all three of them.
ActivityRun::Judged ActivityRun::judge_argument(const ActivityItem& item, std::string_view response) const {
  const std::optional<Argument> said = argument_of(response);
  if (!said || is_blank(said->why)) return {};
  const std::string_view claim = said->claim;
  const std::vector<std::string_view>& evidence = said->evidence;
  if (place_of(item.options, claim) < 0 || evidence.empty() || !are_distinct(evidence, item.evidence)) return {};
  const auto misconception = [&](auto&& is) { return static_cast<int32_t>(std::ranges::find_if(item.misconceptions, is) - item.misconceptions.begin()); };
  if (item.right.empty()) return {true, false, -1};  // others mark it
  if (item.right[0] != claim)
    return {true, false, misconception([&](const Misconception& one) { return one.option == claim || (one.option.empty() && one.id == "claim"); })};
  const bool all = std::ranges::all_of(item.right_evidence, [&](const std::string& one) { return place_of(evidence, one) >= 0; });
  if (!all || evidence.size() != item.right_evidence.size())
    return {true, false, misconception([](const Misconception& one) { return one.option.empty() && one.id == "evidence"; })};
  return {true, true, -1};
}

ActivityRun::Judged ActivityRun::judge(const ActivityItem& item, std::string_view response, const RunningSimulation& simulation) const {
  if (response.size() > Answering::kLongestResponse) return {};
  const std::vector<std::string_view> parts = parts_of(response);
  switch (item.kind) {
    case QuestionKind::number:
      return judge_number(item, response, simulation);
    case QuestionKind::offered:
      return judge_offered(item, response, simulation);
    case QuestionKind::choice: {
      if (place_of(item.options, response) < 0) return {};
      const auto wrong = std::ranges::find(item.misconceptions, response, &Misconception::option);
      return {true, !item.right.empty() && item.right[0] == response,
              wrong == item.misconceptions.end() ? -1 : static_cast<int32_t>(wrong - item.misconceptions.begin())};
    }
    case QuestionKind::multiple: {
      if (parts.empty() || !are_distinct(parts, item.options)) return {};
      const bool all = std::ranges::all_of(item.right, [&](const std::string& one) { return place_of(parts, one) >= 0; });
      return {true, all && parts.size() == item.right.size(), first_in(item, parts)};
    }
    case QuestionKind::order:
      if (parts.size() != item.options.size() || !are_distinct(parts, item.options)) return {};
      return {true, std::ranges::equal(parts, item.right), first_in(item, parts)};
    case QuestionKind::match:
    case QuestionKind::label: {
      if (parts.size() != item.options.size()) return {};
      for (const std::string_view part : parts) {
        if (place_of(item.partners, part) < 0) return {};
      }
      return {true, std::ranges::equal(parts, item.right), first_in(item, parts)};
    }
    case QuestionKind::text:
      return {!is_blank(response), false, -1};
    case QuestionKind::argument:
      return judge_argument(item, response);
  }
  return {};
}

}  // namespace skua
