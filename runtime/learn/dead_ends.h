/// Where a student would wait for ever: tasks that wait for one another, for themselves or for what comes after them, and what can't
/// be done since the stage does not allow it. For authors: a lesson with one can be read, and would stop there.
#pragma once

#include <vector>

#include "core/json.h"
#include "learn/activity.h"
#include "learn/simulation.h"

namespace skua {

struct DeadEnds {
  std::vector<json::Error> faults;   ///< whoever comes there goes no further
  std::vector<json::Error> remarks;  ///< only who comes on some of the ways does, if anybody takes these
};

/// Each at its place in the activity's file. Of very many ways (`kMostStagesTried`) not all are looked at.
DeadEnds dead_ends(const Activity&, const Simulation&);

inline constexpr uint32_t kMostStagesTried = 5'000;

}  // namespace skua
