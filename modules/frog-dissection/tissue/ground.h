/// What tissue comes to lie on: the body as a field of heights, and the tray around it.
#pragma once

#include <cstdint>
#include <vector>

#include "place.h"

namespace skua::frog {

/// Heights stand row after row (y), in each from the least x to the greatest. Between them the
/// ground is bilinear.
struct Ground {
  double x_from = 0, x_to = 1, y_from = 0, y_to = 1;
  uint32_t columns = 0, rows = 0;  ///< at least 2 of each, or none: then there is only the tray
  std::vector<float> height;       ///< columns * rows
  double tray = -1;                ///< nothing lies lower

  bool is_complete() const;
  /// Where one of the heights stands.
  Point place_of(uint32_t column, uint32_t row) const;
  double height_at(double x, double y) const;
};

}  // namespace skua::frog
