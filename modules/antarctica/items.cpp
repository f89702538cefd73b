#include "items.h"

#include "record.h"

namespace skua::antarctica {
namespace {

constexpr std::string_view kNames[] = {
    "",           "gas_age",    "depth_as_age", "thousandfold", "other_sample", "air_moves",
    "drill_air",  "old_water",  "gave_value",   "today",        "opposite",     "co2_extreme",
    "near_by",    "other_peak", "beyond_core",  "gave_today",   "gave_highest", "above_lowest",
    "above_1800", "factor",     "percent",      "first_year"};
static_assert(std::size(kNames) == static_cast<int>(Misconception::first_year) + 1);

constexpr int64_t magnitude(int64_t value) { return value < 0 ? -value : value; }
constexpr bool within(int64_t value, int64_t center, int64_t reach) {
  return magnitude(value - center) <= reach;
}

constexpr Verdict right() { return {true, Misconception::none}; }
constexpr Verdict shows(Misconception misconception) { return {false, misconception}; }

/// Ages of the other warm and cold times of the record, in years: extremes of the 500-year means
/// within 20,000 years.
constexpr int32_t kWarmTimes_yr[] = {83000,  210000, 242000, 290000, 407000, 488500,
                                     520500, 579000, 615000, 693500, 736000, 787500};
constexpr int32_t kColdTimes_yr[] = {66000,  108500, 156000, 223500, 273000, 342500, 436500,
                                     508500, 546000, 583500, 636000, 721500, 743500, 800500};
constexpr int32_t kNear_yr = 8000;       ///< of the extreme: the same warm or cold time
constexpr int32_t kPeakReach_yr = 6000;  ///< of another one

/// The ages stand in years, an answer in thousandths of a thousand years: the same number.
Verdict judge_peak(int64_t answer_yr, const Extreme& wanted, const Extreme& opposite,
                   const Extreme& co2, std::span<const int32_t> others, Misconception recent) {
  // the temperature itself, in °C, would be typed as 4.07
  if (within(answer_yr, int64_t{wanted.value} * 10, 100)) return shows(Misconception::gave_value);
  const int64_t age = magnitude(answer_yr);
  if (within(age, wanted.age_yr, kPeakTolerance_yr)) return right();
  if (within(age, magnitude(wanted.value) * 10, 100)) return shows(Misconception::gave_value);
  if (within(age, wanted.age_yr, kNear_yr)) return shows(Misconception::near_by);
  if (age < 12000) return shows(recent);
  if (within(age, opposite.age_yr, kPeakTolerance_yr)) return shows(Misconception::opposite);
  if (within(age, co2.age_yr, kPeakTolerance_yr)) return shows(Misconception::co2_extreme);
  if (age > 810000) return shows(Misconception::beyond_core);
  for (const int32_t other : others) {
    if (within(age, other, kPeakReach_yr)) return shows(Misconception::other_peak);
  }
  return shows(Misconception::none);
}

}  // namespace

std::string_view name_of(Misconception misconception) {
  return kNames[static_cast<int32_t>(misconception)];
}

Verdict judge_age_at_depth(int64_t milli_years, int32_t depth_m,
                           std::span<const int32_t> sampled_depths_m) {
  const int64_t milli = magnitude(milli_years);
  const Reading reading = read_core(depth_m);
  const int64_t wanted = int64_t{reading.ice_age_yr} * 1000;
  constexpr int64_t reach = int64_t{kAgeTolerance_yr} * 1000;
  if (within(milli, wanted, reach)) return right();
  if (reading.has_air && within(milli, int64_t{reading.gas_age_yr} * 1000, 500'000)) {
    return shows(Misconception::gas_age);
  }
  if (within(milli, int64_t{depth_m} * 1000, 10'000)) return shows(Misconception::depth_as_age);
  if (within(milli * 1000, wanted, reach)) return shows(Misconception::thousandfold);
  for (const int32_t other_m : sampled_depths_m) {
    const int64_t other = int64_t{read_core(other_m).ice_age_yr} * 1000;
    if (other_m != depth_m && within(milli, other, std::min<int64_t>(100'000, other / 20)))
      return shows(Misconception::other_sample);
  }
  return shows(Misconception::none);
}

Verdict judge_air_younger(int32_t option) {
  constexpr Misconception kShown[] = {Misconception::air_moves, Misconception::drill_air,
                                      Misconception::none, Misconception::old_water};
  static_assert(std::size(kShown) == std::size(kAirOptions));
  return {option == kSealedLater, kShown[option]};
}

Verdict judge_warmest(int64_t milli_kyr) {
  return judge_peak(milli_kyr, warmest(), coldest(), highest_co2(), kWarmTimes_yr,
                    Misconception::today);
}

Verdict judge_coldest(int64_t milli_kyr) {
  return judge_peak(milli_kyr, coldest(), warmest(), lowest_co2(), kColdTimes_yr,
                    Misconception::today);
}

int32_t co2_above_core_centi_ppm() {
  return latest_year().co2_centi_ppm - highest_co2().value * 10;
}

Verdict judge_today_co2(int64_t milli_ppm) {
  const int64_t today = int64_t{latest_year().co2_centi_ppm} * 10;
  const int64_t highest = int64_t{highest_co2().value} * 100;
  constexpr int64_t reach = int64_t{kCo2Tolerance_centi_ppm} * 10;
  if (within(milli_ppm, today - highest, reach)) return right();
  if (within(milli_ppm, today, reach)) return shows(Misconception::gave_today);
  if (within(milli_ppm, highest, reach)) return shows(Misconception::gave_highest);
  if (within(milli_ppm, today - int64_t{lowest_co2().value} * 100, reach)) {
    return shows(Misconception::above_lowest);
  }
  if (within(milli_ppm, today - 280'000, reach)) return shows(Misconception::above_1800);
  const int64_t factor = today * 1000 / highest;  // in thousandths, as the answer is
  if (within(milli_ppm, factor, 50)) return shows(Misconception::factor);
  if (within(milli_ppm, (factor - 1000) * 100, 1500)) return shows(Misconception::percent);
  if (within(milli_ppm, int64_t{first_year().co2_centi_ppm} * 10 - highest, reach)) {
    return shows(Misconception::first_year);
  }
  return shows(Misconception::none);
}

}  // namespace skua::antarctica
