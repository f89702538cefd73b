#pragma once

#include <string>
#include <string_view>

namespace skua::school {

/// SHA-256 of these bytes, in 64 hex digits.
std::string sha256(std::string_view bytes);

}  // namespace skua::school
