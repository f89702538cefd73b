// The module's entry point: its simulation. Its activity is in JSON.
#include "circulation.h"

SKUA_MODULE(frog_circulation, "0.2.0", skua::circulation::circulation_simulation())
