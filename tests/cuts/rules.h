/// What must hold of a sheet whatever was done to it. Each check returns what is wrong, or nothing.
#pragma once

#include <string>

#include "sheet.h"

namespace skua::frog {

/// What a sheet is compared with: itself before anything was done.
struct Whole {
  double area = 0;  ///< in space, body lengths squared
  double mass = 0;  ///< kg
  explicit Whole(const Surface&, const Tissue&);
};

double area_of(const Surface&);
/// Pieces, counted by which triangles share two vertices: the surface's own list of neighbours is
/// not asked.
uint32_t counted_parts(const Surface&);

/// Area and mass as they were; each triangle has three vertices that there are and some extent;
/// each vertex has a triangle, and its triangles hang together; neighbours know each other; each
/// link joins vertices of one triangle or of two that share an edge.
std::string fault_of(const Surface&, const Whole&, const Tissue&);
/// No place or speed that is no number; nothing outside of the tray or below the ground; what is
/// fixed has not moved.
std::string fault_of(const Sheet&, const SheetShape&);

}  // namespace skua::frog
