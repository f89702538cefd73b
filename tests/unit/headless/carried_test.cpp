// From a launch with evidence to the replay of its journal, which begins with the same.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "attempt/attempt.h"
#include "learn/catalogue.h"
#include "platform/headless/state_at.h"
#include "platform/headless/verify.h"

extern "C" const skua_module_desc* skua_module_antarctica(void);

using namespace skua;

namespace {

std::string lesson(const char* id, const std::string& first, const std::string& second) {
  const auto ask = [](const std::string& question) {
    return R"({"ask": ")" + question +
           R"(", "options": ["a", "b", "c"], "right": "a", "objectives": ["air"]})";
  };
  return R"({"skua": "activity", "schema": 1, "id": ")" + std::string(id) +
         R"(", "simulation": "core", "minutes": 5, "languages": ["en"], "objectives": [{"id": "air"}], "stages": [{"id": "stage-of-)" +
         id + R"(", "order": "any", "tasks": [)" + ask(first) + ", " + ask(second) + "]}]}";
}

struct Lessons {
  Catalogue catalogue{*skua_module_antarctica()};
  Lessons() {
    REQUIRE(catalogue.add(lesson("one", "p", "q")));
    REQUIRE(catalogue.add(lesson("two", "q", "r")));
  }
};

std::string launch(const std::string& activity, const std::string& evidence) {
  return R"({"activity":")" + activity +
         R"(","attempt":"0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10","actor":"k3v9x2","seed":7,"mode":"practice",)" +
         (evidence.empty() ? "" : "\"evidence\":" + evidence + ",") +
         R"("resume":{"commands":[],"events":0}})";
}

std::string played(const Lessons& lessons, const std::string& activity, const std::string& evidence,
                   const std::vector<std::string>& items) {
  Attempt attempt;
  double now = 1'772'444'467'250.0;
  REQUIRE(attempt.launch(lessons.catalogue.module(), launch(activity, evidence), now));
  for (const std::string& item : items) {
    const NamedValue values[] = {{"item", true, 0, item}, {"response", true, 0, "a"}};
    REQUIRE(attempt.submit("answer", values, now += 500) == Submitted::applied);
  }
  return attempt.journal();
}

struct Verdict {
  json::Document document;
  bool ok() const { return document.root()["ok"].boolean().value_or(false); }
  std::string at(std::string_view key) const {
    return json::Writer().copy(document.root()[key]).take();
  }
};

Verdict verdict_of(const Lessons& lessons, const std::string& journal) {
  auto document = json::parse(verify(lessons.catalogue.module(), journal, ""));
  REQUIRE(document);
  return {std::move(*document)};
}

std::string without_evidence(std::string journal) {
  const std::size_t from = journal.find(",\"evidence\":["), to = journal.find('\n');
  REQUIRE(from < to);
  return journal.erase(from, to - 1 - from);
}

}  // namespace

TEST_CASE("a replay says what was shown, and a journal with it in its header replays to the same") {
  const Lessons lessons;
  const Verdict first = verdict_of(lessons, played(lessons, "one", "", {"p", "q"}));
  REQUIRE(first.ok());
  CHECK(
      first.at("shown") ==
      R"([{"objective":"air","opportunities":[{"item":"p","context":"stage-of-one","right":true,"options":3},)"
      R"({"item":"q","context":"stage-of-one","right":true,"options":3}]}])");

  const std::string journal = played(lessons, "two", first.at("shown"), {"q", "r"});
  CHECK(journal.find("\"evidence\":[{\"objective\":\"air\"") < journal.find('\n'));
  const Verdict second = verdict_of(lessons, journal);
  CHECK(second.ok());
  CHECK(second.at("evidence").find(R"("of":3,"earlier":2)") != std::string::npos);
  // "q" was met in the first lesson: once more it shows nothing
  CHECK(
      second.at("shown") ==
      R"([{"objective":"air","opportunities":[{"item":"r","context":"stage-of-two","right":true,"options":3}]}])");
  CHECK(state_at(lessons.catalogue.module(), journal, 2).find("\"fields\"") != std::string::npos);
}

TEST_CASE("who begins with other evidence than the journal says is found out") {
  const Lessons lessons;
  const std::string earlier =
      R"([{"objective":"air","opportunities":[{"item":"p","context":"s","right":true}]}])";
  const std::string journal = played(lessons, "two", earlier, {"q", "r"});
  CHECK(verdict_of(lessons, journal).ok());
  CHECK_FALSE(verdict_of(lessons, without_evidence(journal)).ok());
  const std::string plain = played(lessons, "two", "", {"q", "r"});
  CHECK(verdict_of(lessons, plain).ok());
  CHECK(plain.find("evidence\":[{\"obj") == std::string::npos);
}

TEST_CASE("a launch whose evidence is none is refused, and says where") {
  const Lessons lessons;
  Attempt attempt;
  const auto launched =
      attempt.launch(lessons.catalogue.module(),
                     launch("two", R"([{"objective":"air","opportunities":[{"item":"p"}]}])"), 0);
  REQUIRE_FALSE(launched);
  CHECK(launched.error().message.starts_with("/evidence/0/opportunities/0/context: "));
}
