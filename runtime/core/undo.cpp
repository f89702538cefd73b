#include "core/undo.h"

#include <utility>

#include "core/difference.h"

namespace skua {

void Undo::push(uint32_t number, Bytes state) {
  if (!states_.empty()) states_.back().bytes = difference(state, states_.back().bytes);
  std::size_t all = 0, kept = 0;
  for (auto one = states_.rbegin(); one != states_.rend() && kept + 1 < kDeepest; ++one, ++kept) {
    all += one->bytes.size();
    if (all > kMostBytes) break;
  }
  states_.erase(states_.begin(), states_.end() - static_cast<std::ptrdiff_t>(kept));
  states_.push_back({number, std::move(state)});
}

void Undo::pop() {
  const Bytes taken = std::move(states_.back().bytes);
  states_.pop_back();
  if (states_.empty()) return;
  // What was made here can be read here.
  states_.back().bytes = restored(taken, states_.back().bytes, kLargestState).value_or(Bytes());
}

void Undo::write(ByteWriter& out, std::span<const uint8_t> now) const {
  out.number(states_.size(), 1);
  for (const State& state : states_) {
    const bool last = &state == &states_.back();
    out.number(state.number, 4).block(last ? difference(now, state.bytes) : state.bytes);
  }
}

std::expected<void, std::string> Undo::read(ByteReader& in, std::span<const uint8_t> now) {
  states_.clear();
  const auto count = static_cast<std::size_t>(in.number(1));
  if (count > kDeepest) return std::unexpected("the keyframe has more to undo than may be");
  std::vector<State> states;
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = static_cast<uint32_t>(in.number(4));
    const auto block = in.block();
    states.push_back({number, Bytes(block.begin(), block.end())});
  }
  if (states.empty()) return {};
  // All of them must come out, though only the latest is kept so.
  Bytes after(now.begin(), now.end());
  for (auto state = states.rbegin(); state != states.rend(); ++state) {
    auto whole = restored(after, state->bytes, kLargestState);
    if (!whole) return std::unexpected(whole.error());
    after = std::move(*whole);
    if (state == states.rbegin()) state->bytes = after;
  }
  states_ = std::move(states);
  return {};
}

}  // namespace skua
