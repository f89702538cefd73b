// The sections: sizes within what was measured (modules/frog-microscope/README.md says by whom),
// the same on every machine and however one comes to a place.
#include "section.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using namespace skua::microscope;

namespace {

constexpr Slide kReal[] = {Slide::skin, Slide::muscle, Slide::intestine,   Slide::liver,
                           Slide::lung, Slide::blood,  Slide::human_blood, Slide::testis};
constexpr uint32_t kSeed = 20260302;

std::vector<Piece> pieces(Slide slide, const Box& box, uint32_t seed = kSeed) {
  std::vector<Piece> all;
  find_pieces(slide, seed, box, all);
  return all;
}

/// A number for all that lies in a box: to a hundredth of a µm.
uint32_t print_of(const std::vector<Piece>& all) {
  uint32_t print = 0;
  for (const Piece& p : all) {
    const auto hundredths = [](double um) {
      return static_cast<int32_t>(std::floor(um * 100 + 0.5));
    };
    print = hash(print, hundredths(p.x), hundredths(p.y), static_cast<uint32_t>(p.kind));
    print = hash(print, hundredths(p.length), hundredths(p.width), p.turn ^ p.own);
  }
  return print;
}

double mean_length(const std::vector<Piece>& all, Kind kind) {
  double sum = 0, count = 0;
  for (const Piece& p : all) {
    if (p.kind != kind) continue;
    sum += p.length;
    ++count;
  }
  REQUIRE(count > 20);
  return sum / count;
}

}  // namespace

TEST_CASE("every kind is found on its slide, and each piece is as large as its kind") {
  std::set<Kind> found;
  for (const Slide slide : kReal) {
    for (const uint32_t seed : {kSeed, 1u, 77u}) {
      for (const Piece& p : pieces(slide, {-900, -700, 900, 700}, seed)) {
        found.insert(p.kind);
        const KindFacts& f = facts(p.kind);
        CAPTURE(f.id);
        CHECK(f.slide == slide);
        CHECK(p.turn < kTurns);
        // A layer is as thick as it is there; what has an outline keeps to the range.
        const double slack = p.stretch ? 8 : 1e-9;
        CHECK(p.length >= f.least_length - slack);
        CHECK(p.length <= f.most_length + slack);
        CHECK(p.width >= std::min(f.least_width, f.least_length * 0.85) - slack);
        CHECK(p.width <= std::max(f.most_width, f.most_length) + slack);
        CHECK(p.width > 0);
      }
    }
  }
  CHECK(found.size() == kKinds);
}

TEST_CASE("cells have the sizes that were measured") {
  const auto frog = pieces(Slide::blood, {-900, -900, 900, 900});
  CHECK(std::abs(mean_length(frog, Kind::red_cell) - 22.2) < 0.5);  // Gulliver: 22.9 by 13.9 µm
  const auto human = pieces(Slide::human_blood, {-300, -300, 300, 300});
  CHECK(std::abs(mean_length(human, Kind::human_red_cell) - 7.6) < 0.3);
  double wide = 0, count = 0;
  for (const Piece& p : frog) {
    if (p.kind != Kind::red_cell) continue;
    wide += p.width;
    ++count;
    CHECK(p.width < p.length);
  }
  CHECK(std::abs(wide / count - 15) < 0.5);
}

TEST_CASE(
    "from blood to air: a twentieth of a millimetre in the skin, next to nothing in the lung") {
  uint32_t skin = 0, lung = 0;
  for (const Piece& p : pieces(Slide::skin, {-2000, -100, 2000, 300})) {
    if (p.kind != Kind::skin_capillary) continue;
    ++skin;
    CHECK(air_um(p, kSeed) >= 37);
    CHECK(air_um(p, kSeed) <= 58);
  }
  for (const Piece& p : pieces(Slide::lung, {-900, -900, 900, 900})) {
    if (p.kind != Kind::lung_capillary) continue;
    ++lung;
    CHECK(air_um(p, kSeed) >= 1.2);  // Meban: 1.27 to 2.81 µm
    CHECK(air_um(p, kSeed) <= 2.81);
  }
  CHECK(skin > 40);
  CHECK(lung > 100);
  CHECK(air_um(pieces(Slide::blood, {-90, -90, 90, 90}).front(), kSeed) == 0);
}

TEST_CASE(
    "skin: no vessel in the epidermis, glands within the loose dermis, no pigment cell over a "
    "gland") {
  const Skin skin{hash(kSeed, 0, 100)};
  for (int32_t i = -60; i < 60; ++i) {
    const Piece c = skin.capillary(i);
    CHECK(c.y - c.width / 2 > skin.base(c.x));
    const Piece g = skin.gland(i);
    if (g.length <= 0) continue;
    CHECK(g.y - g.width / 2 > skin.base(g.x));
    CHECK(g.y + g.width / 2 < skin.compact(g.x));
    // Of the whole skin of a forest frog 136 to 224 µm were measured.
    CHECK(skin.compact(g.x) - skin.surface(g.x) > 136);
    CHECK(skin.compact(g.x) - skin.surface(g.x) < 245);
  }
}

TEST_CASE("what lies at a place does not depend on how much of the slide is looked at") {
  for (const Slide slide : kReal) {
    CAPTURE(static_cast<int>(slide));
    const Box small{-140, -60, 90, 120};
    std::vector<Piece> part = pieces(slide, small), inside;
    for (const Piece& p : pieces(slide, small.wider(400)))
      if (small.holds(p.x, p.y)) inside.push_back(p);
    REQUIRE(part.size() == inside.size());
    CHECK(part.size() > 1);
    const auto before = [](const Piece& a, const Piece& b) {
      return a.x != b.x ? a.x < b.x : a.y != b.y ? a.y < b.y : a.kind < b.kind;
    };
    std::sort(part.begin(), part.end(), before);
    std::sort(inside.begin(), inside.end(), before);
    CHECK(print_of(part) == print_of(inside));
  }
}

TEST_CASE("sections are the same on every machine") {
  // From the WebAssembly build as from the native one.
  constexpr uint32_t kPrints[] = {3300744853u, 2742250425u, 2268106725u, 172388053u,
                                  590440291u,  3865906903u, 921749504u,  1053440223u};
  for (std::size_t i = 0; i < std::size(kReal); ++i) {
    CAPTURE(i);
    CHECK(print_of(pieces(kReal[i], {-400, -300, 400, 300})) == kPrints[i]);
  }
  CHECK(print_of(pieces(Slide::blood, {-400, -300, 400, 300}, 1)) != kPrints[5]);
}

TEST_CASE("a point lies in a piece by its outline") {
  const Piece oval{Kind::red_cell, 10, 20, 22, 15, 4, 0, false};  // along 45°
  CHECK(lies_in(oval, 10, 20));
  CHECK(lies_in(oval, 17, 27));
  CHECK_FALSE(lies_in(oval, 17, 13));
  const Piece layer{Kind::epidermis, 0, 0, 40, 30, kTurns / 2, 0, true};
  CHECK(lies_in(layer, 14, 19));
  CHECK_FALSE(lies_in(layer, 19, 14));
}
