/// A camera that is turned about a target, and goes gently to where it is wanted.
#pragma once

#include <optional>
#include <string>

#include "skua/scene.h"

namespace skua {

struct OrbitPlace {
  Vec3 target;
  float yaw = 0, pitch = 0, distance = 1;
};

struct OrbitMemory {
  std::string id;
  bool turned = false;  ///< by the student: the view's own place counts no more
  OrbitPlace wanted;
  std::optional<OrbitPlace> shown;   ///< none before it was seen
  std::optional<OrbitPlace> given;   ///< by the view in the last pass
  double seconds = 0;   ///< when `shown` was so
  skua_rect controls{};
  bool present = false;  ///< in this pass
  bool hand = false;     ///< a pressed pointer does something in it
  bool held = false;     ///< by such a pointer
  float hand_x = 0, hand_y = 0;
};

/// Takes over what the view says now: limits, target, and, where it is another one than before or the student did not turn
/// it, its place.
void give(OrbitMemory&, const skua_orbit&);
/// Angles are added, within the limits. `at_once`: without easing, as by a pointer that holds it.
void turn(OrbitMemory&, const skua_orbit&, float yaw, float pitch, bool at_once);
/// The distance times this.
void approach(OrbitMemory&, const skua_orbit&, float factor);
/// Back to the view's own place, the shorter way round.
void reset(OrbitMemory&);
/// Goes on to where it is wanted; `at_once`: is there. True: it still moves.
bool ease(OrbitMemory&, double seconds, bool at_once);

/// `view`: vertical angle of view, where the rectangle is not higher than wide; else the horizontal one.
Camera camera_at(const OrbitPlace&, float view, const Rect&);

}  // namespace skua
