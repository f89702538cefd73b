/// Named values: parameters of commands, details of evidence, arguments of texts.
#pragma once

#include <string_view>

#include "skua/abi.h"

namespace skua {

constexpr skua_str to_abi(std::string_view text) {
  return {text.data(), static_cast<uint32_t>(text.size())};
}
constexpr std::string_view from_abi(skua_str text) { return {text.data, text.size}; }

/// A name with a number or a text: `{"depth_m", 1200.0}`, `{"answer", "colder"}`.
struct Value : skua_value {
  constexpr Value(std::string_view key, double value)
      : skua_value{to_abi(key), 0, value, {nullptr, 0}} {}
  constexpr Value(std::string_view key, std::string_view value)
      : skua_value{to_abi(key), 1, 0.0, to_abi(value)} {}
  constexpr Value(std::string_view key, const char* value) : Value(key, std::string_view(value)) {}
};

}  // namespace skua
