/// The files of a module that come after its first picture, as they cross the boundary. Authors include skua/ui.h.
#pragma once

#include "skua/abi.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/// A module has at most so many assets (skua_add_module, ASSETS) …
#define SKUA_MOST_ASSETS 16u
/// … and none has more bytes than this, before compression.
#define SKUA_MOST_ASSET_BYTES 4194304u

typedef struct skua_bytes {
  const uint8_t* data;  ///< null: there are none (yet)
  uint32_t size;
} skua_bytes;
/// An asset of the module by its name: once it is here, its bytes as they were built (the page has checked their hash), in
/// place and unchanged as long as the module is loaded. Null before that, for a name that was not declared, and for good where
/// it could not be fetched or nobody fetches any: in a replay without a screen, in the school's verifier and in Node. A pass of
/// the view follows when one comes. Only a view can ask (a model has no skua_ui), and only for what is seen or heard: no
/// command, no node, no name, value or order of nodes may depend on the answer.
skua_bytes skua_ui_asset(skua_ui*, skua_str name);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
