#include "core/journal.h"

#include <doctest/doctest.h>

#include <limits>

#include "kiln.h"

using namespace skua;

namespace {

JournalHeader header() {
  return {.module = "kiln",
          .module_version = "1.0.0",
          .runtime_hash = "aa",
          .module_hash = "bb",
          .manifest = "8f14e45fceea167a",
          .activity = "firing",
          .attempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10",
          .actor = "k3v9x2",
          .seed = 4294967295u,
          .mode = "practice",
          .checkpoint = {}};
}

const JournalBlock kFirst{
    {{0, 0, "set_heat", kiln::heat(812.5)}, {1, 0, "answer", kiln::reply("first", "\"\xc3\xa9\n")}},
    "00000000000000ff",
    "Az0+/",
    std::string(64, 'c'),
    {1, 2, 250}};
const JournalBlock kSecond{{{2, 90, "light", {}}}, {}, {}, {}, {}};
const JournalClose kClose{90, 3, 1, "ff", "cc", 1, 3, 1.0 / 3, true};

std::string sample() {
  JournalWriter out(header());
  out.block(kFirst, "2026-03-02T09:41:07.250Z");
  out.event(R"({"n":0,"type":"started","tick":0,"commands":0})");
  out.view(R"({"first":0,"views":[[0,2,{"focus":"light"}]]})");
  out.block(kSecond);
  out.close(kClose);
  return out.text();
}

std::string with(std::string_view part, std::string_view other) {
  std::string text = sample();
  const auto at = text.find(part);
  REQUIRE(at != text.npos);
  return text.replace(at, part.size(), other);
}

std::string error_of(const std::string& text) {
  const auto journal = read_journal(text);
  return journal ? std::string("(read)") : journal.error();
}

}  // namespace

TEST_CASE("a journal reads back as it was") {
  const auto journal = read_journal(sample());
  REQUIRE(journal);
  CHECK(journal->header == header());
  CHECK(journal->blocks == std::vector{kFirst, kSecond});
  CHECK(journal->times == std::vector<std::string>{"2026-03-02T09:41:07.250Z", ""});
  CHECK(journal->events ==
        std::vector{JournalEvent{0, R"({"n":0,"type":"started","tick":0,"commands":0})"}});
  CHECK(journal->views.size() == 1);
  CHECK(journal->close == kClose);
  CHECK_FALSE(journal->torn);
}

TEST_CASE("a journal that was being written when the machine went down holds up to there") {
  const std::string text = sample();
  const auto torn = read_journal(text.substr(0, text.size() - 20));
  REQUIRE(torn);
  CHECK(torn->torn);
  CHECK(torn->blocks.size() == 2);
  CHECK_FALSE(torn->close);
  CHECK(error_of(with("[90,\"light\",{}]", "[90,\"li")).starts_with("line 5: not JSON"));
}

TEST_CASE("a broken journal is refused with line, place and what should stand there") {
  CHECK(error_of("") == "line 1: there is no header");
  CHECK(error_of("{").starts_with("line 1: not JSON"));
  CHECK(error_of("{}") == "line 1: is not the header of a journal");
  CHECK(error_of(with("\"schema\":2", "\"schema\":3")).starts_with("line 1: /schema: must be 2"));
  CHECK(error_of(with("\"seed\":4294967295", "\"seed\":4294967296")) ==
        "line 1: /seed: must be a whole number from 0 to 4294967295");
  CHECK(error_of(with("\"actor\":\"k3v9x2\",", "")) ==
        "line 1: /actor: is missing; it must be a text");
  CHECK(error_of(with("[90,\"light\",{}]", "[90,\"light\"]")) ==
        "line 5: /block/commands/0: must be [tick, name, {parameters}]");
  CHECK(error_of(with("[90,\"light\",{}]", "")) == "line 5: /block/commands: must have a command");
  CHECK(error_of(with("[90,", "[-1,")) ==
        "line 5: /block/commands/0/0: must be a whole number from 0 to 16777216");
  CHECK(error_of(with("{\"heat\":812.5}", "{\"heat\":1,\"heat\":2}")) ==
        "line 2: /block/commands/0: parameter \"heat\" stands there twice");
  CHECK(error_of(with("[0,\"set_heat\"", "[91,\"set_heat\"")) ==
        "line 2: /block/commands/1: has an earlier tick than the command before it");
  CHECK(error_of(with("\"keyframe\":\"AQL6\"", "\"keyframe\":\"AQL\"")) ==
        "line 2: /block/keyframe: must be base64");
  CHECK(error_of(with("\"first\":2", "\"first\":3")) ==
        "line 5: /block/first: must be 2: blocks follow one another without gap or overlap");
  CHECK(error_of(with("{\"view\":", "{\"vision\":")) ==
        "line 4: must have one of block, event, view and close");
  CHECK(error_of(sample() + R"({"event":{"n":1}})").starts_with("line 7: follows the closing"));
}

TEST_CASE("commands have limits") {
  CHECK(command_fault("set_heat", kiln::heat(3)).empty());
  CHECK_FALSE(command_fault("", {}).empty());
  CHECK_FALSE(command_fault(std::string(65, 'a'), {}).empty());
  CHECK_FALSE(command_fault("a", std::vector{kiln::number("", 1)}).empty());
  CHECK_FALSE(command_fault("a", kiln::heat(std::numeric_limits<double>::infinity())).empty());
  CHECK_FALSE(command_fault("a", std::vector{kiln::text("t", std::string(4001, 'a'))}).empty());
  CHECK_FALSE(command_fault("a", std::vector{kiln::text("t", "\xff")}).empty());
  NamedValues many, long_texts;
  for (int i = 0; i < 17; ++i) many.push_back(kiln::number("n" + std::to_string(i), i));
  for (int i = 0; i < 3; ++i)
    long_texts.push_back(kiln::text("t" + std::to_string(i), std::string(3000, 'a')));
  CHECK_FALSE(command_fault("a", many).empty());
  CHECK_FALSE(command_fault("a", long_texts).empty());
}
