#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "lump.h"

using namespace skua;

namespace {

Vec3 place_in(const skua_mesh& mesh, uint32_t index) {
  const int16_t* p = mesh.vertices[index].place;
  return vec3(mesh.origin) +
         Vec3{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2])} *
             mesh.unit;
}

/// As the shader reads it.
Vec3 normal_in(const skua_mesh& mesh, uint32_t index) {
  const float x = static_cast<float>(mesh.vertices[index].normal[0]) / 127,
              y = static_cast<float>(mesh.vertices[index].normal[1]) / 127;
  Vec3 n{x, y, 1 - std::fabs(x) - std::fabs(y)};
  const float fold = std::max(-n.z, 0.0f);
  n.x += n.x < 0 ? fold : -fold;
  n.y += n.y < 0 ? fold : -fold;
  return unit(n);
}

}  // namespace

TEST_CASE("places are kept to a part in sixty thousand of the mesh, and the box holds them") {
  Random random(5);
  for (const float size : {1e-3f, 1.0f, 4e4f}) {
    std::vector<Vec3> places;
    for (int i = 0; i < 300; ++i)
      places.push_back(anywhere(random, size) + Vec3{size * 3, 0, -size});
    Solid solid(1, {0, 1, 2});
    solid.shape(places);
    const skua_mesh& mesh = solid.mesh();
    for (uint32_t i = 0; i < mesh.vertex_count; ++i) {
      CHECK(length(place_in(mesh, i) - places[i]) < size / 30'000);
      for (std::size_t axis = 0; axis < 3; ++axis) {
        CHECK(mesh.vertices[i].place[axis] >= mesh.low[axis]);
        CHECK(mesh.vertices[i].place[axis] <= mesh.high[axis]);
      }
    }
  }
}

TEST_CASE("normals of a ball point outward, within two degrees, also below") {
  constexpr int kRows = 40, kColumns = 60;
  std::vector<Vec3> places;
  std::vector<uint16_t> triangles;
  for (int row = 0; row <= kRows; ++row) {
    for (int column = 0; column < kColumns; ++column) {
      const float up = 3.14159265f * (static_cast<float>(row) / kRows - 0.5f),
                  around = 6.2831853f * static_cast<float>(column) / kColumns;
      places.push_back(
          {std::cos(up) * std::cos(around), std::cos(up) * std::sin(around), std::sin(up)});
      if (row == kRows) continue;
      const int a = row * kColumns + column, b = row * kColumns + (column + 1) % kColumns;
      for (const int corner : {a, b, b + kColumns, a, b + kColumns, a + kColumns})
        triangles.push_back(static_cast<uint16_t>(corner));
    }
  }
  Solid ball(1, triangles);
  ball.shape(places);
  for (uint32_t i = kColumns; i + kColumns < ball.mesh().vertex_count; ++i) {
    CHECK(dot(normal_in(ball.mesh(), i), places[i]) > 0.9994f);
  }
}

TEST_CASE(
    "a mesh without extent or without triangles is still one; occlusion and second colour are left "
    "alone") {
  Solid point(1, {0, 0, 0});
  point.shape(std::vector<Vec3>(3, {1, 2, 3}));
  CHECK(length(place_in(point.mesh(), 1) - Vec3{1, 2, 3}) < 1e-6f);
  CHECK(length(normal_in(point.mesh(), 0)) == doctest::Approx(1));
  point.vertices()[1].second = 77;
  point.vertices()[1].occlusion = 5;
  const uint32_t revision = point.mesh().revision;
  point.shape(std::vector<Vec3>(3, {3, 2, 1}));
  CHECK(point.mesh().revision != revision);
  CHECK(point.vertices()[1].second == 77);
  CHECK(point.vertices()[1].occlusion == 5);
  CHECK(point.vertices()[0].occlusion == 255);
  Solid empty(2, {});
  empty.shape({});
  CHECK(empty.mesh().unit == 1);
}
