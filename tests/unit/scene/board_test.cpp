#include "scene/board.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "lump.h"

using namespace skua;

namespace {

/// Notes what was kept and dropped.
class Shelf final : public MeshStore {
 public:
  void keep(uint32_t slot, const skua_mesh& mesh) override {
    held[slot] = mesh.id;
    ++copies;
  }
  void drop(uint32_t slot) override { held.erase(slot); }

  std::map<uint32_t, uint32_t> held;  ///< id by slot
  int copies = 0;
};

struct Frames {
  Shelf shelf;
  SceneBoard board{shelf};

  void draw(std::initializer_list<const Solid*> solids) {
    board.begin_frame();
    board.begin({}, {});
    for (const Solid* solid : solids) board.draw(solid->mesh(), {}, Transform());
  }
  std::vector<uint32_t> slots() const {
    std::vector<uint32_t> all;
    for (const SceneDraw& draw : board.scenes().back().draws) all.push_back(draw.slot);
    return all;
  }
};

}  // namespace

TEST_CASE("a mesh is copied once, and again when it has another revision") {
  Random random(1);
  Solid a = lump(1, 4, random), b = lump(2, 4, random);
  Frames frames;
  for (int i = 0; i < 3; ++i) frames.draw({&a, &b, &a});
  CHECK(frames.shelf.copies == 2);
  CHECK(frames.slots() == std::vector<uint32_t>{0, 1, 0});
  const uint32_t before = frames.board.scenes()[0].draws[1].copy;
  b.shape(std::vector<Vec3>(12, {1, 2, 3}));
  frames.draw({&a, &b});
  CHECK(frames.shelf.copies == 3);
  CHECK(frames.slots() == std::vector<uint32_t>{0, 1});
  CHECK(frames.board.scenes()[0].draws[1].copy != before);
}

TEST_CASE("what is not drawn for long is dropped, and its slot is used again") {
  Random random(2);
  const Solid a = lump(1, 4, random), b = lump(2, 4, random), c = lump(3, 4, random);
  Frames frames;
  frames.draw({&a, &b});
  for (int i = 0; i < 100; ++i) frames.draw({&b});
  CHECK(frames.shelf.held.size() == 2);  // it may come back
  for (int i = 0; i < 200; ++i) frames.draw({&b});
  CHECK(frames.shelf.held == std::map<uint32_t, uint32_t>{{1, 2}});
  frames.draw({&b, &c});
  CHECK(frames.shelf.held == std::map<uint32_t, uint32_t>{{0, 3}, {1, 2}});
}

TEST_CASE("after a loss all is copied anew, and nothing is dropped that is gone") {
  Random random(3);
  const Solid a = lump(1, 4, random), b = lump(2, 4, random);
  Frames frames;
  frames.draw({&a, &b});
  frames.board.lost();
  frames.shelf.held.clear();
  frames.draw({&b});
  CHECK(frames.shelf.held == std::map<uint32_t, uint32_t>{{0, 2}});
  CHECK(frames.shelf.copies == 3);
}

TEST_CASE("a mesh whose triangles name vertices that it has not is left out") {
  Solid broken(1, {0, 1, 3});
  const Vec3 places[] = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  broken.shape(places);
  skua_mesh mesh = broken.mesh();
  mesh.vertex_count = 3;
  Frames frames;
  frames.board.begin_frame();
  frames.board.draw(mesh, {}, Transform());  // before any scene
  frames.board.begin({}, {});
  frames.board.draw(mesh, {}, Transform());
  mesh.index_count = 0;
  mesh.revision = 9;
  frames.board.draw(mesh, {}, Transform());
  CHECK(frames.slots().empty());
  CHECK(frames.shelf.copies == 0);
  mesh = broken.mesh();
  mesh.revision = 10;
  frames.board.draw(mesh, {}, Transform());
  CHECK(frames.slots() == std::vector<uint32_t>{0});
}

TEST_CASE("a ball around a mesh holds all of it, wherever it stands") {
  Random random(4);
  const Solid solid = lump(1, 40, random);
  Frames frames;
  for (int i = 0; i < 20; ++i) {
    const Transform at = somewhere(random);
    frames.board.begin_frame();
    frames.board.begin({}, {});
    frames.board.draw(solid.mesh(), {}, at);
    const SceneDraw& draw = frames.board.scenes()[0].draws[0];
    for (uint32_t v = 0; v < solid.mesh().vertex_count; ++v) {
      const int16_t* p = solid.mesh().vertices[v].place;
      const Vec3 place =
          vec3(draw.origin) +
          Vec3{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2])} *
              draw.unit;
      CHECK(length(at.of(place) - vec3(draw.middle)) <= draw.radius * 1.0001f);
    }
  }
}
