#include "noise.h"

#include <cstdint>

namespace skua::anatomy {

namespace {

std::uint32_t mixed(std::int32_t x, std::int32_t y, std::int32_t z) {
  std::uint32_t h = std::uint32_t(x) * 0x8da6b343U ^ std::uint32_t(y) * 0xd8163841U ^
                    std::uint32_t(z) * 0xcb1ab31fU;
  h ^= h >> 15U;
  h *= 0x2c1b3c6dU;
  h ^= h >> 12U;
  h *= 0x297a2d39U;
  return h ^ h >> 15U;
}

// The slope of the noise at a corner of the lattice: one of the twelve edges of a cube.
double towards(std::int32_t x, std::int32_t y, std::int32_t z, Vec3 d) {
  switch (mixed(x, y, z) % 12) {
    case 0:
      return d.x + d.y;
    case 1:
      return -d.x + d.y;
    case 2:
      return d.x - d.y;
    case 3:
      return -d.x - d.y;
    case 4:
      return d.x + d.z;
    case 5:
      return -d.x + d.z;
    case 6:
      return d.x - d.z;
    case 7:
      return -d.x - d.z;
    case 8:
      return d.y + d.z;
    case 9:
      return -d.y + d.z;
    case 10:
      return d.y - d.z;
    default:
      return -d.y - d.z;
  }
}

double eased(double t) { return t * t * t * (t * (t * 6 - 15) + 10); }
double mixed_by(double t, double a, double b) { return a + t * (b - a); }

}  // namespace

double noise(Vec3 p) {
  const Vec3 floor{std::floor(p.x), std::floor(p.y), std::floor(p.z)};
  const auto x = std::int32_t(floor.x);
  const auto y = std::int32_t(floor.y);
  const auto z = std::int32_t(floor.z);
  const Vec3 d = p - floor;
  std::array<double, 8> corner{};
  for (int i = 0; i < 8; ++i) {
    const int a = i & 1;
    const int b = i >> 1 & 1;
    const int c = i >> 2 & 1;
    corner[std::size_t(i)] =
        towards(x + a, y + b, z + c, d - Vec3{double(a), double(b), double(c)});
  }
  const double u = eased(d.x);
  const double v = eased(d.y);
  const double low =
      mixed_by(v, mixed_by(u, corner[0], corner[1]), mixed_by(u, corner[2], corner[3]));
  const double high =
      mixed_by(v, mixed_by(u, corner[4], corner[5]), mixed_by(u, corner[6], corner[7]));
  return std::clamp(mixed_by(eased(d.z), low, high), -1.0, 1.0);
}

}  // namespace skua::anatomy
