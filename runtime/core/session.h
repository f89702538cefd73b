/// The session: the only owner of a model, the only way to change one, and its clock.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/carried.h"
#include "core/command_record.h"
#include "core/evidence_log.h"
#include "core/undo.h"
#include "skua/abi.h"

namespace skua {

/// What became of a command. `held`: it comes too soon after the last one of its kind and is
/// applied when due, unless a newer one replaces it.
enum class Submitted { applied, held, refused };

/// The command that takes back the last one; it has no parameters, and belongs to the session, not
/// to the model.
inline constexpr std::string_view kUndo = "undo";

/// A whole session at a moment, as bytes: right after command number `commands - 1`.
struct Keyframe {
  uint32_t commands = 0;
  Tick tick = 0;
  std::vector<uint8_t> bytes;
  bool completes = false;  ///< that command completed the attempt
};

/// A recorded command that could not be applied again.
struct ReplayFault {
  uint32_t number = 0;
  std::string message;  ///< which command, at which tick, why
};

/// Whether a command can be part of a movement, such as a slider's: it carries a number.
bool may_continue(std::span<const NamedValue> values);
/// Whether both are the same movement: only numbers differ, and there is one.
bool same_movement(std::string_view name, std::span<const NamedValue> values,
                   std::string_view other_name, std::span<const NamedValue> other);
/// One that paused for longer than this is another one.
inline constexpr Tick kOneMovementTicks = 60;

/// The state right after a command.
struct StateMark {
  std::expected<uint64_t, std::string> hash;  ///< as `Session::state_hash`
  std::string fields;                         ///< as `field_marks`
};

/// Whether the state's hash is made and kept after each command (`state_after`), as a student's
/// session needs whose blocks may end anywhere, or only where somebody asks for it (`state_hash`).
enum class StateHashes { after_each_command, on_request };

/// Ticks last 1/60 s and are counted only while the model is not at rest, so that a tick names a
/// point of the simulation and not of the clock on the wall: what happens depends on seed and
/// commands alone. A command with tick t acts after t ticks; `step` is told the number of the tick
/// that it makes, from 1.
///
/// An activity may let students take commands back (skua_activity::undoable). Such a command keeps
/// what the model was before it; the command `undo` restores that. Evidence that was given stays
/// given.
///
/// Continuous commands (a slider that moves: same name, same texts, only numbers differ) are taken
/// at most 20 times a second: between them the latest is held back, and applied when due or before
/// any other command.
class Session {
 public:
  /// `evidence`: from earlier attempts, with which this one begins.
  Session(const skua_activity& activity, uint32_t seed, std::string_view mode,
          StateHashes hashes = StateHashes::after_each_command, CarriedEvidence evidence = {});
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// What a new session may begin with instead of its model's first state: a checkpoint of the
  /// model (skua_activity::checkpoint), made after `commands` commands, so that the next one has
  /// that number. On an error the session stays as it was.
  std::expected<void, std::string> begin_from(std::span<const uint8_t> checkpoint,
                                              uint32_t commands);
  /// That part of the state, now.
  std::expected<std::vector<uint8_t>, std::string> checkpoint() const;

  /// Plays recorded commands on a new session, tick by tick. After a fault the model stands before
  /// the faulty command.
  std::expected<void, ReplayFault> restore(std::span<const CommandRecord> commands);

  /// Takes what the time since the last call makes due: the held command, then at most twelve ticks (0.2 s);
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
  uint32_t seed() const { return seed_; }
  const std::string& mode() const { return mode_; }
  const void* model() const { return model_.get(); }
  Tick tick() const { return tick_; }
  bool at_rest() const;
  /// Those since the session's begin; the first one's number is that of `begin_from`, or 0.
  std::span<const CommandRecord> commands() const { return commands_; }
  /// Number of the next command.
  uint32_t command_count() const { return first_ + static_cast<uint32_t>(commands_.size()); }
  /// The state right after command `number`. Only where hashes are made after each command.
  const StateMark& state_after(uint32_t number) const { return states_[number - first_]; }
  bool can_undo() const { return !undo_.empty(); }

  /// The session now, exactly: model, tick and what can be taken back. An error names a NaN.
  std::expected<Keyframe, std::string> keyframe() const;
  /// Goes to a keyframe of this session or of another one with the same activity, seed and mode;
  /// `before` are the commands that led to it. What is damaged, foreign or older is refused, and
  /// then the session stays as it was.
  std::expected<void, std::string> jump(const Keyframe&, std::span<const CommandRecord> before);
  /// The keyframe that was taken since the last call, if one was due: after the first command that
  /// comes at least 10 s of ticks after the last keyframe, and after the one that completes the
  /// attempt.
  std::optional<Keyframe> take_keyframe() { return std::exchange(fresh_keyframe_, std::nullopt); }

  /// What the model reported since the last call, in order.
  std::vector<Evidence> take_evidence();

  /// Hash of the model's fields and the tick: equal states, equal hashes, on every machine. An
  /// error names a NaN.
  std::expected<uint64_t, std::string> state_hash() const;
  StateMark state() const;

 private:
  struct Held {
    std::string name;
    NamedValues values;
    double due_ms;
  };
  using Owned = std::unique_ptr<void, void (*)(void*)>;
  Owned new_model() const;
  std::expected<Owned, std::string> model_from(std::span<const uint8_t> archived) const;
  bool apply(std::string_view name, NamedValues values);
  bool apply_to_model(std::string_view name, std::span<const NamedValue> values);
  bool undo();
  bool is_undoable(std::string_view name) const;
  bool apply_undoable(std::string_view name, std::span<const NamedValue> values);
  bool continues_movement(std::string_view name, std::span<const NamedValue> values) const;
  void record(std::string_view name, NamedValues values);
  void note_state_of_completion(std::size_t from);
  bool follows_last(std::string_view name, std::span<const NamedValue> values) const;

  const skua_activity& activity_;
  uint32_t seed_;
  std::string mode_;
  StateHashes hashes_;
  CarriedEvidence carried_;
  Owned model_;
  Tick tick_ = 0;
  uint32_t first_ = 0;  ///< number of the first command
  std::vector<CommandRecord> commands_;
  std::vector<StateMark> states_;  ///< after each command
  Undo undo_;
  Tick keyframe_tick_ = 0;
  bool completed_ = false;  ///< since the last command
  std::optional<Keyframe> fresh_keyframe_;
  std::vector<Evidence> evidence_;
  std::optional<Held> held_;
  double last_applied_ms_ = 0;
  bool live_ = false;               ///< a command was applied since the start, not only replayed
  std::optional<double> clock_ms_;  ///< time of the last advance while the model ran
  double owed_ms_ = 0;              ///< time that has passed and is not a whole tick yet
};

}  // namespace skua
