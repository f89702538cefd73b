/// Cutting a surface along a free path.
#pragma once

#include <expected>
#include <span>
#include <vector>

#include "surface.h"

namespace skua::frog {

enum class CutError {
  too_many_vertices,  ///< the cut would make more than `kMostVertices`
  too_many_points,    ///< this path and those before have more than `kMostCutPoints`
  not_finite,         ///< a point of the path is no number
};

struct Cut {
  double length =
      0;  ///< newly opened, in body lengths at rest; 0: the path met nothing that was whole
  uint32_t parts = 1;  ///< into how many pieces the surface is now
};

/// Cuts along the path, given in places at rest. What of it lies outside of the surface cuts
/// nothing. Where the path comes near a vertex or ends near an edge it is drawn there, within a
/// sixth of the mean length of an edge, so that no slivers arise. An end inside the surface is
/// where the cut stops. On an error, and where nothing is cut, the surface stays as it was.
std::expected<Cut, CutError> cut(Surface& surface, std::span<const Point> path);

}  // namespace skua::frog
