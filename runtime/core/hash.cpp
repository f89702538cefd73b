#include "core/hash.h"

namespace skua {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

/// FNV-1a with 128 bits as two halves. Its prime is 2^88 + 0x13b, so the product is a shift and a
/// small product.
struct Fnv128 {
  uint64_t high = 0x6c62272e07bb0142u;
  uint64_t low = 0x62b821756295c58du;

  void byte(uint8_t b) {
    low ^= b;
    constexpr uint64_t kFactor = 0x13b;
    const uint64_t bottom = (low & 0xffffffffu) * kFactor;
    const uint64_t middle = (low >> 32) * kFactor + (bottom >> 32);
    high = high * kFactor + (middle >> 32) + (low << 24);
    low = (middle << 32) | (bottom & 0xffffffffu);
  }
  void text(std::string_view bytes) {
    for (const char c : bytes) byte(static_cast<uint8_t>(c));
  }
};

/// Spreads each bit over the word; a bijection, so that nothing collides that did not before.
constexpr uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

bool is_lower_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string hex64(uint64_t value) {
  std::string text(16, '0');
  for (std::size_t i = 0; i < 16; ++i) text[i] = kHexDigits[(value >> (60 - 4 * i)) & 15];
  return text;
}

std::string uuid_for(std::string_view attempt, std::string_view kind, uint32_t number) {
  Fnv128 hash;
  hash.text(attempt);
  hash.byte('/');
  hash.text(kind);
  hash.byte('/');
  for (int i = 0; i < 4; ++i) hash.byte(static_cast<uint8_t>(number >> (8 * i)));
  // The last bytes reach only part of the state, and the version and variant below cost six bits.
  uint64_t high = hash.high + mix(hash.low);
  uint64_t low = hash.low + mix(high);
  high = (high & ~uint64_t{0xf000}) | 0x8000;
  low = (low & ~(uint64_t{3} << 62)) | (uint64_t{2} << 62);
  const std::string digits = hex64(high) + hex64(low);
  std::string uuid;
  uuid.reserve(36);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) uuid += '-';
    uuid += digits[i];
  }
  return uuid;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !is_lower_hex(text[i])) return false;
  }
  return true;
}

}  // namespace skua
