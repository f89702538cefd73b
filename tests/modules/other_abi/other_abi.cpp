// A module that was built for the next version of the binary interface.
#include "skua/module.h"

extern "C" __attribute__((used, visibility("default"))) const skua_module_desc* skua_module(void) {
  static const skua_module_desc desc = {SKUA_CANARY_START, SKUA_ABI + 1'000'000u, sizeof(skua_module_desc), "other_abi",
                                        "1.0.0", nullptr, 0, nullptr, 0, SKUA_CANARY_END};
  return &desc;
}
