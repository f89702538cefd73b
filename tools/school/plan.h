// A student's learning plan: what they want to reach, which objectives are to be mastered by when,
// in which order, and where each of them stands.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "body_json.h"
#include "instant.h"
#include "origins.h"

namespace soci {
class session;
}

namespace skua::school {

/// {goal, look_back, entries, careers, next}. `goal` and `look_back`: null, or {text, time}. Of
/// each objective of each assignment an entry {assignment, objective, title, codes, due, standing,
/// right, of, missing?}, in the order of the plan; `due` is null or a day, "2026-12-18"; `standing` is
/// "mastered", "not-enough-evidence" or "not-begun", a teacher's word above the lesson's.
/// `careers`: [{id, title}], of all assignments. `next`: the assignment of the first entry that is
/// not mastered, or null.
Json plan_of(soci::session& sql, const std::filesystem::path& site, const std::string& student);

/// Who writes into a plan, and may write what.
enum class PlanAuthor { student, teacher };

/// Takes what a change names: of a student {goal, look_back, order}, of a teacher {order, due}.
/// `goal` and `look_back` are texts, "" for none; `order` is the list of all entries as
/// "ASSIGNMENT/OBJECTIVE", `due` an object of days, null for none, by such names. The error is a
/// sentence that says what is wrong and where; then nothing has changed.
std::expected<void, std::string> change_plan(soci::session& sql, const std::filesystem::path& site,
                                             const std::string& student, PlanAuthor author,
                                             const Json& change, Milliseconds now);

}  // namespace skua::school
