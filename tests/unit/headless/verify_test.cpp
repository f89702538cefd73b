#include "platform/headless/verify.h"
#include "platform/headless/state_at.h"

#include "../attempt/visit.h"
#include "core/json.h"
#include "skua/random.h"

using namespace skua;
using namespace visiting;

namespace {

/// A firing, with all kinds of things in it.
std::string recorded(uint32_t seed = 1, int steps = 25) {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  Random random(seed);
  for (int i = 0; i < steps; ++i) {
    switch (random.below(5)) {
      case 0:
        visit.submit("light");
        break;
      case 1:
        visit.submit("add_pot");
        break;
      case 2:
        visit.submit("answer", kiln::reply("first", random.below(2) != 0 ? "no" : "right"));
        break;
      case 3:
        visit.submit("undo");
        break;
      default:
        visit.submit("set_heat", kiln::heat(random.below(900)));
    }
    visit.run(random.below(900));
  }
  visit.submit("answer", kiln::reply("last", "right"));
  visit.run(4000);
  visit.flush();
  return visit.attempt.journal();
}

struct Verdict {
  std::string text;
  json::Document document;
  json::View root() const { return document.root(); }
  bool ok() const { return root()["ok"].boolean().value_or(false); }
  std::string at(std::initializer_list<std::string_view> path) const {
    json::View view = root();
    for (const auto key : path) view = view[key];
    return view.exists() ? json::Writer().copy(view).take() : "(none)";
  }
};

Verdict check(const std::string& journal, const std::string& keys = {}) {
  std::string text = verify(kiln::module(), journal, keys);
  auto document = json::parse(text);
  REQUIRE(document);
  return {std::move(text), std::move(*document)};
}

std::string replaced(std::string text, std::string_view part, std::string_view other) {
  const auto at = text.find(part);
  REQUIRE(at != text.npos);
  return text.replace(at, part.size(), other);
}

}  // namespace

TEST_CASE("what was played verifies, whatever it was") {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const Verdict verdict = check(recorded(seed));
    CHECK(verdict.ok());
    if (!verdict.ok()) MESSAGE(verdict.text);
    CHECK(verdict.at({"completed"}) == "true");
  }
}

TEST_CASE("a verdict tells state, evidence and score") {
  const std::string journal = recorded();
  const Verdict verdict = check(journal);
  const auto read = read_journal(journal);
  REQUIRE(read);
  REQUIRE(read->close);
  CHECK(verdict.at({"state"}) == "\"" + read->close->state + "\"");
  CHECK(verdict.at({"chain"}) == "\"" + read->close->chain + "\"");
  CHECK(*verdict.root()["events"].number() == read->close->events);
  CHECK(*verdict.root()["commands"].number() == read->close->commands);
  CHECK(*verdict.root()["score"]["raw"].number() == read->close->raw);
  CHECK(verdict.root()["items"].size() == 3);
  CHECK(verdict.at({"divergence"}) == "(none)");
}

TEST_CASE("the evidence is the replay's own, whatever the journal says of it") {
  const std::string journal = recorded();
  const auto read = read_journal(journal);
  REQUIRE(read);
  std::string bodies;
  for (const JournalEvent& event : read->events) bodies += (bodies.empty() ? "" : ",") + event.body;
  CHECK(check(journal).at({"evidence"}) == "[" + bodies + "]");
  CHECK(check(journal).at({"left_out"}) == "(none)");

  const Verdict forged = check(replaced(journal, "\"correct\":false", "\"correct\":true"));
  CHECK_FALSE(forged.ok());
  CHECK(forged.at({"evidence"}) == "[" + bodies + "]");
}

TEST_CASE("of very much evidence the first part is told, and how much there is beside it") {
  constexpr uint32_t kCount = 3000;
  Session session(kiln::activity(), 5, "practice");
  for (uint32_t i = 0; i < kCount; ++i)
    session.submit("answer", kiln::reply("first", std::string(200, 'x')), 0);
  REQUIRE(session.command_count() == kCount);
  JournalBlock block;
  block.commands.assign(session.commands().begin(), session.commands().end());
  JournalWriter out({.module = "kiln", .activity = "firing", .seed = 5, .mode = "practice"});
  out.block(block);
  const Verdict verdict = check(out.text());
  CHECK(verdict.ok());
  CHECK(verdict.text.size() < 600 * 1024);
  const uint32_t told = verdict.root()["evidence"].size();
  CHECK(told > 1000);
  CHECK(*verdict.root()["left_out"].whole() == kCount + 1 - told);
}

TEST_CASE("a divergence names the tick, the command and the field") {
  const std::string journal = recorded();
  const auto read = read_journal(journal);
  REQUIRE(read);

  Verdict verdict = check(replaced(journal, "\"completed\":true", "\"completed\":false"));
  CHECK_FALSE(verdict.ok());
  CHECK(verdict.at({"divergence", "kind"}) == "\"close\"");
  CHECK(verdict.at({"divergence", "field"}) == "\"/close/completed\"");

  verdict = check(replaced(journal, "\"correct\":false", "\"correct\":true"));
  CHECK(verdict.at({"divergence", "kind"}) == "\"event\"");
  CHECK(verdict.at({"divergence", "field"}) == "\"/correct\"");
  CHECK(verdict.at({"divergence", "recorded"}) == "\"true\"");
  CHECK(verdict.at({"divergence", "command", "name"}) == "\"answer\"");

  const std::string& state = read->blocks[3].state;
  verdict = check(replaced(journal, state, "0123456789abcdef"));
  CHECK(verdict.at({"divergence", "kind"}) == "\"state\"");
  CHECK(verdict.at({"divergence", "recorded"}) == "\"0123456789abcdef\"");
  const CommandRecord& last = read->blocks[3].commands.back();
  CHECK(*verdict.root()["divergence"]["command"]["number"].number() == last.number);
  CHECK(*verdict.root()["divergence"]["tick"].number() == last.tick);

  verdict = check(replaced(journal, "\"set_heat\",{\"heat\":", "\"set_heat\",{\"heat\":1"));
  CHECK_FALSE(verdict.ok());
  verdict = check(replaced(journal, "\"set_heat\"", "\"set_fire\""));
  CHECK(verdict.at({"divergence", "kind"}) == "\"command\"");
  CHECK(verdict.at({"divergence", "message"}).find("the model refused it") != std::string::npos);
}

TEST_CASE("a keyframe tells which field it was") {
  // Two lessons that differ in one command, and a keyframe that was recorded in the other one.
  Session honest(kiln::activity(), 5, "practice"), other(kiln::activity(), 5, "practice");
  JournalBlock block;
  for (Session* session : {&honest, &other}) {
    session->submit("add_pot", {}, 0);
    session->submit("set_heat", kiln::heat(session == &honest ? 400 : 500), 100);
  }
  block.commands.assign(honest.commands().begin(), honest.commands().end());
  block.state = hex64(*other.state_hash());
  block.keyframe = other.keyframe()->bytes;
  JournalHeader header{.module = "kiln", .activity = "firing", .seed = 5, .mode = "practice"};
  JournalWriter out(header);
  out.block(block);
  const Verdict verdict = check(out.text());
  CHECK(verdict.at({"divergence", "kind"}) == "\"state\"");
  CHECK(verdict.at({"divergence", "field"}) == "\"target\"");
  CHECK(verdict.at({"divergence", "recorded"}) == "\"500\"");
  CHECK(verdict.at({"divergence", "replayed"}) == "\"400\"");
}

TEST_CASE("events that were not delivered yet are no divergence, invented ones are") {
  std::string journal = recorded();
  journal.resize(journal.rfind("{\"close\""));
  CHECK(check(journal).ok());
  journal.resize(journal.rfind("{\"event\""));
  CHECK(check(journal).ok());
  JournalWriter more(JournalHeader{});
  const std::size_t header = more.text().size();
  more.event(R"({"n":99,"type":"completed","tick":0,"commands":0})");
  const Verdict verdict = check(journal + more.text().substr(header));
  CHECK(verdict.at({"divergence", "kind"}) == "\"event\"");
}

TEST_CASE("the state at a moment of a journal is told field by field") {
  Session session(kiln::activity(), 5, "practice");
  session.submit("add_pot", {}, 0);
  session.submit("set_heat", kiln::heat(400), 100);
  session.submit("set_heat", kiln::heat(500), 200);
  JournalBlock block;
  block.commands.assign(session.commands().begin(), session.commands().end());
  JournalWriter out({.module = "kiln", .activity = "firing", .seed = 5, .mode = "practice"});
  out.block(block);
  const std::string then = state_at(kiln::module(), out.text(), 2);
  CHECK(then.starts_with(R"({"commands":2,"tick":0,"state":")"));
  CHECK(
      then.find(R"("command":{"number":1,"tick":0,"name":"set_heat","parameters":{"heat":400}})") !=
      std::string::npos);
  CHECK(then.find(R"(["target","400"])") != std::string::npos);
  CHECK(state_at(kiln::module(), out.text(), 99).find(R"(["target","500"])") != std::string::npos);
  CHECK(state_at(kiln::module(), "", 0).find("there is no header") != std::string::npos);
}

TEST_CASE("what can't be played is an error in words") {
  CHECK(check("").at({"error"}).find("there is no header") != std::string::npos);
  CHECK(check(replaced(recorded(), "\"activity\":\"firing\"", "\"activity\":\"paint\""))
            .at({"error"}) == "\"The module has no activity \\\"paint\\\".\"");
  CHECK(check(replaced(recorded(), "\"first\":0", "\"first\":1")).at({"error"}) != "(none)");
  CHECK(check(recorded(), "{").at({"error"}).find("The keys can't be read") != std::string::npos);
}

TEST_CASE("what the keys add to a score is no divergence from what the browser reported") {
  Place place;
  Visit visit(place);
  visit.activity = "test";
  REQUIRE(visit.open());
  visit.submit("submit", kiln::reply("second", "b"));
  visit.submit("answer", kiln::reply("last", "right"));
  visit.flush();
  CHECK(place.events.back().body.find(R"("score":{"raw":1,"max":2,"scaled":0.5})") !=
        std::string::npos);
  const Verdict marked = check(visit.attempt.journal(), R"({"items":{"second":{"right":["b"]}}})");
  CHECK(marked.ok());
  CHECK(marked.at({"score", "raw"}) == "2");
  CHECK(marked.at({"score", "max"}) == "3");
}

TEST_CASE("the school's keys mark what the browser could not") {
  Session session(kiln::test_activity(), 5, "assessment");
  session.submit("submit", kiln::reply("second", "b"), 0);
  session.submit("answer", kiln::reply("last", "right"), 100);
  JournalBlock block;
  block.commands.assign(session.commands().begin(), session.commands().end());
  JournalWriter out({.module = "kiln", .activity = "test", .seed = 5, .mode = "assessment"});
  out.block(block);
  CHECK(check(out.text()).at({"score", "max"}) == "2");
  const Verdict marked = check(out.text(), R"({"items":{"second":{"right":["b"]}}})");
  CHECK(marked.ok());
  CHECK(marked.at({"score"}) == R"({"raw":2,"max":3,"scaled":0.6666666666666666})");
}
