#include "leader.h"

#include <algorithm>
#include <vector>

#include "shown.h"

namespace skua::frog {

namespace {

/// So many places are tried where nothing of the structure is seen; fewer while tissue moves, since
/// each is a ray through all that moves.
constexpr uint32_t kPlaces = 80, kPlacesInMotion = 8;

/// At most about `most` places all over its surface, those nearest to its middle first.
std::vector<Vec3> places_on(const skua_mesh& mesh, const Transform& at, const Vec3& middle,
                            uint32_t most) {
  const uint32_t step = std::max(1u, mesh.vertex_count / most);
  std::vector<Vec3> all;
  for (uint32_t i = 0; i < mesh.vertex_count; i += step) {
    const skua_vertex& v = mesh.vertices[i];
    all.push_back(at.of(vec3(mesh.origin) + Vec3{static_cast<float>(v.place[0]),
                                                 static_cast<float>(v.place[1]),
                                                 static_cast<float>(v.place[2])} *
                                                mesh.unit));
  }
  std::ranges::sort(all, {}, [&](const Vec3& p) { return dot(p - middle, p - middle); });
  return all;
}

}  // namespace

Vec3 leader_end(uint32_t structure, const Frog& frog, const Camera& camera,
                const Transform& stands) {
  const Vec3 otherwise = middle_shown(frog, structure, stands);
  const Shown all = shown(frog, stands);
  std::size_t number = 0;
  while (number < all.which.size() && all.which[number] != structure) ++number;
  if (number == all.which.size()) return otherwise;
  const Transform& at = all.at[number];
  const Vec3 eye = vec3(camera.eye);
  std::vector<Vec3> places =
      places_on(*all.meshes[number], at, otherwise, frog.at_rest() ? kPlaces : kPlacesInMotion);
  places.insert(places.begin(), otherwise);
  for (const Vec3& place : places) {
    const Vec3 way = place - eye;
    const auto hit = cast(all.shapes, {eye, way});
    if (hit && hit->shape == number) return eye + way * hit->distance;
  }
  return otherwise;
}

}  // namespace skua::frog
