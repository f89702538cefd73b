#include "report/event.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>

#include "kiln.h"

using namespace skua;

namespace {

const Standing kStanding{{1.75, 5, 0.35}, 2, 5};
const std::string kTail = R"("score":{"raw":1.75,"max":5,"scaled":0.35},"done":2,"items":5})";

Evidence of(skua_evidence_kind kind, const char* item) {
  Evidence evidence;
  evidence.kind = kind;
  evidence.tick = 812;
  evidence.commands = 9;
  evidence.item = item;
  return evidence;
}

}  // namespace

TEST_CASE("every kind of evidence has its event") {
  CHECK(started_body() == R"({"n":0,"type":"started","tick":0,"commands":0})");

  Evidence predicted = of(SKUA_PREDICTED, "age");
  predicted.response = "older";
  CHECK(event_body(1, predicted, {}, kStanding, "") ==
        R"({"n":1,"type":"predicted","tick":812,"commands":9,"item":"age","response":"older",)" + kTail);

  Evidence answered = of(SKUA_ANSWERED, "age");
  answered.response = "120\"000";
  answered.misconception = "gas_age";
  CHECK(
      event_body(2, answered, {3, 1}, kStanding, "") ==
      R"({"n":2,"type":"answered","tick":812,"commands":9,"item":"age","response":"120\"000","correct":false,"try":3,"hints":1,)"
      R"("misconception":"gas_age",)" +
          kTail);
  answered.correct = true;
  answered.misconception.clear();
  CHECK(
      event_body(3, answered, {1, 0}, kStanding, "") ==
      R"({"n":3,"type":"answered","tick":812,"commands":9,"item":"age","response":"120\"000","correct":true,"try":1,"hints":0,)" +
          kTail);

  Evidence hinted = of(SKUA_HINTED, "age");
  hinted.step = 2;
  CHECK(event_body(4, hinted, {}, kStanding, "") ==
        R"({"n":4,"type":"hinted","tick":812,"commands":9,"item":"age","step":2,)" + kTail);

  Evidence performed = of(SKUA_PERFORMED, "take_sample");
  performed.details = {kiln::number("depth_m", 1200.5), kiln::text("layer", "ice")};
  CHECK(
      event_body(5, performed, {}, kStanding, "") ==
      R"({"n":5,"type":"performed","tick":812,"commands":9,"action":"take_sample","detail":{"depth_m":1200.5,"layer":"ice"},)" +
          kTail);

  Evidence submitted = of(SKUA_SUBMITTED, "age");
  submitted.response = "b";
  CHECK(
      event_body(6, submitted, {2, 0}, kStanding, "") ==
      R"({"n":6,"type":"submitted","tick":812,"commands":9,"item":"age","response":"b","try":2,)" +
          kTail);

  Evidence completed = of(SKUA_COMPLETED, "");
  completed.state = "00ff";
  const std::string tail = kTail.substr(0, kTail.size() - 1) + R"(,"state":"00ff","chain":"abcd"})";
  CHECK(event_body(7, completed, {}, kStanding, "abcd") ==
        R"({"n":7,"type":"completed","tick":812,"commands":9,)" + tail);
}

TEST_CASE("an event that carries what JSON cannot say loses that detail, not itself") {
  std::vector<Evidence> entries;
  skua_evidence_log log{entries, 3, 7};
  EvidenceLog(&log).performed(
      "measure", {{"ratio", std::numeric_limits<double>::infinity()}, {"depth_m", 2.0}});
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].details == NamedValues{kiln::number("depth_m", 2)});
  CHECK(entries[0].tick == 3);
  CHECK(entries[0].commands == 7);
}

TEST_CASE(
    "evidence of a kind that this runtime does not know is left out, and a shorter struct reads as "
    "zeros") {
  std::vector<Evidence> entries;
  skua_evidence_log log{entries, 0, 0};
  skua_evidence raw{};
  raw.size = sizeof raw;
  raw.kind = 99;
  skua_evidence_add(&log, &raw);
  raw.kind = SKUA_HINTED;
  raw.item = to_abi("age");
  raw.step = 3;
  raw.size = offsetof(skua_evidence, response);
  skua_evidence_add(&log, &raw);
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].item == "age");
  CHECK(entries[0].step == 0);
}
