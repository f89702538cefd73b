#include "ground.h"

#include <algorithm>

namespace skua::frog {

bool Ground::is_complete() const {
  if (!std::isfinite(tray) || height.size() != std::size_t{columns} * rows) return false;
  if (columns == 0) return true;
  return columns >= 2 && rows >= 2 && x_to > x_from && y_to > y_from &&
         std::ranges::all_of(height, [](float h) { return std::isfinite(h); });
}

Point Ground::place_of(uint32_t column, uint32_t row) const {
  return {x_from + (x_to - x_from) * column / (columns - 1),
          y_from + (y_to - y_from) * row / (rows - 1)};
}

double Ground::height_at(double x, double y) const {
  if (columns == 0 || !(x >= x_from && x <= x_to && y >= y_from && y <= y_to)) return tray;
  const double column = (x - x_from) / (x_to - x_from) * (columns - 1);
  const double row = (y - y_from) / (y_to - y_from) * (rows - 1);
  const uint32_t left = std::min(static_cast<uint32_t>(column), columns - 2);
  const uint32_t low = std::min(static_cast<uint32_t>(row), rows - 2);
  const double across = column - left, up = row - low;
  const float* at = height.data() + std::size_t{low} * columns + left;
  const double near = at[0] + across * (at[1] - at[0]);
  const double far = at[columns] + across * (at[columns + 1] - at[columns]);
  return std::max(tray, near + up * (far - near));
}

}  // namespace skua::frog
