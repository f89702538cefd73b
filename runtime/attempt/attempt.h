/// An attempt as it runs: the session and everything that is derived from it. Commands and time go
/// in; the model, the score, and what the player has to do for delivery come out.
///
///     Attempt attempt;
///     attempt.tell(R"({"type":"loaded","items":[…]})", now);        // what storage holds, before
///     the launch if (auto launched = attempt.launch(module, json, now); !launched) return
///     launched.error().code; …each frame:  attempt.advance(now);  attempt.submit("take_sample",
///     values, now); …after each:  page.effects(attempt.take_effects(now));
///
/// All times are milliseconds since 1970, from one clock that never goes back (the player's).
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "attempt/launch.h"
#include "core/journal.h"
#include "core/session.h"
#include "learn/tracker.h"
#include "outbox/command_blocks.h"
#include "outbox/outbox.h"

namespace skua {

class Attempt {
 public:
  /// Creates the session and brings it to where the attempt stood: the receiver's commands, then
  /// those that storage holds and the receiver doesn't. Stored items that contradict what the
  /// receiver has are dropped. A second launch replaces the first. After an error there is no
  /// session, and what storage holds is delivered as it is.
  std::expected<void, LaunchFault> launch(const skua_module_desc& module, std::string_view json,
                                          double now_ms);

  const Session* session() const { return session_ ? &*session_ : nullptr; }
  const Tracker& tracker() const { return tracker_; }

  /// As Session::submit, Session::advance and Session::due_in; without a session nothing happens.
  Submitted submit(std::string_view name, std::span<const NamedValue> values, double now_ms);
  bool advance(double now_ms);
  double due_in(double now_ms) const;

  /// What the player says about storage, network and time (outbox/port.h). `flush` also closes what
  /// is being gathered.
  std::expected<void, json::Error> tell(std::string_view json, double now_ms);

  /// What the player is to do now, as a JSON array; empty when there is nothing. Ask after each
  /// call above.
  std::string take_effects(double now_ms);

  /// The journal so far; empty without a session.
  std::string journal() const;

 private:
  struct Event {
    uint32_t number;
    std::string body;
  };
  std::expected<void, LaunchFault> restore(const skua_activity&, const LaunchRequest&, ResumePlan&);
  std::vector<Event> retell(uint32_t wanted_events);
  void reconcile(const LaunchRequest&, ResumePlan, std::vector<Item> stored_events,
                 std::vector<Event>, double now_ms);
  void take_events(std::vector<Event>&);
  void absorb(double now_ms);
  void close_block(double now_ms);

  Outbox outbox_;
  CommandBlocks blocks_;
  std::optional<Session> session_;
  Tracker tracker_;
  JournalHeader header_;
  uint32_t gathered_ = 0;    ///< commands that are in blocks, or came with the launch
  uint32_t next_event_ = 0;  ///< number of the next event
  bool settled_ = false;     ///< a flush changed the model
  std::optional<std::pair<Score, bool>> told_;  ///< the score and completion that were told last
};

}  // namespace skua
