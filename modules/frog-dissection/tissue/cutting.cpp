#include "cutting.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace skua::frog {
namespace {

/// In mean lengths of an edge: what lies nearer is taken for the same place.
constexpr double kSnap = 0.16;
/// In mean lengths of an edge: no farther apart than rounding puts two sides of an earlier cut.
constexpr double kTouching = 1e-8;
/// An earlier cut is followed within so many times that distance, where it goes the same way: by
/// the cosine between them.
constexpr double kFollow = 1.5;
constexpr double kSameWay = 0.85;
/// How often a segment may go to a vertex that is farther from its end, where all else would make
/// slivers.
constexpr int kMostDetours = 4;
/// A bound that no path comes near: each step of a path's segment brings it nearer to its end.
constexpr int kMostSteps = 8 * static_cast<int>(kMostVertices);

/// Along `from` + share * (`to` - `from`): where it is nearest to p.
double share_nearest(Point from, Point to, Point p) {
  const Point way = to - from;
  return std::clamp(dot(p - from, way) / dot(way, way), 0.0, 1.0);
}
Point between(Point from, Point to, double share) {
  return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
}

/// Goes over the surface from vertex to vertex, makes vertices where there are none, and marks the
/// edges on its way.
class Blade {
 public:
  explicit Blade(Surface& surface)
      : surface_(surface),
        snap_(kSnap * surface.spacing()),
        touching_(kTouching * surface.spacing()) {}

  void set_down(Point at);
  void draw_to(Point to);
  void open_stabs();
  bool was_full() const { return full_; }

 private:
  using Around = Surface::Around;

  bool inside(Index triangle, Point p) const;
  double distance(Index vertex, Point p) const { return length(surface_.seen(vertex) - p); }
  Point seen(Index triangle, std::size_t i) const {
    return surface_.seen(surface_.triangles()[triangle].corner[i]);
  }
  std::optional<Around> wedge(Index vertex, Point to, double tolerance);
  std::optional<Index> split(Index triangle, std::size_t i, double share);
  Index on_edge(Index triangle, std::size_t i, Point p);
  bool at_border(Index vertex);
  std::optional<Index> nearest_corner(Index triangle, Point p, double within, bool border_only);
  std::optional<std::size_t> nearest_edge(Index triangle, Point p, double within,
                                          bool border_only) const;
  Index settle(Index triangle, Point p);
  std::optional<Index> over_edge(Index triangle, std::size_t i, double share, Point to,
                                 double reach);
  bool ends_inside(Around into, Point to) const;
  std::optional<Around> back_to_line(Point from, Point to, Point& aim);
  std::optional<Index> along_cut(Point from, Point to, double reach);
  bool step_into(Point to);
  bool enter(Point to);
  void move(Index to);

  Surface& surface_;
  double snap_, touching_;
  bool on_surface_ = false;
  Index vertex_ = 0;  ///< where it is on the surface
  Point place_;       ///< where it is
  bool full_ = false;
  int detours_ = 0;  ///< on this segment of the path
  std::vector<Around> fan_;
};

bool Blade::inside(Index triangle, Point p) const {
  for (std::size_t i = 0; i < 3; ++i) {
    const Point a = seen(triangle, i), b = seen(triangle, next_corner(i));
    if (cross(b - a, p - a) < 0) return false;
  }
  return true;
}

/// The triangle around a vertex into which the way to a place leads. With a tolerance, a sine, also
/// one that it just misses.
std::optional<Surface::Around> Blade::wedge(Index vertex, Point to, double tolerance) {
  const Point from = surface_.seen(vertex), way = to - from;
  surface_.around(vertex, fan_);
  for (const Around& f : fan_) {
    const Point right = seen(f.triangle, next_corner(f.corner)) - from;
    const Point left = seen(f.triangle, last_corner(f.corner)) - from;
    const double slack_right = tolerance * length(right) * length(way);
    const double slack_left = tolerance * length(left) * length(way);
    if (cross(right, way) >= -slack_right && cross(way, left) >= -slack_left) return f;
  }
  return {};
}

/// A new vertex on an edge, if no triangle becomes too thin by it and there is room.
std::optional<Index> Blade::split(Index triangle, std::size_t i, double share) {
  const Triangle& t = surface_.triangles()[triangle];
  const Point a = seen(triangle, i), b = seen(triangle, next_corner(i)),
              c = seen(triangle, last_corner(i));
  const Point m = between(a, b, share);
  if (!surface_.has_extent(a, m, c) || !surface_.has_extent(m, b, c)) return {};
  if (const Index other = t.across[i]; other != kNone) {
    const Point d = seen(other, last_corner(surface_.corner_of(other, t.corner[next_corner(i)])));
    if (!surface_.has_extent(b, m, d) || !surface_.has_extent(m, a, d)) return {};
  }
  if (surface_.is_full()) {
    full_ = true;
    return {};
  }
  return surface_.split_edge(triangle, i, share);
}

/// The vertex for a place that is taken to an edge.
Index Blade::on_edge(Index triangle, std::size_t i, Point p) {
  const Corners& corner = surface_.triangles()[triangle].corner;
  const Index a = corner[i], b = corner[next_corner(i)];
  const double share = share_nearest(surface_.seen(a), surface_.seen(b), p);
  const Index end = share < 0.5 ? a : b;
  if (distance(end, between(surface_.seen(a), surface_.seen(b), share)) < snap_) return end;
  return split(triangle, i, share).value_or(end);
}

bool Blade::at_border(Index vertex) {
  surface_.around(vertex, fan_);
  return surface_.triangles()[fan_[0].triangle].across[fan_[0].corner] == kNone;
}

/// Of a triangle's corners, all or those at the border, the nearest to a place.
std::optional<Index> Blade::nearest_corner(Index triangle, Point p, double within,
                                           bool border_only) {
  std::optional<Index> nearest;
  for (const Index v : surface_.triangles()[triangle].corner) {
    const double d = distance(v, p);
    if (d >= within || (border_only && !at_border(v))) continue;
    within = d;
    nearest = v;
  }
  return nearest;
}

/// The same of its edges.
std::optional<std::size_t> Blade::nearest_edge(Index triangle, Point p, double within,
                                               bool border_only) const {
  std::optional<std::size_t> nearest;
  for (std::size_t i = 0; i < 3; ++i) {
    if (border_only && surface_.triangles()[triangle].across[i] != kNone) continue;
    const Point a = seen(triangle, i), b = seen(triangle, next_corner(i));
    const double d = length(between(a, b, share_nearest(a, b, p)) - p);
    if (d >= within) continue;
    within = d;
    nearest = i;
  }
  return nearest;
}

/// The vertex for a place inside a triangle: first choice is the border, so that cuts that all but
/// reach it do.
Index Blade::settle(Index triangle, Point p) {
  for (const bool border_only : {true, false}) {
    if (const auto corner = nearest_corner(triangle, p, snap_, border_only)) return *corner;
    if (const auto edge = nearest_edge(triangle, p, snap_, border_only))
      return on_edge(triangle, *edge, p);
  }
  const Point a = seen(triangle, 0), b = seen(triangle, 1), c = seen(triangle, 2);
  if (surface_.has_extent(a, b, p) && surface_.has_extent(b, c, p) &&
      surface_.has_extent(c, a, p)) {
    const double all = cross(b - a, c - a), at_a = cross(b - p, c - p) / all,
                 at_b = cross(c - p, a - p) / all;
    if (!surface_.is_full())
      return surface_.split_triangle(triangle, {at_a, at_b, 1 - at_a - at_b});
    full_ = true;
  }
  return *nearest_corner(triangle, p, std::numeric_limits<double>::infinity(), false);
}

/// The vertex at which to cross an edge on the way to a place, nearer to it than `reach` but for a
/// few detours; nothing if there is none.
std::optional<Index> Blade::over_edge(Index triangle, std::size_t i, double share, Point to,
                                      double reach) {
  const Corners& corner = surface_.triangles()[triangle].corner;
  const Index a = corner[i], b = corner[next_corner(i)];
  const Point at = between(surface_.seen(a), surface_.seen(b), share);
  const auto [first, second] = share < 0.5 ? std::pair{a, b} : std::pair{b, a};
  const auto leads_on = [&](Index v) { return distance(v, to) < reach; };
  for (const Index v : {first, second}) {
    if (distance(v, at) < snap_ && leads_on(v)) return v;
  }
  if (const auto made = split(triangle, i, share)) return made;
  for (const Index v : {first, second}) {
    if (leads_on(v)) return v;
  }
  if (detours_ >= kMostDetours) return {};
  ++detours_;
  return first;
}

void Blade::move(Index to) {
  if (to != vertex_) surface_.incise(vertex_, to);
  vertex_ = to;
  place_ = surface_.seen(to);
}

void Blade::set_down(Point at) {
  place_ = at;
  for (std::size_t t = 0; t < surface_.triangles().size(); ++t) {
    if (!inside(static_cast<Index>(t), at)) continue;
    on_surface_ = true;
    vertex_ = settle(static_cast<Index>(t), at);
    place_ = surface_.seen(vertex_);
    return;
  }
}

/// Where the blade stands at the border and its way leads away, the surface may go on at the same
/// place: the other side of an earlier cut.
bool Blade::step_into(Point to) {
  for (const double tolerance : {0.0, 1e-9}) {
    for (std::size_t v = 0; v < surface_.rest().size(); ++v) {
      const auto vertex = static_cast<Index>(v);
      if (distance(vertex, place_) > touching_ || !wedge(vertex, to, tolerance)) continue;
      on_surface_ = true;
      vertex_ = vertex;
      return true;
    }
  }
  return false;
}

/// From outside to where the way to a place first meets the border.
bool Blade::enter(Point to) {
  const Point way = to - place_;
  const double reach = length(way);
  double first = 1;
  std::optional<Around> met;
  double met_share = 0;
  for (std::size_t t = 0; t < surface_.triangles().size(); ++t) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (surface_.triangles()[t].across[i] != kNone) continue;
      const Point a = seen(static_cast<Index>(t), i),
                  b = seen(static_cast<Index>(t), next_corner(i));
      const double inwards = cross(b - a, way);
      if (inwards <= 0 || length(a - place_) <= touching_ || length(b - place_) <= touching_)
        continue;
      const double along = -cross(a - place_, b - a) / inwards;
      const double share = -cross(a - place_, way) / inwards;
      if (along * reach < -touching_ || along > first || share < -1e-12 || share > 1 + 1e-12)
        continue;
      first = along;
      met = Around{static_cast<Index>(t), i};
      met_share = std::clamp(share, 0.0, 1.0);
    }
  }
  if (!met) return false;
  const auto vertex = over_edge(met->triangle, met->corner, met_share, to, reach);
  if (!vertex) return false;
  on_surface_ = true;
  vertex_ = *vertex;
  place_ = surface_.seen(*vertex);
  return true;
}

/// Whether a way from a vertex into a triangle ends before its far edge.
bool Blade::ends_inside(Around into, Point to) const {
  const std::size_t edge = next_corner(into.corner);
  const Point from = seen(into.triangle, into.corner), a = seen(into.triangle, edge);
  const Point far_edge = seen(into.triangle, next_corner(edge)) - a;
  return cross(a - from, far_edge) > cross(to - from, far_edge);
}

/// The triangle into which the blade goes to come back to the line that it shall follow, a little
/// ahead, after it was drawn to a vertex beside it. Aiming at the line's end, it would be drawn
/// along the edges that lead about that way, ever farther off.
std::optional<Surface::Around> Blade::back_to_line(Point from, Point to, Point& aim) {
  const double all = length(to - from), done = dot(place_ - from, to - from) / all;
  for (double ahead = surface_.spacing(); done + ahead < all; ahead *= 2) {
    const Point near = between(from, to, (done + ahead) / all);
    const auto into = wedge(vertex_, near, 0);
    if (!into || ends_inside(*into, near)) continue;
    aim = near;
    return into;
  }
  return {};
}

/// The next vertex of an earlier cut, or of the border, that goes much the same way: it is followed
/// rather than left with a sliver beside it.
std::optional<Index> Blade::along_cut(Point from, Point to, double reach) {
  const Point line = to - from, here = surface_.seen(vertex_);
  surface_.around(vertex_, fan_);
  const Around first = fan_.front(), last = fan_.back();
  const auto triangles = surface_.triangles();
  if (triangles[first.triangle].across[first.corner] != kNone) return {};
  for (const Index v : {triangles[first.triangle].corner[next_corner(first.corner)],
                        triangles[last.triangle].corner[last_corner(last.corner)]}) {
    const Point way = surface_.seen(v) - here;
    const double off = std::abs(cross(line, surface_.seen(v) - from)) / length(line);
    if (off < kFollow * snap_ && dot(way, to - here) > kSameWay * length(way) * reach &&
        distance(v, to) < reach)
      return v;
  }
  return {};
}

void Blade::draw_to(Point to) {
  const Point begin = place_;
  detours_ = 0;
  for (int steps = 0; steps < kMostSteps && !full_; ++steps) {
    const double reach = length(to - place_);
    if (reach <= touching_) return;
    if (const auto next = on_surface_ ? along_cut(begin, to, reach) : std::nullopt) {
      move(*next);
      continue;
    }
    Point aim = to;
    auto into = on_surface_ ? back_to_line(begin, to, aim) : std::nullopt;
    if (!into && on_surface_) into = wedge(vertex_, to, 0);
    if (!into && step_into(to)) {
      into = wedge(vertex_, to, 0);
      if (!into) into = wedge(vertex_, to, 1e-9);
    }
    if (!into) {
      on_surface_ = false;
      if (enter(to)) continue;
      place_ = to;
      return;
    }
    if (ends_inside(*into, aim)) {
      move(settle(into->triangle, to));
      return;
    }
    const std::size_t edge = next_corner(into->corner);
    const Point a = seen(into->triangle, edge), b = seen(into->triangle, next_corner(edge));
    const Point from = surface_.seen(vertex_), way = aim - from;
    const double share = std::clamp(cross(a - from, way) / cross(way, b - a), 0.0, 1.0);
    const auto next = over_edge(into->triangle, edge, share, to, reach);
    if (!next) return;
    move(*next);
  }
}

/// A cut of one edge gets a vertex in its middle, where it can gape.
void Blade::open_stabs() {
  for (std::size_t t = 0; t < surface_.triangles().size(); ++t) {
    for (std::size_t i = 0; i < 3; ++i) {
      const Triangle& triangle = surface_.triangles()[t];
      if (triangle.incised[i] && triangle.across[i] != kNone &&
          surface_.is_alone(static_cast<Index>(t), i))
        split(static_cast<Index>(t), i, 0.5);
    }
  }
}

}  // namespace

std::expected<Cut, CutError> cut(Surface& surface, std::span<const Point> path) {
  Surface opened = surface;
  Blade blade(opened);
  for (std::size_t i = 0; i < path.size(); ++i)
    i == 0 ? blade.set_down(path[i]) : blade.draw_to(path[i]);
  blade.open_stabs();
  if (blade.was_full()) return std::unexpected(CutError::too_many_vertices);
  const auto length = opened.separate();
  if (!length) return std::unexpected(CutError::too_many_vertices);
  if (*length > 0) surface = std::move(opened);
  return Cut{*length, surface.parts()};
}

}  // namespace skua::frog
