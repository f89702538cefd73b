#include "number_entry.h"

#include <doctest/doctest.h>

#include <limits>

using namespace skua::antarctica;

namespace {

constexpr int64_t kUnreadable = -999'999'999'999;

int64_t years(std::string_view text) {
  const Entry e = read_entry(text, Quantity::years);
  return e.fault == EntryFault::none ? e.milli : kUnreadable;
}
int64_t kyr(std::string_view text) {
  const Entry e = read_entry(text, Quantity::thousand_years);
  return e.fault == EntryFault::none ? e.milli : kUnreadable;
}
EntryFault fault(std::string_view text, Quantity quantity) {
  return read_entry(text, quantity).fault;
}

}  // namespace

TEST_CASE("either decimal sign is read") {
  CHECK(kyr("25.5") == 25'500);
  CHECK(kyr("25,5") == 25'500);
  CHECK(kyr(".5") == 500);
  CHECK(kyr("0.500") == 500);
  CHECK(kyr("128,75") == 128'750);
  CHECK(kyr("128.51239") == 128'512);
  CHECK(years("165230.5") == 165'230'500);
}

TEST_CASE("groups of three are read in every notation") {
  CHECK(years("165230") == 165'230'000);
  CHECK(years("165 230") == 165'230'000);
  CHECK(years("165\xc2\xa0"
              "230") == 165'230'000);
  CHECK(years("165\xe2\x80\xaf"
              "230") == 165'230'000);
  CHECK(years("165'230") == 165'230'000);
  CHECK(years("165,230") == 165'230'000);
  CHECK(years("165.230") == 165'230'000);
  CHECK(years("1,234,567") == 1'234'567'000);
  CHECK(years("1.234.567,8") == 1'234'567'800);
  CHECK(years("1,234,567.8") == 1'234'567'800);
  CHECK(years("1 234,5") == 1'234'500);
}

TEST_CASE("a lone separator before three digits means what the field expects") {
  CHECK(years("25,500") == 25'500'000);
  CHECK(kyr("25,500") == 25'500);
  CHECK(kyr("25.500") == 25'500);
}

TEST_CASE("a unit that fits is read with the number") {
  CHECK(kyr("25.5 kyr") == 25'500);
  CHECK(kyr("25.5 ka") == 25'500);
  CHECK(kyr("25,5 mil años") == 25'500);
  CHECK(kyr("25,5 MIL AÑOS") == 25'500);
  CHECK(kyr("25500 years") == 25'500);
  CHECK(years("165 kyr") == 165'000'000);
  CHECK(kyr("128,5 milliers d’années") == 128'500);
  CHECK(years("165 230 ans") == 165'230'000);
  CHECK(kyr("128.5 千年") == 128'500);
  CHECK(kyr("80万年") == 800'000);
  CHECK(years("30 万年") == 300'000'000);
  CHECK(kyr("１２８．５") == 128'500);
  CHECK(kyr("٢٥٫٥ ألف سنة") == 25'500);
  CHECK(years("۱۶۵٬۲۳۰ سنة") == 165'230'000);
  CHECK(years("165 thousand") == 165'000'000);
  CHECK(years("165 230 years ") == 165'230'000);
  CHECK(kyr("128.8kyr") == 128'800);
  CHECK(fault("25 ppm", Quantity::thousand_years) == EntryFault::not_a_number);
  CHECK(fault("25 apples", Quantity::thousand_years) == EntryFault::not_a_number);
}

TEST_CASE("signs: before may be written as minus") {
  CHECK(kyr("-25.5") == -25'500);
  CHECK(kyr("\xe2\x88\x92"
            "9,88") == -9'880);
  CHECK(kyr("+25.5") == 25'500);
}

TEST_CASE("what is not a number is said to be none") {
  for (const std::string_view text :
       {"abc", "-", "25 5", "1,23,456", "12.34.56", "1.234,567.8", "25.", "1e5", "25..5", "1 2345",
        ",", "1234,567,890", "\xff\xfe"}) {
    CAPTURE(text);
    CHECK(fault(text, Quantity::years) == EntryFault::not_a_number);
  }
  CHECK(fault("", Quantity::years) == EntryFault::empty);
  CHECK(fault("  \xc2\xa0", Quantity::years) == EntryFault::empty);
}

TEST_CASE("numbers beyond the field are told apart from bad ones") {
  CHECK(fault("25 500", Quantity::thousand_years) == EntryFault::out_of_range);
  CHECK(fault("1000", Quantity::thousand_years) == EntryFault::out_of_range);
  CHECK(fault("2000001", Quantity::years) == EntryFault::out_of_range);
  CHECK(fault("999999999999", Quantity::years) == EntryFault::out_of_range);
  for (const Quantity quantity : {Quantity::years, Quantity::thousand_years}) {
    CHECK(fault("99999999999999999999", quantity) == EntryFault::out_of_range);
    CHECK(fault("99,999,999,999,999,999,999", quantity) == EntryFault::out_of_range);
    CHECK(fault("1234567890123456.5", quantity) == EntryFault::out_of_range);
  }
  CHECK(kyr("25.50000000000000000000") == 25'500);
  CHECK(fault("9999999999 kyr", Quantity::years) == EntryFault::out_of_range);
  CHECK(years("2000000") == 2'000'000'000);
}

TEST_CASE("a number that comes as a number is held to the same range") {
  CHECK(read_entry(25.5, Quantity::thousand_years).milli == 25'500);
  CHECK(read_entry(-9.88, Quantity::thousand_years).milli == -9'880);
  CHECK(read_entry(1e300, Quantity::years).fault == EntryFault::out_of_range);
  CHECK(read_entry(std::numeric_limits<double>::infinity(), Quantity::years).fault ==
        EntryFault::out_of_range);
  CHECK(read_entry(std::numeric_limits<double>::quiet_NaN(), Quantity::years).fault ==
        EntryFault::out_of_range);
}

TEST_CASE("evidence writes numbers in one notation") {
  CHECK(plain_number(25'500).view() == "25.5");
  CHECK(plain_number(-9'880).view() == "-9.88");
  CHECK(plain_number(0).view() == "0");
  CHECK(plain_number(5).view() == "0.005");
  CHECK(plain_number(165'230'000).view() == "165230");
  CHECK(plain_number(-125).view() == "-0.125");
  CHECK(plain_number(std::numeric_limits<int64_t>::min()).view() == "-9223372036854775.808");
}
