/// Gathers the commands of a session into blocks, so that not each slider's move becomes a request.
#pragma once

#include <cstdint>
#include <string>

#include "core/command_record.h"
#include "outbox/item.h"

namespace skua {

/// How things stood right after a block's last command.
struct BlockEnd {
  std::string state, chain;  ///< as hex; empty when not known
  std::string fields;        ///< as field_marks (core/archive.h)
  std::string keyframe;      ///< base64; empty in most blocks
};

/// A block is closed when there is evidence to send, after a press, on flush, when it is large, or
/// 1 s after its first command.
class CommandBlocks {
 public:
  static constexpr double kPatienceMs = 1000;

  /// The next command carries on where the last one stopped.
  void add(const CommandRecord&, double now_ms);

  bool open() const { return count_ != 0; }
  /// Takes no more: with one more command of any size it is still below what a receiver takes.
  bool full() const { return bytes() > kBytes; }
  std::size_t bytes() const { return commands_.str().size(); }
  bool due(double now_ms) const { return open() && (now_ms >= due_ms() || full()); }
  /// Only while one is open.
  double due_ms() const { return opened_ms_ + kPatienceMs; }

  /// The open block as an item; none stays open.
  Item close(std::string_view attempt, const BlockEnd& end);

 private:
  static constexpr std::size_t kBytes = 12'000;

  uint32_t first_ = 0, count_ = 0;
  double opened_ms_ = 0;
  json::Writer commands_;
};

}  // namespace skua
