/// UTF-8, as far as the runtime must know it.
#pragma once

#include <cstddef>
#include <string_view>

namespace skua {

/// Bytes of the character that begins at `at`; 0 when none does (a stray byte, an overlong form, a
/// surrogate).
std::size_t utf8_length(std::string_view bytes, std::size_t at);

bool is_utf8(std::string_view bytes);

}  // namespace skua
