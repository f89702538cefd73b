/// The expressions in which an activity says when a goal is reached, which answer is right and where
/// the way parts: `samples >= 5 and drill_depth > 500 m`, `near(response, ice_age_at(asked), 1000 yr)`.
///
/// They are read once, with the types and units of all names, so that what can't be meant is found
/// before a student meets it; then they are evaluated without another look at the text.
///
///     or            = and { "or" and }
///     and           = not { "and" not }
///     not           = "not" not | comparison
///     comparison    = sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) sum ]
///     sum           = product { ( "+" | "-" ) product }
///     product       = factor { ( "*" | "/" ) factor }
///     factor        = "-" factor | number [ unit ] | 'text' | name [ "(" [ or { "," or } ] ")" ]
///                   | "(" or ")" | "true" | "false"
///
/// A name may have parts, as the numbers of an answer: `response.from`.
/// A unit follows its number: `500 m`, `3.5 °C`, `2 W/m²`, `40 %`. Values are compared, added and
/// subtracted only in the same unit; they are multiplied and divided by bare numbers, and divided by
/// one another in the same unit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skua {

enum class ValueKind : uint8_t { number, truth, text };

/// What a value is; the unit is that of a number, and empty for a bare one.
struct ValueType {
  ValueKind kind = ValueKind::number;
  std::string unit = {};
  bool operator==(const ValueType&) const = default;
};

/// What a name stands for where an expression stands; `index` is handed back when it is evaluated.
struct NamedVariable {
  std::string_view name;
  ValueType type;
  uint32_t index = 0;
};
struct NamedFunction {
  std::string_view name;
  std::span<const ValueType> parameters;
  ValueType result;
  uint32_t index = 0;
  /// Of one whose only parameter is a text: what may stand there, literally. Called with the place
  /// in this list as the number of its argument.
  std::span<const std::string> choices = {};
};
struct Names {
  std::span<const NamedVariable> variables;
  std::span<const NamedFunction> functions;
};

/// A value while an expression is evaluated: a truth is the number 0 or 1.
struct Operand {
  double number = 0;
  std::string_view text = {};
};

/// Where the values come from. Each must be of the type that its name was given.
class Values {
 public:
  virtual Operand variable(uint32_t index) const = 0;
  virtual Operand call(uint32_t index, std::span<const Operand> arguments) const = 0;

 protected:
  ~Values() = default;
};

/// The numbers from `min` to `max`, both of them too; of a truth 0 to 1. As it is made: all there are.
struct NumberRange {
  double min = -std::numeric_limits<double>::infinity(), max = std::numeric_limits<double>::infinity();
};

/// In which ranges the values lie.
class Ranges {
 public:
  virtual NumberRange variable(uint32_t index) const = 0;
  /// Without one where it has no value for anything that is given.
  virtual std::optional<NumberRange> call(uint32_t index, std::span<const NumberRange> given) const = 0;

 protected:
  ~Ranges() = default;
};

struct ExpressionError {
  std::size_t at = 0;  ///< bytes before the place that it is about
  std::string message;
};

class Expression {
 public:
  /// An error says what is wrong and what was expected there. `wanted`: what the result must be;
  /// without, it is a number in any unit.
  static std::expected<Expression, ExpressionError> read(std::string_view source, const Names&,
                                                         const std::optional<ValueType>& wanted);

  /// Without a value where something was divided by zero, or grew beyond all numbers.
  std::optional<Operand> evaluate(const Values&) const;
  /// Whether it holds; what has no value doesn't.
  bool holds(const Values&) const;
  /// Whether there may be values in these ranges for which it holds. False: there are none. Values are taken to be independent of
  /// one another, so that true is no promise.
  bool can_hold(const Ranges&) const;
  /// Of `NAME >= 2` to `NAME >= 12` how far the number has come; of anything else `of` is 0.
  struct Count {
    uint32_t done = 0, of = 0;
  };
  Count count(const Values&) const;
  /// Whether it speaks of the variable that was given this index.
  bool names(uint32_t variable) const;
  /// Whether it asks for the function that was given this index.
  bool calls(uint32_t function) const;

 private:
  friend class ExpressionReader;
  enum class Code : uint8_t {
    number, text, variable, call, builtin,              // push
    negate, invert, add, subtract, multiply, divide,    // on the topmost one or two
    equal, equal_text, less, less_or_equal,
    skip_unless, skip_if,                               // "and", "or": jumps over what needs no look
  };
  enum class Builtin : uint32_t { abs, min, max, near, between };
  static constexpr std::size_t kMostWaiting = 64;  ///< values that wait for others
  static NumberRange reach_of_builtin(uint32_t builtin, std::span<const NumberRange> given);
  static Operand apply(Builtin, std::span<const Operand> given);
  struct Step {
    Code code;
    uint8_t count = 0;   ///< arguments of a call
    uint32_t index = 0;  ///< of name, text, built-in function, or step to go on from
    double number = 0;
  };

  std::vector<Step> steps_;
  std::vector<std::string> texts_;
};

}  // namespace skua
