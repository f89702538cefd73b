// Checking what a client sent field by field; what is wrong is told with its place.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "body_json.h"

namespace skua::school {

/// Why something was not taken: a word for programs, a sentence with a JSON pointer for people.
struct Refusal {
  // unknown-field, unknown-type, wrong-type, too-large; of an item also foreign-attempt, gap, fork,
  // ahead, chain; of an entry of a notebook also full
  std::string code;
  std::string message;
};

using Problem = std::optional<Refusal>;
/// `where` is the JSON pointer of `value`.
using Check = Problem (*)(const Json& value, const std::string& where);

struct Field {
  std::string_view name;
  Check check;
  bool required = true;
};

/// Exactly these fields: what is missing or wrong first, then what nobody asked for.
Problem check_fields(const Json& value, const std::string& where, std::span<const Field> fields);

/// A whole number from 0 to 2^53.
Problem check_count(const Json& value, const std::string& where);
Problem check_uuid(const Json& value, const std::string& where);
/// An instant as instant.h reads it.
Problem check_time(const Json& value, const std::string& where);

/// "`where`: must be `expected`."
Refusal wrong(const std::string& where, std::string_view expected);

/// A key as one step of a JSON pointer, cut where a hostile key would flood the message.
std::string step(std::string_view key);

/// As JSON Schema has it, 3 and 3.0 are both whole; from 0 to 2^53.
std::optional<std::int64_t> whole_number(const Json& value);

/// The standard alphabet, padded.
bool is_base64(std::string_view text);

/// In lower case.
bool is_uuid(std::string_view text);

}  // namespace skua::school
