/// The view lane: what the student looked at (typed fields, cursors, focus), beside the journal. It
/// is never scored and decides nothing; a replay shows it, and a page that loads again goes on with
/// it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/command_record.h"
#include "outbox/item.h"

namespace skua {

class ViewLane {
 public:
  ViewLane() = default;
  /// Goes on with this state, of which the next entry has this number.
  ViewLane(NamedValues state, uint32_t next) : state_(std::move(state)), next_(next) {}

  const NamedValues& state() const { return state_; }

  /// The view now, as all its values; what changed is recorded, at most once a second (in
  /// between the last state wins). Commands are counted as they had been applied.
  void see(NamedValues state, Tick tick, uint32_t commands, double now_ms);

  bool open() const { return count_ != 0 || pending_; }
  bool full() const { return entries_.str().size() > kBytes; }
  /// When what was typed should become an item: until then it is only in this page.
  std::optional<double> due_ms() const { return due_ms_; }
  /// What was recorded, as an item; none stays open.
  Item close(std::string_view attempt, Tick tick, uint32_t commands, double now_ms);

 private:
  static constexpr double kEveryMs = 1'000, kTypedMs = 2'000;
  static constexpr std::size_t kBytes = 4'000;
  void record(Tick tick, uint32_t commands);

  NamedValues state_;  ///< as recorded
  std::optional<NamedValues> pending_;
  uint32_t next_ = 0, count_ = 0, applied_ = 0;
  double recorded_ms_ = -1e18, opened_ms_ = 0;
  std::optional<double> due_ms_;
  json::Writer entries_;
};

/// Applies an entry's values to a state: a value replaces that of the same name.
void merge_view(NamedValues& state, const NamedValues& changes);

/// Values of a view as JSON has them; what is neither number nor text is left out.
NamedValues read_view(json::View);

}  // namespace skua
