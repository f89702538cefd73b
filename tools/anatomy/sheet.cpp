#include "sheet.h"

#include "sheet_grid.h"

namespace skua::anatomy {

namespace {

constexpr double kBottom = 0;  // z of the back

// Where a solid is met from the belly's side, or kBottom.
double height_of(const Field& solid, double x, double y) {
  const Box box = solid.bounds();
  if (x < box.low.x || x > box.high.x || y < box.low.y || y > box.high.y) return kBottom;
  constexpr double kNear = 2e-5;
  double z = box.high.z + 0.01;
  const double end = std::max(kBottom, box.low.z - 0.01);
  while (z > end) {
    const double away = solid.at({x, y, z});
    if (away < kNear) return z;
    z -= std::max(away * 0.7, kNear);
  }
  return kBottom;
}

Heights grid_over(const Outline& outline, int columns, int rows) {
  double widest = 0;
  for (const auto& place : outline.half_widths) widest = std::max(widest, place[1]);
  const double first = outline.first();
  return {columns,
          rows,
          {first, outline.middle - widest, 0},
          {(outline.last() - first) / (columns - 1), 2 * widest / (rows - 1), 0},
          std::vector<double>(std::size_t(columns) * std::size_t(rows))};
}

// A skin drawn over all: no place lies lower than halfway between those on two sides of it.
void draw_over(Heights& heights) {
  const auto at = [&](int i, int j) -> double& {
    return heights.z[std::size_t(j) * std::size_t(heights.columns) + std::size_t(i)];
  };
  constexpr std::array<std::array<int, 2>, 4> kWays{{{1, 0}, {0, 1}, {1, 1}, {1, -1}}};
  constexpr int kRounds = 200;
  for (int round = 0; round < kRounds; ++round) {
    for (int i = 1; i + 1 < heights.columns; ++i) {
      for (int j = 1; j + 1 < heights.rows; ++j) {
        for (const auto& [u, v] : kWays)
          at(i, j) = std::max(at(i, j), (at(i - u, j - v) + at(i + u, j + v)) / 2);
      }
    }
  }
}

const SheetPlan* sheet_under(const Specimen& specimen, const Structure& structure) {
  for (const Structure& one : specimen.structures) {
    if (one.sheet && one.layer > structure.layer) return &*one.sheet;
  }
  return nullptr;
}

Heights ground_of(const Specimen& specimen, const Structure& structure) {
  const SheetPlan& plan = *structure.sheet;
  const SheetPlan* under = sheet_under(specimen, structure);
  Heights heights = grid_over(plan.outline, 32, 20);
  for (int i = 0; i < heights.columns; ++i) {
    const double x = heights.first.x + i * heights.step.x;
    for (int j = 0; j < heights.rows; ++j) {
      const double y = heights.first.y + j * heights.step.y;
      const double own = height_of(*plan.on, x, y) - plan.thickness;
      double z = under != nullptr ? height_of(*under->on, x, y) : kBottom;
      const bool border = std::abs(y - plan.outline.middle) > plan.outline.half_width(x) ||
                          i == 0 || i + 1 == heights.columns;
      if (under == nullptr && border) z = own;
      for (const Structure& one : specimen.structures) {
        const bool organ = under == nullptr && one.layer >= 2 && one.layer <= 7;
        if (organ) z = std::max(z, height_of(*one.solid, x, y));
      }
      heights.z[std::size_t(j) * std::size_t(heights.columns) + std::size_t(i)] = std::min(z, own);
    }
  }
  if (under == nullptr) draw_over(heights);
  return heights;
}

}  // namespace

Sheet laid_out(const Specimen& specimen, const Structure& structure) {
  const SheetPlan& plan = *structure.sheet;
  const Outline& outline = plan.outline;
  Sheet sheet{.ground = ground_of(specimen, structure)};
  for (int i = 0; i < plan.columns; ++i) {
    const double x = outline.first() + (outline.last() - outline.first()) * i / (plan.columns - 1);
    for (int j = 0; j < plan.rows; ++j) {
      const double y = outline.middle + outline.half_width(x) * (2.0 * j / (plan.rows - 1) - 1);
      sheet.places.push_back({x, y, height_of(*plan.on, x, y)});
    }
  }
  return sheet;
}

Mesh surface_of(const Sheet& sheet, const SheetPlan& plan) {
  Mesh mesh{.places = sheet.places};
  for (const auto& [a, b, c] : frog::sheet_triangles(plan.columns, plan.rows))
    mesh.triangles.push_back({a, b, c});
  mesh.normals.resize(mesh.places.size());
  for (const auto& t : mesh.triangles) {
    const Vec3 p = mesh.places[t[0]];
    const Vec3 up = cross(mesh.places[t[1]] - p, mesh.places[t[2]] - p);
    for (const std::uint32_t k : t) mesh.normals[k] = mesh.normals[k] + up;
  }
  for (Vec3& normal : mesh.normals) normal = unit(normal);
  return mesh;
}

}  // namespace skua::anatomy
