#include "plan_next.h"

#include <algorithm>

namespace skua::school {

namespace {

const PlannedLesson* lesson_of(const Json& entry, const std::vector<PlannedLesson>& lessons) {
  const auto found = std::ranges::find_if(
      lessons, [&](const PlannedLesson& one) { return entry["assignment"] == one.assignment; });
  return found == lessons.end() ? nullptr : &*found;
}

Json suggestion(const PlannedLesson& lesson, bool practice) {
  return {{"assignment", lesson.assignment}, {"title", lesson.title}, {"practice", practice}};
}

}  // namespace

Json suggested_next(const std::vector<Json>& entries, const std::vector<PlannedLesson>& lessons) {
  const PlannedLesson *to_finish = nullptr, *to_practise = nullptr;
  for (const Json& entry : entries) {
    const PlannedLesson* lesson = lesson_of(entry, lessons);
    if (lesson == nullptr || entry["standing"] == "mastered") continue;
    if (lesson->open && !entry.contains("nothing_ahead")) return suggestion(*lesson, false);
    if (lesson->open && to_finish == nullptr) to_finish = lesson;
    if (lesson->practicable && to_practise == nullptr) to_practise = lesson;
  }
  if (to_finish != nullptr) return suggestion(*to_finish, false);
  for (const PlannedLesson& lesson : lessons) {
    if (lesson.open && !lesson.teaches) return suggestion(lesson, false);
  }
  return to_practise == nullptr ? Json() : suggestion(*to_practise, true);
}

}  // namespace skua::school
