// What lies over what, seen from the belly, and what a ruler says.
#include "stack.h"

#include <doctest/doctest.h>

#include <deque>

using namespace skua::anatomy;

namespace {

struct Laid {
  std::deque<Structure> structures;
  std::deque<Mesh> surfaces;

  void add(const std::string& id, Vec3 at, Vec3 radii, const std::string& piece) {
    Structure one{.id = id};
    one.piece = piece;
    structures.push_back(one);
    surfaces.push_back(meshed(*ellipsoid(at, radii, {}), 0.004));
  }
  [[nodiscard]] Stack stack() const {
    std::vector<const Structure*> all;
    std::vector<const Mesh*> meshes;
    for (const Structure& one : structures) all.push_back(&one);
    for (const Mesh& one : surfaces) meshes.push_back(&one);
    return stacked(all, meshes);
  }
};

double share(const Stack& stack, std::size_t structure, std::uint32_t by) {
  for (const Stack::Cover& cover : stack.covers[structure]) {
    if (cover.by == by) return cover.share;
  }
  return 0;
}

}  // namespace

TEST_CASE("what lies nearer to the belly and in the way holds what is under it") {
  Laid laid;
  laid.add("kidney", {0.30, 0.40, 0.10}, {0.05, 0.03, 0.02}, "kidney");
  laid.add("liver", {0.30, 0.40, 0.20}, {0.06, 0.06, 0.02}, "liver");
  laid.add("spleen", {0.50, 0.40, 0.15}, {0.02, 0.02, 0.02}, "spleen");
  const Stack stack = laid.stack();
  REQUIRE(stack.pieces.size() == 3);
  CHECK(stack.pieces[0].over == 0b010);
  CHECK(stack.pieces[1].over == 0);
  CHECK(stack.pieces[2].over == 0);
  CHECK(share(stack, 0, 0b010) == doctest::Approx(1));
  CHECK(share(stack, 1, 0) == doctest::Approx(1));
}

TEST_CASE("half covered is half in sight, and the wall of the body has a bit of its own") {
  Laid laid;
  laid.add("stomach", {0.30, 0.40, 0.10}, {0.05, 0.05, 0.02}, "gut");
  laid.add("liver", {0.35, 0.40, 0.20}, {0.05, 0.20, 0.02}, "liver");
  laid.add("body_wall", {0.20, 0.40, 0.30}, {0.06, 0.20, 0.02}, "");
  const Stack stack = laid.stack();
  CHECK(stack.piece_of[2] == Stack::kStays);
  CHECK(share(stack, 0, 0b10) == doctest::Approx(0.5).epsilon(0.1));
  CHECK(share(stack, 0, 1U << Stack::kMost) == doctest::Approx(0.05).epsilon(1));
  CHECK(share(stack, 0, 1U << Stack::kMost) > 0);
  double all = 0;
  for (const Stack::Cover& cover : stack.covers[0]) all += cover.share;
  CHECK(all == doctest::Approx(1));
}

TEST_CASE("structures of one piece don't hold each other, and are held together") {
  Laid laid;
  laid.add("ventricle", {0.30, 0.40, 0.20}, {0.03, 0.03, 0.02}, "heart");
  laid.add("sinus", {0.30, 0.40, 0.14}, {0.03, 0.03, 0.02}, "heart");
  laid.add("sternum", {0.30, 0.40, 0.30}, {0.02, 0.02, 0.01}, "sternum");
  const Stack stack = laid.stack();
  REQUIRE(stack.pieces.size() == 2);
  CHECK(stack.pieces[0].over == 0b10);
  CHECK(share(stack, 1, 0) == 0);
}

TEST_CASE("a ruler finds the longest way through a solid, however it is turned") {
  const Extent one = extent(meshed(*ellipsoid({0, 0, 0}, {0.10, 0.03, 0.02}, {20, 30, 40}), 0.004));
  CHECK(one.length == doctest::Approx(0.20).epsilon(0.02));
  CHECK(one.width == doctest::Approx(0.06).epsilon(0.03));
}
