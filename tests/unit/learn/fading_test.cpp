#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "given.h"
#include "kept.h"
#include "learn/activity_run.h"
#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

/// Questions and a goal about one objective, then some about another; the last one shows its answer
/// early.
constexpr const char* kFading = R"~({
  "skua": "activity", "schema": 1, "id": "fading", "simulation": "core", "minutes": 5, "languages": ["en"],
  "objectives": [{"id": "ages"}, {"id": "other"}],
  "stages": [
    {"id": "one", "order": "any", "tasks": [
      {"ask": "q1", "options": ["a", "b"], "right": "a", "hints": 1, "objectives": ["ages"]},
      {"ask": "q2", "options": ["a", "b"], "right": "a", "hints": 1, "objectives": ["ages"]},
      {"ask": "q3", "options": ["a", "b"], "right": "a", "hints": 1, "objectives": ["ages"]},
      {"ask": "q4", "options": ["a", "b"], "right": "a", "hints": 1, "objectives": ["ages"]},
      {"ask": "both", "options": ["a", "b"], "right": "a", "hints": 1, "objectives": ["ages", "other"]},
      {"ask": "of_none", "options": ["a", "b"], "right": "a", "hints": 1},
      {"ask": "soon", "options": ["a", "b"], "right": "a", "hints": 1, "objectives": ["ages"], "answer_after": 2},
      {"goal": "deep", "until": "drill_depth > 3000 m", "at_once": "samples = 0", "hints": 1, "hint_after": 4, "objectives": ["ages"]}
    ]}
  ]
})~";

struct Student {
  Activity activity = *read_activity(kFading, kCore);
  Core core;
  ActivityRun lesson{activity, 1};
  std::vector<Evidence> evidence;

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given_to(lesson, core, name, values, evidence);
  }
  bool answer(std::string_view item, std::string_view response) {
    return give("answer", {{"item", item}, {"response", response}});
  }
  void right(std::initializer_list<std::string_view> items) {
    for (const std::string_view item : items) REQUIRE(answer(item, "a"));
  }
  void wrong(std::string_view item, int times) {
    for (int i = 0; i < times; ++i) REQUIRE(answer(item, "b"));
  }
  void sample(int times) {
    for (int i = 0; i < times; ++i) REQUIRE(give("take_sample"));
  }
  uint32_t index(std::string_view item) const {
    return static_cast<uint32_t>(std::ranges::find(activity.items, item, &ActivityItem::id) -
                                 activity.items.begin());
  }
  bool due(std::string_view item) const { return lesson.should_hint(index(item), core); }
  bool held(std::string_view item) const { return lesson.holds_hint(index(item), core); }
  int told(std::string_view action) const {
    return static_cast<int>(std::ranges::count(evidence, action, &Evidence::item));
  }
};

}  // namespace

TEST_CASE(
    "who was right twice in a row, at once and without a hint, is offered the next one a try "
    "later, and it is told why") {
  Student s;
  s.right({"q1", "q2"});
  s.wrong("q3", 2);
  CHECK_FALSE(s.due("q3"));
  CHECK(s.held("q3"));
  CHECK(s.told("hint_held") == 1);
  CHECK(s.told("hint_offered") == 0);
  s.wrong("q3", 1);
  CHECK(s.due("q3"));
  CHECK_FALSE(s.held("q3"));
  CHECK(s.told("hint_held") == 1);
  CHECK(s.told("hint_offered") == 1);
  s.wrong("q3", 1);
  CHECK(s.told("hint_offered") == 1);
}

TEST_CASE("help that waits can be asked for at any time") {
  Student s;
  s.right({"q1", "q2"});
  s.wrong("q3", 2);
  REQUIRE(s.give("hint", {{"item", "q3"}}));
  CHECK_FALSE(s.held("q3"));
  s.wrong("q3", 1);
  CHECK(s.told("hint_offered") == 0);
}

TEST_CASE("one that was not right brings help back with the next question") {
  Student s;
  s.right({"q1", "q2"});
  s.wrong("q3", 1);
  s.wrong("q4", 2);
  CHECK(s.due("q4"));
  CHECK(s.told("hint_held") == 0);
  CHECK(s.told("hint_offered") == 1);
  s.wrong("q3", 1);  // it was begun before that was known
  CHECK(s.held("q3"));
}

TEST_CASE("one right answer is too few, and so are those that a hint led to") {
  Student one;
  one.right({"q1"});
  one.wrong("q3", 2);
  CHECK(one.due("q3"));
  Student hinted;
  REQUIRE(hinted.give("hint", {{"item", "q2"}}));
  hinted.right({"q1", "q2"});
  hinted.wrong("q3", 2);
  CHECK(hinted.due("q3"));
}

TEST_CASE("help fades only where all that is asked for was shown, and never beyond the answer") {
  Student s;
  s.right({"q1", "q2"});
  s.wrong("both", 2);
  CHECK(s.due("both"));
  Student none;
  none.right({"q1", "q2"});
  none.wrong("of_none", 2);
  CHECK(none.due("of_none"));
  Student soon;
  soon.right({"q1", "q2"});
  soon.wrong("soon", 2);
  CHECK(soon.lesson.can_show_answer(soon.index("soon"), soon.core));
  CHECK(soon.due("soon"));
}

TEST_CASE(
    "a goal's hint waits for half as many deeds again, by what was shown when it would be due") {
  Student s;
  s.right({"q1", "q2"});
  s.sample(4);
  CHECK_FALSE(s.lesson.should_hint_goal(0, s.core));
  CHECK(s.lesson.holds_hint_goal(0, s.core));
  CHECK(s.told("goal_hint_held") == 1);
  s.wrong("q3", 1);
  s.sample(1);
  CHECK_FALSE(s.lesson.should_hint_goal(0, s.core));
  s.sample(1);
  CHECK(s.lesson.should_hint_goal(0, s.core));
  CHECK_FALSE(s.lesson.holds_hint_goal(0, s.core));
  CHECK(s.told("goal_hint_offered") == 1);
  Student wrong;
  wrong.right({"q1", "q2"});
  wrong.sample(3);
  wrong.wrong("q3", 1);
  wrong.sample(1);
  CHECK(wrong.lesson.should_hint_goal(0, wrong.core));
  CHECK(wrong.told("goal_hint_held") == 0);
}

TEST_CASE("what was shown in earlier lessons alone delays no help") {
  const Activity activity = *read_activity(kFading, kCore);
  Core core;
  ActivityRun lesson(activity, 1);
  CarriedObjective shown{"ages", {}};
  for (const char* item : {"e1", "e2", "e3"})
    shown.opportunities.push_back({.item = item, .context = "before", .right = true});
  lesson.carry({shown});
  CHECK(lesson.objective(0).in_a_row() == 0);
  std::vector<Evidence> evidence;
  for (int i = 0; i < 2; ++i)
    REQUIRE(given_to(lesson, core, "answer", {{"item", "q1"}, {"response", "b"}}, evidence));
  CHECK(lesson.should_hint(0, core));
}

TEST_CASE("that help waits is kept by archive and checkpoint, and by who takes back") {
  Student s;
  s.right({"q1", "q2"});
  s.sample(4);
  s.wrong("q3", 2);
  for (const bool brief : {false, true}) {
    const skua_activity raw = kept(brief);
    const auto stored = save(raw, &s.lesson);
    REQUIRE(stored);
    ActivityRun other(s.activity, 1);
    REQUIRE(load(raw, &other, *stored));
    CHECK(other.answering(s.index("q3")) == s.lesson.answering(s.index("q3")));
    CHECK(other.holds_hint(s.index("q3"), s.core));
    CHECK(other.reaching(0) == s.lesson.reaching(0));
    CHECK(other.holds_hint_goal(0, s.core));
  }
  ActivityRun before(s.activity, 1);
  before.keep_told(s.lesson, s.core, s.core);
  CHECK(before.reaching(0).late);
}
