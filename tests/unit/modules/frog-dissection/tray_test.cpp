// Where organs lie on the tray.
#include "tray.h"

#include <doctest/doctest.h>

#include "bodies.h"
#include "frog_student.h"

using namespace skua;
using namespace skua::frog;

namespace {

Span moved(const Span& box, const Transform& at) { return {at.of(box.low), at.of(box.high)}; }

bool overlap(const Span& one, const Span& other) {
  constexpr float kApart = 0.005f;
  return one.low.x < other.high.x + kApart && other.low.x < one.high.x + kApart &&
         one.low.y < other.high.y + kApart && other.low.y < one.high.y + kApart;
}

Span on_tray(uint32_t piece) { return moved(box_of_piece(piece), onto_tray(piece)); }

}  // namespace

TEST_CASE("each piece lies on the tray's floor, and none on another that the same frog has") {
  const skua_mesh& tray = Bodies::all().tray();
  for (uint32_t p = 0; p < kPieceCount; ++p) {
    CAPTURE(kPieces[p].id);
    const Span one = on_tray(p);
    CHECK(one.low.z == doctest::Approx(kFloor).epsilon(0.001));
    for (int axis = 0; axis < 2; ++axis) {
      // The floor is 0.86 of the tray, from its middle.
      const float least = tray.origin[axis] + tray.unit * tray.low[axis],
                  most = tray.origin[axis] + tray.unit * tray.high[axis];
      const float middle = (least + most) / 2, half = (most - least) / 2 * 0.86f;
      CHECK((axis == 0 ? one.low.x : one.low.y) > middle - half);
      CHECK((axis == 0 ? one.high.x : one.high.y) < middle + half);
    }
    for (uint32_t q = 0; q < p; ++q) {
      const bool together = (has_piece(false, p) && has_piece(false, q)) ||
                            (has_piece(true, p) && has_piece(true, q));
      CAPTURE(kPieces[q].id);
      if (together) CHECK(!overlap(one, on_tray(q)));
    }
  }
}

TEST_CASE("no piece lies on the frog, not even on its hands and feet") {
  const skua_mesh& skin = *Bodies::all().mesh_of(called("skin_dorsal"));
  for (uint32_t p = 0; p < kPieceCount; ++p) {
    CAPTURE(kPieces[p].id);
    const Span box = on_tray(p);
    int inside = 0;
    for (uint32_t i = 0; i < skin.vertex_count; ++i) {
      const float x = skin.origin[0] + skin.unit * skin.vertices[i].place[0];
      const float y = skin.origin[1] + skin.unit * skin.vertices[i].place[1];
      inside += x > box.low.x && x < box.high.x && y > box.low.y && y < box.high.y;
    }
    CHECK(inside == 0);
  }
}

TEST_CASE("the straightened gut is one tube as long as its parts, beside all pieces but itself") {
  FrogStudent s = opened_frog();
  for (const char* id : {"liver_right", "fat_body_right", "stomach"}) REQUIRE(s.remove(id));
  REQUIRE(s.give("uncoil", "on", 1));
  float end = kStraightFrom;
  for (const char* id : {"oesophagus", "stomach", "duodenum", "ileum", "large_intestine"}) {
    CAPTURE(id);
    const uint32_t i = called(id);
    const Span box = box_of(s.frog, i);
    CHECK(box.high.x == doctest::Approx(end));
    end = box.low.x;
    const skua_mesh* mesh = Bodies::all().straight_of(i);
    REQUIRE(mesh != nullptr);
    CHECK(mesh->origin[0] + mesh->unit * mesh->low[0] == doctest::Approx(box.low.x).epsilon(0.002));
    for (uint32_t p = 0; p < kPieceCount; ++p) {
      CAPTURE(kPieces[p].id);
      CHECK(!overlap(box, on_tray(p)));
    }
  }
  CHECK((kStraightFrom - end) * kUnit_mm == doctest::Approx(gut_length_mm()).epsilon(0.001));
}

TEST_CASE("a straightened tube is seen from outside: its triangles look away from its middle") {
  const uint32_t ileum = called("ileum");
  const skua_mesh& mesh = *Bodies::all().straight_of(ileum);
  const auto at = [&](uint32_t i) {
    const int16_t* place = mesh.vertices[mesh.indices[i]].place;
    return vec3(mesh.origin) + Vec3{float(place[0]), float(place[1]), float(place[2])} * mesh.unit;
  };
  for (uint32_t i = 0; i < mesh.index_count; i += 3) {
    const Vec3 a = at(i), b = at(i + 1), c = at(i + 2);
    const Vec3 middle = (a + b + c) * (1.0f / 3);
    const Vec3 outwards{0, middle.y - kStraightY, middle.z - kFloor - 0.013f};
    CHECK(dot(cross(b - a, c - a), outwards) > 0);
  }
}
