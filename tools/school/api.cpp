#include "api.h"

#include <algorithm>
#include <cstdio>
#include <ranges>

#include "api_reply.h"
#include "attempts.h"
#include "call.h"
#include "gradebook.h"
#include "session_cookie.h"

namespace skua::school {

namespace {

enum class Who { anyone, signed_in, student, teacher };

// A student sees what concerns them, a teacher what concerns anybody.
Reply access_log(Call& call) {
  return call.me->role == Role::teacher ? whole_log(call) : my_log(call);
}

struct Route {
  const char* method;
  const char* path;  // "*" stands for one step
  Who who;
  Reply (*answer)(Call&);
};

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  for (const auto step : path.substr(1) | std::views::split('/'))
    steps.emplace_back(step.begin(), step.end());
  return steps;
}

constexpr Route kRoutes[] = {
    {"GET", "/api/people", Who::anyone, list_people},
    {"POST", "/api/session", Who::anyone, begin_session},
    {"DELETE", "/api/session", Who::anyone, end_session},
    {"GET", "/api/me", Who::signed_in, who_am_i},
    {"GET", "/api/assignments", Who::student, my_assignments},
    {"POST", "/api/assignments/*/launch", Who::student, launch_assignment},
    {"POST", "/api/assignments/*/practice", Who::student, practise_assignment},
    {"POST", "/api/attempts/*/items", Who::student, take_items},
    {"POST", "/api/attempts/*/notes", Who::student, take_notebook},
    {"GET", "/api/notebook", Who::student, my_notebook},
    {"GET", "/api/notebook/copy", Who::student, copy_of_my_notebook},
    {"GET", "/api/people/*/notebook", Who::teacher, notebook_of_student},
    {"GET", "/api/people/*/notebook/copy", Who::teacher, copy_of_students_notebook},
    {"GET", "/api/plan", Who::student, my_plan},
    {"POST", "/api/plan", Who::student, change_my_plan},
    {"GET", "/api/people/*/plan", Who::teacher, plan_of_student},
    {"POST", "/api/people/*/plan", Who::teacher, change_plan_of_student},
    {"GET", "/api/class", Who::teacher, whole_class},
    {"POST", "/api/groups/*", Who::teacher, put_group},
    {"DELETE", "/api/groups/*", Who::teacher, delete_group},
    {"POST", "/api/groups/*/members/*", Who::teacher, put_member},
    {"DELETE", "/api/groups/*/members/*", Who::teacher, delete_member},
    {"POST", "/api/assignments/*/assign", Who::teacher, assign},
    {"DELETE", "/api/assignments/*/assign/class", Who::teacher, take_back_from_class},
    {"DELETE", "/api/assignments/*/assign/group/*", Who::teacher, take_back_from_group},
    {"DELETE", "/api/assignments/*/assign/student/*", Who::teacher, take_back_from_student},
    {"GET", "/api/attempts/*/events", Who::teacher, attempt_events},
    {"GET", "/api/attempts/*/journal", Who::teacher, attempt_journal},
    {"GET", "/api/attempts/*/replay", Who::teacher, attempt_replay},
    {"POST", "/api/attempts/*/verify", Who::teacher, verify_again},
    {"POST", "/api/attempts/*/objectives/*", Who::teacher, judge_objective},
    {"DELETE", "/api/attempts/*/objectives/*", Who::teacher, judge_no_more},
    {"GET", "/api/marking", Who::teacher, marking_queue},
    {"GET", "/api/attempts/*/marks/*", Who::teacher, response_to_mark},
    {"POST", "/api/attempts/*/marks/*", Who::teacher, give_mark},
    {"DELETE", "/api/attempts/*/marks/*", Who::teacher, take_back_mark},
    {"GET", "/api/support", Who::teacher, time_with_help},
    {"GET", "/api/people/*/ways", Who::teacher, ways_of_student},
    {"GET", "/api/guides/*/*", Who::teacher, guide_to_lesson},
    {"GET", "/api/lessons", Who::teacher, list_lessons},
    {"POST", "/api/lessons", Who::teacher, begin_lesson},
    {"GET", "/api/lessons/*/draft", Who::teacher, draft_of_lesson},
    {"PUT", "/api/lessons/*/draft", Who::teacher, keep_draft_of_lesson},
    {"POST", "/api/lessons/*/publish", Who::teacher, publish_lesson},
    {"POST", "/api/lessons/*/archive", Who::teacher, archive_lesson},
    {"DELETE", "/api/lessons/*", Who::teacher, delete_lesson},
    {"DELETE", "/api/people/*/data", Who::teacher, delete_data},
    {"GET", "/api/log", Who::signed_in, access_log},
    {"GET", "/api/gradebook", Who::teacher, grade_book},
};

std::optional<std::vector<std::string>> match(const char* pattern,
                                              const std::vector<std::string>& steps) {
  const auto expected = steps_of(pattern);
  if (expected.size() != steps.size()) return std::nullopt;
  std::vector<std::string> arguments;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (expected[i] == "*")
      arguments.push_back(steps[i]);
    else if (expected[i] != steps[i])
      return std::nullopt;
  }
  return arguments;
}

bool has_body(const Request& request) {
  return request.method == "POST" || request.method == "PUT";
}

// A page of another origin can make a browser send a request with our cookie, but not with our
// Origin, and JSON only after asking first (CORS), which is never granted.
std::optional<Reply> refuse_foreign(const Request& request) {
  if (request.origin != "http://" + request.host) {
    return error_reply(403, "foreign-origin",
                       "This request did not come from a page of the school.");
  }
  const auto end = std::min(request.content_type.find(';'), request.content_type.size());
  if (has_body(request) && request.content_type.substr(0, end) != "application/json") {
    return error_reply(415, "not-json", "Send the body with Content-Type: application/json.");
  }
  return std::nullopt;
}

std::optional<Reply> refuse_stranger(Who who, const std::optional<Person>& me) {
  if (who == Who::anyone) return std::nullopt;
  if (!me) return error_reply(401, "signed-out", "Say who you are first: nobody is signed in.");
  if (who == Who::student && me->role != Role::student)
    return error_reply(403, "not-a-student", "This is for students.");
  if (who == Who::teacher && me->role != Role::teacher)
    return error_reply(403, "not-a-teacher", "This is for teachers.");
  return std::nullopt;
}

Reply storage_failure(const std::exception& error) {
  std::fprintf(stderr, "skua-school: %s\n", error.what());
  Reply reply = error_reply(
      503, "storage",
      "The school cannot write to its database just now. Nothing was taken; send it again.");
  reply.headers.emplace_back("Retry-After", "5");
  return reply;
}

// A mistake of the school's own: sending the same again would not help.
Reply own_failure(const std::exception& error) {
  std::fprintf(stderr, "skua-school: %s\n", error.what());
  return error_reply(500, "internal",
                     "The school failed at this request. Its terminal says what went wrong.");
}

template <typename Answer>
Reply guarded(const Answer& answer) {
  try {
    return answer();
  } catch (const soci::soci_error& error) {
    return storage_failure(error);
  } catch (const std::exception& error) {
    return own_failure(error);
  }
}

}  // namespace

Reply unknown_attempt() {
  return error_reply(404, "unknown-attempt", "The school has no such attempt.");
}

Reply no_student() {
  return error_reply(404, "unknown-person", "There is no student of that id in /api/people.");
}

std::optional<Person> student_of(Call& call) {
  auto person = find_person(call.sql, call.argument[0]);
  return person && person->role == Role::student ? person : std::nullopt;
}

Reply Api::route(const Request& request, std::optional<Errand>& errand) {
  const auto steps = steps_of(request.path);
  std::string allowed;
  for (const Route& route : kRoutes) {
    auto arguments = match(route.path, steps);
    if (!arguments) continue;
    const bool head = request.method == "HEAD" && route.method == std::string_view("GET");
    if (request.method != route.method && !head) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
      continue;
    }
    if (has_body(request) || request.method == "DELETE") {
      if (auto refused = refuse_foreign(request)) return *refused;
    }
    Call call{.request = request,
              .sql = database_.sql(),
              .origins = origins_,
              .policy = policy_,
              .key = key_,
              .hooks = hooks_,
              .new_assignments = new_assignments_,
              .contents = contents_,
              .token = token_in_cookie(request.cookie),
              .me = {},
              .argument = std::move(*arguments),
              .body = {},
              .errand = errand};
    call.me = signed_in(call.sql, call.token, now_ms());
    if (auto refused = refuse_stranger(route.who, call.me)) return *refused;
    if (has_body(request)) {
      auto body = read_json(request.body);
      if (!body) return error_reply(400, "bad-request", body.error());
      if (!body->is_object())
        return error_reply(400, "bad-request", "The body must be a JSON object.");
      call.body = std::move(*body);
    }
    return route.answer(call);
  }
  if (allowed.empty())
    return error_reply(404, "unknown-address", "There is nothing at this address.");
  Reply reply = error_reply(405, "unknown-method", "This address answers " + allowed + ".");
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

std::string cell_message(soci::session& sql, const Person& student, const std::string& assignment) {
  const auto attempt = attempt_of(sql, student.id, assignment);
  Json cell = grade_cell(sql, student.id, assignment, attempt ? &*attempt : nullptr);
  return write_json({{"attempt", cell["attempt"]},
                     {"student", {{"id", student.id}, {"name", student.name}}},
                     {"assignment", assignment},
                     {"cell", std::move(cell)}});
}

void Api::attempt_changed(const std::string& id) {
  const auto attempt = find_attempt(database_.sql(), id);
  if (!attempt) return;
  const auto student = find_person(database_.sql(), attempt->student);
  if (student) hooks_.publish({cell_message(database_.sql(), *student, attempt->assignment)});
}

Reply Api::answer(const Request& request, std::optional<Errand>& errand) {
  return guarded([&] { return route(request, errand); });
}

Reply Api::finish(const Errand& errand) { return guarded(errand.finish); }

Reply Api::admit_to_live(const Request& request) {
  return guarded([&]() -> Reply {
    if (request.origin != "http://" + request.host) {
      return error_reply(403, "foreign-origin",
                         "This request did not come from a page of the school.");
    }
    const auto me = signed_in(database_.sql(), token_in_cookie(request.cookie), now_ms());
    if (auto refused = refuse_stranger(Who::teacher, me)) return *refused;
    return {101, "", "", {}};
  });
}

}  // namespace skua::school
