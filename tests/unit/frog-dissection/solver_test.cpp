// The solver against what follows from Hooke's law.
#include "solver.h"

#include <doctest/doctest.h>

using namespace skua::frog;

namespace {

constexpr double kLoad_kg = 2, kEarth = 9.81, kCompliance = 1e-3;

Body hanging() {
  Body body;
  body.particles = {{{0, 0, 0}, {}, 0}, {{0, 0, -1}, {}, 1 / kLoad_kg}};
  body.links = {{0, 1, 1, kCompliance}};
  body.gravity = kEarth;
  body.damping = 4;
  return body;
}

double extension(int substeps, int iterations) {
  Body body = hanging();
  for (int tick = 0; tick < 1200; ++tick) step(body, nullptr, 1.0 / 60, substeps, iterations);
  return -body.particles[1].at.z - 1;
}

}  // namespace

TEST_CASE("a hanging mass draws a link out as far as its compliance says, however it is computed") {
  for (const int substeps : {1, 5, 10, 20}) {
    for (const int iterations : {1, 3, 10}) {
      CAPTURE(substeps);
      CAPTURE(iterations);
      CHECK(std::abs(extension(substeps, iterations) - 0.019620) < 1e-7);
    }
  }
}

TEST_CASE("an anchor yields as its compliance says, in each direction") {
  Body body;
  body.particles = {{{0, 0, 0}, {}, 1 / kLoad_kg}};
  body.anchors = {{0, {0.1, 0.2, 0.3}, kCompliance}};
  body.gravity = kEarth;
  body.damping = 4;
  for (int tick = 0; tick < 1200; ++tick) step(body, nullptr, 1.0 / 60, 5, 1);
  CHECK(body.particles[0].at.x == doctest::Approx(0.1));
  CHECK(body.particles[0].at.y == doctest::Approx(0.2));
  CHECK(body.particles[0].at.z == doctest::Approx(0.3 - 0.01962));
}

TEST_CASE("what falls comes to lie on the ground, and friction stops it there") {
  Ground ground{.x_from = -1,
                .x_to = 1,
                .y_from = -1,
                .y_to = 1,
                .columns = 2,
                .rows = 2,
                .height = {0, 0.2f, 0, 0.2f},
                .tray = -0.5};
  CHECK(ground.height_at(0, 0.3) == doctest::Approx(0.1));
  CHECK(ground.height_at(1, 0) == doctest::Approx(0.2));
  CHECK(ground.height_at(1.01, 0) == -0.5);
  Body body;
  body.particles = {{{0, 0, 0.3}, {0.2, 0, 0}, 1}};
  body.gravity = kEarth;
  body.friction = 0.6;
  for (int tick = 0; tick < 600; ++tick) step(body, &ground, 1.0 / 60, 5, 1);
  const Place before = body.particles[0].at;
  CHECK(before.z == doctest::Approx(ground.height_at(before.x, before.y)));
  step(body, &ground, 1.0 / 60, 5, 1);
  CHECK(length(body.particles[0].at - before) < 1e-9);
}
