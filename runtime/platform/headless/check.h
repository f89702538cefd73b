/// Keeps models to the rules that a replay rests on, by playing them at random.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/command_record.h"
#include "skua/abi.h"

namespace skua {

/// The largest state, with the states that can be gone back to, of which a replay can keep one for
/// every 10 s of 45 minutes (16 MB; attempt/playback.cpp), so that a seek is never farther from one.
/// Of them those of at most 18,000 bytes go into journals, too (attempt/history.h). And the largest
/// checkpoint that fits into what a host with little room keeps.
inline constexpr std::size_t kLargestState_bytes = 59'000;
inline constexpr std::size_t kLargestCheckpoint_bytes = 2'400;

/// A recorded attempt, from which games start and whose commands are tried elsewhere.
struct SeenAttempt {
  uint32_t seed = 0;
  std::string mode;
  std::vector<CommandRecord> commands;
};

/// A rule that was broken, and where.
struct Violation {
  std::string rule;    ///< "repeat", "memory", "archive", "refused", "rest", "view", "nan", "size",
                       ///< "evidence"
  std::string says;    ///< what happened
  std::string advice;  ///< where to look for the cause
  Tick tick = 0;
  uint32_t number = 0;  ///< of the command in the game, from 0; refused ones count
  std::string command;  ///< `take_sample {"depth_m":12}`; empty when there was none yet
  std::string field;    ///< "samples[2].depth_m: 1200 | 1210": as it was, as it became
};

/// What a game came to.
struct GameResult {
  uint32_t commands = 0, refused = 0;
  Tick ticks = 0;
  std::size_t state_bytes = 0, checkpoint_bytes = 0;  ///< the largest ones
  std::optional<Violation> violation;
};

/// Told before the model is called, so that whoever waits can say where it did not come back.
using Watch = std::function<void(std::string_view where)>;

/// Plays one activity at random for at most `most_commands` commands, then again and again in other
/// ways, and compares: the same commands in other memory, with states saved and loaded in between,
/// without looking, without what was refused, with ticks at rest. The same seed plays the same
/// game.
GameResult check_game(const skua_activity& activity, std::span<const SeenAttempt> seen,
                      uint32_t seed, uint32_t most_commands, const Watch& watch = {});

}  // namespace skua
