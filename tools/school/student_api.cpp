#include <expected>
#include <string>

#include "access_log.h"
#include "api_reply.h"
#include "assigning.h"
#include "attempts.h"
#include "call.h"
#include "carried.h"
#include "delivery.h"
#include "gradebook.h"
#include "ingest.h"
#include "launch.h"
#include "marks.h"
#include "objectives.h"
#include "own_lessons.h"
#include "plan.h"
#include "verdict.h"

namespace skua::school {

Reply my_assignments(Call& call) {
  call.new_assignments.add(call.sql);
  Json list = Json::array();
  const Json days = days_in_plan(call.sql, call.me->id);
  for (const Assignment& assignment : assignments(call.sql)) {
    const auto attempt = attempt_of(call.sql, call.me->id, assignment.id);
    const Given given = given_to(call.sql, call.me->id, assignment.id);
    if (!attempt && (!given.assigned || is_archived(call.sql, assignment.id))) continue;
    Json entry = describe(call.sql, call.origins, assignment);
    entry["assigned"] = given.assigned;
    if (const auto due =
            next_due(days, assignment.id, entry.value("teaches", Json::array()), given.due))
      entry["due"] = *due;
    const Standing standing = attempt ? standing_of(call.sql, *attempt) : Standing{};
    entry["status"] = standing.status;
    if (attempt) {
      if (standing.status == "completed" && !is_completed(call.sql, *attempt))
        entry["status"] = "started";
      const bool completed = entry["status"] == "completed";
      const Grade grade = grade_of(call.sql, *attempt, standing.score);
      // The score of an assessment tells which answers are right: not before it is handed in.
      const bool open = attempt->mode == "assessment" && !grade.completed;
      if (!open && !grade.score.is_null()) entry["score"] = grade.score;
      if (can_practise(*attempt, entry["status"].get<std::string>())) entry["practice"] = true;
      if (!grade.basis.is_null()) entry["basis"] = grade.basis;
      if (attempt->reduced) entry["reduced"] = true;
      // Whether something was right is no more told than the score.
      const Json taught = completed ? entry.value("teaches", Json::array()) : Json::array();
      Json shown = objectives_taught(call.sql, attempt->id, taught, completed);
      if (completed)
        add_shown_elsewhere(call.sql, call.me->id, assignment.module, &*attempt, taught, shown);
      if (!open && !shown.empty()) entry["objectives"] = std::move(shown);
      const LessonContent& content =
          call.contents.of(assignment.module, attempt->version, assignment.activity);
      if (Json marks = marks_for_student(call.sql, attempt->id, content); !open && !marks.empty())
        entry["marks"] = std::move(marks);
    }
    list.push_back(entry);
  }
  return json_reply(list);
}

namespace {

/// Of a body {"locale"?}; without one English.
std::expected<std::string, Reply> asked_locale(const Call& call) {
  std::string locale = "en";
  for (const auto& [key, value] : call.body.items()) {
    if (key != "locale" || !value.is_string() || !is_locale(value.get_ref<const std::string&>())) {
      return std::unexpected(
          error_reply(400, "bad-request", "Send {\"locale\": \"en\"} or another language tag."));
    }
    locale = value.get<std::string>();
  }
  return locale;
}

}  // namespace

Reply practise_assignment(Call& call) {
  const auto locale = asked_locale(call);
  if (!locale) return locale.error();
  const auto assignment = find_assignment(call.sql, call.argument[0]);
  if (!assignment) return error_reply(404, "unknown-assignment", "There is no such assignment.");
  const auto opened =
      practise(call.sql, call.origins, call.request, *call.me, *assignment, *locale);
  if (!opened)
    return error_reply(opened.error().status, opened.error().code, opened.error().message);
  return json_reply(*opened);
}

Reply launch_assignment(Call& call) {
  const auto locale = asked_locale(call);
  if (!locale) return locale.error();
  const auto assignment = find_assignment(call.sql, call.argument[0]);
  if (!assignment) return error_reply(404, "unknown-assignment", "There is no such assignment.");
  if (!attempt_of(call.sql, call.me->id, assignment->id) &&
      !given_to(call.sql, call.me->id, assignment->id).assigned) {
    return error_reply(403, "not-assigned",
                       "This lesson is not assigned to you. Ask your teacher to assign it.");
  }
  const auto opened =
      launch(call.sql, call.origins, call.key, call.request, *call.me, *assignment, *locale);
  if (!opened)
    return error_reply(opened.error().status, opened.error().code, opened.error().message);
  Json reply = *opened;
  if (call.policy.free_text_leaves) reply["launch"]["free_text_leaves"] = true;
  return json_reply(reply);
}

Reply my_log(Call& call) { return json_reply(access_log(call.sql, call.me->id)); }

Reply take_items(Call& call) {
  const auto delivery = admit_delivery(call);
  if (!delivery) return delivery.error();
  const auto& [attempt, assignment, bound, made, now] = *delivery;
  const auto items = call.body.find("items");
  if (items == call.body.end() || !items->is_array() || call.body.size() != 1) {
    return error_reply(400, "bad-request",
                       "/items: must be an array, and nothing stands beside it.");
  }
  if (items->size() > kMaxItems) {
    return error_reply(413, "too-large",
                       "/items: more than " + std::to_string(kMaxItems) + " at once. Send fewer.");
  }
  Ingested done = ingest(call.sql, attempt, call.me->actor, assignment.activity, *items, now);
  std::vector<std::string> messages;
  for (Json& event : done.events) {
    messages.push_back(write_json({{"attempt", attempt.id},
                                   {"student", {{"id", call.me->id}, {"name", call.me->name}}},
                                   {"assignment", assignment.id},
                                   {"event", std::move(event)}}));
  }
  if (done.replay_queued) {
    messages.push_back(cell_message(call.sql, *call.me, assignment.id));
    call.hooks.replay_queued();
  }
  if (!messages.empty()) call.hooks.publish(std::move(messages));
  Json receipt{{"acknowledged", std::move(done.acknowledged)},
               {"refused", std::move(done.refused)}};
  renew_token(call, *delivery, receipt);
  return json_reply(receipt);
}

}  // namespace skua::school
