#pragma once

#include "field.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace skua::anatomy {

/// How a structure that is cut open is laid out as a sheet: a grid over an outline of the belly, on
/// what lies beneath it.
struct SheetPlan {
  Outline outline;
  FieldPtr on;      ///< the sheet's outer surface is this solid's
  int columns = 0;  ///< vertices along x
  int rows = 0;     ///< vertices across
  double thickness = 0;
};

/// A part of the specimen that has a name.
struct Structure {
  std::string id;
  std::string tissue;  ///< names a tissue of the description
  std::string system;
  int layer = 0;    ///< how much has to be lifted before it is seen from the belly: 0 is skin
  std::string sex;  ///< "male", "female" or empty: both have it
  std::string region;
  bool later = false;      ///< its surface comes with the inside, not with the closed frog
  std::string piece;       ///< what comes out of the body together has the same; empty: it stays
  std::vector<Knot> line;  ///< middle of a tube that can be uncoiled, else empty
  FieldPtr solid;
  double cell = 0;        ///< width of a cell of its mesh, in body lengths
  FieldPtr seen;          ///< where its surface can be seen; null: everywhere
  std::string mirror_of;  ///< the structure whose mirror image this is; empty: none
  std::string detail_of;  ///< the structure that this is a detail of; empty: it has its own name
  std::optional<SheetPlan> sheet;
};

/// What a tissue looks like.
struct Tissue {
  std::string id;
  std::array<double, 3> colour{};  ///< sRGB, 0 to 1
  double gloss = 0;                ///< 0 dull to 1 wet
  std::array<double, 3> spots{};   ///< colour of what its pattern adds
  double pattern = 0;              ///< width of the pattern in body lengths; 0: none
  double strength = 0;             ///< of the pattern, 0 to 1
  bool round = false;              ///< the pattern is of round spots that lie apart
  double rim = 0;                  ///< how pale the rim around a round spot is, 0 to 1
  Vec3 grain;                     ///< direction of fibres; its length, 0 to 1, is how long they are
  double density = 1;             ///< with what is in it, g/cm³
  std::array<double, 3> belly{};  ///< colour of the side that is turned away from light
  /// Between which the colour becomes the belly's: z of the body's normal, -1 back to 1 belly.
  std::array<double, 2> turns_at{};
};

struct Specimen {
  FieldPtr outline;   ///< all of it, from outside
  double middle = 0;  ///< y of the plane between right and left
  std::vector<Tissue> tissues;
  std::vector<Structure> structures;
  /// What some of them look like cut open: each has the id of its structure after "open_".
  std::vector<Structure> openings;
  std::vector<Structure>
      details;  ///< what is seen of a structure in another tissue, without a name
};

/// Reads an anatomy description: JSON with comments, as anatomy/README.md in the module's folder
/// tells. The error says what is wrong and in which structure.
std::expected<Specimen, std::string> read_description(std::string_view json);

}  // namespace skua::anatomy
