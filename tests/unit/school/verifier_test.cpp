#include "verifier.h"

#include <doctest/doctest.h>

using namespace skua::school;

namespace {

const std::string kGood =
    R"({"ok":true,"commands":3,"events":2,"score":{"raw":4,"max":5,"scaled":0.8},"completed":true})";

Json with(const char* pointer, const Json& value) {
  Json answer = Json::parse(kGood);
  answer[Json::json_pointer(pointer)] = value;
  return answer;
}

std::string code_of(const Json& answer, int exit_code) {
  const Replayed replayed = read_replay(write_json(answer), exit_code);
  return replayed.result ? "result" : replayed.code;
}

}  // namespace

TEST_CASE("an answer counts if all of it is there and the exit code agrees") {
  CHECK(read_replay(kGood + "\n", 0).result == Json::parse(kGood));
  CHECK(code_of(Json::parse(kGood), 1) == "no-answer");
  Json refused = with("/ok", false);
  CHECK(code_of(refused, 1) == "no-answer");
  refused["divergence"] = {{"message", "the state is another one"}};
  CHECK(code_of(refused, 1) == "result");
  CHECK(code_of(refused, 0) == "no-answer");
  CHECK(code_of(refused, 2) == "no-answer");
}

TEST_CASE("whatever else it is, it is no answer") {
  for (const char* text : {"", "x", "[]", "{}", "null", "{\"ok\":true}"}) {
    CAPTURE(text);
    CHECK(read_replay(text, 0).code == "no-answer");
  }
  CHECK(read_replay(kGood + kGood, 0).code == "no-answer");
  CHECK(code_of(with("/ok", "yes"), 0) == "no-answer");
  CHECK(code_of(with("/commands", -1), 0) == "no-answer");
  CHECK(code_of(with("/commands", "3"), 0) == "no-answer");
  CHECK(code_of(with("/completed", nullptr), 0) == "no-answer");
  CHECK(code_of(with("/score", nullptr), 0) == "no-answer");
  CHECK(code_of(with("/score/raw", 6), 0) == "no-answer");
  CHECK(code_of(with("/score/scaled", 1), 0) == "no-answer");
}

TEST_CASE("what the script says went wrong") {
  const Replayed missing =
      read_replay(R"({"ok":false,"error":"No build.","code":"unknown-build","missing":true})", 2);
  CHECK_FALSE(missing.result);
  CHECK(missing.code == "no-build");
  CHECK(missing.problem == "No build.");
  CHECK_FALSE(missing.unplayable);
  CHECK(read_replay(R"({"ok":false,"error":"no request"})", 2).code == "no-answer");
  CHECK(read_replay(R"({"ok":false,"error":"Changed.","code":"damaged-build"})", 2).code ==
        "no-build");
  for (const auto& [code, exit] : {std::pair{"unreadable", 2}, {"too-large", 2}, {"trap", 1}}) {
    const Json answer{{"ok", false}, {"error", "line 3: no"}, {"code", code}};
    const Replayed replayed = read_replay(write_json(answer), exit);
    CHECK(replayed.code == code);
    CHECK(replayed.unplayable);
    CHECK(replayed.problem == "line 3: no");
  }
}
