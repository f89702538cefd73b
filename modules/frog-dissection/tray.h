/// Where things lie: organs in their place or on the tray beside the frog.
#pragma once

#include "frog.h"
#include "skua/scene.h"

namespace skua::frog {

/// y of the frog's midline, and how high the belly lies over the tray, in body lengths.
inline constexpr float kMiddle = 0.467f, kHeight = 0.4f;
/// How much of skin and body is left where one looks through them.
inline constexpr float kThrough = 0.3f;
/// Height of the tray's floor.
inline constexpr float kFloor = -0.03f;

struct Span {
  Vec3 low, high;
};

/// The box of a piece in the body.
Span box_of_piece(uint32_t piece);
/// From its place in the body to its place on the tray.
Transform onto_tray(uint32_t piece);
/// Where a structure is drawn; `stands` is how the frog lies.
Transform place_of(const Frog&, uint32_t structure, const Transform& stands);
/// The box of a structure as it is drawn, before it is placed: that of its straightened piece where
/// the gut is uncoiled.
Span box_of(const Frog&, uint32_t structure);

/// Where the uncoiled gut lies: along x at this y, from the mouth's end on.
inline constexpr float kStraightY = 1.17f, kStraightFrom = 1.06f;
/// Whether it is drawn straight now.
bool is_straight(const Frog&, uint32_t structure);
/// A straightened tube, from `x` on toward the tail; null for what can't be uncoiled.
struct Straight {
  const LineFacts* line;
  float from;  ///< x where it begins
};
Straight straight(uint32_t structure);

}  // namespace skua::frog
