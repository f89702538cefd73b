#include "learn/activity.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

/// The good one with something else in place of its only `from`.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = kGood;
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  REQUIRE_MESSAGE(text.find(from, at + 1) == std::string::npos, from);
  return text.replace(at, from.size(), to);
}
std::string faults(const std::string& text) {
  const auto activity = read_activity(text, kCore);
  if (activity) return "none";
  std::string all;
  for (const json::Error& error : activity.error()) all += (all.empty() ? "" : "\n") + error.text();
  return all;
}

}  // namespace

TEST_CASE("an activity is read as it is written") {
  const auto read = read_activity(kGood, kCore);
  REQUIRE_MESSAGE(read, faults(kGood));
  const Activity& a = *read;
  CHECK(a.id == "old-ice");
  CHECK(a.minutes == 20);
  CHECK_FALSE(a.assessment);
  CHECK(a.languages == std::vector<std::string>{"en", "es"});
  REQUIRE(a.stages.size() == 4);
  CHECK_FALSE(a.stages[0].allow_all);
  CHECK(a.stages[0].allow.empty());
  CHECK(a.stages[1].any_order);
  CHECK(a.stages[2].allow_all);
  CHECK(a.stages[2].scaffold);
  REQUIRE(a.stages[1].ways.size() == 2);
  CHECK(a.stages[1].ways[0].to == 3);
  CHECK(a.stages[1].ways[0].because == "you_know_it");
  CHECK_FALSE(a.stages[1].ways[1].when);
  REQUIRE(a.items.size() == 7);
  CHECK(a.items[0].is_prediction());
  CHECK(a.items[1].kind == QuestionKind::number);
  CHECK(a.items[1].unit == "yr");
  CHECK(a.items[1].accepts);
  CHECK(a.items[1].answer);
  CHECK(a.items[1].hints == 3);
  REQUIRE(a.items[1].misconceptions.size() == 2);
  CHECK(a.items[1].misconceptions[1].id == "thousandfold");
  CHECK(a.items[1].objectives == std::vector<uint32_t>{0});
  CHECK(a.items[5].right == std::vector<std::string>{"older", "younger"});
  CHECK(a.items[6].rubric[1].points == 2);
  REQUIRE(a.goals.size() == 1);
  CHECK(a.goals[0].ticks == 90);
  CHECK(a.stages[1].tasks[2].kind == TaskKind::item);
  CHECK(a.stages[1].tasks[2].index == 1);
  CHECK(a.stages[2].tasks[4].id == "analyse_core");
}

TEST_CASE("what can't be meant is told, with its place and what there is instead") {
  CHECK(faults("[]") == "an activity is an object");
  CHECK(faults(changed(R"~("schema": 1)~", R"~("schema": 2)~")) == "/schema: must be 1: another form can't be read");
  CHECK(faults(changed(R"~("simulation": "core")~", R"~("simulation": "frog")~")) == "/simulation: the module has no simulation \"frog\"; there is core");
  CHECK(faults(changed(R"~("minutes": 20, )~", "")) == "/minutes: is missing: how long does it take?");
  CHECK(faults(changed(R"~("minutes")~", R"~("minuets")~")).starts_with("/minuets: nothing is called \"minuets\" here; there is skua, schema,"));
  CHECK(faults(changed("drill_depth > 1000 m", "depth > 1000 m")).starts_with(
      "/stages/1/tasks/1/until: at character 1 of \"depth > 1000 m and samples > 0\": nothing is called \"depth\"; there is drill_depth,"));
  CHECK(faults(changed("drill_depth > 1000 m", "drill_depth > 1 km")) ==
        "/stages/1/tasks/1/until: at character 13 of \"drill_depth > 1 km and samples > 0\": can't compare a number in m with a number in km");
  CHECK(faults(changed(R"~("to": "result")~", R"~("to": "guess")~")) ==
        "/stages/1/next/0/to: leads back to \"guess\": a way leads to a later stage, so that nobody goes round in a circle");
  CHECK(faults(changed(R"~("to": "result")~", R"~("to": "drill")~")).find("leads back to \"drill\"") != std::string::npos);
  CHECK(faults(changed(R"~("to": "result")~", R"~("to": "end")~")) == "/stages/1/next/0/to: no stage is called \"end\"");
  CHECK(faults(changed(R"~(, "when": "mastered('read_ages')")~", "")) == "/stages/1/next/1: is never taken: the way before it has no \"when\"");
  CHECK(faults(changed("mastered('read_ages')", "mastered('ages')")) ==
        "/stages/1/next/0/when: at character 10 of \"mastered('ages')\": \"mastered()\" knows no \"ages\"; there is read_ages, use_the_drill");
  CHECK(faults(changed(R"~("objectives": ["read_ages"])~", R"~("objectives": ["ages"])~")).starts_with("/stages/1/tasks/2/objectives/0: no objective is called \"ages\"\n"));
  CHECK(faults(changed(R"~("do": "analyse_core")~", R"~("do": "analyse")~")) ==
        "/stages/2/tasks/4/do: the simulation has no command \"analyse\"; there is lower_drill, take_sample, analyse_core");
  CHECK(faults(changed(R"~("allow": ["lower_drill")~", R"~("allow": ["lower")~")).find("/stages/1/allow/0: the simulation has no command \"lower\"") == 0);
  CHECK(faults(changed(R"~("right": "sealed_later")~", R"~("right": "later")~")) == "/stages/2/tasks/0/right: \"later\" is none of the options sealed_later, leaks");
  CHECK(faults(changed(R"~("leaks": "air_moves")~", R"~("sealed_later": "air_moves")~")) == "/stages/2/tasks/0/wrong/sealed_later: \"sealed_later\" is the right answer");
  CHECK(faults(changed(R"~("right": ["ice", "air"])~", R"~("right": [])~")) == "/stages/2/tasks/1/right: at least one option is right");
  CHECK(faults(changed(R"~("right": ["snow", "firn", "ice"])~", R"~("right": ["snow", "ice"])~")) == "/stages/2/tasks/2/right: puts all options in order, each once");
  CHECK(faults(changed(R"~("air": "younger"})~", R"~("air": "newer"})~")) == "/stages/2/tasks/3/right/air: \"newer\" is none of the partners older, younger");
  CHECK(faults(changed(R"~(, "air": "younger"})~", "}")) == "/stages/2/tasks/3/right: names a partner for each option");
  CHECK(faults(changed(R"~("kind": "text")~", R"~("kind": "essay")~")) ==
        "/stages/3/tasks/0/kind: no kind of question is called \"essay\"; there is choice, multiple, number, order, match, text, label, argument; the simulation offers layer");
  CHECK(faults(changed(R"~(, "rubric": {"claim": 1, "evidence": 2})~", "")) == "/stages/3/tasks/0/rubric: is missing: what does the teacher look for?");
  CHECK(faults(changed(R"~("answer": "ice_age_at(asked)",)~", "")) == "/stages/1/tasks/2/answer: is missing: what is shown to who asks for the answer?");
  CHECK(faults(changed(R"~("answer": "ice_age_at(asked)")~", R"~("answer": "asked")~")) ==
        "/stages/1/tasks/2/answer: at character 1 of \"asked\": this is a number in m; a number in yr was expected");
  CHECK(faults(changed(R"~("ask": "why")~", R"~("ask": "age")~")) == "/stages/2/tasks/0/ask: another question, goal or practice is called \"age\"");
  CHECK(faults(changed(R"~("id": "practise")~", R"~("id": "drill")~")).find("another stage is called \"drill\"") != std::string::npos);
  CHECK(faults(changed(R"~("predict": true)~", R"~("predict": true, "right": "old")~")) == "/stages/0/tasks/0: is a prediction: nothing of it is right or wrong");
  CHECK(faults(changed(R"~({"id": "use_the_drill"})~", R"~({"id": "use_the_drill", "slip": 0.6, "guess": 0.5})~")).find("together must be below 1") != std::string::npos);
  CHECK(faults(changed(R"~({"read": "how_to_drill"})~", R"~({"raed": "how_to_drill"})~")) == "/stages/1/tasks/0: a task is an object with \"read\", \"ask\", \"goal\", \"practise\" or \"do\"");
  CHECK(faults(changed(R"~("ask": "why")~", R"~("ask": "Why?")~")).starts_with("/stages/2/tasks/0/ask: \"Why?\" can't be a name"));
  CHECK(faults(changed(R"~("ask": "why")~", R"~("ask": "stage")~")).starts_with("/stages/2/tasks/0/ask: \"stage\" is the name of a part of the page; choose another"));
  CHECK(faults(changed(R"~({"read": "how_to_drill"})~", R"~({"read": "panel"})~")) == "/stages/1/tasks/0/read: \"panel\" is the name of a part of the page; choose another");
}

TEST_CASE("numbers that texts speak of") {
  const std::string text = changed(R"~("drawn":)~", R"~("numbers": {"oldest": {"is": "ice_age_at(3190 m)", "decimals": 1}}, "drawn":)~");
  const auto read = read_activity(text, kCore);
  REQUIRE_MESSAGE(read, faults(text));
  REQUIRE(read->numbers.size() == 1);
  CHECK(read->numbers[0].decimals == 1);
  CHECK(faults(changed(R"~("drawn":)~", R"~("numbers": {"x": {"is": "response"}}, "drawn":)~")).find("nothing is called \"response\"") != std::string::npos);
  CHECK(faults(changed(R"~("drawn":)~", R"~("numbers": {"x": {"is": "analysed"}}, "drawn":)~")).find("a number was expected") != std::string::npos);
  CHECK(faults(changed(R"~("drawn":)~", R"~("numbers": {"x": {}}, "drawn":)~")) == "/numbers/x/is: is missing: which number is it?");
  CHECK(faults(changed(R"~("whole": true)~", R"~("whole": true, "numbers": {"off": {"is": "response - ice_age_at(asked)"}})~")) == "none");
}

TEST_CASE("what nobody could reach is told, with the ranges that the simulation keeps to") {
  const auto until = [](const std::string& condition) { return faults(changed("drill_depth > 1000 m and samples > 0", condition)); };
  const std::string at = "/stages/1/tasks/1/until: can never hold";
  CHECK(until("drill_depth > 4000 m and samples > 0") == at + ": drill_depth is 0 to 3190 m, samples is 0 or more");
  CHECK(until("drill_depth > 3190 m") == at + ": drill_depth is 0 to 3190 m");
  CHECK(until("drill_depth >= 3190 m") == "none");
  CHECK(until("near(drill_depth, 3300 m, 100 m)").starts_with(at));
  CHECK(until("near(drill_depth, 3300 m, 110 m)") == "none");
  CHECK(until("samples + 1 < 1").starts_with(at));
  CHECK(until("not (analysed or samples >= 0)").starts_with(at));
  CHECK(until("analysed and drill_depth < 0 m or samples > 2") == "none");
  CHECK(until("ice_age_at(drill_depth + 3200 m) > 5 yr") == at + ": drill_depth is 0 to 3190 m, ice_age_at() takes 0 to 3190 m");
  CHECK(until("gas_age_at(drill_depth + 3200 m) > 5 yr") == "none");
  CHECK(faults(changed(R"~("after": "samples > 0")~", R"~("after": "drill_depth < -1 m")~")) == "/stages/1/tasks/2/after: can never hold: drill_depth is 0 to 3190 m");

  const std::string near = "near(drill_depth, asked, 5 m)";
  const auto drawn = [&](const std::string& numbers, const std::string& goal) {
    std::string text = changed("drill_depth > 1000 m and samples > 0", goal);
    return faults(text.replace(text.find("[1500, 1850]"), 12, numbers));
  };
  CHECK(drawn("[1500, 3190]", near) == "none");
  CHECK(drawn("[1500, 3196, 10]", near) == "/drawn/asked/one_of/1: with it the condition of \"deep\" can never hold: drill_depth is 0 to 3190 m");
  CHECK(drawn("[4000, 5000]", near) == "/stages/1/tasks/1/until: can never hold: drill_depth is 0 to 3190 m");
  // who draws it is not asked for the goal, or may go another way
  CHECK(drawn("[1500, 3196]", near + R"~(", "when": "asked < 3000 m)~") == "none");
  CHECK(drawn("[1500, 3196]", near + R"~(", "when": "asked > 3000 m)~").starts_with("/drawn/asked/one_of/1: "));
}

TEST_CASE("a performance expectation rests on a question that everybody answers, that is marked, and that is about its objective") {
  const std::string age = R"~("age")~", place = "/objectives/0/shown_by/MS-ESS2-5: ";
  CHECK(faults(changed(R"~("objectives": ["read_ages"], )~", "")) == place + age + R"~( does not list "read_ages" in its "objectives")~");
  CHECK(faults(changed(R"~("objectives": ["read_ages"])~", R"~("objectives": ["use_the_drill"])~")) == place + age + R"~( does not list "read_ages" in its "objectives")~");
  CHECK(faults(changed(R"~("after": "samples > 0")~", R"~("when": "samples > 0")~")).starts_with(place + age + " is not met by everybody"));
  CHECK(faults(changed(R"~("uses": "DATA", )~", "")) == place + age + R"~( says of no practice that it "uses" it)~");
  const auto shown_by = [](const std::string& item, const std::string& from, const std::string& to) {
    std::string text = changed(from, to);
    const std::string before = R"~("MS-ESS2-5": "age")~";
    return faults(text.replace(text.find(before), before.size(), R"~("MS-ESS2-5": ")~" + item + "\""));
  };
  const std::string about = R"~(, "uses": "DATA", "objectives": ["read_ages"])~";
  CHECK(shown_by("bottom_age", R"~("predict": true)~", R"~("predict": true)~" + about) == place + R"~("bottom_age" is never marked, so it shows nothing: name a question that is)~");
  CHECK(shown_by("which", R"~("kind": "multiple")~", R"~("kind": "multiple")~" + about).starts_with(place + R"~("which" is not met by everybody)~"));  // help
  CHECK(shown_by("explain", R"~("kind": "text")~", R"~("kind": "text")~" + about) == "none");
  // A way leads past it.
  CHECK(shown_by("age", R"~("predict": true, "options": ["young", "old"]})~", R"~("predict": true, "options": ["young", "old"]}], "next": [{"to": "result", "choose": "end"}, {"to": "drill", "choose": "go_on"})~")
            .starts_with(place + age + " is not met by everybody"));
}

TEST_CASE("an activity says what its questions are worth, and what each try gives of it") {
  CHECK(read_activity(kGood, kCore)->scoring.empty());
  CHECK(read_activity(kGood, kCore)->items[1].points == 1);
  const std::string age = R"~("ask": "age")~", drawn = R"~("drawn":)~";
  const auto read = read_activity(changed(age, age + R"~(, "points": 3)~"), kCore);
  REQUIRE(read);
  CHECK(read->items[1].points == 3);
  CHECK(read->items[1].is_part_of_score());
  const auto none = read_activity(changed(age, age + R"~(, "points": 0)~"), kCore);
  REQUIRE(none);
  CHECK_FALSE(none->items[1].is_part_of_score());
  CHECK(none->items[1].scored);  // everybody meets it, so that a performance expectation may rest on it
  const auto shares = read_activity(changed(drawn, R"~("scoring": [1, 0.5, 0], )~" + drawn), kCore);
  REQUIRE(shares);
  CHECK(shares->scoring == std::vector<double>{1, 0.5, 0});

  const auto points = [&](const std::string& of, const std::string& value) { return faults(changed(of, of + R"~(, "points": )~" + value)); };
  CHECK(points(age, "101") == "/stages/1/tasks/2/points: must be a whole number from 0 to 100");
  CHECK(points(age, "0.5") == "/stages/1/tasks/2/points: must be a whole number from 0 to 100");
  CHECK(points(R"~("ask": "bottom_age")~", "2") == "/stages/0/tasks/0/points: is for what is marked: a prediction never is");
  CHECK(points(R"~("ask": "which")~", "2") == "/stages/2/tasks/1/points: counts nowhere: what is help, has a \"when\", or can be skipped is no part of the score");
  CHECK(points(R"~("ask": "explain")~", "2") == "/stages/3/tasks/0/points: is for what is marked here or by the school: a teacher goes by the points of the \"rubric\"");
  const auto scoring = [&](const std::string& value) { return faults(changed(drawn, R"~("scoring": )~" + value + ", " + drawn)); };
  CHECK(scoring("[1, 0.5, 0.75]") == "/scoring/2: is more than at the try before: a later try never counts more");
  CHECK(scoring("[1.5]").starts_with("/scoring/0: must be from 0 to 1"));
  CHECK(scoring("[]") == "/scoring: is empty: what does a right answer count at the first try?");
  CHECK(scoring("1") == "/scoring: must be a list");
}

TEST_CASE("a button can't give what only the simulation knows") {
  CHECK(faults(changed(R"~({"do": "analyse_core"})~", R"~({"do": "lower_drill"})~")) ==
        "/stages/2/tasks/4/do: \"lower_drill\" needs depth_m, which a button can't give: students do it in the simulation; a button can give take_sample, analyse_core");
}

TEST_CASE("what only other kinds of question have is told: nobody would read it") {
  CHECK(faults(changed(R"~("kind": "text")~", R"~("kind": "text", "wrong": {"rock": "x"})~")) ==
        "/stages/3/tasks/0/wrong: a question of the kind \"text\" has no \"wrong\"; those that have one: choice, multiple, number, order, match, label, argument, a kind that the simulation offers");
  CHECK(faults(changed(R"~("kind": "text")~", R"~("kind": "text", "right": "yes", "unit": "m")~")) ==
        "/stages/3/tasks/0/unit: a question of the kind \"text\" has no \"unit\"; those that have one: number\n"
        "/stages/3/tasks/0/right: a question of the kind \"text\" has no \"right\"; those that have one: choice, multiple, number, order, match, label, argument, a kind that the simulation offers");
  CHECK(faults(changed(R"~("hold_s": 1.5, "objectives": ["use_the_drill"])~", R"~("objectives": ["use_the_drill", "use_the_drill"])~")) ==
        "/stages/1/tasks/1/objectives/1: \"use_the_drill\" stands there twice");
  CHECK(faults(changed(R"~("minutes": 20)~", R"~("minutes": 0)~")) == "/minutes: must be a whole number from 1 to 600");
  CHECK(faults(changed(R"~(["en", "es"])~", R"~(["en", "english", "en"])~")) ==
        "/languages/1: \"english\" is no language tag, such as \"en\" or \"zh-Hans\"\n/languages/2: \"en\" stands there twice");
  CHECK(faults(changed(R"~({"asked": {"one_of": [1500, 1850], "unit": "m"}})~", "[]")).starts_with("/drawn: must be an object\n"));
}

TEST_CASE("a guess is one of all answers that are possible") {
  const auto read = read_activity(kGood, kCore);
  REQUIRE(read);
  const auto answers = [&](const char* id) { return std::ranges::find(read->items, id, &ActivityItem::id)->chosen_from(); };
  CHECK(answers("why") == 2);      // options
  CHECK(answers("which") == 7);    // of three one, two or all
  CHECK(answers("in_turn") == 6);  // orders of three
  CHECK(answers("pairs") == 4);    // each of two with one of two
  CHECK(answers("age") == 0);      // typed
  CHECK(answers("explain") == 0);
  ActivityItem item{.kind = QuestionKind::label, .options = {"a", "b", "c"}, .partners = {"x", "y", "z", "w"}};
  CHECK(item.chosen_from() == 64);
  item = {.kind = QuestionKind::argument, .options = {"a", "b"}, .evidence = {"x", "y", "z"}};
  CHECK(item.chosen_from() == 14);  // a claim, and some of the evidence
  item = {.kind = QuestionKind::order, .options = std::vector<std::string>(20, "a")};
  CHECK(item.chosen_from() == 0xffffffffu);  // more than can be told
}

TEST_CASE("all that is wrong is told at once") {
  const std::string text = faults(R"~({"skua": "activity", "schema": 1, "id": "x", "simulation": "core", "minutes": 5, "languages": ["en"],
    "stages": [{"id": "a", "tasks": [{"goal": "g", "until": "samples"}, {"do": "fly"}], "next": [{"to": "b"}]}]})~");
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}

TEST_CASE("whatever stands in place of a part is read or refused") {
  const char* const others[] = {"null", "7", "[]", "{}", "\"\"", "[[]]", "[{}]", "true", "{\"id\": 3}", "-1e300"};
  const std::string text = kGood;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    // each value that follows a ": "
    if (text.compare(begin, 2, ": ") != 0) continue;
    std::size_t end = begin + 2, depth = 0;
    for (bool quoted = false; end < text.size(); ++end) {
      const char c = text[end];
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == '[' || c == '{') ++depth;
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
      if (c == ']' || c == '}') --depth;
    }
    for (const char* const other : others) {
      const auto read = read_activity(text.substr(0, begin + 2) + other + text.substr(end), kCore);
      if (!read) CHECK_FALSE(read.error().empty());
    }
  }
}
