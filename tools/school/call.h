// One request on its way through the API, and the functions that answer it. Each takes a call whose
// caller the route has let in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api.h"
#include "body_json.h"
#include "exchange.h"
#include "lesson_content.h"
#include "people.h"

namespace soci {
class session;
}

namespace skua::school {

struct Call {
  const Request& request;
  soci::session& sql;
  const Origins& origins;
  const Policy& policy;
  const SigningKey& key;
  const Api::Hooks& hooks;
  NewAssignments& new_assignments;
  LessonContents& contents;
  std::string token;  // of the session cookie
  std::optional<Person> me;
  std::vector<std::string> argument;  // what stood for each "*" of the route
  Json body;                          // of a POST or PUT
  std::optional<Errand>& errand;      // left by who needs more time than the database has
};

// Anybody: who there is, and who one is.
Reply list_people(Call&);
Reply begin_session(Call&);
Reply end_session(Call&);
Reply who_am_i(Call&);

// Students.
Reply my_assignments(Call&);
Reply launch_assignment(Call&);
Reply practise_assignment(Call&);
Reply take_items(Call&);
Reply take_notebook(Call&);
Reply my_notebook(Call&);
Reply copy_of_my_notebook(Call&);

Reply my_log(Call&);
Reply my_plan(Call&);
Reply change_my_plan(Call&);

// Teachers.
Reply grade_book(Call&);
Reply attempt_events(Call&);
Reply attempt_journal(Call&);
Reply attempt_replay(Call&);
Reply verify_again(Call&);
Reply judge_objective(Call&);
Reply judge_no_more(Call&);
Reply marking_queue(Call&);
Reply response_to_mark(Call&);
Reply give_mark(Call&);
Reply take_back_mark(Call&);
Reply time_with_help(Call&);
Reply ways_of_student(Call&);
Reply plan_of_student(Call&);
Reply change_plan_of_student(Call&);
Reply whole_class(Call&);
Reply put_group(Call&);
Reply delete_group(Call&);
Reply put_member(Call&);
Reply delete_member(Call&);
Reply assign(Call&);
Reply take_back_from_class(Call&);
Reply take_back_from_group(Call&);
Reply take_back_from_student(Call&);
Reply guide_to_lesson(Call&);
Reply list_lessons(Call&);
Reply begin_lesson(Call&);
Reply draft_of_lesson(Call&);
Reply keep_draft_of_lesson(Call&);
Reply publish_lesson(Call&);
Reply archive_lesson(Call&);
Reply delete_lesson(Call&);
Reply notebook_of_student(Call&);
Reply copy_of_students_notebook(Call&);
Reply delete_data(Call&);
Reply whole_log(Call&);

Reply unknown_attempt();

/// The student that the address names first; the reply where it names none.
std::optional<Person> student_of(Call& call);
Reply no_student();

/// What live views are told when there is another cell of the grade book for a student's work:
/// {attempt, student, assignment, cell}.
std::string cell_message(soci::session& sql, const Person& student, const std::string& assignment);

}  // namespace skua::school
