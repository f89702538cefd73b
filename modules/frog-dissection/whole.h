#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "skua/command.h"

namespace skua::frog {

/// What a command says of `key`, when it is a whole number from 0 to `most`.
inline std::optional<uint32_t> whole(const Command& command, std::string_view key, uint32_t most) {
  const std::optional<double> value = command.number(key);
  if (!value || !(*value >= 0 && *value <= most)) return std::nullopt;
  const auto number = static_cast<uint32_t>(*value);
  return static_cast<double>(number) == *value ? std::optional(number) : std::nullopt;
}

}  // namespace skua::frog
