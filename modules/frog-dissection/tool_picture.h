/// Instruments as small drawings on the stage.
#pragma once

#include <string_view>

#include "skua/stage.h"

namespace skua::frog {

/// One whose tip is at a point, as it is held by a right hand: "scissors", "scalpel", "forceps",
/// "pins", else a probe. It reaches about 60 px to the right and up, times `scale`.
void draw_instrument(Stage&, skua::Point tip, std::string_view tool, float scale = 1);

}  // namespace skua::frog
