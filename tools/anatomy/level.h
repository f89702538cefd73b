#pragma once

#include "pack.h"

namespace skua::anatomy {

/// A structure's surface as it was meshed, before anything was left out.
struct Meshed {
  const Structure* structure = nullptr;
  Mesh surface;
};

/// How much detail a level keeps.
struct Detail {
  double share = 0;     ///< error allowed, as a share of a cell of the structure's mesh
  double smallest = 0;  ///< ... but not less, in body lengths
};

/// A whole level. Sheets are left out: they are the model's.
std::expected<PackedLevel, std::string> packed_level(const Specimen& specimen,
                                                     const std::vector<Meshed>& meshes,
                                                     const Detail& detail);

}  // namespace skua::anatomy
