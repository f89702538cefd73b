/// What a model was before commands that can be taken back.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "core/bytes.h"

namespace skua {

/// The latest state is kept as it is, each other one as its difference from the one after it: what
/// did not change between two takes no room. The oldest go when there are more than `kDeepest`, or
/// all differences together take more than `kMostBytes`; both depend on the states alone, so that a
/// replay can take back as much.
class Undo {
 public:
  static constexpr std::size_t kDeepest = 32;
  static constexpr std::size_t kMostBytes = 32'000;
  static constexpr std::size_t kLargestState = 1 << 20;  ///< of a stored state that is believed

  bool empty() const { return states_.empty(); }
  std::size_t size() const { return states_.size(); }
  void clear() { states_.clear(); }
  /// The state before command `number`.
  void push(uint32_t number, Bytes state);
  uint32_t number() const { return states_.back().number; }
  /// The latest one holds for one more command, which goes on with the same movement.
  void go_on() { ++states_.back().number; }
  const Bytes& latest() const { return states_.back().bytes; }
  void pop();

  /// All of it, the latest as its difference from the present state.
  void write(ByteWriter&, std::span<const uint8_t> now) const;
  /// An error says what is wrong, and then there is nothing to take back.
  std::expected<void, std::string> read(ByteReader&, std::span<const uint8_t> now);

 private:
  struct State {
    uint32_t number;
    Bytes bytes;
  };
  std::vector<State> states_;  ///< the latest last
};

}  // namespace skua
