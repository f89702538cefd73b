/// What an attempt was so far, besides the session itself: the chain after each command, the
/// events, the keyframes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/journal.h"
#include "core/session.h"
#include "learn/tracker.h"
#include "outbox/command_blocks.h"

namespace skua {

class History {
 public:
  History() = default;
  /// `first` is the number of the first command, more than 0 after a checkpoint.
  History(JournalHeader header, uint32_t first);

  const JournalHeader& header() const { return header_; }

  /// The next command of the session. A keyframe that was due with it is kept if there is room:
  /// after the first 6 kB keyframes weigh an eighth of the commands. That of the end is always
  /// kept. Of states larger than 18,000 bytes none is: the marks of their fields stand instead.
  void command(const CommandRecord&, std::optional<Keyframe>);
  void event(uint32_t commands, std::string body) {
    events_.push_back({commands, std::move(body)});
  }

  /// The chain after so many commands of the attempt, 64 hex digits.
  std::string chain(uint32_t commands) const { return chains_[commands - first_].hex(); }
  bool has_keyframe(uint32_t commands) const { return find_keyframe(commands) != nullptr; }
  /// What a block that ends after so many commands says of that moment.
  BlockEnd end_of_block(const Session&, uint32_t commands) const;

  /// All of it as a journal file that ends now (core/journal.h), after so many events.
  std::string journal(const Session&, const Tracker&, uint32_t events) const;

 private:
  struct Event {
    uint32_t commands;
    std::string body;
  };
  const Keyframe* find_keyframe(uint32_t commands) const;

  JournalHeader header_;
  uint32_t first_ = 0;
  std::vector<Chain> chains_{1};
  std::vector<Event> events_;
  std::vector<Keyframe> keyframes_;
  std::size_t command_bytes_ = 0, keyframe_bytes_ = 0;
};

}  // namespace skua
