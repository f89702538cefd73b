/// Places on and around the frog. Lengths are body lengths; x runs from the tail to the snout, y to
/// the frog's right, z from its back to its belly, which is upwards as it lies in the tray.
#pragma once

#include <cmath>

namespace skua::frog {

struct Place {
  double x = 0, y = 0, z = 0;

  friend constexpr bool operator==(const Place&, const Place&) = default;
  friend constexpr Place operator+(Place a, Place b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Place operator-(Place a, Place b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Place operator*(Place a, double by) { return {a.x * by, a.y * by, a.z * by}; }
};

constexpr double dot(Place a, Place b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Place cross(Place a, Place b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Place a) { return std::sqrt(dot(a, a)); }

/// A place on a sheet as it lay before anything was done to it, seen from above.
struct Point {
  double x = 0, y = 0;

  friend constexpr bool operator==(const Point&, const Point&) = default;
  friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

constexpr double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
/// Positive where b lies to the left of a. `cross(a, b)` is exactly `-cross(b, a)`.
constexpr double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
inline double length(Point a) { return std::sqrt(dot(a, a)); }

}  // namespace skua::frog
