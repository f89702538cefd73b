/// From the SDK's node description to a node of the tree.
#pragma once

#include <string>

#include "ui/interface.h"

namespace skua {

/// Adds the node; `more` is further JSON for the page ("\"summary\":…"). False when the id is taken
/// in this pass.
bool add_node(skua_ui& ui, const skua_node& node, const std::string& more);

/// Buttons of all views that can be turned in this pass, over all that was drawn.
void draw_orbit_controls(skua_ui& ui);

}  // namespace skua
