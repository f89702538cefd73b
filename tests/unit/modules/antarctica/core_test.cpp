// The simulation that lessons are written over: what may be done when, what it reports, and that
// nothing breaks it.
#include "core.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "core/archive.h"
#include "learn/simulation.h"
#include "lesson.h"
#include "skua/random.h"

using namespace skua::antarctica;
using skua::Evidence;

namespace {

const skua_simulation& simulation() {
  return *skua::find_simulation(*skua_module_antarctica(), "core");
}

/// Enough of an activity to store the model by itself.
const skua_activity& stored() {
  static const skua_activity activity = [] {
    skua_activity a{};
    a.size = sizeof a;
    a.archive = simulation().archive;
    return a;
  }();
  return activity;
}

uint64_t hash(const Bench& bench) { return *skua::hash_of(stored(), &bench.core); }

/// The command is refused and leaves everything as it was.
bool refused(Bench& bench, std::string_view name, std::initializer_list<skua::Value> values = {}) {
  const uint64_t before = hash(bench);
  const std::size_t reports = bench.evidence.size();
  return !bench.give(name, values) && hash(bench) == before && bench.evidence.size() == reports;
}

void sample_all_parts(Bench& bench) {
  for (const int32_t depth_m : {0, 638, 1276, 1914, 3190}) REQUIRE(bench.sample(depth_m));
}

/// What an activity gets when it asks for a quantity.
double worked_out(const Bench& bench, std::string_view name,
                  std::initializer_list<double> given = {}) {
  for (const skua_quantity& one : std::span(simulation().quantities, simulation().quantity_count)) {
    if (name == one.name) return one.work_out(&bench.core, given.begin());
  }
  FAIL(name);
  return 0;
}

}  // namespace

TEST_CASE("the module has the simulation and the check") {
  const skua_module_desc& module = *skua_module_antarctica();
  CHECK(std::string(module.name) == "antarctica");
  CHECK(module.simulation_count == 1);
  REQUIRE(module.activity_count == 1);
  CHECK(std::string(module.activities[0].id) == "ice-check");
}

TEST_CASE("the drill moves through the whole core in about four seconds and stops exactly") {
  Bench bench;
  CHECK(bench.core.at_rest());
  CHECK(bench.give("lower_drill", {{"depth_m", 3190.0}}));
  CHECK(!bench.core.at_rest());
  const uint32_t ticks = bench.rest();
  CHECK(ticks > 3 * 60);
  CHECK(ticks <= 4 * 60);
  CHECK(bench.core.drill_m == 3190);
  CHECK(bench.give("lower_drill", {{"depth_m", 1.0}}));
  bench.rest();
  CHECK(bench.core.drill_m == 1);
}

TEST_CASE("depths that are none are refused") {
  Bench bench;
  CHECK(refused(bench, "lower_drill"));
  CHECK(refused(bench, "lower_drill", {{"depth_m", "deep"}}));
  CHECK(refused(bench, "lower_drill", {{"depth_m", -1.0}}));
  CHECK(refused(bench, "lower_drill", {{"depth_m", 3191.0}}));
  CHECK(refused(bench, "lower_drill", {{"depth_m", 10.5}}));
  CHECK(refused(bench, "lower_drill", {{"depth_m", std::numeric_limits<double>::quiet_NaN()}}));
  CHECK(refused(bench, "lower_drill", {{"depth_m", std::numeric_limits<double>::infinity()}}));
  CHECK(refused(bench, "lower_drill", {{"depth_m", 0.0}}));  // it is there already
  CHECK(refused(bench, "dig"));
  CHECK(refused(bench, ""));
}

TEST_CASE("samples: at rest, once a depth, sixty at most") {
  Bench bench;
  bench.give("lower_drill", {{"depth_m", 1200.0}});
  CHECK(refused(bench, "take_sample"));
  bench.rest();
  CHECK(bench.give("take_sample"));
  CHECK(refused(bench, "take_sample"));
  const Evidence& e = bench.evidence.back();
  CHECK(e.kind == SKUA_PERFORMED);
  CHECK(e.item == "take_sample");
  REQUIRE(e.details.size() >= 5);
  CHECK(e.details[0].name == "depth_m");
  CHECK(e.details[0].number == 1200);
  CHECK(e.details[1].number == read_core(1200).ice_age_yr);
  for (int32_t depth_m = 0; bench.core.samples.size() < kMostSamples; depth_m += 10)
    bench.sample(depth_m);
  bench.give("lower_drill", {{"depth_m", 3000.0}});
  bench.rest();
  CHECK(refused(bench, "take_sample"));
}

TEST_CASE("the whole core is analysed while nothing moves, and the record grows") {
  Bench bench;
  for (const int32_t depth_m : {0, 637, 638, 1276, 1914}) bench.sample(depth_m);
  CHECK(bench.core.parts_sampled() == 4);
  bench.give("lower_drill", {{"depth_m", 3190.0}});
  bench.rest();
  bench.give("take_sample");
  CHECK(bench.core.parts_sampled() == 5);
  bench.give("lower_drill", {{"depth_m", 3000.0}});
  CHECK(refused(bench, "analyse_core"));  // the drill moves
  bench.rest();
  CHECK(bench.core.revealed_yr() == -1);
  CHECK(bench.give("analyse_core"));
  CHECK(refused(bench, "analyse_core"));
  CHECK(refused(bench, "take_sample"));
  CHECK(bench.core.revealed_yr() > 0);
  CHECK(bench.core.revealed_yr() < kOldest_yr);
  CHECK(bench.rest() == kSweepTicks - 1);
  CHECK(bench.core.revealed_yr() == kOldest_yr);
  CHECK(temperature_series().up_to(kOldest_yr).x.size() == temperature_series().x.size());
  CHECK(refused(bench, "analyse_core"));
}

TEST_CASE("today's air comes after the analysis, once") {
  Bench bench;
  CHECK(refused(bench, "show_today"));
  sample_all_parts(bench);
  bench.give("analyse_core");
  CHECK(refused(bench, "show_today"));
  bench.rest();
  CHECK(bench.give("show_today"));
  CHECK(bench.evidence.back().item == "show_today");
  CHECK(refused(bench, "show_today"));
}

TEST_CASE("exploring again clears the samples and lifts the drill; the analysis stays") {
  Bench bench;
  CHECK(refused(bench, "reset"));
  sample_all_parts(bench);
  bench.give("analyse_core");
  bench.rest();
  bench.give("show_today");
  CHECK(bench.give("reset"));
  bench.rest();
  CHECK(bench.core.samples.empty());
  CHECK(bench.core.drill_m == 0);
  CHECK(bench.core.analysed());
  CHECK(bench.core.today_shown);
  CHECK(refused(bench, "reset"));
  CHECK(bench.sample(500));
}

TEST_CASE(
    "what activities may work out is what the record says, and nothing where it says nothing") {
  Bench bench;
  CHECK(worked_out(bench, "ice_age_at", {1500}) == read_core(1500).ice_age_yr);
  CHECK(worked_out(bench, "gas_age_at", {1500}) == read_core(1500).gas_age_yr);
  CHECK(!std::isfinite(worked_out(bench, "gas_age_at", {50})));  // there is no trapped air
  for (const double depth : {-1.0, 3191.0, std::numeric_limits<double>::quiet_NaN(), 1e300}) {
    CHECK(!std::isfinite(worked_out(bench, "ice_age_at", {depth})));
    CHECK(!std::isfinite(worked_out(bench, "gas_age_at", {depth})));
    CHECK(worked_out(bench, "sampled_at", {depth}) == 0);
  }
  CHECK(worked_out(bench, "temperature_at", {128'500}) == warmest().value / 100.0);
  CHECK(!std::isfinite(worked_out(bench, "temperature_at", {-1})));
  CHECK(!std::isfinite(worked_out(bench, "temperature_at", {kOldest_yr + 1})));
  CHECK(worked_out(bench, "today_co2") - worked_out(bench, "highest_co2") ==
        doctest::Approx(128.75));
  CHECK(worked_out(bench, "sampled_at", {1500}) == 0);
  bench.sample(1500);
  CHECK(worked_out(bench, "sampled_at", {1500}) == 1);
}

TEST_CASE("a state comes back from its stored form") {
  Bench bench;
  sample_all_parts(bench);
  bench.give("analyse_core");
  for (const bool later : {false, true}) {
    if (later) {
      bench.rest();
      bench.give("show_today");
      bench.give("lower_drill", {{"depth_m", 777.0}});
    }
    const auto bytes = skua::save(stored(), &bench.core);
    REQUIRE(bytes.has_value());
    Bench other;
    REQUIRE(skua::load(stored(), &other.core, *bytes).has_value());
    CHECK(hash(other) == hash(bench));
    CHECK(skua::differences(skua::describe(stored(), &bench.core),
                            skua::describe(stored(), &other.core))
              .empty());
  }
}

TEST_CASE(
    "any order of commands: the same end from the same beginning, and never too many samples") {
  constexpr const char* kNames[] = {"lower_drill",  "lower_drill", "take_sample", "take_sample",
                                    "analyse_core", "show_today",  "reset",       "undo"};
  for (uint32_t seed = 0; seed < 100; ++seed) {
    Bench once, again;
    for (Bench* bench : {&once, &again}) {
      skua::Random random(seed * 7919u + 1);
      for (int i = 0; i < 400; ++i) {
        const char* name = kNames[random.below(random.below(8) == 0 ? std::size(kNames) : 6)];
        const double depth = static_cast<double>(random.below(3400)) - 100;
        bench->give(name, {{"depth_m", random.below(4) != 0 ? depth : depth + 0.5}});
        if (random.below(3) != 0) bench->rest();
      }
      bench->rest();
    }
    REQUIRE(hash(once) == hash(again));
    REQUIRE(once.evidence.size() == again.evidence.size());
    REQUIRE(once.core.samples.size() <= kMostSamples);
  }
}
