/// Keys: what is right in items that the school marks. They stay with the school; no lesson carries
/// them.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace skua {

/// A number that is right within a tolerance.
struct NumberKey {
  std::string field;     ///< of an answer of several numbers; else empty
  double value = 0;
  double tolerance = 0;  ///< at least 0

  bool accepts(double number) const;
};

/// What is right for one item: one of some responses, or numbers within their tolerances; or all numbers of one of
/// several answers, as of a question of which several versions are drawn, where a field says which it was.
struct ItemKey {
  std::string item;
  std::vector<std::string> right;
  std::vector<NumberKey> numbers;  ///< one without a field, or one for each field that counts
  std::vector<std::vector<NumberKey>> any;  ///< each as `numbers` with fields

  bool accepts(std::string_view response) const;
};

using Keys = std::vector<ItemKey>;

/// `{"items":{"ITEM":{"right":["b"]},"OTHER":{"value":1.5,"tolerance":0.1},"THIRD":{"fields":{"from":{"value":131}}},
/// "FOURTH":{"any":[{"fields":{…}},{"fields":{…}}]}}}`; an empty text has no keys.
std::expected<Keys, json::Error> read_keys(std::string_view json);

}  // namespace skua
