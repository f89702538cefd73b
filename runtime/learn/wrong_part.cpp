#include "learn/wrong_part.h"

#include <algorithm>

namespace skua {
namespace {

bool stands_in(const WrongPart& part, const ActivityItem& item, std::span<const std::string_view> parts) {
  const auto found = std::ranges::find(parts, part.option);
  if (item.kind == QuestionKind::multiple) return (found == parts.end()) == part.left_out;
  if (item.kind == QuestionKind::order) return found < std::ranges::find(parts, part.other);
  return parts[static_cast<std::size_t>(std::ranges::find(item.options, part.option) - item.options.begin())] == part.other;
}

}  // namespace

std::optional<WrongPart> read_wrong_part(QuestionKind kind, std::string_view written) {
  const std::size_t end = std::min(written.find(' '), written.size());
  const std::string_view rest = written.substr(end);
  WrongPart part{.option = written.substr(0, end)};
  if (kind == QuestionKind::multiple) {
    part.left_out = rest == " left out";
    if (!part.left_out && rest != " chosen") return std::nullopt;
    return part;
  }
  const std::string_view between = kind == QuestionKind::order ? " before " : " with ";
  if (!rest.starts_with(between)) return std::nullopt;
  part.other = rest.substr(between.size());
  return part;
}

int32_t first_in(const ActivityItem& item, std::span<const std::string_view> parts) {
  for (std::size_t i = 0; i < item.misconceptions.size(); ++i) {
    const auto part = read_wrong_part(item.kind, item.misconceptions[i].option);
    if (part && stands_in(*part, item, parts)) return static_cast<int32_t>(i);
  }
  return -1;
}

}  // namespace skua
