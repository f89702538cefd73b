/// Keys of texts that belong to structures and pieces.
#pragma once

#include <string>
#include <string_view>

#include "organs.h"

namespace skua::frog {

/// "part.lung.right" of "lung_right", "part.ventricle" of "ventricle", and with `what`
/// "part.lung.place".
std::string key_of(std::string_view id, std::string_view what = {});
/// Of what comes out together: "piece.gut", or the key of the one structure that gives its name.
std::string piece_key(uint32_t piece);
/// "system.digestive".
std::string system_key(System);
/// "region.chest".
std::string region_key(Region);
/// "layer.3".
std::string layer_key(uint32_t layer);

}  // namespace skua::frog
