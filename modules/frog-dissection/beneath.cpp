#include "beneath.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "frog_closed.h"
#include "frog_facts.h"

namespace skua::frog {

namespace {

struct Solid {
  uint32_t structure = 0;
  const Mesh* mesh = nullptr;
  Point low, high;
};

/// The meshes in the order of the structures.
const std::vector<Solid>& solids() {
  static const std::vector<Solid> all = [] {
    std::vector<Solid> made;
    uint32_t number = 0;
    for (const StructureFacts& facts : kStructures) {
      const uint32_t structure = number++;
      const auto mesh = std::ranges::find_if(closed_level().meshes, [&](const Mesh& one) {
        return one.id == std::string_view(facts.id);
      });
      if (mesh == closed_level().meshes.end() || mesh->vertices.empty()) continue;
      Solid solid{structure, &*mesh, {9, 9}, {-9, -9}};
      for (const Vertex& v : mesh->vertices) {
        const Point p{v.x * static_cast<double>(mesh->scale),
                      v.y * static_cast<double>(mesh->scale) - midline()};
        solid.low = {std::min(solid.low.x, p.x), std::min(solid.low.y, p.y)};
        solid.high = {std::max(solid.high.x, p.x), std::max(solid.high.y, p.y)};
      }
      made.push_back(solid);
    }
    return made;
  }();
  return all;
}

/// The highest place of a mesh over a place, if it is higher than `least`.
std::optional<double> top_of(const Solid& solid, Point p, double least) {
  if (p.x < solid.low.x || p.x > solid.high.x || p.y < solid.low.y || p.y > solid.high.y)
    return std::nullopt;
  std::optional<double> top;
  const double scale = static_cast<double>(solid.mesh->scale);
  const double x = p.x / scale, y = (p.y + midline()) / scale;
  const auto& vertices = solid.mesh->vertices;
  const auto& indices = solid.mesh->indices;
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const Vertex &a = vertices[indices[i]], &b = vertices[indices[i + 1]],
                 &c = vertices[indices[i + 2]];
    if (x < std::min({a.x, b.x, c.x}) || x > std::max({a.x, b.x, c.x}) ||
        y < std::min({a.y, b.y, c.y}) || y > std::max({a.y, b.y, c.y}))
      continue;
    const Point pa{a.x - x, a.y - y}, pb{b.x - x, b.y - y}, pc{c.x - x, c.y - y};
    const double sa = cross(pb, pc), sb = cross(pc, pa), sc = cross(pa, pb), area = sa + sb + sc;
    if (area == 0 || sa * area < 0 || sb * area < 0 || sc * area < 0) continue;
    const double z = (a.z * sa + b.z * sb + c.z * sc) / area * scale;
    if (z <= least) continue;
    least = z;
    top = z;
  }
  return top;
}

}  // namespace

const Specimen& closed_level() {
  static const Specimen specimen = read_specimen(kFrogClosed).value_or(Specimen{});
  return specimen;
}

double midline() {
  const SheetFacts& skin = kSheets[0];
  return (skin.ground_low[1] + skin.ground_high[1]) / 2.0 * static_cast<double>(kFactStep);
}

std::optional<Found> beneath(Point place, const StructureSet& among) {
  std::optional<Found> found;
  for (const Solid& solid : solids()) {
    if (!among.has(solid.structure)) continue;
    const auto top = top_of(solid, place, found ? found->height : -9);
    if (top) found = Found{solid.structure, *top};
  }
  return found;
}

std::optional<double> body_height(Point place) {
  for (const Solid& solid : solids()) {
    if (std::string_view(kStructures[solid.structure].id) == "skin_dorsal")
      return top_of(solid, place, -9);
  }
  return std::nullopt;
}

}  // namespace skua::frog
