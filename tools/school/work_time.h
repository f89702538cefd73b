// How long somebody worked on an attempt, from the times of what they did.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "instant.h"

namespace soci {
class session;
}

namespace skua::school {

struct WorkTime {
  std::vector<Milliseconds> moments;  // of events and blocks, by the student's clock, in order
  Milliseconds updated = 0;           // when the school last heard of the attempt; 0: never

  /// Work between two moments: the times between what was done, where a longer pause counts as two
  /// minutes. Milliseconds.
  Milliseconds worked(Milliseconds from = std::numeric_limits<Milliseconds>::min(),
                      Milliseconds to = std::numeric_limits<Milliseconds>::max()) const;
};

inline long long whole_seconds(Milliseconds time) { return (time + 500) / 1000; }

WorkTime work_time(soci::session& sql, const std::string& attempt);

}  // namespace skua::school
