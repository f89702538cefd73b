// What a student can take back in "Reading the ice", and what not.
#include <doctest/doctest.h>

#include "view_pass.h"

using namespace skua::antarctica;

namespace {

bool drill(Lesson& lesson, double depth_m) {
  const bool moved = lesson.give("lower_drill", {{"depth_m", depth_m}});
  lesson.rest();
  return moved;
}
bool undo(Lesson& lesson) {
  const bool undone = lesson.give("undo");
  lesson.rest();
  return undone;
}

}  // namespace

TEST_CASE("drilling, sampling and starting over are taken back, the latest first") {
  Lesson lesson;
  lesson.go_to("age");
  CHECK(!lesson.session.can_undo());
  drill(lesson, 700);
  lesson.give("take_sample");
  drill(lesson, 1500);
  lesson.give("take_sample");
  lesson.give("reset");
  lesson.rest();
  REQUIRE(lesson.core().samples.empty());
  REQUIRE(lesson.core().drill_m == 0);

  CHECK(undo(lesson));
  CHECK(lesson.core().samples.size() == 2);
  CHECK(lesson.core().drill_m == 1500);
  CHECK(undo(lesson));
  CHECK(lesson.core().samples.size() == 1);
  CHECK(undo(lesson));
  CHECK(lesson.core().drill_m == 700);
  CHECK(!lesson.core().can_sample());  // the sample from here is in the box again
  CHECK(undo(lesson));
  CHECK(lesson.core().can_sample());
  CHECK(undo(lesson));
  CHECK(lesson.core().drill_m == 0);
  CHECK(!lesson.session.can_undo());
  CHECK(!undo(lesson));
}

TEST_CASE("what was answered, guessed or hinted stays, and ends what can be taken back") {
  Lesson lesson;
  CHECK(!drill(lesson, 300));  // a guess comes first
  lesson.predict("bottom_age", "y8000");
  CHECK(!lesson.session.can_undo());
  lesson.give("next", {{"choice", "show_card"}});
  drill(lesson, 900);
  lesson.give("take_sample");
  lesson.answer("age_at_depth", "900");
  CHECK(!lesson.session.can_undo());
  drill(lesson, 1000);
  CHECK(lesson.session.can_undo());
  lesson.give("hint", {{"item", "age_at_depth"}});
  CHECK(!undo(lesson));
  CHECK(lesson.core().drill_m == 1000);
  CHECK(lesson.answering("age_at_depth").wrong == 1);
  CHECK(lesson.answering("age_at_depth").hints == 1);
  CHECK(lesson.answering("bottom_age").response == "y8000");
}

TEST_CASE("a goal that was reached by what is taken back is to be reached again") {
  Lesson lesson;
  lesson.go_to("record");
  lesson.sample_all_parts();
  CHECK(lesson.can_answer("co2_and_cold"));
  CHECK(undo(lesson));
  CHECK(!lesson.can_answer("co2_and_cold"));
  CHECK(lesson.give("take_sample"));
  CHECK(lesson.can_answer("co2_and_cold"));
}

TEST_CASE("a goal that is reached anew is neither told nor counted again") {
  Lesson lesson;
  lesson.go_to("record");
  lesson.sample_all_parts();
  const auto told = [&](std::string_view action) {
    return std::ranges::count(lesson.evidence, action, &skua::Evidence::item);
  };
  const auto goals = told("goal"), objectives = told("objective");
  for (int i = 0; i < 3; ++i) {
    CHECK(undo(lesson));
    CHECK(lesson.give("take_sample"));
  }
  CHECK(lesson.can_answer("co2_and_cold"));
  CHECK(told("goal") == goals);
  CHECK(told("objective") == objectives);
}

TEST_CASE("who takes samples back, or starts over, did not find the right one at once") {
  const auto found_at_once = [](auto&& go_astray) {
    Lesson lesson(1, "trapped-air");
    go_astray(lesson);
    drill(lesson, 450);
    lesson.give("take_sample");
    const auto goal = std::ranges::find(lesson.evidence, "goal", &skua::Evidence::item);
    REQUIRE(goal != lesson.evidence.end());
    return std::ranges::find(goal->details, "at_once", &skua::NamedValue::name)->number == 1;
  };
  const auto take_one = [](Lesson& lesson) {
    drill(lesson, 20);  // above the trapped air
    lesson.give("take_sample");
  };
  CHECK(found_at_once([](Lesson&) {}));
  CHECK(found_at_once([](Lesson& lesson) {
    drill(lesson, 20);
    CHECK(undo(lesson));
  }));
  CHECK(!found_at_once(take_one));
  CHECK(!found_at_once([&](Lesson& lesson) {
    take_one(lesson);
    CHECK(undo(lesson));
  }));
  CHECK(!found_at_once([&](Lesson& lesson) {
    take_one(lesson);
    CHECK(lesson.give("reset"));
    lesson.rest();
  }));
}

TEST_CASE("the button is beside the drill, works when there is something, and tells where one is") {
  Page page(words_in("en"));
  page.lesson.go_to("age");
  page.pass();
  CHECK(page.says("undo", R"("disabled":true)"));
  page.type("depth", "800");
  page.press("lower_drill");
  page.rest();
  CHECK(page.has("undo"));
  CHECK(!page.says("undo", R"("disabled":true)"));
  CHECK(page.says("sample.can", R"("live":true)"));
  page.press("undo");
  CHECK(page.lesson.core().drill_m == 0);
  CHECK(page.says("undo", R"("disabled":true)"));
}
