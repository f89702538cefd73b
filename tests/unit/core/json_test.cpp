#include "core/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "core/utf8.h"
#include "skua/random.h"

using namespace skua;

namespace {

std::string error_of(std::string_view text) {
  const auto document = json::parse(text);
  return document ? std::string("(read)") : document.error().text();
}

std::string number_text(double value) { return json::Writer().number(value).take(); }

}  // namespace

TEST_CASE("values are read with their kind, and errors name their place") {
  const auto document =
      json::parse(R"({"seed": 7, "names": ["a", {"b/c~d": null}], "on": true, "x": -1.5e3})");
  REQUIRE(document);
  const json::View root = document->root();
  CHECK(root["seed"].whole() == 7u);
  CHECK(root["x"].number() == -1500.0);
  CHECK(root["on"].boolean() == true);
  CHECK(root["names"].size() == 2);
  CHECK((*root["names"].begin()).text() == "a");

  CHECK(root["x"].whole().error().text() == "/x: must be a whole number from 0 to 4294967295");
  CHECK(root["seed"].whole(6).error().text() == "/seed: must be a whole number from 0 to 6");
  CHECK(root["on"].text().error().text() == "/on: must be a text");
  CHECK(root["seed"].array().error().text() == "/seed: must be an array");
  CHECK(root["no"].number().error().text() == "/no: is missing; it must be a number");
  CHECK(root["no"]["way"].number().error().text() == "/no: is missing; it must be a number");
  CHECK(root["seed"]["deep"].number().error().text() ==
        "/seed/deep: is missing; it must be a number");
  auto second = root["names"].begin();
  ++second;
  CHECK((*second)["b/c~d"].text().error().text() == "/names/1/b~1c~0d: must be a text");
  CHECK_FALSE(root["no"]);
  CHECK(root["no"].size() == 0);
  for ([[maybe_unused]] const json::View nothing : root["no"])
    FAIL("a missing value has no members");
}

TEST_CASE("of two members with one name the last counts, as in JavaScript") {
  const auto document = json::parse(R"({"a": 1, "a": 2})");
  REQUIRE(document);
  CHECK(document->root()["a"].number() == 2.0);
}

TEST_CASE("what is not JSON is refused with its place") {
  CHECK(error_of("[1, 2").starts_with("not JSON at line 1, column 6: "));
  CHECK(error_of("{\"a\":\n1,}").starts_with("not JSON at line 2, column 3: "));
  CHECK(error_of("").starts_with("not JSON"));
  CHECK(error_of("1 2").starts_with("not JSON"));
  CHECK(error_of("nul").starts_with("not JSON"));
  CHECK(error_of("\"\xff\"").starts_with("not JSON"));
  CHECK(error_of("\"\\ud800\"").starts_with("not JSON"));
  CHECK(error_of("1e999").starts_with("not JSON"));
  CHECK(error_of(std::string("1\0", 2)).starts_with("not JSON"));
  CHECK(error_of("NaN").starts_with("not JSON"));
  CHECK(error_of("{\"a\":1}// no").starts_with("not JSON"));
}

TEST_CASE("nesting has a limit, and below it nothing recurses into trouble") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(error_of(nested(json::kMaxDepth)) == "(read)");
  CHECK(error_of(nested(json::kMaxDepth + 1)) == "nested more than 32 deep");
  CHECK(error_of(std::string(1'000'000, '[')) == "nested more than 32 deep");
}

TEST_CASE("the writer escapes and separates") {
  json::Writer out;
  out.object().key("a\"").text("tab\t nul" + std::string(1, '\0') +
                               " \\ \x1f \xc3\xa9 \xf0\x9f\xa7\x8a");
  out.key("list").array().number(1).boolean(false).null().object().end().array().end().end();
  out.key("raw").raw("[1]").end();
  CHECK(out.str() ==
        "{\"a\\\"\":\"tab\\t nul\\u0000 \\\\ \\u001f \xc3\xa9 \xf0\x9f\xa7\x8a\","
        "\"list\":[1,false,null,{},[]],\"raw\":[1]}");
  CHECK(json::parse(out.str()));
}

TEST_CASE("bytes that are not UTF-8 are replaced, so that the other side can read the rest") {
  CHECK(json::Writer()
            .text("a\xff"
                  "b\xc3")
            .str() ==
        "\"a\xef\xbf\xbd"
        "b\xef\xbf\xbd\"");
  CHECK(json::Writer().text("\xed\xa0\x80").str() == "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
  CHECK(is_utf8("\xf4\x8f\xbf\xbf"));
  for (const char* bad :
       {"\xc0\xaf", "\xf4\x90\x80\x80", "\xe0\x80\x80", "\xf0\x80\x80\x80", "\x80", "\xe2\x82"}) {
    CHECK_FALSE(is_utf8(bad));
  }
}

TEST_CASE("numbers are short and read back as the same bits") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(1200) == "1200");
  CHECK(number_text(-3) == "-3");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(0.35) == "0.35");
  CHECK(number_text(1.0 / 3) == "0.3333333333333333");
  CHECK(number_text(5e-324) == "4.94065645841247e-324");
  CHECK(number_text(1e21) == "1e+21");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "null");
  CHECK(number_text(std::nan("")) == "null");

  Random random(11);
  for (int i = 0; i < 20000; ++i) {
    const uint64_t bits = i % 2 == 0 ? random.next() : 0x4000000000000000u + (random.next() >> 8);
    double value;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    const std::string text = number_text(value);
    CAPTURE(text);
    const auto document = json::parse(text);
    REQUIRE(document);
    REQUIRE(*document->root().number() == value);
  }
}

TEST_CASE("numbers are written as printf would with the fewest digits that strtod takes back") {
  const auto by_library = [](double value) {
    char text[32];
    for (int precision = 15; precision <= 17; ++precision) {
      std::snprintf(text, sizeof text, "%.*g", precision, value);
      if (std::strtod(text, nullptr) == value) break;
    }
    return std::string(text);
  };
  Random random(12);
  const auto check = [&](double value) {
    CAPTURE(value);
    REQUIRE(number_text(value) == by_library(value));
    REQUIRE(number_text(-value) == by_library(-value));
  };
  for (double power = 1e-6; power < 1e18; power *= 10) {
    for (const double value : {power, std::nextafter(power, 0.0), std::nextafter(power, 1e300)})
      if (value != std::floor(value) || value >= 1e15) check(value);
    for (int i = 0; i < 2000; ++i) {
      const double any = power * (1 + 9 * static_cast<double>(random.next() >> 11) * 0x1p-53);
      const double places = std::pow(10, random.next() % 17);
      for (const double value : {any, std::round(any * places) / places})
        if (value != std::floor(value)) check(value);
    }
  }
  // Beside a power of two the doubles below lie closer together; of halves printf takes the even.
  for (double power = 0x1p-13; power < 0x1p49; power *= 2) {
    for (const double value : {power, std::nextafter(power, 0.0), std::nextafter(power, 1e300)})
      if (value != std::floor(value)) check(value);
    for (int i = 1; i < 200; i += 2) {
      const double value = power * (1 + i * 0x1p-50);
      if (value != std::floor(value)) check(value);
    }
  }
}

TEST_CASE("what was read is written again without change") {
  const std::string text = R"({"a":[1,2.5,"x\n",null,true,{}],"b":{"c":[]},"d":""})";
  const auto document = json::parse(text);
  REQUIRE(document);
  CHECK(json::Writer().copy(document->root()).str() == text);
}
