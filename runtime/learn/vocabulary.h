/// The names that the expressions of an activity may use: what the simulation offers, what was drawn, and what is known of its
/// questions, goals and objectives.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "learn/activity.h"
#include "learn/expression.h"
#include "learn/simulation.h"

namespace skua {

class Vocabulary {
 public:
  /// Of an activity whose questions, goals and objectives have their names. Both outlive it.
  Vocabulary(const Simulation&, const Activity&);
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  /// Without a response: elsewhere than in what judges an answer.
  Names names() const { return {variables_, functions_}; }
  /// With the response to a question for a number in this unit.
  std::vector<NamedVariable> with_response(const std::string& unit) const;
  /// With each number of an answer, as `response.from`.
  std::vector<NamedVariable> with_fields(const std::vector<CommandParameter>& fields);
  /// What is known before an attempt begins.
  std::vector<NamedVariable> drawn() const;
  /// `place('NAME')`, which is the same in every attempt: the number of a place of the simulation's picture, from 0.
  std::vector<NamedFunction> constant() const;
  std::span<const NamedFunction> functions() const { return functions_; }

 private:
  void add(std::string_view name, ActivityFunction index, const ValueType& result, const std::vector<std::string>& choices);

  std::vector<std::string> items_, done_, mistakes_, goals_, objectives_;  ///< done_: items, then goals
  const std::vector<std::string> kinds_{kNoteKinds.begin(), kNoteKinds.end()};
  std::deque<std::string> response_names_;
  const std::vector<ValueType> text_ = {ValueType{ValueKind::text}};
  std::vector<NamedVariable> variables_;
  std::vector<NamedFunction> functions_;
};

}  // namespace skua
