/// Reads a number as students write it: "25.5", "25,5", "165 230", "165.230 años", "25.5 kyr", "٢٥٫٥".
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>

namespace skua {

/// A word that may stand behind a number, and how many of the field's unit it means.
struct UnitWord {
  std::string word;
  double factor = 1;
};

enum class TypedFault : uint8_t { empty, not_a_number };

/// Spaces (also the narrow ones that languages write) and apostrophes group digits by three; of two
/// kinds of separators the last is the decimal sign. A lone separator before three digits groups
/// them where the field asks for whole numbers ("165.230" is 165 230), else it is the decimal sign.
/// At most 15 digits count. One of the words may follow, in capital or small letters.
std::expected<double, TypedFault> read_typed_number(std::string_view typed, bool whole,
                                                    std::span<const UnitWord> words);

/// Whether there is nothing to read in it: blanks of any kind and ends of lines at most.
bool is_blank(std::string_view typed);

}  // namespace skua
