#include "surface_normals.h"

namespace skua::frog {

namespace {

std::int64_t magnitude(std::int64_t value) { return value < 0 ? -value : value; }

}  // namespace

Octahedral octahedral(std::int64_t x, std::int64_t y, std::int64_t z) {
  const std::int64_t sum = magnitude(x) + magnitude(y) + magnitude(z);
  if (sum == 0) return {0, 0};
  std::int64_t u = x * 127 / sum;
  std::int64_t v = y * 127 / sum;
  if (z < 0) {
    const std::int64_t folded = (127 - magnitude(v)) * (u < 0 ? -1 : 1);
    v = (127 - magnitude(u)) * (v < 0 ? -1 : 1);
    u = folded;
  }
  return {std::int8_t(u), std::int8_t(v)};
}

std::vector<Octahedral> surface_normals(std::span<const MeshPlace> places,
                                        std::span<const std::uint16_t> indices) {
  std::vector<std::array<std::int64_t, 3>> sums(places.size());
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const MeshPlace& a = places[indices[i]];
    const MeshPlace& b = places[indices[i + 1]];
    const MeshPlace& c = places[indices[i + 2]];
    const std::int64_t ux = b.x - a.x;
    const std::int64_t uy = b.y - a.y;
    const std::int64_t uz = b.z - a.z;
    const std::int64_t vx = c.x - a.x;
    const std::int64_t vy = c.y - a.y;
    const std::int64_t vz = c.z - a.z;
    for (std::size_t k = 0; k < 3; ++k) {
      auto& sum = sums[indices[i + k]];
      sum[0] += uy * vz - uz * vy;
      sum[1] += uz * vx - ux * vz;
      sum[2] += ux * vy - uy * vx;
    }
  }
  std::vector<Octahedral> normals;
  normals.reserve(sums.size());
  for (const auto& [x, y, z] : sums) normals.push_back(octahedral(x, y, z));
  return normals;
}

}  // namespace skua::frog
