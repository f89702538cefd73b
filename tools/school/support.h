// Which ways students took through a lesson, and how long they were in stages that are help. It
// says what a lesson offered to whom, and nothing about how good anybody is.
#pragma once

#include <string>
#include <vector>

#include "attempts.h"
#include "body_json.h"
#include "instant.h"
#include "work_time.h"

namespace soci {
class session;
}

namespace skua::school {

/// A parting of the ways in a lesson, as it told of it.
struct WayTaken {
  std::string from, to;     // stages
  std::string because;      // name of the text that says why; may be empty
  std::string choice;       // what the student chose; empty where the lesson decided
  bool help = false;        // where it led is help for who needs it
  Milliseconds time = 0;    // by the student's clock
  Milliseconds worked = 0;  // until the next way was taken
};

/// In their order.
std::vector<WayTaken> ways_of(soci::session& sql, const std::string& attempt, const WorkTime& work);

/// What else a lesson chose for a student: a hint that it offered, a question of a practice, a
/// practice that it left out; and a goal that the student went on without.
struct ChoiceMade {
  std::string action;   // as the lesson tells it
  std::string of;       // question, goal or practice
  std::string within;   // of a question of a practice: which; else empty
  std::string because;  // of such a question; else empty
  Milliseconds time = 0;
};

/// In their order.
std::vector<ChoiceMade> choices_of(soci::session& sql, const std::string& attempt);

/// Time of one student on one assignment.
struct HelpTime {
  std::string student;
  std::string assignment;
  Milliseconds worked = 0;     // altogether
  Milliseconds with_help = 0;  // of that, in stages that are help
};

/// Of every attempt that was begun.
std::vector<HelpTime> help_times(soci::session& sql);

/// What there is to say of some students on one assignment: {assignment, students, helped, seconds,
/// help_seconds, median_help_seconds}. `students` have begun it, `helped` of them were in help; the
/// median is theirs.
Json help_of(const std::vector<HelpTime>& times, const std::string& assignment,
             const std::vector<std::string>& students);

}  // namespace skua::school
