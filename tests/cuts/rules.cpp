#include "rules.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "grid.h"

namespace skua::frog {
namespace {

/// Two vertices, the lower first.
using Edge = uint32_t;
Edge edge_of(Index a, Index b) {
  return static_cast<uint32_t>(std::min(a, b)) << 16 | std::max(a, b);
}

/// Each triangle with each of its edges, by edge.
using Edges = std::vector<std::pair<Edge, Index>>;
Edges edges_of(const Surface& surface) {
  Edges edges;
  edges.reserve(3 * surface.triangles().size());
  for (std::size_t t = 0; t < surface.triangles().size(); ++t) {
    const Corners& c = surface.triangles()[t].corner;
    for (std::size_t i = 0; i < 3; ++i)
      edges.emplace_back(edge_of(c[i], c[next_corner(i)]), static_cast<Index>(t));
  }
  std::ranges::sort(edges);
  return edges;
}
/// The triangles of an edge.
std::span<const std::pair<Edge, Index>> sharing(const Edges& edges, Edge edge) {
  return std::ranges::equal_range(edges, edge, {}, &Edges::value_type::first);
}
/// Calls `each(triangle, other)` for all that share an edge.
template <class Each>
void for_neighbours(const Edges& edges, Each each) {
  for (std::size_t i = 1; i < edges.size(); ++i) {
    if (edges[i - 1].first == edges[i].first) each(edges[i - 1].second, edges[i].second);
  }
}

std::string fault_of_triangles(const Surface& surface, const Edges& edges) {
  for (std::size_t t = 0; t < surface.triangles().size(); ++t) {
    const Triangle& triangle = surface.triangles()[t];
    const Corners& c = triangle.corner;
    for (const Index v : c) {
      if (v >= surface.rest().size()) return "a triangle has a vertex that there is not";
    }
    if (c[0] == c[1] || c[1] == c[2] || c[2] == c[0]) return "a triangle has a vertex twice";
    if (cross(surface.seen(c[1]) - surface.seen(c[0]), surface.seen(c[2]) - surface.seen(c[0])) <=
        0)
      return "a triangle has no extent, or is turned over";
    for (std::size_t i = 0; i < 3; ++i) {
      if (triangle.incised[i]) return "an edge is still marked";
      const auto both = sharing(edges, edge_of(c[i], c[next_corner(i)]));
      if (both.size() > 2) return "an edge has three triangles";
      const Index other = both.size() == 1 ? kNone : both[both[0].second == t ? 1 : 0].second;
      if (other != triangle.across[i]) return "neighbours do not know each other";
    }
  }
  return {};
}

/// Every vertex has triangles, and they hang together: one fan.
std::string fault_of_vertices(const Surface& surface) {
  std::vector<std::size_t> uses(surface.rest().size(), 0);
  for (const Triangle& t : surface.triangles()) {
    for (const Index v : t.corner) ++uses[v];
  }
  std::vector<Surface::Around> fan;
  for (std::size_t v = 0; v < uses.size(); ++v) {
    if (uses[v] == 0) return "a vertex has no triangle";
    surface.around(static_cast<Index>(v), fan);
    if (fan.size() != uses[v]) return "a vertex joins pieces that do not hang together";
  }
  return {};
}

std::string fault_of_links(const Surface& surface, const Edges& edges, const Tissue& tissue) {
  std::vector<Edge> allowed;
  for (const auto& [edge, triangle] : edges) allowed.push_back(edge);
  for_neighbours(edges, [&](Index triangle, Index other) {
    const Corners& mine = surface.triangles()[triangle].corner;
    const Corners& theirs = surface.triangles()[other].corner;
    const auto beyond = [](const Corners& from, const Corners& without) {
      return *std::ranges::find_if(
          from, [&](Index v) { return std::ranges::find(without, v) == without.end(); });
    };
    allowed.push_back(edge_of(beyond(mine, theirs), beyond(theirs, mine)));
  });
  std::ranges::sort(allowed);
  for (const Link& link : links_of(surface, tissue)) {
    if (!std::ranges::binary_search(allowed, edge_of(link.a, link.b)))
      return "a link joins what does not hang together";
    if (!(link.rest > 0) || !(link.compliance > 0) || !std::isfinite(link.compliance))
      return "a link has no length or no stiffness";
  }
  return {};
}

bool is_finite(Place p) { return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z); }

}  // namespace

Whole::Whole(const Surface& surface, const Tissue& tissue)
    : area(area_of(surface)), mass(area * tissue.mass_of_area()) {}

double area_of(const Surface& surface) {
  double sum = 0;
  for (const Triangle& t : surface.triangles()) {
    const Place a = surface.rest()[t.corner[0]];
    sum += length(cross(surface.rest()[t.corner[1]] - a, surface.rest()[t.corner[2]] - a)) / 2;
  }
  return sum;
}

uint32_t counted_parts(const Surface& surface) {
  std::vector<std::size_t> root(surface.triangles().size());
  for (std::size_t t = 0; t < root.size(); ++t) root[t] = t;
  const auto root_of = [&](std::size_t t) {
    while (root[t] != t) t = root[t] = root[root[t]];
    return t;
  };
  auto count = static_cast<uint32_t>(root.size());
  for_neighbours(edges_of(surface), [&](Index triangle, Index other) {
    const std::size_t a = root_of(triangle), b = root_of(other);
    if (a != b) --count;
    root[a] = b;
  });
  return count;
}

std::string fault_of(const Surface& surface, const Whole& whole, const Tissue& tissue) {
  const Edges edges = edges_of(surface);
  if (std::string fault = fault_of_triangles(surface, edges); !fault.empty()) return fault;
  if (std::string fault = fault_of_vertices(surface); !fault.empty()) return fault;
  if (std::string fault = fault_of_links(surface, edges, tissue); !fault.empty()) return fault;
  if (std::abs(area_of(surface) - whole.area) > 1e-9 * whole.area) return "area was lost or gained";
  double mass = 0;
  for (const double m : masses_of(surface, tissue)) {
    if (!(m > 0)) return "a vertex has no mass";
    mass += m;
  }
  if (std::abs(mass - whole.mass) > 1e-9 * whole.mass) return "mass was lost or gained";
  if (surface.parts() != counted_parts(surface)) return "pieces are counted wrongly";
  return {};
}

std::string fault_of(const Sheet& sheet, const SheetShape& shape) {
  const auto vertices = sheet.vertices();
  if (vertices.size() != sheet.rest().size()) return "there are not as many places as vertices";
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    const Particle& p = vertices[v];
    if (!is_finite(p.at) || !is_finite(p.speed)) return "a place or a speed is no number";
    const Place from_middle = p.at - kMiddle;
    if (std::max({std::abs(from_middle.x), std::abs(from_middle.y), std::abs(from_middle.z)}) >= 1)
      return "a vertex left the tray";
    if (p.inverse_mass == 0 && p.speed != Place{}) return "what is held moves";
    if (p.inverse_mass > 0 && p.at != sheet.rest()[v] &&
        p.at.z < shape.ground.height_at(p.at.x, p.at.y) - 4 * kPlaceUnit)
      return "a vertex lies in the ground";
    if (v < shape.fixed.size() && shape.fixed[v] && p.at != sheet.rest()[v])
      return "what is fixed has moved";
  }
  return {};
}

}  // namespace skua::frog
