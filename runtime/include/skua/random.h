/// The session's seeded generator: the only source of chance a model may use.
#pragma once

#include <cstdint>

namespace skua {

/// SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, the same sequence on every machine.
struct Random {
  uint64_t state = 0;

  constexpr explicit Random(uint32_t seed = 0) : state(seed) {}

  constexpr uint64_t next() {
    state += 0x9e3779b97f4a7c15u;
    uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  /// A whole number in [0, count); `count` must not be 0. The bias is below count / 2^32.
  constexpr uint32_t below(uint32_t count) {
    return static_cast<uint32_t>(((next() >> 32) * count) >> 32);
  }
};

}  // namespace skua
