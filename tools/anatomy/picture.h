#pragma once

#include "description.h"
#include "mesh.h"

#include <string>

namespace skua::anatomy {

/// From where the specimen is looked at, without perspective.
struct Camera {
  Vec3 towards{0, 0, -1};  ///< where it looks
  Vec3 up{1, 0, 0};
  Vec3 at{0.4, 0.47, 0.2};  ///< what is in the middle
  double height = 1.4;      ///< of what is seen, in body lengths
  int width_px = 800;
  int height_px = 800;
};

/// A part as it is drawn.
struct Part {
  const Mesh* mesh = nullptr;
  const Tissue* tissue = nullptr;
};

/// A picture as a portable pixmap (P6): for looking at a description while one writes it.
std::string picture(const std::vector<Part>& parts, const Camera& camera);

}  // namespace skua::anatomy
