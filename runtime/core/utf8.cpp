#include "core/utf8.h"

#include <cstdint>

namespace skua {

/// Bytes of the UTF-8 character that begins at `at`; 0 when there is none.
std::size_t utf8_length(std::string_view bytes, std::size_t at) {
  const auto unit = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<uint8_t>(bytes[i]) : uint8_t{0};
  };
  const auto follows = [&](std::size_t i, uint8_t low = 0x80, uint8_t high = 0xbf) {
    return unit(i) >= low && unit(i) <= high;
  };
  const uint8_t first = unit(at);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return follows(at + 1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    // E0 would be overlong below A0; ED from A0 on are surrogates.
    const bool second = follows(at + 1, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
    return second && follows(at + 2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const bool second = follows(at + 1, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
    return second && follows(at + 2) && follows(at + 3) ? 4 : 0;
  }
  return 0;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = utf8_length(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

}  // namespace skua
