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

/// What is right for one item: one of some responses, or a number within a tolerance.
struct ItemKey {
  std::string item;
  std::vector<std::string> right;
  std::optional<double> value;
  double tolerance = 0;  ///< of `value`; at least 0

  bool accepts(std::string_view response) const;
};

using Keys = std::vector<ItemKey>;

/// `{"items":{"ITEM":{"right":["b"]},"OTHER":{"value":1.5,"tolerance":0.1}}}`; an empty text has no
/// keys.
std::expected<Keys, json::Error> read_keys(std::string_view json);

}  // namespace skua
