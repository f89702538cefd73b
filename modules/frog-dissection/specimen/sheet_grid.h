#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace skua::frog {

/// The triangles over a grid whose vertices stand row after row (across, to the frog's right) of
/// each column (along, to its snout), counter-clockwise seen from the belly; diagonals alternate,
/// so that no direction is stiffer than another.
inline std::vector<std::array<std::uint16_t, 3>> sheet_triangles(int columns, int rows) {
  std::vector<std::array<std::uint16_t, 3>> all;
  for (int i = 0; i + 1 < columns; ++i) {
    for (int j = 0; j + 1 < rows; ++j) {
      const auto a = std::uint16_t(i * rows + j);
      const auto b = std::uint16_t(a + rows);
      const auto c = std::uint16_t(b + 1);
      const auto d = std::uint16_t(a + 1);
      if ((i + j) % 2 == 0) {
        all.push_back({a, b, c});
        all.push_back({a, c, d});
      } else {
        all.push_back({a, b, d});
        all.push_back({b, c, d});
      }
    }
  }
  return all;
}

/// Whether a vertex lies on the sheet's border, which hangs on the body.
inline bool sheet_is_fixed(int columns, int rows, int vertex) {
  const int column = vertex / rows;
  const int row = vertex % rows;
  return column == 0 || column == columns - 1 || row == 0 || row == rows - 1;
}

}  // namespace skua::frog
