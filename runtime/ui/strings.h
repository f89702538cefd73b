/// The words of a lesson: texts by key in one language, and numbers in its notation.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "skua/abi.h"

namespace skua {

class Strings {
 public:
  /// Replaces all texts; the last of equal keys wins.
  void set(std::vector<std::pair<std::string, std::string>> texts);
  /// Puts these over the present ones.
  void add(std::vector<std::pair<std::string, std::string>> texts);
  /// Decimal sign, group separator (UTF-8), from how many leading digits on groups are used (1 or 2),
  /// and what stands before a negative number.
  void set_numbers(std::string decimal, std::string group, int minimum_grouping_digits,
                   std::string minus = "\u2212");

  /// How things are counted in the language: digit i is the plural category of i things (zero, one,
  /// two, few, many, other: 0 to 5), for i below 200, then one more that of a million. Larger numbers
  /// count as their last two digits do, whole millions as a million. Without: all are `other`.
  void set_plurals(std::string table) { plurals_ = std::move(table); }

  bool has(std::string_view key) const { return find(key) != nullptr; }
  /// The text of `key` with `{name}` replaced from `args`; a number that is not whole gets two
  /// decimals. `{n, plural, =0 {none} one {# bulb} other {# bulbs}}` is ICU's message format: the
  /// branch for just this number, else the one for its category, with `#` for the number. A missing key gives "[key]", and a missing argument stays "{name}", so that they are
  /// seen.
  std::string text(std::string_view key, const skua_value* args, uint32_t arg_count) const;
  /// Keys that were asked for and are missing, each once since the texts were set.
  std::vector<std::string> take_missing() { return std::exchange(missing_, {}); }
  /// `value` rounded to `decimals` (0..6), with a true minus sign. Not finite: an en dash.
  std::string number(double value, int decimals) const;

 private:
  std::string_view category_of(double count) const;
  void fill(std::string& out, std::string_view pattern, std::span<const skua_value> args,
            std::string_view count) const;
  void choose(std::string& out, std::string_view branches, double count,
              std::span<const skua_value> args) const;
  const std::string* find(std::string_view key) const;

  std::vector<std::pair<std::string, std::string>> texts_;  // sorted by key
  mutable std::vector<std::string> missing_, told_;
  std::string decimal_ = ".";
  std::string group_ = ",";
  int minimum_grouping_digits_ = 1;
  std::string minus_ = "\u2212";
  std::string plurals_;
};

}  // namespace skua
