/// How organs are moved aside with the forceps, and how they are drawn: on their way there, and
/// lying there.
#pragma once

#include "frog.h"
#include "skua/scene.h"
#include "skua/stage.h"
#include "skua/ui.h"

namespace skua::frog {

/// The forceps draw the organ on which the pointer went down: it follows as far as its ligament
/// lets it, and where the pointer goes up it is moved aside, or back, or looked at. False when the
/// pointer is on no organ that is in reach.
bool draw_organ(const Frog&, Ui&, const Ui::Orbit&);
/// Each goes on toward where it lies now; at once where nothing shall move by itself.
void follow_aside(const Frog&, Stage&);
/// A mesh of a structure as it lies now: itself, when that is its place.
const skua_mesh& as_it_lies(const Frog&, uint32_t structure, const skua_mesh&);

}  // namespace skua::frog
