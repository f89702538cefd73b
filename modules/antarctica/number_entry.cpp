#include "number_entry.h"

namespace skua::antarctica {
namespace {

struct Unit {
  std::string_view name;
  int64_t in_years;  ///< 0: not a time
};
constexpr Unit kUnits[] = {
    {"year", 1},
    {"years", 1},
    {"yr", 1},
    {"año", 1},
    {"años", 1},
    {"k", 1000},
    {"ka", 1000},
    {"kyr", 1000},
    {"thousand", 1000},
    {"thousand years", 1000},
    {"mil", 1000},
    {"mil años", 1000},
    {"miles de años", 1000},
    {"ppm", 0},
};

constexpr std::string_view kSpaces[] = {" ", "\t", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"};
constexpr std::string_view kApostrophes[] = {"'", "\xe2\x80\x99"};
constexpr std::string_view kMinus = "\xe2\x88\x92";

/// The length of one of `marks` at the front of `text`; 0 when there is none.
template <std::size_t N>
std::size_t front_is(std::string_view text, const std::string_view (&marks)[N]) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

void skip_spaces(std::string_view& text) {
  while (const std::size_t size = front_is(text, kSpaces)) text.remove_prefix(size);
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
    std::size_t mark_size = 0;
    char mark = 0;
    if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
      mark = text[0];
      mark_size = 1;
    } else if ((mark_size = front_is(text, kSpaces)) != 0) {
      mark = ' ';
    } else if ((mark_size = front_is(text, kApostrophes)) != 0) {
      mark = '\'';
    }
    // a space that no digit follows stands before the unit
    if (mark_size == 0 || mark_size >= text.size() || !is_digit(text[mark_size])) {
      if (mark == '.' || mark == ',' || mark == '\'') return false;
      return digits.groups[0].size() > 0 || digits.count > 1;
    }
    if (digits.count == Digits::kMost) return false;
    digits.marks[digits.count - 1] = mark;
    text.remove_prefix(mark_size);
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

const Unit* find_unit(std::string_view text) {
  for (const Unit& unit : kUnits) {
    if (same_word(text, unit.name)) return &unit;
  }
  return nullptr;
}

constexpr int64_t in_years(Quantity quantity) {
  return quantity == Quantity::years ? 1 : quantity == Quantity::thousand_years ? 1000 : 0;
}

Entry fault(EntryFault what) { return {what, 0}; }

Entry in_range(int64_t milli, Quantity quantity) {
  const int64_t most = quantity == Quantity::years ? 2'000'000'000 : 999'999;
  const int64_t least = quantity == Quantity::ppm ? 0 : -most;
  if (milli < least || milli > most) return fault(EntryFault::out_of_range);
  return {EntryFault::none, milli};
}

}  // namespace

Entry read_entry(std::string_view typed, Quantity quantity) {
  skip_spaces(typed);
  if (typed.empty()) return fault(EntryFault::empty);
  bool negative = false;
  if (typed.starts_with("-") || typed.starts_with(kMinus)) {
    negative = true;
    typed.remove_prefix(typed[0] == '-' ? 1 : kMinus.size());
    skip_spaces(typed);
  } else if (typed.starts_with("+")) {
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
  while (!typed.empty() && front_is(typed.substr(typed.size() - 1), kSpaces) != 0)
    typed.remove_suffix(1);
  if (!typed.empty()) {
    const Unit* unit = find_unit(typed);
    if (unit == nullptr || (unit->in_years == 0) != (in_years(quantity) == 0)) {
      return fault(EntryFault::not_a_number);
    }
    if (unit->in_years != 0) milli = milli * unit->in_years / in_years(quantity);
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
