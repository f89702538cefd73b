/// Commands as the runtime keeps them: with their number and tick, owning their text.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "skua/abi.h"

namespace skua {

/// Simulated time in 1/60 s. It counts only while the model is not at rest.
using Tick = uint32_t;
/// No model runs longer in one attempt (77 hours of simulated time).
inline constexpr Tick kLastTick = 1u << 24;

/// A parameter of a command or a detail of evidence.
struct NamedValue {
  std::string name;
  bool is_text = false;
  double number = 0;  ///< finite, and no negative zero: JSON in other languages loses its sign
  std::string text;

  static NamedValue from_abi(const skua_value& value);
  skua_value to_abi() const;
  bool operator==(const NamedValue&) const = default;
};
using NamedValues = std::vector<NamedValue>;

struct CommandRecord {
  uint32_t number = 0;  ///< 0, 1, 2, … in the attempt
  Tick tick = 0;        ///< how many ticks had run when it was applied
  std::string name;
  NamedValues values;
  bool operator==(const CommandRecord&) const = default;
};

NamedValues from_abi(const skua_value* values, uint32_t count);

/// What the journal takes: a name and at most 16 parameters with different names, names of at most
/// 64 bytes, texts of at most 4000 and 8000 together, all UTF-8; finite numbers. Empty if it is
/// right, else what is wrong.
std::string command_fault(std::string_view name, std::span<const NamedValue> values);

/// `{"depth_m": 1200, "answer": "colder"}`.
void write_values(json::Writer&, std::span<const NamedValue>);
/// `[tick, name, {…}]`.
void write_command(json::Writer&, const CommandRecord&);

/// Reads an array of `[tick, name, {…}]`, numbered from `first`. Ticks never go back.
std::expected<std::vector<CommandRecord>, json::Error> read_commands(json::View, uint32_t first);

}  // namespace skua
