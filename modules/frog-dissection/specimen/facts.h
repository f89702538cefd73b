#pragma once

#include "specimen.h"

#include <string_view>

namespace skua::frog {

/// Places and lengths of the facts are in steps of 1/8192 body length: x tail to snout, y to the
/// frog's right, z back to belly.
inline constexpr float kFactStep = 1.0F / 8192;

using FactPlace = std::array<std::int16_t, 3>;

enum class System : std::uint8_t {
  circulatory,
  digestive,
  endocrine,
  excretory,
  integument,
  muscle,
  nervous,
  reproductive,
  respiratory,
  sensory,
  skeleton,
};

/// Where in the frog, as a student would say.
enum class Region : std::uint8_t { whole, head, chest, belly, back, limbs };

/// Seen while the frog is closed, or close below what is: skin, eyes, the body's wall. `id` is a
/// structure's.
constexpr bool is_seen_closed(std::string_view id) {
  constexpr std::string_view kBeginnings[] = {"skin",  "eye", "tympanum",    "nostril",
                                              "thumb", "web", "nictitating", "body_wall"};
  for (const std::string_view beginning : kBeginnings) {
    if (id.starts_with(beginning)) return true;
  }
  return false;
}

/// Of a structure that is no part of a piece which comes out.
inline constexpr std::uint8_t kStays = 255;
/// The bit that stands for the body's wall where bits stand for pieces.
inline constexpr std::uint32_t kWall = 1U << 31U;

/// What a model may know of a structure. Right and left ones are two structures.
struct StructureFacts {
  char id[28];
  System system;
  std::uint8_t layer;  ///< how much has to be lifted before it is seen: 0 is skin
  Sex sex;
  FactPlace centre;  ///< of its volume
  FactPlace low;     ///< its box
  FactPlace high;
  std::uint32_t volume;  ///< in 1e-9 of a body length to the third
  std::uint8_t density;  ///< with what is in it, in 0.01 g/cm³
  Region region;
  std::uint8_t piece;                  ///< which of the pieces it belongs to, or kStays
  std::int16_t length;                 ///< the longest way through it, as a ruler says
  std::int16_t width;                  ///< the longest across that
  std::uint8_t cover_count;            ///< of its covers …
  std::uint16_t cover;                 ///< … from this one on
  std::array<std::uint8_t, 3> colour;  ///< of its tissue, sRGB
};

/// What comes out of the body together: one organ, or organs that are one piece.
struct PieceFacts {
  char id[24];  ///< of its structure, or a name of its own where it has several
  std::uint32_t
      over;  ///< bits of the pieces that lie over it: until they are out it can't come out
};

/// Seen from the belly, this share of a structure lies under exactly these pieces.
struct CoverFacts {
  std::uint32_t by;    ///< their bits; kWall: the wall of the body
  std::uint8_t share;  ///< in 1/255
};

/// The middle of a tube that can be uncoiled: `radius` at the way `at` along it.
struct LineFacts {
  std::uint8_t structure;
  std::uint8_t count;
  const std::int16_t* at;
  const std::int16_t* radius;
};

/// A sheet of the belly at rest, and what it lies on. Its vertices stand row after row of each
/// column (sheet_grid.h says which triangles join them, and which of them are fixed).
struct SheetFacts {
  char id[24];
  std::uint8_t columns;
  std::uint8_t rows;
  std::int16_t thickness;
  const std::int16_t* x;  ///< columns times rows of each
  const std::int16_t* y;
  const std::int16_t* z;
  std::uint8_t
      ground_columns;  ///< the ground's grid, evenly spaced from `ground_low` to `ground_high`
  std::uint8_t ground_rows;
  std::array<std::int16_t, 2> ground_low;  ///< x, y
  std::array<std::int16_t, 2> ground_high;
  const std::int16_t* ground;  ///< z, row after row (y), in each from tail to snout
};

}  // namespace skua::frog
