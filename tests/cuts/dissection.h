/// What a student does at a frog's belly: the midline and four cuts across, then both sides are
/// folded outwards and pinned.
#pragma once

#include "sheet.h"

namespace skua::frog {

/// Cuts along the midline, and from it to both sides in front and behind.
void open_belly(Sheet&);
/// Draws the edges of both flaps outwards and pins each in two places. Ends while the last one
/// still moves.
void fold_back(Sheet&);
/// Ticks until it is at rest, at most `limit`.
int rest(Sheet&, int limit = 3000);

}  // namespace skua::frog
