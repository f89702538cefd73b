// What the teacher sees: a row for each student, a cell for each assignment, and the events behind
// a cell.
#pragma once

#include <string>

#include "attempts.h"
#include "body_json.h"

namespace soci {
class session;
}

namespace skua::school {

/// How far a student is with an assignment.
struct Standing {
  std::string status = "new";  // new, started, completed
  Json score;  // {raw, max, scaled} as the student's browser last reported it; null before
  long long answered = 0;  // questions finished
  long long items = 0;     // questions in the activity; 0 before the first report
};

Standing standing_of(soci::session& sql, const Attempt& attempt);

/// Whether the lesson is done: it said so, and no replay says otherwise.
bool is_completed(soci::session& sql, const Attempt& attempt);

/// One cell of the grade book; `attempt` is null if the student has not begun.
Json grade_cell(soci::session& sql, const std::string& student, const std::string& assignment,
                const Attempt* attempt);

/// {"attempt", "events": […], "refused": […], "objectives": […], "keys": {"launch", "verdict"}}
Json events_behind(soci::session& sql, const std::string& attempt);

}  // namespace skua::school
