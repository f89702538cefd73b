// What a host with little room keeps of an attempt at this module's activities.
#include <doctest/doctest.h>

#include "attempt/attempt.h"
#include "core/archive.h"
#include "lesson.h"

using namespace skua::antarctica;
using skua::Attempt;
using skua::NamedValue;
using skua::NamedValues;

extern "C" const skua_module_desc* skua_module_antarctica(void);

namespace {

constexpr double kStart_ms = 1'772'444'467'250.0;

std::string launch(const std::string& activity, const std::string& checkpoint = {}) {
  const std::string more =
      checkpoint.empty() ? std::string() : R"(,"checkpoint":")" + checkpoint + R"(")";
  return R"({"activity":")" + activity +
         R"(","attempt":"0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10","actor":"k3v9x2","seed":5,"mode":"practice",)"
         R"("keep":"checkpoint","resume":{"commands":[],"events":0)" +
         more + "}}";
}

NamedValue value(std::string_view name, std::string_view text) {
  return NamedValue::from_abi(skua::Value(name, text));
}
NamedValue value(std::string_view name, double number) {
  return NamedValue::from_abi(skua::Value(name, number));
}

/// An attempt with a clock that waits for whatever moves.
struct Work {
  Attempt attempt;
  double now_ms = kStart_ms;

  explicit Work(const std::string& json) {
    REQUIRE(attempt.launch(*skua_module_antarctica(), json, now_ms));
  }
  bool give(std::string_view name, const NamedValues& values = {}) {
    const bool applied = attempt.submit(name, values, now_ms += 1000) == skua::Submitted::applied;
    while (!attempt.session()->at_rest()) attempt.advance(now_ms += 16);
    return applied;
  }
  uint64_t model_hash() const {
    const skua::Session& session = *attempt.session();
    return *skua::hash_of(session.activity(), session.model());
  }
  void fill_the_box() {
    for (uint32_t i = 0; i < kMostSamples; ++i) {
      give("lower_drill", {value("depth_m", 3000.0 - 47.0 * i)});
      REQUIRE(give("take_sample"));
    }
  }
};

}  // namespace

TEST_CASE("a finished lesson with a full box fits, and goes on where it was") {
  Work work(launch("ice-core"));
  work.give("predict", {value("item", "bottom_age"), value("response", "8000")});
  const auto& core = *static_cast<const IceCore*>(work.attempt.session()->model());
  const auto answer = [&](Item item) {
    const std::string_view id = kItemIds[static_cast<std::size_t>(item)];
    work.give("answer", {value("item", id), value("response", "1")});
    work.give("hint", {value("item", id)});
    Lesson right(5);
    const std::string text = right.right(item);
    REQUIRE(work.give("answer", {value("item", id), value("response", text)}));
    REQUIRE(work.give("next"));
  };
  answer(Item::age_at_depth);
  answer(Item::air_younger);
  work.fill_the_box();
  work.give("predict", {value("item", "co2_and_cold"), value("response", "colder")});
  work.give("analyse_core");
  work.give("next");
  answer(Item::warmest);
  answer(Item::coldest);
  work.give("predict", {value("item", "today_level"), value("response", "inside")});
  work.give("show_today");
  answer(Item::today_co2);
  REQUIRE(core.chapter == Chapter::result);
  REQUIRE(core.samples.size() == kMostSamples);

  const auto text = work.attempt.checkpoint();
  REQUIRE(text.has_value());
  MESSAGE("a full lesson's checkpoint: " << text->size() << " characters");
  CHECK(text->size() <= skua::kLongestCheckpoint);
  Work later(launch("ice-core", *text));
  CHECK(later.model_hash() == work.model_hash());
  CHECK(later.attempt.tracker().score() == work.attempt.tracker().score());
  CHECK(later.attempt.tracker().completed());
  CHECK(later.give("lower_drill", {value("depth_m", 5.0)}));
}

TEST_CASE("so does a check with its answers") {
  Work work(launch("ice-check"));
  work.fill_the_box();
  work.give("answer", {value("item", "ice_age"), value("response", "1,999,999")});
  work.give("answer", {value("item", "cold_co2"), value("response", "250_300")});
  const auto text = work.attempt.checkpoint();
  REQUIRE(text.has_value());
  MESSAGE("a check's checkpoint: " << text->size() << " characters");
  CHECK(text->size() <= skua::kLongestCheckpoint);
  Work later(launch("ice-check", *text));
  const auto& check = *static_cast<const IceCheck*>(later.attempt.session()->model());
  CHECK(check.samples.size() == kMostSamples);
  CHECK(check.answered() == 2);
  CHECK(later.give("hand_in"));

  Attempt other;
  const auto foreign =
      other.launch(*skua_module_antarctica(), launch("ice-core", *text), kStart_ms);
  REQUIRE(!foreign.has_value());
  CHECK(foreign.error().code == skua::LaunchCode::no_checkpoint);
}
