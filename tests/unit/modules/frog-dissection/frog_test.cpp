// The frog as a model, and the surfaces that it is seen by.
#include "frog.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "belly_muscle.h"
#include "bodies.h"
#include "core/evidence_log.h"
#include "leader.h"

using namespace skua;
using namespace skua::frog;

namespace {

uint32_t called(std::string_view id) {
  const auto known =
      std::ranges::find_if(kStructures, [&](const StructureFacts& s) { return id == s.id; });
  REQUIRE(known != std::end(kStructures));
  return static_cast<uint32_t>(known - std::begin(kStructures));
}

struct Student {
  Frog frog{Launch{}};
  std::vector<Evidence> evidence;

  bool give(std::string_view name, std::string_view key, double value) {
    const Value values[] = {{key, value}};
    skua_command raw{};
    raw.size = sizeof raw;
    raw.name = to_abi(name);
    raw.values = values;
    raw.value_count = 1;
    skua_evidence_log log{evidence, 1, 0};
    EvidenceLog evidence_log(&log);
    return frog.apply(Command(raw), evidence_log);
  }
  bool lift(double layers) { return give("lift", "layers", layers); }
  bool examine(std::string_view id) { return give("examine", "structure", called(id)); }
  bool reaches(std::string_view id) const { return frog.is_in_reach(called(id)); }
};

}  // namespace

TEST_CASE("what lies under a layer is in reach when that is lifted, and what was lifted is gone") {
  Student s;
  CHECK(s.reaches("skin_ventral"));
  CHECK(s.reaches("eye_left"));
  CHECK(!s.reaches("ventricle"));
  CHECK(!s.examine("ventricle"));
  CHECK(s.lift(1));
  CHECK(s.reaches("muscle_ventral"));
  CHECK(!s.reaches("skin_ventral"));
  CHECK(!s.reaches("ventricle"));
  CHECK(s.lift(2));
  CHECK(s.reaches("ventricle"));
  CHECK(s.reaches("stomach"));
  CHECK(!s.reaches("kidney_left"));
  CHECK(s.lift(5));
  CHECK(s.reaches("kidney_left"));
  CHECK(!s.reaches("stomach"));
}

TEST_CASE(
    "each structure of either sex can be got at, layer by layer, and no more are there than it "
    "has") {
  for (const bool female : {false, true}) {
    Student s;
    if (female) REQUIRE(s.give("choose_sex", "female", 1));
    std::vector<bool> met(kStructureCount, false);
    for (uint32_t layers = 0; layers <= kMostLifted; ++layers) {
      if (layers > 0) REQUIRE(s.lift(layers));
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
  Student s;
  REQUIRE(s.lift(2));
  CHECK(s.examine("ventricle"));
  CHECK(s.frog.is_examined(called("ventricle")));
  CHECK(s.frog.examined_count() == 1);
  CHECK(!s.examine("ventricle"));
  CHECK(s.evidence.back().item == "examine");
  CHECK(s.evidence.back().details[0].text == "ventricle");
  CHECK(s.lift(4));
  CHECK(s.frog.at_hand == kNothing);
  CHECK(s.frog.examined_count() == 1);
}

TEST_CASE("commands beyond what there is are refused, and change nothing") {
  Student s;
  for (const double layers : {-1.0, 0.0, 0.5, 8.0, 1e9}) CHECK(!s.lift(layers));
  for (const double structure : {-1.0, 0.5, static_cast<double>(kStructureCount)})
    CHECK(!s.give("examine", "structure", structure));
  CHECK(!s.give("choose_sex", "female", 0));
  CHECK(!s.give("choose_sex", "female", 2));
  CHECK(!s.give("dance", "with", 1));
  CHECK(s.evidence.empty());
}

TEST_CASE("every structure has a surface, which lies where the facts say") {
  const Bodies& bodies = Bodies::all();
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    CAPTURE(kStructures[i].id);
    const skua_mesh* mesh = bodies.mesh_of(i);
    REQUIRE(mesh != nullptr);
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
  const skua_mesh& muscle = *Bodies::all().mesh_of(called("muscle_ventral"));
  int white = 0;
  for (uint32_t i = 0; i < muscle.vertex_count; ++i) {
    const skua_vertex& v = muscle.vertices[i];
    const float aside = std::abs(muscle.origin[1] + muscle.unit * v.place[1] - 0.467f);
    if (aside < 0.001f) CHECK(v.second > 230);
    if (aside < 0.001f) ++white;
  }
  CHECK(white >= 30);
  // Tendons cross it between the pelvis and the breast, and only there.
  CHECK(tendon_at({0.359f, 0.5f, 0.4f}) > tendon_at({0.39f, 0.5f, 0.4f}) + 100);
  CHECK(tendon_at({0.359f, 0.434f, 0.4f}) == tendon_at({0.359f, 0.5f, 0.4f}));
  CHECK(tendon_at({0.39f, 0.5f, 0.4f}) < 60);
}

TEST_CASE("a name's line ends on what it names, wherever it is seen from") {
  for (const float x : {0.1f, 0.45f, 0.9f}) {
    Student s;
    REQUIRE(s.lift(3));
    const Camera camera =
        Camera::look({x, 0.4f, 1.5f}, {0.45f, 0.467f, 0.2f}, 0.4f, {0, 0, 800, 600});
    std::vector<Shape> shapes;
    std::vector<uint32_t> which;
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      if (!s.frog.is_there(i)) continue;
      shapes.emplace_back(*Bodies::all().mesh_of(i), Transform{});
      which.push_back(i);
    }
    for (const char* id : {"conus_arteriosus", "ventricle", "liver_right", "stomach", "atrium_left",
                           "large_intestine", "skin_dorsal", "lung_right", "body_wall"}) {
      CAPTURE(std::string(id));
      CAPTURE(x);
      const auto at = camera.project(leader_end(called(id), s.frog, camera, {}));
      REQUIRE(at);
      const auto hit = cast(shapes, camera.ray(*at));
      REQUIRE(hit);
      CHECK(std::string_view(kStructures[which[hit->shape]].id) == id);
    }
  }
}
