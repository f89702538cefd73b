/// Two bodies in one scene: where they stand, what of them is seen, and what a ray meets.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "comparison.h"
#include "skua/scene.h"
#include "tray.h"

namespace skua::frog {

/// One of the two as it is drawn.
struct Stand {
  Figure figure = Figure::male;
  Transform at;
};

/// `alone`: only one of them is drawn, in the middle; else `place` 0 stands on the left.
Stand stand_of(const Comparison&, uint32_t place, bool alone);

/// Draws one of them; `light` says how much a point is lit up, 0 to 1.
void draw_body(const Comparison&, Scene&, const Stand&,
               const std::array<float, kPointCount>& light);

/// The point whose part a ray meets first, and which of the stands has it.
struct Met {
  uint32_t point, stand;
};
std::optional<Met> met(const Comparison&, const std::vector<Stand>&, const Ray&);

/// Where a point lies in a body, before that stands anywhere: its box, and the place that its name
/// points at.
Span box_of_point(Figure, uint32_t point);
Vec3 place_of_point(Figure, uint32_t point);

}  // namespace skua::frog
