// An activity in JSON, from its file to the page and the journal: read over a simulation, run by the session, shown.
#include "learn/program.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "core/archive.h"
#include "core/session.h"
#include "learn/catalogue.h"
#include "learn/measurements.h"
#include "learn/tracker.h"
#include "skua/module.h"
#include "ui/interface.h"

using namespace skua;

namespace {

/// A balloon that is blown up and bursts.
struct Balloon {
  explicit Balloon(const Launch& launch) : limit(20 + launch.seed % 5) {}
  bool apply(const Command& command, EvidenceLog& log) {
    if (command.is("blow")) {
      if (burst()) return false;
      pressure += command.number("by").value_or(1);
      if (burst()) log.performed("burst");
      return true;
    }
    if (!command.is("let_out") || pressure == 0) return false;
    leaking = true;
    return true;
  }
  void step(uint32_t, EvidenceLog&) {
    pressure = pressure > 1 ? pressure - 1 : 0;
    leaking = pressure > 0;
  }
  bool at_rest() const { return !leaking; }
  void archive(Archive& a) {
    a.field("pressure", pressure);
    a.field("limit", limit);
    a.field("leaking", leaking);
  }
  bool burst() const { return pressure > limit; }

  double pressure = 0;
  uint32_t limit;
  bool leaking = false;
};
void balloon_view(const Balloon&, Ui& ui, const SimulationLook& look) {
  ui.panel();
  if (look.allows(0) && ui.button("blow")) ui.command("blow", {{"by", 1.0}});
  if (look.question && look.question->answer != nullptr) {
    const NumberText from = ui.number(look.question->answer[0]);
    ui.text("marked", {.key = look.question->open ? "tried" : "found"}, {{"from", from}});
  }
}
/// Between which pressures, as two steppers up to what is given.
bool ask_between(const Balloon&, Ui& ui, const Question& q, double* answer) {
  const auto end = [&](std::string_view name, double& value) {
    const std::string id = std::string(q.id) + "." + std::string(name), field = id + ".is";
    value = ui.field(field).empty() ? 0 : std::stod(std::string(ui.field(field)));
    if (const auto set = ui.stepper(id, {.max = q.given[0], .value = value}, {.key = name})) ui.set_field(field, std::to_string(*set));
  };
  end("least", answer[0]);
  end("most", answer[1]);
  return answer[1] > answer[0];
}
double pressure_of(const Balloon& b) { return b.pressure; }
double breaths_of(const Balloon& b) { return b.pressure; }
bool is_burst(const Balloon& b) { return b.burst(); }
double limit_of(const Balloon& b, const double*) { return b.limit; }
double weight_of(const Balloon&, const double* given) { return given[0] > 3 ? HUGE_VAL : 10 * given[0] + given[1]; }

constexpr skua_observable kObservables[] = {observable<Balloon, pressure_of>("pressure", "kPa"), observable<Balloon, is_burst>("burst"),
                                              observable<Balloon, breaths_of>("breaths", "", {0, 100})};
constexpr const char* kTwo[] = {"", ""};
constexpr skua_quantity kQuantities[] = {quantity<Balloon, limit_of>("limit", "kPa"), quantity<Balloon, weight_of>("weight_of", "", kTwo)};
constexpr skua_parameter kBy[] = {{"by", "kPa", 0, 10}};
constexpr skua_offer kOffers[] = {{"blow", kBy, 1}, {"let_out", nullptr, 0}};
constexpr skua_parameter kHighest[] = {{"highest", "kPa", 1, 50}}, kEnds[] = {{"least", "kPa", 0, 50}, {"most", "kPa", 0, 50}};
constexpr skua_item_kind kKinds[] = {item_kind<Balloon, ask_between>("between", kHighest, kEnds)};
constexpr const char* kUndoable[] = {"blow"};

const skua_module_desc& module() {
  static const auto contents = skua::contents(simulation<Balloon, balloon_view>(
      "balloon", {.observables = kObservables, .quantities = kQuantities, .commands = kOffers, .undoable = kUndoable, .kinds = kKinds}));
  static const skua_module_desc desc = {SKUA_CANARY_START, SKUA_ABI, sizeof(skua_module_desc), "balloons", "1.0.0",
                                        contents.activities.data(), 0, contents.simulations.data(), 1, SKUA_CANARY_END};
  return desc;
}

constexpr const char* kBurst = R"~({
  "skua": "activity", "schema": 1, "id": "burst", "simulation": "balloon", "minutes": 5, "languages": ["en"],
  "objectives": [{"id": "pressure"}],
  "stages": [
    {"id": "blow_up", "allow": ["blow"], "tasks": [{"read": "carefully"}, {"goal": "ten", "until": "pressure >= 10 kPa", "at_once": "pressure <= 11 kPa", "objectives": ["pressure"]}]},
    {"id": "let_go", "tasks": [{"do": "let_out"}, {"goal": "empty", "until": "pressure = 0 kPa", "hold_s": 0.5},
      {"ask": "limit", "kind": "number", "unit": "kPa", "hints": 1, "right": "near(response, limit(), 1 kPa)", "answer": "limit()",
       "wrong": {"negative": "response < 0 kPa"}, "numbers": {"off": {"is": "response - limit()"}}}]}
  ]
})~";

constexpr const char* kBetween = R"~({
  "skua": "activity", "schema": 1, "id": "between", "simulation": "balloon", "minutes": 5, "languages": ["en"],
  "stages": [{"id": "only", "tasks": [{"ask": "when", "kind": "between", "given": {"highest": "30 kPa"},
    "right": "between(limit(), response.least, response.most) and response.most - response.least <= 2 kPa",
    "wrong": {"wide": "between(limit(), response.least, response.most)"}, "numbers": {"least": {"is": "response.least"}}}]}]
})~";

constexpr const char* kCounted = R"~({
  "skua": "activity", "schema": 1, "id": "counted", "simulation": "balloon", "minutes": 5, "languages": ["en"],
  "stages": [
    {"id": "blow_up", "tasks": [{"goal": "three", "until": "breaths >= 3"}]},
    {"id": "let_go", "tasks": [{"goal": "empty", "until": "pressure = 0 kPa", "hints": 1, "tried_by": "blow"}]},
    {"id": "only", "tasks": [{"read": "carefully"}]}
  ]
})~";

constexpr const char* kWeighed = R"~({
  "skua": "activity", "schema": 1, "id": "weighed", "simulation": "balloon", "minutes": 5, "languages": ["en"], "scoring": [1, 0.5, 0],
  "stages": [{"id": "only", "order": "any", "tasks": [{"ask": "one", "options": ["a", "b"], "right": "a", "points": 3},
    {"ask": "two", "options": ["a", "b"], "right": "a", "points": 0}, {"ask": "three", "options": ["a", "b"], "right": "a"}]}]
})~";

constexpr const char* kArgued = R"~({
  "skua": "activity", "schema": 1, "id": "argued", "simulation": "balloon", "minutes": 5, "languages": ["en"],
  "stages": [{"id": "only", "tasks": [{"ask": "why", "kind": "argument", "options": ["thin", "hot"], "evidence": ["seen", "felt"], "marked_by": "school", "rubric": {"links": 2}}]}]
})~";

constexpr const char* kOrder = R"~({
  "skua": "activity", "schema": 1, "id": "order", "simulation": "balloon", "minutes": 5, "languages": ["en"],
  "stages": [{"id": "only", "tasks": [{"ask": "turn", "kind": "order", "options": ["burst", "full", "empty"], "right": ["empty", "full", "burst"]}]}]
})~";

const skua_activity& read_into(Catalogue& catalogue, const char* activity, std::string_view from) {
  REQUIRE(catalogue.add(activity, from));
  return catalogue.module().activities[0];
}

struct Table {
  Catalogue catalogue{module()};
  Session session;
  skua_ui ui;
  std::map<std::string, std::string> nodes;

  explicit Table(const char* activity = kBurst, std::string_view from = {}) : session(read_into(catalogue, activity, from), 3, "practice") {
    ui.strings.set({{"stage.blow_up", "Blow it up"}, {"stage.let_go", "Let it go"}, {"carefully", "Blow <em>carefully</em>."}, {"ten", "Ten kilopascal"},
                    {"ten.reached", "Ten kilopascal, reached"}, {"empty", "Until it is empty"}, {"let_out", "Let the air out"}, {"blow", "Blow"},
                    {"limit", "When does it burst?"}, {"limit.right", "Yes, at {answer} kPa."}, {"limit.again", "{off} kPa too much."},
                    {"limit.again.negative", "Not below nothing."}, {"limit.hint.1", "Try it."}, {"lesson.next", "Go on"}, {"lesson.check", "Check"},
                    {"lesson.hint", "Hint ({left} left)"}, {"lesson.questions", "Questions"}, {"lesson.progress", "{done} of {all}"},
                    {"lesson.error.number", "No number."}, {"lesson.points", "{points} of {possible} points"},
                    {"lesson.outcome.right", "{what}: tries {tries}, hints {hints}"}, {"objective.pressure", "Know the pressure"},
                    {"lesson.objective.not_enough", "{what}: not enough yet. {missing}"}, {"lesson.missing.nothing_ahead", "No more tasks."},
                    {"stage.only", "When?"}, {"when", "Between which pressures does it burst?"}, {"when.right", "Yes."}, {"when.again", "No."},
                    {"when.again.wide", "Closer, from {least} kPa on."}, {"least", "From"}, {"most", "To"}, {"tried", "Not from {from}"}, {"found", "From {from}"},
                    {"ui.less", "less"}, {"ui.more", "more"}, {"ui.least", "Least {n}"}, {"ui.most", "Most {n}"}, {"lesson.outcome.at_once", "{what}: at once"}, {"lesson.answers", "Answers"},
                    {"lesson.objectives", "Objectives"}, {"lesson.written", "What you wrote"}, {"lesson.written.claim", "Claim: {what}"},
                    {"lesson.written.evidence", "Evidence: {what}"}, {"lesson.written.why", "Why: {what}"}, {"lesson.written.mark", "Marked by hand."},
                    {"why", "Why does it burst?"}, {"why.thin", "It is thin."}, {"why.hot", "It is hot."}, {"why.seen", "It was seen."},
                    {"why.felt", "It was felt."}, {"lesson.result", "Result"}, {"lesson.verdict.right", "Right."}, {"lesson.verdict.again", "Not yet right."},
                    {"lesson.verdict.done", "Done."}, {"lesson.progress.none", "{all} to answer"}, {"lesson.part_done", "All done. Go on."},
                    {"lesson.missed", "Not this one."}, {"three", "Three breaths"}, {"three.reached", "Three breaths, done"}, {"empty.hint.1", "Let go."},
                    {"one", "One?"}, {"one.a", "A"}, {"one.b", "B"}, {"two", "Two?"}, {"two.a", "A"}, {"two.b", "B"}, {"three", "Three?"}, {"three.a", "A"}, {"three.b", "B"},
                    {"lesson.worth", "It counts {count}."}, {"lesson.points.own", "{points} of {possible}: {shares}"}, {"lesson.points.try", "{n} is {percent}"},
                    {"lesson.points.later", "from {n} on {percent}"},
                    {"lesson.pass_over", "Without it"}, {"lesson.passed_over", "Without it, at no cost."}});
  }
  void pass(const Input* input = nullptr) {
    ui.pass(input, false, [&] { session.activity().view(session.model(), &ui); });
    nodes.clear();
    for (const Node& node : ui.tree.nodes()) nodes[node.id] = node.body;
  }
  double now = 0;
  void act(const Input& input) {
    pass(&input);
    const auto requests = std::exchange(ui.requests, {});
    for (const Request& request : requests) session.submit(request.name, request.values, now += 100);
    pass();
  }
  void press(const std::string& id) { act({id, Input::Kind::activate, false, 0, {}}); }
  void type(const std::string& id, const std::string& text) { act({id, Input::Kind::set, true, 0, text}); }
  bool says(const std::string& id, const std::string& part) const {
    const auto node = nodes.find(id);
    return node != nodes.end() && node->second.find(part) != std::string::npos;
  }
  void step(const std::string& id, double value) { act({id, Input::Kind::set, false, value, {}}); }
  void blow_up() {
    for (int i = 0; i < 10; ++i) press("blow");
  }
  void rest() {
    while (session.step_once()) {
    }
    pass();
  }
};

}  // namespace

TEST_CASE("an activity is shown above the simulation's controls, and goes from goal to question") {
  Table table;
  table.pass();
  CHECK(table.says("lesson.stage", "Blow it up"));
  CHECK(table.says("goal.ten", "\"Ten kilopascal\""));
  CHECK(table.says("blow", "Blow"));
  CHECK_FALSE(table.nodes.contains("next"));
  table.blow_up();
  CHECK(table.says("goal.ten", "reached"));
  CHECK(table.says("goal.ten", R"("verdict":"Done.")"));
  table.press("next");
  CHECK(table.says("lesson.stage", "Let it go"));
  CHECK_FALSE(table.nodes.contains("limit"));
  table.press("do.let_out");
  table.rest();
  REQUIRE(table.nodes.contains("limit"));
  table.type("limit", "ice");
  table.press("limit.check");
  CHECK(table.says("limit", "No number."));
  table.type("limit", "-4");
  table.press("limit.check");
  CHECK(table.says("limit.feedback", "Not below nothing."));
  CHECK(table.says("limit.feedback", R"("verdict":"Not yet right.")"));
  table.press("limit.hint");
  CHECK(table.says("limit.hint.1", "Try it."));
  table.type("limit", "30");
  table.press("limit.check");
  CHECK(table.says("limit.feedback", "7 kPa too much."));
  table.type("limit", "23");
  table.press("limit.check");
  CHECK(table.says("limit.feedback", "Yes, at 23 kPa."));
  CHECK(table.says("limit.feedback", R"("verdict":"Right.")"));
  CHECK(table.says("lesson.result", R"("role":"heading")"));
  CHECK(table.says("outcome.limit", "When does it burst?: tries 3, hints 1"));
  CHECK(table.says("objective.pressure", "Know the pressure: not enough yet. No more tasks."));
  CHECK(table.ui.take_author_faults().empty());
}

TEST_CASE("what a goal needs several of is counted, what is tried in vain is told, and so is that nothing is left to do") {
  Table table(kCounted);
  table.pass();
  CHECK_FALSE(table.nodes.contains("progress"));  // there are no questions
  CHECK_FALSE(table.nodes.contains("three.count"));
  table.press("blow");
  CHECK(table.says("three.count", "1 of 3"));
  CHECK(table.says("three.count", R"("live":true)"));
  table.press("blow");
  CHECK(table.says("three.count", "2 of 3"));
  CHECK_FALSE(table.nodes.contains("lesson.part_done"));
  table.press("blow");
  CHECK_FALSE(table.nodes.contains("three.count"));
  CHECK(table.says("lesson.part_done", "All done. Go on."));
  CHECK(table.says("lesson.part_done", R"("live":true)"));
  table.press("next");
  CHECK_FALSE(table.nodes.contains("lesson.part_done"));
  CHECK_FALSE(table.nodes.contains("empty.missed"));
  for (const char* turn : {"empty.missed", "empty.missed.too", "empty.missed"}) {  // new each time, so that it is said again
    table.press("blow");
    CHECK(table.says(turn, "Not this one."));
  }
  CHECK_FALSE(table.nodes.contains("empty.missed.too"));
  Table other(kCounted);
  REQUIRE(other.session.restore(table.session.commands()));
  CHECK(*other.session.state_hash() == *table.session.state_hash());
  table.press("empty.hint");
  table.press("empty.pass_over");
  CHECK(table.says("empty.passed", "Without it, at no cost."));
  CHECK(table.nodes.contains("lesson.part_done"));
  CHECK(table.ui.take_author_faults().empty());
}

TEST_CASE("what questions are worth is told before they are answered, and at the end how tries counted") {
  Table table(kWeighed);
  table.pass();
  CHECK(table.says("one.points", "counts 3"));
  CHECK(table.says("two.points", "counts 0"));
  CHECK_FALSE(table.nodes.contains("three.points"));
  CHECK(table.says("progress", R"("valueText":"2 to answer")"));
  const auto answer = [&](const char* item, const char* response) {
    const std::vector<NamedValue> values = {{.name = "item", .is_text = true, .text = item}, {.name = "response", .is_text = true, .text = response}};
    table.session.submit("answer", values, table.now += 100);
  };
  answer("one", "b");
  for (const char* item : {"one", "two", "three"}) answer(item, "a");
  Tracker tracker = tracker_of(table.session.activity());
  for (const Evidence& one : table.session.take_evidence()) (void)tracker.take(one);
  CHECK(tracker.score() == Score{2.5, 4, 0.625});
  CHECK(tracker.item_count() == 2);
  table.ui.progress_of = [](std::string_view, skua_progress& out) { out.points = 2.5; };
  table.pass();
  CHECK(table.says("lesson.points", "2.5 of 4: 1 is 100 · 2 is 50 · from 3 on 0"));
}

TEST_CASE("before the first question is answered it is said how many there are, not that none is done") {
  Table table(kBetween);
  table.pass();
  CHECK(table.says("progress", R"("valueText":"1 to answer")"));
  table.step("when.least", 22);
  table.step("when.most", 24);
  table.press("when.check");
  CHECK(table.says("progress", R"("valueText":"1 of 1")"));
}

TEST_CASE("who tries an activity can begin at a later stage; at the first where there is no such stage") {
  Table later(kBurst, "let_go");
  later.pass();
  CHECK(later.says("lesson.stage", "Let it go"));
  CHECK_FALSE(later.nodes.contains("goal.ten"));
  Table first(kBurst, "nowhere");
  first.pass();
  CHECK(first.says("lesson.stage", "Blow it up"));
}

TEST_CASE("what was done is played again from its commands, to the same state") {
  Table table;
  table.pass();
  table.blow_up();
  table.press("next");
  table.press("do.let_out");
  table.rest();
  table.type("limit", "30");
  table.press("limit.check");
  Table other;
  REQUIRE(other.session.restore(table.session.commands()));
  CHECK(*other.session.state_hash() == *table.session.state_hash());
  CHECK(other.session.tick() == table.session.tick());
}

TEST_CASE("a question of the simulation's own kind is asked by the simulation, and judged by the activity") {
  Table table(kBetween);
  table.pass();
  CHECK(table.says("ask.when", "Between which pressures"));
  CHECK(table.says("when.least", "\"max\":30"));
  CHECK(table.says("when.check", "\"disabled\":true"));
  table.press("when.check");
  CHECK(table.session.commands().empty());
  table.step("when.least", 5);
  table.step("when.most", 29);
  CHECK_FALSE(table.says("when.check", "disabled"));
  table.press("when.check");
  CHECK(table.says("when.feedback", "Closer, from 5 kPa on."));
  CHECK(table.says("marked", "Not from 5"));
  table.step("when.least", 22);
  table.step("when.most", 24);
  table.press("when.check");
  CHECK(table.says("marked", "From 22"));
  CHECK_FALSE(table.nodes.contains("when.least"));
  REQUIRE(table.session.commands().size() == 2);
  CHECK(table.session.commands()[1].name == "answer");
  CHECK(table.session.commands()[1].values[1].text == "least=22,most=24");
  Table other(kBetween);
  REQUIRE(other.session.restore(table.session.commands()));
  CHECK(*other.session.state_hash() == *table.session.state_hash());
}

TEST_CASE("an argument that was handed in can be read again with its claim, its evidence and its words, and where its mark comes") {
  Table table(kArgued);
  table.pass();
  table.type("why.claim", "thin");
  table.press("why.felt");
  table.press("why.seen");
  table.type("why.why", "One sees through it.\n\nAnd it gives way.");
  table.press("why.check");
  CHECK(table.says("lesson.answers", "Answers"));
  CHECK(table.says("lesson.written", "What you wrote"));
  CHECK(table.says("written.why", "Why does it burst?"));
  CHECK(table.says("written.why.claim", "\"Claim: It is thin.\""));
  CHECK(table.says("written.why.evidence", "\"Evidence: It was seen. · It was felt.\""));
  CHECK(table.says("written.why.why.1", "\"Why: One sees through it.\""));
  CHECK(table.says("written.why.why.2", "\"And it gives way.\""));
  CHECK(table.says("lesson.written.mark", "Marked by hand."));
  CHECK_FALSE(table.nodes.contains("why.why"));  // to be read, and no longer to be changed
}

TEST_CASE("an order is made by moving lines up or down, as far as there is a line") {
  Table table(kOrder);
  table.pass();
  CHECK(table.says("turn.up.burst", "disabled"));
  CHECK(table.says("turn.down.empty", "disabled"));
  table.press("turn.up.burst");
  table.press("turn.down.burst");
  table.press("turn.down.burst");
  CHECK(table.says("turn.down.burst", "disabled"));
  table.press("turn.down.burst");
  table.press("turn.up.empty");
  table.press("turn.check");
  REQUIRE(table.session.commands().size() == 1);
  CHECK(table.session.commands()[0].values[1].text == "empty,full,burst");
}

TEST_CASE("a command of the simulation can be taken back, and what is one movement at once") {
  Table table;
  table.pass();
  const auto state = [&] {  // of the simulation: that something was taken back, the lesson knows
    FieldList fields = describe(table.session.activity(), table.session.model());
    std::erase_if(fields, [](const auto& field) { return field.first.starts_with("goals"); });
    return fields;
  };
  const auto before = state();
  for (const int times : {1, 3}) {
    for (int i = 0; i < times; ++i) table.press("blow");
    REQUIRE(table.session.can_undo());
    CHECK(state() != before);
    CHECK(table.session.submit("undo", {}, table.now += 1000) == Submitted::applied);
    CHECK(state() == before);
    CHECK_FALSE(table.session.can_undo());
  }
}

TEST_CASE("a lesson that is only read ends with its first tick, and rests from then on") {
  Catalogue catalogue(module());
  REQUIRE(catalogue.add(R"({"skua": "activity", "schema": 1, "id": "note", "simulation": "balloon", "minutes": 1, "languages": ["en"],
    "stages": [{"id": "one", "tasks": [{"read": "carefully"}]}]})"));
  Session session(catalogue.module().activities[0], 3, "practice");
  CHECK_FALSE(session.at_rest());
  while (session.step_once()) {
  }
  CHECK(session.tick() == 1);
  const auto evidence = session.take_evidence();
  REQUIRE(evidence.size() == 1);
  CHECK(evidence[0].kind == SKUA_COMPLETED);
}

TEST_CASE("an activity over another simulation, or none, is refused") {
  Catalogue catalogue(module());
  std::string text = kBurst;
  text.replace(text.find("\"balloon\""), 9, "\"frog\"");
  const auto added = catalogue.add(text);
  REQUIRE_FALSE(added);
  CHECK(added.error()[0].text() == "/simulation: the module has no simulation \"frog\"; there is balloon");
  CHECK_FALSE(catalogue.add("{"));
  CHECK_FALSE(catalogue.add("{}"));
  CHECK(catalogue.module().activity_count == 0);
  REQUIRE(catalogue.add(kBurst));
  REQUIRE(catalogue.add(kBurst));  // in place of the first
  CHECK(catalogue.module().activity_count == 1);
}

TEST_CASE("a simulation says its numbers to who measures, as they are now and in the order asked") {
  Table table;
  table.pass();
  table.press("blow");
  const auto& performance = *static_cast<const Performance*>(table.session.model());
  CHECK(measured(performance, R"(["limit","pressure"])") == R"([{"of":"limit","value":23},{"of":"pressure","value":1}])");
  table.press("blow");
  CHECK(measured(performance, R"(["pressure"])") == R"([{"of":"pressure","value":2}])");
  CHECK(measured(performance, R"(["burst","weight",7,"pressure"])") == R"([{"of":"pressure","value":2}])");  // a truth, unknown, no name
  for (const char* none : {"[]", "{}", "7", "[", ""}) CHECK(measured(performance, none) == "[]");
}

TEST_CASE("what can be put into the notebook: numbers by their names, and of several things by which one it is") {
  Table table;
  table.pass();
  table.press("blow");
  const auto asked = [&](std::string_view names) { return measured(*static_cast<const Performance*>(table.session.model()), names); };
  const std::string weight = R"({"of":"weight_of","given":[2,1],"value":21})";
  CHECK(asked(R"(["pressure"])") == R"([{"of":"pressure","value":1}])");
  CHECK(asked(R"([["weight_of", 2, 1], "pressure", ["weight_of", 9, 1]])") == "[" + weight + R"(,{"of":"pressure","value":1}])");
  CHECK(asked(R"(["weight_of", ["weight_of", 2], ["pressure", 1], [], [2, 1], ["weight_of", "two", 1], ["weight_of", [2], 1], "burst", 7])") == "[]");
  CHECK(asked("{}") == "[]");
  CHECK(asked("[") == "[]");
}
