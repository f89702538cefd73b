/// What lies over what, seen from the belly, when organs were moved aside: by the module's own
/// meshes, the same on every page. Where all is in its place the facts say it (`kCovers`, `over`).
#pragma once

#include <array>
#include <cstdint>

#include "aside.h"

namespace skua::frog {

/// Which structures lie in the body, and where.
struct Lying {
  bool female = false;
  uint32_t out = 0;  ///< pieces that do not
  Aside aside{};
  bool through = false;  ///< the wall of the body hides nothing

  friend bool operator==(const Lying&, const Lying&) = default;
};

/// Of each structure, how much more of its outline is in sight than with all in its place: -1 to 1.
using Gain = std::array<float, kStructureCount>;
Gain gain_of(const Lying&);

/// Whether one piece lies over another, so that this can't be taken out or put in.
bool holds(const Lying&, uint32_t over, uint32_t piece);
/// Pieces that lie over what hangs, as it lies now.
uint32_t lying_over_hanging(const Lying&, uint32_t hanging);

}  // namespace skua::frog
