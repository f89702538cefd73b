/// Bytes told as what they differ by from others, for states of which many are kept.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>

#include "core/bytes.h"

namespace skua {

/// What makes `wanted` of `base`: pieces that are copied, and bytes between them. The same on every
/// machine.
Bytes difference(std::span<const uint8_t> base, std::span<const uint8_t> wanted);

/// Undoes it. An error says what is wrong with `told`; what comes of it is never longer than
/// `limit`.
std::expected<Bytes, std::string> restored(std::span<const uint8_t> base,
                                           std::span<const uint8_t> told, std::size_t limit);

}  // namespace skua
