#include "unpacked.h"

namespace skua::anatomy {

Vec3 normal_of(const frog::Vertex& vertex) {
  const double u = vertex.normal_u / 127.0;
  const double v = vertex.normal_v / 127.0;
  const double z = 1 - std::abs(u) - std::abs(v);
  if (z >= 0) return unit({u, v, z});
  return unit({(1 - std::abs(v)) * (u < 0 ? -1 : 1), (1 - std::abs(u)) * (v < 0 ? -1 : 1), z});
}

Mesh mesh_of(const frog::Mesh& packed) {
  Mesh mesh;
  for (const frog::Vertex& v : packed.vertices) {
    mesh.places.push_back(Vec3{double(v.x), double(v.y), double(v.z)} * double(packed.scale));
    mesh.normals.push_back(normal_of(v));
  }
  for (std::size_t i = 0; i + 2 < packed.indices.size(); i += 3)
    mesh.triangles.push_back({packed.indices[i], packed.indices[i + 1], packed.indices[i + 2]});
  return mesh;
}

}  // namespace skua::anatomy
