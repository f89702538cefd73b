// From places as numbers to a mesh in whole ones, with smooth normals.
#include <algorithm>
#include <cmath>
#include <vector>

#include "skua/scene.h"

namespace {

using skua::Vec3;

constexpr float kMost = 32'767;

/// On the octahedron |x| + |y| + |z| = 1, whose lower half is folded out over the corners of the upper (Meyer et al. 2010).
void write_normal(Vec3 n, int8_t* out) {
  const float sum = std::fabs(n.x) + std::fabs(n.y) + std::fabs(n.z);
  if (!(sum > 0)) n = {0, 0, 1};
  const float scale = sum > 0 ? 1 / sum : 1;
  float x = n.x * scale, y = n.y * scale;
  if (n.z < 0) {
    const float folded = (1 - std::fabs(y)) * (x < 0 ? -1.0f : 1.0f);
    y = (1 - std::fabs(x)) * (y < 0 ? -1.0f : 1.0f);
    x = folded;
  }
  out[0] = static_cast<int8_t>(std::lround(x * 127));
  out[1] = static_cast<int8_t>(std::lround(y * 127));
}

}  // namespace

void skua_shape_mesh(skua_mesh* mesh, skua_vertex* vertices, const float* places) {
  const uint32_t count = mesh->vertex_count;
  Vec3 low{}, high{};
  for (uint32_t i = 0; i < count; ++i) {
    const Vec3 p = skua::vec3(places + 3 * std::size_t{i});
    low = i == 0 ? p : Vec3{std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = i == 0 ? p : Vec3{std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  }
  const Vec3 middle = (low + high) * 0.5f, half = (high - low) * 0.5f;
  const float reach = std::max({half.x, half.y, half.z});
  mesh->unit = reach > 0 ? reach / kMost : 1;
  const float axes[] = {middle.x, middle.y, middle.z}, halves[] = {half.x, half.y, half.z};
  const auto whole = [&](float at, std::size_t axis) {
    return static_cast<int16_t>(std::clamp(std::round((at - axes[axis]) / mesh->unit), -kMost, kMost));
  };
  for (std::size_t axis = 0; axis < 3; ++axis) {
    mesh->origin[axis] = axes[axis];
    mesh->low[axis] = whole(axes[axis] - halves[axis], axis);
    mesh->high[axis] = whole(axes[axis] + halves[axis], axis);
  }
  std::vector<Vec3> normals(count);
  for (uint32_t i = 0; i + 2 < mesh->index_count; i += 3) {
    const uint16_t* corner = mesh->indices + i;
    const Vec3 a = skua::vec3(places + 3 * std::size_t{corner[0]});
    const Vec3 n = skua::cross(skua::vec3(places + 3 * std::size_t{corner[1]}) - a, skua::vec3(places + 3 * std::size_t{corner[2]}) - a);
    for (int k = 0; k < 3; ++k) normals[corner[k]] = normals[corner[k]] + n;  // larger triangles count for more
  }
  for (uint32_t i = 0; i < count; ++i) {
    for (std::size_t axis = 0; axis < 3; ++axis) vertices[i].place[axis] = whole(places[3 * std::size_t{i} + axis], axis);
    write_normal(normals[i], vertices[i].normal);
  }
}
