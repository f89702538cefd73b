// What a launch carries and each delivery shows: that this browser opened this attempt, not long
// ago. A JSON Web Token (RFC 7519) signed with HMAC-SHA-256; only the school reads it.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "instant.h"

namespace skua::school {

inline constexpr Milliseconds kTokenLife = 15 * 60 * 1000;

using SigningKey = std::array<unsigned char, 32>;

/// The key in the data folder, made if there is none; readable by its owner only. Throws
/// StartFailure.
SigningKey signing_key(const std::filesystem::path& folder);

/// Everything that a token is bound to.
struct Launched {
  std::string attempt;
  std::string actor;
  std::string manifest;
  std::string runtime_hash;
  std::string module_hash;
  std::string activity;
  std::string mode;
  std::string keys_hash;      // of the answer keys, "" if there are none
  std::uint32_t seed = 0;
  std::string evidence_hash;  // of the evidence from earlier attempts, "" if there is none
};

std::string launch_token(const SigningKey& key, const Launched& launched, Milliseconds now);

enum class TokenFault { wrong, expired };

/// When the token was made, if it was made by this key for exactly this launch and has not expired.
/// Takes the same time for every wrong token of the same length.
std::expected<Milliseconds, TokenFault> check_token(const SigningKey& key, std::string_view token,
                                                    const Launched& launched, Milliseconds now);

/// The token of "Bearer <token>", "" if the header is something else.
std::string_view bearer(std::string_view authorization);

}  // namespace skua::school
