/// A sheet of tissue as the scene draws it: its outer side, and below it the inner one with the
/// edges of cuts.
#pragma once

#include <array>
#include <vector>

#include "skua/scene.h"
#include "tissue/sheet.h"

namespace skua::frog {

class SheetBody {
 public:
  /// `id` and the one after it are those of its meshes. `muscle`: tendons are seen on its outside.
  SheetBody(uint32_t id, bool muscle);

  /// Takes over how the sheet lies now; where nothing moved it costs next to nothing.
  void follow(const Sheet&, float midline, float thickness);

  const skua_mesh& outside() const { return outside_.mesh(); }
  /// The inner side, and the edges of cuts; without triangles where nothing is cut.
  const skua_mesh& inside() const { return inside_.mesh(); }

 private:
  void make_outside(const Sheet&, float midline);
  void make_inside(const Sheet&, float thickness);
  std::vector<Vec3> normals(const Sheet&) const;

  Solid outside_, inside_;
  bool muscle_;
  std::vector<Vec3> places_;
  const void* of_ = nullptr;
  uint32_t revision_ = 0;
};

}  // namespace skua::frog
