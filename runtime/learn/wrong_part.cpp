#include "learn/wrong_part.h"

#include <algorithm>
#include <vector>

namespace skua {
namespace {

constexpr std::string_view kBefore = " before ", kWith = " with ", kChosen = " chosen", kLeftOut = " left out";

/// "a before b" at the word between them.
std::optional<Misconception> split(std::string_view written, std::string_view between) {
  const std::size_t at = written.find(between);
  if (at == std::string_view::npos) return std::nullopt;
  return Misconception{.option = std::string(written.substr(0, at)), .other = std::string(written.substr(at + between.size()))};
}

bool is_same(const Misconception& a, const Misconception& b) { return a.option == b.option && a.other == b.other && a.left_out == b.left_out; }

/// An answer without any of the item's has each of them the other way round: whether these put `last` behind `first`.
bool are_turned_round(const ActivityItem& item, const std::string& first, const std::string& last) {
  std::vector<std::string_view> behind = {first};
  for (std::size_t i = 0; i < behind.size(); ++i) {
    for (const Misconception& one : item.misconceptions) {
      if (one.other == behind[i] && std::ranges::find(behind, one.option) == behind.end()) behind.push_back(one.option);
    }
  }
  return std::ranges::find(behind, last) != behind.end();
}

/// Nothing would be chosen, which is no answer.
bool leaves_nothing(const Misconception& part, const ActivityItem& item) {
  if (!part.left_out || item.right.size() != 1) return false;
  return std::ranges::all_of(item.options, [&](const std::string& option) {
    return option == part.option || std::ranges::find(item.misconceptions, option, &Misconception::option) != item.misconceptions.end();
  });
}

}  // namespace

std::optional<Misconception> read_wrong_part(QuestionKind kind, std::string_view written) {
  if (kind == QuestionKind::order) return split(written, kBefore);
  if (kind != QuestionKind::multiple) return split(written, kWith);
  for (const std::string_view end : {kChosen, kLeftOut}) {
    if (written.ends_with(end)) return Misconception{.option = std::string(written.substr(0, written.size() - end.size())), .left_out = end == kLeftOut};
  }
  return std::nullopt;
}

std::string written_for(const ActivityItem& item) {
  const auto first = [](const std::vector<std::string>& of, std::size_t at, const char* otherwise) { return at < of.size() ? of[at] : otherwise; };
  const std::string a = first(item.options, 0, "a");
  if (item.kind == QuestionKind::order) return "\"" + a + std::string(kBefore) + first(item.options, 1, "b") + "\"";
  if (item.kind == QuestionKind::multiple) return "\"" + a + std::string(kChosen) + "\" or \"" + a + std::string(kLeftOut) + "\"";
  return "\"" + a + std::string(kWith) + first(item.partners, 0, "b") + "\"";
}

bool stands_in(const Misconception& part, const ActivityItem& item, std::span<const std::string_view> parts) {
  const auto in_parts = std::ranges::find(parts, part.option);
  if (item.kind == QuestionKind::multiple) return (in_parts == parts.end()) == part.left_out;
  if (item.kind == QuestionKind::order) return in_parts < std::ranges::find(parts, part.other);
  const auto place = static_cast<std::size_t>(std::ranges::find(item.options, part.option) - item.options.begin());
  return place < parts.size() && parts[place] == part.other;
}

int32_t first_in(const ActivityItem& item, std::span<const std::string_view> parts) {
  const auto found = std::ranges::find_if(item.misconceptions, [&](const Misconception& one) { return stands_in(one, item, parts); });
  return found == item.misconceptions.end() ? -1 : static_cast<int32_t>(found - item.misconceptions.begin());
}

bool is_covered(const Misconception& part, const ActivityItem& item) {
  if (item.kind == QuestionKind::order) return are_turned_round(item, part.other, part.option);
  return std::ranges::any_of(item.misconceptions, [&](const Misconception& one) { return is_same(one, part); }) ||
         (item.kind == QuestionKind::multiple && leaves_nothing(part, item));
}

}  // namespace skua
