#include "field_check.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "instant.h"

namespace skua::school {

namespace {

constexpr std::int64_t kMaxCount = 1LL
                                   << 53;  // the largest whole number that JavaScript keeps exactly

// The first bytes of a text in UTF-8, at most `most` of them; no character is cut in two.
std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string names_of(std::span<const Field> fields) {
  std::string names;
  for (const Field& field : fields) names += (names.empty() ? "" : ", ") + std::string(field.name);
  return names;
}

}  // namespace

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
    if (dash ? text[i] != '-' : !hex) return false;
  }
  return true;
}

bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  if (text.ends_with('=')) text.remove_suffix(text.ends_with("==") ? 2 : 1);
  return std::ranges::all_of(text, [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/';
  });
}

Refusal wrong(const std::string& where, std::string_view expected) {
  return {"wrong-type", where + ": must be " + std::string(expected) + "."};
}

std::string step(std::string_view key) {
  std::string text = "/";
  for (const char c : beginning(key, 60)) {
    if (c == '~')
      text += "~0";
    else if (c == '/')
      text += "~1";
    else
      text += c;
  }
  return text;
}

std::optional<std::int64_t> whole_number(const Json& value) {
  if (!value.is_number()) return std::nullopt;
  const double number = value.get<double>();
  if (number < 0 || number > static_cast<double>(kMaxCount) || number != std::floor(number)) {
    return std::nullopt;
  }
  return value.get<std::int64_t>();
}

Problem check_count(const Json& value, const std::string& where) {
  if (whole_number(value)) return {};
  return wrong(where, "a whole number from 0 to 2^53");
}

Problem check_uuid(const Json& value, const std::string& where) {
  if (value.is_string() && is_uuid(value.get_ref<const std::string&>())) return {};
  return wrong(where, "a UUID in lower case");
}

Problem check_time(const Json& value, const std::string& where) {
  if (value.is_string() && read_instant(value.get_ref<const std::string&>())) return {};
  return wrong(where, "a UTC time like 2026-03-01T09:30:00.125Z");
}

Problem check_fields(const Json& value, const std::string& where, std::span<const Field> fields) {
  if (!value.is_object()) return wrong(where, "an object with " + names_of(fields));
  for (const Field& field : fields) {
    const auto found = value.find(field.name);
    const std::string place = where + step(field.name);
    if (found == value.end()) {
      if (field.required) return Refusal{"wrong-type", place + ": is missing."};
    } else if (auto problem = field.check(*found, place)) {
      return problem;
    }
  }
  for (const auto& [key, ignored] : value.items()) {
    if (std::ranges::none_of(fields, [&](const Field& field) { return field.name == key; })) {
      return Refusal{"unknown-field",
                     where + step(key) + ": is not known here. Known: " + names_of(fields) + "."};
    }
  }
  return {};
}

}  // namespace skua::school
