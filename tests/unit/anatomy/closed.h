#pragma once

#include "mesh.h"

#include <map>
#include <utility>

namespace skua::anatomy {

/// In a closed surface each edge belongs to two triangles, which go along it in opposite
/// directions.
inline bool is_closed(const Mesh& mesh) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> ways;
  for (const auto& t : mesh.triangles) {
    for (std::size_t i = 0; i < 3; ++i) {
      const auto a = t[i];
      const auto b = t[(i + 1) % 3];
      ways[{std::min(a, b), std::max(a, b)}] += a < b ? 1 : -1;
    }
  }
  for (const auto& [edge, balance] : ways) {
    if (balance != 0) return false;
  }
  return !mesh.triangles.empty();
}

}  // namespace skua::anatomy
