/// Meshes for tests: a lump of triangles anywhere in a box, the same for the same seed.
#pragma once

#include <cstdint>
#include <vector>

#include "skua/random.h"
#include "skua/scene.h"

namespace skua {

inline float between(Random& random, float low, float high) {
  return low + (high - low) * static_cast<float>(random.below(1'000'001)) / 1e6f;
}
inline Vec3 anywhere(Random& random, float reach) {
  const float x = between(random, -reach, reach), y = between(random, -reach, reach);
  return {x, y, between(random, -reach, reach)};
}

/// `triangles` small ones.
inline Solid lump(uint32_t id, uint32_t triangles, Random& random) {
  std::vector<Vec3> places;
  std::vector<uint16_t> corners;
  for (uint32_t i = 0; i < triangles; ++i) {
    const Vec3 middle = anywhere(random, 1);
    for (int corner = 0; corner < 3; ++corner) {
      corners.push_back(static_cast<uint16_t>(places.size()));
      places.push_back(middle + anywhere(random, 0.2f));
    }
  }
  Solid solid(id, std::move(corners));
  solid.shape(places);
  return solid;
}

/// Turned and moved somewhere, between half and twice as large.
inline Transform somewhere(Random& random) {
  const Vec3 x = unit(anywhere(random, 1)), y = unit(cross(x, {0.3f, 0.4f, 0.8f})), z = cross(x, y);
  const float size = between(random, 0.5f, 2);
  return Transform::columns(x * size, y * size, z * size, anywhere(random, 3));
}

}  // namespace skua
