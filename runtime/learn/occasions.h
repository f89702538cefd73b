/// Whether a lesson has occasions enough to show its objectives, on each way through it. For authors: who
/// takes a lesson is told by ActivityRun::can_still_master.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "learn/activity.h"
#include "learn/mastery.h"
#include "learn/simulation.h"

namespace skua {

/// From one stage to another.
struct Step {
  uint32_t from = 0, to = 0;    ///< stages
  std::optional<uint32_t> way;  ///< of the stage's; nothing: the following stage, since no way was taken
  bool operator==(const Step&) const = default;
};

/// An objective that somebody can't master in this lesson alone, though they do all of it right at once.
struct OutOfReach {
  uint32_t objective = 0;
  std::optional<Step> by;            ///< until this step it could be mastered; nothing: on no way
  ObjectiveRecord::Missing missing;  ///< at the end of the way that lacks the least
  uint32_t occasions = 0;            ///< that there are on it
};

/// In the order of the objectives, then of the stages. An objective that the school marks questions of is left out: it is shown
/// there. So is what an activity of very many ways has on them (`kMostStepsTried`): then only "on no way" is told, if that is known.
std::vector<OutOfReach> out_of_reach(const Activity&, const Simulation&);

inline constexpr uint32_t kMostStepsTried = 50'000;  ///< of one objective

}  // namespace skua
