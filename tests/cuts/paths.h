/// Paths to cut along, of all kinds, drawn from a generator.
#pragma once

#include <span>
#include <vector>

#include "place.h"
#include "skua/random.h"

namespace skua::frog {

struct Box {
  double x_from = 0, x_to = 1, y_from = 0, y_to = 1;
};

/// From 0 to 1, 1 excluded.
double fraction(Random&);

/// Straight lines and zigzags, freehand ones, rings, scribbles, lines of a grid, what was cut
/// before once more or from its end on. Some begin or end outside of the box, or have a point
/// twice.
std::vector<Point> draw_path(Random&, const Box&, std::span<const Place> rest,
                             const std::vector<Point>& before);

}  // namespace skua::frog
