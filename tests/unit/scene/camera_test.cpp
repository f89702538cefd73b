#include <doctest/doctest.h>

#include <cmath>

#include "lump.h"
#include "scene/frame.h"
#include "scene/orbit.h"

using namespace skua;

namespace {

constexpr Rect kRect{40, 20, 800, 500};

skua_orbit view_of(float yaw = 0.3f, float pitch = 0.4f, float distance = 3) {
  return {.size = sizeof(skua_orbit),
          .target = {0.1f, 0.2f, 0.3f},
          .yaw = yaw,
          .pitch = pitch,
          .distance = distance,
          .least_pitch = -0.5f,
          .most_pitch = 1.2f,
          .least_distance = 1,
          .most_distance = 8,
          .view = 0.7f};
}

std::array<float, 4> by(const Matrix& m, Vec3 p) {
  std::array<float, 4> out{};
  for (std::size_t row = 0; row < 4; ++row)
    out[row] = m[row] * p.x + m[4 + row] * p.y + m[8 + row] * p.z + m[12 + row];
  return out;
}

}  // namespace

TEST_CASE("a ray through the point where a place is seen goes through the place") {
  Random random(7);
  for (int i = 0; i < 300; ++i) {
    const Camera camera = camera_at({anywhere(random, 1), between(random, -7, 7),
                                     between(random, -1.4f, 1.4f), between(random, 2, 9)},
                                    between(random, 0.3f, 1.2f), kRect);
    const Vec3 place = anywhere(random, 1);
    const auto seen = camera.project(place);
    if (!seen) continue;
    const Ray ray = camera.ray(*seen);
    CHECK(length(ray.direction) == doctest::Approx(1).epsilon(1e-5));
    CHECK(length(ray.at(length(place - ray.from)) - place) < 1e-4f);
  }
}

TEST_CASE("what the camera says and what is drawn is the same point") {
  Random random(8);
  const Solid solid = lump(1, 30, random);
  SceneFrame frame;
  frame.scene.camera = camera_at({{}, 0.4f, 0.5f, 6}, 0.7f, kRect);
  SceneDraw draw;
  draw.radius = 1.8f;
  frame.draws.push_back(draw);
  const Matrix view = view_matrix(frame);
  const Camera camera(frame.scene.camera);
  for (int i = 0; i < 100; ++i) {
    const Vec3 place = anywhere(random, 1);
    const auto clip = by(view, place);
    const auto seen = camera.project(place);
    REQUIRE(seen);
    CHECK(kRect.x + (clip[0] / clip[3] + 1) / 2 * kRect.w ==
          doctest::Approx(seen->x).epsilon(1e-3));
    CHECK(kRect.y + (1 - clip[1] / clip[3]) / 2 * kRect.h ==
          doctest::Approx(seen->y).epsilon(1e-3));
    CHECK(std::fabs(clip[2]) <= clip[3]);  // between the planes
  }
}

TEST_CASE(
    "at first the x axis points to the right and z upward; a turn to the right brings what lay "
    "left to the front") {
  const Camera front = camera_at({{}, 0, 0, 4}, 0.7f, kRect);
  const Point middle{kRect.x + kRect.w / 2, kRect.y + kRect.h / 2};
  CHECK(front.project({1, 0, 0})->x > middle.x);
  CHECK(front.project({0, 0, 1})->y < middle.y);
  const Camera turned = camera_at({{}, 0.5f, 0, 4}, 0.7f, kRect);
  CHECK(turned.project({0, -1, 0})->x > middle.x);
  const Camera above = camera_at({{}, 0, 0.5f, 4}, 0.7f, kRect);
  CHECK(above.project({0, -1, 0})->y > middle.y);
}

TEST_CASE("all that throws a shadow has room in the lamp's picture") {
  Random random(9);
  SceneFrame frame;
  frame.scene.light.toward[0] = -0.4f;
  frame.scene.light.toward[2] = 1;
  for (int i = 0; i < 8; ++i) {
    SceneDraw draw;
    const Vec3 middle = anywhere(random, 3);
    draw.middle[0] = middle.x;
    draw.middle[1] = middle.y;
    draw.middle[2] = middle.z;
    draw.radius = between(random, 0.1f, 1);
    draw.material.opacity = i == 7 ? 0.2f : 1;
    if (i == 7) draw.middle[0] = 100;  // throws none
    frame.draws.push_back(draw);
  }
  const Matrix lamp = lamp_matrix(frame);
  for (std::size_t i = 0; i < 7; ++i) {
    const SceneDraw& draw = frame.draws[i];
    for (int k = 0; k < 20; ++k) {
      const auto clip = by(lamp, vec3(draw.middle) + unit(anywhere(random, 1)) * draw.radius);
      for (std::size_t axis = 0; axis < 3; ++axis) CHECK(std::fabs(clip[axis]) <= 1.0001f);
    }
  }
  const uint64_t key = shadow_key(frame);
  frame.draws[7].at.m[3] = 1;
  frame.scene.camera.eye[0] = 1;
  CHECK(shadow_key(frame) == key);
  frame.draws[3].at.m[3] = 1;
  CHECK(shadow_key(frame) != key);
}

TEST_CASE("what can be seen through is drawn last, the farthest first") {
  SceneFrame frame;
  frame.scene.camera = Camera::look({0, -5, 0}, {}, 0.4f, kRect);
  constexpr float kOpacity[] = {0.5f, 1, 0.5f, 1, 0};
  for (std::size_t i = 0; i < 5; ++i) {
    SceneDraw draw;
    draw.slot = static_cast<uint32_t>(i);
    draw.middle[1] = static_cast<float>(i);
    draw.material.opacity = kOpacity[i];
    frame.draws.push_back(draw);
  }
  std::vector<uint32_t> order;
  for (const SceneDraw* draw : in_order(frame)) order.push_back(draw->slot);
  CHECK(order == std::vector<uint32_t>{1, 3, 2, 0});
}

TEST_CASE("what is out of sight is not drawn; what reaches into the picture is") {
  Random random(10);
  int drawn = 0;
  for (int i = 0; i < 400; ++i) {
    SceneFrame frame;
    frame.scene.camera =
        camera_at({{}, between(random, -3, 3), between(random, -1, 1), 3}, 0.7f, kRect);
    const Camera camera(frame.scene.camera);
    SceneDraw draw;
    const Vec3 middle = anywhere(random, 4);
    draw.middle[0] = middle.x;
    draw.middle[1] = middle.y;
    draw.middle[2] = middle.z;
    draw.radius = 0.6f;
    draw.material.opacity = 1;
    frame.draws.push_back(draw);
    bool seen = false;
    for (int k = 0; k < 60; ++k) {
      const auto at = camera.project(middle + unit(anywhere(random, 1)) * 0.6f);
      seen = seen || (at && at->x >= kRect.x && at->x <= kRect.x + kRect.w && at->y >= kRect.y &&
                      at->y <= kRect.y + kRect.h);
    }
    const bool is_drawn = !in_order(frame).empty();
    if (seen) CHECK(is_drawn);
    drawn += is_drawn ? 1 : 0;
  }
  CHECK(drawn < 250);
}

TEST_CASE("an orbit keeps its limits, eases to where it is wanted, and rests there") {
  OrbitMemory m;
  const skua_orbit view = view_of();
  give(m, view);
  CHECK_FALSE(ease(m, 0, false));  // the first picture stands at once
  CHECK(m.shown->yaw == 0.3f);
  turn(m, view, 0.5f, 9, false);
  approach(m, view, 0.01f);
  CHECK(m.wanted.pitch == 1.2f);
  CHECK(m.wanted.distance == 1);
  int frames = 0;
  float before = m.shown->yaw;
  for (double seconds = 1; ease(m, seconds += 1 / 60.0, false); ++frames) {
    CHECK(m.shown->yaw >= before);
    before = m.shown->yaw;
  }
  CHECK(frames > 15);
  CHECK(frames < 90);
  CHECK(m.shown->yaw == m.wanted.yaw);
  CHECK_FALSE(ease(m, 9, false));
  turn(m, view, 0.5f, 0, true);  // held by a pointer
  CHECK(m.shown->yaw == m.wanted.yaw);
  turn(m, view, 0.5f, 0, false);
  CHECK_FALSE(ease(m, 9.1, true));  // without motion
  CHECK(m.shown->yaw == m.wanted.yaw);
}

TEST_CASE(
    "a view's new place counts again; until then the student's stays; back goes the shorter way") {
  OrbitMemory m;
  give(m, view_of());
  turn(m, view_of(), 6.5f, 0, false);
  give(m, view_of());
  CHECK(m.wanted.yaw == doctest::Approx(6.8f));
  reset(m);
  CHECK(m.wanted.yaw == doctest::Approx(0.3f + 6.2831853f));
  turn(m, view_of(), -1, 0, false);
  give(m, view_of(1));
  CHECK_FALSE(m.turned);
  CHECK(std::fabs(m.wanted.yaw - 5.58f) < 3.15f);
  CHECK(std::cos(m.wanted.yaw) == doctest::Approx(std::cos(1.0f)));
}

TEST_CASE("what a material says of its pattern is told to what draws") {
  SceneFrame frame;
  SceneDraw draw;
  draw.material = {.pattern = 0.05f,
                   .pattern_strength = 0.9f,
                   .round_pattern = 1,
                   .pattern_rim = 0.5f,
                   .grain = {0.6f, 0, 0.8f},
                   .bumps = 0.02f};
  const DrawNumbers n = draw_numbers(frame, draw);
  CHECK(n[41] == doctest::Approx(20));
  CHECK(n[42] == 0.9f);
  CHECK(n[47] == 0.5f);
  CHECK(n[48] == 0.6f);
  CHECK(n[49] == 0);
  CHECK(n[50] == 0.8f);
  CHECK(n[51] == 1);
  CHECK(n[kBumps] == doctest::Approx(50));
  draw.material.bumps = 0;
  CHECK(draw_numbers(frame, draw)[kBumps] == 0);
}

TEST_CASE("on a student's own ground nothing mirrors") {
  SceneFrame frame;
  SceneDraw draw;
  draw.material.gloss = 0.7f;
  CHECK(draw_numbers(frame, draw)[44] == 0.7f);
  frame.look.own_colors = true;
  CHECK(draw_numbers(frame, draw)[44] == 0);
}
