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

  /// Null for a structure without a surface of its own, and for the sheets of the belly
  /// (opening_view.h).
  const skua_mesh* mesh_of(uint32_t structure) const { return meshes_[structure]; }
  /// A tube of the gut laid straight, as tray.h says; null for all else.
  const skua_mesh* straight_of(uint32_t structure) const { return straight_[structure]; }
  /// Cut open, so that one sees what is inside; null for what is not opened.
  const skua_mesh* opened_of(uint32_t structure) const { return opened_[structure]; }
  const Material& material_of(uint32_t structure) const { return materials_[structure]; }
  /// What lies on a structure in another tissue, as the pupil on the eye; it goes where that goes.
  void draw_details(Scene&, uint32_t structure, float highlight, const Transform& stands) const;
  const skua_mesh& tray() const { return tray_.mesh(); }

 private:
  Bodies();
  void add_straight(const LineFacts&);
  Material material(const TissueLook&) const;

  struct Detail {
    uint32_t structure;
    skua_mesh mesh;
    Material material;
  };

  std::vector<skua_mesh> own_;
  std::vector<Detail> details_;
  std::vector<Solid> tubes_;
  Solid tray_;
  std::array<const skua_mesh*, kStructureCount> meshes_{};
  std::array<const skua_mesh*, kStructureCount> straight_{};
  std::array<const skua_mesh*, kStructureCount> opened_{};
  std::array<Material, kStructureCount> materials_{};
};

/// Middle of a structure, in body lengths.
Vec3 middle_of(uint32_t structure);

}  // namespace skua::frog
