#include "surface_writer.h"

#include "surface_front.h"
#include "surface_normals.h"

#include <map>

namespace skua::anatomy {

using frog::Front;
using frog::Plane;
using frog::Step;
using frog::Vertex;

void put_varint(std::string& plane, std::uint32_t value) {
  for (; value >= 128; value >>= 7U) plane.push_back(char((value & 127U) | 128U));
  plane.push_back(char(value));
}

void put_residual(std::string& plane, int value) {
  put_varint(plane, std::uint32_t(value) << 1U ^ std::uint32_t(value >> 31));
}

namespace {

class Writer {
 public:
  Writer(const GridSurface& surface, Planes& planes)
      : surface_(surface),
        planes_(planes),
        number_(surface.vertices.size(), kFresh),
        told_(surface.triangles.size()) {
    for (std::uint32_t i = 0; i < surface.triangles.size(); ++i) {
      const auto& t = surface.triangles[i];
      for (std::size_t k = 0; k < 3; ++k) by_edge_.emplace(edge(t[k], t[(k + 1) % 3]), i);
    }
  }

  GridSurface written() {
    Front front(surface_.vertices.size());
    std::size_t next = 0;
    while (made_.triangles.size() < surface_.triangles.size()) {
      const Front::Gate* gate = front.gate();
      if (gate != nullptr) {
        go_on(front, *gate);
        continue;
      }
      while (told_[next]) ++next;
      begin(front, next);
    }
    normals();
    return std::move(made_);
  }

 private:
  static constexpr std::uint32_t kFresh = 0xffffffff;

  static std::uint32_t edge(std::uint32_t from, std::uint32_t to) { return from << 16U | to; }
  std::string& plane(Plane which) { return planes_[std::size_t(which)]; }

  void begin(Front& front, std::size_t triangle) {
    std::array<std::uint16_t, 3> corners{};
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint16_t vertex = surface_.triangles[triangle][k];
      if (number_[vertex] == kFresh) {
        put_varint(plane(Plane::names), 0);
        fresh(vertex, made_.vertices.empty() ? Vertex{.open = 255} : made_.vertices.back());
      } else {
        put_name(vertex);
      }
      corners[k] = std::uint16_t(number_[vertex]);
    }
    told_[triangle] = true;
    made_.triangles.push_back(corners);
    front.begin(corners[0], corners[1], corners[2]);
  }

  void go_on(Front& front, const Front::Gate gate) {
    const std::uint32_t triangle = across(gate);
    if (triangle == kFresh) return put(front, Step::border, 0);
    told_[triangle] = true;
    const std::uint16_t third = other(triangle, gate);
    const bool was_fresh = number_[third] == kFresh;
    if (was_fresh) fresh(third, guess(gate));
    const auto known = std::uint16_t(number_[third]);
    const Front::Gate* before = front.neighbour_before(gate);
    const Front::Gate* after = front.neighbour_after(gate);
    const bool to_before = !was_fresh && before != nullptr && before->from == known;
    const bool to_after = !was_fresh && after != nullptr && after->to == known;
    made_.triangles.push_back({gate.from, gate.to, known});
    if (was_fresh) return put(front, Step::fresh, known);
    if (to_before && to_after) return put(front, Step::both, known);
    if (to_before) return put(front, Step::before, known);
    if (to_after) return put(front, Step::after, known);
    put_name(third);
    put(front, Step::named, known);
  }

  void put(Front& front, Step step, std::uint16_t third) {
    plane(Plane::steps).push_back(char(step));
    (void)front.take(step, third);
  }
  void put_name(std::uint16_t vertex) {
    put_varint(plane(Plane::names), std::uint32_t(made_.vertices.size()) - number_[vertex]);
  }

  // The triangle that was not told yet and runs along the gate.
  std::uint32_t across(const Front::Gate& gate) {
    const auto [first, last] = by_edge_.equal_range(edge(was_[gate.from], was_[gate.to]));
    for (auto one = first; one != last; ++one) {
      if (!told_[one->second]) return one->second;
    }
    return kFresh;
  }
  std::uint16_t other(std::uint32_t triangle, const Front::Gate& gate) {
    const auto& t = surface_.triangles[triangle];
    for (std::size_t k = 0; k < 3; ++k) {
      if (t[k] == was_[gate.from] && t[(k + 1) % 3] == was_[gate.to]) return t[(k + 2) % 3];
    }
    return t[0];
  }

  Vertex guess(const Front::Gate& gate) {
    const Vertex& a = made_.vertices[gate.from];
    const Vertex& b = made_.vertices[gate.to];
    const Vertex& c = made_.vertices[gate.opposite];
    return {.x = std::int16_t(a.x + b.x - c.x),
            .y = std::int16_t(a.y + b.y - c.y),
            .z = std::int16_t(a.z + b.z - c.z),
            .open = std::uint8_t((a.open + b.open) / 2)};
  }

  void fresh(std::uint16_t vertex, const Vertex& near) {
    const Vertex& v = surface_.vertices[vertex];
    number_[vertex] = std::uint32_t(made_.vertices.size());
    was_.push_back(vertex);
    made_.vertices.push_back(v);
    put_residual(plane(Plane::x), v.x - near.x);
    put_residual(plane(Plane::y), v.y - near.y);
    put_residual(plane(Plane::z), v.z - near.z);
    put_residual(plane(Plane::open), v.open - near.open);
  }

  void normals() {
    std::vector<frog::MeshPlace> places;
    std::vector<std::uint16_t> indices;
    for (const Vertex& v : made_.vertices) places.push_back({v.x, v.y, v.z});
    for (const auto& t : made_.triangles) indices.insert(indices.end(), t.begin(), t.end());
    const auto near = frog::surface_normals(places, indices);
    for (std::size_t i = 0; i < near.size(); ++i) {
      put_residual(plane(Plane::normal_u), made_.vertices[i].normal_u - near[i][0]);
      put_residual(plane(Plane::normal_v), made_.vertices[i].normal_v - near[i][1]);
    }
  }

  const GridSurface& surface_;
  Planes& planes_;
  GridSurface made_;
  std::multimap<std::uint32_t, std::uint32_t> by_edge_;
  std::vector<std::uint32_t> number_;  // of each vertex, as it is read
  std::vector<std::uint16_t> was_;     // ... and the other way round
  std::vector<bool> told_;
};

}  // namespace

GridSurface write_surface(const GridSurface& surface, Planes& planes) {
  return Writer(surface, planes).written();
}

}  // namespace skua::anatomy
