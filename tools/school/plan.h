// A student's learning plan: what they want to reach, which objectives are to be mastered by when,
// in which order, and where each of them stands.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "attempts.h"
#include "body_json.h"
#include "instant.h"
#include "origins.h"

namespace soci {
class session;
}

namespace skua::school {

/// {goal, look_back, entries, careers, told, next}. `goal` and `look_back`: null, or {text, time}.
/// Of each objective of what the student was given or has begun an entry {assignment, objective,
/// title, codes, target, due, assignment_due, standing, right, of, missing?}, in the order of the
/// plan; `target`: null, or what a teacher says is to be reached; `due` is null or a day,
/// "2026-12-18": that of the plan if it has one, else `assignment_due`, the assignment's;
/// `standing` is "mastered", "not-enough-evidence" or "not-begun", a teacher's word above the
/// lesson's. `careers`: [{id, title, lesson}], of all these, `lesson` being the title of the first
/// that names it. `told`: what was said and chosen in lessons, of each where there was something
/// {assignment, title, aims, looks_back, choices}, see told_plan.h. `next`: what to do next,
/// {assignment, title, practice}, or null; see plan_next.h.
Json plan_of(soci::session& sql, const std::filesystem::path& site, const std::string& student);

/// Who writes into a plan, and may write what.
enum class PlanAuthor { student, teacher };

/// Takes what a change names: of a student {goal, look_back, order}, of a teacher {order, due,
/// target}. `goal` and `look_back` are texts, "" for none; `order` is the list of all entries as
/// "ASSIGNMENT/OBJECTIVE", `due` an object of days, null for the assignment's, and `target` one of
/// texts, null for none, by such names. The error is a sentence that says what is wrong and where;
/// then nothing has changed.
std::expected<void, std::string> change_plan(soci::session& sql, const std::filesystem::path& site,
                                             const std::string& student, PlanAuthor author,
                                             const Json& change, Milliseconds now);

/// What a lesson is told of the plan when it is launched: {goal?, entries, choices, careers}, of
/// this assignment only; null if the lesson has no objectives and nothing was said there. `goal` is
/// the last aim said in this lesson, else that of the plan; see `plan` in launch.schema.json.
Json plan_for_lesson(soci::session& sql, const std::filesystem::path& site,
                     const std::string& student, const Assignment& assignment);

/// The days that the plan has of its own, by "ASSIGNMENT/OBJECTIVE".
Json days_in_plan(soci::session& sql, const std::string& student);

/// The first day by which something of an assignment is due: of each objective its own of `days`,
/// or else `given`, the assignment's.
std::optional<std::string> next_due(const Json& days, const std::string& assignment,
                                    const Json& objectives,
                                    const std::optional<std::string>& given);

}  // namespace skua::school
