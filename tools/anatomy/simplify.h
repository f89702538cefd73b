#pragma once

#include "mesh.h"

namespace skua::anatomy {

/// The same surface with fewer triangles, nowhere farther from it than about `error` body lengths
/// (quadric errors: Garland and Heckbert 1997, by meshoptimizer). Its vertices are some of the
/// mesh's.
Mesh simplified(const Mesh& mesh, double error);

/// The part of a surface whose triangles lie, with one corner at least, inside a solid.
Mesh part_within(const Mesh& mesh, const Field& solid);

/// How far the middles of a mesh's triangles and edges lie from a solid's surface at most, as the
/// solid's field tells it, in body lengths.
double largest_distance(const Mesh& mesh, const Field& solid);

}  // namespace skua::anatomy
