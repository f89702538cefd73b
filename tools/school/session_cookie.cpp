#include "session_cookie.h"

#include <algorithm>

namespace skua::school {

namespace {

constexpr std::string_view kName = "skua_session";
constexpr std::string_view kAttributes = "; Path=/; HttpOnly; SameSite=Strict";

bool is_token(std::string_view text) {
  return text.size() == 32 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

std::string token_in_cookie(std::string_view rest) {
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != kName) continue;
    const std::string_view value = pair.substr(equals + 1);
    return is_token(value) ? std::string(value) : std::string();
  }
  return {};
}

std::string cookie_with_token(std::string_view token) {
  return std::string(kName) + "=" + std::string(token) + std::string(kAttributes);
}

std::string cookie_without_token() {
  return std::string(kName) + "=" + std::string(kAttributes) + "; Max-Age=0";
}

}  // namespace skua::school
