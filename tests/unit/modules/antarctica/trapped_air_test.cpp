// "Air from long ago", as modules/antarctica/activities/trapped-air.json has it: the ways through
// it, what it reports, and what the student meets.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "view_pass.h"

using namespace skua::antarctica;
using skua::Evidence;

namespace {

struct Air : Lesson {
  explicit Air(uint32_t seed = 1) : Lesson(seed, "trapped-air") {}

  /// The stages up to the end; with `errs` every question of the practice goes wrong at first.
  std::string walk(bool errs) {
    std::string way = stage();
    for (int i = 0; i < 200 && !run().finished(); ++i) {
      for (const skua::ActivityItem& item : activity().items) {
        if (errs && item.practice && can_answer(item.id) && answering(item.id).wrong == 0)
          REQUIRE(answer(item.id, item.misconceptions[0].option));
      }
      const std::string before = stage();
      REQUIRE(go_on());
      if (stage() != before) way += " " + stage();
    }
    return way;
  }
};

}  // namespace

TEST_CASE(
    "who reads the right age at once may choose to practise, and who has shown it goes on to "
    "something harder") {
  Air air;
  CHECK(air.walk(false) == "look age reason further seek ask");
  CHECK(air.run().finished());
  CHECK(air.count(SKUA_COMPLETED) == 1);
  CHECK(air.tracker.score().raw == air.tracker.score().max);
  CHECK(air.count(SKUA_SUBMITTED) == 1);  // the explanation, which the teacher marks
}

TEST_CASE("who mixes up the two ages, or needs a hint, first sees how snow becomes ice") {
  Air wrong, hinted;
  for (Air* air : {&wrong, &hinted}) {
    air->go_to("age");
    air->sample(air->asked_m());
  }
  CHECK(wrong.answer("air_age", std::to_string(read_core(wrong.asked_m()).ice_age_yr)));
  CHECK(wrong.told(SKUA_ANSWERED).misconception == "ice_age");
  CHECK(wrong.answer("air_age", std::to_string(read_core(wrong.asked_m()).air_younger_by_yr())));
  CHECK(wrong.told(SKUA_ANSWERED).misconception == "difference");
  CHECK(hinted.give("hint", {{"item", "air_age"}}));
  CHECK(wrong.walk(true) ==
        "age steps reason further seek ask");  // the interest is theirs to choose
  CHECK(hinted.walk(false) == "age steps reason further seek ask");
}

TEST_CASE("who shows it now need not practise, and who is not sure yet does; the end is the same") {
  Air sure, unsure;
  for (Air* air : {&sure, &unsure}) {
    air->choices = {"show_ages", "show_now", "shut_where"};
    air->go_to("prove");
    CHECK(!air->answering("air_age").done);
  }
  CHECK(unsure.answer("prove_gap", "deeper"));
  CHECK(unsure.told(SKUA_ANSWERED).misconception == "depth");
  CHECK(sure.walk(false) == "prove young_ice seek ask");
  CHECK(unsure.walk(false) == "prove reason young_ice seek ask");
  for (const Air* air : {&sure, &unsure}) {
    CHECK(air->tracker.score().raw == air->tracker.score().max);
    CHECK(air->tracker.score().max == 3);
  }
}

TEST_CASE("who goes wrong where they show that they read ages reads one sample step by step") {
  for (const bool passes_over : {false, true}) {
    Air air;
    air.choices = {"show_ages"};
    air.go_to("prove_ages");
    if (passes_over) {
      for (int step = 1; step <= 2; ++step) CHECK(air.give("hint", {{"goal", "either_side"}}));
      CHECK(air.give("pass_over", {{"goal", "either_side"}}));
    } else {
      CHECK(air.sample(860));
      CHECK(air.answer("years_apart", std::to_string(read_core(860).gas_age_yr)));
      CHECK(air.told(SKUA_ANSWERED).misconception == "one_age");
    }
    CHECK(air.walk(false) == "prove_ages age reason further seek ask");
  }
}

TEST_CASE(
    "the snow of the sample that shows both ages fell before 50,000 years, its air came after") {
  CHECK(read_core(860).ice_age_yr > 50'000);
  CHECK(read_core(860).gas_age_yr < 50'000);
}

TEST_CASE(
    "who does all of it right masters what the lesson is long enough to show, on either way") {
  using Choices = std::vector<std::string>;
  for (const Choices& choices : {Choices{"learn_ages", "learn_first", "shut_where"},
                                 Choices{"learn_ages", "show_now", "shut_where"},
                                 Choices{"show_ages", "learn_first", "cold_times"},
                                 Choices{"show_ages", "show_now", "shut_where"}}) {
    Air air;
    air.choices = choices;
    CHECK(air.run().can_still_master(0));
    CHECK(air.run().can_still_master(1));
    CHECK(!air.run().can_still_master(2));  // one question alone
    air.walk(false);
    CHECK(air.run().objective(0).mastered());
    CHECK(air.run().objective(1).mastered());
    CHECK(!air.run().objective(2).mastered());
  }
}

TEST_CASE("two wrong readings leave too few tasks to show that one can read ages") {
  Air air;
  air.go_to("age");
  air.sample(air.asked_m());
  CHECK(air.run().can_still_master(0));
  CHECK(air.answer("air_age", "1"));
  CHECK(!air.run().can_still_master(0));
  CHECK(air.told(SKUA_PERFORMED).details.back().name == "nothing_ahead");
}

TEST_CASE("the air is shut in between the two samples that look for it") {
  CHECK(!read_core(60).has_air);
  CHECK(read_core(150).has_air);
}

TEST_CASE("what the student wants to find out is told, and what came of it at the end") {
  Air air;
  air.walk(false);
  const auto said = [&](std::string_view action) {
    const auto one = std::ranges::find(air.evidence, action, &Evidence::item);
    REQUIRE(one != air.evidence.end());
    return std::ranges::find(one->details, "response", &skua::NamedValue::name)->text;
  };
  CHECK(said("aim") == "Why it is so.");
  CHECK(said("look_back") == "Why it is so.");
}

TEST_CASE("the depth that is asked about has trapped air, and its ages can be told apart") {
  std::set<int32_t> seen;
  for (uint32_t seed = 0; seed < 100; ++seed) seen.insert(Air(seed).asked_m());
  CHECK(seen.size() == Air().activity().drawn[0].one_of.size());
  for (const int32_t depth_m : seen) {
    CAPTURE(depth_m);
    const Reading r = read_core(depth_m);
    REQUIRE(r.has_air);
    CHECK(r.gas_age_yr > 2 * r.air_younger_by_yr());
    CHECK(r.air_younger_by_yr() > 600);
  }
}

TEST_CASE("the two samples that test the idea support it") {
  CHECK(read_core(520).ice_age_yr > 17'000);
  CHECK(read_core(520).ice_age_yr < 23'000);
  CHECK(read_core(300).ice_age_yr < 10'500);
  CHECK(read_core(520).air_younger_by_yr() > read_core(300).air_younger_by_yr() + 1000);
}

TEST_CASE(
    "each question of the practice is told with its reason, to the student and to the school") {
  PageWith<Air> page(words_in("en", "trapped-air"));
  page.lesson.go_to("reason");
  page.pass();
  CHECK(page.has("firn_air"));
  CHECK(!page.has("reasons.because"));
  page.reply("firn_air", "thousand");
  CHECK(page.says("firn_air.feedback", "The snow is that old"));
  page.reply("firn_air", "fresh");
  page.press("reasons.another");
  CHECK(page.says("reasons.because", "about what went wrong just now"));
  CHECK(page.has("same_layer"));
  const auto told = std::ranges::find_if(page.lesson.evidence.rbegin(), page.lesson.evidence.rend(),
                                         [](const Evidence& e) { return e.item == "practise"; });
  REQUIRE(told != page.lesson.evidence.rend());
  CHECK(std::ranges::find(told->details, "because", &skua::NamedValue::name)->text ==
        "what_went_wrong");
  CHECK(page.says("reasons.because", "what went wrong"));
  page.reply("same_layer", "younger");
  CHECK(!page.has("reasons.because"));  // it was about the question that is answered now
  CHECK(!page.has("next"));
  for (int i = 0; i < 20 && page.lesson.stage() == "reason"; ++i) {
    page.pass();
    if (page.has("choose.cold_times")) CHECK(page.has("reasons.evidence"));
    REQUIRE(page.lesson.go_on());
  }
  CHECK(page.lesson.stage() == "further");
}

TEST_CASE("the practice begins in the middle, and then goes where the answers lead") {
  const auto asked = [](bool errs) {
    Air air;
    air.walk(errs);
    std::vector<std::string> items;
    for (const Evidence& e : air.evidence) {
      if (e.item == "practise")
        items.push_back(std::ranges::find(e.details, "item", &skua::NamedValue::name)->text);
    }
    return items;
  };
  const std::vector<std::string> able = asked(false), struggling = asked(true);
  CHECK(able[0] == "firn_air");
  CHECK(struggling[0] == "firn_air");
  CHECK(able[1] == "much_snow");
  CHECK(struggling[1] == "same_layer");
  CHECK(std::set(able.begin(), able.end()) != std::set(struggling.begin(), struggling.end()));
}

TEST_CASE("the whole lesson is done in the panel, without a stage") {
  PageWith<Air> page(words_in("en", "trapped-air"));
  page.stage(0, 0);
  page.pass();
  CHECK(page.says("goal.air_found", "Take a sample that holds trapped air."));
  page.drill("500");
  CHECK(page.says("goal.air_found", "There it is"));
  page.reply("my_aim", "Whose air it was.");
  page.press("choose.learn_ages");
  page.drill(std::to_string(page.lesson.asked_m()));
  page.reply("air_age", page.lesson.right("air_age"));
  page.reply("gap", page.lesson.right("gap"));
  CHECK(page.has("choose.show_now"));
  page.press("choose.learn_first");
  for (int asked = 0; asked < 5 && !page.has("choose.cold_times"); ++asked) {
    if (asked > 0) page.press("reasons.another");
    for (const skua::ActivityItem& item : page.lesson.activity().items) {
      if (item.practice && page.lesson.can_answer(item.id)) page.reply(item.id, item.right[0]);
    }
  }
  page.press("choose.cold_times");
  for (const char* depth : {"300", "520"}) page.drill(depth);
  page.reply("supported", "yes");
  page.press("next");
  page.drill("610");
  CHECK(page.says("goal.found_air", "Found"));
  page.reply("ice_around", page.lesson.right("ice_around"));
  page.drill("310");
  page.reply("close_why", "more_snow");
  page.press("next");
  page.reply("which_question", "future");
  CHECK(page.says("which_question.feedback", "Which question is about the past?"));
  page.reply("which_question", "natural");
  CHECK(!page.has("written.explain.1"));
  page.reply("explain", "Snow closes late.\n\nSo the air is younger.");
  CHECK(page.says("written.explain.2",
                  "So the air is younger."));  // as long as it is there, not only at the end
  CHECK(!page.has("lesson.written"));
  CHECK(page.says("my_aim.was", "Whose air it was."));
  page.reply("how_far", "Nobody's.");
  CHECK(page.lesson.run().finished());
  CHECK(page.says("explain.feedback", "Handed in"));
  CHECK(page.says("written.explain.1", "Snow closes late."));
  CHECK(page.says("written.explain.2", "So the air is younger."));
  CHECK(!page.has("written.explain.3"));
  CHECK(page.says("lesson.written.mark", "Your teacher marks this."));
  CHECK(page.says("lesson.points", "2.75 of 3"));
  CHECK(page.ui.take_author_faults().empty());
}
