#include "core/carried_json.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace skua {
namespace {

using Read = std::expected<void, json::Error>;

constexpr double kLeastExpectedWrong = 0.01, kMostExpectedWrong = 0.99;

Read only_known(json::View view, std::span<const std::string_view> known) {
  if (const auto object = view.object(); !object) return std::unexpected(object.error());
  for (const json::View member : view) {
    if (std::ranges::find(known, member.key()) == known.end())
      return std::unexpected(member.fault("must be left out: evidence has no such member"));
  }
  return {};
}

Read read_name(json::View view, std::string& into) {
  const auto text = view.text();
  if (!text) return std::unexpected(text.error());
  if (text->empty() || text->size() > kLongestCarriedName) {
    return std::unexpected(
        view.fault("must have 1 to " + std::to_string(kLongestCarriedName) + " bytes"));
  }
  into = *text;
  return {};
}

Read read_truth(json::View view, bool& into) {
  const auto truth = view.boolean();
  if (!truth) return std::unexpected(truth.error());
  into = *truth;
  return {};
}

Read few(json::View view, std::size_t most) {
  if (const auto array = view.array(); !array) return std::unexpected(array.error());
  if (view.size() <= most) return {};
  return std::unexpected(
      view.fault("must have at most " + std::to_string(most) + ", not " + std::to_string(view.size())));
}

/// Numbers that are as they are written everywhere: no -0.
Read read_drawn(json::View view, std::vector<double>& into) {
  if (const Read fits = few(view, kMostCarriedDrawn); !fits) return fits;
  for (const json::View one : view) {
    const auto number = one.number();
    if (!number) return std::unexpected(number.error());
    into.push_back(*number + 0.0);
  }
  return {};
}

std::expected<CarriedOpportunity, json::Error> read_opportunity(json::View view) {
  constexpr std::array<std::string_view, 7> kKnown = {"item",    "context",    "right", "doing",
                                                      "options", "difficulty", "drawn"};
  CarriedOpportunity one;
  if (const Read known = only_known(view, kKnown); !known) return std::unexpected(known.error());
  if (const Read name = read_name(view["item"], one.item); !name)
    return std::unexpected(name.error());
  if (const Read name = read_name(view["context"], one.context); !name)
    return std::unexpected(name.error());
  if (const Read truth = read_truth(view["right"], one.right); !truth)
    return std::unexpected(truth.error());
  if (const json::View doing = view["doing"]) {
    if (const Read truth = read_truth(doing, one.by_doing); !truth)
      return std::unexpected(truth.error());
  }
  if (const json::View options = view["options"]) {
    const auto count = options.whole();
    if (!count) return std::unexpected(count.error());
    one.options = *count;
  }
  if (const json::View difficulty = view["difficulty"]) {
    const auto share = difficulty.number();
    if (!share) return std::unexpected(share.error());
    if (*share < kLeastExpectedWrong || *share > kMostExpectedWrong)
      return std::unexpected(difficulty.fault("must be from 0.01 to 0.99"));
    one.expected_wrong = *share;
  }
  if (const json::View drawn = view["drawn"]) {
    if (const Read numbers = read_drawn(drawn, one.drawn); !numbers)
      return std::unexpected(numbers.error());
  }
  return one;
}

std::expected<CarriedObjective, json::Error> read_objective(json::View view) {
  constexpr std::array<std::string_view, 2> kKnown = {"objective", "opportunities"};
  CarriedObjective objective;
  if (const Read known = only_known(view, kKnown); !known) return std::unexpected(known.error());
  if (const Read name = read_name(view["objective"], objective.objective); !name)
    return std::unexpected(name.error());
  const json::View list = view["opportunities"];
  if (const Read fits = few(list, kMostCarriedOpportunities); !fits)
    return std::unexpected(fits.error());
  for (const json::View given : list) {
    auto one = read_opportunity(given);
    if (!one) return std::unexpected(one.error());
    objective.opportunities.push_back(std::move(*one));
  }
  return objective;
}

}  // namespace

std::expected<CarriedEvidence, json::Error> read_carried(json::View view) {
  CarriedEvidence all;
  if (!view) return all;
  if (const Read fits = few(view, kMostCarriedObjectives); !fits)
    return std::unexpected(fits.error());
  for (const json::View given : view) {
    auto one = read_objective(given);
    if (!one) return std::unexpected(one.error());
    if (std::ranges::find(all, one->objective, &CarriedObjective::objective) != all.end())
      return std::unexpected(given["objective"].fault("stands there twice"));
    all.push_back(std::move(*one));
  }
  return all;
}

void write_carried(json::Writer& out, const CarriedEvidence& all) {
  out.array();
  for (const CarriedObjective& objective : all) {
    out.object().key("objective").text(objective.objective).key("opportunities").array();
    for (const CarriedOpportunity& one : objective.opportunities) {
      out.object().key("item").text(one.item).key("context").text(one.context);
      out.key("right").boolean(one.right);
      if (one.by_doing) out.key("doing").boolean(true);
      if (one.options > 0) out.key("options").number(one.options);
      if (one.expected_wrong != 0.5) out.key("difficulty").number(one.expected_wrong);
      if (!one.drawn.empty()) {
        out.key("drawn").array();
        for (const double number : one.drawn) out.number(number);
        out.end();
      }
      out.end();
    }
    out.end().end();
  }
  out.end();
}

}  // namespace skua
