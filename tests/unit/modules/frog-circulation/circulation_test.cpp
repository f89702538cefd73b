// The circulation as a model: its numbers beside those that were measured
// (modules/frog-circulation/README.md says by whom), what follows from each experiment,
// and that it is the same on every machine.
#include "circulation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string_view>
#include <vector>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "core/session.h"
#include "given.h"
#include "learn/catalogue.h"
#include "project.h"

extern "C" const skua_module_desc* skua_module_frog_circulation(void);

using namespace skua;
using namespace skua::circulation;

namespace {

constexpr double kFrog_kg = 0.035;
constexpr uint32_t kStep = 2;  // parts of time: 1/120 s
double seconds_of(uint32_t parts) { return static_cast<double>(parts) / kPartsPerSecond; }

const skua_activity& stored() {
  static const skua_activity activity = [] {
    static const skua_simulation simulation = circulation_simulation();
    skua_activity a{};
    a.size = sizeof a;
    a.archive = simulation.archive;
    return a;
  }();
  return activity;
}

struct Student {
  Circulation c{Launch{}};
  std::vector<Evidence> evidence;
  uint32_t tick = 0;

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given(name, values, evidence, tick,
                 [&](const auto& raw, auto& told) { return c.apply(Command(raw), told); });
  }
  void set(std::string_view name, bool on) { REQUIRE(give(name, {{"on", on ? 1.0 : 0.0}})); }
  void minutes(double count) {
    for (double left = count * 60; left > 0.5; left -= kMostAtOnce_s)
      REQUIRE(give("go_on", {{"seconds", std::min(left, kMostAtOnce_s)}}));
  }
  void ticks(uint32_t count) {
    for (uint32_t i = 0; i < count && !c.at_rest(); ++i) {
      skua_evidence_log log{evidence, ++tick, 0};
      EvidenceLog evidence_log(&log);
      c.step(tick, evidence_log);
    }
  }
  uint64_t hash() const { return *hash_of(stored(), &c); }

  double rate() const { return c.flow.rate(c.heart(), c.now); }
  double percent(uint32_t place) const { return 100 * c.flow.saturation_of(c.heart(), place); }
  double to_body() const { return 100 * c.flow.systemic_saturation; }
  double to_lungs() const { return 100 * c.flow.pulmocutaneous_saturation; }
  /// mL/min for each kg of frog.
  double flow(uint32_t way) const { return 60 * c.flow.mean_flow(way) / kFrog_kg; }
};

Student frog_at(double celsius) {
  Student s;
  if (celsius != 20) REQUIRE(s.give("set_temperature", {{"celsius", celsius}}));
  s.minutes(20);
  return s;
}

Student human() {
  Student s;
  REQUIRE(s.give("choose_heart", {{"human", 1.0}}));
  s.minutes(5);
  return s;
}

struct Beat {
  double highest = 0, lowest = 1e9, fullest = 0, emptiest = 1e9;
};

/// The pressure in a place, and how full the ventricle is, over some beats.
Beat over_beats(const Student& s, uint32_t place) {
  Flow flow = s.c.flow;
  Beat beat;
  for (int i = 0; i < 20 * 120; ++i) {
    flow.step(s.c.heart(), s.c.now, kStep);
    const double mmhg = flow.pressure_of(s.c.heart(), place);
    const double ml = flow.volume[left_ventricle] + (s.c.human ? 0 : flow.volume[right_ventricle]);
    beat.highest = std::max(beat.highest, mmhg);
    beat.lowest = std::min(beat.lowest, mmhg);
    beat.fullest = std::max(beat.fullest, ml);
    beat.emptiest = std::min(beat.emptiest, ml);
  }
  return beat;
}

bool near(double value, double wanted, double tolerance) {
  CAPTURE(value);
  CAPTURE(wanted);
  return std::abs(value - wanted) <= tolerance;
}

double sum(const std::array<double, kPlaces>& all) {
  double sum = 0;
  for (const double one : all) sum += one;
  return sum;
}

}  // namespace

TEST_CASE("a frog's heart beats as fast as was measured in bullfrogs, in air and in a dive") {
  for (const auto& [celsius, in_air, in_dive] :
       {std::array{15.0, 27.1, 19.3}, std::array{25.0, 47.7, 35.3}}) {
    CAPTURE(celsius);
    Student s = frog_at(celsius);
    CHECK(near(s.rate(), in_air, 0.5));
    s.set("hold_breath", true);
    s.minutes(2);
    CHECK(s.rate() > 0.9 * in_air);  // it takes a quarter of an hour and more (Jones and Shelton)
    s.minutes(28);
    CHECK(near(s.rate(), in_dive, 1.0));
    s.set("hold_breath", false);
    s.minutes(0.5);
    CHECK(near(s.rate(), in_air, 1.0));  // and ends at the first breath
  }
}

TEST_CASE(
    "pressures of a leopard frog, and flows between those of toads at 15 and 25 °C and twice "
    "them") {
  const Student s = frog_at(20);
  const Beat body = over_beats(s, systemic);
  CHECK(near(body.highest, 30.5, 3));
  CHECK(near(body.lowest, 21.1, 3));
  CHECK(s.flow(into_systemic) > 54);
  CHECK(s.flow(into_systemic) < 77);
  CHECK(s.flow(into_pulmocutaneous) > 11);
  CHECK(s.flow(into_pulmocutaneous) <
        51);  // of toads short of oxygen; bullfrogs send more to the lungs than toads
  // Cold slows all of it, the lungs' part most (Gamperl et al. 1999).
  const Student cold = frog_at(15), warm = frog_at(25);
  const double body_ratio = warm.flow(into_systemic) / cold.flow(into_systemic);
  CHECK(near(body_ratio, 77.2 / 54.3, 0.12));
  CHECK(warm.flow(into_pulmocutaneous) / cold.flow(into_pulmocutaneous) > body_ratio);
}

TEST_CASE(
    "both kinds of blood mix in part: the body gets more oxygen than lungs and skin, and less than "
    "comes from the lungs") {
  const Student s = frog_at(20);
  CHECK(s.percent(left_atrium) > 88);
  CHECK(s.to_body() < s.percent(left_atrium) - 8);
  CHECK(s.to_body() > s.to_lungs() + 8);
  // What goes to lungs and skin comes almost only from the right atrium (DeLong 1962).
  CHECK(near(s.to_lungs(), s.percent(right_atrium), 4));
  // In air the skin is the lesser part: "very modest" in a toad, 38 % in a tree frog.
  CHECK(s.c.skin_share() > 8);
  CHECK(s.c.skin_share() < 38);
  CHECK(s.c.supply() > 99.9);
  CHECK(s.c.flow.debt == 0);
}

TEST_CASE(
    "in a warm dive the lungs' air is used up, the skin takes over, and muscles run into debt") {
  Student s = frog_at(20);
  const double before = s.to_body(), lungs_before = s.flow(into_lungs);
  const double skin_before = s.flow(into_cutaneous) + s.flow(into_skin);
  const double cutaneous_before = s.flow(into_cutaneous);
  s.set("hold_breath", true);
  s.minutes(10);
  CHECK(s.c.held_min() == 10);
  CHECK(s.to_body() < before - 25);
  CHECK(s.flow(into_lungs) < 0.5 * lungs_before);
  // A third is left of the flow in the cutaneous artery; what comes from the body's arteries makes
  // up for it (Moalli et al. 1980).
  CHECK(near(s.flow(into_cutaneous) / cutaneous_before, 1.0 / 3, 0.15));
  CHECK(near((s.flow(into_cutaneous) + s.flow(into_skin)) / skin_before, 1, 0.2));
  s.minutes(30);
  CHECK(s.c.skin_share() > 90);
  CHECK(s.c.supply() < 60);
  CHECK(s.c.debt() > 5);
  // Nobody is taken further than it can bear.
  for (int i = 0; i < 60 && s.c.limit == Limit::none; ++i) s.minutes(5);
  CHECK(s.c.limit == Limit::tired);
  CHECK(s.c.limit_min > 60);
  CHECK(!s.c.now.held);
  CHECK(s.evidence.back().item == "limit");
  CHECK(near(s.c.debt(), 100, 0.01));
  s.minutes(10);
  CHECK(s.to_body() > before - 10);
}

TEST_CASE("in water of 5 °C the skin alone is enough for as long as one likes") {
  Student s = frog_at(5);
  s.set("hold_breath", true);
  s.minutes(6 * 60);
  CHECK(s.c.skin_share() > 95);
  CHECK(s.c.supply() > 99.9);
  CHECK(s.c.flow.debt == 0);
  CHECK(s.c.limit == Limit::none);
}

TEST_CASE("swimming takes more than heart and lungs bring, and is over when the muscles are") {
  Student s = frog_at(20);
  const double rest = s.c.flow.consumption;
  s.set("exercise", true);
  s.minutes(3);
  CHECK(s.c.flow.consumption > 3 * rest);
  CHECK(s.c.supply() < 95);
  CHECK(s.c.debt() > 0);
}

TEST_CASE("with the arch clamped a frog's body gets more blood, though little oxygen") {
  Student s = frog_at(20);
  const double before = s.flow(into_systemic);
  s.set("clamp_arch", true);
  s.minutes(1);
  CHECK(s.flow(into_pulmocutaneous) == 0);
  CHECK(s.flow(into_systemic) > 1.1 * before);
  s.minutes(9);
  CHECK(s.to_body() < 25);
  CHECK(s.c.supply() < 50);
}

TEST_CASE("a human's numbers are those of textbooks") {
  Student s = human();
  const Beat body = over_beats(s, systemic), lungs = over_beats(s, pulmocutaneous);
  CHECK(near(s.rate(), 70, 0.01));
  CHECK(near(body.highest, 120, 6));
  CHECK(near(body.lowest, 80, 5));
  CHECK(near(lungs.highest, 25, 6));
  CHECK(near(lungs.lowest, 10, 3));
  CHECK(near(body.fullest - body.emptiest, 70, 5));
  CHECK(near(60 * s.c.flow.mean_flow(into_systemic), 5000, 250));
  CHECK(near(s.to_body(), 97, 1.5));
  CHECK(near(s.to_lungs(), 73, 3));
  CHECK(near(60 * s.c.flow.consumption, 250, 2));
  // The walls keep both kinds apart.
  CHECK(near(s.to_body(), s.percent(left_atrium), 0.5));
}

TEST_CASE(
    "a human who holds the breath falls below 90 % within two minutes, and breathes before harm") {
  Student s = human();
  s.set("hold_breath", true);
  s.minutes(0.5);
  CHECK(s.to_body() > 90);
  s.minutes(1.5);
  CHECK(s.to_body() < 90);
  s.minutes(5);
  CHECK(s.c.limit == Limit::breathless);
  CHECK(s.c.limit_min > 1);
  CHECK(s.c.limit_min < 5);
}

TEST_CASE("with the way to the lungs clamped a human's body gets no blood, and time stands there") {
  Student s = human();
  s.set("clamp_arch", true);
  s.minutes(5);
  CHECK(s.c.limit == Limit::no_flow);
  CHECK(s.c.limit_min < 1);
  CHECK(!s.c.now.clamped);
  CHECK(s.c.flow.mean_systemic_pressure() < 40);
  s.minutes(2);
  CHECK(s.c.flow.mean_systemic_pressure() > 80);
}

TEST_CASE("no blood is lost, and oxygen only where it is used") {
  for (const bool of_human : {false, true}) {
    Student s;
    if (of_human) REQUIRE(s.give("choose_heart", {{"human", 1.0}}));
    s.set("exercise", true);
    s.set("hold_breath", true);
    const double ml = sum(s.c.flow.volume);
    Flow flow = s.c.flow;
    const Heart& heart = s.c.heart();
    const double store = heart.lung_ml * heart.ml_mmhg;
    double oxygen = sum(flow.oxygen) + flow.lung_mmhg * store, taken = 0, used = 0;
    uint32_t beats = flow.beats;
    uint32_t since = flow.time;
    bool whole = false;  // the first beat began before
    for (int i = 0; i < 120 * 40; ++i) {
      const double before = sum(flow.oxygen) + flow.lung_mmhg * store;
      flow.step(heart, s.c.now, kStep);
      if (flow.beats == beats) continue;
      beats = flow.beats;
      if (whole)
        taken += flow.skin_uptake * seconds_of(flow.time - since),
            used += flow.consumption * seconds_of(flow.time - since);
      else
        oxygen = before;
      whole = true;
      since = flow.time;
      // Of the step that begins a beat the averages know nothing yet: its part is below a
      // thousandth.
      CHECK(near(before, oxygen + taken - used, 0.004 * oxygen));
    }
    CHECK(near(sum(flow.volume), ml, 1e-9 * ml));
  }
}

TEST_CASE(
    "step by step a beat goes from atria to ventricle, conus and rest, and stands in between") {
  Student s;
  std::vector<uint32_t> parts;
  for (int i = 0; i < 8; ++i) {
    REQUIRE(s.give("next_part"));
    parts.push_back(s.c.part());
    CHECK(s.c.at_rest());
  }
  CHECK(parts == std::vector<uint32_t>{1, 2, 3, 0, 1, 2, 3, 0});
  CHECK(s.c.flow.beats == 2);
}

TEST_CASE("time goes at the pace that was chosen, and stops when nobody is there") {
  for (const auto& [pace, seconds] :
       {std::pair{0.0, 15.0}, std::pair{1.0, 60.0}, std::pair{2.0, 3600.0}}) {
    Student s;
    if (pace != 1) REQUIRE(s.give("set_pace", {{"pace", pace}}));
    s.set("run", true);
    s.ticks(3600);
    CHECK(seconds_of(s.c.flow.time) == seconds);
  }
  Student s;
  s.set("run", true);
  s.ticks(11 * 60 * 60);
  CHECK(s.c.at_rest());
  CHECK(seconds_of(s.c.flow.time) == 600);
}

TEST_CASE(
    "what was measured is kept from the beginning on, in as many moments as there is room for") {
  Student s;
  CHECK(s.c.moments.size() == 1);
  s.minutes(5);
  CHECK(s.c.every_s == 5);
  CHECK(s.c.moments.size() == 61);
  const uint32_t first = s.c.moments.front().systemic;
  s.minutes(300);
  CHECK(s.c.moments.size() <= kMostMoments);
  CHECK(s.c.moments.size() >= kMostMoments / 2);
  CHECK(s.c.moments.front().systemic == first);
  CHECK(near(static_cast<double>(s.c.moments.size() - 1) * s.c.every_s, seconds_of(s.c.flow.time),
             s.c.every_s));
}

TEST_CASE("commands beyond what there is are refused, and change nothing") {
  Student s;
  const uint64_t before = s.hash();
  for (const double on : {-1.0, 0.0, 0.5, 2.0})
    for (const char* name : {"run", "hold_breath", "clamp_arch", "exercise"})
      CHECK(!s.give(name, {{"on", on}}));
  for (const double pace : {-1.0, 1.0, 1.5, 3.0}) CHECK(!s.give("set_pace", {{"pace", pace}}));
  for (const double seconds : {0.0, -3.0, 1.5, 301.0, 1e12})
    CHECK(!s.give("go_on", {{"seconds", seconds}}));
  for (const double celsius : {4.0, 20.0, 25.5, 26.0, -1e9})
    CHECK(!s.give("set_temperature", {{"celsius", celsius}}));
  for (const double wanted : {0.0, 0.5, 2.0}) CHECK(!s.give("choose_heart", {{"human", wanted}}));
  CHECK(!s.give("start_again"));
  CHECK(!s.give("run"));
  CHECK(!s.give("stop_heart"));
  CHECK(s.hash() == before);
  CHECK(s.evidence.empty());
  REQUIRE(s.give("choose_heart", {{"human", 1.0}}));
  CHECK(!s.give("set_temperature", {{"celsius", 10.0}}));
}

TEST_CASE(
    "a state that was stored goes on as if it had not been, and an impossible one is refused") {
  Student s;
  s.set("hold_breath", true);
  s.minutes(7);
  const auto bytes = save(stored(), &s.c);
  REQUIRE(bytes);
  CHECK(bytes->size() <= 2400);
  Student other;
  REQUIRE(load(stored(), &other.c, *bytes).has_value());
  CHECK(other.hash() == s.hash());
  s.minutes(5);
  other.minutes(5);
  CHECK(other.hash() == s.hash());
  for (const auto& spoil : std::initializer_list<void (*)(Circulation&)>{
           [](Circulation& c) { c.flow.volume[body] = 0; },
           [](Circulation& c) { c.flow.oxygen[skin] = -1; },
           [](Circulation& c) { c.flow.phase = 1.5; }, [](Circulation& c) { c.now.celsius = 90; },
           [](Circulation& c) { c.moments[0].systemic = 2000; },
           [](Circulation& c) { c.pace = static_cast<Pace>(7); },
           [](Circulation& c) { c.every_s = 0; }}) {
    Student made_up;
    spoil(made_up.c);
    const auto bad = save(stored(), &made_up.c);
    REQUIRE(bad);
    Student victim;
    CHECK(!load(stored(), &victim.c, *bad).has_value());
  }
}

TEST_CASE("the lesson over the circulation is read by its simulation") {
  Catalogue catalogue(*skua_module_frog_circulation());
  std::ifstream file(project_folder() + "/modules/frog-circulation/activities/two-rounds.json",
                     std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const auto added = catalogue.add(text.str());
  CHECK_MESSAGE(added.has_value(), (added ? std::string() : added.error()[0].text()));
}

TEST_CASE("an afternoon of experiments ends in the same bits on every machine") {
  Student s;
  s.set("run", true);
  s.ticks(200);
  s.set("hold_breath", true);
  REQUIRE(s.give("set_pace", {{"pace", 2.0}}));
  s.ticks(900);
  REQUIRE(s.give("set_temperature", {{"celsius", 7.0}}));
  s.ticks(300);
  s.set("hold_breath", false);
  s.set("exercise", true);
  s.ticks(60);
  s.set("clamp_arch", true);
  s.ticks(60);
  CHECK(s.hash() == 9217996485481599602u);
}
