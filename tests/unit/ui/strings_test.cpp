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

TEST_CASE("texts can be put over those that are there") {
  Strings strings;
  strings.set({{"a", "module"}, {"b", "B"}});
  strings.text("c", nullptr, 0);
  strings.add({{"a", "activity"}, {"c", "C"}});
  CHECK(strings.text("a", nullptr, 0) == "activity");
  CHECK(strings.text("b", nullptr, 0) == "B");
  CHECK(strings.text("c", nullptr, 0) == "C");
  CHECK(strings.take_missing().empty());
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
  strings.set_numbers(".", ",", 1, "\u200e\u2212");
  CHECK(strings.number(-5, 0) == "\u200e\u22125");
}

namespace {

std::string count_text(const Strings& strings, double n) {
  const skua_value values[] = {skua::Value("n", n), skua::Value("of", "ice")};
  return strings.text("cores", values, 2);
}

}  // namespace

TEST_CASE("things are counted as the language does it") {
  Strings strings;
  strings.set({{"cores", "{n, plural, =0 {No core} =1203 {All cores} one {# core of {of}} few {# (few)} other {# cores of {of}}}."}});
  CHECK(count_text(strings, 1) == "1 cores of ice.");  // before the language is known all are "other"

  std::string table(201, '5');
  table[1] = '1';
  for (const std::size_t few : {3, 4, 103, 104}) table[few] = '3';
  table[200] = '4';
  strings.set_plurals(table);
  CHECK(count_text(strings, 0) == "No core.");
  CHECK(count_text(strings, 1) == "1 core of ice.");
  CHECK(count_text(strings, 2) == "2 cores of ice.");
  CHECK(count_text(strings, 3) == "3 (few).");
  CHECK(count_text(strings, 1203) == "All cores.");
  CHECK(count_text(strings, 1204) == "1,204 (few).");
  CHECK(count_text(strings, 1201) == "1,201 cores of ice.");  // as 101
  CHECK(count_text(strings, 2e6) == "2,000,000 cores of ice.");  // "many" has no branch
  CHECK(count_text(strings, 1.5) == "1.50 cores of ice.");
}

TEST_CASE("a plural that is written wrongly is seen, and never read past its end") {
  Strings strings;
  for (const char* pattern : {"{n, plural, one {#", "{n, plural}", "{n,", "{n, plural, one}", "{n, plural, {", "{x, plural, other {#}}", "{n, plural, one {a} two"}) {
    strings.set({{"cores", pattern}});
    count_text(strings, 1);
    CHECK(strings.text("cores", nullptr, 0) == pattern);
  }
}
