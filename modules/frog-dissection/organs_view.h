/// The panel's part about organs: the one at hand, and all of them in lists.
#pragma once

#include <string>

#include "frog.h"

namespace skua::frog {

/// What is at hand: its name, what is known of it, and what can be done with it.
void show_card(const Frog&, Ui&, const SimulationLook&);
/// All structures, by system, by region or by layer; those out of reach with the reason.
void show_parts(const Frog&, Ui&, const SimulationLook&);

/// The text that says where a structure lies: in the body, moved aside in it, or on the tray.
std::string where_key(const Frog&, uint32_t structure);

/// What was weighed and measured so far.
void show_findings(const Frog&, Ui&);

}  // namespace skua::frog
