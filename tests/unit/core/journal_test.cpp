#include "core/journal.h"

#include <doctest/doctest.h>

#include <limits>

#include "kiln.h"

using namespace skua;

namespace {

Journal sample() {
  Journal journal;
  journal.header = {SKUA_ABI,
                    "kiln",
                    "1.0.0",
                    "aa",
                    "bb",
                    "firing",
                    "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10",
                    "k3v9x2",
                    4294967295u,
                    "practice"};
  journal.commands = {{0, 0, "set_heat", kiln::heat(812.5)},
                      {1, 0, "answer", kiln::reply("first", "\"\xc3\xa9\n")},
                      {2, 90, "light", {}}};
  return journal;
}

std::string with(std::string_view part, std::string_view other) {
  std::string text = to_json(sample().header, sample().commands);
  const auto at = text.find(part);
  REQUIRE(at != text.npos);
  return text.replace(at, part.size(), other);
}

std::string error_of(const std::string& text) {
  const auto journal = journal_from_json(text);
  return journal ? std::string("(read)") : journal.error().text();
}

}  // namespace

TEST_CASE("a journal reads back as it was") {
  const Journal journal = sample();
  const std::string text = to_json(journal.header, journal.commands);
  const auto read = journal_from_json(text);
  REQUIRE(read);
  CHECK(*read == journal);
  CHECK(to_json(read->header, read->commands) == text);
}

TEST_CASE("a broken journal is refused with the place and what should stand there") {
  CHECK(error_of(with("\"schema\":1", "\"schema\":2")).starts_with("/schema: must be 1"));
  CHECK(error_of(with("\"seed\":4294967295", "\"seed\":4294967296")) ==
        "/seed: must be a whole number from 0 to 4294967295");
  CHECK(error_of(with("\"actor\":\"k3v9x2\",", "")) == "/actor: is missing; it must be a text");
  CHECK(error_of(with("[90,\"light\",{}]", "[90,\"light\"]")) ==
        "/commands/2: must be [tick, name, {parameters}]");
  CHECK(error_of(with("[90,", "[-1,")) ==
        "/commands/2/0: must be a whole number from 0 to 16777216");
  CHECK(error_of(with("[90,\"light\"", "[90,7")) == "/commands/2/1: must be a text");
  CHECK(error_of(with("{\"heat\":812.5}", "{\"heat\":null}")) ==
        "/commands/0/2/heat: must be a number or a text");
  CHECK(error_of(with("{\"heat\":812.5}", "{\"heat\":1,\"heat\":2}")) ==
        "/commands/0: parameter \"heat\" stands there twice");
  CHECK(error_of(with("[0,\"set_heat\"", "[91,\"set_heat\"")) ==
        "/commands/1: has an earlier tick than the command before it");
  CHECK(error_of("{").starts_with("not JSON"));
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
