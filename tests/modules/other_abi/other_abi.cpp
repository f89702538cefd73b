// A module that was built for the next version of the binary interface.
#include "skua/module.h"

SKUA_EXPORT const skua_module_desc* SKUA_MODULE_ENTRY(other_abi)(void) {
  static const skua_module_desc desc = {SKUA_CANARY_START, SKUA_ABI + 1'000'000u, sizeof(skua_module_desc), "other_abi",
                                        "1.0.0", nullptr, 0, SKUA_CANARY_END};
  return &desc;
}
