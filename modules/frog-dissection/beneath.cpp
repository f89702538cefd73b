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

/// A place as the mesh's numbers have it.
Point in_mesh(const Mesh& mesh, Point p) {
  const double scale = static_cast<double>(mesh.scale);
  return {p.x / scale, (p.y + midline()) / scale};
}

/// How high a triangle lies over a place, both in the mesh's numbers; nothing beside it.
std::optional<double> height_of(const Vertex& a, const Vertex& b, const Vertex& c, Point p) {
  if (p.x < std::min({a.x, b.x, c.x}) || p.x > std::max({a.x, b.x, c.x}) ||
      p.y < std::min({a.y, b.y, c.y}) || p.y > std::max({a.y, b.y, c.y}))
    return std::nullopt;
  const Point pa{a.x - p.x, a.y - p.y}, pb{b.x - p.x, b.y - p.y}, pc{c.x - p.x, c.y - p.y};
  const double sa = cross(pb, pc), sb = cross(pc, pa), sc = cross(pa, pb), area = sa + sb + sc;
  if (area == 0 || sa * area < 0 || sb * area < 0 || sc * area < 0) return std::nullopt;
  return (a.z * sa + b.z * sb + c.z * sc) / area;
}

template <typename Each>
void for_triangles(const Mesh& mesh, const Each& each) {
  const auto& at = mesh.indices;
  for (std::size_t i = 0; i + 2 < at.size(); i += 3)
    each(mesh.vertices[at[i]], mesh.vertices[at[i + 1]], mesh.vertices[at[i + 2]]);
}

/// The highest place of a mesh over a place, if it is higher than `least`.
std::optional<double> top_of(const Solid& solid, Point p, double least) {
  if (p.x < solid.low.x || p.x > solid.high.x || p.y < solid.low.y || p.y > solid.high.y)
    return std::nullopt;
  std::optional<double> top;
  const Point place = in_mesh(*solid.mesh, p);
  for_triangles(*solid.mesh, [&](const Vertex& a, const Vertex& b, const Vertex& c) {
    const auto height = height_of(a, b, c, place);
    if (!height) return;
    const double z = *height * static_cast<double>(solid.mesh->scale);
    if (z > least) top = least = z;
  });
  return top;
}

/// The places of a grid's line that may lie from `low` to `high`, by their numbers.
struct Run {
  uint32_t first = 0, end = 0;
};
Run between(double low, double high, double from, double to, uint32_t count) {
  const double step = (to - from) / (count - 1);
  // One more at each side than is needed: rounding may not lose one.
  const double first = std::floor((low - from) / step) - 1,
               last = std::ceil((high - from) / step) + 1;
  return {static_cast<uint32_t>(std::clamp(first, 0.0, static_cast<double>(count))),
          static_cast<uint32_t>(std::clamp(last + 1, 0.0, static_cast<double>(count)))};
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

std::span<const Point> outline_of(uint32_t structure) {
  static const std::vector<std::vector<Point>> all = [] {
    constexpr std::size_t kMost = 48;
    std::vector<std::vector<Point>> outlines(kStructureCount);
    for (const Solid& solid : solids()) {
      const auto& vertices = solid.mesh->vertices;
      const std::size_t each = (vertices.size() + kMost - 1) / kMost;
      const double scale = static_cast<double>(solid.mesh->scale);
      for (std::size_t v = 0; v < vertices.size(); v += each)
        outlines[solid.structure].push_back(
            {vertices[v].x * scale, vertices[v].y * scale - midline()});
    }
    const double step = static_cast<double>(kFactStep);
    for (std::size_t s = 0; s < kStructureCount; ++s) {
      const FactPlace& middle = kStructures[s].centre;
      if (outlines[s].empty())
        outlines[s].push_back({middle[0] * step, middle[1] * step - midline()});
    }
    return outlines;
  }();
  return all[structure];
}

void lay_over_body(Ground& ground, double above) {
  const auto body = std::ranges::find_if(solids(), [](const Solid& solid) {
    return std::string_view(kStructures[solid.structure].id) == "skin_dorsal";
  });
  if (body == solids().end()) return;
  const Mesh& mesh = *body->mesh;
  const double scale = static_cast<double>(mesh.scale);
  // By triangles, each of which lies over a few places: for each place all triangles would be
  // tried.
  for_triangles(mesh, [&](const Vertex& a, const Vertex& b, const Vertex& c) {
    const Run columns =
        between(std::min({a.x, b.x, c.x}) * scale, std::max({a.x, b.x, c.x}) * scale, ground.x_from,
                ground.x_to, ground.columns);
    const Run rows = between(std::min({a.y, b.y, c.y}) * scale - midline(),
                             std::max({a.y, b.y, c.y}) * scale - midline(), ground.y_from,
                             ground.y_to, ground.rows);
    for (uint32_t row = rows.first; row < rows.end; ++row) {
      for (uint32_t column = columns.first; column < columns.end; ++column) {
        const auto height = height_of(a, b, c, in_mesh(mesh, ground.place_of(column, row)));
        if (!height) continue;
        float& here = ground.height[row * ground.columns + column];
        here = std::max(here, static_cast<float>(*height * scale + above));
      }
    }
  });
}

}  // namespace skua::frog
