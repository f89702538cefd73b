// Questions whose answers have parts: a claim with its evidence and why, and pins in the picture.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/evidence_log.h"
#include "ice_visitor.h"
#include "learn/activity_texts.h"

using namespace skua;
using namespace old_ice;

namespace {

constexpr const char* kArgued = R"~({
  "skua": "activity", "schema": 1, "id": "argued", "simulation": "core", "minutes": 20, "languages": ["en"],
  "stages": [{"id": "only", "order": "any", "tasks": [
    {"ask": "why_younger", "kind": "argument", "options": ["sealed_later", "leaks", "melts"], "evidence": ["open", "close", "cold"],
     "right": {"claim": "sealed_later", "evidence": ["open", "close"]}, "wrong": {"leaks": "air_moves"}, "rubric": {"links": 2}},
    {"ask": "where", "kind": "label", "options": ["rock", "firn"], "partners": ["old", "new", "none"], "right": {"rock": "none", "firn": "new"}}
  ]}]
})~";

const Activity& argued() {
  static const Activity activity = *read_activity(kArgued, kCore);
  return activity;
}

struct Student : Visitor {
  explicit Student(const Activity& activity = argued()) : Visitor(activity) {}
};

std::string faults(std::string_view from, std::string_view to) { return faults_with(kArgued, from, to); }

}  // namespace

TEST_CASE("an argument has a claim, evidence and why; what is wrong is told of the claim first") {
  Student s;
  for (const char* no_argument : {"", "sealed_later", "sealed_later|open", "sealed_later|open|", "|open|so", "sealed_later||so", "sealed_later|open,open|so",
                                  "sealed_later|rain|so", "rain|open|so"})
    CHECK_FALSE(s.answer("why_younger", no_argument));
  CHECK(s.evidence.empty());
  CHECK(s.answer("why_younger", "leaks|open|Air leaks."));
  CHECK(s.shown() == "air_moves");
  CHECK(s.answer("why_younger", "melts|open,close|It melts."));
  CHECK(s.shown() == "claim");
  CHECK(s.answer("why_younger", "sealed_later|open|Firn is open."));
  CHECK(s.shown() == "evidence");
  CHECK(s.answer("why_younger", "sealed_later|open,close,cold|All."));
  CHECK(s.shown() == "evidence");
  CHECK(s.answer("why_younger", "sealed_later|close,open|Air moves | until the bubbles close."));
  CHECK(s.evidence.back().correct);
  CHECK(s.lesson.answering(0).done);
  CHECK(s.lesson.answering(0).tries == 5);
}

TEST_CASE("each pin in the picture has its name") {
  Student s;
  CHECK(argued().items[1].places == std::vector<uint32_t>{2, 0});
  CHECK_FALSE(s.answer("where", "none"));
  CHECK_FALSE(s.answer("where", "none,firn"));
  CHECK(s.answer("where", "new,none"));
  CHECK_FALSE(s.evidence.back().correct);
  CHECK(s.answer("where", "none,new"));
  CHECK(s.evidence.back().correct);
}

TEST_CASE("texts that arguments and pins need, and faults in them") {
  const auto texts = texts_of(argued());
  for (const char* key : {"why_younger.again.claim", "why_younger.again.evidence", "why_younger.again.air_moves", "why_younger.open", "where.rock", "where.none"})
    CHECK_MESSAGE(std::ranges::any_of(texts, [&](const ActivityText& text) { return text.key == key && text.required; }), key);
  CHECK(faults(R"~("options": ["rock")~", R"~("options": ["lake")~").starts_with("/stages/0/tasks/1/options: the simulation's picture has no place \"lake\"; there is firn, bubbles, rock"));
  CHECK(faults(R"~("claim": "sealed_later")~", R"~("claim": "later")~") == "/stages/0/tasks/0/right/claim: \"later\" is none of the options sealed_later, leaks, melts");
  CHECK(faults(R"~("evidence": ["open", "close"])~", R"~("evidence": ["open", "rain"])~") == "/stages/0/tasks/0/right/evidence: \"rain\" is none of the evidence open, close, cold");
  CHECK(faults(R"~(, "rubric": {"links": 2})~", "") == "/stages/0/tasks/0/rubric: is missing: what does the teacher look for?");
  CHECK(faults(R"~({"leaks": "air_moves"})~", R"~({"sealed_later": "air_moves"})~") == "/stages/0/tasks/0/wrong/sealed_later: \"sealed_later\" is the right answer");
  CHECK(faults(R"~("right": {"claim": "sealed_later", "evidence": ["open", "close"]}, )~", "") == "/stages/0/tasks/0/right: is missing: which answer is right?");
}

TEST_CASE("what a right answer shows depends on how many answers there are to guess from") {
  const auto learned = [](const std::string& question, std::string_view response) {
    const auto activity = read_activity(R"~({"skua": "activity", "schema": 1, "id": "x", "simulation": "core", "minutes": 5, "languages": ["en"],
      "objectives": [{"id": "ages", "guess": 0.1}], "stages": [{"id": "only", "tasks": [{"ask": "q", "objectives": ["ages"], )~" + question + "}]}]}", kCore);
    REQUIRE(activity);
    Student student(*activity);
    REQUIRE(student.answer("q", response));
    return student.lesson.objective(0).learned();
  };
  const auto guessed = [](double guess) { return after_answer(0.1, true, {.guess = guess}); };
  const std::string two = R"~("options": ["a", "b"], )~", three = R"~("options": ["a", "b", "c"], )~", partners = R"~("partners": ["x", "y"], "right": {"a": "y", "b": "x"})~";
  CHECK(learned(two + R"~("right": "b")~", "b") == guessed(0.5));
  CHECK(learned(two + R"~("kind": "order", "right": ["b", "a"])~", "b,a") == guessed(0.5));
  CHECK(learned(three + R"~("kind": "order", "right": ["b", "a", "c"])~", "b,a,c") == guessed(1.0 / 6));
  CHECK(learned(two + R"~("kind": "multiple", "right": ["b", "a"])~", "a,b") == guessed(1.0 / 3));
  CHECK(learned(three + R"~("kind": "multiple", "right": ["b", "a"])~", "a,b") == guessed(1.0 / 7));
  CHECK(learned(two + R"~("kind": "match", )~" + partners, "y,x") == guessed(0.25));
  CHECK(learned(R"~("options": ["rock", "firn"], "kind": "label", "partners": ["x", "y"], "right": {"rock": "y", "firn": "x"})~", "y,x") == guessed(0.25));
  CHECK(learned(two + R"~("kind": "argument", "evidence": ["x", "y"], "right": {"claim": "a", "evidence": ["x"]}, "rubric": {"clear": 1})~", "a|x|so") == guessed(1.0 / 6));
  CHECK(learned(R"~("kind": "number", "right": "response = 3", "answer": "3")~", "3") == guessed(0.1));
}
