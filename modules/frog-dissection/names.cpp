#include "names.h"

namespace skua::frog {

std::string key_of(std::string_view id, std::string_view what) {
  std::string key("part.");
  // The liver's lobes are no pair, though one of them lies right.
  for (const std::string_view side : {std::string_view("_right"), std::string_view("_left")}) {
    if (!id.ends_with(side) || id.starts_with("liver")) continue;
    key.append(id.data(), id.size() - side.size());
    if (what.empty()) {
      key.append(".");
      key.append(side.data() + 1, side.size() - 1);
    }
    id = {};
    break;
  }
  if (!id.empty()) key.append(id.data(), id.size());
  if (!what.empty()) {
    key.append(".");
    key.append(what.data(), what.size());
  }
  return key;
}

}  // namespace skua::frog
