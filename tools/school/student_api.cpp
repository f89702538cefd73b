#include <expected>
#include <optional>

#include "access_log.h"
#include "api_reply.h"
#include "attempts.h"
#include "call.h"
#include "gradebook.h"
#include "ingest.h"
#include "launch.h"
#include "objectives.h"
#include "own_lessons.h"
#include "verdict.h"

namespace skua::school {

Reply my_assignments(Call& call) {
  call.new_assignments.add(call.sql);
  Json list = Json::array();
  for (const Assignment& assignment : assignments(call.sql)) {
    const auto attempt = attempt_of(call.sql, call.me->id, assignment.id);
    if (!attempt && is_archived(call.sql, assignment.id)) continue;
    Json entry = describe(call.sql, call.origins, assignment);
    const Standing standing = attempt ? standing_of(call.sql, *attempt) : Standing{};
    entry["status"] = standing.status;
    if (attempt) {
      const Grade grade = grade_of(call.sql, *attempt, standing.score);
      // The score of an assessment tells which answers are right: not before it is handed in.
      const bool open = attempt->mode == "assessment" && !grade.completed;
      if (!open && !grade.score.is_null()) entry["score"] = grade.score;
      if (!grade.replay.is_null() && standing.status == "completed" &&
          !grade.replay.value("completed", false)) {
        entry["status"] = "started";
      }
      if (!grade.basis.is_null()) entry["basis"] = grade.basis;
      if (attempt->reduced) entry["reduced"] = true;
      // Whether something was right is no more told than the score.
      if (Json shown = objectives_of(call.sql, attempt->id); !open && !shown.empty())
        entry["objectives"] = std::move(shown);
    }
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
  const auto opened =
      launch(call.sql, call.origins, call.key, call.request, *call.me, *assignment, locale);
  if (!opened)
    return error_reply(opened.error().status, opened.error().code, opened.error().message);
  return json_reply(*opened);
}

Reply my_log(Call& call) { return json_reply(access_log(call.sql, call.me->id)); }

namespace {

Reply refuse_token(TokenFault fault, std::string_view token) {
  if (fault == TokenFault::expired) {
    return error_reply(401, "token-expired",
                       "The launch is too long ago. Launch the assignment again for a new token.");
  }
  if (token.empty()) {
    return error_reply(401, "no-token",
                       "Send the token of the launch: \"Authorization: Bearer <token>\".");
  }
  return error_reply(403, "wrong-token",
                     "This is not the token of this attempt's launch. Open the lesson again.");
}

}  // namespace

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
  if (attempt->reduced) {
    return error_reply(410, "attempt-reduced",
                       "This attempt was not used for so long that only its results were kept.");
  }
  if (items->size() > kMaxItems) {
    return error_reply(413, "too-large",
                       "/items: more than " + std::to_string(kMaxItems) + " at once. Send fewer.");
  }
  const auto assignment = find_assignment(call.sql, attempt->assignment);
  if (!assignment) return unknown_attempt();
  const Milliseconds now = now_ms();
  const Launched bound = launched(*attempt, *call.me, *assignment);
  const std::string_view token = bearer(call.request.authorization);
  const auto made = check_token(call.key, token, bound, now);
  if (!made) return refuse_token(made.error(), token);
  Ingested done = ingest(call.sql, *attempt, call.me->actor, assignment->activity, *items, now);
  std::vector<std::string> messages;
  for (Json& event : done.events) {
    messages.push_back(write_json({{"attempt", attempt->id},
                                   {"student", {{"id", call.me->id}, {"name", call.me->name}}},
                                   {"assignment", attempt->assignment},
                                   {"event", std::move(event)}}));
  }
  if (done.replay_queued) {
    messages.push_back(cell_message(call.sql, *call.me, attempt->assignment));
    call.hooks.replay_queued();
  }
  if (!messages.empty()) call.hooks.publish(std::move(messages));
  Json receipt{{"acknowledged", std::move(done.acknowledged)},
               {"refused", std::move(done.refused)}};
  if (now - *made > kTokenLife / 2) receipt["token"] = launch_token(call.key, bound, now);
  return json_reply(receipt);
}

}  // namespace skua::school
