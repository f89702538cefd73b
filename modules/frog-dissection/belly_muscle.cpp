#include "belly_muscle.h"

#include <algorithm>
#include <cmath>

namespace skua::frog {

namespace {

/// 1 on a line, 0 where it is `half_width` away.
float near_line(float away, float half_width) {
  return std::max(0.0f, 1 - std::fabs(away) / half_width);
}

constexpr float kMidline = 0.467f;
constexpr float kStraightMuscle = 0.075f;                     // half of its width
constexpr float kBands[] = {0.294f, 0.359f, 0.424f, 0.488f};  // x where they meet the white line
constexpr float kPectoral = 0.545f;                           // x where the pectoral muscles begin

}  // namespace

uint8_t tendon_at(const Vec3& place) {
  const float aside = std::fabs(place.y - kMidline);
  // The edge of the pectoral muscles runs outwards and to the front.
  const float pectoral = place.x - kPectoral - 0.45f * aside;
  float white = near_line(aside, 0.0145f);
  if (pectoral < 0) {
    white = std::max(white, 0.55f * near_line(aside - kStraightMuscle, 0.016f));
    if (aside < kStraightMuscle) {
      for (const float band : kBands)
        white = std::max(white, 0.75f * near_line(place.x - band + 0.12f * aside, 0.0145f));
    }
  } else {
    // Between the front, middle and back part of the pectoral muscle.
    const float along = place.x - kPectoral;
    for (const float lean : {0.9f, 1.6f})
      white = std::max(white, 0.4f * near_line(along - 0.02f - lean * aside, 0.02f));
  }
  white = std::max(white, 0.7f * near_line(pectoral, 0.016f));
  return static_cast<uint8_t>(white * 255 + 0.5f);
}

}  // namespace skua::frog
