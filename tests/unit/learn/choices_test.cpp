// What a student decides: what they want to reach, which way they go, and what they say of it later.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/evidence_log.h"
#include "ice_visitor.h"
#include "learn/activity_texts.h"

using namespace skua;
using namespace old_ice;

namespace {

constexpr const char* kRoutes = R"~({
  "skua": "activity", "schema": 1, "id": "routes", "simulation": "core", "minutes": 20, "languages": ["en"],
  "objectives": [{"id": "read_ages"}],
  "stages": [
    {"id": "start", "tasks": [{"ask": "my_goal", "aim": true, "options": ["climate", "drilling"]}],
     "next": [{"to": "end", "when": "mastered('read_ages')"},
              {"to": "by_air", "choose": "air_first"},
              {"to": "by_ice", "choose": "ice_first"},
              {"to": "end", "choose": "show_now", "when": "samples > 0"}]},
    {"id": "by_air", "tasks": [{"read": "air_text"}], "next": [{"to": "end"}]},
    {"id": "by_ice", "tasks": [{"read": "ice_text"}]},
    {"id": "end", "tasks": [
      {"ask": "which", "options": ["ice", "air"], "right": "ice", "objectives": ["read_ages"]},
      {"ask": "reached_it", "looks_back": "my_goal", "kind": "text"}]}
  ]
})~";

const Activity& routes() {
  static const Activity activity = *read_activity(kRoutes, kCore);
  return activity;
}

struct Student : Visitor {
  Student() : Visitor(routes()) {}

  bool say(std::string_view item, std::string_view response) { return give("say", {{"item", item}, {"response", response}}); }
  bool choose(std::string_view choice) { return give("next", {{"choice", choice}}); }
};

}  // namespace

TEST_CASE("a student says what they want to reach, and later what came of it; neither is marked") {
  Student s;
  CHECK_FALSE(s.give("answer", {{"item", "my_goal"}, {"response", "climate"}}));
  CHECK_FALSE(s.give("predict", {{"item", "my_goal"}, {"response", "climate"}}));
  CHECK_FALSE(s.say("my_goal", "fame"));
  CHECK_FALSE(s.choose("air_first"));  // not before the stage is done
  REQUIRE(s.say("my_goal", "climate"));
  CHECK_FALSE(s.say("my_goal", "drilling"));
  CHECK(s.evidence.back().kind == SKUA_PERFORMED);
  CHECK(s.evidence.back().item == "aim");
  REQUIRE(s.choose("ice_first"));
  REQUIRE(s.give("next"));
  REQUIRE(s.give("answer", {{"item", "which"}, {"response", "ice"}}));
  CHECK_FALSE(s.lesson.finished());
  CHECK_FALSE(s.say("reached_it", " \n\u00a0\u3000"));
  CHECK_FALSE(s.lesson.finished());
  REQUIRE(s.say("reached_it", "I know how to read a core now."));
  CHECK(s.lesson.finished());
  CHECK(s.lesson.done_count() == 1);
  const auto& looked = s.evidence[s.evidence.size() - 2];
  CHECK(looked.item == "look_back");
}

TEST_CASE("the student chooses between the ways that are open, and no other") {
  Student s;
  REQUIRE(s.say("my_goal", "climate"));
  CHECK(s.lesson.open_choices(s.core) == std::vector<uint32_t>{1, 2});
  CHECK_FALSE(s.give("next"));
  CHECK_FALSE(s.choose("show_now"));  // only with a sample
  CHECK_FALSE(s.choose("elsewhere"));
  CHECK(s.stage() == "start");
  REQUIRE(s.choose("air_first"));
  CHECK(s.stage() == "by_air");
  CHECK(s.evidence.back().item == "way");
  CHECK(s.lesson.open_choices(s.core).empty());
  CHECK_FALSE(s.choose("ice_first"));
  REQUIRE(s.give("next"));
  CHECK(s.stage() == "end");

  Student other;
  REQUIRE(other.say("my_goal", "drilling"));
  REQUIRE(other.give("take_sample"));
  CHECK(other.lesson.open_choices(other.core) == std::vector<uint32_t>{1, 2, 3});
  REQUIRE(other.choose("show_now"));
  CHECK(other.stage() == "end");
}

TEST_CASE("texts that choices need, and faults in them") {
  const auto texts = texts_of(routes());
  const auto needs = [&](std::string_view key) { return std::ranges::any_of(texts, [&](const ActivityText& text) { return text.key == key && text.required; }); };
  CHECK(needs("choose.air_first"));
  CHECK(needs("my_goal.climate"));
  CHECK_FALSE(needs("my_goal.right"));
  CHECK(faults_with(kRoutes, R"~("choose": "ice_first")~", R"~("choose": "air_first")~").find("another choice is called \"air_first\"") != std::string::npos);
  CHECK(faults_with(kRoutes, R"~({"to": "end", "when": "mastered('read_ages')"},
              {"to": "by_air", "choose": "air_first"},)~", R"~({"to": "by_air", "choose": "air_first"}, {"to": "end", "when": "mastered('read_ages')"},)~") ==
        "/stages/0/next/1: stands behind a way that the student chooses: those come last");
  CHECK(faults_with(kRoutes, R"~(,
              {"to": "by_ice", "choose": "ice_first"},
              {"to": "end", "choose": "show_now", "when": "samples > 0"})~", "") == "/stages/0/next: gives the student one way to choose: there are at least two");
  CHECK(faults_with(kRoutes, R"~("looks_back": "my_goal")~", R"~("looks_back": "which")~") == "/stages/3/tasks/1/looks_back: \"which\" is no aim that was asked for before");
  CHECK(faults_with(kRoutes, R"~("aim": true)~", R"~("aim": true, "predict": true)~").find("is one of a prediction, an aim and a look back, not two") != std::string::npos);
  CHECK(faults_with(kRoutes, R"~("aim": true)~", R"~("aim": true, "right": "climate")~").find("is an aim: nothing of it is right or wrong") != std::string::npos);
}

TEST_CASE("an activity is completed with the last that is to be done, also for who does not look at the end") {
  std::string text = kRoutes;
  const std::string end = R"~({"id": "end", "tasks": [
      {"ask": "which", "options": ["ice", "air"], "right": "ice", "objectives": ["read_ages"]},
      {"ask": "reached_it", "looks_back": "my_goal", "kind": "text"}]})~";
  REQUIRE(text.find(end) != std::string::npos);
  text.replace(text.find(end), end.size(), R"~({"id": "last", "tasks": [{"ask": "which", "options": ["ice", "air"], "right": "ice", "objectives": ["read_ages"]}]},
    {"id": "end", "tasks": [{"read": "thanks"}]})~");
  const auto activity = read_activity(text, kCore);
  REQUIRE(activity);
  Visitor s(*activity);
  REQUIRE(s.give("say", {{"item", "my_goal"}, {"response", "climate"}}));
  REQUIRE(s.give("next", {{"choice", "ice_first"}}));
  REQUIRE(s.give("next"));
  CHECK(s.evidence.back().kind == SKUA_PERFORMED);
  REQUIRE(s.answer("which", "air"));
  CHECK(s.evidence.back().kind != SKUA_COMPLETED);
  REQUIRE(s.answer("which", "ice"));
  CHECK(s.evidence.back().kind == SKUA_COMPLETED);
  CHECK_FALSE(s.lesson.finished());
  const std::size_t told = s.evidence.size();
  REQUIRE(s.give("next"));
  CHECK(s.lesson.finished());
  CHECK(s.evidence.size() == told);  // once
}
