/// The questions of an activity: how each kind is asked, and what its simulation is told of a kind of its own.
#pragma once

#include <vector>

#include "learn/program.h"
#include "skua/abi.h"

namespace skua {

/// Asks an open question: what answers it, and the button that gives the answer.
void ask_question(const Performance&, skua_ui*, const ActivityItem&);

/// What the simulation has to say of a question of its own kind that was answered and is open no longer.
void tell_answered(const Performance&, skua_ui*, const ActivityItem&);

/// What stands in the field of a question for a number was given and is no answer.
bool is_answer_refused(const Performance&, skua_ui*, const ActivityItem&);

/// A question of the simulation's own kind with all that the simulation is told of it.
struct AskedKind {
  const ActivityItem* item = nullptr;
  std::vector<double> given, answer;
  skua_question question{};  ///< points into the others
};

/// The one that is open; else the last that was answered in this stage; else without an item.
AskedKind asked_kind(const Performance&);

}  // namespace skua
