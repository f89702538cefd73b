/// A sheet is cut, drawn, pinned and let go at random, and what must hold is looked at after each
/// deed.
#pragma once

#include <cstdint>
#include <string>

namespace skua::frog {

struct Tally {
  uint64_t cuts = 0, opened = 0, refused = 0, ticks = 0, parts = 0, vertices = 0;
  double astray =
      0;  ///< farthest that a path was from an edge of the sheet, in mean lengths of an edge

  void add(const Tally& other);
};

/// What is wrong, or nothing. The same seed does the same.
std::string try_sheet(uint32_t seed, Tally&);

}  // namespace skua::frog
