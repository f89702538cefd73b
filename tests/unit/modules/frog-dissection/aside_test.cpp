// Organs that are moved aside on their ligaments, and what comes in sight under them.
#include "aside.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "beneath.h"
#include "core/undo.h"
#include "frog_student.h"
#include "skua/random.h"

using namespace skua;
using namespace skua::frog;

namespace {

FrogStudent opened(bool female = false) {
  FrogStudent s = opened_frog();
  if (female) REQUIRE(s.give("choose_sex", "female", 1));
  s.evidence.clear();
  return s;
}

bool move(FrogStudent& s, std::string_view id, Way to) {
  return s.give("move_aside", {{"structure", double(called(id))}, {"to", double(uint32_t(to))}});
}

double in_sight(const FrogStudent& s, std::string_view id) {
  return share_in_sight(s.frog.organs, s.frog.female, called(id), false);
}

StructureSet reached(const Frog& frog) {
  StructureSet all;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (frog.is_in_reach(i)) all.add(i);
  }
  return all;
}

/// Where a structure's surface lies, by the module's own meshes.
std::vector<Vec3> places(uint32_t structure, const Aside& aside) {
  std::vector<Vec3> all;
  for (const Mesh& mesh : closed_level().meshes) {
    if (mesh.id != kStructures[structure].id) continue;
    for (const Vertex& v : mesh.vertices)
      all.push_back(
          laid_aside(structure, Vec3{float(v.x), float(v.y), float(v.z)} * mesh.scale, aside));
  }
  REQUIRE(!all.empty());
  return all;
}

/// Of the pieces that are out.
bool lies_lowest(const Frog& frog, uint32_t piece) {
  for (uint32_t p = 0; p < kPieceCount; ++p) {
    if (p != piece && frog.organs.is_out(p) && (kPieces[p].over >> piece & 1u) != 0) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a lobe of the liver goes aside, lies there, and goes back") {
  FrogStudent s = opened();
  const double stomach = in_sight(s, "duodenum");
  CHECK(move(s, "liver_right", Way::head));
  CHECK(s.frog.organs.is_aside(called("liver_right")));
  CHECK(!s.frog.organs.is_aside(called("liver_left_anterior")));
  CHECK(!s.frog.is_out(called("liver_right")));
  CHECK(s.evidence.back().item == "move_aside");
  CHECK(s.evidence.back().details[0].text == "liver_right");
  CHECK(s.evidence.back().details[1].text == "head");
  CHECK(in_sight(s, "duodenum") > stomach + 0.1);
  CHECK(!move(s, "liver_right", Way::head));
  CHECK(move(s, "liver_right", Way::right));
  CHECK(move(s, "liver_right", Way::home));
  CHECK(in_sight(s, "duodenum") == doctest::Approx(stomach));
  CHECK(!move(s, "liver_right", Way::home));
}

TEST_CASE("what lies under organs is reached without taking one out") {
  FrogStudent s = opened();
  CHECK(!s.reaches("kidney_left"));
  CHECK(move(s, "bladder", Way::tail));
  CHECK(s.reaches("kidney_left"));
  CHECK(s.frog.organs.came.has(called("kidney_left")));
  for (const char* id : {"liver_left_posterior", "liver_left_anterior", "stomach"}) {
    CAPTURE(std::string(id));
    CHECK(move(s, id, Way::left));
  }
  // What was seen before is uncovered further; what is moved is not among it.
  CHECK(s.frog.organs.came.has(called("ileum")));
  CHECK(!s.frog.organs.came.has(called("stomach")));
  CHECK(move(s, "stomach", Way::home));
}

TEST_CASE("the heart is free when the liver is aside and the sternum out, and turns to the head") {
  FrogStudent s = opened();
  CHECK(!s.remove("ventricle"));
  CHECK(move(s, "liver_right", Way::right));
  CHECK(move(s, "liver_left_anterior", Way::left));
  CHECK(!move(s, "ventricle", Way::head));  // under the sternum
  CHECK(s.remove("sternum"));
  const double before = in_sight(s, "sinus_venosus");
  CHECK(move(s, "ventricle", Way::head));
  CHECK(in_sight(s, "sinus_venosus") >= before);
  CHECK(s.remove("ventricle"));
  CHECK(s.frog.organs.way_of(hanging_of(called("ventricle"))) == Way::home);
}

TEST_CASE("a lobe that is lifted towards the head lies over the sternum") {
  FrogStudent s = opened();
  CHECK(lying_over(s.frog.organs, false, piece_called("sternum")) == 0);
  CHECK(move(s, "liver_right", Way::head));
  CHECK((lying_over(s.frog.organs, false, piece_called("sternum")) >> piece_called("liver") & 1u) ==
        1);
  CHECK(!s.remove("sternum"));
  CHECK(move(s, "liver_right", Way::home));
  CHECK(s.remove("sternum"));
}

TEST_CASE(
    "what is covered, fixed, out, or asked to go where it can't is refused, and nothing changes") {
  FrogStudent closed;
  CHECK(!move(closed, "liver_right", Way::head));
  closed.open("skin");
  CHECK(!move(closed, "liver_right", Way::head));
  FrogStudent s = opened();
  const std::vector<uint8_t> before = state_of(s.frog);
  CHECK(!move(s, "stomach", Way::left));  // under the liver
  CHECK(!move(s, "liver_right", Way::left));
  CHECK(!move(s, "lung_right", Way::head));
  CHECK(!move(s, "sternum", Way::head));
  CHECK(!move(s, "ovary_right", Way::right));
  CHECK(!s.of("move_aside", "liver_right"));
  for (const double to : {-1.0, 0.5, 5.0, std::nan("")})
    CHECK(!s.give("move_aside", {{"structure", double(called("liver_right"))}, {"to", to}}));
  CHECK(s.evidence.empty());
  CHECK(state_of(s.frog) == before);
  REQUIRE(s.remove("liver_right"));
  CHECK(!move(s, "liver_right", Way::head));
}

TEST_CASE("an organ does not go back through what came to lie over its place") {
  FrogStudent s = opened();
  for (const char* id : {"liver_left_posterior", "liver_left_anterior", "stomach"})
    REQUIRE(move(s, id, Way::left));
  CHECK(!move(s, "liver_left_posterior", Way::home));
  CHECK(in_the_way(s.frog.organs, false, hanging_of(called("liver_left_posterior")), Way::home) ==
        1u << piece_called("gut"));
  CHECK(move(s, "stomach", Way::home));
  CHECK(move(s, "liver_left_posterior", Way::home));
}

TEST_CASE("another frog has nothing aside, and a stored one has what was") {
  FrogStudent s = opened();
  REQUIRE(move(s, "liver_right", Way::right));
  FrogStudent other;
  REQUIRE(load(kFrogs, &other.frog, state_of(s.frog)));
  CHECK(other.frog.organs.aside == s.frog.organs.aside);
  CHECK(reached(other.frog) == reached(s.frog));
  CHECK(other.frog.organs.gain(called("duodenum")) == s.frog.organs.gain(called("duodenum")));
  REQUIRE(s.give("choose_sex", "female", 1));
  CHECK(s.frog.organs.aside == Aside{});
}

TEST_CASE("what is moved stays attached, and does not come out through flank or back") {
  for (uint32_t h = 0; h < kHangingCount; ++h) {
    for (uint32_t to = 1; to < kWayCount; ++to) {
      if (!can_go(h, Way(to))) continue;
      Aside aside{};
      aside[h] = Way(to);
      float nearest = 9, farthest = 0;
      for (uint32_t i = 0; i < kStructureCount; ++i) {
        if (piece_of(i) == kStays || !goes_with(i, h)) continue;
        CAPTURE(kStructures[i].id);
        CAPTURE(kWayNames[to]);
        const std::vector<Vec3> rest = places(i, {}), moved = places(i, aside);
        for (std::size_t v = 0; v < rest.size(); ++v) {
          nearest = std::min(nearest, length(moved[v] - rest[v]));
          farthest = std::max(farthest, length(moved[v] - rest[v]));
        }
        for (std::size_t v = 0; v < rest.size(); ++v) {
          REQUIRE(moved[v].z >= rest[v].z - 0.02f);
          REQUIRE(std::abs(moved[v].y - 0.467f) < 0.26f);
          REQUIRE(moved[v].x > 0.05f);
          REQUIRE(moved[v].x < 0.78f);
          REQUIRE(moved[v].z < 0.56f);
        }
      }
      CAPTURE(kHangings[h].id);
      CHECK(nearest < 0.012f);  // where it is attached, a millimetre of slack
      CHECK(farthest > 0.1f);
    }
  }
}

// Whatever is moved, taken out and put back in whatever order: the state can be stored, undone and
// replayed, and where nothing lies aside all is as if nothing ever had.
TEST_CASE("random schedules of moving and taking out come out the same twice, and leave no trace") {
  constexpr uint64_t kSeed = 20261130;
  MESSAGE("seed " << kSeed);
  skua::Random random(kSeed);
  uint32_t moves = 0;
  for (int round = 0; round < 6; ++round) {
    FrogStudent s = opened(round % 2 == 1), again = s;
    for (int deed = 0; deed < 100; ++deed) {
      // Mostly of what hangs somewhere, so that much is moved.
      uint32_t structure = random.below(kStructureCount);
      if (hanging_of(structure) == kFixed) structure = random.below(kStructureCount);
      const double to = random.below(kWayCount);
      const uint32_t what = random.below(8);
      const std::vector<uint8_t> before = state_of(s.frog);
      const auto act = [&](FrogStudent& one) {
        if (what == 0) return one.give("remove", "structure", double(structure));
        if (what == 1) return one.give("put_back", "structure", double(structure));
        return one.give("move_aside", {{"structure", double(structure)}, {"to", to}});
      };
      const bool done = act(s);
      CHECK(act(again) == done);
      moves += done && what > 1 ? 1 : 0;
      CHECK((state_of(s.frog) == before) == !done);
      FrogStudent stored;
      REQUIRE(load(kFrogs, &stored.frog, state_of(s.frog)));
      CHECK(reached(stored.frog) == reached(s.frog));
      for (uint32_t i = 0; i < kStructureCount; ++i) {
        if (!s.frog.is_there(i)) continue;
        const double share = share_in_sight(s.frog.organs, s.frog.female, i, false);
        REQUIRE(share >= 0);
        REQUIRE(share <= 1);
        if (s.frog.is_out(i)) CHECK(!s.frog.organs.is_aside(i));
      }
    }
    CHECK(state_of(again.frog) == state_of(s.frog));
    // All home, what lies on another's way lifted off it first; then all out, and all back in,
    // the lowest first.
    for (int more = 0; more < 40; ++more) {
      for (uint32_t i = 0; i < kStructureCount; ++i) {
        if (s.frog.organs.is_aside(i) && !move(s, kStructures[i].id, Way::home))
          (void)move(s, kStructures[i].id, Way::head);
      }
    }
    for (uint32_t more = 0; more < kPieceCount; ++more) {
      for (uint32_t i = 0; i < kStructureCount; ++i) (void)s.remove(kStructures[i].id);
    }
    for (uint32_t more = 0; more < kPieceCount; ++more) {
      for (uint32_t i = 0; i < kStructureCount; ++i) {
        if (s.frog.is_out(i) && lies_lowest(s.frog, piece_of(i)))
          (void)s.of("put_back", kStructures[i].id);
      }
    }
    CHECK(s.frog.organs.aside == Aside{});
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      CAPTURE(kStructures[i].id);
      CHECK(!s.frog.is_out(i));
      CHECK(s.frog.is_in_reach(i) == opened(round % 2 == 1).frog.is_in_reach(i));
    }
  }
  CHECK(moves > 20);
}
