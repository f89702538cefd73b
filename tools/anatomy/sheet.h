#pragma once

#include "description.h"
#include "mesh.h"

namespace skua::anatomy {

/// Heights over a grid in x and y, in body lengths.
struct Heights {
  int columns = 0;        ///< along x
  int rows = 0;           ///< along y
  Vec3 first;             ///< of column 0 and row 0
  Vec3 step;              ///< between columns (x) and rows (y)
  std::vector<double> z;  ///< row after row, in each from tail to snout
};

/// A structure of the belly as a grid at rest: rows of vertices across, column after column from
/// tail to snout.
struct Sheet {
  std::vector<Vec3> places;
  Heights ground;  ///< what it lies on
};

/// The sheet of a structure that has a plan for one. Its ground is the next sheet under it, or,
/// where there is none, what lies in the opened belly, without its hollows.
Sheet laid_out(const Specimen& specimen, const Structure& structure);

/// The sheet as a surface that is seen from outside, to be drawn.
Mesh surface_of(const Sheet& sheet, const SheetPlan& plan);

}  // namespace skua::anatomy
