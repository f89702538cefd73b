/// What of the frog lies under a place of its belly, by the meshes that are part of the module: the
/// same everywhere, whatever finer ones a page has.
#pragma once

#include <optional>
#include <span>

#include "place.h"
#include "specimen.h"
#include "structure_set.h"
#include "tissue/ground.h"

namespace skua::frog {

/// All structures with a surface of their own, the inner ones coarse; read once.
const Specimen& closed_level();

/// y of the frog's midline among the places of the description; places of tissue count from there.
double midline();

struct Found {
  uint32_t structure = 0;
  double height = 0;  ///< its z there
};
/// The topmost structure below a place, seen from the belly, of these.
std::optional<Found> beneath(Point place, const StructureSet& among);

/// Some dozen places of a structure's surface, as they are seen from the belly: where it lies, and
/// how far it reaches. Of one without a surface of its own its middle.
std::span<const Point> outline_of(uint32_t structure);

/// Raises a ground to where the body lies, with its limbs, and `above` it.
void lay_over_body(Ground&, double above);

}  // namespace skua::frog
