/// What stands on the round table of the sheet "In space", made of formulas.
#pragma once

#include <vector>

#include "skua/scene.h"

namespace skua::gallery {

/// How the lengths of the bodies are meant: the table is 2 wide.
struct Solids {
  Solid table, foot, bulb, glass, shell;
  Solids();
};

/// Where things stand, on the table.
inline constexpr Vec3 kLampAt = {-0.38f, 0.1f, 0}, kShellAt = {0.36f, -0.16f, 0.02f},
                      kGlassAt = {0.1f, 0.34f, 0};
inline constexpr float kBulbHeight = 0.62f, kBulbRadius = 0.15f;

}  // namespace skua::gallery
