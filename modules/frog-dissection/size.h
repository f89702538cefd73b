/// How large the frog is.
#pragma once

namespace skua::frog {

/// From the rear end of the trunk to the snout the frog measures 80 mm; adult leopard frogs have 52
/// to 102 (A. H. Wright and A. A. Wright, Handbook of Frogs and Toads, 1949).
inline constexpr double kBody_mm = 80;
/// A body length of the anatomy in mm: its trunk is 0.85 of them long, the rest are folded legs.
inline constexpr double kUnit_mm = kBody_mm / 0.85;

}  // namespace skua::frog
