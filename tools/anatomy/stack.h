#pragma once

#include "description.h"
#include "mesh.h"

#include <cstdint>

namespace skua::anatomy {

/// Pieces that come out of the body, and what lies over what, seen from the belly.
struct Stack {
  static constexpr int kStays = 255;  ///< a structure that is no part of a piece
  static constexpr int kMost = 31;    ///< pieces; bit 31 stands for the body's wall

  struct Piece {
    std::string id;
    std::uint32_t over = 0;  ///< bits of the pieces that lie over it, so that it can't come out
  };
  /// So much of a structure's outline lies under exactly these pieces.
  struct Cover {
    std::uint32_t by = 0;
    double share = 0;
  };

  std::vector<Piece> pieces;
  std::vector<int> piece_of;               ///< of each structure, or kStays
  std::vector<std::vector<Cover>> covers;  ///< of each structure: the largest shares, 0 to 1
};

/// Of structures in their order, and the surface of each.
Stack stacked(const std::vector<const Structure*>& structures,
              const std::vector<const Mesh*>& surfaces);

/// The longest way through a surface, and the longest across that, in body lengths: what a ruler
/// says.
struct Extent {
  double length = 0;
  double width = 0;
};
Extent extent(const Mesh& mesh);

}  // namespace skua::anatomy
