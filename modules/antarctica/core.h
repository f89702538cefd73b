/// The simulation that activities are written over: an ice core that is drilled, sampled, analysed as
/// a whole, and compared with today's air. It asks nothing and marks nothing.
#pragma once

#include <cstdint>

#include "drilling.h"
#include "skua/module.h"

namespace skua::antarctica {

struct Core : Drilling {
  int32_t sweep_tick = 0;  ///< of the analysis; 0: not begun, kSweepTicks: done
  bool today_shown = false;

  explicit Core(const Launch&) {}

  /// Commands: lower_drill {depth_m}, take_sample, analyse_core, show_today, reset.
  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t tick, EvidenceLog&);
  bool at_rest() const { return drill_at_rest() && !sweeping(); }
  void archive(Archive&);

  bool sweeping() const { return sweep_tick > 0 && sweep_tick < kSweepTicks; }
  bool analysed() const { return sweep_tick == kSweepTicks; }
  bool can_analyse() const { return sweep_tick == 0 && at_rest(); }
  /// How far back the record is on the plot, in years; -1 before the analysis.
  int32_t revealed_yr() const;
};

void core_view(const Core&, Ui&, const SimulationLook&);

/// With all that activities may observe, work out and do.
skua_simulation core_simulation();

}  // namespace skua::antarctica
