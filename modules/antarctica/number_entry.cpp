#include "number_entry.h"

namespace skua::antarctica {
namespace {

// Words that may follow a number, each ended by a bar: lists in one text need no address for each
// word.
constexpr std::string_view kYears = "year|years|yr|año|años|an|ans|年|سنة|سنوات|عام|";
constexpr std::string_view kThousands =
    "k|ka|kyr|thousand|thousand years|mil|mil años|miles de años|mille|mille ans|milliers d'années|"
    "千年|ألف سنة|";
constexpr std::string_view kTenThousands = "万年|";

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
    case 0xa0:  // no-break spaces, as locales write them
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

/// A text with the digits and separators that `read_entry` reads.
struct Plain {
  static constexpr std::size_t kMost = 128;  ///< what is longer is no number
  char text[kMost];
  std::size_t size = 0;

  explicit Plain(std::string_view typed) {
    for (std::size_t i = 0; i < typed.size() && size < kMost;) {
      const auto lead = static_cast<unsigned char>(typed[i]);
      const std::size_t length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : 3;
      uint32_t character = lead & (length == 1 ? 0x7fu : length == 2 ? 0x1fu : 0x0fu);
      for (std::size_t k = 1; k < length && i + k < typed.size(); ++k)
        character = character << 6 | (static_cast<unsigned char>(typed[i + k]) & 0x3fu);
      const char ascii = in_ascii(character);
      text[size++] = ascii != 0 ? ascii : typed[i];
      i += ascii != 0 ? length : 1;
    }
  }
};

void skip_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits of a number, cut at its separators; `marks[i]` stands before `groups[i + 1]`.
struct Digits {
  static constexpr int kMost = 8;
  std::string_view groups[kMost];
  char marks[kMost] = {};  ///< '.', ',', ' ' or '\''
  int count = 0;
};

/// Takes digits and separators off the front. False when that is not a number.
bool take_digits(std::string_view& text, Digits& digits) {
  for (;;) {
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) ++size;
    if (digits.count == Digits::kMost) return false;
    digits.groups[digits.count++] = text.substr(0, size);
    text.remove_prefix(size);
    const char mark = text.empty() ? '\0' : text[0];
    const bool separates = mark == '.' || mark == ',' || mark == '\'' || mark == ' ';
    // a space that no digit follows stands before the unit
    if (!separates || text.size() < 2 || !is_digit(text[1])) {
      if (separates && mark != ' ') return false;
      return digits.groups[0].size() > 0 || digits.count > 1;
    }
    if (digits.count == Digits::kMost) return false;
    digits.marks[digits.count - 1] = mark;
    text.remove_prefix(1);
  }
}

/// How many of the groups stand before the decimal sign; 0 when the separators make no sense.
int whole_groups(const Digits& d, Quantity quantity) {
  const int last = d.count - 1;
  if (last == 0) return 1;
  const char mark = d.marks[last - 1];
  int same = 0;
  for (int i = 0; i < last; ++i) same += d.marks[i] == mark ? 1 : 0;
  const bool can_be_decimal = (mark == '.' || mark == ',') && same == 1;
  const bool can_be_group = d.groups[last].size() == 3 && same == last && d.groups[0] != "0";
  bool decimal = can_be_decimal;
  if (can_be_decimal && can_be_group) decimal = quantity != Quantity::years;
  const int whole = decimal ? last : d.count;
  if (!decimal && !can_be_group) return 0;
  if (whole == 1) return 1;
  if (d.groups[0].empty() || d.groups[0].size() > 3) return 0;
  for (int i = 1; i < whole; ++i) {
    if (d.groups[i].size() != 3 || d.marks[i - 1] != d.marks[0]) return 0;
  }
  return whole;
}

bool append(int64_t& value, std::string_view group) {
  for (const char c : group) {
    if (value > 1'000'000'000) return false;
    value = value * 10 + (c - '0');
  }
  return true;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Compares without regard to the case of ASCII letters; a capital Ñ counts as well.
bool same_word(std::string_view typed, std::string_view word) {
  if (typed.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = typed[i] == '\x91' ? '\xb1' : lower(typed[i]);
    if (c != word[i]) return false;
  }
  return true;
}

bool is_among(std::string_view typed, std::string_view list) {
  for (std::size_t bar; (bar = list.find('|')) != std::string_view::npos;
       list.remove_prefix(bar + 1)) {
    if (same_word(typed, list.substr(0, bar))) return true;
  }
  return false;
}

/// How many years the word stands for; 0 for no unit at all.
int64_t unit_of(std::string_view typed) {
  if (is_among(typed, kYears)) return 1;
  if (is_among(typed, kThousands)) return 1000;
  if (is_among(typed, kTenThousands)) return 10'000;
  return 0;
}

constexpr int64_t in_years(Quantity quantity) { return quantity == Quantity::years ? 1 : 1000; }

Entry fault(EntryFault what) { return {what, 0}; }

Entry in_range(int64_t milli, Quantity quantity) {
  const int64_t most = quantity == Quantity::years ? 2'000'000'000 : 999'999;
  if (milli < -most || milli > most) return fault(EntryFault::out_of_range);
  return {EntryFault::none, milli};
}

}  // namespace

Entry read_entry(std::string_view as_typed, Quantity quantity) {
  if (as_typed.size() > Plain::kMost) return fault(EntryFault::not_a_number);
  const Plain plain(as_typed);
  std::string_view typed(plain.text, plain.size);
  skip_spaces(typed);
  if (typed.empty()) return fault(EntryFault::empty);
  bool negative = false;
  if (typed.starts_with('-')) {
    negative = true;
    typed.remove_prefix(1);
    skip_spaces(typed);
  } else if (typed.starts_with('+')) {
    typed.remove_prefix(1);
  }
  Digits digits;
  if (!take_digits(typed, digits)) return fault(EntryFault::not_a_number);
  const int whole = whole_groups(digits, quantity);
  if (whole == 0) return fault(EntryFault::not_a_number);

  int64_t milli = 0;
  for (int i = 0; i < whole; ++i) {
    if (!append(milli, digits.groups[i])) return fault(EntryFault::out_of_range);
  }
  milli *= 1000;
  if (whole < digits.count) {
    int64_t weight = 100;
    for (const char c : digits.groups[whole]) {
      milli += weight * (c - '0');
      weight /= 10;
    }
  }

  skip_spaces(typed);
  while (typed.ends_with(' ')) typed.remove_suffix(1);
  if (!typed.empty()) {
    const int64_t years = unit_of(typed);
    if (years == 0) return fault(EntryFault::not_a_number);
    milli = milli * years / in_years(quantity);
  }
  return in_range(negative ? -milli : milli, quantity);
}

Entry read_entry(double value, Quantity quantity) {
  if (!(value > -1e9 && value < 1e9)) return fault(EntryFault::out_of_range);
  return in_range(static_cast<int64_t>(value * 1000.0 + (value < 0 ? -0.5 : 0.5)), quantity);
}

PlainNumber plain_number(int64_t milli) {
  PlainNumber out;
  char reversed[24];
  uint32_t size = 0;
  uint64_t rest = milli < 0 ? 0 - static_cast<uint64_t>(milli) : static_cast<uint64_t>(milli);
  bool significant = false;
  for (int place = 0; place < 3; ++place, rest /= 10) {
    const auto digit = static_cast<char>('0' + rest % 10);
    significant = significant || digit != '0';
    if (significant) reversed[size++] = digit;
  }
  if (significant) reversed[size++] = '.';
  do {
    reversed[size++] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0 && size < sizeof reversed - 1);
  if (milli < 0) reversed[size++] = '-';
  while (size > 0) out.text[out.size++] = reversed[--size];
  return out;
}

}  // namespace skua::antarctica
