#include "scene/frame.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "skua/scene.h"

namespace skua {

namespace {

/// Colours are mixed as light, not as the screen's numbers: squared, which is near enough to the curve of sRGB.
void put_color(float* out, uint32_t color) {
  for (int i = 0; i < 3; ++i) {
    const float part = static_cast<float>((color >> (8 * i)) & 255u) / 255;
    out[i] = part * part;
  }
}

void put(float* out, Vec3 v) {
  out[0] = v.x;
  out[1] = v.y;
  out[2] = v.z;
}

float part_of(uint32_t color) { return static_cast<float>(color >> 24) / 255; }

/// Rows of the world's axes in the eye's, as columns, with the depth from `near` to `far` on -1..1.
Matrix with_axes(Vec3 right, Vec3 up, Vec3 back, Vec3 eye) {
  return {right.x, up.x, back.x, 0, right.y, up.y, back.y, 0, right.z, up.z, back.z, 0,
          -dot(right, eye), -dot(up, eye), -dot(back, eye), 1};
}

void place_numbers(DrawNumbers& n, const SceneDraw& d) {
  std::copy_n(d.at.m, 12, n.begin());
  std::copy_n(d.origin, 3, n.begin() + 12);
  n[15] = d.unit;
}

/// Whether the ball around it reaches into the pyramid of view.
bool is_in_sight(const skua_camera& c, const SceneDraw& d) {
  const Vec3 way = vec3(d.middle) - vec3(c.eye);
  const float depth = -dot(way, vec3(c.back)), wide = c.half_view * c.rect.w / std::max(1.0f, c.rect.h);
  const auto beside = [&](float across, float slope) {
    return std::fabs(across) - depth * slope > d.radius * std::sqrt(1 + slope * slope);
  };
  return depth > -d.radius && !beside(dot(way, vec3(c.right)), wide) && !beside(dot(way, vec3(c.up)), c.half_view);
}

uint32_t over_ground(const SceneLook& look, uint32_t color) {
  constexpr float kPart = 0.35f;
  return look.own_colors ? (mix(look.ground, color, kPart) & 0xffffffu) | (color & 0xff000000u) : color;
}

}  // namespace

Matrix view_matrix(const SceneFrame& frame) {
  const skua_camera& c = frame.scene.camera;
  const Vec3 eye = vec3(c.eye), back = vec3(c.back);
  float near = 1e30f, far = 0;
  for (const SceneDraw& d : frame.draws) {
    const float depth = dot(eye - vec3(d.middle), back);
    near = std::min(near, depth - d.radius);
    far = std::max(far, depth + d.radius);
  }
  constexpr float kFinest = 1 / 500.0f;  // of the depth: finer steps than the depth buffer has would be lost at the far end
  far = std::max(far, 1e-6f);
  near = std::clamp(near, far * kFinest, far * 0.99f);
  Matrix m = with_axes(vec3(c.right), vec3(c.up), back, eye);
  const float high = 1 / c.half_view, wide = high * c.rect.h / std::max(1.0f, c.rect.w);
  const float a = -(far + near) / (far - near), b = -2 * far * near / (far - near);
  for (std::size_t i = 0; i < 16; i += 4) {
    const float depth = m[i + 2], one = m[i + 3];
    m[i] *= wide;
    m[i + 1] *= high;
    m[i + 2] = a * depth + b * one;
    m[i + 3] = -depth;
  }
  return m;
}

Matrix lamp_matrix(const SceneFrame& frame) {
  Vec3 low{1e30f, 1e30f, 1e30f}, high{-1e30f, -1e30f, -1e30f};
  for (const SceneDraw& d : frame.draws) {
    if (!throws_shadow(d)) continue;
    const Vec3 m = vec3(d.middle);
    low = {std::min(low.x, m.x - d.radius), std::min(low.y, m.y - d.radius), std::min(low.z, m.z - d.radius)};
    high = {std::max(high.x, m.x + d.radius), std::max(high.y, m.y + d.radius), std::max(high.z, m.z + d.radius)};
  }
  if (low.x > high.x) low = high = {};
  const Vec3 middle = (low + high) * 0.5f;
  float reach = 1e-6f;
  for (const SceneDraw& d : frame.draws) {
    if (throws_shadow(d)) reach = std::max(reach, length(vec3(d.middle) - middle) + d.radius);
  }
  const Vec3 back = unit(vec3(frame.scene.light.toward));
  const Vec3 right = unit(std::fabs(back.z) > 0.99f ? Vec3{1, 0, 0} : cross({0, 0, 1}, back));
  const Vec3 across = unit(right - back * dot(right, back));
  Matrix m = with_axes(across, cross(back, across), back, middle);
  for (std::size_t i = 0; i < 16; i += 4) {
    m[i] /= reach;
    m[i + 1] /= reach;
    m[i + 2] /= -reach;
  }
  return m;
}

uint64_t shadow_key(const SceneFrame& frame) {
  uint64_t key = 14695981039346656037u;  // FNV-1a
  const auto add = [&key](const void* bytes, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
      key = (key ^ static_cast<const unsigned char*>(bytes)[i]) * 1099511628211u;
    }
  };
  add(frame.scene.light.toward, sizeof frame.scene.light.toward);
  for (const SceneDraw& d : frame.draws) {
    if (!throws_shadow(d)) continue;
    add(&d.copy, sizeof d.copy);
    add(&d.at, sizeof d.at);
  }
  return key;
}

bool throws_shadow(const SceneDraw& d) { return d.material.no_shadow == 0 && d.material.opacity >= 0.5f; }

std::vector<const SceneDraw*> in_order(const SceneFrame& frame) {
  const skua_camera& camera = frame.scene.camera;
  std::vector<std::pair<float, const SceneDraw*>> draws;
  for (const SceneDraw& d : frame.draws) {
    if (d.material.opacity <= 0 || !is_in_sight(camera, d)) continue;
    const float depth = dot(vec3(camera.eye) - vec3(d.middle), vec3(camera.back));
    draws.emplace_back(d.material.opacity >= 1 ? depth - d.radius : -depth, &d);
  }
  std::ranges::stable_sort(draws, {}, [](const auto& draw) { return std::pair(draw.second->material.opacity < 1, draw.first); });
  std::vector<const SceneDraw*> order;
  for (const auto& [key, d] : draws) order.push_back(d);
  return order;
}

DrawNumbers draw_numbers(const SceneFrame& frame, const SceneDraw& d) {
  const skua_material& m = d.material;
  const SceneLook& look = frame.look;
  DrawNumbers n{};
  place_numbers(n, d);
  n[18] = static_cast<float>(look.illustrated ? Manner::illustrated : Manner::lit);
  put_color(&n[20], over_ground(look, m.color));
  n[23] = m.opacity;
  put_color(&n[24], over_ground(look, m.second));
  n[27] = m.turn_by_normal;
  put_color(&n[28], over_ground(look, m.other));
  n[31] = part_of(m.other);
  put_color(&n[32], over_ground(look, m.back));
  n[kBumps] = m.bumps > 0 ? 1 / m.bumps : 0;
  put(&n[36], vec3(m.turn_axis));
  n[39] = m.turn_from;
  n[40] = m.turn_to;
  n[41] = m.pattern > 0 ? 1 / m.pattern : 0;
  n[42] = m.pattern_strength;
  n[43] = m.highlight;
  n[44] = look.own_colors ? 0 : m.gloss;  // what mirrors would be a grey patch on the student's own ground
  n[45] = m.translucency;
  n[47] = m.pattern_rim;
  put(&n[48], vec3(m.grain));
  n[51] = m.round_pattern != 0 ? 1 : 0;
  n[46] = look.illustrated ? 0 : frame.scene.light.shadow;
  return n;
}

DrawNumbers outline_numbers(const SceneDraw& d, uint32_t color, std::array<float, 2> grow) {
  DrawNumbers n{};
  place_numbers(n, d);
  n[16] = grow[0];
  n[17] = grow[1];
  n[18] = static_cast<float>(Manner::flat);
  put_color(&n[20], color);
  n[23] = d.material.opacity;
  return n;
}

SceneNumbers scene_numbers(const SceneFrame& frame, const Matrix& view, const Matrix& lamp) {
  const skua_light& light = frame.scene.light;
  SceneNumbers n{};
  std::ranges::copy(view, n.begin());
  std::ranges::copy(lamp, n.begin() + 16);
  put(&n[32], vec3(frame.scene.camera.eye));
  put(&n[36], unit(vec3(light.toward)));
  put_color(&n[40], light.color);
  put_color(&n[44], light.sky);
  put_color(&n[48], light.floor);
  put_color(&n[52], frame.look.focus);
  return n;
}

}  // namespace skua
