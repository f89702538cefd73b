#pragma once

#include "field.h"

#include <cstdint>

namespace skua::anatomy {

/// A closed surface of triangles, counter-clockwise seen from outside.
struct Mesh {
  std::vector<Vec3> places;
  std::vector<Vec3> normals;  ///< one for each place, of length 1, outwards
  std::vector<std::array<std::uint32_t, 3>> triangles;
};

/// The direction in which a field grows, and how fast; `step`: how far around it is looked at.
Vec3 slope(const Field& field, Vec3 p, double step);

/// The surface of a solid, by naive surface nets (Gibson 1998) over a grid with cells of `cell`
/// body lengths, each vertex then drawn onto the surface. A part thinner than a cell may be missed.
Mesh meshed(const Field& field, double cell);

/// What can be measured of a closed surface, in body lengths and their third power.
struct Measures {
  double volume = 0;
  double area = 0;
  Vec3 centre;  ///< of its volume
  Box box;
  int pieces = 0;  ///< that do not touch each other
};

Measures measured(const Mesh& mesh);

}  // namespace skua::anatomy
