#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/json.h"
#include "core/utf8.h"

namespace skua::json {
namespace {

void append_ascii(std::string& out, char c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto code = static_cast<uint8_t>(c);
  if (code >= 0x20) {
    out += c;
    return;
  }
  out += "\\u00";
  out += kHex[code >> 4];
  out += kHex[code & 15];
}

/// How many characters from `at` on stand in JSON as they are.
std::size_t plain_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= ' ' && text[end] <= '~' && text[end] != '"' &&
         text[end] != '\\')
    ++end;
  return end - at;
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = plain_length(text, i);
    out += text.substr(i, plain);
    i += plain;
    if (i == text.size()) break;
    const std::size_t length = utf8_length(text, i);
    if (length == 1) {
      append_ascii(out, text[i]);
    } else if (length == 0) {
      out += "\xef\xbf\xbd";
    } else {
      out += text.substr(i, length);
    }
    i += length == 0 ? 1 : length;
  }
  out += '"';
}

}  // namespace

void Writer::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

Writer& Writer::open(char bracket) {
  separate();
  out_ += bracket;
  closers_ += bracket == '{' ? '}' : ']';
  comma_ = false;
  return *this;
}

Writer& Writer::end() {
  if (closers_.empty()) return *this;
  out_ += closers_.back();
  closers_.pop_back();
  comma_ = true;
  return *this;
}

Writer& Writer::key(std::string_view name) {
  separate();
  append_text(out_, name);
  out_ += ':';
  comma_ = false;
  return *this;
}

Writer& Writer::text(std::string_view value) {
  separate();
  append_text(out_, value);
  return *this;
}

Writer& Writer::number(double value) {
  if (!std::isfinite(value)) return null();
  if (value == std::floor(value) && std::fabs(value) < 1e15) {
    return raw(std::to_string(static_cast<int64_t>(value)));
  }
  char digits[32];
  // std::to_chars would find the shortest at once, and costs 53 KB of wasm.
  for (int precision = 15; precision <= 17; ++precision) {
    std::snprintf(digits, sizeof digits, "%.*g", precision, value);
    if (std::strtod(digits, nullptr) == value) break;
  }
  return raw(digits);
}

Writer& Writer::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

Writer& Writer::copy(View value) {
  if (!value) return null();
  switch (value.kind()) {
    case Kind::null:
      return null();
    case Kind::boolean:
      return boolean(*value.boolean());
    case Kind::number:
      return number(*value.number());
    case Kind::text:
      return text(*value.text());
    case Kind::array:
      array();
      for (const View element : value) copy(element);
      return end();
    case Kind::object:
      object();
      for (const View member : value) key(member.key()).copy(member);
      return end();
  }
  return *this;
}

}  // namespace skua::json
