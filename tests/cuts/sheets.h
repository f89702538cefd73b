/// Sheets to cut, and their bytes.
#pragma once

#include <vector>

#include "core/archive.h"
#include "sheet.h"

namespace skua::frog {

/// A grid of triangles over a rectangle, arched a little, whose border is fixed. Its diagonals
/// alternate.
struct Grid {
  int columns = 8, rows = 6;
  double x_from = 0.2, x_to = 0.8, y_from = -0.2, y_to = 0.2;
  double arch = 0.05;    ///< how much higher the middle is than the border
  bool rounded = false;  ///< only what lies in the ellipse inside the rectangle
  double hole = 0;       ///< and outside of an ellipse of this share of it
  Tissue tissue = kSkin;
};
SheetShape shape_of(const Grid&);

/// A belly's skin, or muscle, of about 600 vertices.
SheetShape belly(const Tissue&);

/// What an archive makes of a sheet.
std::vector<uint8_t> bytes_of(Sheet&);
bool read_bytes(Sheet&, std::span<const uint8_t>);

}  // namespace skua::frog
