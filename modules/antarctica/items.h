/// The scored items: what counts as right, and what a wrong answer shows. Every answer follows from
/// what the student sees; each window below says why it is as wide as it is.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "number_entry.h"

namespace skua::antarctica {

enum class Item : int32_t { age_at_depth, air_younger, warmest, coldest, today_co2 };
inline constexpr int kItemCount = 5;
inline constexpr const char* kItemIds[kItemCount] = {"age_at_depth", "air_younger", "warmest",
                                                     "coldest", "today_co2"};

/// What a wrong answer shows. The names stand in evidence and in the keys of the feedback.
enum class Misconception : int32_t {
  none,
  // age_at_depth
  gas_age,       ///< read the age of the air
  depth_as_age,  ///< took metres for years
  thousandfold,  ///< gave thousands of years
  other_sample,  ///< read another sample of theirs
  // air_younger
  air_moves,  ///< fresh air seeps down into the ice
  drill_air,  ///< the drill lets air in
  old_water,  ///< the snow was old when it fell
  // warmest, coldest
  gave_value,   ///< the temperature instead of its age
  today,        ///< the warm time we live in
  opposite,     ///< the other end of the scale
  co2_extreme,  ///< looked at carbon dioxide
  near_by,      ///< the right warm or cold time, beside its extreme
  other_peak,   ///< another interglacial or glacial
  beyond_core,  ///< older than the oldest ice
  // today_co2
  gave_today,    ///< today's value itself
  gave_highest,  ///< the highest value of the core itself
  above_lowest,  ///< compared with the lowest value
  above_1800,    ///< compared with the time before factories
  factor,        ///< divided
  percent,       ///< divided, in per cent
  first_year,    ///< took the first year of Mauna Loa
};
std::string_view name_of(Misconception);

struct Verdict {
  bool correct = false;
  Misconception misconception = Misconception::none;
};

/// Depths that `age_at_depth` asks about; there air and ice differ by at least 2,500 years.
inline constexpr int32_t kAskedDepths_m[] = {1500, 1850, 1950, 2050, 2150, 2250,
                                             2350, 2450, 2500, 2650, 2800, 2900};

/// Two steps of the 500-year table, and well below what parts ice from air.
inline constexpr int32_t kAgeTolerance_yr = 1000;
Verdict judge_age_at_depth(int64_t milli_years, int32_t depth_m,
                           std::span<const int32_t> sampled_depths_m);

inline constexpr std::string_view kAirOptions[] = {"air_moves", "drill_air", "sealed_later",
                                                   "old_water"};
inline constexpr int32_t kSealedLater = 2;
Verdict judge_air_younger(int32_t option);

/// A pixel of the plot is 1,000 to 2,500 years wide.
inline constexpr int32_t kPeakTolerance_yr = 2000;
Verdict judge_warmest(int64_t milli_kyr);
Verdict judge_coldest(int64_t milli_kyr);

/// About one per cent of the height of the pane.
inline constexpr int32_t kCo2Tolerance_centi_ppm = 300;
Verdict judge_today_co2(int64_t milli_ppm);
/// The latest annual mean of Mauna Loa less the highest value of the core.
int32_t co2_above_core_centi_ppm();

/// What the field of a numeric item asks for.
constexpr Quantity quantity_of(Item item) {
  return item == Item::age_at_depth ? Quantity::years
         : item == Item::today_co2  ? Quantity::ppm
                                    : Quantity::thousand_years;
}

}  // namespace skua::antarctica
