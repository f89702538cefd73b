// JSON out of a request's body, which is whatever a client chose to send.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace skua::school {

/// Keeps the order of members: a command's parameters are hashed in the order in which they came.
using Json = nlohmann::ordered_json;

/// Deeper nesting and larger objects than any message of the protocol has. Writing and comparing
/// JSON recurses, and finding a member looks at those before it, so both are bounded here.
inline constexpr int kMaxJsonDepth = 16;
inline constexpr int kMaxJsonMembers = 1000;

/// The error says what is wrong and where, in one sentence.
std::expected<Json, std::string> read_json(std::string_view text);

/// Never throws for what a text holds: bytes that are not UTF-8 become U+FFFD.
std::string write_json(const Json& json);

/// Equal whatever the order of their members.
bool same_json(const Json& one, const Json& other);

}  // namespace skua::school
