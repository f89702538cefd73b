/// Whether what an activity waits for can come at all: from the ranges that the simulation declares, and the numbers that are
/// drawn.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "learn/activity.h"
#include "learn/expression.h"
#include "learn/simulation.h"

namespace skua {

class ActivityRanges final : public Ranges {
 public:
  /// Of an activity whose drawn numbers were read. Both outlive it.
  ActivityRanges(const Simulation& simulation, const Activity& activity) : simulation_(simulation), activity_(activity) {}

  /// As if of the activity's drawn numbers this one had turned out to be `value`; nothing: any of those it can be.
  void draw(uint32_t drawn, std::optional<double> value) { drawn_ = drawn, value_ = value; }

  NumberRange variable(uint32_t index) const override;
  std::optional<NumberRange> call(uint32_t index, std::span<const NumberRange> given) const override;

  /// "drill_depth is from 0 to 3190 m, ice_age_at() takes 0 to 3190 m": of what the condition speaks of, as far as it is known.
  std::string told(const Expression&) const;

 private:
  const Simulation& simulation_;
  const Activity& activity_;
  uint32_t drawn_ = 0;
  std::optional<double> value_;
};

}  // namespace skua
