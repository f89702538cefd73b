// "Reading the ice": what counts as right, what each wrong answer shows, and how answers may be
// typed.
#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "lesson.h"

using namespace skua::antarctica;
using skua::Evidence;

namespace {

/// What a question says of an answer: "right", the misconception that it shows, or nothing.
class Judge {
 public:
  /// `choice`: the way that is taken where the student may choose.
  Judge(std::string stage, std::string item, uint32_t seed = 1, std::string choice = "learn_first")
      : stage_(std::move(stage)), item_(std::move(item)), choice_(std::move(choice)), seed_(seed) {}

  std::string operator()(const std::string& text) {
    if (!lesson_ || lesson_->answering(item_).done) start();
    if (!lesson_->answer(item_, text)) return "no answer";
    const Evidence& told = lesson_->told(SKUA_ANSWERED);
    REQUIRE(told.item == item_);
    return told.correct ? "right" : told.misconception;
  }
  std::string operator()(double number) { return (*this)(std::to_string(number)); }
  Lesson& lesson() {
    if (!lesson_) start();
    return *lesson_;
  }

 private:
  void start() {
    lesson_.emplace(seed_);
    lesson_->choices = {choice_};
    lesson_->go_to(stage_);
    for (int i = 0; i < 10 && !lesson_->can_answer(item_); ++i) REQUIRE(lesson_->go_on());
  }
  std::string stage_, item_, choice_;
  uint32_t seed_;
  std::optional<Lesson> lesson_;
};

/// For which the depth that is asked about is drawn.
uint32_t seed_of(double depth_m) {
  uint32_t seed = 0;
  while (seed < 1000 && Lesson(seed).asked_m() != depth_m) ++seed;
  REQUIRE(seed < 1000);
  return seed;
}

}  // namespace

TEST_CASE("age at a depth: right within 1,000 years, and each slip is known") {
  const Lesson any;
  REQUIRE(any.activity().drawn[0].one_of.size() == 12);
  for (const double depth : any.activity().drawn[0].one_of) {
    CAPTURE(depth);
    const auto depth_m = static_cast<int32_t>(depth);
    const Reading r = read_core(depth_m);
    REQUIRE(r.air_younger_by_yr() >= 2500);
    const double ice = r.ice_age_yr;
    Judge age("age", "age_at_depth", seed_of(depth));
    CHECK(age(ice) == "right");
    CHECK(age(-ice) == "right");
    CHECK(age(ice + 1000) == "right");
    CHECK(age(ice - 1000) == "right");
    CHECK(age(ice + 1001) == "");
    CHECK(age(r.gas_age_yr) == "gas_age");
    CHECK(age(depth) == "depth_as_age");
    CHECK(age(ice / 1000) == "thousandfold");
    const double other = read_core(600).ice_age_yr;
    CHECK(age(other) == "");
    REQUIRE(age.lesson().sample(600));
    CHECK(age(other) == "other_sample");
    CHECK(age(ice) == "right");
  }
}

TEST_CASE("why air is younger: every wrong choice is a known idea") {
  Judge why("air", "air_younger");
  for (const std::string idea : {"air_moves", "drill_air", "old_water"}) CHECK(why(idea) == idea);
  CHECK(why("magic") == "no answer");
  CHECK(why("sealed_later") == "right");
}

TEST_CASE("the warmest time") {
  Judge warm("warmest", "warmest");
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
  Judge cold("coldest", "coldest");
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
  Judge warm("warmest", "warmest"), cold("coldest", "coldest");
  const Series t = temperature_series();
  int compared = 0;
  for (std::size_t i = 0; i < t.x.size(); ++i) {
    const double kyr = static_cast<double>(t.x[i]) / 1000;
    if (t.y[i] > 3.8f) CHECK(warm(kyr) == "right");
    if (t.y[i] < -9.7f) CHECK(cold(kyr) == "right");
    compared += t.y[i] > 3.8f || t.y[i] < -9.7f ? 1 : 0;
  }
  CHECK(compared >= 2);
}

TEST_CASE("how far it swung: one end is not the way between, and what is below zero is added") {
  Judge range("range", "range");
  CHECK(range(warmest().value / 100.0 - coldest().value / 100.0) == "right");
  CHECK(range(13.9) == "right");
  CHECK(range(4.07) == "one_end");
  CHECK(range(-9.88) == "one_end");
  CHECK(range(5.8) == "sign");
  CHECK(range(20) == "");
}

TEST_CASE("how fast it warmed is neither all of the warming nor years for a degree") {
  Judge warmed("challenge", "warmed");
  const double rise_c = (warmest().value - temperature_near(140'000)) / 100.0;
  const double kyr = 140 - warmest().age_yr / 1000.0;
  CHECK(warmed(rise_c / kyr) == "right");
  CHECK(warmed(1) == "right");
  CHECK(warmed(rise_c) == "in_all");
  CHECK(warmed(kyr / rise_c) == "upside_down");
  CHECK(warmed(5) == "");
  Judge saw("challenge", "saw");
  while (saw.lesson().can_answer("warmed")) REQUIRE(saw.lesson().go_on());
  CHECK(saw("fast_in") == "read_backwards");
  // As the texts say: some 12 thousand years up, some 100 thousand down.
  CHECK(kyr > 11);
  CHECK(kyr < 13);
  CHECK((warmest().age_yr - coldest().age_yr) / 1000.0 > 95);
  CHECK((warmest().age_yr - coldest().age_yr) / 1000.0 < 105);
}

TEST_CASE("two readings show at once who finds their way on the curves") {
  Judge low("prove", "low_co2", 1, "show_now"), then("prove", "then", 1, "show_now");
  const double lowest_kyr = lowest_co2().age_yr / 1000.0;
  CHECK(low(lowest_kyr) == "right");
  CHECK(low(lowest_kyr + 1.9) == "right");
  CHECK(low(lowest_co2().value / 10.0) == "gave_value");
  CHECK(low(coldest().age_yr / 1000.0) == "other_curve");
  CHECK(low(highest_co2().age_yr / 1000.0) == "opposite");
  CHECK(low(400) == "");
  const double then_c = temperature_near(100'000) / 100.0;
  CHECK(then(then_c) == "right");
  CHECK(then(then_c - 0.9) == "right");
  CHECK(then(-then_c) == "other_side");
  CHECK(then(230) == "");
  // About half of how cold it got: the text says so.
  CHECK(then_c / (coldest().value / 100.0) > 0.4);
  CHECK(then_c / (coldest().value / 100.0) < 0.6);
}

TEST_CASE("the warmest time: both its ends count, and what else was marked is known") {
  Judge lasted("lasted", "warm_time");
  CHECK(lasted("from=131,to=118") == "right");
  CHECK(lasted("from=134,to=115") == "right");
  CHECK(lasted("from=128.5,to=120.5") == "right");
  CHECK(lasted("from=134.5,to=118") == "too_long");
  CHECK(lasted("from=400,to=0") == "too_long");
  CHECK(lasted("from=129,to=127") == "too_short");
  CHECK(lasted("from=160,to=140") == "cold_time");
  CHECK(lasted("from=335,to=330") == "other_time");
  CHECK(lasted("from=11,to=0") == "other_time");
  CHECK(lasted("from=125,to=110") == "");
  for (const std::string text : {"", "131", "from=131", "to=118,from=131", "from=131,to=118,",
                                 "from=131,to=x", "from=900,to=118", "from=118,to=131"}) {
    CAPTURE(text);
    CHECK(lasted(text) == "no answer");
  }
}

TEST_CASE("its ends are those of the record: warmer than 0 °C between them, and not beyond") {
  const Series t = temperature_series();
  for (std::size_t i = 0; i < t.x.size(); ++i) {
    if (t.x[i] >= 118'000 && t.x[i] <= 131'000) CHECK(t.y[i] > 0);
    if (t.x[i] == 117'500 || t.x[i] == 131'500) CHECK(t.y[i] <= 0);
  }
}

TEST_CASE("today's carbon dioxide above the core's highest") {
  Judge today("today", "today_co2");
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

TEST_CASE("numbers are read as students of each language write them, with the unit or without") {
  Judge age("age", "age_at_depth", seed_of(1500));
  for (const std::string text :
       {"113432", "113,432", "113.432", "113 432 ans", "113’432", "113432 years", "113,432 yr",
        "١١٣٬٤٣٢ سنة", "１１３４３２年", "113.4 kyr", "113,4 ka", "113.4 thousand years",
        "113,4 mil años", "113,4 MIL AÑOS", "113,4 milliers d’années", "113 mille ans", "11.3万年",
        "113 千年", "113 ألف سنة"}) {
    CAPTURE(text);
    CHECK(age(text) == "right");
  }
  for (const std::string text :
       {"", "old", "113 432 apples", "1e5", "113 ppm", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK(age(text) == "no answer");
  }
  Judge warm("warmest", "warmest");
  for (const std::string text :
       {"128.5", "128,5", "128.500", "128500 years", "128 500 ans", "128.5 kyr", "128,5 mil años",
        "128,5 miles de años", "128,5 milliers d’années", "128.5 千年", "12.85万年",
        "١٢٨٫٥ ألف سنة", "128.5 thousand"}) {
    CAPTURE(text);
    CHECK(warm(text) == "right");
  }
  Judge today("today", "today_co2");
  for (const std::string text : {"128,8", "128.8ppm", "１２８．８"}) {
    CAPTURE(text);
    CHECK(today(text) == "right");
  }
  CHECK(today("128.8 years") == "no answer");
}
