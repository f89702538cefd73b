/// The hash chain of a journal: one SHA-256 value for everything that an attempt started from and
/// every command up to a point, so that two parties who hold the same value hold the same history.
///
/// A chain proves nothing about who wrote it: whoever changes a command can compute the rest anew.
/// What counts is the value that a receiver already has.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/carried.h"
#include "core/command_record.h"

namespace skua {

/// What the chain starts from.
struct ChainHeader {
  std::string_view runtime_hash, module_hash, manifest, activity, attempt, actor;
  uint32_t seed = 0;
  std::string_view mode, checkpoint;
  std::span<const CarriedObjective> evidence;
};

/// Text counts as its length in 32 bits and its bytes, a number as its bytes, lowest first:
///
///     start = SHA-256(text("skua-journal-2"), text(runtime hash), text(module hash),
///     text(manifest), text(activity),
///                     text(attempt), text(actor), 32-bit seed, text(mode), text(checkpoint))
///     then, where the attempt began with evidence from earlier ones:
///     next = SHA-256(the 32 bytes before, text("evidence"), 32-bit number of objectives, and of
///     each text(its name), 32-bit number of opportunities, and of each
///                    text(item), text(context), a byte (1 if right, 2 more if by doing), 32-bit
///                    options, the difficulty's 64 bits, 32-bit number of drawn numbers and the 64
///                    bits of each)
///     then, with each command:
///     next = SHA-256(the 32 bytes before, 32-bit number, 32-bit tick, text(name), 32-bit number of
///     parameters, and of each
///                    text(its name), then a byte 0 and the double's 64 bits, or a byte 1 and
///                    text(value))
class Chain {
 public:
  Chain() = default;
  explicit Chain(const ChainHeader&);
  /// The chain that hex() wrote down; nothing if the text is not 64 hex digits in lower case.
  static std::optional<Chain> from_hex(std::string_view);

  void add(const CommandRecord&);
  /// 64 hex digits.
  std::string hex() const;
  bool operator==(const Chain&) const = default;

 private:
  std::array<uint8_t, 32> value_{};
};

}  // namespace skua
