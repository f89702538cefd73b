#include "tissue.h"

namespace skua::frog {
namespace {

/// Where the fibres of skin are straight, it does not yield any more.
constexpr double kMostStretch = 1.4;

double area_of(const Surface& surface, const Triangle& t) {
  const auto rest = surface.rest();
  return length(
             cross(rest[t.corner[1]] - rest[t.corner[0]], rest[t.corner[2]] - rest[t.corner[0]])) /
         2;
}

Link link_between(const Surface& surface, Index a, Index b, double stiffness) {
  const double rest = length(surface.rest()[b] - surface.rest()[a]);
  return {a, b, rest, 1 / stiffness, kMostStretch * rest};
}

}  // namespace

std::vector<double> masses_of(const Surface& surface, const Tissue& tissue) {
  std::vector<double> masses(surface.rest().size(), 0.0);
  const double third = tissue.mass_of_area() / 3;
  for (const Triangle& t : surface.triangles()) {
    const double mass = third * area_of(surface, t);
    for (const Index v : t.corner) masses[v] += mass;
  }
  return masses;
}

std::vector<Link> links_of(const Surface& surface, const Tissue& tissue) {
  const auto triangles = surface.triangles();
  std::vector<Link> links;
  for (std::size_t t = 0; t < triangles.size(); ++t) {
    const double area = area_of(surface, triangles[t]);
    for (std::size_t i = 0; i < 3; ++i) {
      const Index other = triangles[t].across[i];
      if (other != kNone && other < t) continue;
      const Index a = triangles[t].corner[i], b = triangles[t].corner[next_corner(i)];
      const double beside = other == kNone ? area : area + area_of(surface, triangles[other]);
      const Place edge = surface.rest()[b] - surface.rest()[a];
      links.push_back(link_between(surface, a, b, tissue.stretch_N_m * beside / dot(edge, edge)));
      if (other == kNone) continue;
      const Index c = triangles[t].corner[last_corner(i)];
      const Index d = triangles[other].corner[last_corner(surface.corner_of(other, b))];
      links.push_back(link_between(surface, c, d, tissue.bend_N_m));
    }
  }
  return links;
}

}  // namespace skua::frog
