#include "learn/occasions.h"

#include <doctest/doctest.h>

#include <string>

#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

std::string head() {
  return R"~({"skua": "activity", "schema": 1, "id": "x", "simulation": "core", "minutes": 5, "languages": ["en"], "objectives": [{"id": "ages"}, {"id": "drill"}], "stages": [)~";
}
std::string goal(const std::string& id) {
  return R"~({"goal": ")~" + id +
         R"~(", "until": "samples > 0", "at_once": "samples = 1", "objectives": ["ages"]})~";
}
std::string number(const std::string& id) {
  return R"~({"ask": ")~" + id +
         R"~(", "kind": "number", "right": "response = 1", "answer": "1", "objectives": ["ages"]})~";
}
std::string stage(const std::string& id, const std::string& tasks, const std::string& more = "") {
  return R"~({"id": ")~" + id + R"~(", "tasks": [)~" + tasks + "]" + more + "}";
}

std::vector<OutOfReach> found(const std::string& stages) {
  const auto activity = read_activity(head() + stages + "]}", kCore);
  REQUIRE_MESSAGE(activity, activity.error().front().text());
  std::vector<OutOfReach> all = out_of_reach(*activity, kCore);
  std::erase_if(all, [](const OutOfReach& one) { return one.objective != 0; });
  return all;
}

const std::string kEnd = R"~({"read": "end"})~";

}  // namespace

TEST_CASE("an objective with occasions enough is in reach; else what is missing is told") {
  CHECK(found(stage("a", goal("g") + "," + number("n1")) + "," +
              stage("b", number("n2") + "," + number("n3")))
            .empty());
  const auto few = found(stage("a", goal("g")) + "," + stage("b", number("n1")));
  REQUIRE(few.size() == 1);
  CHECK_FALSE(few[0].by);
  CHECK(few[0].occasions == 2);
  CHECK(few[0].missing == ObjectiveRecord::Missing{.right = 2});
  const auto one_stage =
      found(stage("a", goal("g") + "," + number("n1") + "," + number("n2") + "," + number("n3")));
  REQUIRE(one_stage.size() == 1);
  CHECK(one_stage[0].missing == ObjectiveRecord::Missing{.contexts = 1});
  const auto said_only = found(stage("a", number("n1") + "," + number("n2")) + "," +
                               stage("b", number("n3") + "," + number("n4")));
  REQUIRE(said_only.size() == 1);
  CHECK(said_only[0].missing == ObjectiveRecord::Missing{.by_doing = 1});
  const auto none = found(stage("a", kEnd));
  REQUIRE(none.size() == 1);
  CHECK(none[0].occasions == 0);
}

TEST_CASE("of several ways those are named after which it is too late, and no others") {
  const std::string begin = goal("g") + "," + number("n1"),
                    learn = stage("learn", number("n2") + "," + number("n3"));
  const auto with = [&](const std::string& next) {
    return found(stage("a", begin, R"~(, "next": [)~" + next + "]") + "," + learn + "," +
                 stage("end", kEnd));
  };
  const auto chosen =
      with(R"~({"to": "learn", "choose": "learn_first"}, {"to": "end", "choose": "stop"})~");
  REQUIRE(chosen.size() == 1);
  CHECK(chosen[0].by == Step{0, 2, 1});
  CHECK(chosen[0].missing == ObjectiveRecord::Missing{.right = 2, .contexts = 1});
  const auto following = with(R"~({"to": "end", "when": "tries('n1') > 1", "because": "b"})~");
  REQUIRE(following.size() == 1);
  CHECK(following[0].by == Step{0, 2, 0});
  // who takes this way has mastered it, or shown enough
  CHECK(with(R"~({"to": "end", "when": "mastered('ages')", "because": "b"})~").empty());
  CHECK(with(R"~({"to": "end", "when": "shown('ages') and done('n1')", "because": "b"})~").empty());
  // and who takes this one has mastered something else
  CHECK(with(R"~({"to": "end", "when": "mastered('drill')", "because": "b"})~").size() == 1);
  // the stage that follows where no way holds is a step as well
  const auto back =
      found(stage("a", begin,
                  R"~(, "next": [{"to": "learn", "when": "tries('n1') > 1", "because": "b"}])~") +
            "," + stage("skip", kEnd, R"~(, "next": [{"to": "end"}])~") + "," + learn + "," +
            stage("end", kEnd));
  REQUIRE(back.size() == 1);
  CHECK(back[0].by == Step{0, 1, std::nullopt});
}

TEST_CASE(
    "of a practice count as many questions as it asks; a choice between two shows less than a "
    "number") {
  const auto practised = [](const std::string& most) {
    std::string questions;
    for (int i = 0; i < 5; ++i)
      questions += std::string(i == 0 ? "" : ",") + R"~({"ask": "p)~" + std::to_string(i) +
                   R"~(", "kind": "number", "right": "response = 1", "answer": "1"})~";
    return found(stage("a", goal("g")) + "," +
                 stage("b", R"~({"practise": "p", "objective": "ages", "most": )~" + most +
                                R"~(, "questions": [)~" + questions + "]}"));
  };
  CHECK(practised("3").empty());
  REQUIRE(practised("2").size() == 1);
  CHECK(practised("2")[0].missing.right == 1);
  const std::string choice =
      R"~("kind": "order", "options": ["a", "b"], "right": ["b", "a"], "objectives": ["ages"]})~";
  const auto guessed =
      found(stage("a", goal("g") + R"~(, {"ask": "o1", )~" + choice) + "," +
            stage("b", R"~({"ask": "o2", )~" + choice + R"~(, {"ask": "o3", )~" + choice));
  REQUIRE(guessed.size() == 1);
  CHECK(guessed[0].occasions == 4);
  CHECK(guessed[0].missing.right > 0);
}

TEST_CASE("a lesson with ways beyond counting is not searched for ever") {
  std::string stages;
  for (int i = 0; i < 58; ++i) {
    const std::string n = std::to_string(i);
    stages += stage("s" + n, R"~({"read": "r)~" + n + "\"}",
                    i >= 56 ? ""
                            : R"~(, "next": [{"to": "s)~" + std::to_string(i + 2) +
                                  R"~(", "when": "drill_depth > 3 m", "because": "b"}])~") +
              ",";
  }
  CHECK(found(stages + stage("end", kEnd)).empty());
}
