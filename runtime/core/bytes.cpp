#include "core/bytes.h"

#include <algorithm>

#include "core/hash.h"

namespace skua {
namespace {

constexpr std::size_t kHashBytes = 8;

uint64_t hash_of(std::span<const uint8_t> bytes) {
  Fnv64 hash;
  for (const uint8_t byte : bytes) hash.byte(byte);
  return hash.value;
}

std::string_view letters_of(Base64 kind) {
  return kind == Base64::url ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                             : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
}

}  // namespace

ByteWriter& ByteWriter::number(uint64_t bits, int width) {
  for (int i = 0; i < width; ++i) bytes_.push_back(static_cast<uint8_t>(bits >> (8 * i)));
  return *this;
}

ByteWriter& ByteWriter::block(std::span<const uint8_t> bytes) {
  number(bytes.size(), 4);
  bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  return *this;
}

Bytes ByteWriter::sealed() {
  number(hash_of(bytes_), kHashBytes);
  return std::move(bytes_);
}

std::expected<ByteReader, std::string> ByteReader::unsealed(std::span<const uint8_t> bytes) {
  if (bytes.size() < kHashBytes) return std::unexpected("it ends too early");
  const auto content = bytes.first(bytes.size() - kHashBytes);
  ByteReader tail(bytes.last(kHashBytes));
  if (tail.number(kHashBytes) != hash_of(content)) return std::unexpected("it is damaged");
  return ByteReader(content);
}

std::span<const uint8_t> ByteReader::take(std::size_t size) {
  failed_ = failed_ || size > rest_.size();
  if (failed_) return {};
  const auto taken = rest_.first(size);
  rest_ = rest_.subspan(size);
  return taken;
}

uint64_t ByteReader::number(int width) {
  const auto bytes = take(static_cast<std::size_t>(width));
  uint64_t bits = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) bits |= uint64_t{bytes[i]} << (8 * i);
  return bits;
}

std::span<const uint8_t> ByteReader::block() { return take(static_cast<std::size_t>(number(4))); }

std::string base64(std::span<const uint8_t> bytes, Base64 kind) {
  const std::string_view letters = letters_of(kind);
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) group = group << 8 | (j < count ? bytes[i + j] : 0u);
    for (std::size_t j = 0; j < 4; ++j) {
      if (j <= count)
        text += letters[group >> (18 - 6 * j) & 63];
      else if (kind == Base64::standard)
        text += '=';
    }
  }
  return text;
}

std::optional<Bytes> from_base64(std::string_view text, Base64 kind) {
  const std::string_view letters = letters_of(kind);
  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  uint32_t group = 0;
  int bits = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t value = letters.find(c);
    if (value == letters.npos) return std::nullopt;
    group = group << 6 | static_cast<uint32_t>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<uint8_t>(group >> bits));
  }
  if (base64(bytes, kind) != text) return std::nullopt;
  return bytes;
}

}  // namespace skua
