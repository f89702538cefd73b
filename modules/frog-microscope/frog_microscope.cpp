// The module's entry point: its simulation. Its activities are in JSON.
#include "microscope.h"

SKUA_MODULE(frog_microscope, "0.1.0", skua::microscope::microscope_simulation())
