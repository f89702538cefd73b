/// Hashes: one for the state of a model, one that turns names into UUIDs. Neither is for secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace skua {

/// FNV-1a, 64 bits, fed piece by piece. The same bytes give the same hash on every machine.
struct Fnv64 {
  uint64_t value = 0xcbf29ce484222325u;

  constexpr void byte(uint8_t b) { value = (value ^ b) * 0x100000001b3u; }
  constexpr void text(std::string_view bytes) {
    for (const char c : bytes) byte(static_cast<uint8_t>(c));
  }
  /// The lowest `bytes` bytes of `bits`, lowest first.
  constexpr void little_endian(uint64_t bits, int bytes) {
    for (int i = 0; i < bytes; ++i) byte(static_cast<uint8_t>(bits >> (8 * i)));
  }
};

/// 16 hex digits.
std::string hex64(uint64_t value);

/// Id of the `number`th thing of a kind in an attempt, as a UUID of RFC 9562's version 8. It
/// depends on nothing else: a retry, a replay and another device make the same id, so that a
/// receiver recognises what it already has.
std::string uuid_for(std::string_view attempt, std::string_view kind, uint32_t number);

/// Whether the text is a UUID in lower case, as the protocol writes them.
bool is_uuid(std::string_view text);

}  // namespace skua
