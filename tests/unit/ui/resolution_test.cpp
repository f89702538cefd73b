#include "ui/resolution.h"

#include <doctest/doctest.h>

#include <cmath>

namespace {

/// A machine on which a frame takes `fixed` ms and `pixels` ms more for all pixels of the full resolution, before a display
/// of 60 Hz.
struct Machine {
  double fixed, pixels;

  double frame(float scale) const {
    constexpr double kRefresh_ms = 1000.0 / 60;
    const double part = static_cast<double>(scale);
    return std::max(1.0, std::ceil((fixed + pixels * part * part) / kRefresh_ms)) * kRefresh_ms;
  }
};

struct Run {
  int late = 0;
  int full = 0;
  float last = 0;
};

Run run(skua::Resolution& resolution, const Machine& machine, int frames) {
  Run result;
  for (int i = 0; i < frames; ++i) {
    const double ms = machine.frame(resolution.scale());
    result.late += ms > 20 ? 1 : 0;
    result.full += resolution.scale() == 1 ? 1 : 0;
    resolution.frame(ms);
  }
  result.last = resolution.scale();
  return result;
}

}  // namespace

TEST_CASE("a machine that keeps up draws in full") {
  skua::Resolution resolution;
  CHECK(run(resolution, {4, 10}, 2000).full == 2000);
}

TEST_CASE("where the pixels take too long fewer are drawn, until frames come in time") {
  skua::Resolution resolution;
  const Machine machine{4, 26};  // in time at 0.5
  run(resolution, machine, 60);
  const Run after = run(resolution, machine, 3000);
  CHECK(after.late < 90);
  CHECK(after.full == 0);
  CHECK(after.last <= 0.7f);
}

TEST_CASE("where fewer pixels do not help all are drawn") {
  skua::Resolution resolution;
  CHECK(run(resolution, {40, 0}, 3000).full > 2800);
}

TEST_CASE("after a heavy scene the full resolution comes back") {
  skua::Resolution resolution;
  run(resolution, {4, 60}, 400);
  CHECK(resolution.scale() < 1);
  CHECK(run(resolution, {4, 5}, 1000).last == 1);
}

TEST_CASE("what stands still is drawn in full, and what moves again goes on as it was") {
  skua::Resolution resolution;
  run(resolution, {4, 60}, 400);
  const float moving = resolution.scale();
  CHECK(moving < 1);
  resolution.rest();
  CHECK(resolution.scale() == 1);
  resolution.frame(16);
  CHECK(resolution.scale() == moving);
}

TEST_CASE("frames of most of a second, one after the other, are a slow machine's") {
  skua::Resolution resolution;
  run(resolution, {700, 700}, 40);
  CHECK(resolution.scale() < 1);
}

TEST_CASE("a page that was hidden is no slow one") {
  skua::Resolution resolution;
  for (int i = 0; i < 200; ++i) resolution.frame(i % 2 == 0 ? 16.0 : 4000.0);
  CHECK(resolution.scale() == 1);
}
