#include "access_log.h"
#include "api_reply.h"
#include "call.h"
#include "plan.h"

namespace skua::school {

namespace {

Reply plan_reply(Call& call, const std::string& student) {
  Json plan = plan_of(call.sql, call.origins.site, student);
  plan["free_text_leaves"] = call.policy.free_text_leaves;
  return json_reply(plan);
}

Reply change(Call& call, const std::string& student, PlanAuthor author) {
  if (const auto changed =
          change_plan(call.sql, call.origins.site, student, author, call.body, now_ms());
      !changed)
    return error_reply(400, "bad-request", changed.error());
  return plan_reply(call, student);
}

}  // namespace

Reply my_plan(Call& call) { return plan_reply(call, call.me->id); }

Reply change_my_plan(Call& call) { return change(call, call.me->id, PlanAuthor::student); }

Reply plan_of_student(Call& call) {
  const auto student = student_of(call);
  if (!student) return no_student();
  note_access(call.sql,
              {.who = call.me->id, .what = "viewed", .student = student->id, .part = "plan"},
              now_ms());
  return plan_reply(call, student->id);
}

Reply change_plan_of_student(Call& call) {
  const auto student = student_of(call);
  return student ? change(call, student->id, PlanAuthor::teacher) : no_student();
}

}  // namespace skua::school
