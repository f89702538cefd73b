/// A pair of structures is one part, with one name.
#pragma once

#include <string_view>

namespace skua::frog {

/// "lung" of "lung_right": a pair is named once. The liver's lobes are no pair, though one of them
/// lies right.
constexpr std::string_view without_side(std::string_view id) {
  for (const std::string_view side : {std::string_view("_right"), std::string_view("_left")}) {
    if (id.ends_with(side) && !id.starts_with("liver"))
      return id.substr(0, id.size() - side.size());
  }
  return id;
}

}  // namespace skua::frog
