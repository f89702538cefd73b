#include "learn/activity_run.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "given.h"
#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

const Activity& old_ice_activity() {
  static const Activity activity = *read_activity(kGood, kCore);
  return activity;
}

/// Somebody at work.
struct Student {
  Core core;
  ActivityRun lesson;
  std::vector<Evidence> evidence;
  Tick tick = 0;

  explicit Student(uint32_t seed = 1) : lesson(old_ice_activity(), seed) {}

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given_to(lesson, core, name, values, evidence, tick);
  }
  bool answer(std::string_view item, std::string_view response) { return give("answer", {{"item", item}, {"response", response}}); }
  bool predict(std::string_view item, std::string_view response) { return give("predict", {{"item", item}, {"response", response}}); }
  void wait(int ticks) {
    for (int i = 0; i < ticks; ++i) {
      skua_evidence_log log{evidence, ++tick, 0};
      EvidenceLog told(&log);
      lesson.look(core, true, told);
    }
  }
  /// The last that was told, but what it says of objectives.
  const Evidence& last() const {
    return *std::find_if(evidence.rbegin(), evidence.rend(), [](const Evidence& one) { return one.item != "objective"; });
  }
  std::string stage() const { return lesson.activity().stages[lesson.stage()].id; }
  std::string asked_age(double off = 0) const { return std::to_string(static_cast<int>(lesson.drawn(0) * 100 + off)); }
  std::vector<std::string> visible() const {
    std::vector<std::string> ids;
    for (const uint32_t i : lesson.visible_tasks(core)) ids.push_back(lesson.activity().stages[lesson.stage()].tasks[i].id);
    return ids;
  }
  void reach_drill() {
    REQUIRE(predict("bottom_age", "old"));
    REQUIRE(give("next"));
  }
  void drill() {
    REQUIRE(give("lower_drill", {{"depth_m", 1500.0}}));
    REQUIRE(give("take_sample"));
    wait(90);
  }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a prediction comes first; nothing else is allowed, and it can't be taken back") {
  Student s;
  CHECK(s.visible() == Ids{"bottom_age"});
  CHECK_FALSE(s.give("lower_drill", {{"depth_m", 5.0}}));
  CHECK_FALSE(s.give("next"));
  CHECK_FALSE(s.answer("bottom_age", "old"));
  CHECK_FALSE(s.predict("bottom_age", "middling"));
  CHECK(s.predict("bottom_age", "young"));
  CHECK_FALSE(s.predict("bottom_age", "old"));
  CHECK(s.give("next"));
  CHECK(s.stage() == "drill");
  REQUIRE(s.evidence.size() == 1);
  CHECK(s.evidence[0].kind == SKUA_PREDICTED);
  CHECK(s.evidence[0].response == "young");
}

TEST_CASE("a stage in any order shows what can be done now; a goal must hold for its time") {
  Student s;
  s.reach_drill();
  CHECK(s.visible() == Ids{"how_to_drill", "deep"});
  CHECK_FALSE(s.give("analyse_core"));  // not in this stage
  CHECK(s.give("lower_drill", {{"depth_m", 1500.0}}));
  CHECK_FALSE(s.lesson.waits(s.core));
  CHECK(s.give("take_sample"));
  CHECK(s.visible() == Ids{"how_to_drill", "deep", "age"});
  CHECK(s.lesson.waits(s.core));
  s.wait(89);
  CHECK_FALSE(s.lesson.reaching(0).reached);
  CHECK(s.give("lower_drill", {{"depth_m", 500.0}}));  // it doesn't hold any more
  CHECK(s.give("lower_drill", {{"depth_m", 1500.0}}));
  s.wait(89);
  CHECK_FALSE(s.lesson.reaching(0).reached);
  s.wait(1);
  CHECK(s.lesson.reaching(0).reached);
  CHECK_FALSE(s.lesson.waits(s.core));
  CHECK(s.lesson.objective(1).by_doing() == 1);
  CHECK(s.evidence.back().item == "objective");
  REQUIRE(s.evidence.back().details.size() == 5);
  CHECK(s.evidence.back().details[0].text == "use_the_drill");
  CHECK(s.evidence.back().details[1].number == 0);  // mastered
  CHECK(s.evidence.back().details[2].number == 1);  // right
  CHECK(s.evidence.back().details[4].name == "nothing_ahead");  // the lesson has no other occasion
  CHECK(s.evidence.back().details[4].number == 1);
  CHECK(s.last().item == "goal");
}

TEST_CASE("answers: right within the tolerance, wrong with what that shows, hints, and the answer for who asks") {
  Student s;
  s.reach_drill();
  s.drill();
  CHECK_FALSE(s.answer("age", "old"));  // no number: it does not count as a try
  CHECK_FALSE(s.answer("age", "9000000"));  // nor is what can't be
  CHECK(s.lesson.fault_of(s.lesson.activity().items[1], "9000000", s.core) == NumberFault::impossible);
  CHECK(s.lesson.fault_of(s.lesson.activity().items[1], "old", s.core) == NumberFault::not_a_number);
  CHECK(s.lesson.fault_of(s.lesson.activity().items[1], " ", s.core) == NumberFault::empty);
  CHECK_FALSE(s.give("show_answer", {{"item", "age"}}));
  CHECK(s.answer("age", s.asked_age(-3000)));
  CHECK(s.last().misconception == "gas_age");
  CHECK_FALSE(s.last().correct);
  CHECK(s.give("hint", {{"item", "age"}}));
  CHECK(s.lesson.answering(1).hints == 1);
  CHECK(s.answer("age", "7"));
  CHECK(s.last().misconception.empty());
  CHECK(s.answer("age", std::to_string(s.lesson.drawn(0) / 10).substr(0, 5)));
  CHECK(s.last().misconception == "thousandfold");
  REQUIRE(s.lesson.can_show_answer(1, s.core));
  CHECK(*s.lesson.answer_of(1, s.core) == s.lesson.drawn(0) * 100);
  Student other;
  other.reach_drill();
  other.drill();
  CHECK(other.answer("age", other.asked_age(1000) + " yr"));
  CHECK(other.last().correct);
  CHECK(other.last().response == other.asked_age(1000));  // reported as a number, however it was typed
  CHECK_FALSE(other.answer("age", other.asked_age()));
  CHECK(s.give("show_answer", {{"item", "age"}}));
  CHECK(s.lesson.answering(1).answer_shown);
  CHECK(s.lesson.can_go_on(s.core));
}

TEST_CASE("ways part by what was shown, and say why") {
  Student s;
  s.reach_drill();
  s.drill();
  CHECK_FALSE(s.give("next"));
  CHECK(s.answer("age", s.asked_age()));
  CHECK(s.lesson.objective(0).opportunities() == 1);
  CHECK_FALSE(s.lesson.objective(0).mastered());
  CHECK(s.give("next"));
  CHECK(s.stage() == "practise");
  REQUIRE(s.lesson.way_here() != nullptr);
  CHECK(s.lesson.way_here()->because.empty());
  CHECK(s.last().item == "way");
}

TEST_CASE("every kind of question, to the end") {
  Student s;
  s.reach_drill();
  s.drill();
  CHECK(s.answer("age", "5"));
  CHECK(s.answer("age", s.asked_age()));
  CHECK(s.give("next"));
  // "why" is asked only of who needed more than one try
  CHECK(s.visible() == Ids{"why"});
  CHECK(s.answer("why", "leaks"));
  CHECK(s.last().misconception == "air_moves");
  CHECK(s.answer("why", "sealed_later"));
  CHECK(s.visible() == Ids{"why", "which"});
  CHECK_FALSE(s.answer("which", "ice,ice"));
  CHECK_FALSE(s.answer("which", ""));
  CHECK(s.answer("which", "ice,rock"));
  CHECK(s.answer("which", "air,ice"));
  CHECK_FALSE(s.answer("in_turn", "snow,ice"));
  CHECK(s.answer("in_turn", "ice,firn,snow"));
  CHECK(s.answer("in_turn", "snow,firn,ice"));
  CHECK_FALSE(s.answer("pairs", "older"));
  CHECK(s.answer("pairs", "younger,older"));
  CHECK(s.answer("pairs", "older,younger"));
  CHECK(s.visible() == Ids{"why", "which", "in_turn", "pairs", "analyse_core"});
  CHECK(s.give("analyse_core"));
  CHECK(s.give("next"));
  CHECK_FALSE(s.lesson.finished());
  CHECK(s.answer("explain", "Bubbles close late."));
  CHECK(s.lesson.finished());
  CHECK(s.last().kind == SKUA_COMPLETED);
  CHECK_FALSE(s.give("next"));
  CHECK(s.lesson.done_count() == 2);  // what not everybody meets is no part of the score
}

TEST_CASE("it is saved and loaded as it was, and what is made up is refused") {
  struct Kept {
    static void archive(void* lesson, skua_archive* raw) {
      Archive a(raw);
      static_cast<ActivityRun*>(lesson)->archive(a);
    }
    static void checkpoint(void* lesson, skua_archive* raw) {
      Archive a(raw);
      static_cast<ActivityRun*>(lesson)->checkpoint(a);
    }
  };
  skua_activity as_activity{};
  as_activity.size = sizeof as_activity;
  as_activity.archive = Kept::archive;
  as_activity.checkpoint = Kept::checkpoint;
  std::mt19937 chance(20261129);
  for (int game = 0; game < 200; ++game) {
    Student s(static_cast<uint32_t>(game));
    const char* const items[] = {"bottom_age", "age", "why", "which", "in_turn", "pairs", "explain"};
    const char* const responses[] = {"old", "7", "sealed_later", "leaks", "ice,air", "snow,firn,ice", "older,younger", "150000"};
    for (int i = 0; i < 60; ++i) {
      const char* const item = items[chance() % std::size(items)];
      const char* const response = responses[chance() % std::size(responses)];
      switch (chance() % 8) {
        case 0: s.predict(item, response); break;
        case 1: s.give("hint", {{"item", item}}); break;
        case 2: s.give("show_answer", {{"item", item}}); break;
        case 3: s.give("next"); break;
        case 4: s.give("lower_drill", {{"depth_m", static_cast<double>(chance() % 3000)}}); break;
        case 5: s.give("take_sample"); break;
        case 6: s.wait(static_cast<int>(chance() % 100)); break;
        default: s.answer(item, response);
      }
    }
    const auto stored = save(as_activity, &s.lesson);
    REQUIRE(stored);
    ActivityRun other(old_ice_activity(), static_cast<uint32_t>(game));
    REQUIRE(load(as_activity, &other, *stored));
    CHECK(*hash_of(as_activity, &other) == *hash_of(as_activity, &s.lesson));
    CHECK(other.stage() == s.lesson.stage());
    CHECK(other.visible_tasks(s.core) == s.lesson.visible_tasks(s.core));

    const auto brief = save_checkpoint(as_activity, &s.lesson);
    REQUIRE(brief);
    CHECK(brief->size() <= stored->size());
    ActivityRun later(old_ice_activity(), static_cast<uint32_t>(game));
    REQUIRE(load_checkpoint(as_activity, &later, *brief));
    CHECK(*save_checkpoint(as_activity, &later) == *brief);
    CHECK(later.visible_tasks(s.core) == s.lesson.visible_tasks(s.core));
    for (uint32_t item = 0; item < s.lesson.activity().items.size(); ++item) {
      CHECK(later.answering(item).tries == s.lesson.answering(item).tries);
      CHECK(later.answering(item).hints == s.lesson.answering(item).hints);
      CHECK(later.answering(item).mistake == s.lesson.answering(item).mistake);
      CHECK(later.answering(item).done == s.lesson.answering(item).done);
    }
  }
}
