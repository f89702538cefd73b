#include "ui/axis.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace skua {
namespace {

constexpr double kRounding = 1e-9;

int decimals_of(double step) { return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - kRounding))); }

std::vector<AxisTick> linear_ticks(double low, double high, int most) {
  std::vector<AxisTick> ticks;
  const double step = tick_step(high - low, most);
  const double first = std::ceil(low / step - kRounding);
  for (double n = first; n * step <= high + step * 1e-6; ++n) ticks.push_back({n * step, decimals_of(step)});
  return ticks;
}

/// These multiples of each `every`-th power of ten.
std::vector<AxisTick> log_ticks(double low, double high, std::initializer_list<int> multiples, int every) {
  std::vector<AxisTick> ticks;
  const int last = static_cast<int>(std::floor(std::log10(high) + kRounding));
  for (int power = static_cast<int>(std::floor(std::log10(low) + kRounding)); power <= last; ++power) {
    if (power % every != 0) continue;
    const double decade = std::pow(10.0, power);
    for (const int multiple : multiples) {
      const double value = decade * multiple;
      if (value >= low * (1 - kRounding) && value <= high * (1 + kRounding))
        ticks.push_back({value, std::max(0, -power)});
    }
  }
  return ticks;
}

std::vector<AxisTick> log_ticks(double low, double high, int most) {
  const auto fits = [&](const std::vector<AxisTick>& ticks) { return static_cast<int>(ticks.size()) <= most; };
  for (const auto& multiples : {std::initializer_list<int>{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 5}, {1, 3}, {1}}) {
    std::vector<AxisTick> ticks = log_ticks(low, high, multiples, 1);
    if (ticks.size() >= 2 && fits(ticks)) return ticks;
  }
  // Part of a decade, or more decades than marks.
  if (high / low < 100) return linear_ticks(low, high, most);
  for (int every = 2;; ++every) {
    std::vector<AxisTick> ticks = log_ticks(low, high, {1}, every);
    if (fits(ticks)) return ticks;
  }
}

}  // namespace

double Scale::part(double value) const {
  if (!log) return (value - min) / (max - min);
  if (value <= 0) return 0;
  return std::log(value / min) / std::log(max / min);
}

double Scale::value(double part) const {
  return log ? min * std::pow(max / min, part) : min + part * (max - min);
}

Scale scale_of(const skua_axis& axis) {
  Scale scale{static_cast<double>(axis.min), static_cast<double>(axis.max), false};
  scale.log = axis.scale == SKUA_SCALE_LOG && scale.min > 0 && scale.max > 0;
  if (scale.min == scale.max) scale.max = scale.log ? scale.min * 10 : scale.min + 1;
  return scale;
}

std::vector<AxisTick> ticks_on(const Scale& scale, int most) {
  const double low = std::min(scale.min, scale.max), high = std::max(scale.min, scale.max);
  return scale.log ? log_ticks(low, high, most) : linear_ticks(low, high, most);
}

double tick_step(double span, int most) {
  const double raw = span / most;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= raw * 0.999999) return power * factor;
  }
  return power * 10;
}

}  // namespace skua
