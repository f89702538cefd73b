#pragma once

#include "vector.h"

namespace skua::anatomy {

/// Smooth noise from -1 to 1, the same on every machine; its bumps are about one unit wide
/// (gradient noise, Perlin 2002).
double noise(Vec3 p);

}  // namespace skua::anatomy
