#pragma once

#include <algorithm>
#include <array>
#include <cmath>

namespace skua::anatomy {

/// A place or direction in the specimen, in body lengths: x from tail to snout, y to the animal's
/// right, z from dorsal to ventral.
struct Vec3 {
  double x = 0;
  double y = 0;
  double z = 0;

  friend Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend Vec3 operator*(Vec3 a, double s) { return {a.x * s, a.y * s, a.z * s}; }
  friend Vec3 operator/(Vec3 a, double s) { return {a.x / s, a.y / s, a.z / s}; }
  friend bool operator==(const Vec3&, const Vec3&) = default;
};

inline double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 unit(Vec3 a) {
  const double size = length(a);
  return size > 0 ? a / size : Vec3{1, 0, 0};
}

/// A box whose sides are parallel to the axes.
struct Box {
  Vec3 low{1e9, 1e9, 1e9};
  Vec3 high{-1e9, -1e9, -1e9};

  void take(Vec3 p, double around = 0) {
    low = {std::min(low.x, p.x - around), std::min(low.y, p.y - around),
           std::min(low.z, p.z - around)};
    high = {std::max(high.x, p.x + around), std::max(high.y, p.y + around),
            std::max(high.z, p.z + around)};
  }
  void take(const Box& other) {
    take(other.low);
    take(other.high);
  }
  void grow(double by) {
    low = low - Vec3{by, by, by};
    high = high + Vec3{by, by, by};
  }
};

/// How far a place lies from a box; 0 inside.
inline double distance(Vec3 p, const Box& box) {
  return length({std::max({box.low.x - p.x, p.x - box.high.x, 0.0}),
                 std::max({box.low.y - p.y, p.y - box.high.y, 0.0}),
                 std::max({box.low.z - p.z, p.z - box.high.z, 0.0})});
}

}  // namespace skua::anatomy
