#include "learn/typed_number.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace skua;

namespace {

const std::vector<UnitWord> kWords = {{"yr", 1}, {"años", 1}, {"kyr", 1000}, {"年", 1}, {"万年", 10'000}};

void reads(std::string_view typed, double value, bool whole = false) {
  CAPTURE(typed);
  const auto read = read_typed_number(typed, whole, kWords);
  REQUIRE(read);
  CHECK(*read == value);
}
void refuses(std::string_view typed, TypedFault fault = TypedFault::not_a_number) {
  CAPTURE(typed);
  for (const bool whole : {true, false}) {
    const auto read = read_typed_number(typed, whole, kWords);
    REQUIRE_FALSE(read);
    CHECK(read.error() == fault);
  }
}

}  // namespace

TEST_CASE("numbers as students write them, in any of the languages") {
  reads("25.5", 25.5);
  reads("25,5", 25.5);
  reads(" 25 ", 25);
  reads("0.125", 0.125);
  reads(".5", 0.5);
  reads("-3", -3);
  reads("\u22123,25", -3.25);
  reads("+7", 7);
  reads("165 230", 165230);
  reads("165\u202f230", 165230);
  reads("165'230", 165230);
  reads("1,234.5", 1234.5);
  reads("1.234,5", 1234.5);
  reads("1.234.567", 1234567);
  reads("12,345,678.25", 12345678.25);
  reads("\u0662\u0665\u066b\u0665", 25.5);
  reads("\uff12\uff15\uff0e\uff15", 25.5);
  reads("-0", 0);
}

TEST_CASE("a lone separator before three digits groups in whole numbers, and is a decimal sign else") {
  reads("165.230", 165230, true);
  reads("165,230", 165230, true);
  reads("25.500", 25.5, false);
  reads("0.500", 0.5, true);
  reads("25.50", 25.5, true);
}

TEST_CASE("a unit may follow, and multiplies") {
  reads("25.5 kyr", 25500);
  reads("25.5KYR", 25500);
  reads("165.230 años", 165230, true);
  reads("80 万年", 800000);
  reads("80年", 80);
  refuses("80 m");
  refuses("80 yr yr");
}

TEST_CASE("what is none is told") {
  refuses("", TypedFault::empty);
  refuses("   ", TypedFault::empty);
  for (const char* typed : {"ice", "1.2.3", "1,23,456", "12 34", "1..2", "1.", "-", "1e5", "1/2", "0,5,", "1 234,5 678", "12345678901234567"})
    refuses(typed);
  refuses(std::string(200, '1'));
}

TEST_CASE("whatever is typed is read or refused") {
  std::mt19937 chance(20261129);
  constexpr std::string_view kPieces[] = {"1", "23", "456", "0", ".", ",", " ", "'", "-", "+", "kyr", "年", "\u0665", "\u202f", "\xff", "\xe2\x80", "e"};
  for (int i = 0; i < 100'000; ++i) {
    std::string typed;
    for (auto k = chance() % 12; k-- > 0;) typed += kPieces[chance() % std::size(kPieces)];
    for (const bool whole : {true, false}) {
      const auto read = read_typed_number(typed, whole, kWords);
      if (read) CHECK(*read - *read == 0);  // finite
    }
  }
}
