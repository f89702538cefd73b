/// Evidence as the events of the protocol (web/protocol): pure functions, nothing is sent here.
#pragma once

#include <cstdint>
#include <string>

#include "core/evidence_log.h"
#include "learn/tracker.h"

namespace skua {

/// Where the attempt stands after an event; every event but the first carries it.
struct Standing {
  Score score;
  uint32_t done = 0;   ///< items answered right
  uint32_t items = 0;  ///< items that the activity has
};

Standing standing_of(const Tracker&);

/// Body of event 0: `{"n":0,"type":"started","tick":0,"commands":0}`.
std::string started_body();

/// Body of event `n`, such as `{"n":3,"type":"answered","tick":812,"commands":9,"item":"age",…}`.
/// `chain` is the journal's chain at that moment; only `completed` says it.
std::string event_body(uint32_t n, const Evidence&, const Finding&, const Standing&,
                       std::string_view chain);

}  // namespace skua
