/// Reads a number as students write it: "25.5", "25,5", "165 230", "165.230 años", "25.5 kyr", "80
/// 万年", "٢٥٫٥".
#pragma once

#include <cstdint>
#include <string_view>

namespace skua::antarctica {

/// What a field asks for; it settles what a lone separator before three digits means.
enum class Quantity : int32_t {
  years,           ///< whole and large: "165.230" and "165,230" are 165 230
  thousand_years,  ///< below 1,000: "25.500" and "25,500" are 25.5
};

enum class EntryFault : int32_t { none, empty, not_a_number, out_of_range };

struct Entry {
  EntryFault fault = EntryFault::none;
  int64_t milli = 0;  ///< thousandths of the field's unit; 0 when there is a fault
};

/// Spaces (also the narrow ones that locales write) and apostrophes group digits by three; of two
/// kinds of separators the last is the decimal sign. A unit that is known and fits the field may
/// follow. More than three decimals are cut off. For ages a minus sign may stand for "before".
Entry read_entry(std::string_view as_typed, Quantity quantity);

/// A number that comes without text is held to the same range.
Entry read_entry(double value, Quantity quantity);

/// The number in one notation for all languages: "25.5", "-0.125".
struct PlainNumber {
  char text[24] = {};
  uint32_t size = 0;
  std::string_view view() const { return {text, size}; }
};
PlainNumber plain_number(int64_t milli);

}  // namespace skua::antarctica
