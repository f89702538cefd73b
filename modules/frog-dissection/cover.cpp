#include "cover.h"

#include <algorithm>

namespace skua::frog {

namespace {

Point seen(const Particle& p) { return {p.at.x, p.at.y}; }

/// Which part of the triangle's area lies opposite of each corner; nothing for a place outside of
/// it, or a triangle that is seen from its edge.
bool shares(Point a, Point b, Point c, Point p, double (&share)[3]) {
  const double area = cross(b - a, c - a);
  if (area == 0) return false;
  share[0] = cross(b - p, c - p) / area;
  share[1] = cross(c - p, a - p) / area;
  share[2] = 1 - share[0] - share[1];
  return share[0] >= 0 && share[1] >= 0 && share[2] >= 0;
}

}  // namespace

Cover::Cover(const Sheet& sheet) {
  const auto vertices = sheet.vertices();
  for (const Triangle& t : sheet.triangles())
    lay(seen(vertices[t.corner[0]]), seen(vertices[t.corner[1]]), seen(vertices[t.corner[2]]));
}

void Cover::lay(Point a, Point b, Point c) {
  const auto cells = [](double low, double high, double from, int count) {
    const int first = static_cast<int>(std::ceil((low - from) / kCell - 0.5));
    const int last = static_cast<int>(std::floor((high - from) / kCell - 0.5));
    return std::pair{std::max(first, 0), std::min(last, count - 1)};
  };
  const auto [left, right] =
      cells(std::min({a.x, b.x, c.x}), std::max({a.x, b.x, c.x}), kFromX, kColumns);
  const auto [low, high] =
      cells(std::min({a.y, b.y, c.y}), std::max({a.y, b.y, c.y}), kFromY, kRows);
  for (int row = low; row <= high; ++row) {
    for (int column = left; column <= right; ++column) {
      double share[3];
      const Point middle{kFromX + (column + 0.5) * kCell, kFromY + (row + 0.5) * kCell};
      if (shares(a, b, c, middle, share))
        cells_.set(static_cast<std::size_t>(row * kColumns + column));
    }
  }
}

int Cover::cell_of(Point p) {
  const double column = std::floor((p.x - kFromX) / kCell),
               row = std::floor((p.y - kFromY) / kCell);
  if (!(column >= 0 && column < kColumns && row >= 0 && row < kRows)) return -1;
  return static_cast<int>(row) * kColumns + static_cast<int>(column);
}

bool Cover::is_covered(Point p) const {
  const int cell = cell_of(p);
  return cell >= 0 && cells_.test(static_cast<std::size_t>(cell));
}

uint32_t Cover::open_percent(const Cover& whole) const {
  const std::size_t all = whole.count();
  return all == 0 ? 0 : static_cast<uint32_t>((whole.cells_ & ~cells_).count() * 100 / all);
}

std::optional<Spot> spot_at(const Sheet& sheet, Point p) {
  std::optional<Spot> found;
  double top = 0;
  const auto vertices = sheet.vertices();
  const auto triangles = sheet.triangles();
  for (uint32_t i = 0; i < triangles.size(); ++i) {
    const auto& corner = triangles[i].corner;
    const Place a = vertices[corner[0]].at, b = vertices[corner[1]].at, c = vertices[corner[2]].at;
    if (p.x < std::min({a.x, b.x, c.x}) || p.x > std::max({a.x, b.x, c.x}) ||
        p.y < std::min({a.y, b.y, c.y}) || p.y > std::max({a.y, b.y, c.y}))
      continue;
    Spot spot{.triangle = i, .share = {}, .rest = {}};
    if (!shares({a.x, a.y}, {b.x, b.y}, {c.x, c.y}, p, spot.share)) continue;
    const double z = a.z * spot.share[0] + b.z * spot.share[1] + c.z * spot.share[2];
    if (found && z <= top) continue;
    top = z;
    for (std::size_t k = 0; k < 3; ++k) {
      spot.rest.x += sheet.rest()[corner[k]].x * spot.share[k];
      spot.rest.y += sheet.rest()[corner[k]].y * spot.share[k];
    }
    found = spot;
  }
  return found;
}

}  // namespace skua::frog
