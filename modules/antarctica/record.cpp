#include "record.h"

#include <cstddef>

#include "tables.h"

namespace skua::antarctica {
namespace {

/// A column of a table, unpacked from the header that assets/tables.mjs makes.
template <int Rows>
struct Column {
  int32_t at[Rows];

  static constexpr int rows = Rows;

  /// `along`: the column that this one follows; `steady`: it goes on as it went; where the table says so.
  void unpack(const unsigned char (&bytes)[2 * Rows], int32_t unit = 1,
              const Column* along = nullptr, bool steady = false) {
    int32_t value = 0, step = 0;
    for (int row = 0; row < Rows; ++row) {
      if (along != nullptr && row > 1) value = continued(along->at, row);
      const uint32_t packed = bytes[row] | static_cast<uint32_t>(bytes[Rows + row]) << 8;
      const auto half = static_cast<int32_t>(packed >> 1);
      step = (steady && row > 1 ? step : 0) + ((packed & 1u) != 0 ? -half - 1 : half);
      value += step;
      at[row] = value * unit;
    }
  }
  /// Where the line through the rows above leads.
  int32_t continued(const int32_t (&along)[Rows], int row) const {
    const int from = row > 3 ? row - 3 : 0;
    const int last = row - 1;
    return at[last] +
           (along[row] - along[last]) * (at[last] - at[from]) / (along[last] - along[from]);
  }
  /// The last row that is not above `value`; -1 when there is none. For ascending columns.
  int last_up_to(int32_t value) const {
    int low = -1;
    for (int high = Rows; high - low > 1;) {
      const int middle = (low + high) / 2;
      (at[middle] <= value ? low : high) = middle;
    }
    return low;
  }
  /// The row nearest to `value`, the earlier one of two as near. For ascending columns.
  int nearest(int32_t value) const {
    const int below = last_up_to(value);
    if (below < 0) return 0;
    if (below + 1 >= Rows) return Rows - 1;
    return value - at[below] <= at[below + 1] - value ? below : below + 1;
  }
};

/// A series for plots, youngest first.
template <int Rows>
struct Curve {
  float x[Rows];
  float y[Rows];

  void fill(const Column<Rows>& age, const Column<Rows>& value, float per_unit) {
    for (int i = 0; i < Rows; ++i) {
      x[i] = static_cast<float>(age.at[i]);
      y[i] = static_cast<float>(value.at[i]) / per_unit;
    }
  }
  Series series() const { return {x, y}; }
};

struct Record {
  Column<packed::k_temperature_rows> temperature_age, temperature, temperature_depth_dm;
  Column<packed::k_depth_age_rows> scale_depth_dm, scale_age;
  Column<packed::k_co2_rows> co2_age, co2;
  Column<packed::k_methane_rows> methane_depth_cm, methane_age, methane;
  Column<packed::k_mauna_loa_rows> year, mauna_loa;

  Curve<packed::k_temperature_rows> temperature_curve;
  Curve<packed::k_co2_rows> co2_curve;
  Curve<packed::k_methane_rows> methane_curve;
  Curve<packed::k_mauna_loa_rows> mauna_loa_curve;

  bool unpacked;

  void unpack() {
    temperature_age.unpack(packed::k_temperature_age, 500);
    temperature.unpack(packed::k_temperature_centi_c);
    temperature_depth_dm.unpack(packed::k_temperature_depth_dm, 1, nullptr, true);
    scale_depth_dm.unpack(packed::k_depth_age_depth_dm);
    scale_age.unpack(packed::k_depth_age_age, 1, nullptr, true);
    co2_age.unpack(packed::k_co2_age, 1, nullptr, true);
    co2.unpack(packed::k_co2_deci_ppm);
    methane_depth_cm.unpack(packed::k_methane_depth_cm);
    methane_age.unpack(packed::k_methane_age, 1, &methane_depth_cm);
    methane.unpack(packed::k_methane_ppb);
    year.unpack(packed::k_mauna_loa_year);
    mauna_loa.unpack(packed::k_mauna_loa_centi_ppm, 1, nullptr, true);

    temperature_curve.fill(temperature_age, temperature, 100);
    co2_curve.fill(co2_age, co2, 10);
    methane_curve.fill(methane_age, methane, 1);
    for (int i = 0; i < year.rows; ++i) {
      const int latest_first = year.rows - 1 - i;
      mauna_loa_curve.x[latest_first] = static_cast<float>(1950 - year.at[i]);
      mauna_loa_curve.y[latest_first] = static_cast<float>(mauna_loa.at[i]) / 100;
    }
    unpacked = true;
  }
};

const Record& record() {
  static Record the_record;
  if (!the_record.unpacked) the_record.unpack();
  return the_record;
}

/// A point where depth and age are both known.
struct Tie {
  int32_t depth_cm, age;
};

/// A straight line through two ties, read at `depth_cm`.
int32_t on_line(Tie a, Tie b, int32_t depth_cm) {
  const int64_t run = b.depth_cm - a.depth_cm;
  const int64_t rise = int64_t{b.age - a.age} * (depth_cm - a.depth_cm);
  const int64_t half = rise < 0 ? -run / 2 : run / 2;
  return a.age + static_cast<int32_t>((rise + half) / run);
}

int32_t to_tens(int32_t years) { return (years < 0 ? years - 5 : years + 5) / 10 * 10; }

/// Two tables know the age of ice at a depth: one row every 25.3 m, and the mean depth of every 500
/// years. Taken together they ascend without a fault; these are the nearest known points around a
/// depth.
void ties_around(const Record& r, int32_t depth_cm, Tie& above, Tie& below) {
  const int i = r.scale_depth_dm.last_up_to(depth_cm / 10);
  const int j = r.temperature_depth_dm.last_up_to(depth_cm / 10);
  const auto scale = [&r](int row) {
    return Tie{r.scale_depth_dm.at[row] * 10, r.scale_age.at[row]};
  };
  const auto mean = [&r](int row) {
    return Tie{r.temperature_depth_dm.at[row] * 10, r.temperature_age.at[row]};
  };
  above = scale(i);
  if (j >= 0 && mean(j).depth_cm > above.depth_cm) above = mean(j);
  const bool more_scale = i + 1 < r.scale_depth_dm.rows;
  const bool more_means = j + 1 < r.temperature_depth_dm.rows;
  if (!more_scale && !more_means) {  // the last half metre: the line goes on
    below = above;
    above = mean(j - 1);
  } else if (!more_means || (more_scale && scale(i + 1).depth_cm < mean(j + 1).depth_cm)) {
    below = scale(i + 1);
  } else {
    below = mean(j + 1);
  }
}

template <int Rows>
Extreme extreme(const Column<Rows>& age, const Column<Rows>& value, int sign) {
  int best = 0;
  for (int i = 1; i < Rows; ++i) {
    if (sign * value.at[i] > sign * value.at[best]) best = i;
  }
  return {age.at[best], value.at[best]};
}

}  // namespace

int32_t ice_age_at(int32_t depth_m) {
  Tie above{}, below{};
  ties_around(record(), depth_m * 100, above, below);
  return on_line(above, below, depth_m * 100);
}

int32_t depth_of_ice_age(int32_t age_yr) {
  int32_t low = 0;
  for (int32_t high = kCoreLength_m; high - low > 1;) {
    const int32_t middle = (low + high) / 2;
    (ice_age_at(middle) <= age_yr ? low : high) = middle;
  }
  return low;
}

Reading read_core(int32_t depth_m) {
  const Record& r = record();
  Reading reading;
  reading.depth_m = depth_m;
  reading.ice_age_yr = to_tens(ice_age_at(depth_m));
  reading.temperature_centi_c = r.temperature.at[r.temperature_depth_dm.nearest(depth_m * 10)];

  const int above = r.methane_depth_cm.last_up_to(depth_m * 100);
  if (above < 0 || above + 1 >= r.methane_depth_cm.rows) return reading;
  reading.has_air = true;
  const auto tie = [&r](int row) { return Tie{r.methane_depth_cm.at[row], r.methane_age.at[row]}; };
  const int32_t gas_age = on_line(tie(above), tie(above + 1), depth_m * 100);
  reading.gas_age_yr = to_tens(gas_age);
  reading.ch4_ppb = r.methane.at[r.methane_depth_cm.nearest(depth_m * 100)];

  const int near = r.co2_age.nearest(gas_age);
  const int32_t off = gas_age - r.co2_age.at[near];
  const bool inside = gas_age >= r.co2_age.at[0] && gas_age <= r.co2_age.at[r.co2_age.rows - 1];
  reading.has_co2 = inside && off <= kCo2Reach_yr && -off <= kCo2Reach_yr;
  if (reading.has_co2) reading.co2_deci_ppm = r.co2.at[near];
  return reading;
}

int32_t temperature_near(int32_t age_yr) {
  const Record& r = record();
  return r.temperature.at[r.temperature_age.nearest(age_yr)];
}

Series Series::up_to(int32_t age_yr) const {
  std::size_t low = 0;
  std::size_t high = x.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (x[middle] <= static_cast<float>(age_yr)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {x.first(low), y.first(low)};
}

Series temperature_series() { return record().temperature_curve.series(); }
Series co2_series() { return record().co2_curve.series(); }
Series methane_series() { return record().methane_curve.series(); }
Series mauna_loa_series() { return record().mauna_loa_curve.series(); }

Extreme warmest() { return extreme(record().temperature_age, record().temperature, 1); }
Extreme coldest() { return extreme(record().temperature_age, record().temperature, -1); }
Extreme highest_co2() { return extreme(record().co2_age, record().co2, 1); }
Extreme lowest_co2() { return extreme(record().co2_age, record().co2, -1); }

Today first_year() { return {record().year.at[0], record().mauna_loa.at[0]}; }
Today latest_year() {
  const int last = record().year.rows - 1;
  return {record().year.at[last], record().mauna_loa.at[last]};
}

}  // namespace skua::antarctica
