/// Solids on the stage: meshes with materials, a lamp, a camera that the student turns, and what a ray meets.
///
/// In each pass a view says all that is there:
///
///     const Ui::Orbit orbit = ui.orbit("specimen", {.target = {0, 0, 0.1f}, .distance = 3}, {.rect = area});
///     Scene scene(stage, orbit.camera, light);
///     scene.draw(liver.mesh(), {.color = 0xff26356e, .gloss = 0.9f, .highlight = ui.is_hot("liver") ? 1.0f : 0.0f});
///     if (orbit.pointer) {
///       if (const auto hit = cast(shapes, orbit.camera.ray(*orbit.pointer))) ui.pointed_at(ids[hit->shape]);
///     }
///
/// The runtime copies what it has not seen yet and forgets what is drawn no more; a view that is drawn anew, in another window
/// or after the browser lost its pictures, needs nothing of the module. Without a stage all of it does nothing.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "skua/scene_abi.h"
#include "skua/stage.h"

namespace skua {

/// A place or a direction.
struct Vec3 {
  float x = 0, y = 0, z = 0;

  friend constexpr Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Vec3 operator*(Vec3 a, float f) { return {a.x * f, a.y * f, a.z * f}; }
};
constexpr float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vec3 cross(Vec3 a, Vec3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
inline float length(Vec3 a) { return std::sqrt(dot(a, a)); }
/// Of length 1; of nothing, upward.
inline Vec3 unit(Vec3 a) {
  const float l = length(a);
  return l > 0 ? a * (1 / l) : Vec3{0, 0, 1};
}
constexpr Vec3 vec3(const float* xyz) { return {xyz[0], xyz[1], xyz[2]}; }

/// Turned, moved, and made larger alike in all directions.
struct Transform : skua_transform {
  constexpr Transform() : skua_transform{{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}} {}
  static constexpr Transform move(Vec3 by) { return columns({1, 0, 0}, {0, 1, 0}, {0, 0, 1}, by); }
  /// To where its axes point, each as long as the others.
  static constexpr Transform columns(Vec3 x, Vec3 y, Vec3 z, Vec3 origin = {}) {
    Transform t;
    const float rows[] = {x.x, y.x, z.x, origin.x, x.y, y.y, z.y, origin.y, x.z, y.z, z.z, origin.z};
    for (int i = 0; i < 12; ++i) t.m[i] = rows[i];
    return t;
  }
  constexpr Vec3 of(Vec3 p) const { return along(p) + Vec3{m[3], m[7], m[11]}; }
  /// Of a direction.
  constexpr Vec3 along(Vec3 d) const {
    return {m[0] * d.x + m[1] * d.y + m[2] * d.z, m[4] * d.x + m[5] * d.y + m[6] * d.z,
            m[8] * d.x + m[9] * d.y + m[10] * d.z};
  }
};

struct Ray {
  Vec3 from, direction;
  constexpr Vec3 at(float distance) const { return from + direction * distance; }
};

/// What looks at a scene, and the part of the stage where it is seen.
struct Camera : skua_camera {
  constexpr Camera() : skua_camera{} {}
  explicit constexpr Camera(const skua_camera& raw) : skua_camera(raw) {}
  /// From `from` toward `to`, the z axis upward; `half` is the tangent of half the vertical angle of view.
  static Camera look(Vec3 from, Vec3 to, float half, Rect seen_in) {
    Camera c;
    const Vec3 behind = unit(from - to);
    const Vec3 side = unit(cross({0, 0, 1}, behind)), above = cross(behind, side);
    for (const auto& [out, v] : {std::pair{c.eye, from}, {c.right, side}, {c.up, above}, {c.back, behind}}) {
      out[0] = v.x;
      out[1] = v.y;
      out[2] = v.z;
    }
    c.half_view = half;
    c.rect = seen_in;
    return c;
  }
  /// Where a place is seen on the stage, maybe outside the rectangle; nothing for one behind the camera.
  std::optional<Point> project(Vec3 place) const {
    const Vec3 d = place - vec3(eye);
    const float depth = -dot(d, vec3(back));
    if (depth <= 0 || rect.h <= 0) return std::nullopt;
    const float scale = px_at(depth);
    return Point{rect.x + rect.w / 2 + dot(d, vec3(right)) * scale, rect.y + rect.h / 2 - dot(d, vec3(up)) * scale};
  }
  /// From the eye through a point of the stage; its direction has length 1.
  Ray ray(Point p) const {
    const float scale = px_at(1);
    const Vec3 d = vec3(right) * ((p.x - rect.x - rect.w / 2) / scale) - vec3(up) * ((p.y - rect.y - rect.h / 2) / scale) -
                   vec3(back);
    return {vec3(eye), unit(d)};
  }
  /// How many px a length of 1 has at this depth in front of the eye.
  float px_at(float depth) const { return rect.h / (2 * half_view * depth); }
};

/// A mesh that is made here, from places as numbers: of a formula, or of a sheet that moves.
class Solid {
 public:
  /// `id` is unique in the module; three of `triangles` for each, counter-clockwise as seen from outside.
  Solid(uint32_t id, std::vector<uint16_t> triangles) : indices_(std::move(triangles)) {
    mesh_.size = sizeof mesh_;
    mesh_.id = id;
  }
  Solid(Solid&&) = default;
  Solid& operator=(Solid&&) = default;
  /// Other places. Normals are made smooth over what triangles have in common.
  void shape(std::span<const Vec3> places) {
    static_assert(sizeof(Vec3) == 3 * sizeof(float));
    vertices_.resize(places.size(), {{}, {}, 255, 0});
    mesh_.vertices = vertices_.data();
    mesh_.vertex_count = static_cast<uint32_t>(places.size());
    mesh_.indices = indices_.data();
    mesh_.index_count = static_cast<uint32_t>(indices_.size());
    ++mesh_.revision;
    skua_shape_mesh(&mesh_, vertices_.data(), places.empty() ? nullptr : &places.front().x);
  }
  /// Other triangles; they show with the next `shape`.
  void set_triangles(std::vector<uint16_t> triangles) { indices_ = std::move(triangles); }
  /// Occlusion and second colour, of each vertex, are the maker's; once it was drawn, a change of them shows with the next `shape`.
  std::span<skua_vertex> vertices() { return vertices_; }
  const skua_mesh& mesh() const { return mesh_; }

 private:
  std::vector<uint16_t> indices_;
  std::vector<skua_vertex> vertices_;
  skua_mesh mesh_{};
};

/// A mesh where it stands, for rays.
struct Shape : skua_shape {
  explicit Shape(const skua_mesh& what, const Transform& where = {}) : skua_shape{&what, where} {}
};

struct Material {
  Color color = 0xffc0c0c0;
  Color second = 0;        ///< of the pattern, and of vertices that say so
  Color other = 0;         ///< beyond the turn, as of a belly; without alpha there is no turn
  Color back = 0;          ///< of the triangles' backs; without alpha they are not drawn
  Vec3 turn_axis = {};     ///< along this direction of the mesh …
  float turn_from = 0, turn_to = 0;  ///< … the colour turns into the other one between these values of …
  bool turn_by_normal = false;       ///< … the place, or the normal
  float pattern = 0;           ///< width of a spot, in the mesh's lengths; 0: none
  float pattern_strength = 0;  ///< 0..1
  bool round_pattern = false;  ///< of round spots that lie apart
  float pattern_rim = 0;       ///< 0..1: how pale the rim around a round spot is
  Vec3 grain = {};             ///< the pattern is drawn out along this direction of the mesh; its length, 0..1, is how far
  float bumps = 0;             ///< width of the bumps of a surface that is not smooth, in the mesh's lengths; 0: it is smooth
  float gloss = 0.3f;          ///< 0 dull … 1 wet
  float translucency = 0;      ///< 0..1
  float highlight = 0;         ///< 0..1: lit up and outlined
  float opacity = 1;
  bool shadow = true;  ///< it throws one
};

struct Light {
  Vec3 toward = {-0.5f, -0.4f, 1};  ///< from the scene to the lamp
  Color color = 0xffe6f4ff;
  Color sky = 0xff8a7d70, floor = 0xff3c4048;
  float shadow = 0.8f;
};

class Scene {
 public:
  struct Options {
    bool illustrated;  ///< flat tones with ink, as on a plate of a textbook
  };
  /// It lies over all that was drawn on the stage before, and under all that comes after.
  Scene(const Stage& stage, const Camera& camera, const Light& light, const Options& options = Options{false}) : raw_(stage.raw_) {
    skua_scene scene{};
    scene.size = sizeof scene;
    scene.camera = camera;
    scene.light = {{light.toward.x, light.toward.y, light.toward.z}, light.color, light.sky, light.floor, light.shadow};
    scene.illustrated = options.illustrated ? 1 : 0;
    skua_scene_begin(raw_, &scene);
  }
  void draw(const skua_mesh& mesh, const Material& m, const Transform& at = {}) {
    skua_material raw{};
    raw.size = sizeof raw;
    raw.color = m.color;
    raw.second = m.second;
    raw.other = m.other;
    raw.back = m.back;
    raw.turn_axis[0] = m.turn_axis.x;
    raw.turn_axis[1] = m.turn_axis.y;
    raw.turn_axis[2] = m.turn_axis.z;
    raw.turn_from = m.turn_from;
    raw.turn_to = m.turn_to;
    raw.turn_by_normal = m.turn_by_normal ? 1 : 0;
    raw.pattern = m.pattern;
    raw.pattern_strength = m.pattern_strength;
    raw.gloss = m.gloss;
    raw.translucency = m.translucency;
    raw.highlight = m.highlight;
    raw.opacity = m.opacity;
    raw.no_shadow = m.shadow ? 0 : 1;
    raw.round_pattern = m.round_pattern ? 1 : 0;
    raw.pattern_rim = m.pattern_rim;
    raw.grain[0] = m.grain.x;
    raw.grain[1] = m.grain.y;
    raw.grain[2] = m.grain.z;
    raw.bumps = m.bumps;
    skua_scene_draw(raw_, &mesh, &raw, &at);
  }

 private:
  skua_ui* raw_;
};

/// The nearest triangle that the ray meets, nearer than `most`.
inline std::optional<skua_hit> cast(std::span<const Shape> shapes, const Ray& ray,
                                    float most = std::numeric_limits<float>::max()) {
  skua_hit hit{};
  static_assert(sizeof(Shape) == sizeof(skua_shape));
  const auto count = static_cast<uint32_t>(shapes.size());
  if (skua_cast(shapes.data(), count, &ray.from.x, &ray.direction.x, most, &hit) == 0) return std::nullopt;
  return hit;
}

/// Whether one of the shapes lies before a place, so that a label for it would point at something else. `margin`: how near to the
/// place a surface may be and still be its own.
inline bool is_hidden(std::span<const Shape> shapes, const Camera& camera, Vec3 place, float margin) {
  const Vec3 way = place - vec3(camera.eye);
  const float distance = length(way);
  return distance > margin && cast(shapes, {vec3(camera.eye), way * (1 / distance)}, distance - margin).has_value();
}

}  // namespace skua
