// What an expression can come to where its values lie in ranges.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "learn/expression.h"

namespace skua {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr NumberRange kAny{}, kEither{0, 1}, kFalse{0, 0}, kTrue{1, 1};

/// What a part can come to; without a range it never has a value.
using Reach = std::optional<NumberRange>;

NumberRange hull(std::initializer_list<double> all) {
  NumberRange range{kInfinity, -kInfinity};
  for (const double one : all) {
    if (std::isnan(one)) return kAny;
    range = {std::min(range.min, one), std::max(range.max, one)};
  }
  return range;
}

/// In either case: a part that may be skipped, or not.
Reach either(const Reach& a, const NumberRange& b) { return a ? hull({a->min, a->max, b.min, b.max}) : b; }

NumberRange product(const NumberRange& a, const NumberRange& b) {
  const auto times = [](double x, double y) { return x == 0 || y == 0 ? 0 : x * y; };
  return hull({times(a.min, b.min), times(a.min, b.max), times(a.max, b.min), times(a.max, b.max)});
}
Reach quotient(const NumberRange& a, const NumberRange& b) {
  if (b.min == 0 && b.max == 0) return std::nullopt;
  if (b.min <= 0 && b.max >= 0) return kAny;
  return hull({a.min / b.min, a.min / b.max, a.max / b.min, a.max / b.max});
}
NumberRange difference(const NumberRange& a, const NumberRange& b) { return hull({a.min - b.max, a.max - b.min}); }
NumberRange distance(const NumberRange& d) {
  const double from = std::fabs(d.min), to = std::fabs(d.max);
  return {d.min <= 0 && d.max >= 0 ? 0 : std::min(from, to), std::max(from, to)};
}

NumberRange truth(bool always, bool never) { return always ? kTrue : never ? kFalse : kEither; }
NumberRange less(const NumberRange& a, const NumberRange& b) { return truth(a.max < b.min, a.min >= b.max); }
NumberRange less_or_equal(const NumberRange& a, const NumberRange& b) { return truth(a.max <= b.min, a.min > b.max); }
NumberRange equal(const NumberRange& a, const NumberRange& b) {
  return truth(a.min == a.max && b.min == b.max && a.min == b.min, a.max < b.min || a.min > b.max);
}
NumberRange inverted(const NumberRange& a) { return truth(a.min == 0 && a.max == 0, a.min > 0 || a.max < 0); }
NumberRange both(const NumberRange& a, const NumberRange& b) { return {std::min(a.min, b.min), std::min(a.max, b.max)}; }

}  // namespace

bool Expression::can_hold(const Ranges& ranges) const {
  struct Skip {
    std::size_t to = 0;
    NumberRange with;
  };
  std::array<Reach, kMostWaiting> stack;
  std::vector<Skip> skips;  // of parts that are looked at only sometimes
  std::size_t size = 0;
  const auto arrive = [&](std::size_t at) {
    for (; !skips.empty() && skips.back().to == at; skips.pop_back()) stack[size - 1] = either(stack[size - 1], skips.back().with);
  };
  const auto join = [&](auto work) {
    const Reach right = stack[--size], left = stack[size - 1];
    stack[size - 1] = left && right ? Reach(work(*left, *right)) : std::nullopt;
  };
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    arrive(i);
    const Step& step = steps_[i];
    switch (step.code) {
      case Code::number:
        stack[size++] = NumberRange{step.number, step.number};
        break;
      case Code::text:
        stack[size++] = kAny;
        break;
      case Code::variable:
        stack[size++] = ranges.variable(step.index);
        break;
      case Code::call:
      case Code::builtin: {
        size -= step.count;
        std::array<NumberRange, kMostWaiting> given;
        bool known = true;
        for (std::size_t k = 0; k < step.count; ++k) {
          known = known && stack[size + k].has_value();
          given[k] = stack[size + k].value_or(kAny);
        }
        const std::span<const NumberRange> all(given.data(), step.count);
        stack[size++] = !known ? Reach() : step.code == Code::call ? ranges.call(step.index, all) : Reach(reach_of_builtin(step.index, all));
        break;
      }
      case Code::negate:
        if (Reach& top = stack[size - 1]) top = NumberRange{-top->max, -top->min};
        break;
      case Code::invert:
        if (Reach& top = stack[size - 1]) top = inverted(*top);
        break;
      case Code::add:
        join([](const NumberRange& a, const NumberRange& b) { return hull({a.min + b.min, a.max + b.max}); });
        break;
      case Code::subtract:
        join(difference);
        break;
      case Code::multiply:
        join(product);
        break;
      case Code::divide: {
        const Reach right = stack[--size], left = stack[size - 1];
        stack[size - 1] = left && right ? quotient(*left, *right) : std::nullopt;
        break;
      }
      case Code::equal:
        join(equal);
        break;
      case Code::equal_text:
        join([](const NumberRange&, const NumberRange&) { return kEither; });
        break;
      case Code::less:
        join([&](const NumberRange& a, const NumberRange& b) { return step.index != 0 ? less(b, a) : less(a, b); });
        break;
      case Code::less_or_equal:
        join([&](const NumberRange& a, const NumberRange& b) { return step.index != 0 ? less_or_equal(b, a) : less_or_equal(a, b); });
        break;
      case Code::skip_unless:
      case Code::skip_if: {
        const Reach& left = stack[size - 1];
        const NumberRange enough = step.code == Code::skip_if ? kTrue : kFalse;
        const bool never = !left, always = left && left->min == enough.min && left->max == enough.max;
        if (never || always) {
          i = step.index - 1;  // what is not looked at is as it stands
        } else {
          if (left->min <= enough.min && left->max >= enough.max) skips.push_back({step.index, enough});
          --size;
        }
        break;
      }
    }
  }
  arrive(steps_.size());
  const Reach& all = stack[0];
  return size > 0 && all && (all->min != 0 || all->max != 0);
}

NumberRange Expression::reach_of_builtin(uint32_t builtin, std::span<const NumberRange> a) {
  switch (static_cast<Builtin>(builtin)) {
    case Builtin::abs:
      return distance(a[0]);
    case Builtin::min:
      return both(a[0], a[1]);
    case Builtin::max:
      return {std::max(a[0].min, a[1].min), std::max(a[0].max, a[1].max)};
    case Builtin::near:
      return less_or_equal(distance(difference(a[0], a[1])), a[2]);
    case Builtin::between:
      return both(less_or_equal(a[1], a[0]), less_or_equal(a[0], a[2]));
  }
  return kAny;
}

bool Expression::names(uint32_t variable) const {
  return std::ranges::any_of(steps_, [&](const Step& step) { return step.code == Code::variable && step.index == variable; });
}

}  // namespace skua
