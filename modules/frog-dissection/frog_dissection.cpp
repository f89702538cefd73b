// The module's entry point: its simulation. All its activities are in JSON.
#include "frog.h"

SKUA_MODULE(frog_dissection, "0.2.0", skua::frog::frog_simulation())
