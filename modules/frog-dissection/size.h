/// How large the frog is.
#pragma once

namespace skua::frog {

/// From the rear end of the trunk to the snout the frog measures 80 mm, as leopard frogs do that
/// are kept in schools (51 to 90 mm: Hammerson 1999, Amphibians and Reptiles in Colorado).
inline constexpr double kBody_mm = 80;
/// A body length of the anatomy in mm: its trunk is 0.85 of them long, the rest are folded legs.
inline constexpr double kUnit_mm = kBody_mm / 0.85;

}  // namespace skua::frog
