// Bytes as text that can stand in an address or a header: base64url of RFC 4648, without padding.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace skua::school {

std::string base64url(std::span<const unsigned char> bytes);
std::string base64url(std::string_view text);

/// The text that was encoded; "" if this is not base64url. Takes only what base64url() writes.
std::string text_of_base64url(std::string_view encoded);

}  // namespace skua::school
