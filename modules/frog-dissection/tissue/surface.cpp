#include "surface.h"

#include <algorithm>
#include <utility>

namespace skua::frog {
namespace {

/// Turns a triangle so that its edge `i` becomes the first.
void turn(Triangle& t, std::size_t i) {
  std::rotate(t.corner.begin(), t.corner.begin() + i, t.corner.end());
  std::rotate(t.across.begin(), t.across.begin() + i, t.across.end());
  std::rotate(t.incised.begin(), t.incised.begin() + i, t.incised.end());
}

/// An edge by its vertices, the lower first, with the triangle and the corner where it begins.
struct Side {
  uint32_t edge;
  Index triangle;
  uint8_t corner;
  bool operator<(const Side& other) const {
    return edge != other.edge ? edge < other.edge : triangle < other.triangle;
  }
};

}  // namespace

std::expected<Surface, ShapeError> Surface::make(std::span<const Place> rest,
                                                 std::span<const Corners> triangles) {
  if (triangles.empty()) return std::unexpected(ShapeError::no_triangles);
  if (rest.size() > kMostVertices || triangles.size() > 2 * kMostVertices)
    return std::unexpected(ShapeError::too_many_vertices);
  Surface s;
  s.rest_.assign(rest.begin(), rest.end());
  s.at_cut_.assign(rest.size(), false);
  s.one_around_.assign(rest.size(), kNone);
  for (Corners c : triangles) {
    for (const Index v : c) {
      if (v >= rest.size()) return std::unexpected(ShapeError::unknown_vertex);
    }
    const double twice_area = cross(s.seen(c[1]) - s.seen(c[0]), s.seen(c[2]) - s.seen(c[0]));
    if (twice_area < 0) std::swap(c[1], c[2]);
    for (const Index v : c) s.one_around_[v] = static_cast<Index>(s.triangles_.size());
    s.triangles_.push_back({c, {kNone, kNone, kNone}});
  }
  if (std::ranges::find(s.one_around_, kNone) != s.one_around_.end())
    return std::unexpected(ShapeError::unused_vertex);
  if (const auto error = s.connect()) return std::unexpected(*error);
  for (const Triangle& t : s.triangles_) {
    if (!s.has_extent(s.seen(t.corner[0]), s.seen(t.corner[1]), s.seen(t.corner[2])))
      return std::unexpected(ShapeError::no_extent);
  }
  if (!s.part_fans(std::vector<bool>(rest.size(), true)))
    return std::unexpected(ShapeError::too_many_vertices);
  return s;
}

std::optional<ShapeError> Surface::connect() {
  std::vector<Side> sides;
  sides.reserve(3 * triangles_.size());
  double sum = 0;
  for (std::size_t t = 0; t < triangles_.size(); ++t) {
    for (std::size_t i = 0; i < 3; ++i) {
      const Index a = triangles_[t].corner[i], b = triangles_[t].corner[next_corner(i)];
      sides.push_back({static_cast<uint32_t>(std::min(a, b)) << 16 | std::max(a, b),
                       static_cast<Index>(t), static_cast<uint8_t>(i)});
      sum += length(seen(b) - seen(a));
    }
  }
  spacing_ = sum / static_cast<double>(sides.size());
  std::sort(sides.begin(), sides.end());
  for (std::size_t i = 0; i + 1 < sides.size(); ++i) {
    const Side &left = sides[i], &right = sides[i + 1];
    if (left.edge != right.edge) continue;
    const bool same_sense = triangles_[left.triangle].corner[left.corner] ==
                            triangles_[right.triangle].corner[right.corner];
    if (same_sense || (i + 2 < sides.size() && sides[i + 2].edge == left.edge))
      return ShapeError::edge_of_three;
    triangles_[left.triangle].across[left.corner] = right.triangle;
    triangles_[right.triangle].across[right.corner] = left.triangle;
  }
  return {};
}

bool Surface::has_extent(Point a, Point b, Point c) const {
  const Point ab = b - a, bc = c - b, ca = a - c;
  const double twice_area = cross(ab, bc);
  const double longest = std::sqrt(std::max({dot(ab, ab), dot(bc, bc), dot(ca, ca)}));
  return twice_area >= kThinnest * spacing_ * longest;
}

std::size_t Surface::corner_of(Index triangle, Index vertex) const {
  const Corners& c = triangles_[triangle].corner;
  return c[0] == vertex ? 0 : c[1] == vertex ? 1 : 2;
}

void Surface::around(Index vertex, std::vector<Around>& out) const {
  out.clear();
  // Clockwise to the border's beginning, or once around.
  const Index start = one_around_[vertex];
  Index first = start;
  for (;;) {
    const Index before = triangles_[first].across[corner_of(first, vertex)];
    if (before == kNone || before == start) break;
    first = before;
  }
  for (Index t = first;;) {
    const std::size_t corner = corner_of(t, vertex);
    out.push_back({t, corner});
    t = triangles_[t].across[last_corner(corner)];
    if (t == kNone || t == first) return;
  }
}

uint32_t Surface::parts() const {
  std::vector<bool> seen_triangle(triangles_.size(), false);
  std::vector<Index> open;
  uint32_t count = 0;
  for (std::size_t from = 0; from < triangles_.size(); ++from) {
    if (seen_triangle[from]) continue;
    ++count;
    seen_triangle[from] = true;
    open.push_back(static_cast<Index>(from));
    while (!open.empty()) {
      const Triangle& t = triangles_[open.back()];
      open.pop_back();
      for (const Index other : t.across) {
        if (other == kNone || seen_triangle[other]) continue;
        seen_triangle[other] = true;
        open.push_back(other);
      }
    }
  }
  return count;
}

Index Surface::add(const Birth& birth) {
  Place place;
  for (std::size_t i = 0; i < 3; ++i) place = place + rest_[birth.from[i]] * birth.share[i];
  const bool is_copy = birth.from[0] == birth.from[1];
  rest_.push_back(place);
  births_.push_back(birth);
  at_cut_.push_back(is_copy && at_cut_[birth.from[0]]);
  one_around_.push_back(kNone);
  return static_cast<Index>(rest_.size() - 1);
}

void Surface::replace_across(Index triangle, Index before, Index now) {
  if (triangle == kNone) return;
  for (Index& other : triangles_[triangle].across) {
    if (other == before) {
      other = now;
      return;
    }
  }
}

Index Surface::split_edge(Index triangle, std::size_t i, double share) {
  turn(triangles_[triangle], i);
  const Triangle old = triangles_[triangle];
  const auto [a, b, c] = old.corner;
  const Index m = add({{a, b, b}, {1 - share, share, 0}});
  const auto behind = static_cast<Index>(triangles_.size());
  const Index beyond = old.across[0];
  const Index far_behind = beyond == kNone ? kNone : static_cast<Index>(behind + 1);
  triangles_[triangle] = {
      {a, m, c}, {far_behind, behind, old.across[2]}, {old.incised[0], false, old.incised[2]}};
  triangles_.push_back(
      {{m, b, c}, {beyond, old.across[1], triangle}, {old.incised[0], old.incised[1], false}});
  replace_across(old.across[1], triangle, behind);
  if (beyond != kNone) {
    turn(triangles_[beyond], corner_of(beyond, b));
    const Triangle far = triangles_[beyond];
    const Index d = far.corner[2];
    triangles_[beyond] = {
        {b, m, d}, {behind, far_behind, far.across[2]}, {far.incised[0], false, far.incised[2]}};
    triangles_.push_back(
        {{m, a, d}, {triangle, far.across[1], beyond}, {far.incised[0], far.incised[1], false}});
    replace_across(far.across[1], beyond, far_behind);
  }
  one_around_[m] = one_around_[a] = triangle;
  one_around_[b] = behind;
  return m;
}

Index Surface::split_triangle(Index triangle, std::array<double, 3> share) {
  const Triangle old = triangles_[triangle];
  const auto [a, b, c] = old.corner;
  const Index m = add({old.corner, share});
  const auto second = static_cast<Index>(triangles_.size());
  const auto third = static_cast<Index>(second + 1);
  triangles_[triangle] = {
      {a, b, m}, {old.across[0], second, third}, {old.incised[0], false, false}};
  triangles_.push_back(
      {{b, c, m}, {old.across[1], third, triangle}, {old.incised[1], false, false}});
  triangles_.push_back(
      {{c, a, m}, {old.across[2], triangle, second}, {old.incised[2], false, false}});
  replace_across(old.across[1], triangle, second);
  replace_across(old.across[2], triangle, third);
  one_around_[m] = one_around_[a] = one_around_[b] = triangle;
  one_around_[c] = second;
  return m;
}

void Surface::incise(Index a, Index b) {
  std::vector<Around> fan;
  around(a, fan);
  for (const auto& [triangle, corner] : fan) {
    Triangle& t = triangles_[triangle];
    if (t.corner[next_corner(corner)] == b) t.incised[corner] = true;
    if (t.corner[last_corner(corner)] == b) t.incised[last_corner(corner)] = true;
  }
}

bool Surface::is_alone(Index triangle, std::size_t i) const {
  const Triangle& t = triangles_[triangle];
  std::vector<Around> fan;
  for (const Index end : {t.corner[i], t.corner[next_corner(i)]}) {
    std::size_t open = 0;
    around(end, fan);
    for (const Around& f : fan) {
      const Triangle& beside = triangles_[f.triangle];
      // Inside the surface each edge is the first one of one triangle.
      if (beside.across[f.corner] == kNone) return false;
      open += beside.incised[f.corner] ? 1 : 0;
    }
    if (open > 1) return false;
  }
  return true;
}

std::optional<double> Surface::separate() {
  for (std::size_t t = 0; t < triangles_.size(); ++t) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (triangles_[t].incised[i] && triangles_[t].across[i] != kNone &&
          is_alone(static_cast<Index>(t), i))
        triangles_[t].incised[i] = false;
    }
  }
  std::vector<bool> touched(rest_.size(), false);
  double sum = 0;
  for (Triangle& t : triangles_) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (!std::exchange(t.incised[i], false) || t.across[i] == kNone) continue;
      const Index a = t.corner[i], b = t.corner[next_corner(i)];
      sum += length(rest_[b] - rest_[a]) / 2;  // once from each side
      t.across[i] = kNone;
      for (const Index v : {a, b}) touched[v] = at_cut_[v] = true;
    }
  }
  if (!part_fans(touched)) return {};
  return sum;
}

bool Surface::part_fans(const std::vector<bool>& touched) {
  std::vector<uint32_t> uses;  // vertex, triangle
  for (std::size_t t = 0; t < triangles_.size(); ++t) {
    for (const Index v : triangles_[t].corner) {
      if (touched[v]) uses.push_back(static_cast<uint32_t>(v) << 16 | static_cast<uint32_t>(t));
    }
  }
  std::sort(uses.begin(), uses.end());
  std::vector<Around> fan;
  std::vector<Index> found;
  for (std::size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
    const auto vertex = static_cast<Index>(uses[begin] >> 16);
    while (end < uses.size() && uses[end] >> 16 == vertex) ++end;
    found.clear();
    for (std::size_t i = begin; i < end && found.size() < end - begin; ++i) {
      const auto triangle = static_cast<Index>(uses[i]);
      if (std::ranges::find(found, triangle) != found.end()) continue;
      one_around_[vertex] = triangle;
      around(vertex, fan);
      const bool is_first = found.empty();
      for (const Around& f : fan) found.push_back(f.triangle);
      if (is_first) continue;
      if (is_full()) return false;
      const Index copy = add({{vertex, vertex, vertex}, {1, 0, 0}});
      for (const Around& f : fan) triangles_[f.triangle].corner[f.corner] = copy;
      one_around_[copy] = triangle;
    }
    one_around_[vertex] = static_cast<Index>(uses[begin]);
  }
  return true;
}

}  // namespace skua::frog
