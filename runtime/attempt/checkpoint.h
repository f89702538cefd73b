/// A checkpoint: what a host that keeps no more than a few thousand characters gives back at the
/// next visit. It is not exact: the model says in it what matters most. What follows begins a new
/// segment of the journal, and since nobody can replay what was before, its score is what the
/// student's browser says.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "core/bytes.h"
#include "core/session.h"
#include "learn/tracker.h"
#include "skua/abi.h"

namespace skua {

/// Of the text, in characters: SCORM 1.2 keeps 4,096, and some of that is the host's.
inline constexpr std::size_t kLongestCheckpoint = 3'500;

struct Checkpoint {
  uint32_t commands = 0, events = 0;  ///< how many there were; numbers go on from there
  std::vector<ItemRecord> items;      ///< without their last response
  bool completed = false;
  Bytes model;
};

/// base64url. An error says that the model's part is too large (or has a NaN).
std::expected<std::string, std::string> write_checkpoint(const Session&, const Tracker&,
                                                         uint32_t events);

/// An error says whether it is damaged, of another version, or of another activity, seed or mode.
std::expected<Checkpoint, std::string> read_checkpoint(const skua_activity&, uint32_t seed,
                                                       std::string_view mode,
                                                       std::string_view text);

}  // namespace skua
