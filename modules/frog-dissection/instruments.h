/// The ruler beside what was measured, and the balance under what was weighed, as long as that is
/// at hand.
#pragma once

#include <vector>

#include "frog.h"
#include "skua/scene.h"
#include "skua/ui.h"

namespace skua::frog {

/// Its pan, under the piece that lies on it.
void draw_balance(const Frog&, Scene&);
/// Its display, and the ruler; what they take up of the stage is added to `taken`.
void show_instruments(const Frog&, Ui&, Stage&, const Camera&, const Transform& stands,
                      std::vector<Rect>& taken);

}  // namespace skua::frog
