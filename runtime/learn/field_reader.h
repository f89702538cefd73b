/// Reads the fields of an activity in JSON: what is missing, of another kind or out of range is noted with its place, and reading
/// goes on, so that an author sees all of it at once.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "learn/activity.h"
#include "learn/expression.h"

namespace skua {

/// Whether it can be a name of the author's own: small letters, digits, "_" and "-", the first a letter, at most 64.
bool is_id(std::string_view text);

std::string quoted(std::string_view text);

/// "a, b, c", or "nothing".
template <class List>
std::string listed(const List& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  return all.empty() ? "nothing" : all;
}

class FieldReader {
 public:
  void fail(json::View at, std::string message) { errors_.push_back(at.fault(std::move(message))); }
  /// All that was wrong so far, in the order in which it was read.
  std::vector<json::Error> take_errors() { return std::move(errors_); }
  /// Whether an expression that was read asks for `notes('…')`.
  bool counts_notes() const { return counts_notes_; }
  /// Whether one asks for `showed('…')`.
  bool asks_mistakes() const { return asks_mistakes_; }

  // ---- plain fields; where one is wrong, empty or `otherwise`

  /// Each member that is not `known` is an error.
  void known_fields(json::View object, std::initializer_list<std::string_view> known);
  std::string text(json::View);
  std::string text_or(json::View view, std::string_view otherwise) { return view ? text(view) : std::string(otherwise); }
  /// A name of the author's own.
  std::string id(json::View);
  /// Of what is shown under this name.
  std::string node_id(json::View);
  /// From `least` to `most`.
  uint32_t whole(json::View, uint32_t otherwise, uint32_t most, uint32_t least = 0);
  bool truth(json::View);
  double number(json::View, double otherwise, double least, double most);
  /// Elements of an array; nothing, and an error, where it is none.
  std::vector<json::View> elements(json::View, uint32_t most);
  /// Members of an object; nothing, and an error, where it is none.
  std::vector<json::View> members(json::View);
  /// Names of the author's own, each once.
  std::vector<std::string> ids(json::View, uint32_t most);
  /// Names of objectives, each once, as their places in `known`.
  std::vector<uint32_t> objectives(json::View, const std::vector<Objective>& known);

  // ---- expressions; nothing where there is none, or one that is wrong

  std::optional<Expression> expression(json::View, const Names&, const ValueType& wanted);
  std::optional<Expression> condition(json::View view, const Names& names) { return expression(view, names, {ValueKind::truth}); }
  /// Numbers that texts speak of, in whatever unit.
  std::vector<ShownNumber> numbers(json::View, const Names&);

 private:
  std::optional<Expression> number_expression(json::View, const Names&);
  Expression noticed(Expression);

  std::vector<json::Error> errors_;
  bool counts_notes_ = false, asks_mistakes_ = false;
};

}  // namespace skua
