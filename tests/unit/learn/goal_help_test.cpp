#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "given.h"
#include "kept.h"
#include "learn/activity_run.h"
#include "learn/activity_texts.h"
#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

/// Two goals, one after the other, and a stage that everybody comes to; the first has help.
constexpr const char* kDeep = R"~({
  "skua": "activity", "schema": 1, "id": "deep", "simulation": "core", "minutes": 5, "languages": ["en"],
  "objectives": [{"id": "drill"}],
  "stages": [
    {"id": "down", "tasks": [
      {"goal": "deep", "until": "drill_depth > 1000 m", "at_once": "samples = 0", "hints": 2, "hint_after": 3, "objectives": ["drill"]},
      {"goal": "sampled", "until": "samples > 0"}
    ]},
    {"id": "end", "tasks": [{"ask": "done", "options": ["yes", "no"], "right": "yes", "when": "reached('deep')"}, {"read": "on", "after": "done('deep') and not done('done')"}]}
  ]
})~";

struct Student {
  Activity activity = *read_activity(kDeep, kCore);
  Core core;
  ActivityRun lesson{activity, 1};
  std::vector<Evidence> evidence;

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given_to(lesson, core, name, values, evidence);
  }
  bool lower(double depth_m) { return give("lower_drill", {{"depth_m", depth_m}}); }
  bool hint() { return give("hint", {{"goal", "deep"}}); }
  bool pass_over() { return give("pass_over", {{"goal", "deep"}}); }
  bool should_hint() const { return lesson.should_hint_goal(0, core); }
  int told(std::string_view action) const {
    return static_cast<int>(std::ranges::count(evidence, action, &Evidence::item));
  }
  double detail(std::string_view action, std::string_view name) const {
    for (const Evidence& one : evidence) {
      if (one.item != action) continue;
      for (const NamedValue& value : one.details) {
        if (value.name == name) return value.number;
      }
    }
    return -1;
  }
};

std::string faults(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  const auto read = read_activity(text, kCore);
  return read ? "none" : read.error().front().text();
}

}  // namespace

TEST_CASE("a goal offers a hint after so many deeds that did not reach it") {
  Student s;
  CHECK(s.lesson.can_hint_goal(0, s.core));
  CHECK_FALSE(s.lesson.can_hint_goal(1, s.core));  // it has none, and is not seen yet
  CHECK(s.lower(100));
  CHECK(s.give("analyse_core"));
  CHECK_FALSE(s.give("analyse_core"));  // what is refused is no deed
  CHECK_FALSE(s.should_hint());
  CHECK(s.lower(200));
  CHECK(s.should_hint());
  CHECK(s.told("goal_hint_offered") == 1);
  CHECK(s.give("take_sample"));
  CHECK(s.told("goal_hint_offered") == 1);
  CHECK(s.hint());
  CHECK_FALSE(s.should_hint());  // whoever has had one knows where they are
  CHECK(s.detail("goal_hint", "step") == 1);
}

TEST_CASE("a slider that is dragged is one deed, however many commands it gives") {
  Student s;
  for (int i = 0; i < 50; ++i) CHECK(s.lower(i));
  CHECK(s.lesson.reaching(0).worked == 1);
  CHECK(s.give("take_sample"));
  CHECK(s.give("take_sample"));
  CHECK(s.lesson.reaching(0).worked == 3);
}

TEST_CASE("what a simulation tells of is a deed each time: one part is looked at after another") {
  Student s;
  s.core.tells_of_drill = true;
  for (int i = 0; i < 3; ++i) CHECK(s.lower(i));
  CHECK(s.lesson.reaching(0).worked == 3);
  CHECK(s.should_hint());
}

TEST_CASE("a goal that was reached with a hint counts as one that was not shown") {
  Student s;
  REQUIRE(s.hint());
  REQUIRE(s.lower(1500));
  CHECK(s.lesson.reaching(0).reached);
  CHECK(s.detail("goal", "at_once") == 0);
  CHECK(s.detail("goal", "hints") == 1);
  CHECK(s.lesson.objective(0).opportunities() == 1);
  CHECK(s.lesson.objective(0).by_doing() == 0);
  CHECK_FALSE(s.hint());
  Student without;
  REQUIRE(without.lower(1500));
  CHECK(without.detail("goal", "at_once") == 1);
  CHECK(without.detail("goal", "hints") == -1);
  CHECK(without.lesson.objective(0).by_doing() == 1);
}

TEST_CASE("after the last hint a student goes on without the goal, and the end is reached") {
  Student s;
  CHECK_FALSE(s.pass_over());
  REQUIRE(s.hint());
  CHECK_FALSE(s.pass_over());
  REQUIRE(s.hint());
  CHECK_FALSE(s.hint());
  CHECK(s.lesson.can_pass_over(0, s.core));
  CHECK_FALSE(s.give("pass_over", {{"goal", "sampled"}}));
  CHECK_FALSE(s.give("pass_over", {{"goal", "nothing"}}));
  REQUIRE(s.pass_over());
  CHECK_FALSE(s.pass_over());
  CHECK(s.told("pass_over") == 1);
  CHECK(s.told("goal") == 0);
  CHECK(s.lesson.objective(0).opportunities() == 1);
  CHECK(s.lesson.objective(0).by_doing() == 0);
  REQUIRE(s.give("take_sample"));
  REQUIRE(s.give("next"));
  CHECK(s.lesson.finished());  // what waits for the goal is not asked
  CHECK(s.evidence.back().kind == SKUA_COMPLETED);
}

TEST_CASE("what was gone on without can still be reached, and counts no more") {
  Student s;
  REQUIRE(s.hint());
  REQUIRE(s.hint());
  REQUIRE(s.pass_over());
  CHECK_FALSE(s.lesson.reaching(0).reached);
  REQUIRE(s.lower(1500));
  CHECK(s.lesson.reaching(0).reached);
  CHECK(s.told("goal") == 0);
  CHECK(s.lesson.objective(0).opportunities() == 1);
}

TEST_CASE(
    "a goal without hints can be gone on without when enough was tried, and counts as not shown") {
  std::string text = kDeep;
  const std::string with = R"("hints": 2, "hint_after": 3, )";
  text.erase(text.find(with), with.size());
  const Activity activity = *read_activity(text, kCore);
  Core core;
  ActivityRun lesson(activity, 1);
  std::vector<Evidence> evidence;
  const auto give = [&](std::string_view name, std::initializer_list<Value> values = {}) {
    return given_to(lesson, core, name, values, evidence);
  };
  for (uint32_t i = 1; i < kPassAfter; ++i) REQUIRE(give("take_sample"));
  CHECK_FALSE(lesson.can_pass_over(0, core));
  CHECK_FALSE(give("pass_over", {{"goal", "deep"}}));
  REQUIRE(give("take_sample"));
  CHECK(lesson.can_pass_over(0, core));
  CHECK(std::ranges::count(evidence, "goal_hint_offered", &Evidence::item) == 0);  // there is none
  REQUIRE(give("pass_over", {{"goal", "deep"}}));
  CHECK(lesson.objective(0).opportunities() == 1);
  CHECK(lesson.objective(0).by_doing() == 0);
  CHECK(lesson.reaching(1).reached);  // there are samples enough
  REQUIRE(give("next"));
  CHECK(lesson.finished());
}

TEST_CASE("where nothing can be done for a goal it can be gone on without at once") {
  std::string text = kDeep;
  const std::string stage = R"({"id": "down", )", with = R"("hints": 2, "hint_after": 3, )";
  text.erase(text.find(with), with.size());
  text.replace(text.find(stage), stage.size(), stage + R"("allow": [], )");
  const Activity activity = *read_activity(text, kCore);
  Core core;
  ActivityRun lesson(activity, 1);
  std::vector<Evidence> evidence;
  CHECK(lesson.can_pass_over(0, core));
  CHECK_FALSE(lesson.can_pass_over(1, core));  // it is not seen yet
  for (const char* goal : {"deep", "sampled"})
    REQUIRE(given_to(lesson, core, "pass_over", {{"goal", goal}}, evidence));
  CHECK(lesson.can_go_on(core));
}

TEST_CASE("who takes back keeps the hints they had") {
  Student s;
  Student before;
  REQUIRE(s.lower(100));
  REQUIRE(s.hint());
  before.lesson.keep_told(s.lesson, s.core, before.core);
  CHECK(before.lesson.reaching(0).hints == 1);
  CHECK(before.lesson.reaching(0).worked == 1);
}

TEST_CASE("help is kept by archive and checkpoint, and what is made up is refused") {
  Student s;
  REQUIRE(s.lower(100));
  REQUIRE(s.give("take_sample"));
  REQUIRE(s.hint());
  REQUIRE(s.hint());
  REQUIRE(s.pass_over());
  for (const bool brief : {false, true}) {
    const skua_activity raw = kept(brief);
    const auto stored = save(raw, &s.lesson);
    REQUIRE(stored);
    ActivityRun other(s.activity, 1);
    REQUIRE(load(raw, &other, *stored));
    CHECK(other.reaching(0) == s.lesson.reaching(0));
    Activity fewer = s.activity;
    fewer.goals[0].hints = 1;
    ActivityRun refused(fewer, 1);
    CHECK_FALSE(load(raw, &refused, *stored));
  }
}

TEST_CASE("texts of a goal's hints are needed, and faults in them are told") {
  const auto texts = texts_of(*read_activity(kDeep, kCore));
  for (const char* key : {"deep.hint.1", "deep.hint.2"}) {
    const auto known = std::ranges::find(texts, key, &ActivityText::key);
    REQUIRE(known != texts.end());
    CHECK(known->required);
  }
  CHECK(std::ranges::find(texts, "deep.hint.3", &ActivityText::key) == texts.end());
  CHECK(faults(kDeep, R"("hints": 2)", R"("hints": 6)").starts_with("/stages/0/tasks/0/hints: "));
  CHECK(faults(kDeep, R"("hint_after": 3)", R"("hint_after": 0)") ==
        "/stages/0/tasks/0/hint_after: must be at least 1");
  CHECK(faults(kDeep, R"("hints": 2, )", "") ==
        "/stages/0/tasks/0/hint_after: is for a goal that has \"hints\"");
}
