// The frog as a model, and the surfaces that it is seen by.
#include "frog.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>

#include "belly_muscle.h"
#include "bodies.h"
#include "frog_student.h"
#include "leader.h"
#include "learn/catalogue.h"
#include "opening_view.h"
#include "project.h"
#include "shown.h"

extern "C" const skua_module_desc* skua_module_frog_dissection(void);

using namespace skua;
using namespace skua::frog;

TEST_CASE("organs are in reach when skin and muscle are folded back, and nothing hides them") {
  FrogStudent s;
  CHECK(s.reaches("skin_ventral"));
  CHECK(s.reaches("eye_left"));
  CHECK(!s.reaches("muscle_ventral"));
  CHECK(!s.reaches("ventricle"));
  CHECK(!s.reaches("glottis"));
  CHECK(!s.examine("ventricle"));
  s = opened_frog();
  for (const char* id : {"ventricle", "stomach", "liver_right", "gall_bladder", "large_intestine",
                         "bladder", "fat_body_left", "thumb_pad_left", "muscle_ventral"})
    CHECK_MESSAGE(s.reaches(id), std::string(id));
  for (const char* id : {"kidney_right", "spleen", "brain", "femur_right", "tongue", "glottis"})
    CHECK_MESSAGE(!s.reaches(id), std::string(id));
}

TEST_CASE("bones, brain and mouth are got at through the body, also before it is opened") {
  FrogStudent s;
  CHECK(!s.reaches("brain"));
  CHECK(s.give("look_through", "on", 1));
  // Organs below the closed belly are not seen, and hide none of them.
  for (const char* id : {"brain", "femur_right", "tongue", "skull", "mandible", "vertebrae",
                         "spinal_cord", "urostyle", "ilium_left", "carotid_arch_right"})
    CHECK_MESSAGE(s.reaches(id), std::string(id));
  CHECK(!s.reaches("ventricle"));
  CHECK(s.examine("brain"));
  CHECK(s.give("look_through", "on", 0));
  CHECK(s.frog.at_hand == kNothing);
}

TEST_CASE("whoever cuts has let go of the part that was looked at") {
  FrogStudent s;
  CHECK(s.examine("eye_left"));
  CHECK(!s.cut("throat", "throat", "skin"));
  CHECK(s.frog.at_hand == called("eye_left"));
  CHECK(s.cut("throat", "pelvis", "skin"));
  CHECK(s.frog.at_hand == kNothing);
}

TEST_CASE("a look is told once") {
  FrogStudent s = opened_frog();
  CHECK(s.examine("ventricle"));
  CHECK(s.frog.is_examined(called("ventricle")));
  CHECK(s.frog.examined_count() == 1);
  CHECK(!s.examine("ventricle"));
  CHECK(s.evidence.back().item == "examine");
  CHECK(s.evidence.back().details[0].text == "ventricle");
}

TEST_CASE("commands beyond what there is are refused, and change nothing") {
  FrogStudent s;
  for (const double structure : {-1.0, 0.5, static_cast<double>(kStructureCount)})
    CHECK(!s.give("examine", {{"structure", structure}}));
  CHECK(!s.give("choose_sex", {{"female", 0.0}}));
  CHECK(!s.give("choose_sex", {{"female", 2.0}}));
  CHECK(!s.give("dance", {{"with", 1.0}}));
  CHECK(s.evidence.empty());
}

TEST_CASE("another frog is whole; what was found out stays known, and a whole frog is kept") {
  FrogStudent s;
  CHECK(!s.give("new_frog", {}));
  CHECK(s.evidence.empty());
  s.open("skin");
  CHECK(s.give("new_frog", {}));
  CHECK(s.frog.opening.cut_count(Layer::skin) == 0);
  CHECK(s.frog.opening.pin_count() == 0);
  CHECK(s.frog.opening.open_percent(Layer::skin) == 0);
  CHECK(!s.reaches("muscle_ventral"));
  CHECK(!s.give("new_frog", {}));

  s = opened_frog();
  REQUIRE(s.examine("fat_body_right"));
  REQUIRE(s.remove("fat_body_right"));
  REQUIRE(s.of("weigh", "fat_body_right"));
  REQUIRE(s.give("move_aside", {{"structure", double(called("liver_right"))}, {"to", 1.0}}));
  CHECK(s.give("new_frog", {}));
  CHECK(s.evidence.back().item == "new_frog");
  CHECK(s.frog.at_hand == kNothing);
  CHECK(!s.frog.is_worked_on());
  CHECK(!s.reaches("ventricle"));
  CHECK(s.frog.is_examined(called("fat_body_right")));
  CHECK(s.frog.organs.is_weighed(piece_called("fat_body_right")));
  // It is opened like the one before it, and comes to the same.
  s.rest();
  s.open("skin");
  s.open("muscle");
  const FrogStudent before = opened_frog();
  for (const Layer layer : {Layer::skin, Layer::muscle})
    CHECK(s.frog.opening.open_percent(layer) == before.frog.opening.open_percent(layer));
  CHECK(s.reaches("ventricle"));
}

TEST_CASE("every structure has a surface, which lies where the facts say") {
  const Bodies& bodies = Bodies::all();
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    CAPTURE(kStructures[i].id);
    const skua_mesh* mesh = bodies.mesh_of(i);
    // The sheets of the belly move: they have none of their own.
    const bool sheet = kStructures[i].layer < kOrgans && kStructures[i].sex == Sex::both;
    // Some of what stays comes with the inside.
    const bool later = kStructures[i].layer >= kBack;
    if (later && mesh == nullptr) continue;
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

TEST_CASE("muscle of the belly is white along the middle and red beside it") {
  CHECK(tendon_at({0.4f, 0.467f, 0.4f}) > 230);
  // Tendons cross it between the pelvis and the breast, and only there.
  CHECK(tendon_at({0.359f, 0.5f, 0.4f}) > tendon_at({0.39f, 0.5f, 0.4f}) + 100);
  CHECK(tendon_at({0.359f, 0.434f, 0.4f}) == tendon_at({0.359f, 0.5f, 0.4f}));
  CHECK(tendon_at({0.39f, 0.5f, 0.4f}) < 60);
}

TEST_CASE("a name's line ends on what it names, wherever it is seen from") {
  FrogStudent s = opened_frog();
  for (const float x : {0.1f, 0.45f, 0.9f}) {
    const Camera camera =
        Camera::look({x, 0.4f, 1.5f}, {0.45f, 0.467f, 0.2f}, 0.4f, {0, 0, 800, 600});
    const Shown all = shown(s.frog, {});
    for (const char* id : {"ventricle", "liver_right", "stomach", "skin_ventral", "muscle_ventral",
                           "large_intestine", "skin_dorsal", "body_wall"}) {
      CAPTURE(std::string(id));
      CAPTURE(x);
      const auto at = camera.project(leader_end(called(id), s.frog, camera, {}));
      REQUIRE(at);
      const auto hit = cast(all.shapes, camera.ray(*at));
      REQUIRE(hit);
      CHECK(std::string_view(kStructures[all.which[hit->shape]].id) == id);
    }
  }
}

TEST_CASE("the lessons over the frog are read by its simulation") {
  Catalogue catalogue(*skua_module_frog_dissection());
  for (const char* id :
       {"explore-a-frog", "inside-a-frog", "name-the-pins", "frog-practical", "frog-and-human"}) {
    std::ifstream file(project_folder() + "/modules/frog-dissection/activities/" + id + ".json",
                       std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    const auto added = catalogue.add(text.str());
    CHECK_MESSAGE(added.has_value(), id, added ? std::string() : added.error()[0].text());
  }
}
