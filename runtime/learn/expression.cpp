#include "learn/expression.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace skua {
namespace {

constexpr uint32_t kDeepest = 24;       ///< brackets in brackets
constexpr std::size_t kMostSteps = 256;

std::string wording(const ValueType& type) {
  switch (type.kind) {
    case ValueKind::truth:
      return "something that holds or not";
    case ValueKind::text:
      return "a text";
    case ValueKind::number:
      break;
  }
  return type.unit.empty() ? "a number without a unit" : "a number in " + type.unit;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

/// Reads by descent; `type` of each part is what it gives back.
class ExpressionReader {
 public:
  ExpressionReader(std::string_view source, const Names& names) : source_(source), names_(names) {}

  std::expected<Expression, ExpressionError> read(const std::optional<ValueType>& wanted) {
    const std::size_t begin = next_word();
    const ValueType type = read_or(0);
    if (!failed() && at_ < source_.size()) fail(at_, "nothing more was expected here");
    if (!failed() && wanted && type != *wanted)
      fail(begin, "this is " + wording(type) + "; " + wording(*wanted) + " was expected");
    if (!failed() && type.kind != ValueKind::number && !wanted)
      fail(begin, "this is " + wording(type) + "; a number was expected");
    if (failed()) return std::unexpected(std::move(*error_));
    return std::move(out_);
  }

 private:
  using Code = Expression::Code;
  using Builtin = Expression::Builtin;
  static constexpr std::size_t kStack = Expression::kMostWaiting;

  struct BuiltinName {
    std::string_view name;
    uint8_t count;
    Builtin builtin;
    bool is_truth;
  };
  static constexpr BuiltinName kBuiltins[] = {
      {"abs", 1, Builtin::abs, false},         {"min", 2, Builtin::min, false},
      {"max", 2, Builtin::max, false},         {"near", 3, Builtin::near, true},
      {"between", 3, Builtin::between, true},
  };

  // ---- errors: the first one counts; after it nothing is read any more

  bool failed() const { return error_.has_value(); }
  ValueType fail(std::size_t at, std::string message) {
    if (!failed()) error_ = ExpressionError{at, std::move(message)};
    at_ = source_.size();
    return {};
  }

  // ---- words

  /// Skips blanks; where the next word begins.
  std::size_t next_word() {
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
    return at_;
  }
  bool take(std::string_view sign) {
    next_word();
    if (!source_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }
  std::string_view peek_name() {
    const std::size_t begin = next_word();
    std::size_t end = begin;
    if (end < source_.size() && is_letter(source_[end])) {
      while (end < source_.size() && (is_letter(source_[end]) || is_digit(source_[end]))) ++end;
    }
    return source_.substr(begin, end - begin);
  }
  /// With its parts, as `response.from`.
  std::string take_name() {
    std::string name(peek_name());
    at_ += name.size();
    while (at_ + 1 < source_.size() && source_[at_] == '.' && is_letter(source_[at_ + 1])) {
      ++at_;
      const std::string_view part = peek_name();
      name += "." + std::string(part);
      at_ += part.size();
    }
    return name;
  }
  bool take_word(std::string_view word) {
    if (peek_name() != word) return false;
    at_ += word.size();
    return true;
  }

  // ---- steps

  std::size_t push(Code code, uint32_t index = 0, double number = 0, uint8_t count = 0) {
    waiting_ += change_by(code, count);
    if (out_.steps_.size() >= kMostSteps || waiting_ > static_cast<int>(kStack))
      fail(at_, "this is too long: make two of it");
    out_.steps_.push_back({code, count, index, number});
    return out_.steps_.size() - 1;
  }
  /// How many values more wait after a step.
  static int change_by(Code code, uint8_t count) {
    switch (code) {
      case Code::number:
      case Code::text:
      case Code::variable:
        return 1;
      case Code::call:
      case Code::builtin:
        return 1 - count;
      case Code::negate:
      case Code::invert:
        return 0;
      default:
        return -1;
    }
  }

  // ---- parts

  ValueType read_or(uint32_t depth) { return read_joined(depth, "or", Code::skip_if, true); }
  ValueType read_and(uint32_t depth) { return read_joined(depth, "and", Code::skip_unless, false); }
  ValueType read_joined(uint32_t depth, std::string_view word, Code skip, bool is_or) {
    const auto part = [&] { return is_or ? read_and(depth) : read_not(depth); };
    std::size_t begin = next_word();
    ValueType type = part();
    while (!failed() && take_word(word)) {
      if (type.kind != ValueKind::truth)
        return fail(begin, "\"" + std::string(word) + "\" joins what holds or not; this is " + wording(type));
      const std::size_t jump = push(skip);
      begin = next_word();
      type = part();
      if (!failed() && type.kind != ValueKind::truth)
        return fail(begin, "\"" + std::string(word) + "\" joins what holds or not; this is " + wording(type));
      if (!failed()) out_.steps_[jump].index = static_cast<uint32_t>(out_.steps_.size());
    }
    return type;
  }

  ValueType read_not(uint32_t depth) {
    if (!take_word("not")) return read_comparison(depth);
    if (depth >= kDeepest) return fail(at_, "too many brackets in brackets");
    const std::size_t begin = next_word();
    const ValueType type = read_not(depth + 1);
    if (!failed() && type.kind != ValueKind::truth)
      return fail(begin, "\"not\" needs what holds or not; this is " + wording(type));
    push(Code::invert);
    return {ValueKind::truth};
  }

  ValueType read_comparison(uint32_t depth) {
    const ValueType left = read_sum(depth);
    const std::size_t at = next_word();
    static constexpr std::string_view kSigns[] = {"!=", "<=", ">=", "=", "<", ">"};
    const auto sign = std::ranges::find_if(kSigns, [&](std::string_view one) { return take(one); });
    if (failed() || sign == std::end(kSigns)) return left;
    const ValueType right = read_sum(depth);
    if (failed()) return {};
    if (left != right) {
      return fail(at, "can't compare " + wording(left) + " with " + wording(right));
    }
    if (left.kind != ValueKind::number && *sign != "=" && *sign != "!=")
      return fail(at, "only numbers have an order; this is " + wording(left));
    const bool swapped = *sign == ">" || *sign == ">=";
    if (*sign == "=" || *sign == "!=") {
      push(left.kind == ValueKind::text ? Code::equal_text : Code::equal);
      if (*sign == "!=") push(Code::invert);
    } else {
      const bool or_equal = sign->size() == 2;
      push(or_equal ? Code::less_or_equal : Code::less, swapped ? 1 : 0);
    }
    return {ValueKind::truth};
  }

  ValueType read_sum(uint32_t depth) {
    ValueType left = read_product(depth);
    while (!failed()) {
      const std::size_t at = next_word();
      const bool adds = take("+");
      if (!adds && !take("-")) return left;
      const ValueType right = read_product(depth);
      if (failed()) return {};
      if (left.kind != ValueKind::number || left != right)
        return fail(at, std::string(adds ? "can't add " : "can't subtract ") + wording(right) +
                            (adds ? " to " : " from ") + wording(left));
      push(adds ? Code::add : Code::subtract);
    }
    return left;
  }

  ValueType read_product(uint32_t depth) {
    ValueType left = read_factor(depth);
    while (!failed()) {
      const std::size_t at = next_word();
      const bool multiplies = take("*");
      if (!multiplies && !take("/")) return left;
      const ValueType right = read_factor(depth);
      if (failed()) return {};
      const bool numbers = left.kind == ValueKind::number && right.kind == ValueKind::number;
      const bool bare = left.unit.empty() || right.unit.empty();
      if (multiplies ? !numbers || !bare
                     : !numbers || (!right.unit.empty() && left.unit != right.unit))
        return fail(at, std::string(multiplies ? "can't multiply " : "can't divide ") + wording(left) +
                            " by " + wording(right));
      if (multiplies) {
        left.unit += right.unit;
      } else if (!right.unit.empty()) {
        left.unit.clear();
      }
      push(multiplies ? Code::multiply : Code::divide);
    }
    return left;
  }

  ValueType read_factor(uint32_t depth) {
    const std::size_t begin = next_word();
    if (depth >= kDeepest) return fail(begin, "too many brackets in brackets");
    if (begin == source_.size()) return fail(begin, "something is missing here");
    const char c = source_[begin];
    if (c == '-') {
      ++at_;
      const ValueType type = read_factor(depth + 1);
      if (!failed() && type.kind != ValueKind::number)
        return fail(begin, "\"-\" needs a number; this is " + wording(type));
      push(Code::negate);
      return type;
    }
    if (c == '(') {
      ++at_;
      ValueType type = read_or(depth + 1);
      if (!failed() && !take(")")) return fail(at_, "a \")\" is missing here");
      return type;
    }
    if (c == '\'') return read_text(begin);
    if (is_digit(c)) return read_number(begin);
    if (is_letter(c)) return read_name(depth, begin);
    return fail(begin, "a value was expected here");
  }

  ValueType read_text(std::size_t begin) {
    const std::size_t end = source_.find('\'', begin + 1);
    if (end == std::string_view::npos) return fail(begin, "this text has no end: a \"'\" is missing");
    out_.texts_.emplace_back(source_.substr(begin + 1, end - begin - 1));
    at_ = end + 1;
    push(Code::text, static_cast<uint32_t>(out_.texts_.size() - 1));
    return {ValueKind::text};
  }

  ValueType read_number(std::size_t begin) {
    double value = 0;
    const char* const from = source_.data() + begin;
    const auto [end, fault] =
        std::from_chars(from, source_.data() + source_.size(), value, std::chars_format::fixed);
    if (fault != std::errc{}) return fail(begin, "this is no number that can be used");
    at_ = begin + static_cast<std::size_t>(end - from);
    push(Code::number, 0, value);
    return {ValueKind::number, read_unit()};
  }

  /// What stands behind a number up to a blank, an operator or a bracket: "m", "°C", "W/m²", "%".
  std::string read_unit() {
    const std::string_view word = peek_name();
    if (word == "and" || word == "or") return {};
    const std::size_t begin = at_;
    if (at_ < source_.size() && source_[at_] == '%') {
      ++at_;
      return "%";
    }
    at_ += word.size();
    // "m/s", but not "10 m / depth"
    while (!word.empty() && at_ + 1 < source_.size() && source_[at_] == '/' && is_letter(source_[at_ + 1])) {
      ++at_;
      while (at_ < source_.size() && (is_letter(source_[at_]) || is_digit(source_[at_]))) ++at_;
    }
    return std::string(source_.substr(begin, at_ - begin));
  }

  ValueType read_name(uint32_t depth, std::size_t begin) {
    const std::string name = take_name();
    if (name == "true" || name == "false") {
      push(Code::number, 0, name == "true" ? 1 : 0);
      return {ValueKind::truth};
    }
    if (name == "and" || name == "or" || name == "not")
      return fail(begin, "a value was expected here, not \"" + name + "\"");
    if (take("(")) return read_call(depth, begin, name);
    const auto known = std::ranges::find(names_.variables, name, &NamedVariable::name);
    if (known == names_.variables.end()) return fail(begin, unknown(name, false));
    push(Code::variable, known->index);
    return known->type;
  }

  std::string unknown(const std::string& name, bool called) const {
    std::string message = "nothing is called \"" + name + (called ? "()\"" : "\"") + "; there is ";
    std::string others;
    const auto add = [&](std::string_view other) {
      others += others.empty() ? std::string(other) : ", " + std::string(other);
    };
    if (called) {
      for (const BuiltinName& one : kBuiltins) add(one.name);
      for (const NamedFunction& one : names_.functions) add(one.name);
    } else {
      for (const NamedVariable& one : names_.variables) add(one.name);
    }
    return message + (others.empty() ? "nothing else" : others);
  }

  /// "done('age')": what is named must be there.
  ValueType read_choice(const NamedFunction& function) {
    const std::size_t begin = next_word();
    const std::string called = "\"" + std::string(function.name) + "()\"";
    if (begin == source_.size() || source_[begin] != '\'')
      return fail(begin, called + " takes a name in ' ' here");
    const std::size_t end = source_.find('\'', begin + 1);
    if (end == std::string_view::npos) return fail(begin, "this text has no end: a \"'\" is missing");
    const std::string_view name = source_.substr(begin + 1, end - begin - 1);
    const auto known = std::ranges::find(function.choices, name);
    if (known == function.choices.end()) {
      std::string others;
      for (const std::string& one : function.choices) others += (others.empty() ? "" : ", ") + one;
      return fail(begin, called + " knows no \"" + std::string(name) + "\"; there is " + others);
    }
    at_ = end + 1;
    if (!take(")")) return fail(at_, "a \")\" is missing here");
    push(Code::number, 0, static_cast<double>(known - function.choices.begin()));
    push(Code::call, function.index, 0, 1);
    return function.result;
  }

  ValueType read_call(uint32_t depth, std::size_t begin, const std::string& name) {
    const auto choosing = std::ranges::find(names_.functions, name, &NamedFunction::name);
    if (choosing != names_.functions.end() && !choosing->choices.empty()) return read_choice(*choosing);
    std::vector<ValueType> given;
    std::vector<std::size_t> places;
    if (!take(")")) {
      do {
        places.push_back(next_word());
        given.push_back(read_or(depth + 1));
      } while (!failed() && take(","));
      if (!failed() && !take(")")) return fail(at_, "a \")\" is missing here");
    }
    if (failed()) return {};
    const auto counts = [&](std::size_t wanted) {
      if (given.size() == wanted) return true;
      fail(begin, "\"" + name + "()\" takes " + std::to_string(wanted) + (wanted == 1 ? " value" : " values") +
                      ", not " + std::to_string(given.size()));
      return false;
    };
    const auto count = static_cast<uint8_t>(given.size());
    const auto builtin = std::ranges::find(kBuiltins, name, &BuiltinName::name);
    if (builtin != std::end(kBuiltins)) {
      if (!counts(builtin->count)) return {};
      for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i].kind != ValueKind::number || given[i] != given[0])
          return fail(places[i], "\"" + name + "()\" takes numbers of one unit; this is " + wording(given[i]));
      }
      push(Code::builtin, static_cast<uint32_t>(builtin->builtin), 0, count);
      return builtin->is_truth ? ValueType{ValueKind::truth} : given[0];
    }
    const auto known = std::ranges::find(names_.functions, name, &NamedFunction::name);
    if (known == names_.functions.end()) return fail(begin, unknown(name, true));
    if (!counts(known->parameters.size())) return {};
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (given[i] != known->parameters[i])
        return fail(places[i], "\"" + name + "()\" takes " + wording(known->parameters[i]) + " here; this is " +
                                   wording(given[i]));
    }
    push(Code::call, known->index, 0, count);
    return known->result;
  }

  std::string_view source_;
  const Names& names_;
  std::size_t at_ = 0;
  int waiting_ = 0;
  Expression out_;
  std::optional<ExpressionError> error_;
};

std::expected<Expression, ExpressionError> Expression::read(std::string_view source, const Names& names,
                                                            const std::optional<ValueType>& wanted) {
  return ExpressionReader(source, names).read(wanted);
}

}  // namespace skua
