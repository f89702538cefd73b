#include "platform/headless/check.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "headless/lamp.h"
#include "learn/catalogue.h"
#include "project.h"

extern "C" const skua_module_desc* skua_module_antarctica(void);

using lamp::Fault;
using skua::Violation;

namespace {

constexpr uint32_t kCommands = 60;

/// Somebody typed a level that the lamp refuses: no button of the view asks for that.
skua::SeenAttempt an_attempt() {
  skua::SeenAttempt attempt{7, "practice", {}};
  attempt.commands.push_back({0, 0, "dim", {{"level", false, 4, ""}}});
  return attempt;
}

/// The first violation in a few games; an empty one when there is none.
template <Fault kFault>
Violation violation() {
  const skua::SeenAttempt seen[] = {an_attempt()};
  for (uint32_t seed = 1; seed <= 30; ++seed) {
    const skua::GameResult result =
        skua::check_game(lamp::activity<kFault>(), seen, seed, kCommands);
    if (result.violation) return *result.violation;
  }
  return {};
}

}  // namespace

TEST_CASE("a model that keeps the rules passes, and is played") {
  const skua::SeenAttempt seen[] = {an_attempt()};
  uint32_t commands = 0, refused = 0, ticks = 0;
  for (uint32_t seed = 1; seed <= 100; ++seed) {
    const skua::GameResult result =
        skua::check_game(lamp::activity<Fault::none>(), seen, seed, kCommands);
    CAPTURE(seed);
    REQUIRE_MESSAGE(!result.violation, result.violation->rule, ": ", result.violation->field);
    commands += result.commands;
    refused += result.refused;
    ticks += result.ticks;
  }
  CHECK(commands > 100 * kCommands / 2);
  CHECK(refused > commands / 20);
  CHECK(ticks > 1000);
}

TEST_CASE("the same seed plays the same game") {
  const auto play = [](uint32_t seed) {
    return skua::check_game(lamp::activity<Fault::large>(), {}, seed, 400);
  };
  const skua::GameResult one = play(3), other = play(3);
  REQUIRE(one.violation);
  REQUIRE(other.violation);
  CHECK(one.violation->number == other.violation->number);
  CHECK(one.violation->command == other.violation->command);
  CHECK(one.ticks == other.ticks);
}

TEST_CASE("a static variable: the same commands lead to another state") {
  const Violation found = violation<Fault::static_variable>();
  CHECK(found.rule == "repeat");
  CHECK(found.field.starts_with("level: "));
  CHECK(found.command.starts_with("dim {\"level\":"));
  CHECK(found.advice.find("static") != std::string::npos);
}

TEST_CASE("a member without a first value") {
  const Violation found = violation<Fault::first_value>();
  CHECK(found.rule == "memory");
  CHECK(found.field.starts_with("level: "));
}

TEST_CASE("a result that depends on a pointer") {
  const Violation found = violation<Fault::pointer>();
  CHECK((found.rule == "memory" || found.rule == "repeat"));
  CHECK(found.field.starts_with("level: "));
  CHECK(found.advice.find("pointer") != std::string::npos);
}

TEST_CASE("a member that archive() does not name") {
  const Violation found = violation<Fault::forgotten>();
  CHECK(found.rule == "archive");
  CHECK(found.field.starts_with("level: "));
}

TEST_CASE("a refused command that changed something") {
  const Violation seen = violation<Fault::refused>();
  CHECK(seen.rule == "refused");
  CHECK(seen.field.ends_with(" | 11"));
  const Violation unseen = violation<Fault::refused_unseen>();
  CHECK(unseen.rule == "refused");
  CHECK(unseen.field.starts_with("level: "));
  const Violation reported = violation<Fault::refused_evidence>();
  CHECK(reported.rule == "refused");
  CHECK(reported.field.starts_with("evidence: performed dim"));
}

TEST_CASE("a model that is at rest, and yet changes") {
  const Violation changed = violation<Fault::restless>();
  CHECK(changed.rule == "rest");
  CHECK(changed.field.starts_with("warmth: "));
  const Violation reported = violation<Fault::restless_evidence>();
  CHECK(reported.rule == "rest");
  CHECK(reported.field.starts_with("evidence: performed step"));
}

TEST_CASE("a view that changes the model") { CHECK(violation<Fault::view>().rule == "view"); }

TEST_CASE("a field that is not a number") {
  const Violation found = violation<Fault::not_a_number>();
  CHECK(found.rule == "nan");
  CHECK(found.field == "field \"level\" is not a number");
}

TEST_CASE("a state that is too large to be kept as often as a replay needs it") { CHECK(violation<Fault::large>().rule == "size"); }

TEST_CASE("a checkpoint that is too large, or not what it saved") {
  const Violation large = violation<Fault::large_checkpoint>();
  CHECK(large.rule == "checkpoint");
  CHECK(large.field.ends_with(" bytes"));
  CHECK(violation<Fault::checkpoint>().rule == "checkpoint");
}

TEST_CASE("evidence for an item that the activity does not have") {
  const Violation found = violation<Fault::other_item>();
  CHECK(found.rule == "evidence");
  CHECK(found.field.starts_with("answered darkness"));
}

TEST_CASE("the watch is told what the model is asked to do, before it is") {
  std::string last;
  skua::check_game(lamp::activity<Fault::none>(), {}, 1, 10,
                   [&](std::string_view where) { last = where; });
  CHECK(last.find("tick ") != std::string::npos);
  CHECK(last.find("command ") != std::string::npos);
}

TEST_CASE("the module's activities keep the rules, those in JSON as well") {
  skua::Catalogue catalogue(*skua_module_antarctica());
  for (const std::string id : {"ice-core", "trapped-air"}) {
    std::ifstream file(project_folder() + "/modules/antarctica/activities/" + id + ".json");
    REQUIRE(catalogue.add(std::string{std::istreambuf_iterator<char>(file), {}}));
  }
  const skua_module_desc& module = catalogue.module();
  REQUIRE(module.activity_count == 3);
  for (uint32_t i = 0; i < module.activity_count; ++i) {
    CAPTURE(module.activities[i].id);
    for (uint32_t seed = 1; seed <= 40; ++seed) {
      const auto result = skua::check_game(module.activities[i], {}, seed, kCommands);
      CAPTURE(seed);
      REQUIRE_MESSAGE(!result.violation, result.violation->rule, ": ", result.violation->field, " ",
                      result.violation->command);
    }
  }
}
