// The cookie that carries a session's token.
#pragma once

#include <string>
#include <string_view>

namespace skua::school {

/// The token in a Cookie header, "" if there is none of the right form.
std::string token_in_cookie(std::string_view cookie_header);

std::string cookie_with_token(std::string_view token);
std::string cookie_without_token();

}  // namespace skua::school
