/// Where the line from a name, or a pin, meets the structure that it is about.
#pragma once

#include "frog.h"
#include "skua/scene.h"

namespace skua::frog {

/// A place of the structure, in the scene, as near to its middle as one that is seen from the
/// camera: the middle of a loop, or of what is half covered, lies on something else. Its middle
/// where nothing of it is seen.
Vec3 leader_end(uint32_t structure, const Frog& frog, const Camera& camera,
                const Transform& stands);

}  // namespace skua::frog
