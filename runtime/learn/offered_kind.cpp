#include "learn/offered_kind.h"

#include <algorithm>
#include <utility>

#include "core/json.h"

namespace skua {
namespace {

constexpr char kBetweenFields = ',', kBeforeValue = '=';

/// Takes the first part off a text.
std::string_view take_part(std::string_view& text) {
  const std::size_t end = std::min(text.find(kBetweenFields), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

/// The value of `field` in "field=value".
std::optional<double> value_in(std::string_view part, std::string_view field) {
  if (!part.starts_with(field) || part.size() <= field.size() || part[field.size()] != kBeforeValue) return std::nullopt;
  const auto document = json::parse(part.substr(field.size() + 1));
  if (!document) return std::nullopt;
  const auto number = document->root().number();
  return number ? std::optional(*number) : std::nullopt;
}

}  // namespace

std::string write_answer(const std::vector<CommandParameter>& fields, std::span<const double> values) {
  std::string answer;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) answer += kBetweenFields;
    answer += fields[i].name + kBeforeValue + json::Writer().number(values[i]).take();
  }
  return answer;
}

std::optional<std::vector<double>> read_answer(const std::vector<CommandParameter>& fields, std::string_view answer) {
  if (static_cast<std::size_t>(std::ranges::count(answer, kBetweenFields)) + 1 != fields.size()) return std::nullopt;
  std::vector<double> values;
  for (const CommandParameter& field : fields) {
    const auto value = value_in(take_part(answer), field.name);
    if (!value || !(*value >= field.min && *value <= field.max)) return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

std::optional<double> field_of_answer(std::string_view answer, std::string_view field) {
  while (!answer.empty()) {
    if (const auto value = value_in(take_part(answer), field)) return value;
  }
  return std::nullopt;
}

}  // namespace skua
