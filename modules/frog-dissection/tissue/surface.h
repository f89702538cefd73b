/// A triangulated surface that can be refined and taken apart along edges. It knows only how the
/// sheet lay at rest; where its vertices are now is no matter of it, so that the same cuts always
/// give the same triangles.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <vector>

#include "place.h"

namespace skua::frog {

using Index = uint16_t;
inline constexpr Index kNone = 0xffff;
/// Of one surface. Triangles are at most twice as many.
inline constexpr std::size_t kMostVertices = 2048;

/// The least width of a triangle, in mean lengths of an edge: far above what rounding does to
/// places, far below what is seen.
inline constexpr double kThinnest = 0.01;

using Corners = std::array<Index, 3>;

/// Edge i runs from corner i to corner i + 1.
struct Triangle {
  Corners corner;                 ///< counterclockwise, seen from above
  Corners across;                 ///< the triangle beyond edge i; kNone at the border
  std::array<bool, 3> incised{};  ///< to be taken apart along edge i
};

/// What a vertex that was added is made of: places of older vertices, each with its share. A copy
/// has one of them.
struct Birth {
  std::array<Index, 3> from;
  std::array<double, 3> share;
};

enum class ShapeError {
  no_triangles,
  too_many_vertices,
  unknown_vertex,  ///< a triangle names a vertex that there is not
  no_extent,       ///< a triangle is so thin, seen from above, that nothing could be cut in it
  edge_of_three,   ///< an edge belongs to more than two triangles, or to two on the same side of it
  unused_vertex,   ///< a vertex belongs to no triangle
  not_in_tray,     ///< a place is no number, or a body length or more from the middle
  no_ground,       ///< not as many heights as columns and rows ask for, or one is no number
  unequal_lists,   ///< not as many flags as vertices
};

constexpr std::size_t next_corner(std::size_t i) { return i == 2 ? 0 : i + 1; }
constexpr std::size_t last_corner(std::size_t i) { return i == 0 ? 2 : i - 1; }

class Surface {
 public:
  /// Triangles may be given in either sense. Where parts touch in one vertex only, each gets a
  /// vertex of its own, so there may be more vertices than were given.
  static std::expected<Surface, ShapeError> make(std::span<const Place> rest,
                                                 std::span<const Corners> triangles);

  std::span<const Place> rest() const { return rest_; }
  std::span<const Triangle> triangles() const { return triangles_; }
  /// Of the vertices after the first `original()`, in their order.
  std::span<const Birth> births() const { return births_; }
  std::size_t original() const { return rest_.size() - births_.size(); }
  /// Mean length of an edge of the surface as it was made, seen from above.
  double spacing() const { return spacing_; }
  /// Whether a triangle, counterclockwise, is as wide everywhere as triangles of this surface have
  /// to be.
  bool has_extent(Point a, Point b, Point c) const;
  /// Whether the vertex lies on an edge that was taken apart.
  bool at_cut(Index vertex) const { return at_cut_[vertex]; }

  Point seen(Index vertex) const { return {rest_[vertex].x, rest_[vertex].y}; }
  /// A triangle around the vertex and which of its corners the vertex is.
  struct Around {
    Index triangle;
    std::size_t corner;
  };
  /// All triangles around a vertex, counterclockwise; at the border from its beginning to its end.
  void around(Index vertex, std::vector<Around>& out) const;
  std::size_t corner_of(Index triangle, Index vertex) const;
  /// Pieces that hang together by edges.
  uint32_t parts() const;

  /// A new vertex on edge `i` at `share` of its way. There must be room for it: `is_full`.
  Index split_edge(Index triangle, std::size_t i, double share);
  /// A new vertex inside the triangle, at these shares of its corners.
  Index split_triangle(Index triangle, std::array<double, 3> share);
  /// Marks the edge between two neighbours.
  void incise(Index a, Index b);
  /// Whether a marked edge touches neither the border nor another marked edge: nothing would open
  /// along it.
  bool is_alone(Index triangle, std::size_t i) const;
  bool is_full() const { return rest_.size() >= kMostVertices; }
  /// Takes the surface apart along all marked edges but those that are alone: vertices on them are
  /// doubled, but for one where a cut ends. Returns the length of these edges; nothing if that
  /// takes more vertices than there may be, and then the surface is of no more use.
  std::optional<double> separate();

 private:
  Index add(const Birth& birth);
  std::optional<ShapeError> connect();
  bool part_fans(const std::vector<bool>& touched);
  void replace_across(Index triangle, Index before, Index now);

  std::vector<Place> rest_;
  std::vector<Triangle> triangles_;
  std::vector<Birth> births_;
  std::vector<Index> one_around_;  ///< for each vertex a triangle that has it
  std::vector<bool> at_cut_;
  double spacing_ = 0;
};

}  // namespace skua::frog
