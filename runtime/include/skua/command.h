/// A command: the one way in which anything reaches a model.
#pragma once

#include <optional>
#include <string_view>

#include "skua/value.h"

namespace skua {

/// A named action with plain parameters, such as `take_sample` or `answer {item, response}`. It never
/// names a widget: pointer, keyboard, switch, screen reader and replay all make the same commands.
class Command {
 public:
  explicit Command(const skua_command& raw) : raw_(raw) {}

  std::string_view name() const { return from_abi(raw_.name); }
  bool is(std::string_view wanted) const { return name() == wanted; }

  /// The number called `key`; nothing when it is missing or a text.
  std::optional<double> number(std::string_view key) const {
    const skua_value* value = find(key);
    if (value == nullptr || value->is_text != 0) return std::nullopt;
    return value->number;
  }
  /// The text called `key`; nothing when it is missing or a number. Valid during `apply`.
  std::optional<std::string_view> text(std::string_view key) const {
    const skua_value* value = find(key);
    if (value == nullptr || value->is_text == 0) return std::nullopt;
    return from_abi(value->text);
  }

 private:
  const skua_value* find(std::string_view key) const {
    for (uint32_t i = 0; i < raw_.value_count; ++i) {
      if (from_abi(raw_.values[i].name) == key) return &raw_.values[i];
    }
    return nullptr;
  }
  const skua_command& raw_;
};

}  // namespace skua
