/// Places on the belly that have names, so that a cut or a fold can be said in words.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "place.h"

namespace skua::frog {

struct Landmark {
  const char* id;
  Point
      place;  ///< seen from the belly: x tail to snout, y from the midline to the frog's own right
};

/// From the throat backwards along the midline, then the frog's right side, then its left.
inline constexpr std::array<Landmark, 12> kLandmarks{{{"throat", {0.69, 0}},
                                                      {"chest", {0.585, 0}},
                                                      {"upper_belly", {0.5, 0}},
                                                      {"belly", {0.42, 0}},
                                                      {"lower_belly", {0.32, 0}},
                                                      {"pelvis", {0.212, 0}},
                                                      {"shoulder_right", {0.64, 0.122}},
                                                      {"flank_right", {0.42, 0.15}},
                                                      {"groin_right", {0.232, 0.085}},
                                                      {"shoulder_left", {0.64, -0.122}},
                                                      {"flank_left", {0.42, -0.15}},
                                                      {"groin_left", {0.232, -0.085}}}};

std::optional<Point> landmark_place(std::string_view id);

/// Where a flap can be folded to, as the frog's own sides.
struct Direction {
  const char* id;
  Point way;
};
inline constexpr std::array<Direction, 4> kDirections{
    {{"right", {0, 1}}, {"left", {0, -1}}, {"head", {1, 0}}, {"tail", {-1, 0}}}};

std::optional<Point> direction_way(std::string_view id);

}  // namespace skua::frog
