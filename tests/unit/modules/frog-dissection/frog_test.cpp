// The frog as a model, and the surfaces that it is seen by.
#include "frog.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "bodies.h"
#include "frog_student.h"

using namespace skua;
using namespace skua::frog;

TEST_CASE("what lies under a layer is in reach when that is lifted, and what was lifted is gone") {
  FrogStudent s;
  CHECK(s.reaches("eye_left"));
  CHECK(!s.lift(3));
  s.open_all();
  CHECK(s.reaches("ventricle"));
  CHECK(s.reaches("stomach"));
  CHECK(!s.reaches("kidney_left"));
  CHECK(s.lift(5));
  CHECK(s.reaches("kidney_left"));
  CHECK(!s.reaches("stomach"));
  CHECK(s.lift(2));
  CHECK(s.reaches("stomach"));
}

TEST_CASE(
    "each structure of either sex can be got at, layer by layer, and no more are there than it "
    "has") {
  for (const bool female : {false, true}) {
    FrogStudent s;
    s.open_all();
    if (female) REQUIRE(s.give("choose_sex", {{"female", 1.0}}));
    std::vector<bool> met(kStructureCount, false);
    for (uint32_t layers = kLeastLifted; layers <= kMostLifted; ++layers) {
      if (layers > kLeastLifted) REQUIRE(s.lift(layers));
      for (uint32_t i = 0; i < kStructureCount; ++i) met[i] = met[i] || s.frog.is_in_reach(i);
    }
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      CAPTURE(kStructures[i].id);
      const Sex sex = kStructures[i].sex;
      CHECK(met[i] == (sex == Sex::both || (sex == Sex::female) == female));
    }
  }
}

TEST_CASE("a look is told once, and what is at hand goes with what is lifted") {
  FrogStudent s;
  s.open_all();
  CHECK(s.examine("ventricle"));
  CHECK(s.frog.is_examined(structure_called("ventricle")));
  CHECK(s.frog.examined_count() == 1);
  CHECK(!s.examine("ventricle"));
  CHECK(s.evidence.back().item == "examine");
  CHECK(s.evidence.back().details[0].text == "ventricle");
  CHECK(s.lift(4));
  CHECK(s.frog.at_hand == kNothing);
  CHECK(s.frog.examined_count() == 1);
}

TEST_CASE("commands beyond what there is are refused, and change nothing") {
  FrogStudent s;
  for (const double layers : {-1.0, 0.0, 0.5, 1.0, 2.0, 8.0, 1e9}) CHECK(!s.lift(layers));
  for (const double structure : {-1.0, 0.5, static_cast<double>(kStructureCount)})
    CHECK(!s.give("examine", {{"structure", structure}}));
  CHECK(!s.give("choose_sex", {{"female", 0.0}}));
  CHECK(!s.give("choose_sex", {{"female", 2.0}}));
  CHECK(!s.give("dance", {{"with", 1.0}}));
  CHECK(s.evidence.empty());
}

TEST_CASE("every structure has a surface, which lies where the facts say") {
  const Bodies& bodies = Bodies::all();
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    CAPTURE(kStructures[i].id);
    const skua_mesh* mesh = bodies.mesh_of(i);
    // The sheets of the belly move: they have none of their own.
    const bool sheet = kStructures[i].layer < kLeastLifted && kStructures[i].sex == Sex::both;
    CHECK((mesh == nullptr) == sheet);
    if (mesh == nullptr) continue;
    CHECK(mesh->index_count > 0);
    for (int axis = 0; axis < 3; ++axis) {
      const float low = mesh->origin[axis] + mesh->unit * mesh->low[axis];
      const float high = mesh->origin[axis] + mesh->unit * mesh->high[axis];
      const float least = kStructures[i].low[axis] * kFactStep;
      const float most = kStructures[i].high[axis] * kFactStep;
      constexpr float kOff = 0.012f;  // of the coarse level
      CHECK(low >= least - kOff);
      CHECK(high <= most + kOff);
      // Of skin and muscle only that is drawn which somebody can see.
      if (kStructures[i].system == System::integument || kStructures[i].system == System::muscle)
        continue;
      CHECK(low <= least + kOff);
      CHECK(high >= most - kOff);
    }
  }
  CHECK(bodies.tray().index_count > 0);
}
