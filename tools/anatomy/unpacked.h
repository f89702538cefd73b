#pragma once

#include "mesh.h"
#include "specimen.h"

namespace skua::anatomy {

/// A mesh of a packed level, in body lengths.
Mesh mesh_of(const frog::Mesh& packed);

/// The direction of a packed normal.
Vec3 normal_of(const frog::Vertex& vertex);

}  // namespace skua::anatomy
