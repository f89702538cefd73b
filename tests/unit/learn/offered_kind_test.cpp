// Questions of a kind that the simulation offers: how an activity asks them, and what their answers say.
#include "learn/offered_kind.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "given.h"
#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

/// Where is the layer that is `thick`, as its top and its bottom?
std::string asking(const std::string& question) {
  return R"~({"skua": "activity", "schema": 1, "id": "layers", "simulation": "core", "minutes": 5, "languages": ["en"],
    "objectives": [{"id": "layers"}], "drawn": {"thick": {"one_of": [2, 60], "unit": "m"}},
    "stages": [{"id": "only", "tasks": [)~" +
         question + "]}]}";
}
const std::string kLayer = R"~({"ask": "layer", "kind": "layer", "given": {"thickest": "thick"}, "hints": 1, "objectives": ["layers"],
  "possible": "response.bottom > response.top", "right": "near(response.bottom - response.top, thick, 0.5 m)",
  "wrong": {"upside": "response.top > 3000 m", "thin": "response.bottom - response.top < thick"},
  "numbers": {"off": {"is": "response.bottom - response.top - thick"}, "sure": {"is": "thick * 2"}}})~";

std::string in_place(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}
std::string faults(const std::string& question) {
  const auto activity = read_activity(asking(question), kCore);
  if (activity) return "none";
  std::string all;
  for (const json::Error& error : activity.error()) all += (all.empty() ? "" : "\n") + error.text();
  return all;
}
std::string faults(const std::string& from, const std::string& to) { return faults(in_place(kLayer, from, to)); }

struct Attempt {
  Activity activity;
  ActivityRun run;
  Core core;
  std::vector<Evidence> evidence;

  explicit Attempt(const std::string& question, uint32_t seed = 1) : activity(*read_activity(asking(question), kCore)), run(activity, seed) {}
  /// What was said of the last answer.
  const Evidence& told() const {
    const auto last = std::ranges::find(evidence.rbegin(), evidence.rend(), SKUA_ANSWERED, &Evidence::kind);
    REQUIRE(last != evidence.rend());
    return *last;
  }
  bool give(std::string_view name, const std::string& response) {
    return given(name, {{"item", "layer"}, {"response", response}}, evidence, 0, [&](const auto& raw, auto& told) { return run.apply(raw, core, told); });
  }
};

}  // namespace

TEST_CASE("an answer is written and read by its fields") {
  const std::vector<CommandParameter>& fields = kCore.kinds[0].fields;
  CHECK(write_answer(fields, std::vector{1.5, 20.0}) == "top=1.5,bottom=20");
  CHECK(read_answer(fields, "top=1.5,bottom=20") == std::vector{1.5, 20.0});
  for (const char* wrong : {"", "top=1", "top=1,bottom=", "top=1,bottom=x", "bottom=2,top=1", "top=1,bottom=2,", "top=1,bottom=2,more=3", "top=-1,bottom=2",
                            "top=1,bottom=3191", "top=1,bottom=1e999", "top=\"1\",bottom=2", "top = 1,bottom=2"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_answer(fields, wrong));
  }
  CHECK(field_of_answer("top=1.5,bottom=20", "bottom") == 20);
  CHECK_FALSE(field_of_answer("top=1.5,bottom=20", "bot"));
}

TEST_CASE("a place of the picture can be given, and asked for, by its name") {
  Attempt attempt(in_place(kLayer, R"("thickest": "thick")", R"~("thickest": "(place('rock') + 1) * 1 m")~"));
  CHECK(attempt.run.given_of(attempt.activity.items[0], attempt.core) == std::vector<double>{3});
  CHECK(faults(R"("thickest": "thick")", R"~("thickest": "(place('mud') + 1) * 1 m")~").find("there is firn, bubbles, rock") != std::string::npos);
  CHECK(faults(R"("thickest": "thick")", R"~("thickest": "(place('firn') + 0.5) * 1 m")~").find("is out of range") != std::string::npos);
  Attempt judged(in_place(kLayer, R"~("right": "near(response.bottom - response.top, thick, 0.5 m)")~", R"~("right": "response.top / 1 m = place('bubbles')")~"));
  CHECK(judged.give("answer", "top=2,bottom=60"));
  CHECK_FALSE(judged.told().correct);
  CHECK(judged.give("answer", "top=1,bottom=60"));
  CHECK(judged.told().correct);
}

TEST_CASE("a question of an offered kind is read with what it is given and what judges it") {
  CHECK(faults(kLayer) == "none");
  const Attempt attempt(kLayer);
  const ActivityItem& item = attempt.activity.items[0];
  CHECK(item.kind == QuestionKind::offered);
  CHECK(item.is_marked_here());
  CHECK(item.misconceptions.size() == 2);
  const std::vector<double> given = attempt.run.given_of(item, attempt.core);
  REQUIRE(given.size() == 1);
  CHECK(given[0] == attempt.run.drawn(0));
}

TEST_CASE("what can't be meant of an offered kind is told with its place") {
  CHECK(faults(R"("kind": "layer")", R"("kind": "lair")") ==
        "/stages/0/tasks/0/kind: no kind of question is called \"lair\"; there is choice, multiple, number, order, match, text, label, argument; the simulation offers layer");
  CHECK(faults(R"({"thickest": "thick"})", "{}") == "/stages/0/tasks/0/given: \"thickest\" is missing: the kind takes thickest from 1 m to 100 m");
  CHECK(faults(R"("given": {"thickest": "thick"}, )", "") == "/stages/0/tasks/0/given: \"thickest\" is missing: the kind takes thickest from 1 m to 100 m");
  CHECK(faults(R"("thick"})", R"("thick", "colour": "1"})") == "/stages/0/tasks/0/given/colour: the kind takes nothing called \"colour\"; there is thickest");
  CHECK(faults(R"("thick"})", R"("thick * 2"})") == "/stages/0/tasks/0/given/thickest: is out of range: the kind takes thickest from 1 m to 100 m");
  CHECK(faults(R"("thick"})", R"("0 m"})") == "/stages/0/tasks/0/given/thickest: is out of range: the kind takes thickest from 1 m to 100 m");
  CHECK(faults(R"("thick"})", R"("3 yr"})") ==
        "/stages/0/tasks/0/given/thickest: at character 1 of \"3 yr\": this is a number in yr; a number in m was expected");
  CHECK(faults(R"("thick"})", R"("drill_depth"})").find("nothing is called \"drill_depth\"; there is thick") != std::string::npos);
  CHECK(faults("response.bottom > response.top", "response.base > response.top").find("nothing is called \"response.base\"; there is") != std::string::npos);
  CHECK(faults("response.bottom > response.top", "response.bottom > 3").find("can't compare a number in m with a number without a unit") != std::string::npos);
  CHECK(faults(R"("right": )", R"("righ": )").find("/stages/0/tasks/0/right: is missing: which answer is right?") != std::string::npos);
  CHECK(faults(R"("hints": 1,)", R"("hints": 1, "answer": "thick",)").find("/stages/0/tasks/0/answer: is for a number;") != std::string::npos);
  CHECK(faults(R"("hints": 1,)", R"("hints": 1, "marked_by": "school",)").find("its key must not be here") != std::string::npos);
  CHECK(faults(R"~({"ask": "n", "kind": "number", "given": {"thickest": "3 m"}, "right": "response = 1", "answer": "1"})~") ==
        "/stages/0/tasks/0/given: a question of the kind \"number\" has no \"given\"; those that have one: a kind that the simulation offers");
}

TEST_CASE("an answer of several numbers is judged by the activity's expressions") {
  Attempt attempt(kLayer);
  const double thick = attempt.run.drawn(0);
  for (const char* impossible : {"", "top=5", "top=20,bottom=10", "top=5,bottom=5", "12"}) {
    CAPTURE(impossible);
    CHECK_FALSE(attempt.give("answer", impossible));
  }
  CHECK(attempt.evidence.empty());
  REQUIRE(attempt.give("answer", "top=3100,bottom=3190"));
  CHECK(attempt.told().misconception == "upside");
  CHECK(attempt.run.value_of(attempt.activity.items[0].numbers[0], attempt.activity.items.data(), attempt.core) == 90 - thick);
  REQUIRE(attempt.give("answer", "top=100,bottom=101"));
  CHECK(attempt.told().misconception == "thin");
  REQUIRE(attempt.give("answer", "top=100.0,bottom=" + json::Writer().number(100 + thick).take()));
  CHECK(attempt.told().correct);
  CHECK(attempt.told().response == "top=100,bottom=" + json::Writer().number(100 + thick).take());
  CHECK(attempt.run.answering(0).done);
}

TEST_CASE("before an answer only what does not speak of it has a value") {
  const Attempt attempt(kLayer);
  const ActivityItem& item = attempt.activity.items[0];
  CHECK_FALSE(attempt.run.value_of(item.numbers[0], &item, attempt.core));
  CHECK(attempt.run.value_of(item.numbers[1], &item, attempt.core) == 2 * attempt.run.drawn(0));
}

TEST_CASE("an offered kind can be a guess, or be left to the school") {
  const std::string bare = R"~({"ask": "layer", "kind": "layer", "given": {"thickest": "thick"})~";
  Attempt guess(bare + R"(, "predict": true})");
  CHECK_FALSE(guess.give("answer", "top=1,bottom=2"));
  REQUIRE(guess.give("predict", "top=1,bottom=2"));
  CHECK(guess.evidence.front().kind == SKUA_PREDICTED);
  Attempt school(bare + R"(, "marked_by": "school"})");
  REQUIRE(school.give("answer", "top=1,bottom=2"));
  CHECK(school.evidence.front().kind == SKUA_SUBMITTED);
  CHECK(school.evidence.front().response == "top=1,bottom=2");
}
