#include "learn/keys.h"

#include <doctest/doctest.h>

#include "kiln.h"
#include "learn/tracker.h"

using namespace skua;

namespace {

std::string error_of(std::string_view json) {
  const auto keys = read_keys(json);
  return keys ? std::string("(read)") : keys.error().text();
}

Evidence of(skua_evidence_kind kind, const char* item, const char* response) {
  Evidence evidence;
  evidence.kind = kind;
  evidence.item = item;
  evidence.response = response;
  return evidence;
}

Tracker tracker(std::string_view keys) {
  return Tracker(kiln::kItems, kiln::kGraded, {}, *read_keys(keys));
}

}  // namespace

TEST_CASE("a key accepts its responses, or a number within its tolerance") {
  const auto keys = read_keys(
      R"({"items":{"a":{"right":["b","c"]},"n":{"value":1.5,"tolerance":0.25},"exact":{"value":2}}})");
  REQUIRE(keys);
  CHECK((*keys)[0].accepts("c"));
  CHECK_FALSE((*keys)[0].accepts("d"));
  CHECK((*keys)[1].accepts("1.25"));
  CHECK_FALSE((*keys)[1].accepts("1.2"));
  CHECK_FALSE((*keys)[1].accepts("about 1.5"));
  CHECK((*keys)[2].accepts("2.0"));
  CHECK(read_keys("")->empty());
}

TEST_CASE("a key of several numbers accepts what has all of them within their tolerances") {
  const auto keys = read_keys(R"({"items":{"s":{"fields":{"from":{"value":131,"tolerance":3},"to":{"value":118}}}}})");
  REQUIRE(keys);
  const ItemKey& key = (*keys)[0];
  CHECK(key.accepts("from=131,to=118"));
  CHECK(key.accepts("from=134,to=118,more=1"));
  for (const char* wrong : {"from=134.5,to=118", "from=131,to=118.5", "from=131", "to=118", "", "131,118", "from=,to=118", "fromage=131,to=118"}) {
    CAPTURE(wrong);
    CHECK_FALSE(key.accepts(wrong));
  }
}

TEST_CASE("of a question of which several versions are drawn, a key accepts the answer to the version that was asked") {
  const auto keys = read_keys(R"({"items":{"s":{"any":[{"fields":{"sheet":{"value":1},"part":{"value":7}}},{"fields":{"sheet":{"value":2},"part":{"value":9}}}]}}})");
  REQUIRE(keys);
  const ItemKey& key = (*keys)[0];
  CHECK(key.accepts("sheet=1,part=7"));
  CHECK(key.accepts("sheet=2,part=9"));
  for (const char* wrong : {"sheet=1,part=9", "sheet=2,part=7", "sheet=3,part=7", "part=7", ""}) {
    CAPTURE(wrong);
    CHECK_FALSE(key.accepts(wrong));
  }
}

TEST_CASE("a wrong key is refused with its place") {
  CHECK(error_of("[]") == "/items: is missing; it must be an object");
  CHECK(error_of(R"({"items":{"a":{}}})") ==
        "/items/a: must have \"right\": [responses], \"value\": number, \"fields\": {name: {\"value\": number}} or \"any\": [{\"fields\": …}]");
  CHECK(error_of(R"({"items":{"a":{"any":[]}}})") == "/items/a/any: must have an answer");
  CHECK(error_of(R"({"items":{"a":{"any":[{"value":1}]}}})") == "/items/a/any/0/fields: must have a field");
  CHECK(error_of(R"({"items":{"a":{"fields":{}}}})") == "/items/a/fields: must have a field");
  CHECK(error_of(R"({"items":{"a":{"fields":{"from":{"tolerance":1}}}}})") == "/items/a/fields/from/value: is missing; it must be a number");
  CHECK(error_of(R"({"items":{"a":{"right":[]}}})") == "/items/a/right: must have a response");
  CHECK(error_of(R"({"items":{"a":{"value":1,"tolerance":-1}}})") ==
        "/items/a/tolerance: must not be negative");
}

TEST_CASE("items that the school marks count only where there is a key") {
  Tracker browser = tracker("");
  CHECK(browser.take(of(SKUA_SUBMITTED, "second", "b"))->try_number == 1);
  CHECK(browser.score() == Score{0, 2, 0});
  CHECK(browser.item("second")->done);
  Tracker school = tracker(R"({"items":{"second":{"right":["b"]}}})");
  school.take(of(SKUA_SUBMITTED, "second", "b"));
  CHECK(school.score() == Score{1, 3, 1.0 / 3});
  school.take(of(SKUA_SUBMITTED, "second", "c"));  // a change of mind
  CHECK(school.score().raw == 0);
  CHECK(school.item("second")->tries == 2);
  CHECK(school.item("second")->response == "c");
  school.take(of(SKUA_COMPLETED, "", ""));
  school.take(of(SKUA_SUBMITTED, "second", "b"));  // too late
  CHECK(school.score().raw == 0);
}

TEST_CASE("an item is marked in one place") {
  Tracker school = tracker("");
  CHECK_FALSE(school.take(of(SKUA_ANSWERED, "second", "b")));
  CHECK_FALSE(school.take(of(SKUA_SUBMITTED, "first", "b")));
  CHECK(school.ignored() == 2);
}
