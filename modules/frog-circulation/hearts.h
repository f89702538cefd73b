/// The two animals as numbers. Where they come from stands beside them and in README.md.
#pragma once

#include <array>

#include "flow.h"

namespace skua::circulation {

/// A chamber or vessel: `least` is its elastance at rest, `most` at the height of its beat, in
/// mmHg/mL.
struct Room {
  double unstressed_ml, least, most;
  double begins, lasts;  ///< of its beat, in parts of the whole one
  double ml;             ///< at first
  double saturation;     ///< at first
};

struct Heart {
  std::array<Room, kPlaces> rooms;
  std::array<double, kWayCount>
      resistance;  ///< mmHg·s/mL at 20 °C at rest, breathing; 0: there is no such way
  bool one_ventricle;
  double separation;
  double beats_per_minute;  ///< at 20 °C (of a human: always)
  double rate_q10, need_q10, vessel_q10, lung_vessel_q10, p50_q10;  ///< factor for 10 °C more
  double capacity;      ///< mL oxygen in 1 mL blood, at most
  double p50;           ///< mmHg
  double need;          ///< oxygen, mL/s at 20 °C at rest
  double skin_ml_mmhg;  ///< oxygen through the skin, mL/s for each mmHg of difference
  double skin_opened;   ///< the same under water, as a factor: more of its capillaries are open
  double lung_ml;       ///< air in the lungs
  double ml_mmhg;       ///< oxygen in 1 mL of their air for each mmHg
  double lung_mmhg;     ///< while it breathes
  double dive_rate, dive_lungs, dive_cutaneous, dive_skin;  ///< factors of rate and of flow's ease
  double slowing_s;  ///< how long the heart takes to slow down
  double effort_need, effort_rate, effort_vessels, effort_lungs;  ///< factors
  double most_debt;  ///< oxygen that the muscles can do without before they fail; mL
};

extern const Heart kFrog;
extern const Heart kHuman;

}  // namespace skua::circulation
