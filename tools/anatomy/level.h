#pragma once

#include "pack.h"

#include <functional>

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
  /// Places only, on a grid of their own scale: lit by its triangles, and all of it alike.
  bool plain = false;
};

/// A level of these meshes, each with the detail that `detail` says; of mirror images the original
/// is among them. Sheets are left out: they are the model's.
std::expected<PackedLevel, std::string> packed_level(
    const Specimen& specimen, const std::vector<Meshed>& meshes,
    const std::function<Detail(const Structure&)>& detail);

}  // namespace skua::anatomy
