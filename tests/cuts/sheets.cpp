#include "sheets.h"

#include <cmath>
#include <map>

namespace skua::frog {
namespace {

void archive_sheet(void* sheet, skua_archive* raw) {
  Archive archive(raw);
  static_cast<Sheet*>(sheet)->archive(archive);
}

skua_activity activity() {
  skua_activity a{};
  a.size = sizeof a;
  a.archive = archive_sheet;
  return a;
}

/// From the middle, 0, to the rectangle's sides, 1.
double radius_at(const Grid& grid, double x, double y) {
  const double u = (2 * x - grid.x_from - grid.x_to) / (grid.x_to - grid.x_from);
  const double v = (2 * y - grid.y_from - grid.y_to) / (grid.y_to - grid.y_from);
  return std::sqrt(u * u + v * v);
}

bool is_in(const Grid& grid, double x, double y) {
  const double radius = radius_at(grid, x, y);
  return (!grid.rounded || radius <= 1.01) && radius >= grid.hole;
}

void fix_border(SheetShape& shape) {
  std::map<std::pair<Index, Index>, int> uses;
  for (const Corners& c : shape.triangles) {
    for (std::size_t i = 0; i < 3; ++i)
      ++uses[{std::min(c[i], c[next_corner(i)]), std::max(c[i], c[next_corner(i)])}];
  }
  shape.fixed.assign(shape.rest.size(), false);
  for (const auto& [edge, count] : uses) {
    if (count == 1) shape.fixed[edge.first] = shape.fixed[edge.second] = true;
  }
}

}  // namespace

SheetShape shape_of(const Grid& grid) {
  SheetShape shape;
  shape.tissue = grid.tissue;
  std::map<std::pair<int, int>, Index> numbers;
  const auto place = [&](int column, int row) {
    const double x = grid.x_from + (grid.x_to - grid.x_from) * column / (grid.columns - 1);
    const double y = grid.y_from + (grid.y_to - grid.y_from) * row / (grid.rows - 1);
    const double radius = radius_at(grid, x, y);
    return Place{x, y, grid.arch * (1 - radius * radius / 2)};
  };
  const auto number = [&](int column, int row) {
    const auto [at, is_new] =
        numbers.try_emplace({column, row}, static_cast<Index>(shape.rest.size()));
    if (is_new) shape.rest.push_back(place(column, row));
    return at->second;
  };
  for (int row = 0; row + 1 < grid.rows; ++row) {
    for (int column = 0; column + 1 < grid.columns; ++column) {
      bool all = true;
      for (int corner = 0; corner < 4; ++corner) {
        const Place p = place(column + corner % 2, row + corner / 2);
        all = all && is_in(grid, p.x, p.y);
      }
      if (!all) continue;
      const Index a = number(column, row), b = number(column + 1, row),
                  c = number(column + 1, row + 1), d = number(column, row + 1);
      if ((row + column) % 2 == 0) {
        shape.triangles.push_back({a, b, c});
        shape.triangles.push_back({a, c, d});
      } else {
        shape.triangles.push_back({a, b, d});
        shape.triangles.push_back({b, c, d});
      }
    }
  }
  fix_border(shape);
  // The body below goes on around the sheet, and down to the tray.
  shape.ground = {0, 1, -0.5, 0.5, 50, 50, {}, -0.15};
  for (int row = 0; row < 50; ++row) {
    for (int column = 0; column < 50; ++column) {
      const double radius = radius_at(grid, column / 49.0, row / 49.0 - 0.5);
      const double height = grid.arch * (1 - radius * radius / 2) - 0.008;
      const double falls = radius > 1.45 ? 0.5 * (radius - 1.45) : 0;
      shape.ground.height.push_back(static_cast<float>(std::max(height - falls, -0.15)));
    }
  }
  return shape;
}

SheetShape belly(const Tissue& tissue) {
  return shape_of({.columns = 34,
                   .rows = 24,
                   .x_from = 0.1,
                   .x_to = 0.75,
                   .y_from = -0.21,
                   .y_to = 0.21,
                   .rounded = true,
                   .tissue = tissue});
}

std::vector<uint8_t> bytes_of(Sheet& sheet) {
  auto saved = save(activity(), &sheet);
  return saved ? std::move(*saved) : std::vector<uint8_t>{};
}

bool read_bytes(Sheet& sheet, std::span<const uint8_t> bytes) {
  return load(activity(), &sheet, bytes).has_value();
}

}  // namespace skua::frog
