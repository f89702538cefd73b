/// The drilling site as a picture: where things lie on the stage, and what is there whatever the
/// student does.
#pragma once

#include <cstdint>

#include "record.h"
#include "skua/stage.h"

namespace skua::antarctica {

/// Where things are on the stage.
struct Site {
  Rect area;
  float snow_y;  ///< the surface: depth 0
  float bed_y;   ///< the end of the core
  float hole_x;  ///< middle of the borehole
  float hole_w;
  bool narrow;

  float y(float depth_m) const {
    return snow_y + (bed_y - snow_y) * depth_m / static_cast<float>(kCoreLength_m);
  }
  float right() const { return area.x + area.w; }
  float bottom() const { return area.y + area.h; }
};

/// Noise that is the same in every pass: 0..1.
inline float noise(uint32_t n) {
  n = (n ^ 61u) ^ (n >> 16);
  n *= 9u;
  n ^= n >> 4;
  n *= 0x27d4eb2du;
  n ^= n >> 15;
  return static_cast<float>(n & 0xffffu) / 65535.0f;
}

/// Sky, sun, snow, ice with its bubbles and layers, rock.
void draw_landscape(Stage& stage, const Site& s);
/// Tents, people, the core's rack and flags; `unit` is half the height of a person.
void draw_camp(Stage& stage, const Site& s, float unit);
/// The mast over the hole, its winch, and the cable down to the drill.
void draw_rig(Stage& stage, const Site& s, float unit, float drill_y);

}  // namespace skua::antarctica
