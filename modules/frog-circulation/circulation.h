/// A beating heart as a simulation: what the student sets, the flow that follows, and what came of
/// it so far.
#pragma once

#include <cstdint>
#include <vector>

#include "flow.h"
#include "hearts.h"
#include "skua/module.h"

namespace skua::circulation {

inline constexpr int32_t kColdest_c = 5, kWarmest_c = 25;
inline constexpr uint32_t kMostMoments = 96;
inline constexpr double kMostAtOnce_s = 300;

/// How fast time goes.
enum class Pace : int32_t { slow, real, fast };  ///< a quarter, as it is, a minute each second

/// Why an experiment was ended: an animal is not taken further than it can bear.
enum class Limit : int32_t {
  none,
  tired,       ///< its muscles can do no more without oxygen
  breathless,  ///< too little oxygen in the blood to the body: a human has to breathe
  no_flow,     ///< too little pressure in the arteries to the body
};

/// What was measured at one time.
struct Moment {
  uint32_t systemic = 0, pulmocutaneous = 0;  ///< saturations, in thousandths
  void archive(Archive&);
};

/// The four parts of a beat.
inline constexpr double kPartBegins[] = {0, 0.22, 0.46, 0.84};
inline constexpr uint32_t kParts = 4;

struct Circulation {
  explicit Circulation(const Launch&) { begin(false); }

  /// Commands: run {on}, set_pace {pace}, next_part, go_on {seconds}, hold_breath {on}, clamp_arch
  /// {on}, exercise {on}, set_temperature {celsius}, choose_heart {human}, start_again.
  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t, EvidenceLog&);
  bool at_rest() const { return !running; }
  void archive(Archive&);
  void checkpoint(Archive&);

  const Heart& heart() const { return human ? kHuman : kFrog; }
  /// Of the beat, 0..3: atria, ventricle, conus, rest.
  uint32_t part() const;
  bool is_changed() const;  ///< anything but a breathing animal at rest at 20 °C
  static double minutes(uint32_t parts) { return parts / (60.0 * kPartsPerSecond); }
  /// Minutes since the last breath; 0 while it breathes.
  double held_min() const { return now.held ? minutes(flow.time - held_from) : 0; }
  /// What the body gets of the oxygen that it needs, in %.
  double supply() const;
  /// Of the oxygen that comes in, what comes through the skin, in %.
  double skin_share() const;
  /// Of what the muscles can do without oxygen, what they have done, in %.
  double debt() const { return 100 * flow.debt / heart().most_debt; }

  bool human = false;
  bool running = false;
  Pace pace = Pace::real;
  Limit limit = Limit::none;  ///< of the last experiment
  double limit_min = 0;       ///< after how long, in minutes
  Conditions now;
  Flow flow{kFrog};
  std::vector<Moment> moments;  ///< one every `every_s` seconds, from 0 on
  uint32_t every_s = 5;

 private:
  uint32_t held_from = 0, tried_from = 0;  ///< in parts of time
  uint32_t idle_ticks = 0;

  void begin(bool a_human);
  void advance(uint32_t steps, uint32_t parts, EvidenceLog&);
  bool watch(EvidenceLog&);
  void keep_moment();
  bool set(const Command&, bool& what, EvidenceLog&);
};

/// What of it activities can read and command.
skua_simulation circulation_simulation();

/// Draws it and shows what can be done with it.
void circulation_view(const Circulation&, Ui&, const SimulationLook&);

/// Their places among the commands, as in SimulationLook::allows.
enum CommandName : uint32_t {
  kRun,
  kSetPace,
  kNextPart,
  kGoOn,
  kHoldBreath,
  kClampArch,
  kExercise,
  kSetTemperature,
  kChooseHeart,
  kStartAgain
};

}  // namespace skua::circulation
