/// The session: the only owner of a model, the only way to change one, and its clock.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/command_record.h"
#include "core/evidence_log.h"
#include "skua/abi.h"

namespace skua {

/// What became of a command. `held`: it comes too soon after the last one of its kind and is
/// applied when due, unless a newer one replaces it.
enum class Submitted { applied, held, refused };

/// A recorded command that could not be applied again.
struct ReplayFault {
  uint32_t number = 0;
  std::string message;  ///< which command, at which tick, why
};

/// Whether a command can be part of a movement, such as a slider's: it carries a number.
bool may_continue(std::span<const NamedValue> values);

/// Ticks last 1/60 s and are counted only while the model is not at rest, so that a tick names a
/// point of the simulation and not of the clock on the wall: what happens depends on seed and
/// commands alone. A command with tick t acts after t ticks; `step` is told the number of the tick
/// that it makes, from 1.
///
/// Continuous commands (a slider that moves: same name, same texts, only numbers differ) are taken
/// at most 20 times a second: between them the latest is held back, and applied when due or before
/// any other command.
class Session {
 public:
  Session(const skua_activity& activity, uint32_t seed, std::string_view mode);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Plays recorded commands on a new session, tick by tick. After a fault the model stands before
  /// the faulty command.
  std::expected<void, ReplayFault> restore(std::span<const CommandRecord> commands);

  /// Takes what the time since the last call makes due: the held command, then at most four ticks;
  /// beyond that simulated time runs slower than the clock. `now_ms` is any clock that never goes
  /// back. True if anything changed.
  bool advance(double now_ms);
  /// Milliseconds until `advance` has something to do: 0 at the next frame, -1 never unless a
  /// command comes.
  double due_in(double now_ms) const;

  /// Applies the command now, or holds it back. What the model refuses leaves no trace.
  Submitted submit(std::string_view name, std::span<const NamedValue> values, double now_ms);
  /// Applies a held command at once. True if there was one and the model took it.
  bool settle();

  /// One tick by itself, as part of a replay; false when the model is at rest.
  bool step_once();

  const skua_activity& activity() const { return activity_; }
  const void* model() const { return model_; }
  Tick tick() const { return tick_; }
  bool at_rest() const;
  std::span<const CommandRecord> commands() const { return commands_; }

  /// What the model reported since the last call, in order.
  std::vector<Evidence> take_evidence();

  /// Hash of the model's fields and the tick: equal states, equal hashes, on every machine. An
  /// error names a NaN.
  std::expected<uint64_t, std::string> state_hash() const;

 private:
  struct Held {
    std::string name;
    NamedValues values;
    double due_ms;
  };
  bool apply(std::string_view name, NamedValues values);
  bool follows_last(std::string_view name, std::span<const NamedValue> values) const;

  const skua_activity& activity_;
  void* model_;
  Tick tick_ = 0;
  std::vector<CommandRecord> commands_;
  std::vector<Evidence> evidence_;
  std::optional<Held> held_;
  double last_applied_ms_ = 0;
  bool live_ = false;               ///< a command was applied since the start, not only replayed
  std::optional<double> clock_ms_;  ///< time of the last advance while the model ran
  double owed_ms_ = 0;              ///< time that has passed and is not a whole tick yet
};

}  // namespace skua
