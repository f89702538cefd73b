#include "learn/keys.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "learn/offered_kind.h"

namespace skua {
namespace {

std::expected<NumberKey, json::Error> read_number_key(json::View view, std::string field) {
  NumberKey key{std::move(field)};
  const auto value = view["value"].number();
  if (!value) return std::unexpected(value.error());
  key.value = *value;
  if (const json::View tolerance = view["tolerance"]) {
    const auto number = tolerance.number();
    if (!number) return std::unexpected(number.error());
    if (*number < 0) return std::unexpected(tolerance.fault("must not be negative"));
    key.tolerance = *number;
  }
  return key;
}

std::expected<std::vector<NumberKey>, json::Error> read_fields(json::View fields) {
  std::vector<NumberKey> numbers;
  for (const json::View field : fields) {
    const auto number = read_number_key(field, std::string(field.key()));
    if (!number) return std::unexpected(number.error());
    numbers.push_back(*number);
  }
  if (numbers.empty()) return std::unexpected(fields.fault("must have a field"));
  return numbers;
}

std::expected<ItemKey, json::Error> read_key(json::View view) {
  ItemKey key;
  key.item = view.key();
  if (const json::View any = view["any"]) {
    const auto array = any.array();
    if (!array) return std::unexpected(array.error());
    for (const json::View one : any) {
      auto numbers = read_fields(one["fields"]);
      if (!numbers) return std::unexpected(numbers.error());
      key.any.push_back(std::move(*numbers));
    }
    if (key.any.empty()) return std::unexpected(any.fault("must have an answer"));
    return key;
  }
  if (const json::View right = view["right"]) {
    const auto array = right.array();
    if (!array) return std::unexpected(array.error());
    for (const json::View response : right) {
      const auto text = response.text();
      if (!text) return std::unexpected(text.error());
      key.right.emplace_back(*text);
    }
    if (key.right.empty()) return std::unexpected(right.fault("must have a response"));
    return key;
  }
  if (const json::View fields = view["fields"]) {
    auto numbers = read_fields(fields);
    if (!numbers) return std::unexpected(numbers.error());
    key.numbers = std::move(*numbers);
    return key;
  }
  if (!view["value"].number())
    return std::unexpected(view.fault("must have \"right\": [responses], \"value\": number, \"fields\": {name: {\"value\": number}} or \"any\": [{\"fields\": …}]"));
  const auto number = read_number_key(view, "");
  if (!number) return std::unexpected(number.error());
  key.numbers.push_back(*number);
  return key;
}

std::optional<double> number_in(std::string_view response) {
  const auto document = json::parse(response);
  if (!document) return std::nullopt;
  const auto number = document->root().number();
  return number ? std::optional(*number) : std::nullopt;
}

}  // namespace

bool NumberKey::accepts(double number) const { return std::abs(number - value) <= tolerance; }

bool ItemKey::accepts(std::string_view response) const {
  const auto holds = [&](const NumberKey& one) {
    const auto number = one.field.empty() ? number_in(response) : field_of_answer(response, one.field);
    return number && one.accepts(*number);
  };
  if (!any.empty()) return std::ranges::any_of(any, [&](const std::vector<NumberKey>& all) { return std::ranges::all_of(all, holds); });
  if (numbers.empty()) return std::ranges::find(right, response) != right.end();
  return std::ranges::all_of(numbers, holds);
}

std::expected<Keys, json::Error> read_keys(std::string_view json) {
  if (json.empty()) return Keys();
  const auto document = json::parse(json);
  if (!document) return std::unexpected(document.error());
  const auto items = document->root()["items"].object();
  if (!items) return std::unexpected(items.error());
  Keys keys;
  for (const json::View item : *items) {
    auto key = read_key(item);
    if (!key) return std::unexpected(key.error());
    keys.push_back(std::move(*key));
  }
  return keys;
}

}  // namespace skua
