/// What every activity lets a student do with the core: move the drill, take samples, start over.
#pragma once

#include <cstdint>
#include <vector>

#include "record.h"
#include "skua/archive.h"
#include "skua/command.h"
#include "skua/evidence.h"

namespace skua::antarctica {

inline constexpr int32_t kDrillSpeed_m_per_tick = 14;  ///< the whole core in 3.8 s
inline constexpr uint32_t kMostSamples = 60;
inline constexpr int32_t kSweepTicks = 360;  ///< the analysis of the whole core: 6 s
inline constexpr int kParts = 5;  ///< of the core
inline constexpr int32_t kPartLength_m = kCoreLength_m / kParts;

constexpr bool is_depth(int32_t depth_m) { return depth_m >= 0 && depth_m <= kCoreLength_m; }

struct Sample {
  int32_t depth_m = 0;

  void archive(Archive& a) {
    a.field("depth_m", depth_m);
    a.check("depth_m", is_depth(depth_m));
  }
};

struct Drilling {
  int32_t drill_m = 0;
  int32_t target_m = 0;
  std::vector<Sample> samples;  ///< in the order in which they were taken
  int32_t discarded = 0;        ///< samples that were there when the student started over

  /// lower_drill {depth_m}: a whole number of metres. False: refused.
  bool lower_drill(const Command&);
  /// take_sample, reported with what the sample holds. False: refused.
  bool take_sample(EvidenceLog&);
  /// reset: no samples, and the drill on its way up. False: refused.
  bool reset(EvidenceLog&);
  void step();
  void archive(Archive&);

  bool drill_at_rest() const { return drill_m == target_m; }
  bool part_sampled(int part) const;
  int32_t parts_sampled() const;
  bool can_sample() const;
  bool can_reset() const { return !samples.empty() || target_m != 0; }
};

constexpr int part_of(int32_t depth_m) {
  const int part = depth_m / kPartLength_m;
  return part < kParts ? part : kParts - 1;
}

}  // namespace skua::antarctica
