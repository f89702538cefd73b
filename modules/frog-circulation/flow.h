/// Blood in two circuits, as a flow model: twelve places that hold blood and oxygen, fourteen ways
/// between them, and a heart that squeezes. A frog and a human are the same model with other
/// numbers (hearts.h).
///
/// Pressure of a place is how far it is stretched: elastance · (volume − volume at no pressure); in
/// the heart the elastance rises and falls with the beat (Suga and Sagawa 1974, Circ. Res. 35:117).
/// Flow is difference of pressure over resistance; valves let it pass one way. Oxygen goes with the
/// blood; what haemoglobin holds is Hill's curve, what is dissolved is left out (below 5 %).
///
/// In the frog both ventricles are one room: they share their pressure, and what is ejected is
/// drawn from both sides. `separation` says how far the spiral valve of the conus keeps the two
/// streams apart: 0 mixes them, 1 parts them as far as can be.
#pragma once

#include <array>
#include <cstdint>

#include "skua/archive.h"

namespace skua::circulation {

enum Place : uint32_t {
  right_atrium,
  left_atrium,
  right_ventricle,  ///< of a frog the right side of its only one
  left_ventricle,
  right_trunk,  ///< of a frog the side of its conus that leads to lungs and skin
  left_trunk,
  pulmocutaneous,  ///< arteries to lungs and skin; of a human to the lungs
  systemic,        ///< arteries to the body
  lungs,           ///< their capillaries and veins
  skin,
  body,  ///< muscles and all other organs
  veins,
};
inline constexpr uint32_t kPlaces = 12;

/// One of the ways of the blood.
struct Way {
  Place from, to;
  bool valve;
};
inline constexpr Way kWays[] = {
    {veins, right_atrium, true},
    {right_atrium, right_ventricle, true},
    {right_ventricle, right_trunk, true},
    {right_trunk, pulmocutaneous, true},
    {pulmocutaneous, lungs, false},
    {pulmocutaneous, skin, false},
    {lungs, left_atrium, true},
    {left_atrium, left_ventricle, true},
    {left_ventricle, left_trunk, true},
    {left_trunk, systemic, true},
    {systemic, body, false},
    {systemic, skin, false},
    {body, veins, false},
    {skin, veins, false},
};
inline constexpr uint32_t kWayCount = sizeof kWays / sizeof kWays[0];
enum WayName : uint32_t {
  into_right_atrium,
  into_right_ventricle,
  into_right_trunk,
  into_pulmocutaneous,
  into_lungs,
  into_cutaneous,  ///< from the pulmocutaneous arch to the skin
  into_left_atrium,
  into_left_ventricle,
  into_left_trunk,
  into_systemic,
  into_body,
  into_skin,  ///< from the systemic arteries to the skin
  from_body,
  from_skin,
};

inline constexpr uint32_t kPartsPerSecond = 240;  ///< of time

struct Heart;

/// What the student sets.
struct Conditions {
  int32_t celsius = 20;  ///< of a frog's body and of its water
  bool held = false;     ///< no breath is taken: a frog is under water
  bool clamped =
      false;  ///< the pulmocutaneous arch (of a human the pulmonary trunk) lets nothing through
  bool exercise = false;  ///< swims, or runs
};

/// All that changes by itself. Volumes in mL, oxygen in mL (at 0 °C, dry, 760 mmHg), pressures in
/// mmHg, times in s.
struct Flow {
  explicit Flow(const Heart&);

  /// Goes on by one or two parts of time.
  void step(const Heart&, const Conditions&, uint32_t parts);
  void archive(Archive&);

  double pressure_of(const Heart&, uint32_t place) const;
  /// How much of what its haemoglobin can carry it carries, 0..1.
  double saturation_of(const Heart&, uint32_t place) const;
  /// Of the whole ventricle, both sides together.
  double ventricle_saturation(const Heart&) const;
  /// Beats a minute, now.
  double rate(const Heart&, const Conditions&) const;
  /// mL/s through a way, averaged over the last beat.
  double mean_flow(uint32_t way) const { return mean_flow_[way]; }
  double mean_systemic_pressure() const { return mean_pressure_; }

  /// Counted in whole parts, so that ten minutes are ten minutes.
  uint32_t time = 0;
  double phase = 0;  ///< of the beat, 0..1: atria, ventricle, conus
  uint32_t beats = 0;
  std::array<double, kPlaces> volume{};
  std::array<double, kPlaces> oxygen{};
  double lung_mmhg = 0;  ///< partial pressure of oxygen in the lungs' air
  double dive = 0;       ///< 0: breathing; 1: heart and vessels have adjusted to a dive
  double slowing = 0;    ///< the same for the heart's rate, which takes longer
  double effort = 0;     ///< 0: at rest; 1: has adjusted to exercise
  double debt = 0;       ///< oxygen that muscles went without, and have to make up for; mL
  double demand = 0;     ///< oxygen that the body needs; mL/s
  /// Averages over the last beat. Oxygen in mL/s: what came through skin and lungs, and what the
  /// body took out of its blood.
  double skin_uptake = 0, lung_uptake = 0, consumption = 0;
  /// Saturation of what flowed into the arches, 0..1.
  double systemic_saturation = 0, pulmocutaneous_saturation = 0;

 private:
  /// Of the beat that goes on: its time, and what was moved in it.
  struct Sums {
    double s = 0, skin = 0, lungs = 0, body = 0, pressure = 0, systemic = 0, pulmocutaneous = 0;
    std::array<double, kWayCount> ml{};
  };
  Sums sums_;
  std::array<double, kWayCount> mean_flow_{};
  double mean_pressure_ = 0;

  void end_beat(const Heart&);

  void adjust(const Heart&, const Conditions&, double dt);
  void exchange(const Heart&, const Conditions&, double dt);
  void move(uint32_t from, uint32_t to, double ml);
};

}  // namespace skua::circulation
