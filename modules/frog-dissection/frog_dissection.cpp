// The module's entry point: its simulations. All its activities are in JSON.
#include "comparison/comparison.h"
#include "frog.h"

SKUA_MODULE(frog_dissection, "0.2.0", skua::frog::frog_simulation(),
            skua::frog::comparison_simulation())
