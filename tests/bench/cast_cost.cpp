// What it costs to find what a pointer is on in a large scene: seventy meshes with forty thousand
// triangles together, as many rays as a picture has places. Prints `{"triangles","us","slow_us"}`:
// microseconds of a ray, the median, and that of 99 in 100.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "skua/random.h"
#include "skua/scene.h"

namespace {

using namespace skua;

constexpr int kMeshes = 70, kRows = 16, kColumns = 18, kRays = 1'000;

/// An egg somewhere in a body that is about 2 long.
Solid egg(uint32_t id, Random& random) {
  const auto part = [&random] { return static_cast<float>(random.below(1'000)) / 1'000; };
  const float x = 2 * part() - 1, y = part() - 0.5f, z = part() - 0.5f,
              size = 0.05f + 0.2f * part();
  std::vector<Vec3> places;
  std::vector<uint16_t> triangles;
  for (int row = 0; row <= kRows; ++row) {
    for (int column = 0; column < kColumns; ++column) {
      const float up = 3.14159f * (static_cast<float>(row) / kRows - 0.5f),
                  around = 6.28318f * static_cast<float>(column) / kColumns;
      places.push_back(Vec3{x, y, z} + Vec3{2 * std::cos(up) * std::cos(around),
                                            std::cos(up) * std::sin(around), std::sin(up)} *
                                           size);
      if (row == kRows) continue;
      const int a = row * kColumns + column, b = row * kColumns + (column + 1) % kColumns;
      for (const int corner : {a, b, b + kColumns, a, b + kColumns, a + kColumns})
        triangles.push_back(static_cast<uint16_t>(corner));
    }
  }
  Solid solid(id, std::move(triangles));
  solid.shape(places);
  return solid;
}

}  // namespace

int main() {
  Random random(1);
  std::vector<Solid> solids;
  std::vector<Shape> shapes;
  uint32_t triangles = 0;
  for (uint32_t i = 0; i < kMeshes; ++i) {
    solids.push_back(egg(i, random));
    triangles += solids.back().mesh().index_count / 3;
  }
  for (const Solid& solid : solids) shapes.emplace_back(solid.mesh());
  const Camera camera = Camera::look({0.3f, -3, 1.5f}, {}, 0.35f, {0, 0, 900, 700});
  std::vector<double> times;
  int hits = 0;
  for (int i = 0; i < kRays; ++i) {
    const Point at{static_cast<float>(random.below(900)), static_cast<float>(random.below(700))};
    const double begin_ms = emscripten_get_now();
    hits += cast(shapes, camera.ray(at)).has_value() ? 1 : 0;
    times.push_back((emscripten_get_now() - begin_ms) * 1'000);
  }
  std::ranges::sort(times);
  if (hits == 0) return 1;
  std::printf(R"({"triangles":%u,"us":%.1f,"slow_us":%.1f})"
              "\n",
              triangles, times[kRays / 2], times[kRays * 99 / 100]);
  return 0;
}
