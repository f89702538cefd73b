/// Bytes in a row: numbers (lowest byte first), blocks with their length, and a hash at the end
/// that finds damage.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skua {

using Bytes = std::vector<uint8_t>;

class ByteWriter {
 public:
  /// The lowest `width` bytes, at most 8.
  ByteWriter& number(uint64_t bits, int width);
  /// At most 2^32 - 1 bytes.
  ByteWriter& block(std::span<const uint8_t> bytes);
  /// All that was written, and its hash.
  Bytes sealed();

 private:
  Bytes bytes_;
};

/// After the first thing that is missing all numbers are 0 and all blocks empty.
class ByteReader {
 public:
  /// Checks the hash at the end. The bytes must outlive the reader.
  static std::expected<ByteReader, std::string> unsealed(std::span<const uint8_t> bytes);

  uint64_t number(int width);
  std::span<const uint8_t> block();
  /// Whether everything was there, and nothing is left.
  bool complete() const { return !failed_ && rest_.empty(); }

 private:
  explicit ByteReader(std::span<const uint8_t> bytes) : rest_(bytes) {}
  std::span<const uint8_t> take(std::size_t size);

  std::span<const uint8_t> rest_;
  bool failed_ = false;
};

/// RFC 4648: with `+`, `/` and padding; or, for addresses and small stores, with `-`, `_` and
/// without padding.
enum class Base64 { standard, url };
std::string base64(std::span<const uint8_t> bytes, Base64 kind);
/// Nothing when the text is not exactly what `base64` writes for some bytes.
std::optional<Bytes> from_base64(std::string_view text, Base64 kind);

}  // namespace skua
