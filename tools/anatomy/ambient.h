#pragma once

#include "description.h"
#include "mesh.h"

namespace skua::anatomy {

/// How much of the sky each vertex of a structure's surface sees, 0 to 1, among what still lies
/// there when the structure is laid bare: what is in its layer or under it. What lies inside
/// another solid (a bone in its muscle) is looked at when that one is away.
std::vector<double> openness(const Specimen& specimen, const Structure& structure,
                             const Mesh& surface);

}  // namespace skua::anatomy
