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

#include "attempt/checkpoint.h"
#include "attempt/history.h"
#include "attempt/launch.h"
#include "attempt/view_lane.h"
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
  /// A flush has changed the model since the last `advance`: it is to be shown.
  bool settled() const { return settled_; }

  /// What the player says about storage, network and time (outbox/port.h). `flush` also closes what
  /// is being gathered.
  std::expected<void, json::Error> tell(std::string_view json, double now_ms);

  /// What the player is to do now, as a JSON array; empty when there is nothing. Ask after each
  /// call above.
  std::string take_effects(double now_ms);

  /// What the student looks at now, as values (ViewLane). Not work: it is delivered with the next
  /// command, or by a flush.
  void see(NamedValues view, double now_ms);
  /// The view as it was left, for an interface that begins.
  const NamedValues& view() const { return lane_.state(); }

  /// The journal so far, as a file; empty without a session.
  std::string journal() const;
  /// What a host that keeps no journal may give back as `resume.checkpoint`; an error without a
  /// session, or when the model's part is too large.
  std::expected<std::string, std::string> checkpoint() const;

 private:
  struct Event {
    uint32_t number, commands;
    std::string body;
  };
  std::expected<Checkpoint, LaunchFault> begin(const skua_activity&, const LaunchRequest&);
  std::expected<void, LaunchFault> restore(const skua_activity&, const LaunchRequest&,
                                           const Checkpoint&, ResumePlan&);
  std::vector<Event> retell(uint32_t first_event, uint32_t wanted_events);
  void reconcile(const LaunchRequest&, ResumePlan, std::vector<Item> stored_events,
                 std::vector<Event>, uint32_t first_event, double now_ms);
  void resume_view(const LaunchRequest&, std::vector<Item> stored_views);
  std::optional<Event> event_of(const Evidence&);
  void take_events(std::vector<Event>&);
  void gather(uint32_t end, std::optional<Keyframe>&, double now_ms);
  void absorb(double now_ms);
  void close_block(double now_ms);
  void close_view(double now_ms);
  void write_checkpoint_if_new(json::Writer&);

  Outbox outbox_;
  CommandBlocks blocks_;
  std::optional<Session> session_;
  Tracker tracker_;
  History history_;
  ViewLane lane_;
  uint32_t gathered_ = 0;    ///< commands that are in blocks, or came with the launch or before it
  uint32_t next_event_ = 0;  ///< number of the next event
  bool keeps_checkpoint_ = false;
  std::pair<uint32_t, uint32_t> checkpoint_at_;  ///< commands and events at the last one
  bool settled_ = false;                         ///< a flush changed the model
  std::optional<std::pair<Score, bool>> told_;   ///< the score and completion that were told last
};

}  // namespace skua
