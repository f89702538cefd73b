#include "drilling.h"

#include <optional>

namespace skua::antarctica {

bool Drilling::part_sampled(int part) const {
  for (const Sample& sample : samples) {
    if (part_of(sample.depth_m) == part) return true;
  }
  return false;
}

int32_t Drilling::parts_sampled() const {
  int32_t count = 0;
  for (int part = 0; part < kParts; ++part) count += part_sampled(part) ? 1 : 0;
  return count;
}

bool Drilling::can_sample() const {
  if (!drill_at_rest() || samples.size() >= kMostSamples) return false;
  for (const Sample& sample : samples) {
    if (sample.depth_m == drill_m) return false;
  }
  return true;
}

bool Drilling::lower_drill(const Command& command) {
  const std::optional<double> depth = command.number("depth_m");
  if (!depth || !(*depth >= 0 && *depth <= kCoreLength_m)) return false;
  const auto metres = static_cast<int32_t>(*depth);
  if (static_cast<double>(metres) != *depth || metres == target_m) return false;
  target_m = metres;
  return true;
}

bool Drilling::take_sample(EvidenceLog& log) {
  if (!can_sample()) return false;
  samples.push_back({drill_m});
  const Reading r = read_core(drill_m);
  const Value depth("depth_m", r.depth_m);
  const Value ice_age("ice_age_yr", r.ice_age_yr);
  const Value temperature("temperature_c", r.temperature_centi_c / 100.0);
  const Value gas_age("gas_age_yr", r.gas_age_yr);
  const Value ch4("ch4_ppb", r.ch4_ppb);
  if (!r.has_air) {
    log.performed("take_sample", {depth, ice_age, temperature});
  } else if (!r.has_co2) {
    log.performed("take_sample", {depth, ice_age, temperature, gas_age, ch4});
  } else {
    log.performed("take_sample",
                  {depth, ice_age, temperature, gas_age, ch4, {"co2_ppm", r.co2_deci_ppm / 10.0}});
  }
  return true;
}

bool Drilling::reset(EvidenceLog& log) {
  if (!can_reset()) return false;
  discarded += static_cast<int32_t>(samples.size());
  samples.clear();
  target_m = 0;
  log.performed("reset");
  return true;
}

void Drilling::step() {
  const int32_t way = target_m - drill_m;
  if (way > kDrillSpeed_m_per_tick) {
    drill_m += kDrillSpeed_m_per_tick;
  } else if (way < -kDrillSpeed_m_per_tick) {
    drill_m -= kDrillSpeed_m_per_tick;
  } else {
    drill_m = target_m;
  }
}

void Drilling::archive(Archive& a) {
  a.field("drill_m", drill_m);
  a.check("drill_m", is_depth(drill_m));
  a.field("target_m", target_m);
  a.check("target_m", is_depth(target_m));
  a.list("samples", samples, kMostSamples);
  a.field("discarded", discarded);
  a.check("discarded", discarded >= 0);
}

}  // namespace skua::antarctica
