// An attempt that begins with what was shown in earlier ones.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/archive.h"
#include "core/carried_json.h"
#include "given.h"
#include "learn/activity_run.h"
#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

/// Two questions and a goal about one objective; one of the questions goes by a number that is
/// drawn.
constexpr const char* kShort = R"~({
  "skua": "activity", "schema": 1, "id": "short", "simulation": "core", "minutes": 5, "languages": ["en"],
  "objectives": [{"id": "air"}, {"id": "other"}],
  "drawn": {"asked": {"one_of": [1500, 1850], "unit": "m"}},
  "stages": [
    {"id": "ask", "order": "any", "tasks": [
      {"ask": "why", "options": ["a", "b", "c", "d"], "right": "a", "objectives": ["air"], "hints": 1},
      {"ask": "age", "kind": "number", "unit": "yr", "right": "near(response, ice_age_at(asked), 10 yr)", "answer": "ice_age_at(asked)", "objectives": ["air"]}
    ]},
    {"id": "seek", "tasks": [{"goal": "deep", "until": "drill_depth > 1000 m", "at_once": "samples = 0", "objectives": ["air"]}]},
    {"id": "end", "tasks": [{"read": "the_end"}]}
  ]
})~";

const Activity& lesson() {
  static const auto activity = read_activity(kShort, kCore);
  REQUIRE(activity);
  return *activity;
}

CarriedOpportunity right_answer(std::string item, std::string context = "elsewhere") {
  return {.item = std::move(item), .context = std::move(context), .right = true, .options = 4};
}

struct Student {
  Core core;
  ActivityRun run;
  std::vector<Evidence> evidence;

  explicit Student(const CarriedEvidence& earlier = {}, uint32_t seed = 1) : run(lesson(), seed) {
    run.carry(earlier);
  }
  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given_to(run, core, name, values, evidence);
  }
  void answer_why(const char* response = "a") {
    REQUIRE(give("answer", {{"item", "why"}, {"response", response}}));
  }
  void answer_age() {
    REQUIRE(give("answer", {{"item", "age"}, {"response", std::to_string(run.drawn(0) * 100)}}));
  }
  void seek() {
    REQUIRE(give("next"));
    REQUIRE(give("lower_drill", {{"depth_m", 1200.0}}));
  }
  double told(std::string_view name) const {
    for (auto one = evidence.rbegin(); one != evidence.rend(); ++one) {
      if (one->item != "objective") continue;
      for (const NamedValue& value : one->details) {
        if (value.name == name) return value.number;
      }
      return -1;
    }
    return -2;
  }
  CarriedEvidence shown() const {
    json::Writer out;
    run.write_shown(out.object().key("evidence"));
    const auto document = json::parse(out.end().take());
    REQUIRE(document);
    const auto read = read_carried(document->root()["evidence"]);
    REQUIRE(read);
    return *read;
  }
};

}  // namespace

TEST_CASE("a lesson that is too short by itself is enough with what was shown before") {
  Student alone;
  alone.answer_why();
  alone.answer_age();
  alone.seek();
  CHECK_FALSE(alone.run.objective(0).mastered());
  CHECK(alone.told("nothing_ahead") == 1);
  CHECK(alone.told("earlier") == -1);

  Student later({{"air", {right_answer("first"), right_answer("second")}}});
  CHECK_FALSE(later.run.objective(0).mastered());
  later.answer_why();
  CHECK(later.told("of") == 3);
  CHECK(later.told("right") == 3);
  CHECK(later.told("earlier") == 2);
  CHECK(later.told("nothing_ahead") == -1);
  later.answer_age();
  later.seek();
  CHECK(later.run.objective(0).mastered());
  CHECK(later.told("mastered") == 1);
  CHECK(later.told("of") == 5);
  CHECK(later.told("earlier") == 2);
}

TEST_CASE("what one attempt showed is what the next one begins with") {
  Student first;
  first.answer_why("b");
  first.answer_age();
  CHECK(first.shown() ==
        CarriedEvidence{
            {"air",
             {{.item = "why", .context = "ask", .options = 4},
              {.item = "age", .context = "ask", .right = true, .drawn = {first.run.drawn(0)}}}}});
  const Student second(first.shown());
  CHECK(second.run.objective(0).learned() == first.run.objective(0).learned());
  CHECK(second.run.objective(0).opportunities() == 2);
  CHECK(second.run.objective(0).recent() == ObjectiveRecord::Recent{1, 2, 2});
  CHECK(second.shown().empty());
}

TEST_CASE("the same question with the same numbers shows nothing new when it is right again") {
  const CarriedEvidence before = {{"air", {right_answer("why", "ask")}}};
  Student again(before);
  again.answer_why();
  CHECK(again.run.objective(0).opportunities() == 1);
  CHECK(again.told("of") == -2);
  CHECK(again.shown().empty());

  Student forgot(before);
  forgot.answer_why("b");
  CHECK(forgot.run.objective(0).opportunities() == 2);
  CHECK(forgot.told("right") == 1);

  Student hinted(before);
  REQUIRE(hinted.give("hint", {{"item", "why"}}));
  hinted.answer_why();
  CHECK(hinted.run.objective(0).recent() == ObjectiveRecord::Recent{1, 2, 1});
}

TEST_CASE("with other numbers the same question is another one") {
  Student first;
  first.answer_age();
  const double drawn = first.run.drawn(0);
  for (uint32_t seed = 2; seed < 12; ++seed) {
    Student second(first.shown(), seed);
    const bool same = second.run.drawn(0) == drawn;
    second.answer_age();
    CHECK(second.run.objective(0).opportunities() == (same ? 1 : 2));
  }
}

TEST_CASE("some of what was shown earlier may be forgotten at the next occasion, once") {
  ObjectiveRecord in_one, in_two;
  const Opportunity right = {.right = true};
  in_one.take(right);
  in_two.take(right);
  in_two.begin_anew();
  CHECK(in_two.learned() == in_one.learned());
  const KnowledgeParameters parameters;
  const double second = after_answer(in_one.learned() * (1 - parameters.forgotten), true, parameters);
  in_one.take(right);
  in_two.take(right);
  CHECK(in_two.learned() == second);
  CHECK(in_two.learned() < in_one.learned());
  in_two.take(right);
  CHECK(in_two.learned() == after_answer(second, true, parameters));
}

TEST_CASE("a repeated list earns nothing") {
  const CarriedEvidence many = {{"air",
                                 {right_answer("q"), right_answer("q"), right_answer("q"),
                                  right_answer("q"), right_answer("q")}}};
  CHECK(Student(many).run.objective(0).opportunities() == 1);
}

TEST_CASE("the same stage is the same context, and others are others") {
  const auto contexts = [](const char* context) {
    Student student({{"air", {right_answer("first", context)}}});
    student.answer_why();
    return student.run.objective(0).contexts();
  };
  CHECK(contexts("ask") == 1);
  CHECK(contexts("elsewhere") == 2);
}

TEST_CASE(
    "what was mastered before stays so, and is asked for once more before anything is left out") {
  CarriedEvidence mastered = {{"air",
                               {right_answer("a"), right_answer("b", "other"), right_answer("c"),
                                right_answer("d"), right_answer("e")}}};
  mastered[0].opportunities[2].by_doing = true;
  Student student(mastered);
  CHECK(student.run.objective(0).mastered());
  CHECK_FALSE(student.run.objective(0).known_by_answers());
  student.answer_why();
  CHECK(student.run.objective(0).known_by_answers());
  CHECK(student.told("mastered") == 1);

  Student lost(mastered);
  lost.answer_why("b");
  CHECK_FALSE(lost.run.objective(0).mastered());
}

TEST_CASE("of objectives that the activity has not nothing is taken") {
  const Student student({{"nobody's", {right_answer("a")}}});
  CHECK(student.run.objective(0).opportunities() == 0);
  CHECK(student.run.objective(1).opportunities() == 0);
}
