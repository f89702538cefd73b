/// Chance that depends on nothing but a seed and a place, so that a section is the same however one
/// comes to it, and directions without a call of libm: the same to the bit on every machine.
#pragma once

#include <array>
#include <cstdint>

namespace skua::microscope {

/// A well mixed number of four (the finaliser of MurmurHash3 over each in turn).
constexpr uint32_t hash(uint32_t seed, int32_t a, int32_t b = 0, uint32_t c = 0) {
  uint32_t x = seed ^ 0x9e3779b9u;
  for (const uint32_t part : {static_cast<uint32_t>(a), static_cast<uint32_t>(b), c}) {
    x ^= part + 0x9e3779b9u + (x << 6) + (x >> 2);
    x ^= x >> 16;
    x *= 0x85ebca6bu;
    x ^= x >> 13;
    x *= 0xc2b2ae35u;
    x ^= x >> 16;
  }
  return x;
}

/// 0 up to and without 1.
constexpr double unit(uint32_t hashed) { return hashed / 4294967296.0; }
/// From `least` up to `most`.
constexpr double between(uint32_t hashed, double least, double most) {
  return least + (most - least) * unit(hashed);
}

/// The whole number at or below.
constexpr int32_t floor_of(double x) {
  const auto whole = static_cast<int32_t>(x);
  return whole > x ? whole - 1 : whole;
}

/// A smooth line through chance at whole numbers, 0..1.
constexpr double noise(uint32_t seed, double x) {
  const int32_t i = floor_of(x);
  const double t = x - i, s = t * t * (3 - 2 * t);
  return unit(hash(seed, i)) * (1 - s) + unit(hash(seed, i + 1)) * s;
}

struct Direction {
  double x, y;
};

inline constexpr uint32_t kDirections = 64;

/// All around in 64 steps, from the right over below.
inline constexpr std::array<Direction, kDirections> kAround = [] {
  constexpr double kCos = 0.99518472667219688624, kSin = 0.09801714032956060199;
  std::array<Direction, kDirections> all{};
  double x = 1, y = 0;
  for (Direction& one : all) {
    one = {x, y};
    const double turned = x * kCos - y * kSin;
    y = x * kSin + y * kCos;
    x = turned;
  }
  return all;
}();

/// Axes of things and of the eyepiece's scale: 16 of them in half a turn.
inline constexpr uint32_t kTurns = 16;
constexpr Direction axis(uint32_t turn) { return kAround[turn % kTurns * 2]; }
/// The nearest to a direction.
constexpr uint32_t turn_of(double x, double y) {
  uint32_t best = 0;
  double most = -1;
  for (uint32_t i = 0; i < kTurns; ++i) {
    const Direction d = axis(i);
    const double along = d.x * x + d.y * y, size = along < 0 ? -along : along;
    if (size <= most) continue;
    most = size;
    best = i;
  }
  return best;
}

}  // namespace skua::microscope
