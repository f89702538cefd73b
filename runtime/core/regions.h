/// The parts of a lesson's page, by the names that nodes give as their parent. No node can have one
/// of them as its id.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace skua {

/// In the order of `skua_region`.
inline constexpr std::string_view kRegions[] = {"bar", "panel", "stage"};

constexpr bool is_region(std::string_view id) {
  return std::ranges::find(kRegions, id) != std::end(kRegions);
}

}  // namespace skua
