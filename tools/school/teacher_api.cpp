#include "api_reply.h"
#include "attempts.h"
#include "call.h"
#include "gradebook.h"
#include "launch.h"

namespace skua::school {

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

}  // namespace skua::school
