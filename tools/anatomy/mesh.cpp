#include "mesh.h"

#include <numeric>
#include <unordered_map>

namespace skua::anatomy {

namespace {

constexpr int kBlock = 8;  // cells along the side of what is looked at first as a whole

struct Grid {
  Vec3 origin;
  double cell = 0;
  std::array<int, 3> size{};

  [[nodiscard]] Vec3 place(int x, int y, int z) const {
    return origin + Vec3{x * cell, y * cell, z * cell};
  }
  [[nodiscard]] std::uint64_t key(int x, int y, int z) const {
    return (std::uint64_t(z) * std::uint64_t(size[1] + 1) + std::uint64_t(y)) *
               std::uint64_t(size[0] + 1) +
           std::uint64_t(x);
  }
};

class Nets {
 public:
  Nets(const Field& field, double cell) : field_(field) {
    Box box = field.bounds();
    box.grow(2 * cell);
    const Vec3 span = box.high - box.low;
    grid_ = {box.low,
             cell,
             {int(std::ceil(span.x / cell)), int(std::ceil(span.y / cell)),
              int(std::ceil(span.z / cell))}};
  }

  Mesh made() {
    for (int z = 0; z < grid_.size[2]; z += kBlock) {
      for (int y = 0; y < grid_.size[1]; y += kBlock) {
        for (int x = 0; x < grid_.size[0]; x += kBlock) block(x, y, z);
      }
    }
    for (const auto& [x, y, z] : crossed_) faces(x, y, z);
    settle();
    return std::move(mesh_);
  }

 private:
  double value(int x, int y, int z) {
    const auto [found, fresh] = values_.try_emplace(grid_.key(x, y, z), 0.0);
    if (fresh) found->second = field_.at(grid_.place(x, y, z));
    return found->second;
  }

  void block(int x0, int y0, int z0) {
    const double half = grid_.cell * kBlock / 2;
    const double reach = half * std::sqrt(3.0) + grid_.cell;
    if (std::abs(field_.at(grid_.place(x0, y0, z0) + Vec3{half, half, half})) * 0.4 > reach) return;
    for (int z = z0; z < std::min(z0 + kBlock, grid_.size[2]); ++z) {
      for (int y = y0; y < std::min(y0 + kBlock, grid_.size[1]); ++y) {
        for (int x = x0; x < std::min(x0 + kBlock, grid_.size[0]); ++x) cell(x, y, z);
      }
    }
  }

  // A cell that the surface goes through gets a vertex: the mean of where the surface crosses its
  // edges.
  void cell(int x, int y, int z) {
    std::array<double, 8> corner{};
    int inside = 0;
    for (int i = 0; i < 8; ++i) {
      corner[std::size_t(i)] = value(x + (i & 1), y + (i >> 1 & 1), z + (i >> 2 & 1));
      inside += corner[std::size_t(i)] < 0 ? 1 : 0;
    }
    if (inside == 0 || inside == 8) return;
    Vec3 sum;
    int crossings = 0;
    for (int i = 0; i < 8; ++i) {
      for (int axis = 0; axis < 3; ++axis) {
        const int j = i | 1 << axis;
        if (j == i || (corner[std::size_t(i)] < 0) == (corner[std::size_t(j)] < 0)) continue;
        const double t = corner[std::size_t(i)] / (corner[std::size_t(i)] - corner[std::size_t(j)]);
        Vec3 p{double(i & 1), double(i >> 1 & 1), double(i >> 2 & 1)};
        (axis == 0 ? p.x : axis == 1 ? p.y : p.z) = t;
        sum = sum + p;
        ++crossings;
      }
    }
    vertices_.emplace(grid_.key(x, y, z), std::uint32_t(mesh_.places.size()));
    mesh_.places.push_back(grid_.place(x, y, z) + sum * (grid_.cell / crossings));
    crossed_.push_back({x, y, z});
  }

  // Around each edge from this cell's lowest corner that the surface crosses four cells meet: a
  // face.
  void faces(int x, int y, int z) {
    const bool inside = value(x, y, z) < 0;
    const std::array<std::array<int, 3>, 3> axes{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const auto& along = axes[axis];
      if ((value(x + along[0], y + along[1], z + along[2]) < 0) == inside) continue;
      const auto& u = axes[(axis + 1) % 3];
      const auto& v = axes[(axis + 2) % 3];
      std::array<std::uint32_t, 4> around{};
      bool whole = true;
      const std::array<std::array<int, 2>, 4> steps{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
      for (std::size_t k = 0; k < 4; ++k) {
        const auto found = vertices_.find(grid_.key(x - steps[k][0] * u[0] - steps[k][1] * v[0],
                                                    y - steps[k][0] * u[1] - steps[k][1] * v[1],
                                                    z - steps[k][0] * u[2] - steps[k][1] * v[2]));
        whole = whole && found != vertices_.end();
        if (whole) around[k] = found->second;
      }
      if (!whole) continue;
      if (!inside) std::swap(around[1], around[3]);
      mesh_.triangles.push_back({around[0], around[1], around[2]});
      mesh_.triangles.push_back({around[0], around[2], around[3]});
    }
  }

  void settle() {
    mesh_.normals.reserve(mesh_.places.size());
    for (Vec3& p : mesh_.places) {
      const Vec3 start = p;
      for (int i = 0; i < 3; ++i) {
        const double away = field_.at(p);
        if (std::abs(away) < grid_.cell * 1e-3) break;
        const Vec3 up = slope(field_, p, grid_.cell / 4);
        const double square = std::max(dot(up, up), 0.1);
        p = p - up * (away / square);
      }
      const Vec3 moved = p - start;
      if (length(moved) > grid_.cell) p = start + unit(moved) * grid_.cell;
      mesh_.normals.push_back(unit(slope(field_, p, grid_.cell / 2)));
    }
  }

  const Field& field_;
  Grid grid_;
  Mesh mesh_;
  std::unordered_map<std::uint64_t, double> values_;
  std::unordered_map<std::uint64_t, std::uint32_t> vertices_;
  std::vector<std::array<int, 3>> crossed_;
};

int pieces(const Mesh& mesh) {
  std::vector<std::uint32_t> of(mesh.places.size());
  std::iota(of.begin(), of.end(), 0U);
  const auto root = [&of](std::uint32_t i) {
    while (of[i] != i) i = of[i] = of[of[i]];
    return i;
  };
  for (const auto& [a, b, c] : mesh.triangles) {
    of[root(a)] = root(b);
    of[root(b)] = root(c);
  }
  int count = 0;
  for (std::uint32_t i = 0; i < of.size(); ++i) count += of[i] == i ? 1 : 0;
  return count;
}

}  // namespace

Vec3 slope(const Field& field, Vec3 p, double step) {
  return Vec3{field.at(p + Vec3{step, 0, 0}) - field.at(p - Vec3{step, 0, 0}),
              field.at(p + Vec3{0, step, 0}) - field.at(p - Vec3{0, step, 0}),
              field.at(p + Vec3{0, 0, step}) - field.at(p - Vec3{0, 0, step})} /
         (2 * step);
}

Mesh meshed(const Field& field, double cell) { return Nets(field, cell).made(); }

Measures measured(const Mesh& mesh) {
  Measures all;
  for (const auto& [a, b, c] : mesh.triangles) {
    const Vec3 p = mesh.places[a];
    const Vec3 q = mesh.places[b];
    const Vec3 r = mesh.places[c];
    const double six = dot(p, cross(q, r));
    all.volume += six / 6;
    all.centre = all.centre + (p + q + r) * (six / 24);
    all.area += length(cross(q - p, r - p)) / 2;
  }
  if (all.volume != 0) all.centre = all.centre / all.volume;
  for (const Vec3 p : mesh.places) all.box.take(p);
  all.pieces = pieces(mesh);
  return all;
}

}  // namespace skua::anatomy
