// What a plan suggests to a student to do next.
#pragma once

#include <string>
#include <vector>

#include "body_json.h"

namespace skua::school {

/// A lesson that a student was given or has begun.
struct PlannedLesson {
  std::string assignment;
  Json title;                // {"en": …}
  bool teaches = false;      // it has objectives
  bool open = true;          // it is not completed, and can be opened
  bool practicable = false;  // it is completed, and can be tried again
};

/// {assignment, title, practice}, or null. `entries` are those of the plan, in its order. Of them
/// the first one counts that isn't mastered and can still be shown in its lesson; else an open
/// lesson with something that isn't mastered, or without objectives, is to be finished. What is
/// completed can't change a standing: only where nothing else is left it is suggested to practise
/// (`practice` is true) what isn't mastered.
Json suggested_next(const std::vector<Json>& entries, const std::vector<PlannedLesson>& lessons);

}  // namespace skua::school
