#include "learn/dead_ends.h"

#include <doctest/doctest.h>

#include <string>

#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

std::string ask(const std::string& id, const std::string& more = "") {
  return R"~({"ask": ")~" + id +
         R"~(", "options": ["a", "b"], "right": "a", "wrong": {"b": "m"})~" + more + "}";
}
std::string goal(const std::string& id, const std::string& until, const std::string& more = "") {
  return R"~({"goal": ")~" + id + R"~(", "until": ")~" + until + "\"" + more + "}";
}
std::string after(const std::string& condition) { return R"~(, "after": ")~" + condition + "\""; }
std::string when(const std::string& condition) { return R"~(, "when": ")~" + condition + "\""; }
std::string stage(const std::string& id, const std::string& tasks, const std::string& more = "") {
  return R"~({"id": ")~" + id + R"~(", "tasks": [)~" + tasks + "]" + more + "}";
}
const std::string kAny = R"~(, "order": "any")~", kEnd = stage("end", R"~({"read": "bye"})~");

DeadEnds found(const std::string& stages) {
  const std::string head =
      R"~({"skua": "activity", "schema": 1, "id": "x", "simulation": "core", "minutes": 5, "languages": ["en"], "objectives": [{"id": "ages"}], "stages": [)~";
  const auto activity = read_activity(head + stages + "]}", kCore);
  REQUIRE_MESSAGE(activity, activity.error().front().text());
  return dead_ends(*activity, kCore);
}
std::string written(const std::vector<json::Error>& all) {
  std::string text;
  for (const json::Error& one : all) text += (text.empty() ? "" : "\n") + one.text();
  return text.empty() ? "none" : text;
}
std::string faults(const std::string& stages) { return written(found(stages).faults); }

}  // namespace

TEST_CASE("what waits for something before it, or beside it, comes") {
  CHECK(faults(stage("s", ask("a") + "," + ask("b", after("done('a')")))) == "none");
  CHECK(faults(stage("s", ask("b", after("done('a')")) + "," + ask("a"), kAny)) == "none");
  CHECK(faults(stage("s", ask("a")) + "," +
               stage("t", ask("b", after("done('a') and tries('a') > 1")))) == "none");
  CHECK(faults(stage("s", ask("a") + "," + ask("b", after("done('b') or samples > 0")))) == "none");
  CHECK(written(found(stage("s", ask("a")) + "," + kEnd).remarks) == "none");
}

TEST_CASE("tasks that wait for one another, or for themselves, never come") {
  CHECK(
      faults(stage("s", ask("a", after("done('b')")) + "," + ask("b", after("done('a')")), kAny)) ==
      "/stages/0/tasks/0/after: waits for \"b\", which waits in its turn, so that neither ever "
      "comes: let one of them come without waiting\n"
      "/stages/0/tasks/1/after: waits for \"a\", which waits in its turn, so that neither ever "
      "comes: let one of them come without waiting");
  CHECK(faults(stage("s",
                     ask("a", after("done('b')")) + "," + ask("b", after("done('c')")) + "," +
                         ask("c", after("done('a')")),
                     kAny))
            .find("\n/stages/0/tasks/2/after: ") != std::string::npos);
  CHECK(faults(stage("s", ask("a", after("done('a')")))) ==
        "/stages/0/tasks/0/after: waits for itself, so it never comes: name something that comes "
        "before it");
  CHECK(faults(stage("s", ask("a", after("done('a')")), kAny))
            .starts_with("/stages/0/tasks/0/after: waits for itself"));
  CHECK(faults(stage("s", goal("g", "samples > 0", after("reached('g')"))))
            .starts_with("/stages/0/tasks/0/after: waits for itself"));
  CHECK(faults(stage("s", ask("a", after("tries('a') > 0"))))
            .starts_with("/stages/0/tasks/0/after: waits for itself"));
}

TEST_CASE("in a given order nobody gets to what comes behind a task that waits for it") {
  CHECK(faults(stage("s", ask("a", after("done('b')")) + "," + ask("b"))) ==
        "/stages/0/tasks/0/after: waits for \"b\", which comes behind it, so that nobody gets that "
        "far: put it behind \"b\", or give the stage \"order\": \"any\"");
  CHECK(faults(stage("s", R"~({"read": "text")~" + after("done('b')") + "}," + ask("b")))
            .starts_with("/stages/0/tasks/0/after: waits for \"b\""));
  CHECK(faults(stage("s", goal("g", "samples > 0 and done('b')") + "," + ask("b")))
            .starts_with("/stages/0/tasks/0/until: waits for \"b\", which comes behind it"));
  CHECK(faults(stage("s", goal("g", "samples > 0 and done('b')") + "," + ask("b"), kAny)) ==
        "none");
  CHECK(faults(stage("s", ask("a", after("showed('b.m')")) + "," + ask("b")))
            .starts_with("/stages/0/tasks/0/after: waits for \"b\""));
  CHECK(faults(stage("s", ask("a", after("hints('b') > 0")) + "," + ask("b")))
            .starts_with("/stages/0/tasks/0/after: waits for \"b\""));
}

TEST_CASE("what comes in a later stage is too late, and what surely was done can't be undone") {
  CHECK(faults(stage("s", ask("a", after("done('b')"))) + "," + stage("t", ask("b"))) ==
        "/stages/0/tasks/0/after: waits for \"b\", which comes in the later stage \"t\": name "
        "something that comes before it");
  CHECK(faults(stage("s", ask("a") + "," + ask("b", after("not done('a')")))) ==
        "/stages/0/tasks/1/after: can never hold here, after what comes before it");
  // Whom it is not for does not wait.
  CHECK(faults(stage("s", ask("a") + "," + ask("b", when("not done('a')") + after("done('c')")) +
                              "," + ask("c"))) == "none");
  const std::string practice = R"~({"practise": "p", "objective": "ages", "questions": [)~" +
                               ask("q1") + "," + ask("q2") + "]}";
  CHECK(faults(stage("s", practice + "," + ask("a", after("done('q1') or done('q2')")))) == "none");
  CHECK(faults(stage("s", ask("a", after("done('q1')")) + "," + practice))
            .starts_with("/stages/0/tasks/0/after: waits for \"q1\""));
}

TEST_CASE(
    "what only some ways lead past is a remark, and none where it has a \"when\" that sees to it") {
  const std::string ways =
      R"~(, "next": [{"to": "t", "choose": "short"}, {"to": "m", "choose": "long"}])~";
  const auto lesson = [&](const std::string& more) {
    return stage("s", ask("a"), ways) + "," + stage("m", ask("b")) + "," +
           stage("t", ask("c", more));
  };
  const DeadEnds some = found(lesson(after("done('b')")));
  CHECK(written(some.faults) == "none");
  CHECK(written(some.remarks) ==
        "/stages/2/tasks/0/after: whoever goes from \"s\" to \"t\" does not meet \"b\" and would "
        "wait here for ever: ask something that everybody meets, or add a \"when\"");
  CHECK(written(found(lesson(after("done('b')") + when("done('b')"))).remarks) == "none");
  CHECK(written(found(lesson(after("done('b') or done('a')"))).remarks) == "none");
}

TEST_CASE("whoever goes on without a goal does not wait for it to be reached") {
  const auto waits = [](const std::string& condition) {
    return faults(stage("s", goal("g", "samples > 0") + "," + goal("h", "samples > 1") + "," +
                                 ask("a", after(condition))));
  };
  CHECK(waits("done('g')") == "none");
  CHECK(waits("reached('g')") ==
        "/stages/0/tasks/2/after: whoever goes on without \"g\" would wait here for ever: write "
        "done('g')");
  CHECK(waits("reached('g') or done('h')") == "none");
  CHECK(waits("reached('g') or reached('h')").find("without the goals that this asks for") !=
        std::string::npos);
  CHECK(waits("not reached('g')") == "none");
}

TEST_CASE("a stage allows what its buttons and goals need") {
  const auto allowing = [](const std::string& commands, const std::string& tasks) {
    return faults(stage("s", tasks, R"~(, "allow": [)~" + commands + "]"));
  };
  CHECK(allowing(R"~("take_sample")~", R"~({"do": "analyse_core"})~") ==
        "/stages/0/tasks/0/do: the stage does not allow \"analyse_core\", so the button does "
        "nothing: name it in \"allow\"");
  CHECK(allowing(R"~("analyse_core")~", R"~({"do": "analyse_core"})~") == "none");
  CHECK(allowing("", goal("g", "samples > 0")) ==
        "/stages/0/tasks/0/until: asks about the simulation, in which this stage allows nothing: "
        "name in \"allow\" the commands that lead there");
  CHECK(allowing("", goal("g", "ice_age_at(3 m) > 5 yr"))
            .starts_with("/stages/0/tasks/0/until: asks about the simulation"));
  CHECK(allowing("", goal("g", "notes('plot') > 0")) == "none");
  CHECK(allowing(R"~("lower_drill")~",
                 goal("g", "samples > 0", R"~(, "tried_by": "take_sample")~")) ==
        "/stages/0/tasks/0/tried_by: the stage does not allow \"take_sample\", so nobody can try: "
        "name it in \"allow\"");
}
