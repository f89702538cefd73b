/// Places and speeds of tissue at the end of a tick are whole multiples of these units, so that a
/// state is small and exact.
#pragma once

#include <algorithm>
#include <cstdint>

#include "place.h"

namespace skua::frog {

inline constexpr double kPlaceUnit = 1.0 / 32768;  ///< body lengths: 2.4 um of a frog of 8 cm
inline constexpr double kSpeedUnit = 1.0 / 1024;   ///< body lengths/s
/// The middle of the tray: from here a place reaches less than one body length in each direction.
inline constexpr Place kMiddle{0.5, 0, 0};

struct GridPlace {
  int16_t x = 0, y = 0, z = 0;
  friend constexpr bool operator==(const GridPlace&, const GridPlace&) = default;
};

inline int16_t to_grid(double value, double unit) {
  return static_cast<int16_t>(std::clamp(std::floor(value / unit + 0.5), -32767.0, 32767.0));
}
inline GridPlace to_grid(Place p, double unit) {
  return {to_grid(p.x, unit), to_grid(p.y, unit), to_grid(p.z, unit)};
}
constexpr Place from_grid(GridPlace g, double unit) { return {g.x * unit, g.y * unit, g.z * unit}; }

inline GridPlace grid_of(Place p) { return to_grid(p - kMiddle, kPlaceUnit); }
constexpr Place place_of(GridPlace g) { return from_grid(g, kPlaceUnit) + kMiddle; }
inline Place on_grid(Place p) { return place_of(grid_of(p)); }

}  // namespace skua::frog
