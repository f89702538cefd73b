#include <bit>
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
    out.append(text, i, plain);
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

__extension__ using Wide = unsigned __int128;

constexpr double kWholeLimit = 1e15;

/// Whether `%g` writes it without an exponent.
bool is_plain(double value) { return std::fabs(value) >= 1e-4 && std::fabs(value) < kWholeLimit; }

/// What is left of a number over a power of two, rounded as printf does: half goes to even.
Wide rounded(Wide number, int shift) {
  const Wide whole = number >> shift, rest = number - (whole << shift),
             half = Wide{1} << (shift - 1);
  return whole + (rest > half || (rest == half && whole % 2 == 1) ? 1 : 0);
}

std::string text_of(uint64_t digits, int places) {
  while (places > 0 && digits % 10 == 0) {
    digits /= 10;
    --places;
  }
  std::string text = std::to_string(digits);
  if (places == 0) return text;
  const auto after = static_cast<std::size_t>(places);
  if (text.size() <= after) text.insert(0, after + 1 - text.size(), '0');
  return text.insert(text.size() - after, 1, '.');
}

/// A plain number with the fewest of 15, 16 or 17 digits that read back as the same double:
/// exactly, in whole numbers, because printf and strtod take microseconds (they compute with long
/// doubles, which WebAssembly has not). std::to_chars costs 53 kB.
std::string plain_decimal(double value) {
  constexpr uint64_t kImplicitOne = uint64_t{1} << 52;
  const auto bits = std::bit_cast<uint64_t>(std::fabs(value));
  const uint64_t significand = (bits & (kImplicitOne - 1)) | kImplicitOne;
  const int shift = 1075 - static_cast<int>(bits >> 52);  // the value is significand / 2^shift
  int places = 18;                                        // of 15 digits, if it is below 0.001
  for (double power = 1e-3; std::fabs(value) >= power && places > 0; power *= 10) --places;
  for (int digits = 15;; ++digits, ++places) {
    Wide scale = 1;
    for (int i = 0; i < places; ++i) scale *= 10;
    const Wide exact = significand * scale;
    const Wide decimal = rounded(exact, shift);
    const bool below = decimal << shift < exact;
    const Wide off = below ? exact - (decimal << shift) : (decimal << shift) - exact;
    // Half the way to the next double, which below a power of two is half as far.
    const Wide doubled = off * (below && significand == kImplicitOne ? 4 : 2);
    if (digits < 17 && (doubled > scale || (doubled == scale && significand % 2 == 1))) continue;
    const std::string text = text_of(static_cast<uint64_t>(decimal), places);
    return value < 0 ? "-" + text : text;
  }
}

}  // namespace

void Writer::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

Writer& Writer::open(char bracket) {
  separate();
  if (bracket == '{' && out_.capacity() < kUsualBytes) out_.reserve(kUsualBytes);
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
  if (value == std::floor(value) && std::fabs(value) < kWholeLimit)
    return raw(std::to_string(static_cast<int64_t>(value)));
  if (is_plain(value)) return raw(plain_decimal(value));
  char digits[32];
  for (int precision = 15; precision <= 17; ++precision) {
    std::snprintf(digits, sizeof digits, "%.*g", precision, value);
    if (precision == 17 || std::strtod(digits, nullptr) == value) break;
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
