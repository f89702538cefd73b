// JSON out of a request's body, which is whatever a client chose to send.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace skua::school {

using Json = nlohmann::json;

/// Deeper nesting than any message of the protocol has; writing and comparing JSON recurses, so
/// depth is bounded here.
inline constexpr int kMaxJsonDepth = 16;

/// The error says what is wrong and where, in one sentence.
std::expected<Json, std::string> read_json(std::string_view text);

/// Never throws for what a text holds: bytes that are not UTF-8 become U+FFFD.
std::string write_json(const Json& json);

}  // namespace skua::school
