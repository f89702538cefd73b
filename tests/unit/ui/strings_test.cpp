#include "ui/strings.h"

#include <doctest/doctest.h>

#include <cmath>

#include "skua/value.h"

using skua::Strings;
using skua::Value;

TEST_CASE("a text takes its arguments by name, in any order") {
  Strings strings;
  strings.set({{"depth", "{value} m of {all}"}, {"plain", "Ice"}});
  const Value args[] = {{"all", "3,190 m"}, {"value", 1200.0}};
  CHECK(strings.text("depth", args, 2) == "1,200 m of 3,190 m");
  CHECK(strings.text("plain", args, 2) == "Ice");
}

TEST_CASE("what is missing is seen, not dropped") {
  Strings strings;
  strings.set({{"depth", "{value} m {"}});
  CHECK(strings.text("depth", nullptr, 0) == "{value} m {");
  CHECK(strings.text("nowhere", nullptr, 0) == "[nowhere]");
  CHECK_FALSE(strings.has("nowhere"));
  strings.text("nowhere", nullptr, 0);
  CHECK(strings.take_missing() == std::vector<std::string>{"nowhere"});
  CHECK(strings.take_missing().empty());
}

TEST_CASE("of equal keys the last one counts") {
  Strings strings;
  strings.set({{"a", "runtime"}, {"b", "B"}, {"a", "module"}});
  CHECK(strings.text("a", nullptr, 0) == "module");
}

TEST_CASE("numbers follow the language") {
  Strings strings;
  CHECK(strings.number(1234567.891, 2) == "1,234,567.89");
  CHECK(strings.number(-9.884, 2) == "\u22129.88");
  CHECK(strings.number(-0.001, 1) == "0.0");
  CHECK(strings.number(999, 0) == "999");
  CHECK(strings.number(std::nan(""), 0) == "\u2013");
  strings.set_numbers(",", "\u00a0", 2);  // Spanish groups from five digits on
  CHECK(strings.number(1234.5, 1) == "1234,5");
  CHECK(strings.number(12345, 0) == "12\u00a0345");
}
