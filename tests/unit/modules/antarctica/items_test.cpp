// What counts as right, and what each wrong answer shows.
#include "items.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "record.h"

using namespace skua::antarctica;

namespace {

std::string warm(double kyr) {
  const Verdict v = judge_warmest(static_cast<int64_t>(kyr * 1000 + (kyr < 0 ? -0.5 : 0.5)));
  return v.correct ? "right" : std::string(name_of(v.misconception));
}
std::string cold(double kyr) {
  const Verdict v = judge_coldest(static_cast<int64_t>(kyr * 1000 + (kyr < 0 ? -0.5 : 0.5)));
  return v.correct ? "right" : std::string(name_of(v.misconception));
}
std::string today(double ppm) {
  const Verdict v = judge_today_co2(static_cast<int64_t>(ppm * 1000 + 0.5));
  return v.correct ? "right" : std::string(name_of(v.misconception));
}
std::string age(int32_t depth_m, double years, std::span<const int32_t> sampled = {}) {
  const Verdict v = judge_age_at_depth(static_cast<int64_t>(years * 1000 + 0.5), depth_m, sampled);
  return v.correct ? "right" : std::string(name_of(v.misconception));
}

}  // namespace

TEST_CASE("age at a depth: right within 1,000 years, and each slip is known") {
  for (const int32_t depth_m : kAskedDepths_m) {
    CAPTURE(depth_m);
    const Reading r = read_core(depth_m);
    REQUIRE(r.air_younger_by_yr() >= 2500);
    const double ice = r.ice_age_yr;
    CHECK(age(depth_m, ice) == "right");
    CHECK(age(depth_m, -ice) == "right");
    CHECK(age(depth_m, ice + 1000) == "right");
    CHECK(age(depth_m, ice - 1000) == "right");
    CHECK(age(depth_m, ice + 1001) == "");
    CHECK(age(depth_m, r.gas_age_yr) == "gas_age");
    CHECK(age(depth_m, depth_m) == "depth_as_age");
    CHECK(age(depth_m, ice / 1000) == "thousandfold");
    const int32_t sampled[] = {depth_m, depth_m - 400, 600};
    CHECK(age(depth_m, read_core(600).ice_age_yr, sampled) == "other_sample");
    CHECK(age(depth_m, read_core(600).ice_age_yr) == "");
  }
}

TEST_CASE("why air is younger: every wrong choice is a known idea") {
  CHECK(std::size(kAirOptions) == 4);
  for (int32_t i = 0; i < 4; ++i) {
    const Verdict v = judge_air_younger(i);
    CHECK(v.correct == (i == kSealedLater));
    CHECK((v.correct ? "sealed_later" : name_of(v.misconception)) == kAirOptions[i]);
  }
}

TEST_CASE("the warmest time") {
  CHECK(warm(128.5) == "right");
  CHECK(warm(126.5) == "right");
  CHECK(warm(130.5) == "right");
  CHECK(warm(-128.5) == "right");
  CHECK(warm(128.662) == "right");  // the single warmest measurement
  CHECK(warm(129) == "right");      // the warmest 1,000 years
  CHECK(warm(126.4) == "near_by");
  CHECK(warm(134) == "near_by");
  CHECK(warm(4.07) == "gave_value");
  CHECK(warm(0) == "today");
  CHECK(warm(9) == "today");
  CHECK(warm(25.5) == "opposite");
  CHECK(warm(332.9) == "co2_extreme");
  CHECK(warm(407) == "other_peak");
  CHECK(warm(242) == "other_peak");
  CHECK(warm(900) == "beyond_core");
  CHECK(warm(160) == "");
}

TEST_CASE("the coldest time") {
  CHECK(cold(25.5) == "right");
  CHECK(cold(24.015) == "right");  // the single coldest measurement
  CHECK(cold(23.5) == "right");
  CHECK(cold(27.5) == "right");
  CHECK(cold(20) == "near_by");
  CHECK(cold(-9.88) == "gave_value");
  CHECK(cold(9.88) == "gave_value");
  CHECK(cold(5) == "today");
  CHECK(cold(128.5) == "opposite");
  CHECK(cold(667.6) == "co2_extreme");
  CHECK(cold(342.5) == "other_peak");
  CHECK(cold(436.5) == "other_peak");
  CHECK(cold(850) == "beyond_core");
  CHECK(cold(300) == "");
}

TEST_CASE("no warm time of the record is warmer, no cold one colder, than the answers") {
  const Series t = temperature_series();
  for (std::size_t i = 0; i < t.x.size(); ++i) {
    const double kyr = static_cast<double>(t.x[i]) / 1000;
    if (t.y[i] > 3.8f) CHECK(warm(kyr) == "right");
    if (t.y[i] < -9.7f) CHECK(cold(kyr) == "right");
  }
}

TEST_CASE("today's carbon dioxide above the core's highest") {
  CHECK(co2_above_core_centi_ppm() == 12875);
  CHECK(today(128.75) == "right");
  CHECK(today(126) == "right");
  CHECK(today(131.7) == "right");
  CHECK(today(125.7) == "");
  CHECK(today(427.35) == "gave_today");
  CHECK(today(298.6) == "gave_highest");
  CHECK(today(255.75) == "above_lowest");
  CHECK(today(147) == "above_1800");
  CHECK(today(1.43) == "factor");
  CHECK(today(43.1) == "percent");
  CHECK(today(17.4) == "first_year");
  CHECK(today(0) == "");
}

TEST_CASE("each misconception has its own name") {
  std::map<std::string, int> names;
  for (int i = 0; i <= static_cast<int>(Misconception::first_year); ++i)
    ++names[std::string(name_of(static_cast<Misconception>(i)))];
  for (const auto& [name, count] : names) {
    CAPTURE(name);
    CHECK(count == 1);
  }
}
