/// Runs a model as the runtime does and keeps what it reports.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/evidence_log.h"
#include "ice_check.h"
#include "ice_core.h"

namespace skua::antarctica {

template <class Model>
struct Played {
  Model core;
  std::vector<Evidence> evidence;
  Tick tick = 0;

  explicit Played(const Launch& launch) : core(launch) {}

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    skua_command raw{};
    raw.size = sizeof raw;
    raw.name = to_abi(name);
    raw.values = values.begin();
    raw.value_count = static_cast<uint32_t>(values.size());
    skua_evidence_log log{evidence, tick};
    EvidenceLog evidence_log(&log);
    return core.apply(Command(raw), evidence_log);
  }
  /// Ticks until nothing moves; how many that took.
  uint32_t rest() {
    const Tick begun = tick;
    while (!core.at_rest()) {
      skua_evidence_log log{evidence, ++tick};
      EvidenceLog evidence_log(&log);
      core.step(tick, evidence_log);
    }
    return tick - begun;
  }
  bool sample(int32_t depth_m) {
    if (core.drill_m != depth_m &&
        !give("lower_drill", {{"depth_m", static_cast<double>(depth_m)}}))
      return false;
    rest();
    return give("take_sample");
  }
  bool answer(std::string_view item, std::string_view response) {
    return give("answer", {{"item", item}, {"response", response}});
  }
};

struct Check : Played<IceCheck> {
  explicit Check(uint32_t seed = 1) : Played(Launch{seed, "assessment"}) {}
};

struct Lesson : Played<IceCore> {
  explicit Lesson(uint32_t seed = 1) : Played(Launch{seed, "practice"}) {}

  bool predict(std::string_view item, std::string_view response) {
    return give("predict", {{"item", item}, {"response", response}});
  }
  /// A right answer to the item, as a student types it.
  std::string right(Item item) const {
    switch (item) {
      case Item::age_at_depth:
        return std::to_string(read_core(core.asked_depth_m).ice_age_yr);
      case Item::air_younger:
        return "sealed_later";
      case Item::warmest:
        return "128.5";
      case Item::coldest:
        return "25,5";
      case Item::today_co2:
        return "128.8";
    }
    return {};
  }
  bool answer_right(Item item) {
    return answer(kItemIds[static_cast<std::size_t>(item)], right(item));
  }
  /// Goes through the lesson with right answers until the chapter begins.
  void go_to(Chapter chapter) {
    const auto before = [&](Chapter c) { return core.chapter == c && chapter > c; };
    if (before(Chapter::bottom)) predict("bottom_age", "80000");
    if (before(Chapter::age)) pass(Item::age_at_depth);
    if (before(Chapter::air)) pass(Item::air_younger);
    if (before(Chapter::record)) {
      analyse();
      give("next");
    }
    if (before(Chapter::warmest)) pass(Item::warmest);
    if (before(Chapter::coldest)) pass(Item::coldest);
    if (before(Chapter::today)) {
      show_today();
      pass(Item::today_co2);
    }
  }
  void analyse() {
    for (int part = 0; part < kParts; ++part) sample(part * kPartLength_m + 300);
    predict("co2_and_cold", "colder");
    give("analyse_core");
    rest();
  }
  void show_today() {
    predict("today_level", "far_above");
    give("show_today");
  }
  void pass(Item item) {
    answer_right(item);
    give("next");
  }
};

}  // namespace skua::antarctica
