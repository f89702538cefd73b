/// A lamp and a light meter on a bench: little enough to learn from, enough to have something for
/// each widget to do.
///
/// The illuminance of a small lamp is E = I / d², in lux for a luminous intensity I in candela and
/// a distance d in metres (BIPM, The International System of Units, 9th edition, table 4: lx =
/// lm/m², cd = lm/sr).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "skua/module.h"

namespace skua::gallery {

inline constexpr int32_t kNearest_cm = 20, kFarthest_cm = 200, kStep_cm = 5;
inline constexpr int32_t kMostBulbs = 6;
inline constexpr int32_t kBulb_cd =
    100;  ///< about a household lamp of 1,250 lm that shines to all sides
inline constexpr uint32_t kMostReadings = 12;

/// Where the grey glass can be. It lets half of the light through wherever light passes it.
inline constexpr std::string_view kGlassSpots[] = {"shelf", "at_lamp", "at_meter"};

inline constexpr std::string_view kItem = "twice_as_far";
inline constexpr std::string_view kOptions[] = {"half", "quarter", "eighth"};
inline constexpr std::string_view kRight = "quarter";
inline constexpr uint32_t kHints = 3;

/// Whether the meter can stand there.
bool is_distance(int32_t cm);

struct Reading {
  int32_t distance_cm = 0;
  int32_t bulbs = 0;
  bool glass = false;  ///< in the way

  int32_t decilux() const;
  void archive(Archive& a);
};

struct Lamp {
  int32_t distance_cm = 100;
  int32_t bulbs = 1;
  bool on = true;
  uint32_t glass = 0;   ///< of kGlassSpots
  bool ticked = false;  ///< "I have looked at the meter"
  bool done = false;
  int32_t answer = -1;  ///< the last one, of kOptions
  uint32_t hints = 0;
  std::vector<Reading> readings;

  explicit Lamp(const Launch&) {}

  /// Commands: set_distance {cm}, set_bulbs {count}, switch_lamp, move_glass {to}, tick, measure,
  /// clear_readings, answer {item, response}, hint {item}.
  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t, EvidenceLog&) {}
  bool at_rest() const { return true; }
  void archive(Archive&);

  /// What the meter shows, in tenths of a lux; 0 in the dark.
  int32_t decilux() const;
  bool can_measure() const { return on && readings.size() < kMostReadings; }

 private:
  bool move_glass(std::string_view to);
  bool give_answer(std::string_view response, EvidenceLog&);
};

}  // namespace skua::gallery
