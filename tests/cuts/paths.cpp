#include "paths.h"

#include <cmath>

namespace skua::frog {
namespace {

double between(Random& random, double from, double to) {
  return from + fraction(random) * (to - from);
}

Point somewhere(Random& random, const Box& box) {
  const double margin_x = 0.15 * (box.x_to - box.x_from), margin_y = 0.15 * (box.y_to - box.y_from);
  return {between(random, box.x_from - margin_x, box.x_to + margin_x),
          between(random, box.y_from - margin_y, box.y_to + margin_y)};
}

std::vector<Point> zigzag(Random& random, const Box& box) {
  std::vector<Point> path;
  for (uint32_t count = 2 + random.below(7); count > 0; --count)
    path.push_back(somewhere(random, box));
  return path;
}

/// As a hand draws: many points, slowly turning.
std::vector<Point> freehand(Random& random, const Box& box) {
  std::vector<Point> path{somewhere(random, box)};
  double angle = between(random, 0, 6.3);
  const double step = between(random, 0.004, 0.03) * (box.x_to - box.x_from);
  for (uint32_t count = 10 + random.below(50); count > 0; --count) {
    angle += between(random, -0.5, 0.5);
    path.push_back(
        {path.back().x + step * std::cos(angle), path.back().y + step * std::sin(angle)});
  }
  return path;
}

std::vector<Point> ring(Random& random, const Box& box) {
  std::vector<Point> path;
  const Point middle = somewhere(random, box);
  const double radius = between(random, 0.02, 0.4) * (box.y_to - box.y_from);
  const uint32_t count = 3 + random.below(20);
  for (uint32_t i = 0; i <= count; ++i) {
    const double angle = 6.283185307179586 * (i % count) / count;
    path.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
  }
  return path;
}

std::vector<Point> through_vertices(Random& random, std::span<const Place> rest) {
  std::vector<Point> path;
  for (uint32_t count = 2 + random.below(4); count > 0; --count) {
    const Place p = rest[random.below(static_cast<uint32_t>(rest.size()))];
    path.push_back({p.x, p.y});
    // Along a line of the grid, at times.
    if (random.below(2) == 0) path.push_back({between(random, p.x - 0.3, p.x + 0.3), p.y});
  }
  return path;
}

std::vector<Point> scribble(Random& random, const Box& box) {
  std::vector<Point> path;
  const Point middle = somewhere(random, box);
  const double size = between(random, 0.0005, 0.03);
  for (uint32_t count = 3 + random.below(12); count > 0; --count)
    path.push_back({between(random, middle.x - size, middle.x + size),
                    between(random, middle.y - size, middle.y + size)});
  return path;
}

std::vector<Point> across(Random& random, const Box& box) {
  if (random.below(2) == 0)
    return {{box.x_from - 0.1, between(random, box.y_from, box.y_to)},
            {box.x_to + 0.1, between(random, box.y_from, box.y_to)}};
  return {{between(random, box.x_from, box.x_to), box.y_from - 0.1},
          {between(random, box.x_from, box.x_to), box.y_to + 0.1}};
}

/// The same, or all but the same.
std::vector<Point> again(Random& random, std::vector<Point> path) {
  if (random.below(2) == 0) return path;
  const double off = random.below(2) == 0 ? 1e-3 : 3e-5;
  for (Point& p : path) p = {p.x + between(random, -off, off), p.y + between(random, -off, off)};
  return path;
}

}  // namespace

double fraction(Random& random) { return static_cast<double>(random.next() >> 11) * 0x1p-53; }

std::vector<Point> draw_path(Random& random, const Box& box, std::span<const Place> rest,
                             const std::vector<Point>& before) {
  std::vector<Point> path;
  switch (random.below(before.empty() ? 6 : 8)) {
    case 0:
      path = zigzag(random, box);
      break;
    case 1:
      path = freehand(random, box);
      break;
    case 2:
      path = ring(random, box);
      break;
    case 3:
      path = through_vertices(random, rest);
      break;
    case 4:
      path = scribble(random, box);
      break;
    case 5:
      path = across(random, box);
      break;
    case 6:
      path = again(random, before);
      break;
    default:
      path = {before.back(), somewhere(random, box), before.front()};
  }
  if (random.below(8) == 0) path.insert(path.begin(), path.front());
  return path;
}

}  // namespace skua::frog
