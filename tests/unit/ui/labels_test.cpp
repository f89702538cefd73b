#include "ui/labels.h"

#include <doctest/doctest.h>

#include <vector>

#include "skua/random.h"

namespace {

using skua::Naming;

constexpr skua_rect kStage{0, 0, 800, 600};

bool overlap(const skua_rect& a, const skua_rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool holds(const skua_rect& r, float x, float y) { return x > r.x && x < r.x + r.w && y > r.y && y < r.y + r.h; }

}  // namespace

TEST_CASE("a name stands right of its point, and on the other side at the edge") {
  const std::vector<Naming> names = {{100, 100, {60, 20}}, {790, 300, {60, 20}}};
  const auto boxes = skua::place_names(names, kStage, {});
  REQUIRE((boxes[0] && boxes[1]));
  CHECK(boxes[0]->x > 100);
  CHECK(boxes[0]->x < 120);
  CHECK(boxes[0]->y == 90);
  CHECK(boxes[1]->x + boxes[1]->w < 790);
}

TEST_CASE("names of neighbours keep apart, and from what must stay free") {
  const std::vector<Naming> names = {{400, 300, {80, 20}}, {402, 302, {80, 20}}, {398, 306, {80, 20}}};
  const std::vector<skua_rect> avoid = {{405, 200, 300, 200}};
  const auto boxes = skua::place_names(names, kStage, avoid);
  for (std::size_t i = 0; i < names.size(); ++i) {
    REQUIRE(boxes[i]);
    CHECK_FALSE(overlap(*boxes[i], avoid[0]));
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(*boxes[i], *boxes[j]));
  }
}

TEST_CASE("what finds no place is left out, and the first ones go first") {
  const std::vector<Naming> names = {{20, 10, {60, 18}}, {22, 10, {60, 18}}, {24, 10, {60, 18}}};
  const auto boxes = skua::place_names(names, {0, 0, 110, 22}, {});
  CHECK(boxes[0]);
  CHECK_FALSE(boxes[1]);
  CHECK_FALSE(boxes[2]);
}

TEST_CASE("however the points lie, no name is outside, on another, or on what another names") {
  skua::Random random(7);
  const auto below = [&](int limit) { return static_cast<float>(random.next() % static_cast<uint64_t>(limit)); };
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::vector<Naming> names;
    for (int i = 0; i < 14; ++i) names.push_back({below(800), below(600), {30 + below(120), 18 + below(24)}});
    const auto boxes = skua::place_names(names, kStage, {});
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!boxes[i]) continue;
      CHECK(boxes[i]->x >= 0);
      CHECK(boxes[i]->y >= 0);
      CHECK(boxes[i]->x + boxes[i]->w <= 800);
      CHECK(boxes[i]->y + boxes[i]->h <= 600);
      for (std::size_t j = 0; j < names.size(); ++j) {
        if (j == i) continue;
        CHECK_FALSE(holds(*boxes[i], names[j].x, names[j].y));
        CHECK_FALSE((boxes[j] && overlap(*boxes[i], *boxes[j])));
      }
    }
  }
}
