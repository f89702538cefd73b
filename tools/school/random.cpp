#include "random.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <sys/random.h>

namespace skua::school {

namespace {

template <std::size_t Size>
std::array<unsigned char, Size> random_bytes() {
  static_assert(Size <= 256, "getrandom gives up to 256 bytes without being interrupted");
  std::array<unsigned char, Size> bytes;
  if (getrandom(bytes.data(), Size, 0) != static_cast<ssize_t>(Size)) {
    throw std::system_error(errno, std::generic_category(), "no random numbers from the system");
  }
  return bytes;
}

std::string hex(const std::array<unsigned char, 16>& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace

std::string random_token() { return hex(random_bytes<16>()); }

std::string random_uuid() {
  auto bytes = random_bytes<16>();
  bytes[6] = static_cast<unsigned char>(0x40 | (bytes[6] & 0x0f));
  bytes[8] = static_cast<unsigned char>(0x80 | (bytes[8] & 0x3f));
  std::string text = hex(bytes);
  for (const std::size_t place : {8, 13, 18, 23}) text.insert(place, 1, '-');
  return text;
}

std::uint32_t random_seed() {
  const auto bytes = random_bytes<4>();
  return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}

std::array<unsigned char, 32> random_key() { return random_bytes<32>(); }

}  // namespace skua::school
