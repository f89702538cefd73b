/// Some of the frog's structures.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <iterator>

#include "frog_facts.h"
#include "skua/archive.h"

namespace skua::frog {

inline constexpr uint32_t kStructureCount = std::size(kStructures);

class StructureSet {
 public:
  bool has(uint32_t structure) const { return (bits_[structure / 32] >> structure % 32 & 1u) != 0; }
  void add(uint32_t structure) { bits_[structure / 32] |= 1u << structure % 32; }
  /// Only what the others have, too.
  void keep(const StructureSet& others) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= others.bits_[i];
  }
  uint32_t count() const {
    int all = 0;
    for (const uint32_t bits : bits_) all += std::popcount(bits);
    return static_cast<uint32_t>(all);
  }
  void archive(Archive& a, std::string_view name) {
    a.list(name, kWords, kWords, [&](uint32_t i) { a.field("bits", bits_[i]); });
    // No other ones than there are.
    if constexpr (kStructureCount % 32 != 0)
      a.check(name, bits_[kWords - 1] >> kStructureCount % 32 == 0);
  }
  friend bool operator==(const StructureSet&, const StructureSet&) = default;

 private:
  static constexpr uint32_t kWords = (kStructureCount + 31) / 32;
  std::array<uint32_t, kWords> bits_{};
};

}  // namespace skua::frog
