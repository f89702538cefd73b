// The frog with and without what comes after its first picture. Runs in the folder where the
// meshes were made.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "beneath.h"
#include "bodies.h"
#include "comparison/comparison.h"
#include "frog_student.h"
#include "leader.h"
#include "noting_surface.h"
#include "shown.h"
#include "ui/interface.h"

using namespace skua;
using namespace skua::frog;

namespace {

std::vector<uint8_t> content(const char* name) {
  std::vector<uint8_t> bytes;
  std::FILE* file = std::fopen(name, "rb");
  REQUIRE_MESSAGE(file != nullptr, name);
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) bytes.push_back(uint8_t(c));
  std::fclose(file);
  return bytes;
}

/// A page that has some assets by now.
struct Page {
  skua_ui ui;
  NotingSurface surface;

  explicit Page(bool drawn = true) {
    if (drawn) ui.surface = &surface;
    ui.width = drawn ? 900 : 0;
    ui.height = drawn ? 640 : 0;
    ui.reduced_motion = true;
  }
  void take(const char* name, const std::vector<uint8_t>& bytes) {
    std::unique_ptr<uint8_t[]> room(new uint8_t[bytes.size()]);
    std::ranges::copy(bytes, room.get());
    REQUIRE(ui.assets.take(name, std::move(room), uint32_t(bytes.size())) == Assets::Taken::yes);
  }
  void take_all() {
    take("inside", content("frog-inside.bin"));
    take("fine", content("frog-fine.bin"));
  }
  /// All nodes that the frog is told in, with names, values and places.
  std::string nodes(const Frog& frog, const SimulationLook& look = {}) {
    return told([&](Ui& handle) { frog_view(frog, handle, look); });
  }
  std::string nodes(const Comparison& comparison) {
    return told([&](Ui& handle) { comparison_view(comparison, handle, {}); });
  }
  template <typename View>
  std::string told(View view) {
    surface.begin();
    return ui.pass(nullptr, ui.surface != nullptr, [&] {
      Ui handle(&ui);
      view(handle);
    });
  }
  void look(bool near) {
    (void)ui.pass(nullptr, false, [&] {
      Ui handle(&ui);
      Bodies::look(handle, near);
    });
  }
};

uint32_t triangles_of(const char* id) { return Bodies::all().mesh_of(called(id))->index_count / 3; }

}  // namespace

TEST_CASE("nodes, their names, values, places and order are the same with and without assets") {
  std::vector<FrogStudent> students(4);
  students[1].open("skin");
  students[2] = opened_frog();
  students[3] = opened_frog();
  REQUIRE(students[3].remove("liver_right"));
  REQUIRE(students[3].examine("stomach"));
  for (const bool drawn : {true, false}) {
    for (const FrogStudent& s : students) {
      Page without(drawn), with(drawn);
      with.take_all();
      const std::string nodes = without.nodes(s.frog);
      CHECK(nodes.size() > 1000);
      CHECK(nodes == with.nodes(s.frog));
    }
  }
}

TEST_CASE("an asset that comes while the frog is shown changes no node") {
  const FrogStudent s = opened_frog();
  Page page;
  REQUIRE(!page.nodes(s.frog).empty());
  page.take_all();
  CHECK(page.nodes(s.frog).empty());  // a patch of what is different
}

TEST_CASE("the pins of the practical stand at the same places") {
  for (const double sheet : {3.0, 8.0}) {
    for (const double pin : {1.0, 6.0}) {
      const double given[] = {sheet, pin, 10, 1};
      skua_question raw{.size = sizeof raw,
                        .kind = 0,
                        .open = 1,
                        .id = to_abi("q"),
                        .given = given,
                        .answer = nullptr};
      SimulationLook look{};
      look.question = Question(raw);
      const FrogStudent s;
      Page without, with;
      with.take_all();
      const std::string nodes = without.nodes(s.frog, look);
      CHECK(nodes.find("pin_0") != nodes.npos);
      CHECK(nodes == with.nodes(s.frog, look));
    }
  }
}

TEST_CASE("bodies that are compared are told the same, too") {
  for (const Bared depth : {Bared::outside, Bared::organs, Bared::deep}) {
    for (const bool drawn : {true, false}) {
      Comparison comparison{Launch{}};
      comparison.depth = depth;
      Page without(drawn), with(drawn);
      with.take_all();
      const std::string nodes = without.nodes(comparison);
      CHECK(nodes.size() > 1000);
      CHECK(nodes == with.nodes(comparison));
    }
  }
}

TEST_CASE("each view of the frog draws the best that is here, from the pass after it came") {
  const FrogStudent s = opened_frog();
  const Comparison comparison{Launch{}};
  const double given[] = {3, 1, 10, 1};
  const skua_question raw{.size = sizeof raw,
                          .kind = 0,
                          .open = 1,
                          .id = to_abi("q"),
                          .given = given,
                          .answer = nullptr};
  SimulationLook practical{};
  practical.question = Question(raw);
  const auto check = [](const auto& show) {
    Page page;
    show(page);
    const uint32_t coarse = triangles_of("stomach");
    CHECK(coarse == Bodies::own().mesh_of(called("stomach"))->index_count / 3);
    page.take("inside", content("frog-inside.bin"));
    show(page);
    CHECK(triangles_of("stomach") > coarse);
  };
  check([&](Page& page) { (void)page.nodes(s.frog); });
  check([&](Page& page) { (void)page.nodes(s.frog, practical); });
  check([&](Page& page) { (void)page.nodes(comparison); });
}

TEST_CASE(
    "the best meshes that are here are drawn: coarse organs, then usual ones, fine ones near by") {
  Page page;
  page.look(true);
  const uint32_t coarse = triangles_of("stomach"), skin = triangles_of("skin_dorsal");
  const uint32_t id = Bodies::all().mesh_of(called("stomach"))->id;
  CHECK(coarse > 40);
  page.take("inside", content("frog-inside.bin"));
  page.look(false);
  const uint32_t usual = triangles_of("stomach");
  CHECK(usual > coarse + coarse / 2);
  CHECK(triangles_of("skin_dorsal") == skin);
  CHECK(Bodies::all().mesh_of(called("stomach"))->id != id);  // the scene copies it anew
  CHECK(Bodies::all().opened_of(called("stomach"))->index_count > 400);
  CHECK(Bodies::own().opened_of(called("stomach")) == nullptr);
  page.take("fine", content("frog-fine.bin"));
  page.look(false);
  CHECK(triangles_of("stomach") == usual);
  page.look(true);
  CHECK(triangles_of("stomach") > usual);
  CHECK(triangles_of("skin_dorsal") > skin);
  page.look(false);
  CHECK(triangles_of("stomach") == usual);
  // Another page, which has none.
  Page other;
  other.look(true);
  CHECK(triangles_of("stomach") == coarse);
}

TEST_CASE("each structure has a mesh in each state, in another's place none") {
  Page page;
  page.take_all();
  for (const bool near : {false, true}) {
    page.look(near);
    std::vector<uint32_t> ids;
    std::size_t sheets = 0;
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      CAPTURE(kStructures[i].id);
      const skua_mesh* mesh = Bodies::all().mesh_of(i);
      if (mesh == nullptr) ++sheets;
      CHECK((mesh != nullptr || Bodies::own().mesh_of(i) == nullptr));
      const std::string_view id = kStructures[i].id;
      const bool opens =
          id == "stomach" || id == "ventricle" || id.starts_with("atrium") || id == "sinus_venosus";
      CHECK((Bodies::all().opened_of(i) != nullptr) == opens);
      if (mesh == nullptr) continue;
      CHECK(mesh->id % 10000 == i);
      ids.push_back(mesh->id);
    }
    CHECK(sheets == std::size(kSheets));
    std::ranges::sort(ids);
    CHECK(std::ranges::adjacent_find(ids) == ids.end());
  }
}

TEST_CASE("what is pointed at is what is seen, whichever meshes are here") {
  const FrogStudent s = opened_frog();
  const Camera camera =
      Camera::look({0.45f, 0.4f, 1.2f}, {0.45f, 0.467f, 0.2f}, 0.4f, {0, 0, 800, 600});
  Page none, usual, all;
  usual.take("inside", content("frog-inside.bin"));
  all.take_all();
  for (Page* page : {&none, &usual, &all}) {
    for (const bool near : {false, true}) {
      page->look(near);
      const Shown shapes = shown(s.frog, {});
      for (const char* id : {"ventricle", "liver_right", "stomach", "skin_ventral",
                             "large_intestine", "fat_body_left"}) {
        CAPTURE(std::string(id));
        const auto at = camera.project(leader_end(called(id), s.frog, camera, {}));
        REQUIRE(at);
        const auto hit = cast(shapes.shapes, camera.ray(*at));
        REQUIRE(hit);
        CHECK(std::string_view(kStructures[shapes.which[hit->shape]].id) == id);
      }
    }
  }
}

TEST_CASE("bytes that are no meshes leave the frog as it is") {
  Page page;
  page.take("inside", {'S', 'K', 'F', '2', 0, 0, 255});
  page.take("fine", {1});
  for (const bool near : {false, true}) {
    page.look(near);
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      const skua_mesh* mesh = Bodies::all().mesh_of(i);
      const skua_mesh* own = Bodies::own().mesh_of(i);
      CHECK((mesh == nullptr ? 0 : mesh->index_count) == (own == nullptr ? 0 : own->index_count));
    }
  }
}

TEST_CASE("what a blade meets does not depend on them") {
  const auto nicked = [] {
    FrogStudent s;
    s.open("skin");
    REQUIRE(s.cut("throat", "pelvis", "beneath"));
    std::string all;
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      if (s.frog.opening.nicked().has(i)) all += std::string(kStructures[i].id) + " ";
    }
    return all;
  };
  const std::string before = nicked();
  CHECK(before.size() > 20);  // several structures
  Page page;
  page.take_all();
  page.look(true);
  CHECK(nicked() == before);
}
