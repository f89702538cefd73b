// What students wrote that only a person can judge, and what a teacher says of it: points for each
// line of a rubric, and a comment. A mark stands beside the score and is never part of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "body_json.h"
#include "instant.h"
#include "lesson_content.h"

namespace soci {
class session;
}

namespace skua::school {

/// A student's last answer to a question with a rubric.
struct Response {
  long long event = 0;  // its number in the attempt
  std::string text;     // as it was reported
  Milliseconds received = 0;
  std::optional<bool> correct;  // of claim and evidence, as the lesson marks them
  long long tries = 0;
};

/// None before it was handed in, found right, or its answer was shown: until then the student is
/// still at it.
std::optional<Response> response_to(soci::session& sql, const std::string& attempt,
                                    const RubricQuestion& question);

/// A response taken apart: of an argument "claim|evidence,evidence|why", else all of it is `text`.
struct Said {
  std::string claim;
  std::vector<std::string> evidence;
  std::string text;
};
Said parts_of(const std::string& response, bool argument);

struct Mark {
  std::string attempt;
  std::string question;
  long long event = 0;                // the response that it is for
  std::map<std::string, int> points;  // of each line of the rubric
  std::string comment;
  std::string who;  // id of the person
  Milliseconds time = 0;

  int sum() const;
};

/// The one that counts; none if it was taken back.
std::optional<Mark> mark_of(soci::session& sql, const std::string& attempt,
                            const std::string& question);
void give(soci::session& sql, const Mark& mark);
/// The earlier rows stay: who marked when is never lost.
void take_back(soci::session& sql, const Mark& mark, const std::string& who, Milliseconds now);
/// [{who: {id, name}, time, points}], the newest first; `points` null where a mark was taken back.
Json mark_history(soci::session& sql, const std::string& attempt, const std::string& question);

/// {points, max, marked, waiting}: how many questions of the attempt are marked, with how many
/// points of how many, and how many responses wait for a mark (also one that changed since). Null
/// where there is nothing.
Json marks_in_short(soci::session& sql, const std::string& attempt, const LessonContent& content);

/// For the student: [{question, title, points, max, lines: [{title, points, max}], comment, who,
/// time, changed}]; what waits has `waiting` instead of the points.
Json marks_for_student(soci::session& sql, const std::string& attempt,
                       const LessonContent& content);

/// Of all points of a rubric.
int most_points(const RubricQuestion& question);

}  // namespace skua::school
