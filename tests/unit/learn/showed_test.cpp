// What an answer showed, as conditions ask for it.
#include <doctest/doctest.h>

#include <string>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "ice_visitor.h"
#include "kept.h"
#include "learn/activity_run.h"

using namespace skua;
using namespace old_ice;

namespace {

constexpr const char* kLesson = R"~({
  "skua": "activity", "schema": 1, "id": "ages", "simulation": "core", "minutes": 5, "languages": ["en"],
  "stages": [
    {"id": "ask", "tasks": [
      {"ask": "age", "kind": "number", "right": "response = 1", "answer": "1", "wrong": {"gas_age": "response = 2", "depth": "response = 3"}},
      {"ask": "why", "options": ["a", "b", "c", "d"], "right": "a", "wrong": {"b": "leaks", "c": "leaks"}}
    ], "next": [
      {"to": "leaks", "when": "showed('why.leaks')", "because": "leaks"},
      {"to": "gas", "when": "showed('age.gas_age')", "because": "gas"},
      {"to": "end", "because": "on"}
    ]},
    {"id": "gas", "tasks": [{"read": "gas"}]},
    {"id": "leaks", "tasks": [{"read": "leaks"}]},
    {"id": "end", "tasks": [{"read": "end"}]}
  ]
})~";

const Activity& ages() {
  static const Activity activity = *read_activity(kLesson, kCore);
  return activity;
}

struct Student : Visitor {
  Student() : Visitor(ages()) {}

  void answer(std::string_view item, std::initializer_list<std::string_view> responses) {
    for (const std::string_view one : responses) REQUIRE(Visitor::answer(item, one));
  }
};

}  // namespace

TEST_CASE("the way parts by what an answer showed, whatever was answered after it") {
  Student gas;
  gas.answer("age", {"2", "3", "1"});
  gas.answer("why", {"a"});
  CHECK(gas.goes_to() == "gas");
  CHECK(gas.lesson.way_here()->because == "gas");
  Student depth;
  depth.answer("age", {"3", "1"});
  depth.answer("why", {"d", "a"});
  CHECK(depth.goes_to() == "end");
  for (const std::string_view option : {"b", "c"}) {
    Student leaks;
    leaks.answer("age", {"1"});
    leaks.answer("why", {option, "a"});
    CHECK(leaks.goes_to() == "leaks");
  }
}

TEST_CASE("what was shown is kept by archive and checkpoint, where somebody asks for it") {
  Student s;
  s.answer("age", {"2", "1"});
  s.answer("why", {"a"});
  for (const bool brief : {false, true}) {
    const skua_activity raw = kept(brief);
    const auto stored = save(raw, &s.lesson);
    REQUIRE(stored);
    Student other;
    REQUIRE(load(raw, &other.lesson, *stored));
    CHECK(other.goes_to() == "gas");
  }
}

TEST_CASE("a misconception that no wrong answer shows is told with those that there are") {
  CHECK(
      faults_with(kLesson, "'age.gas_age'", "'age.gas'")
          .find("\"showed()\" knows no \"age.gas\"; there is age.gas_age, age.depth, why.leaks") !=
      std::string::npos);
  CHECK(faults_with(kLesson, "'age.gas_age'", "'gas_age'").find("knows no \"gas_age\"") !=
        std::string::npos);
}
