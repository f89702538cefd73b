#include "api.h"

#include <algorithm>
#include <cstdio>
#include <ranges>

#include "api_reply.h"
#include "attempts.h"
#include "gradebook.h"
#include "ingest.h"
#include "kept_lessons.h"
#include "launch.h"
#include "people.h"
#include "session_cookie.h"

namespace skua::school {

namespace {

// One request on its way through the API.
struct Call {
  const Request& request;
  soci::session& sql;
  const Origins& origins;
  const Api::Hooks& hooks;
  NewAssignments& new_assignments;
  std::string token;  // of the session cookie
  std::optional<Person> me;
  std::vector<std::string> argument;  // what stood for each "*" of the route
  Json body;                          // of a POST
};

enum class Who { anyone, signed_in, student, teacher };

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

Reply unknown_attempt() {
  return error_reply(404, "unknown-attempt", "The school has no such attempt.");
}

Reply list_people(Call& call) {
  Json list = Json::array();
  for (const Person& person : people(call.sql)) {
    list.push_back({{"id", person.id}, {"name", person.name}, {"role", role_word(person.role)}});
  }
  return json_reply(list);
}

Reply begin_session(Call& call) {
  const auto id = call.body.find("person");
  if (id == call.body.end() || !id->is_string() || call.body.size() != 1) {
    return error_reply(400, "bad-request", "Send {\"person\": id} with an id of /api/people.");
  }
  const auto person = find_person(call.sql, id->get<std::string>());
  if (!person)
    return error_reply(404, "unknown-person", "There is nobody of that id in /api/people.");
  if (!call.token.empty()) {
    sign_out(call.sql, call.token);
    call.hooks.session_ended(call.token);
  }
  Reply reply = empty_reply();
  reply.headers.emplace_back("Set-Cookie", cookie_with_token(sign_in(call.sql, *person, now_ms())));
  return reply;
}

Reply end_session(Call& call) {
  if (!call.token.empty()) {
    sign_out(call.sql, call.token);
    call.hooks.session_ended(call.token);
  }
  Reply reply = empty_reply();
  reply.headers.emplace_back("Set-Cookie", cookie_without_token());
  return reply;
}

Reply who_am_i(Call& call) {
  return json_reply(
      {{"id", call.me->id}, {"name", call.me->name}, {"role", role_word(call.me->role)}});
}

Reply my_assignments(Call& call) {
  call.new_assignments.add(call.sql);
  Json list = Json::array();
  for (const Assignment& assignment : assignments(call.sql)) {
    Json entry = describe(call.origins, assignment);
    const auto attempt = attempt_of(call.sql, call.me->id, assignment.id);
    const Standing standing = attempt ? standing_of(call.sql, *attempt) : Standing{};
    entry["status"] = standing.status;
    if (!standing.score.is_null()) entry["score"] = standing.score;
    list.push_back(entry);
  }
  return json_reply(list);
}

Reply launch_assignment(Call& call) {
  std::string locale = "en";
  for (const auto& [key, value] : call.body.items()) {
    if (key != "locale" || !value.is_string() || !is_locale(value.get_ref<const std::string&>())) {
      return error_reply(400, "bad-request", "Send {\"locale\": \"en\"} or another language tag.");
    }
    locale = value.get<std::string>();
  }
  const auto assignment = find_assignment(call.sql, call.argument[0]);
  if (!assignment) return error_reply(404, "unknown-assignment", "There is no such assignment.");
  const auto launched = launch(call.sql, call.origins, call.request, *call.me, *assignment, locale);
  return launched ? json_reply(*launched) : error_reply(503, "lesson-missing", launched.error());
}

Reply take_items(Call& call) {
  const auto attempt = find_attempt(call.sql, call.argument[0]);
  if (!attempt) return unknown_attempt();
  if (attempt->student != call.me->id) {
    return error_reply(403, "not-your-attempt", "Somebody else is signed in now. Sign in again.");
  }
  const auto items = call.body.find("items");
  if (items == call.body.end() || !items->is_array() || call.body.size() != 1) {
    return error_reply(400, "bad-request",
                       "/items: must be an array, and nothing stands beside it.");
  }
  Ingested done = ingest(call.sql, *attempt, *items, now_ms());
  std::vector<std::string> messages;
  for (Json& event : done.events) {
    messages.push_back(write_json({{"attempt", attempt->id},
                                   {"student", {{"id", call.me->id}, {"name", call.me->name}}},
                                   {"assignment", attempt->assignment},
                                   {"event", std::move(event)}}));
  }
  if (!messages.empty()) call.hooks.publish(std::move(messages));
  return json_reply(
      {{"acknowledged", std::move(done.acknowledged)}, {"refused", std::move(done.refused)}});
}

Reply grade_book(Call& call) {
  call.new_assignments.add(call.sql);
  Json columns = Json::array(), rows = Json::array();
  const auto list = assignments(call.sql);
  for (const Assignment& assignment : list) columns.push_back(describe(call.origins, assignment));
  for (const Person& person : people(call.sql)) {
    if (person.role != Role::student) continue;
    Json cells = Json::array();
    for (const Assignment& assignment : list) {
      const auto attempt = attempt_of(call.sql, person.id, assignment.id);
      cells.push_back(grade_cell(call.sql, assignment.id, attempt ? &*attempt : nullptr));
    }
    rows.push_back(
        {{"student", {{"id", person.id}, {"name", person.name}}}, {"cells", std::move(cells)}});
  }
  return json_reply({{"assignments", std::move(columns)}, {"rows", std::move(rows)}});
}

Reply attempt_events(Call& call) {
  const auto attempt = find_attempt(call.sql, call.argument[0]);
  if (!attempt) return unknown_attempt();
  return json_reply(events_behind(call.sql, attempt->id));
}

constexpr Route kRoutes[] = {
    {"GET", "/api/people", Who::anyone, list_people},
    {"POST", "/api/session", Who::anyone, begin_session},
    {"DELETE", "/api/session", Who::anyone, end_session},
    {"GET", "/api/me", Who::signed_in, who_am_i},
    {"GET", "/api/assignments", Who::student, my_assignments},
    {"POST", "/api/assignments/*/launch", Who::student, launch_assignment},
    {"POST", "/api/attempts/*/items", Who::student, take_items},
    {"GET", "/api/attempts/*/events", Who::teacher, attempt_events},
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

// A page of another origin can make a browser send a request with our cookie, but not with our
// Origin, and JSON only after asking first (CORS), which is never granted.
std::optional<Reply> refuse_foreign(const Request& request) {
  if (request.origin != "http://" + request.host) {
    return error_reply(403, "foreign-origin",
                       "This request did not come from a page of the school.");
  }
  const auto end = std::min(request.content_type.find(';'), request.content_type.size());
  if (request.method == "POST" && request.content_type.substr(0, end) != "application/json") {
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

}  // namespace

Reply Api::route(const Request& request) {
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
    if (request.method == "POST" || request.method == "DELETE") {
      if (auto refused = refuse_foreign(request)) return *refused;
    }
    Call call{.request = request,
              .sql = database_.sql(),
              .origins = origins_,
              .hooks = hooks_,
              .new_assignments = new_assignments_,
              .token = token_in_cookie(request.cookie),
              .me = {},
              .argument = std::move(*arguments),
              .body = {}};
    call.me = signed_in(call.sql, call.token, now_ms());
    if (auto refused = refuse_stranger(route.who, call.me)) return *refused;
    if (request.method == "POST") {
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

Reply Api::answer(const Request& request) {
  try {
    return route(request);
  } catch (const soci::soci_error& error) {
    return storage_failure(error);
  } catch (const std::exception& error) {
    return own_failure(error);
  }
}

Reply Api::admit_to_live(const Request& request) {
  try {
    if (request.origin != "http://" + request.host) {
      return error_reply(403, "foreign-origin",
                         "This request did not come from a page of the school.");
    }
    const auto me = signed_in(database_.sql(), token_in_cookie(request.cookie), now_ms());
    if (auto refused = refuse_stranger(Who::teacher, me)) return *refused;
    return {101, "", "", {}};
  } catch (const soci::soci_error& error) {
    return storage_failure(error);
  } catch (const std::exception& error) {
    return own_failure(error);
  }
}

}  // namespace skua::school
