#include "learn/practice.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/evidence_log.h"
#include "given.h"
#include "learn/activity_run.h"

using namespace skua;

namespace {

const std::vector<PracticeQuestion> kFive = {{0, -2}, {1, -1}, {2, 0}, {3, 1}, {4, 2}};

PracticeRecord after(std::initializer_list<bool> answers) {
  PracticeRecord record;
  for (const bool right : answers) take_answer(record, 0, right);
  return record;
}

/// A die that is thrown: a simulation needs something to be done.
const Simulation kDie = {.id = "die",
                         .observables = {{"thrown", {}}, {"sixes", {}}},
                         .commands = {{"throw", {{"value", {}, 1, 6}}}}};

struct Die final : RunningSimulation {
  double thrown = 0, sixes = 0;
  Operand observe(uint32_t observable) const override { return {observable == 0 ? thrown : sixes}; }
  Operand work_out(uint32_t, std::span<const Operand>) const override { return {}; }
  bool apply(const Command& command, EvidenceLog&) override {
    if (!command.is("throw")) return false;
    ++thrown;
    sixes += command.number("value") == 6.0 ? 1 : 0;
    return true;
  }
};

constexpr const char* kChances = R"~({
  "skua": "activity", "schema": 1, "id": "chances", "simulation": "die", "minutes": 5, "languages": ["en"],
  "objectives": [{"id": "chance", "initial": 0.15}],
  "stages": [
    {"id": "throw_it", "tasks": [{"goal": "a_six", "until": "sixes > 0", "at_once": "thrown = 1", "objectives": ["chance"]}]},
    {"id": "practise", "tasks": [{"practise": "sums", "objective": "chance", "most": 4, "questions": [
      {"ask": "easy", "difficulty": 0.1, "options": ["yes", "no"], "right": "yes"},
      {"ask": "middling", "difficulty": 0.3, "options": ["sixth", "half", "never"], "right": "sixth", "wrong": {"never": "due"}, "hints": 1},
      {"ask": "about_due", "difficulty": 0.5, "about": ["due"], "options": ["same", "more"], "right": "same"},
      {"ask": "hard", "difficulty": 0.8, "options": ["a", "b", "c", "d"], "right": "a"},
      {"ask": "hardest", "difficulty": 0.95, "options": ["a", "b", "c", "d"], "right": "b"}
    ]}]},
    {"id": "end", "tasks": [{"ask": "last", "options": ["a", "b"], "right": "a"}]}
  ]
})~";

struct Player {
  Activity activity = *read_activity(kChances, kDie);
  Die die;
  ActivityRun lesson{activity, 1};
  std::vector<Evidence> evidence;

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given_to(lesson, die, name, values, evidence);
  }
  void reach_practice() {
    REQUIRE(give("throw", {{"value", 6.0}}));
    REQUIRE(give("next"));
  }
  bool answer(std::string_view response) {
    return give("answer", {{"item", current()}, {"response", response}});
  }
  bool another() { return give("another", {{"practice", "sums"}}); }
  std::string current() const {
    const PracticeRecord& record = lesson.practising(0);
    if (record.current < 0) return {};
    return activity.items[activity.practices[0].items[static_cast<std::size_t>(record.current)]].id;
  }
  Because because() const { return lesson.practising(0).because; }
};

}  // namespace

TEST_CASE("a practice begins with a question that most can answer, and fits what was shown") {
  CHECK(choose_question({}, kFive, 0) == Choice{1, Because::first});
  CHECK(choose_question(after({true}), kFive, 0) == Choice{2, Because::fits});
  CHECK(choose_question(after({false}), kFive, 0) == Choice{0, Because::fits});
  CHECK_FALSE(choose_question({}, {}, 0));
}

TEST_CASE("two in a row, and it gets easier or harder; one on what went wrong comes first") {
  CHECK(choose_question(after({false, false}), kFive, 1) == Choice{2, Because::step_down});
  CHECK(choose_question(after({true, true}), kFive, 0) == Choice{3, Because::step_up});
  CHECK(choose_question(after({true, false, true}), kFive, 0)->because == Because::fits);
  // nothing is easier or harder: what fits
  CHECK(choose_question(after({false, false}), kFive, -2)->because == Because::fits);
  CHECK(choose_question(after({true, true}), kFive, 2)->because == Because::fits);
  std::vector<PracticeQuestion> questions = kFive;
  questions[4].about_last_mistake = true;
  CHECK(choose_question(after({false, false}), questions, 1) ==
        Choice{4, Because::what_went_wrong});
}

TEST_CASE("an answer moves what is known of the student, the first most") {
  PracticeRecord record;
  take_answer(record, 0, true);
  CHECK(record.ability.value == doctest::Approx(0.9));
  CHECK(record.streak == 1);
  const double first = record.ability.value;
  take_answer(record, 0.9, true);
  CHECK(record.ability.value - first < first);
  CHECK(record.streak == 2);
  take_answer(record, 0, false);
  CHECK(record.streak == -1);
  CHECK(difficulty_of(0.5) == doctest::Approx(0));
  CHECK(difficulty_of(0.8) == doctest::Approx(1.386294));
}

TEST_CASE("a practice in a lesson: chosen, told, and at its end after what it has at the most") {
  Player p;
  CHECK(p.current().empty());
  p.reach_practice();
  CHECK(p.current() == "middling");
  CHECK(p.because() == Because::first);
  CHECK(p.evidence.back().item == "practise");
  CHECK_FALSE(p.another());
  CHECK_FALSE(p.give("next"));
  CHECK(p.answer("never"));
  CHECK(p.answer("sixth"));
  CHECK(p.another());
  CHECK(p.current() == "about_due");
  CHECK(p.because() == Because::what_went_wrong);
  CHECK(p.answer("more"));
  CHECK(p.answer("same"));
  CHECK(p.another());
  CHECK(p.because() == Because::step_down);
  CHECK(p.current() == "easy");
  CHECK(p.answer("yes"));
  CHECK(p.another());
  CHECK(p.answer("a"));
  if (p.lesson.answering(3).wrong > 0) CHECK(p.answer("b"));
  CHECK(p.lesson.practising(0).done);
  CHECK_FALSE(p.another());
  CHECK(p.give("next"));
  CHECK(p.lesson.objective(0).opportunities() == 5);
  CHECK_FALSE(p.lesson.objective(0).mastered());
}

TEST_CASE(
    "what is mastered needs no more practice, and a question is the practice's own only while it "
    "is asked") {
  Player p;
  p.reach_practice();
  const char* const right[] = {"yes", "sixth", "same", "a", "b"};
  const char* const ids[] = {"easy", "middling", "about_due", "hard", "hardest"};
  int asked = 0;
  while (!p.lesson.practising(0).done) {
    REQUIRE(asked < 4);
    for (int i = 0; i < 5; ++i) {
      const bool mine = p.current() == ids[i];
      if (!mine) CHECK_FALSE(p.give("answer", {{"item", ids[i]}, {"response", right[i]}}));
    }
    for (int i = 0; i < 5; ++i) {
      if (p.current() == ids[i]) {
        REQUIRE(p.answer(right[i]));
        break;
      }
    }
    ++asked;
    p.another();
  }
  CHECK(p.lesson.objective(0).mastered());
  CHECK(asked <= 4);
  CHECK(p.lesson.done_count() == 0);  // practice is no part of the score
  CHECK(p.give("next"));
  CHECK(p.give("answer", {{"item", "last"}, {"response", "b"}}));
  CHECK(p.give("answer", {{"item", "last"}, {"response", "a"}}));
  CHECK(p.lesson.done_count() == 1);
  CHECK(p.lesson.finished());
}

TEST_CASE("a practice of what was shown on the way is left out, and that is told") {
  std::string json =
      R"~({"skua": "activity", "schema": 1, "id": "known", "simulation": "die", "minutes": 5, "languages": ["en"], "objectives": [{"id": "chance", "initial": 0.3}],
    "stages": [{"id": "show", "tasks": [)~";
  for (const char* id : {"q1", "q2", "q3", "q4", "q5"}) {
    json +=
        std::string(R"~({"ask": ")~") + id +
        R"~(", "difficulty": 0.9, "options": ["a", "b", "c", "d"], "right": "a", "objectives": ["chance"]},)~";
  }
  json.back() = ']';
  json +=
      R"~(}, {"id": "practise", "tasks": [{"practise": "sums", "objective": "chance", "questions": [
    {"ask": "one", "options": ["a", "b"], "right": "a"}, {"ask": "two", "options": ["a", "b"], "right": "a"}]}]}]})~";
  Player p;
  p.activity = *read_activity(json, kDie);
  ActivityRun lesson(p.activity, 1);
  const auto give = [&](std::string_view name, std::initializer_list<Value> values) {
    REQUIRE(given_to(lesson, p.die, name, values, p.evidence));
  };
  for (const char* id : {"q1", "q2", "q3", "q4", "q5"})
    give("answer", {{"item", id}, {"response", "a"}});
  give("next", {});
  CHECK(lesson.practising(0).done);
  CHECK(lesson.practising(0).current == -1);
  const auto told = std::ranges::find(p.evidence, "practice_known", &Evidence::item);
  REQUIRE(told != p.evidence.end());
  REQUIRE(told->details.size() == 4);
  CHECK(told->details[0].text == "sums");
  CHECK(told->details[1].text == "chance");
  CHECK(told->details[2].number == 5);
  CHECK(told->details[3].number == 5);
  CHECK(std::ranges::find(p.evidence, "practise", &Evidence::item) == p.evidence.end());
}

TEST_CASE("a hint is offered after two wrong answers without one") {
  Player p;
  p.reach_practice();
  CHECK_FALSE(p.lesson.should_hint(1, p.die));
  CHECK(p.answer("never"));
  CHECK_FALSE(p.lesson.should_hint(1, p.die));
  CHECK(p.answer("half"));
  CHECK(p.lesson.should_hint(1, p.die));
  CHECK(p.evidence.back().item == "hint_offered");
  CHECK(p.evidence.back().details.front().text == "middling");
  CHECK(p.give("hint", {{"item", "middling"}}));
  CHECK_FALSE(p.lesson.should_hint(1, p.die));
}

TEST_CASE("who went astray on the way to a goal has not shown it") {
  Player p;
  REQUIRE(p.give("throw", {{"value", 2.0}}));
  REQUIRE(p.give("throw", {{"value", 6.0}}));
  CHECK(p.lesson.objective(0).opportunities() == 1);
  CHECK(p.lesson.objective(0).by_doing() == 0);
}
