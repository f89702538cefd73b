#include "ui/axis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "skua/random.h"

namespace {

using skua::Scale;

std::vector<double> values(const Scale& scale, int most) {
  std::vector<double> list;
  for (const skua::AxisTick& tick : skua::ticks_on(scale, most)) list.push_back(tick.value);
  return list;
}

}  // namespace

TEST_CASE("ticks are round numbers and not too many") {
  CHECK(skua::tick_step(800, 8) == 100);
  CHECK(skua::tick_step(14, 5) == 5);
  CHECK(skua::tick_step(0.9, 4) == doctest::Approx(0.5));
  CHECK(values({0, 100, false}, 5) == std::vector<double>{0, 20, 40, 60, 80, 100});
  CHECK(values({5, -12, false}, 4) == std::vector<double>{-10, -5, 0, 5});
}

TEST_CASE("a number of a tick has the decimals that it needs") {
  CHECK(skua::ticks_on({0, 0.2, false}, 5)[1].decimals == 2);
  CHECK(skua::ticks_on({0, 2, false}, 5)[1].decimals == 1);
  CHECK(skua::ticks_on({0, 2000, false}, 5)[1].decimals == 0);
  CHECK(skua::ticks_on({0.001, 1000, true}, 8).front().decimals == 3);
}

TEST_CASE("on a logarithmic scale equal ratios are equally long") {
  const Scale scale{1, 10'000, true};
  CHECK(scale.part(1) == doctest::Approx(0));
  CHECK(scale.part(100) == doctest::Approx(0.5));
  CHECK(scale.part(10'000) == doctest::Approx(1));
  CHECK(scale.value(0.25) == doctest::Approx(10));
  CHECK(scale.part(0) == 0);
  CHECK(scale.part(-5) == 0);
}

TEST_CASE("logarithmic ticks are as fine as there is room") {
  CHECK(values({1, 10'000, true}, 5) == std::vector<double>{1, 10, 100, 1000, 10'000});
  CHECK(values({1, 100, true}, 8) == std::vector<double>{1, 2, 5, 10, 20, 50, 100});
  CHECK(values({10, 100, true}, 10).size() == 10);
  CHECK(values({1e-9, 1e9, true}, 4).size() <= 4);
  CHECK(values({200, 230, true}, 5) == std::vector<double>{200, 210, 220, 230});
}

TEST_CASE("a scale is logarithmic only above zero, and never of no length") {
  CHECK_FALSE(skua::scale_of({{}, 0, 10, 0, SKUA_SCALE_LOG}).log);
  CHECK(skua::scale_of({{}, 1, 10, 0, SKUA_SCALE_LOG}).log);
  CHECK_FALSE(skua::scale_of({{}, 1, 10, 0, SKUA_SCALE_LINEAR}).log);
  CHECK(std::isfinite(skua::scale_of({{}, 5, 5, 0, SKUA_SCALE_LINEAR}).part(5)));
  CHECK(std::isfinite(skua::scale_of({{}, 5, 5, 0, SKUA_SCALE_LOG}).part(5)));
}

TEST_CASE("whatever the axis, its ticks lie on it, rise and leave room for their numbers") {
  skua::Random random(20261128);
  for (int i = 0; i < 3000; ++i) {
    CAPTURE(i);
    const auto unit = [&] { return static_cast<double>(random.next() >> 11) * 0x1p-53; };
    const bool log = random.next() % 2 == 0;
    const double a = log ? std::pow(10, unit() * 24 - 12) : unit() * 2000 - 1000;
    const double b = log ? a * std::pow(10, 0.01 + unit() * 20) : a + std::pow(10, unit() * 9 - 4);
    const Scale scale = random.next() % 2 == 0 ? Scale{a, b, log} : Scale{b, a, log};
    const int most = 2 + static_cast<int>(random.next() % 12);
    const auto list = values(scale, most);
    CHECK(static_cast<int>(list.size()) <= most + 1);
    CHECK(std::ranges::is_sorted(list, std::ranges::less_equal()));
    for (const double value : list) {
      CHECK(scale.part(value) > -1e-5);
      CHECK(scale.part(value) < 1 + 1e-5);
      CHECK(scale.value(scale.part(value)) == doctest::Approx(value).epsilon(1e-6));
    }
  }
}
