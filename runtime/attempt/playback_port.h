/// How a page steers a playback: JSON in and JSON out.
#pragma once

#include <string>
#include <string_view>

#include "attempt/playback.h"

namespace skua {

/// Does what `json` says and answers how the playback stands then:
/// `{"do":"play"}`, `{"do":"pause"}`, `{"do":"speed","value":2}`, `{"do":"seek","value":125000}`
/// (ms),
/// `{"do":"event","value":7}` (to the event with this number), `{"do":"events"}` (answers with all
/// events that are known); anything else only asks.
///
/// The answer is `{"position","duration","playing","speed","event","events","explored","command"?,
/// "divergence"?,"torn"?,"list"?}`: times in milliseconds, `event` the number of the last event or
/// -1, `events` how many are known, `command` the last one's `{"number","name"}`, `divergence`
/// `{"at","message"}`, `list` `[{"at","event"}]` with the events as they are reported.
std::string steer(Playback&, std::string_view json, double now_ms);

/// Tells a page how a playback stands, when that changed: at once, but while it only goes on at
/// most 5 times a second.
class PlaybackNews {
 public:
  /// The effects `[{"type":"playback",…}]`, as `steer` answers; empty when there is nothing to
  /// tell.
  std::string take(const Playback&, double now_ms);

 private:
  std::string told_;
  std::string told_standing_;  ///< all but the position
  double told_ms_ = 0;
};

}  // namespace skua
