#include <doctest/doctest.h>

#include <string>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "given.h"
#include "learn/activity_run.h"
#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

Activity with_goal(const std::string& until, const std::string& more = "") {
  const auto activity = read_activity(
      R"({"skua": "activity", "schema": 1, "id": "counted", "simulation": "core", "minutes": 5, "languages": ["en"],
    "stages": [{"id": "only", "order": "any", "tasks": [{"goal": "counted", "until": ")" +
          until + "\"" + more + R"(}, {"goal": "other", "until": "drill_depth > 0 m"}]}]})",
      kCore);
  REQUIRE_MESSAGE(activity, until);
  return *activity;
}
uint32_t counted_to(const std::string& until) {
  const Activity activity = with_goal(until);
  return ActivityRun(activity, 1).counted(0, Core()).of;
}

}  // namespace

TEST_CASE("a goal is counted where it needs some of something") {
  CHECK(counted_to("samples >= 2") == 2);
  CHECK(counted_to("samples>=12") == 12);
}

TEST_CASE("what is one thing, many, or measured is not counted") {
  for (const char* until :
       {"samples >= 1", "samples >= 13", "samples >= 2.5", "samples > 3", "drill_depth >= 3 m",
        "samples >= 3 and analysed", "analysed", "analysed and done('other')",
        "analysed or done('other')", "analysed and done('other') or samples > 3",
        "not analysed and done('other')", "analysed and samples = 3"})
    CHECK_MESSAGE(counted_to(until) == 0, until);
}

TEST_CASE("a count goes as far as the goal, and back with what it counts") {
  const Activity activity = with_goal("samples >= 3");
  Core core;
  const ActivityRun run(activity, 1);
  CHECK(run.counted(0, core).done == 0);
  core.samples = 2;
  CHECK(run.counted(0, core).done == 2);
  core.samples = 9;
  CHECK(run.counted(0, core).done == 3);
}

TEST_CASE("a try that does not reach the goal is a miss; another command is none") {
  const Activity activity = with_goal("analysed", R"(, "tried_by": "lower_drill")");
  Core core;
  std::vector<Evidence> evidence;
  ActivityRun run(activity, 1);
  CHECK(given_to(run, core, "take_sample", {}, evidence));
  CHECK(run.reaching(0).missed == 0);
  for (const uint32_t turn : {1u, 2u, 1u}) {
    CHECK(given_to(run, core, "lower_drill", {{"depth_m", 1.0 + turn}}, evidence));
    CHECK(run.reaching(0).missed == turn);
  }
  CHECK(run.reaching(1).missed == 0);
  CHECK(given_to(run, core, "analyse_core", {}, evidence));
  CHECK(given_to(run, core, "lower_drill", {{"depth_m", 3.0}}, evidence));
  CHECK(run.reaching(0).missed == 1);  // it is reached
}

TEST_CASE("what goes for a goal must be a command of the simulation") {
  const auto read = read_activity(
      R"({"skua": "activity", "schema": 1, "id": "counted", "simulation": "core", "minutes": 5, "languages": ["en"],
    "stages": [{"id": "only", "tasks": [{"goal": "counted", "until": "analysed", "tried_by": "look"}]}]})",
      kCore);
  REQUIRE_FALSE(read);
  CHECK(read.error().front().text() ==
        "/stages/0/tasks/0/tried_by: the simulation has no command \"look\"; there is lower_drill, "
        "take_sample, analyse_core");
}
