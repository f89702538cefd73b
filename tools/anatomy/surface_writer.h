#pragma once

#include "specimen.h"
#include "specimen_format.h"

#include <array>
#include <string>
#include <vector>

namespace skua::anatomy {

/// The planes of a specimen's file (specimen_format.h) while they are written.
using Planes = std::array<std::string, frog::kPlanes>;

void put_varint(std::string& plane, std::uint32_t value);
void put_residual(std::string& plane, int value);

/// A surface on the grid of its file.
struct GridSurface {
  std::vector<frog::Vertex> vertices;
  std::vector<std::array<std::uint16_t, 3>> triangles;
};

/// Writes a surface; returns it as it will be read: the same triangles with their vertices in
/// another order.
GridSurface write_surface(const GridSurface& surface, Planes& planes);

}  // namespace skua::anatomy
