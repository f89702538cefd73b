#include "scene/orbit.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace skua {

namespace {

constexpr float kCircle = 2 * std::numbers::pi_v<float>;

bool same(const OrbitPlace& a, const OrbitPlace& b) {
  return a.yaw == b.yaw && a.pitch == b.pitch && a.distance == b.distance;
}

void keep_within(OrbitPlace& p, const skua_orbit& limits) {
  constexpr float kSteepest = 1.55f;  // straight from above there is no upward
  p.pitch = std::clamp(p.pitch, std::max(limits.least_pitch, -kSteepest), std::min(limits.most_pitch, kSteepest));
  p.distance = std::clamp(p.distance, limits.least_distance, limits.most_distance);
}

/// The same direction, as near as it comes to another.
float near_to(float yaw, float other) { return yaw + kCircle * std::round((other - yaw) / kCircle); }

}  // namespace

void give(OrbitMemory& m, const skua_orbit& view) {
  OrbitPlace given{vec3(view.target), view.yaw, view.pitch, view.distance};
  keep_within(given, view);
  if (m.given && !same(*m.given, given)) m.turned = false;
  m.given = given;
  if (!m.turned) {
    given.yaw = near_to(given.yaw, m.wanted.yaw);
    m.wanted = given;
  }
  m.wanted.target = given.target;
  keep_within(m.wanted, view);
}

void turn(OrbitMemory& m, const skua_orbit& view, float yaw, float pitch, bool at_once) {
  m.turned = true;
  const OrbitPlace before = m.wanted;
  m.wanted.yaw += yaw;
  m.wanted.pitch += pitch;
  keep_within(m.wanted, view);
  if (!at_once || !m.shown) return;
  m.shown->yaw += m.wanted.yaw - before.yaw;
  m.shown->pitch += m.wanted.pitch - before.pitch;
}

void approach(OrbitMemory& m, const skua_orbit& view, float factor) {
  m.turned = true;
  m.wanted.distance *= factor;
  keep_within(m.wanted, view);
}

void reset(OrbitMemory& m) {
  m.turned = false;
  if (!m.given) return;
  const float yaw = near_to(m.given->yaw, m.wanted.yaw);
  m.wanted = *m.given;
  m.wanted.yaw = yaw;
}

bool ease(OrbitMemory& m, double seconds, bool at_once) {
  constexpr double kLongest = 0.1;  // a lesson that stood still goes on from where it was
  constexpr float kPace = 9;        // a second; what is left becomes 1/e of it nine times a second
  constexpr float kEnough = 5e-4f;
  const double passed = std::clamp(seconds - m.seconds, 0.0, kLongest);
  m.seconds = seconds;
  if (at_once || !m.shown) {
    m.shown = m.wanted;
    return false;
  }
  OrbitPlace& s = *m.shown;
  const float part = 1 - std::exp(-kPace * static_cast<float>(passed));
  const Vec3 way = m.wanted.target - s.target;
  const float left = std::max({std::fabs(m.wanted.yaw - s.yaw), std::fabs(m.wanted.pitch - s.pitch),
                               std::fabs(m.wanted.distance - s.distance) / m.wanted.distance,
                               length(way) / m.wanted.distance});
  if (left < kEnough) {
    s = m.wanted;
    return false;
  }
  s.yaw += (m.wanted.yaw - s.yaw) * part;
  s.pitch += (m.wanted.pitch - s.pitch) * part;
  s.distance += (m.wanted.distance - s.distance) * part;
  s.target = s.target + way * part;
  return true;
}

Camera camera_at(const OrbitPlace& p, float view, const Rect& rect) {
  const Vec3 away{-std::sin(p.yaw) * std::cos(p.pitch), -std::cos(p.yaw) * std::cos(p.pitch), std::sin(p.pitch)};
  const float tall = rect.w > 0 ? std::max(1.0f, rect.h / rect.w) : 1.0f;
  return Camera::look(p.target + away * p.distance, p.target, std::tan(view / 2) * tall, rect);
}

}  // namespace skua
