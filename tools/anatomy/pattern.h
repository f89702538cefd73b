#pragma once

#include "description.h"

namespace skua::anatomy {

/// What a tissue's pattern adds at a place, 0 to 1.
struct PatternShare {
  double spot = 0;  ///< of the colour of its spots
  double rim = 0;   ///< of kRim, around a round spot
};

/// What a rim is mixed with, sRGB.
inline constexpr std::array<double, 3> kRim{0.787, 0.762, 0.583};

/// The pattern that the scene draws (runtime/platform/web/scene_shader.h), for pictures without it.
PatternShare pattern_at(const Tissue& tissue, Vec3 place);

}  // namespace skua::anatomy
