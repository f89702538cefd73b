/// Which surfaces are in the scene now, and where.
#pragma once

#include <vector>

#include "frog.h"
#include "skua/scene.h"
#include "tray.h"

namespace skua::frog {

/// The surface that a structure has now; null where it is shut in, and for the sheets of the belly.
const skua_mesh* mesh_shown(const Frog&, uint32_t structure);
/// What hides bones, brain and mouth, unless one looks through it.
bool is_wall(uint32_t structure);
/// The box of a structure as it is drawn, wherever it was moved, before it is placed.
Span box_shown(const Frog&, uint32_t structure);
/// Middle of a structure where it is drawn.
Vec3 middle_shown(const Frog&, uint32_t structure, const Transform& stands);

/// What a ray can meet, each with the structure that it is.
struct Shown {
  std::vector<Shape> shapes;
  std::vector<uint32_t> which;
  std::vector<const skua_mesh*> meshes;
  std::vector<Transform> at;

  void add(uint32_t structure, const skua_mesh&, const Transform& at);
};
Shown shown(const Frog&, const Transform& stands);

}  // namespace skua::frog
