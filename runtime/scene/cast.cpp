// What a ray meets. Each ray is taken into the mesh's own whole numbers, where the box is tried first: a vertex then costs no more
// than its reading.
#include <algorithm>
#include <array>

#include "skua/scene.h"

namespace {

using skua::cross;
using skua::dot;
using skua::Vec3;

constexpr Vec3 place_of(const int16_t* xyz) {
  return {static_cast<float>(xyz[0]), static_cast<float>(xyz[1]), static_cast<float>(xyz[2])};
}

/// The ray in the mesh's whole numbers; distances along it stay what they are.
skua::Ray into(const skua_shape& shape, const skua::Ray& ray) {
  const float* m = shape.at.m;
  const Vec3 x{m[0], m[4], m[8]}, y{m[1], m[5], m[9]}, z{m[2], m[6], m[10]};
  const float turn = 1 / dot(x, x), scale = turn / shape.mesh->unit;
  const Vec3 from = ray.from - Vec3{m[3], m[7], m[11]}, origin = skua::vec3(shape.mesh->origin);
  const Vec3 local{dot(x, from) * turn, dot(y, from) * turn, dot(z, from) * turn};
  return {(local - origin) * (1 / shape.mesh->unit),
          Vec3{dot(x, ray.direction), dot(y, ray.direction), dot(z, ray.direction)} * scale};
}

bool meets_box(const skua_mesh& mesh, const skua::Ray& ray, float most) {
  const std::array from = {ray.from.x, ray.from.y, ray.from.z};
  const std::array way = {ray.direction.x, ray.direction.y, ray.direction.z};
  float near = 0, far = most;
  for (std::size_t i = 0; i < 3; ++i) {
    const float low = static_cast<float>(mesh.low[i]) - 0.5f, high = static_cast<float>(mesh.high[i]) + 0.5f;
    if (way[i] == 0) {
      if (from[i] < low || from[i] > high) return false;
      continue;
    }
    const float a = (low - from[i]) / way[i], b = (high - from[i]) / way[i];
    near = std::max(near, std::min(a, b));
    far = std::min(far, std::max(a, b));
  }
  return near <= far;
}

/// Möller and Trumbore 1997, for both sides. True: nearer than `hit`, which is changed.
bool cast_on(const skua_mesh& mesh, const skua::Ray& ray, skua_hit& hit) {
  bool any = false;
  for (uint32_t i = 0; i + 2 < mesh.index_count; i += 3) {
    const Vec3 a = place_of(mesh.vertices[mesh.indices[i]].place);
    const Vec3 ab = place_of(mesh.vertices[mesh.indices[i + 1]].place) - a;
    const Vec3 ac = place_of(mesh.vertices[mesh.indices[i + 2]].place) - a;
    const Vec3 p = cross(ray.direction, ac);
    const float area = dot(ab, p);
    if (area == 0) continue;
    const float inverse = 1 / area;
    const Vec3 s = ray.from - a;
    const float u = dot(s, p) * inverse;
    if (!(u >= 0 && u <= 1)) continue;
    const Vec3 q = cross(s, ab);
    const float v = dot(ray.direction, q) * inverse;
    if (!(v >= 0 && u + v <= 1)) continue;
    const float distance = dot(ac, q) * inverse;
    if (!(distance >= 0 && distance < hit.distance)) continue;
    hit.distance = distance;
    hit.triangle = i / 3;
    any = true;
  }
  return any;
}

}  // namespace

uint32_t skua_cast(const skua_shape* shapes, uint32_t count, const float* from, const float* direction, float most,
                   skua_hit* out) {
  const skua::Ray ray{skua::vec3(from), skua::vec3(direction)};
  skua_hit best{0, 0, most};
  bool any = false;
  for (uint32_t i = 0; i < count; ++i) {
    const skua::Ray local = into(shapes[i], ray);
    if (!meets_box(*shapes[i].mesh, local, best.distance) || !cast_on(*shapes[i].mesh, local, best)) continue;
    best.shape = i;
    any = true;
  }
  if (any) *out = best;
  return any ? 1 : 0;
}
