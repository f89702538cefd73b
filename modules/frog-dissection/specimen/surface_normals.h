#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace skua::frog {

/// A direction as a place on the octahedron, unfolded to a square (Cigolle et al. 2014): each from
/// -127 to 127.
using Octahedral = std::array<std::int8_t, 2>;

/// `x`, `y`, `z` of any length; the same on every machine. What has no direction points along z.
Octahedral octahedral(std::int64_t x, std::int64_t y, std::int64_t z);

/// A place on the grid of a surface.
struct MeshPlace {
  std::int16_t x = 0;
  std::int16_t y = 0;
  std::int16_t z = 0;
};

/// The normals that the triangles alone would give, which those of the solid are near to.
std::vector<Octahedral> surface_normals(std::span<const MeshPlace> places,
                                        std::span<const std::uint16_t> indices);

}  // namespace skua::frog
