// Solids and their surfaces, against what is known of them in closed form.
#include "mesh.h"

#include <doctest/doctest.h>

#include <numbers>

#include "closed.h"

using namespace skua::anatomy;

namespace {

double ball(double radius) { return 4.0 / 3 * std::numbers::pi * radius * radius * radius; }

}  // namespace

TEST_CASE(
    "an ellipsoid has its volume, its centre and one closed surface that is turned outwards") {
  const FieldPtr field = ellipsoid({0.3, -0.1, 0.2}, {0.2, 0.1, 0.05}, {});
  const Mesh mesh = meshed(*field, 0.008);
  const Measures all = measured(mesh);
  CHECK(is_closed(mesh));
  CHECK(all.pieces == 1);
  CHECK(all.volume == doctest::Approx(4.0 / 3 * std::numbers::pi * 0.2 * 0.1 * 0.05).epsilon(0.01));
  CHECK(all.centre.x == doctest::Approx(0.3).epsilon(0.002));
  CHECK(all.centre.y == doctest::Approx(-0.1).epsilon(0.005));
  CHECK(all.box.high.x == doctest::Approx(0.5).epsilon(0.005));
}

TEST_CASE("turning moves an ellipsoid's ends: about z, from x towards y") {
  const Measures all = measured(meshed(*ellipsoid({}, {0.2, 0.05, 0.05}, {0, 0, 90}), 0.01));
  CHECK(all.box.high.y == doctest::Approx(0.2).epsilon(0.02));
  CHECK(all.box.high.x == doctest::Approx(0.05).epsilon(0.05));
}

TEST_CASE("a straight tube is a cylinder with half a ball at each end") {
  const FieldPtr field = tube({{{0, 0, 0}, 0.05}, {{0.4, 0, 0}, 0.05}});
  const Mesh mesh = meshed(*field, 0.005);
  CHECK(is_closed(mesh));
  CHECK(measured(mesh).volume ==
        doctest::Approx(ball(0.05) + std::numbers::pi * 0.05 * 0.05 * 0.4).epsilon(0.01));
}

TEST_CASE("what is melted is one piece, what is far apart is two, and a wall is hollow") {
  std::vector<FieldPtr> near{ellipsoid({0, 0, 0}, {0.1, 0.1, 0.1}, {}),
                             ellipsoid({0.17, 0, 0}, {0.1, 0.1, 0.1}, {})};
  CHECK(measured(meshed(*melted(near, 0.05), 0.01)).pieces == 1);
  std::vector<FieldPtr> far{ellipsoid({0, 0, 0}, {0.1, 0.1, 0.1}, {}),
                            ellipsoid({0.5, 0, 0}, {0.1, 0.1, 0.1}, {})};
  CHECK(measured(meshed(*melted(far, 0.05), 0.01)).pieces == 2);
  const Measures hollow = measured(meshed(*wall(ellipsoid({}, {0.1, 0.1, 0.1}, {}), 0.03), 0.005));
  CHECK(hollow.pieces == 2);
  CHECK(hollow.volume == doctest::Approx(ball(0.1) - ball(0.07)).epsilon(0.02));
}

TEST_CASE("taking away, keeping in common, growing and mirroring do what they say") {
  const FieldPtr whole = ellipsoid({}, {0.1, 0.1, 0.1}, {});
  const FieldPtr half = ellipsoid({0.5, 0, 0}, {0.5, 0.5, 0.5}, {});
  const double without_half = measured(meshed(*without(whole, half, 0), 0.006)).volume;
  const double half_itself = measured(meshed(*common(whole, half, 0), 0.006)).volume;
  CHECK(without_half + half_itself == doctest::Approx(ball(0.1)).epsilon(0.01));
  CHECK(measured(meshed(*grown(whole, 0.02), 0.006)).volume ==
        doctest::Approx(ball(0.12)).epsilon(0.01));
  const Measures other =
      measured(meshed(*mirrored(ellipsoid({0, 0.3, 0}, {0.1, 0.1, 0.1}, {}), 0.1), 0.01));
  CHECK(other.centre.y == doctest::Approx(-0.1).epsilon(0.01));
  CHECK(other.volume > 0);
}
