// The lesson's rules: what may be done when, what it reports, and that nothing breaks it.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "core/archive.h"
#include "lesson.h"
#include "skua/random.h"

using namespace skua::antarctica;
using skua::Evidence;

extern "C" const skua_module_desc* skua_module_antarctica(void);

namespace {

const skua_activity& activity() { return skua_module_antarctica()->activities[0]; }

uint64_t hash(const Lesson& lesson) {
  const auto made = skua::hash_of(activity(), &lesson.core);
  REQUIRE(made.has_value());
  return *made;
}

/// The command is refused and leaves everything as it was.
bool refused(Lesson& lesson, std::string_view name,
             std::initializer_list<skua::Value> values = {}) {
  const uint64_t before = hash(lesson);
  const std::size_t reports = lesson.evidence.size();
  return !lesson.give(name, values) && hash(lesson) == before && lesson.evidence.size() == reports;
}

int count(const Lesson& lesson, skua_evidence_kind kind) {
  int n = 0;
  for (const Evidence& e : lesson.evidence) n += e.kind == kind ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("the module names its activities and items") {
  CHECK(std::string(skua_module_antarctica()->name) == "antarctica");
  CHECK(skua_module_antarctica()->activity_count == 2);
  CHECK(std::string(activity().id) == "ice-core");
  CHECK(activity().item_count == 5);
}

TEST_CASE("the drill moves through the whole core in about four seconds and stops exactly") {
  Lesson lesson;
  CHECK(lesson.core.at_rest());
  CHECK(lesson.give("lower_drill", {{"depth_m", 3190.0}}));
  CHECK(!lesson.core.at_rest());
  const uint32_t ticks = lesson.rest();
  CHECK(ticks > 3 * 60);
  CHECK(ticks <= 4 * 60);
  CHECK(lesson.core.drill_m == 3190);
  CHECK(lesson.give("lower_drill", {{"depth_m", 1.0}}));
  lesson.rest();
  CHECK(lesson.core.drill_m == 1);
}

TEST_CASE("depths that are none are refused") {
  Lesson lesson;
  CHECK(refused(lesson, "lower_drill"));
  CHECK(refused(lesson, "lower_drill", {{"depth_m", "deep"}}));
  CHECK(refused(lesson, "lower_drill", {{"depth_m", -1.0}}));
  CHECK(refused(lesson, "lower_drill", {{"depth_m", 3191.0}}));
  CHECK(refused(lesson, "lower_drill", {{"depth_m", 10.5}}));
  CHECK(refused(lesson, "lower_drill", {{"depth_m", std::numeric_limits<double>::quiet_NaN()}}));
  CHECK(refused(lesson, "lower_drill", {{"depth_m", std::numeric_limits<double>::infinity()}}));
  CHECK(refused(lesson, "lower_drill", {{"depth_m", 0.0}}));  // it is there already
  CHECK(refused(lesson, "dig"));
  CHECK(refused(lesson, ""));
}

TEST_CASE("samples: after the guess, at rest, once a depth, sixty at most") {
  Lesson lesson;
  CHECK(refused(lesson, "take_sample"));
  lesson.predict("bottom_age", "8000");
  lesson.give("lower_drill", {{"depth_m", 1200.0}});
  CHECK(refused(lesson, "take_sample"));
  lesson.rest();
  CHECK(lesson.give("take_sample"));
  CHECK(refused(lesson, "take_sample"));
  const Evidence& e = lesson.evidence.back();
  CHECK(e.kind == SKUA_PERFORMED);
  CHECK(e.item == "take_sample");
  REQUIRE(e.details.size() >= 5);
  CHECK(e.details[0].name == "depth_m");
  CHECK(e.details[0].number == 1200);
  CHECK(e.details[1].number == read_core(1200).ice_age_yr);
  for (int32_t depth_m = 0; lesson.core.samples.size() < kMostSamples; depth_m += 10)
    lesson.sample(depth_m);
  lesson.give("lower_drill", {{"depth_m", 3000.0}});
  lesson.rest();
  CHECK(refused(lesson, "take_sample"));
}

TEST_CASE("a prediction is made once, before what it is about, and not scored") {
  Lesson lesson;
  CHECK(refused(lesson, "predict"));
  CHECK(refused(lesson, "predict", {{"item", "bottom_age"}}));
  CHECK(refused(lesson, "predict", {{"item", "bottom_age"}, {"response", "young"}}));
  CHECK(refused(lesson, "predict", {{"item", "bottom_age"}, {"response", 8000.0}}));
  CHECK(refused(lesson, "predict", {{"item", "co2_and_cold"}, {"response", "colder"}}));
  CHECK(refused(lesson, "predict", {{"item", "today_level"}, {"response", "below"}}));
  CHECK(lesson.predict("bottom_age", "80000"));
  CHECK(refused(lesson, "predict", {{"item", "bottom_age"}, {"response", "8000"}}));
  CHECK(lesson.core.chapter == Chapter::age);
  REQUIRE(lesson.evidence.size() == 1);
  CHECK(lesson.evidence[0].kind == SKUA_PREDICTED);
  CHECK(lesson.evidence[0].item == "bottom_age");
  CHECK(lesson.evidence[0].response == "80000");
}

TEST_CASE("items are answered in their chapter, with what is an answer at all") {
  Lesson lesson;
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}, {"response", "1000"}}));
  lesson.go_to(Chapter::age);
  CHECK(refused(lesson, "answer"));
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}}));
  CHECK(refused(lesson, "answer", {{"item", "nothing"}, {"response", "1000"}}));
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}, {"response", ""}}));
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}, {"response", "old"}}));
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}, {"response", 9e9}}));
  CHECK(refused(lesson, "answer", {{"item", "warmest"}, {"response", "128.5"}}));
  CHECK(refused(lesson, "next"));
  CHECK(lesson.give("answer", {{"item", "age_at_depth"}, {"response", 42.0}}));
  CHECK(lesson.evidence.back().kind == SKUA_ANSWERED);
  CHECK(!lesson.evidence.back().correct);
  CHECK(lesson.evidence.back().response == "42");
  CHECK(lesson.core.task(Item::age_at_depth).wrong == 1);
  CHECK(lesson.answer_right(Item::age_at_depth));
  CHECK(lesson.evidence.back().correct);
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}, {"response", "42"}}));
  CHECK(lesson.give("next"));
  CHECK(refused(lesson, "answer", {{"item", "air_younger"}, {"response", "magic"}}));
  CHECK(refused(lesson, "answer", {{"item", "air_younger"}, {"response", 2.0}}));
  CHECK(lesson.answer("air_younger", "drill_air"));
  CHECK(lesson.evidence.back().misconception == "drill_air");
}

TEST_CASE("three hints, then no more; after four wrong answers the right one can be shown") {
  Lesson lesson;
  lesson.go_to(Chapter::age);
  CHECK(refused(lesson, "hint"));
  CHECK(refused(lesson, "hint", {{"item", "warmest"}}));
  for (uint32_t step = 1; step <= 3; ++step) {
    CHECK(lesson.give("hint", {{"item", "age_at_depth"}}));
    CHECK(lesson.evidence.back().kind == SKUA_HINTED);
    CHECK(lesson.evidence.back().step == step);
  }
  CHECK(refused(lesson, "hint", {{"item", "age_at_depth"}}));
  for (int i = 0; i < 4; ++i) {
    CHECK(refused(lesson, "show_answer", {{"item", "age_at_depth"}}));
    CHECK(lesson.answer("age_at_depth", "5"));
  }
  CHECK(refused(lesson, "show_answer", {{"item", "coldest"}}));
  CHECK(lesson.give("show_answer", {{"item", "age_at_depth"}}));
  CHECK(lesson.core.task(Item::age_at_depth).done);
  CHECK(lesson.core.task(Item::age_at_depth).answer_shown);
  CHECK(lesson.evidence.back().item == "show_answer");
  CHECK(refused(lesson, "show_answer", {{"item", "age_at_depth"}}));
  CHECK(lesson.give("next"));
}

TEST_CASE("the whole core is analysed once every fifth is sampled and the prediction made") {
  Lesson lesson;
  lesson.go_to(Chapter::record);
  CHECK(refused(lesson, "analyse_core"));
  for (const int32_t depth_m : {0, 637, 638, 1276, 1914}) lesson.sample(depth_m);
  CHECK(lesson.core.parts_sampled() == 4);
  CHECK(refused(lesson, "predict", {{"item", "co2_and_cold"}, {"response", "colder"}}));
  lesson.sample(3190);
  CHECK(lesson.core.parts_sampled() == 5);
  CHECK(refused(lesson, "analyse_core"));
  CHECK(lesson.predict("co2_and_cold", "no_pattern"));
  CHECK(lesson.give("analyse_core"));
  CHECK(refused(lesson, "analyse_core"));
  CHECK(refused(lesson, "next"));
  CHECK(refused(lesson, "take_sample"));
  int32_t last = lesson.core.revealed_yr();
  CHECK(last > 0);
  CHECK(lesson.rest() == 359);
  CHECK(lesson.core.revealed_yr() == kOldest_yr);
  CHECK(temperature_series().up_to(kOldest_yr).x.size() == temperature_series().x.size());
  CHECK(lesson.give("next"));
}

TEST_CASE("today's air comes after its prediction, and its item after it") {
  Lesson lesson;
  lesson.go_to(Chapter::today);
  CHECK(refused(lesson, "show_today"));
  CHECK(refused(lesson, "answer", {{"item", "today_co2"}, {"response", "128.8"}}));
  CHECK(lesson.predict("today_level", "inside"));
  CHECK(refused(lesson, "answer", {{"item", "today_co2"}, {"response", "128.8"}}));
  CHECK(lesson.give("show_today"));
  CHECK(refused(lesson, "show_today"));
  CHECK(count(lesson, SKUA_COMPLETED) == 0);
  CHECK(lesson.answer("today_co2", "128,8"));
  CHECK(count(lesson, SKUA_COMPLETED) == 1);
  CHECK(lesson.give("next"));
  CHECK(lesson.core.chapter == Chapter::result);
  CHECK(refused(lesson, "next"));
}

TEST_CASE("completed also when an answer was shown") {
  Lesson lesson;
  lesson.go_to(Chapter::today);
  lesson.show_today();
  for (int i = 0; i < 4; ++i) lesson.answer("today_co2", "427");
  CHECK(lesson.give("show_answer", {{"item", "today_co2"}}));
  CHECK(count(lesson, SKUA_COMPLETED) == 1);
  CHECK(lesson.core.items_done() == 5);
}

TEST_CASE("exploring again clears the samples and lifts the drill, and keeps all else") {
  Lesson lesson;
  CHECK(refused(lesson, "reset"));
  lesson.go_to(Chapter::warmest);
  lesson.answer("warmest", "407");
  const int done = lesson.core.items_done();
  CHECK(lesson.give("reset"));
  lesson.rest();
  CHECK(lesson.core.samples.empty());
  CHECK(lesson.core.drill_m == 0);
  CHECK(lesson.core.items_done() == done);
  CHECK(lesson.core.task(Item::warmest).wrong == 1);
  CHECK(lesson.core.analysed());
  CHECK(lesson.core.predicted(Prediction::bottom_age));
  CHECK(lesson.core.chapter == Chapter::warmest);
  CHECK(refused(lesson, "reset"));
  CHECK(lesson.sample(500));
}

TEST_CASE("the seed chooses the depth that is asked about") {
  bool seen[std::size(kAskedDepths_m)] = {};
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const Lesson lesson(seed);
    bool known = false;
    for (std::size_t i = 0; i < std::size(kAskedDepths_m); ++i) {
      if (lesson.core.asked_depth_m == kAskedDepths_m[i]) known = seen[i] = true;
    }
    CHECK(known);
    CHECK(Lesson(seed).core.asked_depth_m == lesson.core.asked_depth_m);
  }
  for (const bool each : seen) CHECK(each);
}

TEST_CASE("a state comes back from its stored form in every chapter") {
  for (int chapter = 0; chapter <= static_cast<int>(Chapter::result); ++chapter) {
    Lesson lesson(7);
    lesson.go_to(static_cast<Chapter>(chapter));
    lesson.answer("warmest", "-9.88");
    lesson.give("lower_drill", {{"depth_m", 777.0}});
    const auto bytes = skua::save(activity(), &lesson.core);
    REQUIRE(bytes.has_value());
    Lesson other(8);
    REQUIRE(skua::load(activity(), &other.core, *bytes).has_value());
    CHECK(hash(other) == hash(lesson));
    CHECK(skua::differences(skua::describe(activity(), &lesson.core),
                            skua::describe(activity(), &other.core))
              .empty());
  }
}

TEST_CASE("any order of commands: no crash, no NaN, the same end from the same beginning") {
  constexpr const char* kNames[] = {"lower_drill", "take_sample", "predict", "answer",
                                    "hint",        "show_answer", "next",    "analyse_core",
                                    "show_today",  "reset",       "undo"};
  constexpr const char* kItems[] = {"age_at_depth", "air_younger", "warmest",
                                    "coldest",      "today_co2",   "bottom_age",
                                    "co2_and_cold", "today_level", "nothing"};
  constexpr const char* kResponses[] = {"80000", "colder", "far_above", "sealed_later", "old_water",
                                        "128.5", "25,5",   "128.75",    "427",          "",
                                        "-1",    "x",      "130000",    "1.43"};
  for (uint32_t seed = 0; seed < 150; ++seed) {
    Lesson once(seed);
    Lesson again(seed);
    for (Lesson* lesson : {&once, &again}) {
      skua::Random random(seed * 7919u + 1);
      for (int i = 0; i < 400; ++i) {
        const auto name = kNames[random.below(std::size(kNames))];
        const auto item = kItems[random.below(std::size(kItems))];
        const auto response = kResponses[random.below(std::size(kResponses))];
        const double depth = static_cast<double>(random.below(3400)) - 100;
        const double odd = random.below(2) == 0 ? depth : depth + 0.5;
        lesson->give(name, {{"item", item}, {"response", response}, {"depth_m", odd}});
        if (random.below(3) != 0) lesson->rest();
      }
      lesson->rest();
    }
    REQUIRE(hash(once) == hash(again));
    REQUIRE(once.evidence.size() == again.evidence.size());
    REQUIRE(once.core.samples.size() <= kMostSamples);
    REQUIRE(count(once, SKUA_COMPLETED) <= 1);
  }
}
