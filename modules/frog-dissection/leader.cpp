#include "leader.h"

#include <algorithm>
#include <vector>

#include "bodies.h"

namespace skua::frog {

namespace {

/// Places all over its surface, those nearest to its middle first.
std::vector<Vec3> places_on(const skua_mesh& mesh, const Vec3& middle) {
  constexpr uint32_t kMost = 40;
  const uint32_t step = std::max(1u, mesh.vertex_count / kMost);
  std::vector<Vec3> all;
  for (uint32_t i = 0; i < mesh.vertex_count; i += step) {
    const skua_vertex& v = mesh.vertices[i];
    all.push_back(vec3(mesh.origin) + Vec3{static_cast<float>(v.place[0]),
                                           static_cast<float>(v.place[1]),
                                           static_cast<float>(v.place[2])} *
                                          mesh.unit);
  }
  std::ranges::sort(all, {}, [&](const Vec3& p) { return dot(p - middle, p - middle); });
  return all;
}

}  // namespace

Vec3 leader_end(uint32_t structure, const Frog& frog, const Camera& camera,
                const Transform& stands) {
  const Bodies& bodies = Bodies::all();
  const Vec3 middle = middle_of(structure);
  const skua_mesh* mesh = bodies.mesh_of(structure);
  if (mesh == nullptr) return stands.of(middle);
  std::vector<Shape> shapes;
  std::size_t own = 0;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (bodies.mesh_of(i) == nullptr || !frog.is_there(i)) continue;
    if (i == structure) own = shapes.size();
    shapes.emplace_back(*bodies.mesh_of(i), stands);
  }
  const Vec3 eye = vec3(camera.eye);
  std::vector<Vec3> places = places_on(*mesh, middle);
  places.insert(places.begin(), middle);
  for (const Vec3& place : places) {
    const Vec3 way = stands.of(place) - eye;
    const auto hit = cast(shapes, {eye, way});
    if (hit && hit->shape == own) return eye + way * hit->distance;
  }
  return stands.of(middle);
}

}  // namespace skua::frog
