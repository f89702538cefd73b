/// An attempt shown again, from its journal: play, pause, speed, and anywhere in it at once.
///
///     Playback playback;
///     if (auto opened = playback.open(module, journal); !opened) return opened.error();
///     playback.play(now);
///     …each frame:  playback.explore(); if (playback.advance(now)) draw(playback.session());
///
/// A session plays ahead of what is shown (`explore`): it finds the events and, where it comes to
/// another state than was recorded, the end of what can be shown; and it leaves keyframes behind,
/// so that a seek is a jump and a few seconds of simulated time. Nothing here is made from a
/// keyframe or an event that the journal brings.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attempt/launch.h"
#include "attempt/timeline.h"
#include "core/session.h"
#include "learn/tracker.h"

namespace skua {

class Playback {
 public:
  struct Event {
    uint32_t number = 0;
    double at_ms = 0;  ///< a whole number
    std::string body;  ///< as it is reported
  };
  /// An event that the journal tells otherwise than its commands do: the replay goes on.
  struct Mismatch {
    double at_ms = 0;
    uint32_t event = 0;
    std::string message;
  };
  /// From where on a journal says otherwise than its commands do.
  struct Divergence {
    double at_ms = 0;
    std::string message;
  };

  Playback() = default;
  Playback(const Playback&) = delete;
  Playback& operator=(const Playback&) = delete;

  /// What runs here: SHA-256 as in a journal's header; empty where it is not known.
  struct Build {
    std::string runtime_hash, module_hash;
  };

  /// Stands at the begin, paused. Only once. A journal that was recorded on other bytes is refused.
  std::expected<void, LaunchFault> open(const skua_module_desc& module, std::string_view journal,
                                        const Build& here = {});

  /// One piece of playing ahead, at most 10 s of ticks. False when there is nothing left.
  bool explore();
  bool explored() const { return explored_; }

  /// From the begin where it stands at the end.
  void play(double now_ms);
  void pause() { playing_ = false; }
  /// 1: as it was; from 1/4 to 16.
  void set_speed(double speed);
  /// Goes there, or to the nearest end.
  void seek(double position_ms);
  /// Goes to where this event has just happened; false where there is no such event.
  bool seek_event(uint32_t number);
  /// What the time since the last call makes due; time in which nobody called does not count. True
  /// if there is something new to see.
  bool advance(double now_ms);

  bool playing() const { return playing_; }
  double speed() const { return speed_; }
  double position_ms() const { return position_ms_; }
  double duration_ms() const { return end_ms_; }
  /// Those that are known so far.
  std::span<const Event> events() const { return events_; }
  /// The last one up to now, and of those that happened in this moment the one that was sought;
  /// null before the first.
  const Event* event() const;
  /// The last one that was applied; null before the first.
  const CommandRecord* command() const;
  const std::optional<Divergence>& divergence() const { return divergence_; }
  /// The first one; known when all is explored.
  const std::optional<Mismatch>& mismatch() const { return mismatch_; }
  bool torn() const { return torn_; }

  const Session& session() const { return *shown_.session; }
  const Tracker& tracker() const { return shown_.tracker; }
  /// The view lane's state now (skua_ui::set_view_state).
  const NamedValues& view() const { return view_; }

 private:
  /// A session on its way along the commands, and what follows from it.
  struct Actor {
    std::optional<Session> session;
    Tracker tracker;
    uint32_t commands = 0;
    Moment at() const { return {commands, session->tick()}; }
  };
  struct Mark {
    Moment at;
    Keyframe keyframe;
    Tracker tracker;
  };

  std::expected<void, LaunchFault> begin(const Journal&);
  std::expected<void, std::string> go(Actor&, const Moment& to);
  void explore_command();
  void take_events();
  std::string state_fault() const;
  void leave_mark();
  void end_at(double ms, std::string why);
  void compare_events();
  bool show();
  bool show_view();

  const skua_activity* activity_ = nullptr;
  Timeline timeline_;
  std::vector<std::string> states_;  ///< as recorded after each command; most are empty
  bool torn_ = false;

  Actor scout_, shown_;
  std::vector<Mark> marks_;
  std::size_t mark_bytes_ = 0;
  uint32_t mark_every_ = 1;  ///< in pieces of exploring; doubled where marks are large
  uint32_t since_mark_ = 0;
  std::vector<Event> events_;
  uint32_t next_event_ = 0;
  bool explored_ = false;
  double end_ms_ = 0;
  std::optional<Divergence> divergence_;
  std::vector<JournalEvent> recorded_;  ///< only compared, when all is explored
  std::optional<Mismatch> mismatch_;

  double position_ms_ = 0;
  std::optional<uint32_t> sought_;  ///< number of the event that the last seek was for
  bool playing_ = false;
  double speed_ = 1;
  std::optional<double> clock_ms_;
  NamedValues view_;
  std::size_t views_shown_ = 0;
};

}  // namespace skua
