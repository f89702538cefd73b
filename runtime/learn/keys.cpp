#include "learn/keys.h"

#include <algorithm>
#include <cmath>

namespace skua {
namespace {

std::expected<ItemKey, json::Error> read_key(json::View view) {
  ItemKey key;
  key.item = view.key();
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
  const auto value = view["value"].number();
  if (!value)
    return std::unexpected(view.fault("must have \"right\": [responses] or \"value\": number"));
  key.value = *value;
  if (const json::View tolerance = view["tolerance"]) {
    const auto number = tolerance.number();
    if (!number) return std::unexpected(number.error());
    if (*number < 0) return std::unexpected(tolerance.fault("must not be negative"));
    key.tolerance = *number;
  }
  return key;
}

}  // namespace

bool ItemKey::accepts(std::string_view response) const {
  if (!value) return std::ranges::find(right, response) != right.end();
  const auto document = json::parse(response);
  if (!document) return false;
  const auto number = document->root().number();
  return number && std::abs(*number - *value) <= tolerance;
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
