// What an expression comes to.
#include <algorithm>
#include <array>
#include <cmath>

#include "learn/expression.h"

namespace skua {

Operand Expression::apply(Builtin builtin, std::span<const Operand> a) {
  switch (builtin) {
    case Builtin::abs:
      return {std::fabs(a[0].number)};
    case Builtin::min:
      return {std::min(a[0].number, a[1].number)};
    case Builtin::max:
      return {std::max(a[0].number, a[1].number)};
    case Builtin::near:
      return {std::fabs(a[0].number - a[1].number) <= a[2].number ? 1.0 : 0.0};
    case Builtin::between:
      return {a[0].number >= a[1].number && a[0].number <= a[2].number ? 1.0 : 0.0};
  }
  return {};
}

std::optional<Operand> Expression::evaluate(const Values& values) const {
  std::array<Operand, kMostWaiting> stack;
  std::size_t size = 0;
  const auto both = [&](double result) {
    --size;
    stack[size - 1].number = result;
  };
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    const double right = size > 0 ? stack[size - 1].number : 0, left = size > 1 ? stack[size - 2].number : 0;
    switch (step.code) {
      case Code::number:
        stack[size++] = {step.number};
        break;
      case Code::text:
        stack[size++] = {0, texts_[step.index]};
        break;
      case Code::variable:
        stack[size++] = values.variable(step.index);
        break;
      case Code::call:
      case Code::builtin: {
        size -= step.count;
        const std::span<const Operand> given(stack.data() + size, step.count);
        const Operand result = step.code == Code::call ? values.call(step.index, given)
                                                       : apply(static_cast<Builtin>(step.index), given);
        stack[size++] = result;
        break;
      }
      case Code::negate:
        stack[size - 1].number = -right;
        break;
      case Code::invert:
        stack[size - 1].number = right != 0 ? 0 : 1;
        break;
      case Code::add:
        both(left + right);
        break;
      case Code::subtract:
        both(left - right);
        break;
      case Code::multiply:
        both(left * right);
        break;
      case Code::divide:
        if (right == 0) return std::nullopt;
        both(left / right);
        break;
      case Code::equal:
        both(left == right ? 1 : 0);
        break;
      case Code::equal_text:
        both(stack[size - 2].text == stack[size - 1].text ? 1 : 0);
        break;
      case Code::less:
        both((step.index != 0 ? right < left : left < right) ? 1 : 0);
        break;
      case Code::less_or_equal:
        both((step.index != 0 ? right <= left : left <= right) ? 1 : 0);
        break;
      case Code::skip_unless:
      case Code::skip_if:
        if ((right != 0) == (step.code == Code::skip_if)) {
          i = step.index - 1;
        } else {
          --size;
        }
        break;
    }
    if (size > 0 && !std::isfinite(stack[size - 1].number)) return std::nullopt;
  }
  return stack[0];
}

bool Expression::holds(const Values& values) const {
  const auto value = evaluate(values);
  return value && value->number != 0;
}

Expression::Count Expression::count(const Values& values) const {
  constexpr double kMost = 12;  // more is not counted but measured
  if (steps_.size() != 3 || steps_[0].code != Code::variable || steps_[1].code != Code::number || steps_[2].code != Code::less_or_equal || steps_[2].index == 0) return {};
  const double least = steps_[1].number;
  if (least < 2 || least > kMost || least != std::floor(least)) return {};
  return {static_cast<uint32_t>(std::clamp(values.variable(steps_[0].index).number, 0.0, least)), static_cast<uint32_t>(least)};
}

bool Expression::calls(uint32_t function) const {
  return std::ranges::any_of(steps_, [&](const Step& step) { return step.code == Code::call && step.index == function; });
}

}  // namespace skua
