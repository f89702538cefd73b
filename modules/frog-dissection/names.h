/// Keys of the texts about a structure.
#pragma once

#include <string>
#include <string_view>

namespace skua::frog {

/// "part.lung.right" of "lung_right", "part.ventricle" of "ventricle", and with `what`
/// "part.lung.place".
std::string key_of(std::string_view id, std::string_view what = {});

}  // namespace skua::frog
