/// How the belly is seen and handled: its sheets and pins in the scene, tools in the hand, and in
/// the panel the same deeds by name.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "bodies.h"
#include "shown.h"
#include "tray.h"

namespace skua::frog {

/// Whether what lies under the muscle can be seen at all.
bool shows_inside(const Frog&);
/// Places of the opening in the scene.
Vec3 in_scene(Place);

void draw_opening(const Frog&, Ui&, Scene&, const Transform& stands);
/// The sheets for rays, and which structures they are.
void add_opening(const Frog&, const Transform& stands, Shown&);

inline constexpr std::array<std::string_view, 5> kHands{"probe", "scissors", "scalpel", "forceps",
                                                        "pins"};
/// Takes one of them; for all but the probe the frog lies on its back.
void take_in_hand(Ui&, std::string_view tool);
/// What is chosen.
std::string_view tool_in_hand(Ui&);
/// Whether this stage of the lesson is one in which the belly is opened.
bool allows_cutting(const SimulationLook&);
/// Whether a pointer on the frog does something with it, and does not turn it.
bool handles_belly(Ui&, const SimulationLook&);
/// What the pointer did with the tool in this pass becomes commands.
void use_tool(const Frog&, Ui&, const SimulationLook&, const Ui::Orbit&);
/// Pins, the path of a cut that is being made, and the tool where the pointer holds it.
void draw_tools(const Frog&, Ui&, Stage&, const Ui::Orbit&, const Transform& stands);

void pin_down(const Frog&, Ui&, Layer, Point at);
void take_pin_out(Ui&, Layer, uint32_t pin);

/// The tools to choose from, at the stage's edge. Returns where they lie; nowhere without room for
/// them.
Rect show_toolbar(Ui&, Stage&, const Rect& area);

/// Tools, what was done last, and how the frog stands. Where nothing is `drawn` there is nothing to
/// use a tool on, and the same is done by name.
void show_opening(const Frog&, Ui&, const SimulationLook&, bool drawn);

}  // namespace skua::frog
