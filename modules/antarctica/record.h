/// The measurements: what a sample of the core holds at a depth, and the whole record as series.
/// Everything is in whole numbers; sources and caveats stand in assets/README.md.
#pragma once

#include <cstdint>
#include <span>

namespace skua::antarctica {

inline constexpr int32_t kCoreLength_m = 3190;
inline constexpr int32_t kOldest_yr = 802'000;  ///< the whole record is younger

/// What one metre of the core shows.
struct Reading {
  int32_t depth_m = 0;
  int32_t ice_age_yr = 0;           ///< before 1950, to 10 years
  int32_t temperature_centi_c = 0;  ///< against the last 1,000 years; 500-year mean
  bool has_air = false;    ///< false in the upper 100 m, where snow is still open to the air
  int32_t gas_age_yr = 0;  ///< before 1950, to 10 years; like the two below only with air
  int32_t ch4_ppb = 0;
  bool has_co2 = false;  ///< false where no sample lies within kCo2Reach_yr of the air's age
  int32_t co2_deci_ppm = 0;

  int32_t air_younger_by_yr() const { return ice_age_yr - gas_age_yr; }
  /// The snow fell after 1950, from which ages count back.
  bool is_recent() const { return ice_age_yr < 0; }
};

/// Half of the samples of carbon dioxide are less than 600 years apart.
inline constexpr int32_t kCo2Reach_yr = 1000;

/// `depth_m` in 0..kCoreLength_m.
Reading read_core(int32_t depth_m);

/// Age of the ice in whole years; ages between two known depths lie on a straight line.
int32_t ice_age_at(int32_t depth_m);
/// The other way round: the depth in metres whose ice has this age.
int32_t depth_of_ice_age(int32_t age_yr);

/// Mean temperature of the 500 years nearest to the age.
int32_t temperature_near(int32_t age_yr);

/// One measured quantity over time, youngest first, for plots: `x` is the age in years before 1950,
/// `y` is in °C, ppm or ppb.
struct Series {
  std::span<const float> x;
  std::span<const float> y;

  /// The part that is not older than `age_yr`.
  Series up_to(int32_t age_yr) const;
};
Series temperature_series();
Series co2_series();
Series methane_series();
Series mauna_loa_series();  ///< annual means; the latest first, at a negative age

struct Extreme {
  int32_t age_yr = 0;
  int32_t value = 0;  ///< 0.01 °C or 0.1 ppm
};
Extreme warmest();
Extreme coldest();
Extreme highest_co2();
Extreme lowest_co2();

struct Today {
  int32_t year = 0;
  int32_t co2_centi_ppm = 0;
};
Today first_year();   ///< of Mauna Loa's annual means
Today latest_year();  ///< the last of them

}  // namespace skua::antarctica
