// A side module that is none of ours: it has no descriptor.
#include "skua/abi.h"

extern "C" __attribute__((used, visibility("default"))) uint32_t answer(void) { return 42; }
