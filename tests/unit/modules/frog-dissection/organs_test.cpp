// Taking organs out, and what is found out about them.
#include "organs.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "frog_student.h"
#include "tray.h"

using namespace skua;
using namespace skua::frog;

namespace {

/// The first structure of a piece that can be got at.
uint32_t in_reach_of(const Frog& frog, uint32_t piece) {
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (piece_of(i) == piece && frog.is_in_reach(i)) return i;
  }
  return kNothing;
}

FrogStudent opened(bool female) {
  FrogStudent s = opened_frog();
  if (female) REQUIRE(s.give("choose_sex", "female", 1));
  s.evidence.clear();
  return s;
}

/// Takes out all that can be, until nothing more goes. The order.
std::vector<uint32_t> empty_it(FrogStudent& s) {
  std::vector<uint32_t> order;
  for (bool more = true; more;) {
    more = false;
    for (uint32_t p = 0; p < kPieceCount; ++p) {
      const uint32_t i = in_reach_of(s.frog, p);
      if (i == kNothing || !s.give("remove", "structure", i)) continue;
      order.push_back(p);
      more = true;
    }
  }
  return order;
}

}  // namespace

TEST_CASE(
    "all organs of either sex can be taken out, in an order, and put back in the reverse one") {
  for (const bool female : {false, true}) {
    FrogStudent s = opened(female);
    const std::vector<uint32_t> order = empty_it(s);
    for (uint32_t p = 0; p < kPieceCount; ++p) {
      CAPTURE(kPieces[p].id);
      CHECK(s.frog.organs.is_out(p) == has_piece(female, p));
    }
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      CAPTURE(kStructures[i].id);
      if (has(female, i) && piece_of(i) != kStays) CHECK(s.frog.is_in_reach(i));
    }
    for (auto p = order.rbegin(); p != order.rend(); ++p) {
      CAPTURE(kPieces[*p].id);
      CHECK(s.give("put_back", "structure", in_reach_of(s.frog, *p)));
    }
    CHECK(s.frog.organs.out == 0);
  }
}

TEST_CASE("an organ stays until what lies over it is out, and comes out with its piece") {
  FrogStudent s = opened(false);
  CHECK(!s.remove("ventricle"));
  CHECK(lying_over(s.frog.organs, false, piece_called("heart")) ==
        (1u << piece_called("liver") | 1u << piece_called("sternum")));
  CHECK(s.evidence.empty());
  CHECK(s.remove("liver_left_anterior"));
  CHECK(s.evidence.back().details[0].text == "liver");
  CHECK(s.frog.is_out(called("liver_right")));
  CHECK(!s.remove("liver_right"));
  CHECK(!s.remove("ventricle"));
  CHECK(s.remove("sternum"));
  CHECK(s.remove("atrium_left"));
  CHECK(s.frog.is_out(called("ventricle")));
  CHECK(s.frog.is_out(called("sinus_venosus")));
  CHECK(!s.frog.is_out(called("dorsal_aorta")));
  // The liver would lie over the heart's place.
  CHECK(s.of("put_back", "liver_right"));
  CHECK(!s.of("put_back", "ventricle"));
  // What stays in the body, and what this frog does not have.
  CHECK(!s.remove("dorsal_aorta"));
  CHECK(!s.remove("ovary_right"));
}

TEST_CASE("fat bodies are seen first and taken out first, and under them the ovaries of a female") {
  FrogStudent s = opened(true);
  const auto in_sight = [&](const char* id) {
    return share_in_sight(s.frog.organs, true, called(id), false);
  };
  for (const char* id : {"fat_body_right", "fat_body_left"}) {
    CAPTURE(id);
    CHECK(in_sight(id) > 0.8);
    CHECK(lying_over(s.frog.organs, true, piece_called(id)) == 0);
    CHECK(s.remove(id));
  }
  for (const char* id : {"ovary_right", "ovary_left"}) {
    CAPTURE(id);
    CHECK(in_sight(id) > 0.5);
    CHECK(s.reaches(id));
  }
}

TEST_CASE("nothing is taken out of a closed frog") {
  FrogStudent s;
  CHECK(!s.remove("sternum"));
  s.open("skin");
  const std::size_t told = s.evidence.size();
  CHECK(!s.remove("sternum"));
  CHECK(s.evidence.size() == told);
}

TEST_CASE("what lies deep comes into reach as organs are taken out") {
  FrogStudent s = opened(false);
  CHECK(!s.reaches("kidney_right"));
  for (const char* id : {"liver_right", "fat_body_right", "stomach"}) CHECK(s.remove(id));
  for (const char* id : {"kidney_right", "adrenal_right", "testis_right", "spleen", "dorsal_aorta"})
    CHECK(s.reaches(id));
  CHECK(s.reaches("pancreas"));
}

TEST_CASE("another frog has all in its place, and what was weighed stays known") {
  FrogStudent s = opened(false);
  REQUIRE(s.remove("liver_right"));
  REQUIRE(s.of("weigh", "liver_right"));
  REQUIRE(s.give("choose_sex", "female", 1));
  CHECK(s.frog.organs.out == 0);
  CHECK(s.frog.organs.is_weighed(piece_called("liver")));
}

TEST_CASE("only what is out is weighed, once, and the balance says what the solids weigh") {
  FrogStudent s = opened(false);
  CHECK(!s.of("weigh", "liver_right"));
  REQUIRE(s.remove("liver_right"));
  CHECK(s.of("weigh", "liver_right"));
  CHECK(!s.of("weigh", "liver_left_anterior"));
  CHECK(s.evidence.back().item == "weigh");
  CHECK(s.evidence.back().details[1].number == doctest::Approx(mass_g(piece_called("liver"))));
}

// Shares of a frog's mass: livers of leopard frogs 2 to 6 %, hearts 0.3 to 0.9 %, both kidneys 0.4
// to 1 %. The body of 8 cm weighs about 63 g.
TEST_CASE("masses are those of a leopard frog") {
  const auto mass = [](const char* piece) { return mass_g(piece_called(piece)); };
  constexpr double kBody_g = 63;
  CHECK(mass("liver") > 0.02 * kBody_g);
  CHECK(mass("liver") < 0.06 * kBody_g);
  CHECK(mass("heart") > 0.003 * kBody_g);
  CHECK(mass("heart") < 0.009 * kBody_g);
  CHECK(mass("kidney_right") + mass("kidney_left") > 0.004 * kBody_g);
  CHECK(mass("kidney_right") + mass("kidney_left") < 0.010 * kBody_g);
}

TEST_CASE("a ruler says the length of what is in reach, also before it is out") {
  FrogStudent s = opened(false);
  CHECK(!s.of("measure", "kidney_right"));
  CHECK(s.of("measure", "ventricle"));
  CHECK(!s.of("measure", "ventricle"));
  CHECK(s.frog.organs.is_measured(called("ventricle")));
  CHECK(s.evidence.back().details[1].number == doctest::Approx(9).epsilon(0.15));
  CHECK(length_mm(called("kidney_left")) == doctest::Approx(19).epsilon(0.1));
}

TEST_CASE("the gut is twice as long as the body, and is coiled when it goes back") {
  CHECK(gut_length_mm() / kBody_mm > 1.7);
  CHECK(gut_length_mm() / kBody_mm < 2.5);
  FrogStudent s = opened(false);
  CHECK(!s.give("uncoil", "on", 1));
  for (const char* id : {"liver_right", "fat_body_right", "stomach"}) REQUIRE(s.remove(id));
  CHECK(s.give("uncoil", "on", 1));
  CHECK(!s.give("uncoil", "on", 1));
  CHECK(is_straight(s.frog, called("ileum")));
  CHECK(!is_straight(s.frog, called("pancreas")));
  CHECK(s.of("put_back", "stomach"));
  CHECK(!s.frog.organs.uncoiled);
}

TEST_CASE("stomach and heart are opened on the tray only, and nothing else is") {
  FrogStudent s = opened(false);
  const auto open = [&](const char* id, double on) {
    return s.give("open_up", {{"structure", double(called(id))}, {"on", on}});
  };
  CHECK(!open("stomach", 1));
  for (const char* id : {"liver_right", "fat_body_right", "sternum", "stomach", "ventricle"})
    REQUIRE(s.remove(id));
  CHECK(open("stomach", 1));
  CHECK(!open("stomach", 1));
  CHECK(!open("ileum", 1));
  CHECK(!open("liver_right", 1));
  CHECK(open("atrium_left", 1));
  CHECK(s.frog.organs.heart_open);
  CHECK(open("ventricle", 0));
  CHECK(!s.frog.organs.heart_open);
}

TEST_CASE("a lung grows with each stroke of the pipette, and weighs the same") {
  FrogStudent s = opened(false);
  const auto blow = [&](const char* id, double strokes) {
    return s.give("inflate", {{"structure", double(called(id))}, {"strokes", strokes}});
  };
  CHECK(blow("lung_right", 2));
  CHECK(!blow("lung_right", 2));
  CHECK(!blow("lung_right", 4));
  CHECK(!blow("stomach", 1));
  CHECK(s.frog.organs.strokes[0] == 2);
  CHECK(s.frog.organs.strokes[1] == 0);
  const Vec3 wide = place_of(s.frog, called("lung_right"), {}).along({1, 0, 0});
  CHECK(wide.x == doctest::Approx(lung_scale(2)));
  CHECK(place_of(s.frog, called("lung_left"), {}).along({1, 0, 0}).x == 1);
}

TEST_CASE("commands beyond what there is are refused, and change nothing") {
  FrogStudent s = opened(true);
  const std::size_t told = s.evidence.size();
  for (const char* name : {"remove", "put_back", "weigh", "measure"}) {
    for (const double structure : {-1.0, 0.5, double(kStructureCount), std::nan("")})
      CHECK(!s.give(name, "structure", structure));
    CHECK(!s.give(name, "organ", 1));
  }
  CHECK(!s.give("uncoil", "on", 2));
  CHECK(!s.give("open_up", "structure", called("stomach")));
  CHECK(!s.give("inflate", "structure", called("lung_left")));
  CHECK(s.evidence.size() == told);
  CHECK(s.frog.organs.out == 0);
}
