/// Where something in the scene is seen on the stage.
#pragma once

#include "skua/scene.h"
#include "tray.h"

namespace skua::frog {

/// Around a box, inside the camera's rectangle: what is out of sight keeps a place at its edge, so
/// that the keyboard still gets to it.
Rect seen_at(const Camera&, const Transform& at, const Span& box);

}  // namespace skua::frog
