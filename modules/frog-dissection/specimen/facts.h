#pragma once

#include "specimen.h"

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
  skeleton,
};

/// What a model may know of a structure. Right and left ones are two structures.
struct StructureFacts {
  char id[24];
  System system;
  std::uint8_t layer;  ///< how much has to be lifted before it is seen: 0 is skin
  Sex sex;
  FactPlace centre;  ///< of its volume
  FactPlace low;     ///< its box
  FactPlace high;
  std::uint32_t volume;  ///< in 1e-9 of a body length to the third
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
