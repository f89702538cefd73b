/// What of the belly a sheet covers, seen from above.
#pragma once

#include <bitset>
#include <cstddef>
#include <span>

#include "sheet.h"

namespace skua::frog {

/// Squares over the belly; one is covered when a triangle lies over its middle.
class Cover {
 public:
  static constexpr int kColumns = 72, kRows = 44;
  static constexpr double kCell = 1.0 / 128, kFromX = 0.18, kFromY = -kCell * kRows / 2;

  Cover() = default;
  explicit Cover(const Sheet&);

  /// Beyond the squares nothing is.
  bool is_covered(Point) const;
  std::size_t count() const { return cells_.count(); }
  /// Which share of what `whole` covers this one does not, in per cent, rounded down.
  uint32_t open_percent(const Cover& whole) const;

 private:
  void lay(Point a, Point b, Point c);
  static int cell_of(Point);

  std::bitset<kColumns * kRows> cells_;
};

/// Where in a sheet, as it lies now, a place seen from above is: the topmost triangle there.
struct Spot {
  uint32_t triangle = 0;
  double share[3] = {};  ///< of its corners
  Point rest;            ///< where that lay before anything was done
};
std::optional<Spot> spot_at(const Sheet&, Point);

}  // namespace skua::frog
