/// What is seen through the eyepiece, on the stage.
#pragma once

#include "field_list.h"

namespace skua::microscope {

void show_stage(const Microscope&, Ui&, const SimulationLook&, const std::vector<SeenKind>&);

}  // namespace skua::microscope
