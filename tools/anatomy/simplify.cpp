#include "simplify.h"

#include <meshoptimizer.h>

namespace skua::anatomy {

namespace {

constexpr std::uint32_t kUnused = 0xffffffff;

// The mesh with only these of its triangles, and with the vertices that they need.
Mesh with_triangles(const Mesh& mesh, const std::vector<std::array<std::uint32_t, 3>>& triangles) {
  Mesh made;
  std::vector<std::uint32_t> number(mesh.places.size(), kUnused);
  for (const auto& triangle : triangles) {
    auto& corners = made.triangles.emplace_back();
    for (std::size_t k = 0; k < 3; ++k) {
      std::uint32_t& known = number[triangle[k]];
      if (known == kUnused) {
        known = std::uint32_t(made.places.size());
        made.places.push_back(mesh.places[triangle[k]]);
        made.normals.push_back(mesh.normals[triangle[k]]);
      }
      corners[k] = known;
    }
  }
  return made;
}

}  // namespace

Mesh simplified(const Mesh& mesh, double error) {
  std::vector<float> places;
  for (const Vec3 p : mesh.places) {
    for (const double part : {p.x, p.y, p.z}) places.push_back(float(part));
  }
  std::vector<std::uint32_t> indices;
  for (const auto& t : mesh.triangles) indices.insert(indices.end(), t.begin(), t.end());
  constexpr std::size_t kStride = 3 * sizeof(float);
  const float scale = meshopt_simplifyScale(places.data(), mesh.places.size(), kStride);
  std::vector<std::uint32_t> kept(indices.size());
  kept.resize(meshopt_simplify(kept.data(), indices.data(), indices.size(), places.data(),
                               mesh.places.size(), kStride, 0, float(error) / scale));
  std::vector<std::array<std::uint32_t, 3>> triangles;
  for (std::size_t i = 0; i + 2 < kept.size(); i += 3)
    triangles.push_back({kept[i], kept[i + 1], kept[i + 2]});
  return with_triangles(mesh, triangles);
}

Mesh part_within(const Mesh& mesh, const Field& solid) {
  std::vector<bool> inside;
  for (const Vec3 p : mesh.places) inside.push_back(solid.at(p) < 0);
  std::vector<std::array<std::uint32_t, 3>> triangles;
  for (const auto& t : mesh.triangles) {
    if (inside[t[0]] || inside[t[1]] || inside[t[2]]) triangles.push_back(t);
  }
  return with_triangles(mesh, triangles);
}

double largest_distance(const Mesh& mesh, const Field& solid) {
  double largest = 0;
  for (const auto& [a, b, c] : mesh.triangles) {
    const Vec3 p = mesh.places[a];
    const Vec3 q = mesh.places[b];
    const Vec3 r = mesh.places[c];
    for (const Vec3 place : {(p + q + r) / 3, (p + q) / 2, (q + r) / 2, (r + p) / 2})
      largest = std::max(largest, std::abs(solid.at(place)));
  }
  return largest;
}

}  // namespace skua::anatomy
