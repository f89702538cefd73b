#pragma once

#include "description.h"
#include "mesh.h"

#include <expected>
#include <string>
#include <vector>

namespace skua::anatomy {

/// What became of a structure's surface in a level of detail.
struct LevelReport {
  std::string id;
  std::size_t triangles = 0;
  double distance = 0;  ///< of the surface from the solid at most, in body lengths
};

struct PackedLevel {
  std::string bytes;  ///< as modules/frog-dissection/specimen_format.h tells
  std::vector<LevelReport> report;
};

struct Packed {
  PackedLevel closed;  ///< what is seen from outside as usual, the inside coarse and plain, for
                       ///< the model and until `inside` has come; without what is seen only of
                       ///< organs that are cut open, or upon those inside
  PackedLevel inside;  ///< what `closed` has coarse or not at all, as usual
  PackedLevel fine;    ///< all of it, to be looked at from close by
  std::string facts;   ///< a header of constants for the model
};

/// Meshes, simplifies and packs all structures: the same bytes from the same description. The error
/// says which structure can't be packed and why.
std::expected<Packed, std::string> pack(const Specimen& specimen);

}  // namespace skua::anatomy
