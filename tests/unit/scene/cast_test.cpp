#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <vector>

#include "lump.h"

using namespace skua;

namespace {

Vec3 corner_of(const Shape& shape, uint32_t index) {
  const skua_vertex& v = shape.mesh->vertices[shape.mesh->indices[index]];
  const Vec3 place{static_cast<float>(v.place[0]), static_cast<float>(v.place[1]),
                   static_cast<float>(v.place[2])};
  Transform at;
  static_cast<skua_transform&>(at) = shape.at;
  return at.of(vec3(shape.mesh->origin) + place * shape.mesh->unit);
}

/// All triangles, in the world, with doubles.
std::optional<double> nearest_of_all(std::span<const Shape> shapes, const Ray& ray) {
  std::optional<double> nearest;
  const auto wide = [](Vec3 v) { return std::array<double, 3>{v.x, v.y, v.z}; };
  const auto minus = [](auto a, auto b) {
    return std::array{a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  };
  const auto times = [](auto a, auto b) {
    return std::array{a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
                      a[0] * b[1] - a[1] * b[0]};
  };
  const auto along = [](auto a, auto b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; };
  const auto from = wide(ray.from), way = wide(ray.direction);
  for (const Shape& shape : shapes) {
    for (uint32_t i = 0; i < shape.mesh->index_count; i += 3) {
      const auto a = wide(corner_of(shape, i)), b = wide(corner_of(shape, i + 1)),
                 c = wide(corner_of(shape, i + 2));
      const auto n = times(minus(b, a), minus(c, a));
      const double slope = along(n, way);
      if (slope == 0) continue;
      const double distance = along(n, minus(a, from)) / slope;
      const std::array at = {from[0] + way[0] * distance, from[1] + way[1] * distance,
                             from[2] + way[2] * distance};
      const bool inside = along(times(minus(b, a), minus(at, a)), n) >= 0 &&
                          along(times(minus(c, b), minus(at, b)), n) >= 0 &&
                          along(times(minus(a, c), minus(at, c)), n) >= 0;
      if (inside && distance >= 0 && (!nearest || distance < *nearest)) nearest = distance;
    }
  }
  return nearest;
}

}  // namespace

TEST_CASE("a ray meets what a look at all triangles says") {
  constexpr uint32_t kSeed = 20'260'727;
  Random random(kSeed);
  int met = 0, edges = 0;
  for (int world = 0; world < 12; ++world) {
    std::vector<Solid> solids;
    std::vector<Shape> shapes;
    for (uint32_t i = 0; i < 5; ++i) solids.push_back(lump(i + 1, 20 + random.below(200), random));
    for (const Solid& solid : solids) shapes.emplace_back(solid.mesh(), somewhere(random));
    for (int i = 0; i < 200; ++i) {
      const Vec3 from = anywhere(random, 6);
      const Ray ray{from, unit(anywhere(random, 3) - from)};
      const auto expected = nearest_of_all(shapes, ray);
      const auto hit = cast(shapes, ray);
      if (hit.has_value() != expected.has_value() ||
          (hit && std::fabs(static_cast<double>(hit->distance) - *expected) > 1e-3)) {
        ++edges;  // rounding decides on a triangle's edge
        continue;
      }
      met += hit ? 1 : 0;
    }
  }
  CAPTURE(kSeed);
  CHECK(met > 400);
  CHECK(edges <= 3);
}

TEST_CASE("nothing farther than asked is met, and broken numbers meet nothing") {
  Random random(1);
  const Solid solid = lump(1, 200, random);
  const Shape shapes[] = {Shape(solid.mesh())};
  const Vec3 aim =
      corner_of(shapes[0], 0) * 0.5f + (corner_of(shapes[0], 1) + corner_of(shapes[0], 2)) * 0.25f;
  const Ray ray{{0, 0, 5}, unit(aim - Vec3{0, 0, 5})};
  const auto hit = cast(shapes, ray);
  REQUIRE(hit);
  CHECK_FALSE(cast(shapes, ray, hit->distance * 0.99f));
  CHECK(cast(shapes, ray, hit->distance * 1.01f)->triangle == hit->triangle);
  Shape flat(solid.mesh());
  flat.at = {};
  CHECK_FALSE(cast({&flat, 1}, ray));
  CHECK_FALSE(cast({}, ray));
}

TEST_CASE("a place behind a surface is hidden, one on it or before it is not") {
  Solid wall(1, {0, 1, 2, 0, 2, 3});
  wall.shape(std::vector<Vec3>{{-1, 0, -1}, {1, 0, -1}, {1, 0, 1}, {-1, 0, 1}});
  const Shape shapes[] = {Shape(wall.mesh())};
  const Camera camera = Camera::look({0.1f, -4, 0.2f}, {}, 0.4f, {0, 0, 400, 300});
  CHECK(is_hidden(shapes, camera, {0, 1, 0}, 0.01f));
  CHECK_FALSE(is_hidden(shapes, camera, {0, 0, 0}, 0.01f));
  CHECK_FALSE(is_hidden(shapes, camera, {0, -1, 0}, 0.01f));
  CHECK_FALSE(is_hidden(shapes, camera, {9, 1, 0}, 0.01f));
}
