/// The frog's meshes and the tray, as the scene draws them.
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "frog.h"
#include "skua/scene.h"
#include "specimen.h"

namespace skua::frog {

/// What lights every view of the frog: warm, and nearly above, so that its shadow stays beside it.
inline constexpr Light kLamp = {.toward = {-0.2f, 0.26f, 1},
                                .color = 0xffe2f2ff,
                                .sky = 0xff9a8f86,
                                .floor = 0xff40444c,
                                .shadow = 0.75f};

class Bodies {
 public:
  /// Those of this pass. Before `look` says otherwise they are the module's own.
  static const Bodies& all();
  /// The module's own: the same on every page.
  static const Bodies& own();
  /// For the rest of the pass: the best that is here (the module's assets "inside" and "fine"). The
  /// finest are taken where it is looked at from `near` by.
  static void look(Ui&, bool near);

  /// Null for a structure without a surface of its own, and for the sheets of the belly
  /// (opening_view.h).
  const skua_mesh* mesh_of(uint32_t structure) const { return meshes_[structure]; }
  /// A tube of the gut laid straight, as tray.h says; null for all else.
  const skua_mesh* straight_of(uint32_t structure) const { return straight_[structure]; }
  /// Cut open, so that one sees what is inside; null for what is not opened.
  const skua_mesh* opened_of(uint32_t structure) const { return opened_[structure]; }
  const Material& material_of(uint32_t structure) const { return materials_[structure]; }
  /// What lies on a structure in another tissue, as the pupil on the eye; it goes where that goes,
  /// also where that lies aside in a frog.
  void draw_details(Scene&, uint32_t structure, float highlight, const Transform& stands,
                    const Frog* = nullptr) const;
  const skua_mesh& tray() const { return tray_.mesh(); }

 private:
  friend class Levels;
  /// The module's own level, "inside", "fine"; null for one that is not taken.
  using Specimens = std::array<const Specimen*, 3>;
  /// Of a mesh that several have, the last one's. They stay as they are while this is in use.
  explicit Bodies(const Specimens&);
  void add(const Specimen&, uint32_t level);
  void add_straight(const LineFacts&);
  Material material(const TissueLook&) const;

  struct Detail {
    std::string_view id;
    uint32_t structure;
    skua_mesh mesh;
    Material material;
  };

  std::deque<skua_mesh> own_;
  std::vector<Detail> details_;
  std::vector<Solid> tubes_;
  Solid tray_;
  std::array<const skua_mesh*, kStructureCount> meshes_{};
  std::array<const skua_mesh*, kStructureCount> straight_{};
  std::array<const skua_mesh*, kStructureCount> opened_{};
  std::array<Material, kStructureCount> materials_{};
};

/// Whether the finest meshes are worth their while.
bool is_near(const Camera&, Vec3 target);

/// Middle of a structure, in body lengths.
Vec3 middle_of(uint32_t structure);

}  // namespace skua::frog
