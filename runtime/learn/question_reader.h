/// Reads the questions of an activity: what is asked, how it is answered, and what is right.
#pragma once

#include "core/json.h"
#include "learn/activity.h"
#include "learn/field_reader.h"
#include "learn/vocabulary.h"

namespace skua {

/// Of a question that has its name, and its practice if it has one: all else that `view` says of it. What is wrong is told to `in`.
/// \param activity  of which `item` is one: questions before it were read, and none after it
void read_question(json::View view, ActivityItem& item, const Activity& activity, const Simulation&, Vocabulary&, FieldReader& in);

}  // namespace skua
