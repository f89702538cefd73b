// What a part of an answer shows: of several, an order, a match and labels.
#include "ice_visitor.h"
#include "learn/wrong_part.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "learn/activity_run.h"
#include "learn/activity_texts.h"

using namespace skua;
using namespace old_ice;

namespace {

constexpr const char* kLesson = R"~({
  "skua": "activity", "schema": 1, "id": "parts", "simulation": "core", "minutes": 5, "languages": ["en"],
  "stages": [
    {"id": "ask", "order": "any", "tasks": [
      {"ask": "in_turn", "kind": "order", "options": ["c", "a", "d", "b"], "right": ["a", "b", "c", "d"],
       "wrong": {"c before a": "late", "b before a": "swap", "d before c": "late"}},
      {"ask": "pairs", "kind": "match", "options": ["ice", "air"], "partners": ["older", "younger", "none"], "right": {"ice": "older", "air": "younger"},
       "wrong": {"air with older": "same_age", "ice with younger": "turned", "air with none": "no_air"}},
      {"ask": "where", "kind": "label", "options": ["rock", "firn"], "partners": ["old", "new", "none"], "right": {"rock": "none", "firn": "new"},
       "wrong": {"firn with old": "deep", "rock with old": "deep"}},
      {"ask": "which", "kind": "multiple", "options": ["ice", "air", "rock"], "right": ["ice", "air"],
       "wrong": {"rock chosen": "stone", "air left out": "only_ice"}}
    ], "next": [
      {"to": "old", "when": "showed('pairs.same_age') or showed('which.stone')", "because": "old"},
      {"to": "end", "because": "on"}
    ]},
    {"id": "old", "tasks": [{"read": "old"}]},
    {"id": "end", "tasks": [{"read": "end"}]}
  ]
})~";

const Activity& parts() {
  static const Activity activity = *read_activity(kLesson, kCore);
  return activity;
}

struct Student : Visitor {
  Student() : Visitor(parts()) {}

  /// The name of what the answer shows, as it is reported.
  std::string shows(std::string_view item, std::string_view response) {
    REQUIRE(answer(item, response));
    return shown();
  }
};

/// With `to` in the place of what is wrong of the question.
std::string faults(std::string_view from, std::string_view to) {
  return faults_with(kLesson, from, to);
}
std::string of_order(const std::string& wrong) {
  return faults(R"~("c before a": "late", "b before a": "swap", "d before c": "late")~", wrong);
}
std::string of_match(const std::string& wrong) {
  return faults(
      R"~("air with older": "same_age", "ice with younger": "turned", "air with none": "no_air")~",
      R"~("air with older": "same_age", )~" + wrong);
}
std::string of_several(const std::string& wrong) {
  return faults(R"~("rock chosen": "stone", "air left out": "only_ice")~",
                R"~("rock chosen": "stone", )~" + wrong);
}

}  // namespace

TEST_CASE("an order shows what stands before what, anywhere; the first that it has is told") {
  Student s;
  CHECK(s.shows("in_turn", "b,a,c,d") == "swap");
  CHECK(s.shows("in_turn", "b,c,a,d") == "late");
  CHECK(s.shows("in_turn", "d,a,b,c") == "late");
  CHECK(s.shows("in_turn", "a,c,b,d").empty());
  CHECK(s.shows("in_turn", "a,b,c,d") == "right");
}

TEST_CASE("a match and labels show which has which") {
  Student s;
  CHECK(s.shows("pairs", "younger,older") == "same_age");
  CHECK(s.shows("pairs", "younger,younger") == "turned");
  CHECK(s.shows("pairs", "none,none") == "no_air");
  CHECK(s.shows("pairs", "none,younger").empty());
  CHECK(s.shows("pairs", "older,younger") == "right");
  CHECK(s.shows("where", "old,new") == "deep");
  CHECK(s.shows("where", "none,old") == "deep");
  CHECK(s.shows("where", "new,none").empty());
  CHECK(s.shows("where", "none,new") == "right");
}

TEST_CASE("several show what was chosen and what was left out") {
  Student s;
  CHECK(s.shows("which", "rock") == "stone");
  CHECK(s.shows("which", "ice,air,rock") == "stone");
  CHECK(s.shows("which", "ice") == "only_ice");
  CHECK(s.shows("which", "air").empty());
  CHECK(s.shows("which", "air,ice") == "right");
}

TEST_CASE("what a part showed is kept, and the way parts by it") {
  Student s;
  CHECK(s.shows("pairs", "older,older") == "same_age");
  CHECK(s.shows("pairs", "none,younger").empty());
  CHECK(s.lesson.answering(1).misconception == -1);
  CHECK(s.lesson.answering(1).mistake == 0);
  for (const auto& [item, response] : {std::pair("pairs", "older,younger"),
                                       {"which", "ice,air"},
                                       {"where", "none,new"},
                                       {"in_turn", "a,b,c,d"}})
    CHECK(s.shows(item, response) == "right");
  skua_activity raw{};
  raw.size = sizeof raw;
  raw.archive = [](void* lesson, skua_archive* to) {
    Archive a(to);
    static_cast<ActivityRun*>(lesson)->checkpoint(a);
  };
  const auto stored = save(raw, &s.lesson);
  REQUIRE(stored);
  Student other;
  REQUIRE(load(raw, &other.lesson, *stored));
  CHECK(other.goes_to() == "old");
  CHECK(faults("which.stone", "which.rock")
            .find("\"showed()\" knows no \"which.rock\"; there is in_turn.late, in_turn.swap, "
                  "pairs.same_age, pairs.turned, pairs.no_air, where.deep, which.stone, "
                  "which.only_ice") != std::string::npos);
}

TEST_CASE("what is told of a part needs a text, once for each name") {
  const auto texts = texts_of(*read_activity(kLesson, kCore));
  for (const char* key : {"in_turn.again.late", "in_turn.again.swap", "pairs.again.same_age",
                          "where.again.deep", "which.again.stone", "which.again.only_ice"})
    CHECK_MESSAGE(
        std::ranges::count_if(
            texts, [&](const ActivityText& text) { return text.key == key && text.required; }) == 1,
        key);
}

TEST_CASE("what is no part of an answer, or of an option that there is not, is told at its place") {
  const std::string order = "/stages/0/tasks/0/wrong/", match = "/stages/0/tasks/1/wrong/",
                    several = "/stages/0/tasks/3/wrong/";
  CHECK(of_order(R"~("c": "late")~") ==
        order + R"~(c: "c" is no part of an answer; write "a before b")~");
  CHECK(of_order(R"~("c with a": "late")~") ==
        order + R"~(c with a: "c with a" is no part of an answer; write "a before b")~");
  CHECK(of_order(R"~("c before e": "late")~") ==
        order + R"~(c before e: "e" is none of the options c, a, d, b)~");
  CHECK(of_order(R"~("e before a": "late")~") ==
        order + R"~(e before a: "e" is none of the options c, a, d, b)~");
  CHECK(of_order(R"~("c before a": "Late")~")
            .starts_with(order + R"~(c before a: "Late" can't be a name)~"));
  CHECK(of_match(R"~("ice before air": "turned")~") ==
        match + R"~(ice before air: "ice before air" is no part of an answer; write "a with b")~");
  CHECK(of_match(R"~("snow with older": "turned")~") ==
        match + R"~(snow with older: "snow" is none of the options ice, air)~");
  CHECK(of_match(R"~("ice with air": "turned")~") ==
        match + R"~(ice with air: "air" is none of the partners older, younger, none)~");
  CHECK(of_several(R"~("air": "only_ice")~") ==
        several + R"~(air: "air" is no part of an answer; write "a chosen" or "a left out")~");
  CHECK(of_several(R"~("snow chosen": "only_ice")~") ==
        several + R"~(snow chosen: "snow" is none of the options ice, air, rock)~");
  std::string many = R"~("c before a": "late")~";
  for (uint32_t i = 1; i < kMostWrongParts; ++i) many += R"~(, "c before a": "late")~";
  CHECK(of_order(many) == "none");
  CHECK(of_order(many + R"~(, "d before a": "late")~") ==
        "/stages/0/tasks/0/wrong: has more than 40 entries");
}
