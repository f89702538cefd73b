/// The practical, as teachers do it: numbered pins stand in structures of the opened frog, and the
/// student says what each stands in. Which structures, and which names stand to choose from,
/// follows from the number of the sheet and from the anatomy alone, so that a sheet is the same
/// everywhere.
#pragma once

#include <array>
#include <cstdint>

#include "frog.h"

namespace skua::frog {

inline constexpr uint32_t kSheetPins = 12;
inline constexpr uint32_t kMostSheets = 9999;
inline constexpr uint32_t kNamesToChoose = 5;  ///< of each pin, the right one among them

/// A structure is named without its side: this is the first of those that bear its name.
uint32_t named_alike(uint32_t structure);

/// How easily one is taken for the other, by who has learned a little: 0 at once, more less. Counts
/// how far apart they lie, whether they lie in the same layer and belong to the same system, and
/// how much they differ in colour, size and shape.
uint32_t difference(uint32_t one, uint32_t other);

/// Whether frogs of this sex have it.
bool has_it(bool female, uint32_t structure);

/// Names to choose from of a pin in a structure, in the order in which they stand there: the right
/// one, and of those that are taken for it most easily some, drawn by the seed. Each is the first
/// that bears its name.
std::array<uint32_t, kNamesToChoose> names_for(uint32_t structure, bool female, uint32_t seed);

/// The pins of a sheet. Places alternate between the upper layers (sternum to gut) and the deep
/// ones (lungs to kidneys); of what is left there the system comes next that had fewest pins.
class PinSheet {
 public:
  explicit PinSheet(uint32_t sheet);

  bool female() const { return female_; }
  /// Of pins from 1 to kSheetPins: the structure that it stands in.
  uint32_t structure(uint32_t pin) const { return structures_[pin - 1]; }
  std::array<uint32_t, kNamesToChoose> names(uint32_t pin) const {
    return names_for(structure(pin), female_, sheet_ * (kSheetPins + 1) + pin);
  }

 private:
  uint32_t sheet_;
  bool female_;
  std::array<uint32_t, kSheetPins> structures_{};
};

/// What an activity says of a question of the kind "pin": any structure, as the sheet has it.
inline constexpr skua_parameter kPinGiven[] = {
    {"sheet", "", 1, kMostSheets},
    {"pin", "", 1, kSheetPins},
    {"of", "", 1, kSheetPins},  ///< how many pins are to be seen
    {"tells", "", 0, 1},        ///< 1: what was named, and what it is, is told after each answer
};
/// What an answer says: of which sheet it is, and the first structure that bears the name.
inline constexpr skua_parameter kPinFields[] = {{"sheet", "", 1, kMostSheets},
                                                {"part", "", 0, kStructureCount - 1}};

/// Of the kind "pin_in": a structure that the author names, by `place('spleen')`. Where only one
/// sex has it, the frog is of that sex, else male.
inline constexpr skua_parameter kPinInGiven[] = {
    {"structure", "", 0, kStructureCount - 1}, {"pin", "", 1, 99}, {"tells", "", 0, 1}};
inline constexpr skua_parameter kPinInFields[] = {{"part", "", 0, kStructureCount - 1}};

/// The quantity `part_at(sheet, pin)`: the answer that names the pin right.
double part_at(const Frog&, const double* given);
/// The quantity `part_of(structure)`: the answer that names this structure.
double part_of(const Frog&, const double* given);

bool ask_pin(const Frog&, Ui&, const Question&, double* answer);

/// The frog with its pins: what else lies there has no name now.
void practical_view(Ui&, const Question&);

}  // namespace skua::frog
