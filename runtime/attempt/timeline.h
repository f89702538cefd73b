/// The time of a replay: when in it each command, each tick and each change of the view is seen.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/command_record.h"
#include "core/journal.h"

namespace skua {

/// A point of an attempt: after so many of the journal's commands, at this tick.
struct Moment {
  uint32_t commands = 0;
  Tick tick = 0;
  auto operator<=>(const Moment&) const = default;
};

/// Milliseconds from the replay's begin at single speed. Ticks take the time that they took; before
/// a command stands a pause: as long as the blocks' times say that the student waited, but no
/// longer than 1.5 s, and long enough to see a press come. Where the view changed meanwhile
/// (something was typed), that is spread over the pause.
class Timeline {
 public:
  static constexpr double kLongestPauseMs = 1500;
  static constexpr double kPressPauseMs = 600;    ///< at least, before a press
  static constexpr double kMovementPauseMs = 50;  ///< at least, within the movement of a slider
  static constexpr double kViewPauseMs = 100;     ///< more, for each change of the view

  struct View {
    double at_ms = 0;
    NamedValues changes;
  };

  Timeline() = default;
  explicit Timeline(const Journal&);

  /// The last command and the last event are behind.
  double duration_ms() const { return duration_ms_; }
  Moment at(double ms) const;
  /// The first whole millisecond from which on `at` is no earlier than the moment.
  double when(const Moment&) const;

  /// The commands of all blocks.
  std::span<const CommandRecord> commands() const { return commands_; }
  /// Before so many milliseconds a command has not been applied.
  double at_command(uint32_t index) const { return starts_[index]; }
  /// In the order in which they are seen.
  std::span<const View> views() const { return views_; }
  Tick last_tick() const { return last_tick_; }

 private:
  struct Seen {
    Moment at;
    NamedValues changes;
  };
  static std::vector<Seen> views_of(const Journal&, uint32_t first);
  double pause_before(uint32_t index, double run_ms, double waited_ms, std::size_t views) const;
  void place_views(std::span<const Seen>, Tick from, Tick to, double at_ms, double pause_ms);
  double start_of(uint32_t commands) const { return commands == 0 ? 0 : starts_[commands - 1]; }
  Tick tick_of(uint32_t commands) const { return commands == 0 ? 0 : commands_[commands - 1].tick; }

  std::vector<CommandRecord> commands_;
  std::vector<double> starts_;  ///< whole milliseconds, ascending
  std::vector<View> views_;
  Tick last_tick_ = 0;
  double duration_ms_ = 0;
};

}  // namespace skua
