/// What a simulation offers to activities: what can be observed, what can be worked out, what can be
/// done. Authors of activities know nothing else of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "learn/expression.h"
#include "skua/abi.h"

namespace skua {

/// Something that can be read at any time: the depth of a drill, the number of samples.
struct Observable {
  std::string name;
  ValueType type;
  NumberRange range = {};  ///< it never leaves
};

/// Something that can be worked out from values, whatever was done: the age of ice at a depth.
struct Quantity {
  std::string name;
  std::vector<ValueType> parameters;
  ValueType result;
  std::vector<NumberRange> given = {};  ///< of each parameter: outside it has no answer, and does not hold; empty: nothing is said
};

/// A value of a command.
struct CommandParameter {
  std::string name;
  ValueType type;
  double min = 0, max = 0;  ///< of a number
};

/// Something that can be done.
struct SimulationCommand {
  std::string name;
  std::vector<CommandParameter> parameters;
};

/// A kind of question that it offers besides those that every activity has.
struct OfferedKind {
  std::string name;
  std::vector<CommandParameter> given;   ///< what an activity says of such a question
  std::vector<CommandParameter> fields;  ///< the numbers of an answer
};

struct Simulation {
  std::string id;
  std::vector<Observable> observables = {};
  std::vector<Quantity> quantities = {};
  std::vector<SimulationCommand> commands = {};
  std::vector<std::string> parts = {};  ///< of its view, that a stage can hide
  std::vector<std::string> places = {};  ///< of its picture, at which a question can set pins
  std::vector<OfferedKind> kinds = {};
};

/// Null where the module has none of this name.
const skua_simulation* find_simulation(const skua_module_desc&, std::string_view id);

/// What a module's simulation offers, in the runtime's own form.
Simulation described(const skua_simulation&);

}  // namespace skua
