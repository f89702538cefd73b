#include "shown.h"

#include <string_view>

#include "aside_view.h"
#include "bodies.h"
#include "opening_view.h"
#include "tray.h"

namespace skua::frog {

const skua_mesh* mesh_shown(const Frog& frog, uint32_t structure) {
  if (!frog.is_there(structure)) return nullptr;
  const StructureFacts& s = kStructures[structure];
  const bool inside =
      s.layer >= kOrgans && !is_outside(structure) && std::string_view(s.id) != "body_wall";
  const bool seen =
      shows_inside(frog) || frog.is_out(structure) || (frog.through && s.layer >= kBack);
  if (inside && !seen) return nullptr;
  const Bodies& bodies = Bodies::all();
  if (is_straight(frog, structure)) return bodies.straight_of(structure);
  if (frog.is_open(structure) && bodies.opened_of(structure) != nullptr)
    return bodies.opened_of(structure);
  const skua_mesh* mesh = bodies.mesh_of(structure);
  return mesh == nullptr ? nullptr : &as_it_lies(frog, structure, *mesh);
}

bool is_wall(uint32_t structure) {
  const std::string_view id = kStructures[structure].id;
  return id.starts_with("skin") || id == "body_wall" || id == "muscle_ventral";
}

Span box_shown(const Frog& frog, uint32_t structure) {
  const skua_mesh* mesh = frog.organs.is_aside(structure) ? mesh_shown(frog, structure) : nullptr;
  if (mesh == nullptr) return box_of(frog, structure);
  const auto place = [&](const int16_t* p) {
    return vec3(mesh->origin) +
           Vec3{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2])} *
               mesh->unit;
  };
  return {place(mesh->low), place(mesh->high)};
}

Vec3 middle_shown(const Frog& frog, uint32_t structure, const Transform& stands) {
  const Span box = box_shown(frog, structure);
  const bool elsewhere = is_straight(frog, structure) || frog.organs.is_aside(structure);
  const Vec3 middle = elsewhere ? (box.low + box.high) * 0.5f : middle_of(structure);
  return place_of(frog, structure, stands).of(middle);
}

void Shown::add(uint32_t structure, const skua_mesh& mesh, const Transform& place) {
  shapes.emplace_back(mesh, place);
  which.push_back(structure);
  meshes.push_back(&mesh);
  at.push_back(place);
}

Shown shown(const Frog& frog, const Transform& stands) {
  Shown all;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const skua_mesh* mesh = mesh_shown(frog, i);
    if (mesh != nullptr && !(frog.through && is_wall(i)))
      all.add(i, *mesh, place_of(frog, i, stands));
  }
  if (!frog.through) add_opening(frog, stands, all);
  return all;
}

}  // namespace skua::frog
