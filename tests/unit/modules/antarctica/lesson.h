/// Runs the module's models and its lessons in JSON as the runtime does, and keeps what they
/// report.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "attempt/launch.h"
#include "core.h"
#include "core/evidence_log.h"
#include "core/session.h"
#include "ice_check.h"
#include "ice_check_view.h"
#include "learn/catalogue.h"
#include "learn/tracker.h"
#include "project.h"
#include "ui/interface.h"

extern "C" const skua_module_desc* skua_module_antarctica(void);

namespace skua::antarctica {

inline std::string read_file(const std::string& from_project) {
  std::ifstream file(project_folder() + "/" + from_project, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline constexpr const char* kLessons[] = {"ice-core", "trapped-air"};
inline std::string lesson_file(const std::string& id) {
  return read_file("modules/antarctica/activities/" + id + ".json");
}

/// The module with its lessons in JSON, as the player launches them.
inline const skua_module_desc& lessons() {
  static Catalogue catalogue(*skua_module_antarctica());
  static const bool read = [] {
    for (const char* id : kLessons) {
      const auto added = catalogue.add(lesson_file(id));
      REQUIRE_MESSAGE(added, id, added.error()[0].text());
    }
    return true;
  }();
  REQUIRE(read);
  return catalogue.module();
}

// ---- a model by itself
// -----------------------------------------------------------------------------------------------

template <class Model>
struct Played {
  Model core;
  std::vector<Evidence> evidence;
  Tick tick = 0;

  explicit Played(const Launch& launch) : core(launch) {}

  bool give(std::string_view name, std::span<const skua_value> values) {
    skua_command raw{};
    raw.size = sizeof raw;
    raw.name = to_abi(name);
    raw.values = values.data();
    raw.value_count = static_cast<uint32_t>(values.size());
    skua_evidence_log log{evidence, tick, 0};
    EvidenceLog evidence_log(&log);
    return core.apply(Command(raw), evidence_log);
  }
  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    const skua_value* first = values.begin();
    return give(name, std::span(first, values.size()));
  }
  /// Ticks until nothing moves; how many that took.
  uint32_t rest() {
    const Tick begun = tick;
    while (!core.at_rest()) {
      skua_evidence_log log{evidence, ++tick, 0};
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
};

/// The simulation without a lesson.
struct Bench : Played<Core> {
  Bench() : Played(Launch{1, "practice"}) {}
};

struct Check : Played<IceCheck> {
  explicit Check(uint32_t seed = 1) : Played(Launch{seed, "assessment"}) {}

  bool answer(std::string_view item, std::string_view response) {
    return give("answer", {{"item", item}, {"response", response}});
  }

  void show(skua_ui& ui) const {
    Ui handle(&ui);
    ice_check_view(core, handle);
  }
  void request(const Request& asked) {
    std::vector<skua_value> values;
    for (const NamedValue& value : asked.values) values.push_back(value.to_abi());
    give(asked.name, values);
  }
  void count(skua_progress& p) const {
    p.items = kQuestionCount;
    p.items_done = static_cast<uint32_t>(core.answered());
  }
};

// ---- a lesson in JSON
// -----------------------------------------------------------------------------------------------

/// A student at work, as the session has it; a second lies between one command and the next.
struct Lesson {
  Session session;
  Tracker tracker;
  std::vector<Evidence> evidence;
  double now_ms = 0;
  /// The ways that are taken where the student may choose; where none of these is there they learn
  /// step by step, but for what a sample tells.
  std::vector<std::string> choices{"learn_first", "cold_times"};

  explicit Lesson(uint32_t seed = 1, std::string_view id = kLessons[0])
      : session(*find_activity(lessons(), id), seed, "practice"),
        tracker(tracker_of(session.activity())) {}

  // ---- what is so
  const Performance& performance() const {
    return *static_cast<const Performance*>(session.model());
  }
  const ActivityRun& run() const { return performance().run(); }
  const Activity& activity() const { return run().activity(); }
  const Core& core() const { return *static_cast<const Core*>(performance().model()); }
  const std::string& stage() const { return activity().stages[run().stage()].id; }
  uint32_t place_of(std::string_view item) const {
    const auto known = std::ranges::find(activity().items, item, &ActivityItem::id);
    REQUIRE(known != activity().items.end());
    return static_cast<uint32_t>(known - activity().items.begin());
  }
  const Answering& answering(std::string_view item) const {
    return run().answering(place_of(item));
  }
  bool can_answer(std::string_view item) const {
    return run().can_answer(place_of(item), performance());
  }
  int32_t asked_m() const { return static_cast<int32_t>(run().drawn(0)); }
  uint64_t hash() const { return *session.state_hash(); }
  /// What was told last, of a kind.
  const Evidence& told(skua_evidence_kind kind) const {
    const auto last = std::ranges::find(evidence.rbegin(), evidence.rend(), kind, &Evidence::kind);
    REQUIRE(last != evidence.rend());
    return *last;
  }
  int count(skua_evidence_kind kind) const {
    return static_cast<int>(std::ranges::count(evidence, kind, &Evidence::kind));
  }

  // ---- what a student does
  bool give(std::string_view name, const NamedValues& values) {
    const bool applied = session.submit(name, values, now_ms += 1000) == Submitted::applied;
    listen();
    return applied;
  }
  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    NamedValues named;
    for (const Value& value : values) named.push_back(NamedValue::from_abi(value));
    return give(name, named);
  }
  /// Ticks until nothing moves; how many that took.
  uint32_t rest() {
    const Tick begun = session.tick();
    while (session.step_once()) {
    }
    listen();
    return session.tick() - begun;
  }
  bool sample(int32_t depth_m) {
    if (core().drill_m != depth_m &&
        !give("lower_drill", {{"depth_m", static_cast<double>(depth_m)}}))
      return false;
    rest();
    return give("take_sample");
  }
  bool sample_all_parts() {
    bool all = true;
    for (int part = 0; part < kParts; ++part) {
      if (!core().part_sampled(part)) all = sample(part * kPartLength_m + 300) && all;
    }
    return all;
  }
  bool answer(std::string_view item, std::string_view response) {
    return give("answer", {{"item", item}, {"response", response}});
  }
  bool predict(std::string_view item, std::string_view response) {
    return give("predict", {{"item", item}, {"response", response}});
  }
  /// A right answer, as a student types it.
  std::string right(std::string_view item) const {
    const uint32_t place = place_of(item);
    const ActivityItem& asked = activity().items[place];
    if (asked.kind == QuestionKind::text) return "Because of the snow above it.";
    if (asked.kind == QuestionKind::offered) return "from=131,to=118";
    if (asked.kind == QuestionKind::number)
      return std::to_string(run().answer_of(place, performance()).value_or(0));
    std::string response;
    for (const std::string& one : asked.right) response += (response.empty() ? "" : ",") + one;
    return response;
  }
  /// Does what comes next, and right; false where there is nothing.
  bool go_on() {
    if (give("next")) return true;
    for (const std::string& choice : choices) {
      if (give("next", {{"choice", choice}})) return true;
    }
    for (const char* usual :
         {"show_card", "learn_ages", "learn_first", "learn_drill", "cold_times"}) {
      if (give("next", {{"choice", usual}})) return true;
    }
    for (uint32_t i = 0; i < activity().items.size(); ++i) {
      const ActivityItem& item = activity().items[i];
      if (run().can_answer(i, performance()))
        return item.is_prediction() ? predict(item.id, item.options[0])
               : item.is_opinion() ? give("say", {{"item", item.id}, {"response", "Why it is so."}})
                                   : answer(item.id, right(item.id));
    }
    for (const ActivityPractice& practice : activity().practices) {
      if (give("another", {{"practice", practice.id}})) return true;
    }
    return explore();
  }
  /// Goes through the lesson, each answer right, until a stage begins.
  void go_to(std::string_view wanted) {
    for (int i = 0; i < 100 && stage() != wanted; ++i) REQUIRE(go_on());
    REQUIRE(stage() == wanted);
  }

  // ---- as a page needs it
  void show(skua_ui& ui) const {
    ui.can_undo = session.can_undo();
    session.activity().view(session.model(), &ui);
  }
  void request(const Request& asked) { give(asked.name, asked.values); }
  void count(skua_progress& p) const {
    p.items = tracker.item_count();
    p.items_done = tracker.done_count();
    p.points = tracker.score().raw;
    p.points_possible = tracker.score().max;
  }

 private:
  /// What the stage wants done in the simulation.
  bool explore() {
    if (stage() == "record") {
      if (core().parts_sampled() < kParts) return sample_all_parts();
      return give("analyse_core") && rest() > 0;
    }
    if (stage() == "today") return give("show_today");
    if (stage() == "look") return sample(500);
    if (stage() == "prove_ages") return sample(860);
    if (stage() == "prove_drill") return sample(2720);
    if (stage() == "further") return sample_once(300) && sample_once(520);
    if (stage() == "young_ice") return sample_once(60) && sample_once(150);
    if (stage() == "seek") return has_sample(610) ? sample(310) : sample(610);
    return sample(asked_m());
  }
  bool has_sample(int32_t depth_m) const {
    return std::ranges::count(core().samples, depth_m, &Sample::depth_m) == 1;
  }
  bool sample_once(int32_t depth_m) { return has_sample(depth_m) || sample(depth_m); }
  void listen() {
    for (Evidence& one : session.take_evidence()) {
      tracker.take(one);
      evidence.push_back(std::move(one));
    }
  }
};

}  // namespace skua::antarctica
