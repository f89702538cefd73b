/// The parts of what a student sees of the circulation.
#pragma once

#include "circulation.h"

namespace skua::circulation {

/// Heart, vessels and organs as a loop, each with how much oxygen its blood carries.
void show_loop(const Circulation&, Ui&, Stage&, Rect area);

/// Saturations over time.
void show_course(const Circulation&, Ui&, Rect area);

/// Whole percent.
inline NumberText percent_of(Ui& ui, double part) { return ui.number(100 * part); }

}  // namespace skua::circulation
