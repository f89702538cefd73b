#include "learn/typed_number.h"

#include <algorithm>

namespace skua {
namespace {

constexpr std::size_t kLongest = 128;  ///< bytes; what is longer is no number
constexpr int kMostGroups = 8;
constexpr int kMostDigits = 15;  ///< that a double holds exactly

/// What stands for an ASCII character in a number: digits of other scripts, and what separates
/// them; else 0.
char in_ascii(uint32_t character) {
  for (const uint32_t zero : {0xff10u, 0x660u, 0x6f0u}) {  // full-width, Arabic, Persian
    if (character >= zero && character < zero + 10)
      return static_cast<char>('0' + (character - zero));
  }
  switch (character) {
    case 0xff0e:  // full-width stop
    case 0x66b:   // Arabic decimal separator
      return '.';
    case 0xff0c:  // full-width comma
    case 0x66c:   // Arabic thousands separator
      return ',';
    case '\t':
    case 0xa0:  // no-break spaces, as languages write them
    case 0x202f:
    case 0x2009:
      return ' ';
    case 0x2019:  // typographic apostrophe
      return '\'';
    case 0x2212:  // minus sign
      return '-';
    default:
      return 0;
  }
}

std::string plain(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    const auto lead = static_cast<unsigned char>(typed[i]);
    const std::size_t length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : 3;
    uint32_t character = lead & (length == 1 ? 0x7fu : length == 2 ? 0x1fu : 0x0fu);
    for (std::size_t k = 1; k < length && i + k < typed.size(); ++k)
      character = character << 6 | (static_cast<unsigned char>(typed[i + k]) & 0x3fu);
    const char ascii = in_ascii(character);
    out += ascii != 0 ? ascii : typed[i];
    i += ascii != 0 ? length : 1;
  }
  return out;
}

void skip_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits of a number, cut at its separators; `marks[i]` stands before `groups[i + 1]`.
struct Digits {
  std::string_view groups[kMostGroups];
  char marks[kMostGroups] = {};  ///< '.', ',', ' ' or '\''
  int count = 0;
};

/// Takes digits and separators off the front. False when that is no number.
bool take_digits(std::string_view& text, Digits& digits) {
  for (;;) {
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) ++size;
    if (digits.count == kMostGroups) return false;
    digits.groups[digits.count++] = text.substr(0, size);
    text.remove_prefix(size);
    const char mark = text.empty() ? '\0' : text[0];
    const bool separates = mark == '.' || mark == ',' || mark == '\'' || mark == ' ';
    // a space that no digit follows stands before the unit
    if (!separates || text.size() < 2 || !is_digit(text[1])) {
      if (separates && mark != ' ') return false;
      return !digits.groups[0].empty() || digits.count > 1;
    }
    digits.marks[digits.count - 1] = mark;
    text.remove_prefix(1);
  }
}

/// How many of the groups stand before the decimal sign; 0 when the separators make no sense.
int whole_groups(const Digits& d, bool whole_number) {
  const int last = d.count - 1;
  if (last == 0) return 1;
  const char mark = d.marks[last - 1];
  const auto same = std::count(d.marks, d.marks + last, mark);
  const bool can_be_decimal = (mark == '.' || mark == ',') && same == 1;
  const bool can_be_group = d.groups[last].size() == 3 && same == last && d.groups[0] != "0";
  bool decimal = can_be_decimal;
  if (can_be_decimal && can_be_group) decimal = !whole_number;
  if (!decimal && !can_be_group) return 0;
  const int whole = decimal ? last : d.count;
  if (whole == 1) return 1;
  if (d.groups[0].empty() || d.groups[0].size() > 3) return 0;
  for (int i = 1; i < whole; ++i) {
    if (d.groups[i].size() != 3 || d.marks[i - 1] != d.marks[0]) return 0;
  }
  return whole;
}

/// Of ASCII letters, and of the last byte of Ñ.
char lower(char c) {
  return c == '\x91' ? '\xb1' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view typed, std::string_view word) {
  return std::ranges::equal(typed, word, {}, lower, lower);
}

}  // namespace

std::expected<double, TypedFault> read_typed_number(std::string_view as_typed, bool whole_number,
                                                    std::span<const UnitWord> words) {
  if (as_typed.size() > kLongest) return std::unexpected(TypedFault::not_a_number);
  const std::string text = plain(as_typed);
  std::string_view typed = text;
  skip_spaces(typed);
  while (typed.ends_with(' ')) typed.remove_suffix(1);
  if (typed.empty()) return std::unexpected(TypedFault::empty);
  const bool negative = typed.starts_with('-');
  if (negative || typed.starts_with('+')) typed.remove_prefix(1);
  skip_spaces(typed);
  Digits digits;
  if (!take_digits(typed, digits)) return std::unexpected(TypedFault::not_a_number);
  const int whole = whole_groups(digits, whole_number);
  if (whole == 0) return std::unexpected(TypedFault::not_a_number);

  uint64_t value = 0, divisor = 1;
  int counted = 0;
  for (int i = 0; i < digits.count; ++i) {
    for (const char c : digits.groups[i]) {
      if (counted == kMostDigits && i < whole) return std::unexpected(TypedFault::not_a_number);
      if (counted == kMostDigits) break;  // decimals beyond what can be told apart
      value = value * 10 + static_cast<uint64_t>(c - '0');
      counted += value > 0 ? 1 : 0;
      if (i >= whole) divisor *= 10;
      if (divisor >= 1'000'000'000'000'000) break;
    }
  }
  double number = static_cast<double>(value) / static_cast<double>(divisor);

  skip_spaces(typed);
  if (!typed.empty()) {
    const auto known = std::ranges::find_if(
        words, [&](const UnitWord& one) { return same_word(typed, one.word); });
    if (known == words.end()) return std::unexpected(TypedFault::not_a_number);
    number *= known->factor;
  }
  return negative && number != 0 ? -number : number;
}

bool is_blank(std::string_view typed) {
  constexpr std::string_view kBlanks[] = {" ", "\t", "\n", "\r", "\u00a0", "\u2009", "\u200b", "\u202f", "\u3000"};
  while (!typed.empty()) {
    const auto blank = std::ranges::find_if(kBlanks, [&](std::string_view one) { return typed.starts_with(one); });
    if (blank == std::end(kBlanks)) return false;
    typed.remove_prefix(blank->size());
  }
  return true;
}

}  // namespace skua
