#include "api_reply.h"
#include "assigning.h"
#include "attempts.h"
#include "call.h"
#include "groups.h"
#include "guides.h"
#include "launch.h"
#include "own_lessons.h"

namespace skua::school {

namespace {

Reply refused(const RequestFault& refusal) {
  return error_reply(refusal.status, refusal.code, refusal.message);
}

Json group_json(const Group& group) {
  return {{"id", group.id}, {"name", group.name}, {"members", group.members}};
}

Reply unknown_group() { return error_reply(404, "unknown-group", "The class has no such group."); }

Reply unknown_assignment() {
  return error_reply(404, "unknown-assignment", "There is no such assignment.");
}

Reply recipients_reply(Call& call, const Assignment& assignment) {
  return json_reply({{"assigned", recipients_of(call.sql, assignment.id)}});
}

// Whose membership the address names, if both are there.
Reply set_membership(Call& call, bool member) {
  if (!find_group(call.sql, call.argument[0])) return unknown_group();
  const auto person = find_person(call.sql, call.argument[1]);
  if (!person || person->role != Role::student)
    return error_reply(404, "unknown-person", "There is no student of that id in /api/class.");
  set_member(call.sql, call.argument[0], person->id, member);
  return json_reply(group_json(*find_group(call.sql, call.argument[0])));
}

Reply take_back_from(Call& call, const Recipient& recipient) {
  const auto assignment = find_assignment(call.sql, call.argument[0]);
  if (!assignment) return unknown_assignment();
  take_back(call.sql, assignment->id, recipient);
  return recipients_reply(call, *assignment);
}

}  // namespace

Reply whole_class(Call& call) {
  call.new_assignments.add(call.sql);
  Json students = Json::array(), all_groups = Json::array(), list = Json::array();
  for (const Person& person : people(call.sql)) {
    if (person.role == Role::student)
      students.push_back({{"id", person.id}, {"name", person.name}});
  }
  for (const Group& group : groups(call.sql)) all_groups.push_back(group_json(group));
  for (const Assignment& assignment : assignments(call.sql)) {
    if (is_archived(call.sql, assignment.id)) continue;
    Json entry = describe(call.sql, call.origins, assignment);
    add_for_teacher(entry, call.origins.site);
    entry["assigned"] = recipients_of(call.sql, assignment.id);
    list.push_back(std::move(entry));
  }
  return json_reply({{"students", std::move(students)},
                     {"groups", std::move(all_groups)},
                     {"assignments", std::move(list)}});
}

Reply put_group(Call& call) {
  const auto name = call.body.find("name");
  if (name == call.body.end() || !name->is_string() || call.body.size() != 1)
    return error_reply(400, "bad-request", R"(Send {"name": "…"} with the group's name.)");
  if (const auto kept = keep_group(call.sql, call.argument[0], name->get<std::string>()); !kept)
    return refused(kept.error());
  return json_reply(group_json(*find_group(call.sql, call.argument[0])));
}

Reply delete_group(Call& call) {
  remove_group(call.sql, call.argument[0]);
  return empty_reply();
}

Reply put_member(Call& call) { return set_membership(call, true); }

Reply delete_member(Call& call) { return set_membership(call, false); }

Reply assign(Call& call) {
  const auto assignment = find_assignment(call.sql, call.argument[0]);
  if (!assignment) return unknown_assignment();
  std::optional<std::string> due;
  for (const auto& [key, value] : call.body.items()) {
    if (key != "to" && key != "due")
      return error_reply(400, "bad-request", "/" + key + ": only \"to\" and \"due\" may be sent.");
  }
  if (const auto day = call.body.find("due"); day != call.body.end() && !day->is_null()) {
    if (!day->is_string() || !is_day(day->get_ref<const std::string&>()))
      return error_reply(400, "bad-request",
                         "/due: must be a day, such as \"2026-12-18\", or null.");
    due = day->get<std::string>();
  }
  const auto recipient = read_recipient(call.sql, call.body.value("to", Json()));
  if (!recipient) return refused(recipient.error());
  give(call.sql, assignment->id, *recipient, due);
  return recipients_reply(call, *assignment);
}

Reply take_back_from_class(Call& call) { return take_back_from(call, {"class", ""}); }

Reply take_back_from_group(Call& call) { return take_back_from(call, {"group", call.argument[1]}); }

Reply take_back_from_student(Call& call) {
  return take_back_from(call, {"student", call.argument[1]});
}

}  // namespace skua::school
