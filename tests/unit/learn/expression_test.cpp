#include "learn/expression.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

using namespace skua;

namespace {

const ValueType kTruth{ValueKind::truth}, kText{ValueKind::text}, kMetres{ValueKind::number, "m"}, kYears{ValueKind::number, "yr"},
    kBare{ValueKind::number};

/// A lesson about ice: how deep the drill is, how many samples there are, how old ice is.
struct Ice final : Values {
  double depth = 840, samples = 3;
  bool analysed = false;
  std::string_view choice = "colder";
  mutable int looked_at = 0;

  Operand variable(uint32_t index) const override {
    ++looked_at;
    switch (index) {
      case 0:
        return {depth};
      case 1:
        return {samples};
      case 2:
        return {analysed ? 1.0 : 0.0};
      default:
        return {0, choice};
    }
  }
  Operand call(uint32_t index, std::span<const Operand> given) const override {
    if (index == 0) return {given[0].number * 100};
    return {index == 1 ? (given[0].text == "age" ? 1.0 : 0.0) : given[0].number};
  }
};

const std::vector<NamedVariable> kVariables = {{"depth", kMetres, 0}, {"samples", kBare, 1}, {"analysed", kTruth, 2}, {"choice", kText, 3}};
const std::vector<ValueType> kDepth = {kMetres}, kName = {kText};
const std::vector<std::string> kItems = {"air", "age"};
const std::vector<NamedFunction> kFunctions = {{"ice_age_at", kDepth, kYears, 0}, {"spells", kName, kTruth, 1}, {"done", kName, kTruth, 2, kItems}};
const Names kNames{kVariables, kFunctions};

bool holds(const std::string& source, const Ice& ice = {}) {
  const auto expression = Expression::read(source, kNames, kTruth);
  INFO(source);
  if (!expression) FAIL_CHECK(expression.error().message);
  return expression && expression->holds(ice);
}
double number(const std::string& source, const ValueType& type, const Ice& ice = {}) {
  const auto expression = Expression::read(source, kNames, type);
  INFO(source);
  if (!expression) FAIL_CHECK(expression.error().message);
  if (!expression) return std::numeric_limits<double>::quiet_NaN();
  const auto value = expression->evaluate(ice);
  return value ? value->number : std::numeric_limits<double>::infinity();
}
/// "place: message".
std::string fault(const std::string& source, const ValueType& type = kTruth) {
  const auto expression = Expression::read(source, kNames, type);
  return expression ? "none" : std::to_string(expression.error().at) + ": " + expression.error().message;
}

}  // namespace

TEST_CASE("conditions over what a lesson shows") {
  CHECK(holds("depth > 500 m and samples >= 3"));
  CHECK_FALSE(holds("depth > 500 m and samples > 3"));
  CHECK(holds("samples > 3 or depth = 840 m"));
  CHECK(holds("not analysed"));
  CHECK(holds("not (analysed or samples < 3)"));
  CHECK(holds("choice = 'colder' and choice != 'warmer'"));
  CHECK(holds("done('age') and not done('air') and spells('age')"));
  CHECK(holds("between(depth, 800 m, 900 m)"));
  CHECK(holds("near(ice_age_at(depth), 84500 yr, 1000 yr)"));
  CHECK_FALSE(holds("near(ice_age_at(depth), 84500 yr, 499 yr)"));
  CHECK(holds("analysed = false"));
  CHECK(holds("2 <= 2 and 2 >= 2 and not 2 < 2 and not 2 > 2"));
}

TEST_CASE("arithmetic has the usual order, and keeps units") {
  CHECK(number("1 + 2 * 3 - 4 / 2", kBare) == 5);
  CHECK(number("(1 + 2) * 3", kBare) == 9);
  CHECK(number("-2 - -3", kBare) == 1);
  CHECK(number("depth * 2 + 20 m", kMetres) == 1700);
  CHECK(number("2 * depth", kMetres) == 1680);
  CHECK(number("depth / 100 m", kBare) == 8.4);
  CHECK(number("depth / 2", kMetres) == 420);
  CHECK(number("max(depth, 900 m) - min(depth, 900 m)", kMetres) == 60);
  CHECK(number("abs(samples - 5)", kBare) == 2);
  CHECK(number("1.5", kBare) == 1.5);
  CHECK(number("3.5 °C", {ValueKind::number, "°C"}) == 3.5);
  CHECK(number("2 W/m²", {ValueKind::number, "W/m²"}) == 2);
  CHECK(number("40 %", {ValueKind::number, "%"}) == 40);
  CHECK(number("40%", {ValueKind::number, "%"}) == 40);
  CHECK(number("10 m / depth", kBare) == doctest::Approx(10 / 840.0));
  CHECK(fault("10 m/depth > 1") == "11: can't compare a number in m/depth with a number without a unit");
}

TEST_CASE("what is not needed is not looked at") {
  Ice ice;
  CHECK(holds("samples = 3 or depth > 1 m", ice));
  CHECK(ice.looked_at == 1);
  CHECK_FALSE(holds("samples = 4 and depth > 1 m", ice));
  CHECK(ice.looked_at == 2);
  CHECK(holds("samples = 4 and depth > 1 m or not analysed", ice));
}

TEST_CASE("what has no value doesn't hold") {
  Ice ice;
  ice.samples = 0;
  CHECK_FALSE(holds("1 / samples > 0", ice));
  CHECK_FALSE(holds("not 1 / samples > 0", ice));
  CHECK(holds("samples = 0 or 1 / samples > 0", ice));
  ice.samples = 1e300;
  CHECK(number("samples * samples", kBare, ice) == std::numeric_limits<double>::infinity());
}

TEST_CASE("an error says what is wrong, and where") {
  CHECK(fault("dept > 5 m") == "0: nothing is called \"dept\"; there is depth, samples, analysed, choice");
  CHECK(fault("samples > 1 and age(3) > 1") ==
        "16: nothing is called \"age()\"; there is abs, min, max, near, between, ice_age_at, spells, done");
  CHECK(fault("depth > 500 cm") == "6: can't compare a number in m with a number in cm");
  CHECK(fault("depth > 500") == "6: can't compare a number in m with a number without a unit");
  CHECK(fault("depth + samples > 1 m") == "6: can't add a number without a unit to a number in m");
  CHECK(fault("depth * depth > 1 m") == "6: can't multiply a number in m by a number in m");
  CHECK(fault("samples / depth > 1") == "8: can't divide a number without a unit by a number in m");
  CHECK(fault("samples") == "0: this is a number without a unit; something that holds or not was expected");
  CHECK(fault("depth > 1 m", kMetres) == "0: this is something that holds or not; a number in m was expected");
  CHECK(fault("samples and analysed") == "0: \"and\" joins what holds or not; this is a number without a unit");
  CHECK(fault("analysed or samples") == "12: \"or\" joins what holds or not; this is a number without a unit");
  CHECK(fault("not samples") == "4: \"not\" needs what holds or not; this is a number without a unit");
  CHECK(fault("choice > 'a'") == "7: only numbers have an order; this is a text");
  CHECK(fault("-analysed") == "0: \"-\" needs a number; this is something that holds or not");
  CHECK(fault("spells(3)") == "7: \"spells()\" takes a text here; this is a number without a unit");
  CHECK(fault("spells()") == "0: \"spells()\" takes 1 value, not 0");
  CHECK(fault("done(3)") == "5: \"done()\" takes a name in ' ' here");
  CHECK(fault("done('ice')") == "5: \"done()\" knows no \"ice\"; there is air, age");
  CHECK(fault("done('air'") == "10: a \")\" is missing here");
  CHECK(fault("near(depth, 1 m)") == "0: \"near()\" takes 3 values, not 2");
  CHECK(fault("near(depth, 1 m, 2 yr)") == "17: \"near()\" takes numbers of one unit; this is a number in yr");
  CHECK(fault("choice = 'colder") == "9: this text has no end: a \"'\" is missing");
  CHECK(fault("(samples > 1") == "12: a \")\" is missing here");
  CHECK(fault("samples > ") == "10: something is missing here");
  CHECK(fault("") == "0: something is missing here");
  CHECK(fault("samples > 1 2") == "12: nothing more was expected here");
  CHECK(fault("1 < samples < 3") == "12: nothing more was expected here");
  CHECK(fault("samples > and") == "10: a value was expected here, not \"and\"");
  CHECK(fault("samples > #") == "10: a value was expected here");
  CHECK(fault(std::string(40, '(')).ends_with("too many brackets in brackets"));
  std::string long_one = "samples > 0";
  for (int i = 0; i < 200; ++i) long_one += " and samples > 0";
  CHECK(fault(long_one).ends_with("this is too long: make two of it"));
}

TEST_CASE("whatever is written is read or refused, and what is read can be evaluated") {
  constexpr std::string_view kPieces[] = {"depth", "samples", "analysed", "choice", "ice_age_at(", "done(", "near(", "abs(", "(", ")", ",", "+", "-", "*", "/",
                                          "<", "<=", ">", "=", "!=", "and", "or", "not", "1", "2.5", "1e", "m", "yr", "%", "'age'", "'", "true", "\xc2", "°C", ".", "\t"};
  std::mt19937 chance(20261129);
  int taken = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string source;
    for (auto k = chance() % 9; k-- > 0;) source += std::string(kPieces[chance() % std::size(kPieces)]) + (chance() % 4 != 0 ? " " : "");
    for (const ValueType& type : {kTruth, kBare, kMetres}) {
      const auto expression = Expression::read(source, kNames, type);
      if (expression) {
        ++taken;
        (void)expression->holds(Ice());
      } else {
        CHECK(expression.error().at <= source.size());
        CHECK_FALSE(expression.error().message.empty());
      }
    }
  }
  CHECK(taken > 1000);
}
