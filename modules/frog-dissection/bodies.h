/// The frog's meshes and the tray, as the scene draws them.
#pragma once

#include <vector>

#include "frog.h"
#include "skua/scene.h"
#include "specimen.h"

namespace skua::frog {

class Bodies {
 public:
  /// Made at the first call.
  static const Bodies& all();

  /// Null for a structure without a surface of its own.
  const skua_mesh* mesh_of(uint32_t structure) const { return meshes_[structure]; }
  const Material& material_of(uint32_t structure) const { return materials_[structure]; }
  /// What lies on a structure in another tissue, as the pupil on the eye; it goes where that goes.
  void draw_details(Scene&, uint32_t structure, float highlight, const Transform& stands) const;
  const skua_mesh& tray() const { return tray_.mesh(); }

 private:
  Bodies();
  void add_sheet(const SheetFacts&, uint32_t structure);
  Material material(const TissueLook&) const;

  struct Detail {
    uint32_t structure;
    skua_mesh mesh;
    Material material;
  };

  Specimen specimen_;
  std::vector<skua_mesh> own_;
  std::vector<Detail> details_;
  std::vector<Solid> sheets_;
  Solid tray_;
  std::array<const skua_mesh*, kStructureCount> meshes_{};
  std::array<Material, kStructureCount> materials_{};
};

/// Middle of a structure, in body lengths.
Vec3 middle_of(uint32_t structure);

}  // namespace skua::frog
