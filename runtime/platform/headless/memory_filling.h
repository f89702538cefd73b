/// What memory holds that nobody has written to: a model must not depend on it, nor on where it
/// lies.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "skua/random.h"

namespace skua {

/// While it lives, what operator new hands out is full of one byte, other blocks lie between the
/// model's own, and `scribble` leaves the same byte on the stack. The program that links this has
/// its operator new replaced; outside of a MemoryFilling nothing is filled.
class MemoryFilling {
 public:
  /// `blocks`: how many others are put into the heap first, of sizes that `seed` draws.
  MemoryFilling(uint8_t byte, uint32_t blocks, uint32_t seed);
  ~MemoryFilling();
  MemoryFilling(const MemoryFilling&) = delete;
  MemoryFilling& operator=(const MemoryFilling&) = delete;

  void scribble() const;

 private:
  uint8_t byte_;
  std::vector<std::unique_ptr<char[]>> blocks_;
};

}  // namespace skua
