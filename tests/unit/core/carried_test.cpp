#include "core/carried_json.h"

#include <doctest/doctest.h>

#include <string>

using namespace skua;

namespace {

std::expected<CarriedEvidence, json::Error> read(const std::string& text) {
  const auto document = json::parse(text);
  REQUIRE(document);
  return read_carried(document->root()["evidence"]);
}

std::string fault_in(const std::string& text) {
  const auto carried = read(text);
  return carried ? "" : carried.error().text();
}

std::string opportunity(const std::string& more) {
  return R"({"evidence":[{"objective":"o","opportunities":[{"item":"q","context":"s","right":true)" +
         more + "}]}]}";
}

std::string times(std::size_t count, const std::string& one) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + one;
  return all;
}

}  // namespace

TEST_CASE("evidence from earlier attempts reads back as it was") {
  const CarriedEvidence all = {
      {"air",
       {{.item = "why", .context = "look", .right = true, .options = 4, .expected_wrong = 0.3},
        {.item = "find", .context = "seek", .by_doing = true, .drawn = {1500, -0.25}}}},
      {"ages", {}}};
  json::Writer out;
  write_carried(out, all);
  CHECK(
      out.str() ==
      R"([{"objective":"air","opportunities":[{"item":"why","context":"look","right":true,)"
      R"("options":4,"difficulty":0.3},{"item":"find","context":"seek","right":false,"doing":true,)"
      R"("drawn":[1500,-0.25]}]},{"objective":"ages","opportunities":[]}])");
  const auto again = read("{\"evidence\":" + out.str() + "}");
  REQUIRE(again);
  CHECK(*again == all);
  CHECK(read("{}")->empty());
}

TEST_CASE("what is no evidence is refused with its place, and what should stand there") {
  CHECK(fault_in(R"({"evidence":{}})") == "/evidence: must be an array");
  CHECK(fault_in(R"({"evidence":[{"objective":"","opportunities":[]}]})") ==
        "/evidence/0/objective: must have 1 to 100 bytes");
  CHECK(fault_in(R"({"evidence":[{"objective":"o"}]})").starts_with("/evidence/0/opportunities: "));
  CHECK(fault_in(opportunity(R"(,"score":1)")) ==
        "/evidence/0/opportunities/0/score: must be left out: evidence has no such member");
  CHECK(fault_in(opportunity(R"(,"right":1)")).starts_with("/evidence/0/opportunities/0/right: "));
  CHECK(fault_in(opportunity(R"(,"difficulty":1)")) ==
        "/evidence/0/opportunities/0/difficulty: must be from 0.01 to 0.99");
  CHECK(fault_in(opportunity(R"(,"options":-1)"))
            .starts_with("/evidence/0/opportunities/0/options: "));
  CHECK(fault_in(opportunity(R"(,"drawn":[1,"2"])"))
            .starts_with("/evidence/0/opportunities/0/drawn/1: "));
  CHECK(fault_in(opportunity(R"(,"drawn":[)" + times(9, "1") + "]")) ==
        "/evidence/0/opportunities/0/drawn: must have at most 8, not 9");
  const std::string one = R"({"item":"q","context":"s","right":true})";
  CHECK(fault_in(R"({"evidence":[{"objective":"o","opportunities":[)" + times(20, one) + "]}]}")
            .empty());
  CHECK(fault_in(R"({"evidence":[{"objective":"o","opportunities":[)" + times(21, one) + "]}]}") ==
        "/evidence/0/opportunities: must have at most 20, not 21");
  const std::string objective = R"({"objective":"o","opportunities":[]})";
  CHECK(fault_in("{\"evidence\":[" + times(51, objective) + "]}") ==
        "/evidence: must have at most 50, not 51");
  CHECK(fault_in("{\"evidence\":[" + times(2, objective) + "]}") ==
        "/evidence/1/objective: stands there twice");
}
