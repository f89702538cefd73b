#include "attempt/history.h"

#include <algorithm>

#include "core/hash.h"

namespace skua {
namespace {

constexpr std::size_t kFreeKeyframeBytes = 6000;
constexpr std::size_t kKeyframeShare = 8;
constexpr std::size_t kLargestKeyframe = 18'000;  // 24 kB as base64
constexpr uint32_t kCommandsInBlock = 200;

/// Of a command in the journal, about: what a number takes is not written twice to know it.
std::size_t bytes_of(const CommandRecord& command) {
  constexpr std::size_t kAround = 12, kAroundValue = 4, kNumber = 6;
  std::size_t bytes = kAround + command.name.size();
  for (const NamedValue& value : command.values)
    bytes += kAroundValue + value.name.size() + (value.is_text ? value.text.size() : kNumber);
  return bytes;
}

std::string hex_of(const std::expected<uint64_t, std::string>& state) {
  return state ? hex64(*state) : std::string();
}

}  // namespace

History::History(JournalHeader header, uint32_t first)
    : header_(std::move(header)), first_(first), chains_{Chain(header_.for_chain())} {}

void History::command(const CommandRecord& command, std::optional<Keyframe> keyframe) {
  chains_.push_back(chains_.back());
  chains_.back().add(command);
  command_bytes_ += bytes_of(command);
  if (!keyframe || keyframe->bytes.size() > kLargestKeyframe) return;
  const std::size_t size = keyframe->bytes.size() * 4 / 3;
  const std::size_t room = kFreeKeyframeBytes + command_bytes_ / kKeyframeShare;
  if (keyframe_bytes_ + size > room && !keyframe->completes) return;
  keyframe_bytes_ += size;
  keyframes_.push_back(std::move(*keyframe));
}

const Keyframe* History::find_keyframe(uint32_t commands) const {
  const auto found = std::ranges::find(keyframes_, commands, &Keyframe::commands);
  return found == keyframes_.end() ? nullptr : &*found;
}

BlockEnd History::end_of_block(const Session& session, uint32_t commands) const {
  const StateMark& state = session.state_after(commands - 1);
  BlockEnd end{hex_of(state.hash), chain(commands), state.fields, {}};
  if (const Keyframe* keyframe = find_keyframe(commands)) {
    end.keyframe = base64(keyframe->bytes, Base64::standard);
    end.fields.clear();  // the keyframe has them all
  }
  return end;
}

std::string History::journal(const Session& session, const Tracker& tracker,
                             uint32_t events) const {
  JournalWriter out(header_);
  uint32_t written = first_;
  const auto write_up_to = [&](uint32_t commands) {
    while (written < commands) {
      JournalBlock block;
      while (written < commands && block.commands.size() < kCommandsInBlock) {
        block.commands.push_back(session.commands()[written++ - first_]);
        if (has_keyframe(written)) break;
      }
      const StateMark& state = session.state_after(written - 1);
      block.state = hex_of(state.hash);
      block.chain = chain(written);
      if (const Keyframe* keyframe = find_keyframe(written))
        block.keyframe = keyframe->bytes;
      else
        block.fields = state.fields;
      out.block(block);
    }
  };
  for (const Event& event : events_) {
    write_up_to(event.commands);
    out.event(event.body);
  }
  write_up_to(session.command_count());
  const Score score = tracker.score();
  out.close({.tick = session.tick(),
             .commands = session.command_count(),
             .events = events,
             .state = hex_of(session.state_hash()),
             .chain = chain(session.command_count()),
             .raw = score.raw,
             .max = score.max,
             .scaled = score.scaled,
             .completed = tracker.completed()});
  return out.text();
}

}  // namespace skua
