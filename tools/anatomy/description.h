#pragma once

#include "field.h"

#include <expected>
#include <string>
#include <string_view>

namespace skua::anatomy {

/// A part of the specimen that has a name.
struct Structure {
  std::string id;
  std::string tissue;  ///< names a tissue of the description
  std::string system;
  int layer = 0;    ///< how much has to be lifted before it is seen from the belly: 0 is skin
  std::string sex;  ///< "male", "female" or empty: both have it
  FieldPtr solid;
};

/// What a tissue looks like.
struct Tissue {
  std::string id;
  std::array<double, 3> colour{};            ///< sRGB, 0 to 1
  double gloss = 0;                          ///< 0 dull to 1 wet
  std::array<double, 3> spots{};             ///< colour of what its pattern adds
  double pattern = 0;                        ///< width of the pattern in body lengths; 0: none
  double strength = 0;                       ///< of the pattern, 0 to 1
  std::array<double, 3> belly{};             ///< colour of the side that is turned away from light
  std::array<double, 2> turns_at{1e9, 1e9};  ///< z between which the colour becomes the belly's
};

struct Specimen {
  FieldPtr outline;  ///< all of it, from outside
  std::vector<Tissue> tissues;
  std::vector<Structure> structures;
};

/// Reads an anatomy description: JSON with comments, as anatomy/README.md in the module's folder
/// tells. The error says what is wrong and in which structure.
std::expected<Specimen, std::string> read_description(std::string_view json);

}  // namespace skua::anatomy
