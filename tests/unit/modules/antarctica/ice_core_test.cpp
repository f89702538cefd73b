// "Reading the ice", as modules/antarctica/activities/ice-core.json has it: what may be done when,
// which ways lead through it, what it reports, and that nothing breaks it.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "core/archive.h"
#include "lesson.h"
#include "skua/random.h"

using namespace skua::antarctica;
using skua::Evidence;

namespace {

/// The command is refused and leaves everything as it was.
bool refused(Lesson& lesson, std::string_view name,
             std::initializer_list<skua::Value> values = {}) {
  const uint64_t before = lesson.hash();
  const std::size_t reports = lesson.evidence.size();
  return !lesson.give(name, values) && lesson.hash() == before && lesson.evidence.size() == reports;
}

/// So many wrong answers to some questions before the right one.
using Wrong = std::map<std::string, uint32_t>;

/// The stages of a walk to the end.
std::string walk(Lesson& lesson, const Wrong& wrong = {}) {
  std::string way = lesson.stage();
  for (int i = 0; i < 200 && !lesson.run().finished(); ++i) {
    for (const auto& [item, times] : wrong) {
      while (lesson.can_answer(item) && lesson.answering(item).wrong < times)
        REQUIRE(lesson.answer(item, item == "air_younger" ? "old_water" : "1"));
    }
    const std::string before = lesson.stage();
    REQUIRE(lesson.go_on());
    if (lesson.stage() != before) way += " " + lesson.stage();
  }
  CHECK(lesson.run().finished());
  return way;
}

/// Why the way parted, in order; where a reason was told.
std::string reasons(const Lesson& lesson) {
  std::string all;
  for (const Evidence& e : lesson.evidence) {
    if (e.item != "way") continue;
    const std::string& because =
        std::ranges::find(e.details, "because", &skua::NamedValue::name)->text;
    if (!because.empty()) all += because + " ";
  }
  return all;
}

}  // namespace

TEST_CASE("everybody is scored on the same five questions") {
  Lesson lesson;
  CHECK(lesson.session.activity().item_count == 16);
  CHECK(lesson.tracker.score().max == 5);
  std::set<std::string> scored;
  for (const skua::ActivityItem& item : lesson.activity().items) {
    if (item.is_part_of_score()) scored.insert(item.id);
  }
  CHECK(scored ==
        std::set<std::string>{"age_at_depth", "air_younger", "range", "warm_time", "today_co2"});
}

TEST_CASE("a guess comes first: until then nothing can be drilled, and afterwards it stays") {
  Lesson lesson;
  for (const char* name : {"take_sample", "reset", "analyse_core", "show_today", "next", "undo"})
    CHECK(refused(lesson, name));
  CHECK(refused(lesson, "lower_drill", {{"depth_m", 500.0}}));
  CHECK(refused(lesson, "predict", {{"item", "bottom_age"}, {"response", "young"}}));
  CHECK(refused(lesson, "predict", {{"item", "bottom_age"}, {"response", 8000.0}}));
  CHECK(refused(lesson, "predict", {{"item", "co2_and_cold"}, {"response", "colder"}}));
  CHECK(refused(lesson, "predict", {{"item", "today_level"}, {"response", "below"}}));
  CHECK(lesson.predict("bottom_age", "y80000"));
  CHECK(refused(lesson, "predict", {{"item", "bottom_age"}, {"response", "y8000"}}));
  CHECK(refused(lesson, "next"));
  CHECK(lesson.give("next", {{"choice", "show_card"}}));
  CHECK(lesson.stage() == "age");
  REQUIRE(lesson.evidence.size() == 2);  // the way they chose is told, too
  CHECK(lesson.evidence[0].kind == SKUA_PREDICTED);
  CHECK(lesson.evidence[0].item == "bottom_age");
  CHECK(lesson.evidence[0].response == "y80000");
}

TEST_CASE(
    "a question is answered in its stage, once there is a sample, with what is an answer at all") {
  Lesson lesson;
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}, {"response", "1000"}}));
  lesson.go_to("age");
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}, {"response", "1000"}}));
  lesson.sample(lesson.asked_m());
  CHECK(refused(lesson, "answer"));
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}}));
  CHECK(refused(lesson, "answer", {{"item", "nothing"}, {"response", "1000"}}));
  CHECK(refused(lesson, "answer", {{"item", "warmest"}, {"response", "128.5"}}));
  CHECK(refused(lesson, "next"));
  CHECK(lesson.answer("age_at_depth", "42"));
  CHECK(!lesson.told(SKUA_ANSWERED).correct);
  CHECK(lesson.told(SKUA_ANSWERED).response == "42");
  CHECK(lesson.answering("age_at_depth").wrong == 1);
  CHECK(lesson.answer("age_at_depth", lesson.right("age_at_depth")));
  CHECK(lesson.told(SKUA_ANSWERED).correct);
  CHECK(refused(lesson, "answer", {{"item", "age_at_depth"}, {"response", "42"}}));
}

TEST_CASE("three hints, then no more; after four wrong answers the right one can be shown") {
  Lesson lesson;
  lesson.go_to("age");
  CHECK(refused(lesson, "hint", {{"item", "warmest"}}));
  lesson.sample(lesson.asked_m());
  for (uint32_t step = 1; step <= 3; ++step) {
    CHECK(lesson.give("hint", {{"item", "age_at_depth"}}));
    CHECK(lesson.told(SKUA_HINTED).step == step);
  }
  CHECK(refused(lesson, "hint", {{"item", "age_at_depth"}}));
  for (int i = 0; i < 4; ++i) {
    CHECK(refused(lesson, "show_answer", {{"item", "age_at_depth"}}));
    CHECK(lesson.answer("age_at_depth", "5"));
  }
  CHECK(refused(lesson, "show_answer", {{"item", "coldest"}}));
  CHECK(lesson.give("show_answer", {{"item", "age_at_depth"}}));
  CHECK(lesson.answering("age_at_depth").answer_shown);
  CHECK(lesson.told(SKUA_PERFORMED).item == "show_answer");
  CHECK(lesson.give("next"));
  for (const skua::ActivityItem& item : lesson.activity().items) {
    if (!item.is_part_of_score()) continue;
    CAPTURE(item.id);
    CHECK(item.hints == 3);
    // a choice can be wrong in three ways
    CHECK(item.answer_after == (item.kind == skua::QuestionKind::choice ? 3 : 4));
  }
}

TEST_CASE("the whole core is analysed once every fifth is sampled and the guess made") {
  Lesson lesson;
  lesson.go_to("record");
  for (const int32_t depth_m : {0, 637, 638, 1276, 1914}) lesson.sample(depth_m);
  if (lesson.core().parts_sampled() < kParts) {
    CHECK(refused(lesson, "predict", {{"item", "co2_and_cold"}, {"response", "colder"}}));
    CHECK(refused(lesson, "next", {{"choice", "learn_first"}}));
  }
  lesson.sample(3190);
  CHECK(lesson.core().parts_sampled() == kParts);
  CHECK(lesson.predict("co2_and_cold", "no_pattern"));
  CHECK(refused(lesson, "next"));
  CHECK(lesson.give("analyse_core"));
  CHECK(refused(lesson, "analyse_core"));
  CHECK(refused(lesson, "next"));
  CHECK(refused(lesson, "take_sample"));
  CHECK(lesson.rest() == kSweepTicks - 1);
  CHECK(refused(lesson, "next"));
  CHECK(lesson.give("next", {{"choice", "learn_first"}}));
  CHECK(lesson.stage() == "warmest");
  CHECK(refused(lesson, "analyse_core"));
}

TEST_CASE(
    "an analysis that no button offered comes to an end, and the guess is asked for all the same") {
  Lesson lesson;
  lesson.go_to("record");
  lesson.sample_all_parts();
  CHECK(lesson.give("analyse_core"));
  lesson.session.step_once();
  for (int i = 0; i < 2 * kSweepTicks && !lesson.session.at_rest(); ++i) lesson.session.step_once();
  REQUIRE(lesson.session.at_rest());
  CHECK(refused(lesson, "next"));
  CHECK(lesson.predict("co2_and_cold", "warmer"));
  CHECK(lesson.give("next", {{"choice", "show_now"}}));
  CHECK(lesson.stage() == "prove");
}

TEST_CASE("who does not get samples from all parts has hints, and goes on without them") {
  Lesson lesson;
  lesson.go_to("record");
  REQUIRE(lesson.core().parts_sampled() < kParts);
  CHECK(refused(lesson, "pass_over", {{"goal", "parts"}}));
  for (int step = 1; step <= 2; ++step) CHECK(lesson.give("hint", {{"goal", "parts"}}));
  CHECK(refused(lesson, "hint", {{"goal", "parts"}}));
  CHECK(lesson.give("pass_over", {{"goal", "parts"}}));
  CHECK(lesson.predict("co2_and_cold", "colder"));
  CHECK(lesson.give("analyse_core"));
  lesson.rest();
  CHECK(lesson.core().parts_sampled() < kParts);
  CHECK(walk(lesson) == "record warmest coldest challenge range lasted today result");
  CHECK(lesson.tracker.score().raw == 5);
  const auto& objectives = lesson.activity().objectives;
  const auto drill = std::ranges::find(objectives, "use_the_drill", &skua::Objective::id);
  const auto& shown = lesson.run().objective(static_cast<uint32_t>(drill - objectives.begin()));
  CHECK(shown.opportunities() == 1);
  CHECK(shown.recent().right == 0);
}

TEST_CASE("today's air comes after its guess, and its question after it") {
  Lesson lesson;
  lesson.go_to("today");
  CHECK(refused(lesson, "answer", {{"item", "today_co2"}, {"response", "128.8"}}));
  CHECK(lesson.predict("today_level", "inside"));
  CHECK(refused(lesson, "answer", {{"item", "today_co2"}, {"response", "128.8"}}));
  CHECK(lesson.give("show_today"));
  CHECK(refused(lesson, "show_today"));
  CHECK(lesson.count(SKUA_COMPLETED) == 0);
  CHECK(lesson.answer("today_co2", "128,8"));
  CHECK(lesson.count(SKUA_COMPLETED) == 1);  // also for who does not look at the result
  CHECK(lesson.give("next"));
  CHECK(lesson.stage() == "result");
  CHECK(lesson.count(SKUA_COMPLETED) == 1);
  CHECK(refused(lesson, "next"));
  CHECK(lesson.sample(500));  // the drill is still theirs
  CHECK(lesson.count(SKUA_COMPLETED) == 1);
}

TEST_CASE("who is right at once gets no help") {
  Lesson lesson;
  CHECK(walk(lesson) ==
        "bottom age air record warmest coldest challenge range lasted today result");
  CHECK(reasons(lesson) == "age_read plot_read challenge ");
  CHECK(lesson.tracker.score().raw == 5);
  CHECK(lesson.count(SKUA_COMPLETED) == 1);
}

TEST_CASE("who would rather look at a sample first does, and comes to the same end") {
  Lesson lesson;
  lesson.choices = {"learn_card"};
  CHECK(walk(lesson) ==
        "bottom one_sample age air record warmest coldest challenge range lasted today result");
  CHECK(lesson.tracker.score().raw == 5);
  CHECK(lesson.tracker.score().max == 5);
}

TEST_CASE("who takes longer gets help, and the same end") {
  Lesson lesson;
  CHECK(walk(lesson, {{"age_at_depth", 1}, {"warmest", 2}, {"coldest", 1}, {"today_co2", 1}}) ==
        "bottom age two_ages air record warmest axis coldest apart range lasted today result");
  CHECK(reasons(lesson) == "card_again axis apart ");
  CHECK(lesson.tracker.score().raw == 0.75 + 1 + 1 + 1 + 0.75);
  CHECK(lesson.tracker.score().max == 5);
  CHECK(lesson.count(SKUA_COMPLETED) == 1);
  Lesson confused;
  confused.go_to("age");
  confused.sample(confused.asked_m());
  const Reading asked = read_core(confused.asked_m());
  REQUIRE(confused.answer("age_at_depth", std::to_string(asked.gas_age_yr)));
  REQUIRE(confused.answer("age_at_depth", "1"));
  walk(confused);
  CHECK(reasons(confused) == "two_ages plot_read challenge ");  // whatever was answered after it
  // Each stage is decided by what was answered there.
  Lesson later;
  CHECK(walk(later, {{"warmest", 3}}) ==
        "bottom age air record warmest axis coldest challenge range lasted today result");
  CHECK(reasons(later) == "age_read axis challenge ");
  Lesson below;
  below.go_to("coldest");
  REQUIRE(below.answer("coldest", "1"));
  below.go_to("apart");
  CHECK(below.answer("cold_then", "8.7"));
  CHECK(below.told(SKUA_ANSWERED).misconception == "other_side");
  CHECK(below.answer("cold_then", "-8.7"));
  CHECK(below.told(SKUA_ANSWERED).correct);
}

TEST_CASE("who shows at once that they read curves skips the steps to them; the end is the same") {
  Lesson sure, unsure;
  for (Lesson* lesson : {&sure, &unsure}) lesson->choices = {"show_now"};
  CHECK(walk(sure) == "bottom age air record prove range lasted today result");
  CHECK(reasons(sure) == "age_read curves_read ");
  CHECK(walk(unsure, {{"then", 1}}) ==
        "bottom age air record prove warmest coldest challenge range lasted today result");
  CHECK(reasons(unsure) == "age_read one_more_look plot_read challenge ");
  for (const Lesson* lesson : {&sure, &unsure}) {
    CHECK(lesson->tracker.score().raw == 5);
    CHECK(lesson->tracker.score().max == 5);
  }
}

TEST_CASE("who shows at once that they plan samples need not sample the five parts") {
  Lesson sure, unsure, stuck;
  for (Lesson* lesson : {&sure, &unsure, &stuck}) {
    lesson->choices = {"show_drill"};
    lesson->go_to("prove_drill");
  }
  CHECK(sure.core().parts_sampled() == 1);
  CHECK(unsure.sample(2720));
  CHECK(unsure.answer("plan", "near_bottom"));
  CHECK(unsure.told(SKUA_ANSWERED).misconception == "one_end_only");
  for (int step = 1; step <= 2; ++step) CHECK(stuck.give("hint", {{"goal", "old_found"}}));
  CHECK(stuck.give("pass_over", {{"goal", "old_found"}}));
  for (Lesson* lesson : {&sure, &unsure, &stuck}) {
    CHECK(walk(*lesson) ==
          "prove_drill record warmest coldest challenge range lasted today result");
    CHECK(lesson->tracker.score().raw == 5);
    CHECK(lesson->tracker.score().max == 5);
  }
  CHECK(reasons(sure) == "age_read drill_known plot_read challenge ");
  CHECK(reasons(unsure) == "age_read parts_first plot_read challenge ");
  CHECK(reasons(stuck) == reasons(unsure));
  const auto sampled_parts = [](const Lesson& lesson) {
    return std::ranges::any_of(lesson.evidence, [](const Evidence& e) {
      return e.item == "goal" && e.details[0].text == "parts";
    });
  };
  CHECK(!sampled_parts(sure));
  CHECK(sampled_parts(unsure));
  CHECK(sampled_parts(stuck));
}

TEST_CASE("on each way it can be shown that one reads curves, also after a slip") {
  for (const char* choice : {"learn_first", "show_now"}) {
    for (const Wrong& wrong : {Wrong{}, Wrong{{"warmest", 2}}, Wrong{{"then", 1}}}) {
      Lesson lesson;
      lesson.choices = {choice};
      walk(lesson, wrong);
      CAPTURE(choice);
      CAPTURE(reasons(lesson));
      const auto& objectives = lesson.activity().objectives;
      const auto read = std::ranges::find(objectives, "read_plots", &skua::Objective::id);
      CHECK(lesson.run().objective(static_cast<uint32_t>(read - objectives.begin())).mastered());
    }
  }
}

TEST_CASE("who has every answer shown comes to the end as well, without points") {
  Lesson lesson;
  for (int i = 0; i < 200 && !lesson.run().finished(); ++i) {
    bool shown = false;
    for (const skua::ActivityItem& item : lesson.activity().items) {
      if (!item.is_part_of_score() || !lesson.can_answer(item.id)) continue;
      const std::string wrong = item.kind == skua::QuestionKind::choice    ? "air_moves"
                                : item.kind == skua::QuestionKind::offered ? "from=160,to=140"
                                                                           : "1";
      while (!lesson.give("show_answer", {{"item", item.id}}))
        REQUIRE(lesson.answer(item.id, wrong));
      shown = true;
    }
    if (!shown) REQUIRE(lesson.go_on());
  }
  CHECK(lesson.stage() == "result");
  CHECK(lesson.count(SKUA_COMPLETED) == 1);
  CHECK(lesson.tracker.score().raw == 0);
  CHECK(lesson.run().done_count() == 5);
}

TEST_CASE("what a student has shown is told no further than the evidence goes") {
  Lesson well, poorly;
  walk(well);
  walk(poorly,
       {{"age_at_depth", 2}, {"air_younger", 1}, {"warmest", 2}, {"coldest", 2}, {"today_co2", 2}});
  for (uint32_t i = 0; i < well.activity().objectives.size(); ++i) {
    CAPTURE(well.activity().objectives[i].id);
    CHECK(well.run().objective(i).opportunities() > 0);
    CHECK(well.run().objective(i).learned() >= poorly.run().objective(i).learned());
    // Only for one of them is the lesson long enough, and marking a time on the plot is doing it.
    CHECK(well.run().objective(i).mastered() == (well.activity().objectives[i].id == "read_plots"));
    CHECK_FALSE(poorly.run().objective(i).mastered());
  }
}

TEST_CASE("exploring again clears the samples and lifts the drill, and keeps all else") {
  Lesson lesson;
  lesson.go_to("warmest");
  lesson.answer("warmest", "407");
  const uint32_t done = lesson.run().done_count();
  CHECK(lesson.give("reset"));
  lesson.rest();
  CHECK(lesson.core().samples.empty());
  CHECK(lesson.core().drill_m == 0);
  CHECK(lesson.run().done_count() == done);
  CHECK(lesson.answering("warmest").wrong == 1);
  CHECK(lesson.answering("bottom_age").done);
  CHECK(lesson.core().analysed());
  CHECK(lesson.stage() == "warmest");
  CHECK(refused(lesson, "reset"));
  CHECK(lesson.sample(500));
}

TEST_CASE("the seed chooses the depth that is asked about") {
  std::set<double> seen;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const Lesson lesson(seed);
    seen.insert(lesson.run().drawn(0));
    CHECK(Lesson(seed).run().drawn(0) == lesson.run().drawn(0));
  }
  const std::vector<double>& depths = Lesson().activity().drawn[0].one_of;
  CHECK(seen == std::set<double>(depths.begin(), depths.end()));
}

TEST_CASE("a state comes back from its stored form in every stage") {
  for (const char* id : kLessons) {
    Lesson lesson(7, id);
    const skua_activity& activity = lesson.session.activity();
    for (int i = 0; i < 100 && !lesson.run().finished(); ++i) {
      lesson.answer("warmest", "-9.88");
      lesson.give("lower_drill", {{"depth_m", 770.0 + i}});
      Lesson other(7, id);
      REQUIRE(other.session.jump(*lesson.session.keyframe(), lesson.session.commands()));
      CHECK(other.hash() == lesson.hash());
      CHECK(skua::differences(skua::describe(activity, lesson.session.model()),
                              skua::describe(activity, other.session.model()))
                .empty());
      lesson.rest();
      REQUIRE(lesson.go_on());
    }
    CHECK(lesson.run().finished());
  }
}

TEST_CASE("any order of commands: no crash, no NaN, the same end from the same beginning") {
  constexpr const char* kNames[] = {"lower_drill", "take_sample",  "predict",     "answer",
                                    "answer",      "hint",         "show_answer", "next",
                                    "next",        "analyse_core", "show_today",  "reset",
                                    "undo",        "another",      "pass_over"};
  constexpr const char* kItems[] = {
      "age_at_depth", "air_younger", "warmest",   "coldest",     "today_co2", "bottom_age",
      "co2_and_cold", "today_level", "which_age", "oldest_side", "range",     "warm_time",
      "low_co2",      "then",        "cold_then", "air_age",     "in_turn",   "shut_when",
      "firn_air",     "same_layer",  "explain",   "nothing"};
  constexpr const char* kResponses[] = {"y80000",
                                        "colder",
                                        "far_above",
                                        "sealed_later",
                                        "old_water",
                                        "128.5",
                                        "25,5",
                                        "128.75",
                                        "427",
                                        "",
                                        "-1",
                                        "x",
                                        "130000",
                                        "1.43",
                                        "ice",
                                        "pressed",
                                        "younger",
                                        "fresh",
                                        "falls,pressed,closes,drilled",
                                        "from=131,to=118",
                                        "from=118,to=131",
                                        "from=1e9,to=-1"};
  for (uint32_t seed = 0; seed < 60; ++seed) {
    for (const char* id : kLessons) {
      Lesson once(seed, id), again(seed, id);
      for (Lesson* lesson : {&once, &again}) {
        skua::Random random(seed * 7919u + 1);
        for (int i = 0; i < 300; ++i) {
          const char* name = kNames[random.below(std::size(kNames))];
          const char* item = kItems[random.below(std::size(kItems))];
          const char* response = kResponses[random.below(std::size(kResponses))];
          const double depth = static_cast<double>(random.below(3400)) - 100;
          const double odd = random.below(2) == 0 ? depth : depth + 0.5;
          lesson->give(
              name,
              {{"item", item}, {"practice", "reasons"}, {"response", response}, {"depth_m", odd}});
          if (random.below(20) == 0) lesson->give("hint", {{"goal", "parts"}});
          if (random.below(40) == 0) lesson->give("pass_over", {{"goal", "parts"}});
          if (random.below(3) != 0) lesson->rest();
          if (random.below(10) == 0) lesson->go_on();
        }
        lesson->rest();
      }
      REQUIRE(once.hash() == again.hash());
      REQUIRE(once.evidence.size() == again.evidence.size());
      REQUIRE(once.core().samples.size() <= kMostSamples);
      REQUIRE(once.count(SKUA_COMPLETED) <= 1);
      REQUIRE(once.tracker.ignored() == 0);
    }
  }
}
