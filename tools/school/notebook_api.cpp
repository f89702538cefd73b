#include "notebook.h"

#include "access_log.h"
#include "api_reply.h"
#include "call.h"
#include "delivery.h"

namespace skua::school {

namespace {

constexpr std::size_t kMostAtOnce = 200;

// What may leave the school, or what is only looked at in it.
enum class For { school, outside };

Reply notebook_reply(Call& call, const std::string& student, For use) {
  const bool all = use == For::school || call.policy.free_text_leaves;
  const auto free_text = all ? FreeText::kept : FreeText::withheld;
  return json_reply({{"free_text_leaves", call.policy.free_text_leaves},
                     {"modules", notebooks_of(call.sql, student, free_text)}});
}

Reply notebook_for_teacher(Call& call, const char* what, For use) {
  const auto student = student_of(call);
  if (!student) return no_student();
  note_access(call.sql,
              {.who = call.me->id, .what = what, .student = student->id, .part = "notebook"},
              now_ms());
  return notebook_reply(call, student->id, use);
}

}  // namespace

Reply take_notebook(Call& call) {
  const auto delivery = admit_delivery(call);
  if (!delivery) return delivery.error();
  const Json entries = call.body.value("entries", Json::array());
  const Json removed = call.body.value("removed", Json::array());
  for (const auto& [name, value] : call.body.items()) {
    if (name != "entries" && name != "removed")
      return error_reply(400, "bad-request", "Send {\"entries\": [...], \"removed\": [...]}.");
  }
  if (!entries.is_array() || !removed.is_array())
    return error_reply(400, "bad-request", "/entries and /removed: must be arrays.");
  if (entries.size() + removed.size() > kMostAtOnce)
    return error_reply(413, "too-large", "More than 200 at once. Send fewer.");
  if (!delivery->attempt.has_notebook()) {
    return error_reply(409, "notebook-closed", "In an assessment the notebook is closed.");
  }
  const Noted done =
      take_notes(call.sql, {.student = call.me->id, .module = delivery->assignment.module}, entries,
                 removed, delivery->now);
  Json receipt{{"noted", done.noted}, {"refused", done.refused}};
  renew_token(call, *delivery, receipt);
  return json_reply(receipt);
}

Reply my_notebook(Call& call) { return notebook_reply(call, call.me->id, For::school); }

Reply copy_of_my_notebook(Call& call) { return notebook_reply(call, call.me->id, For::outside); }

Reply notebook_of_student(Call& call) { return notebook_for_teacher(call, "viewed", For::school); }

Reply copy_of_students_notebook(Call& call) {
  return notebook_for_teacher(call, "downloaded", For::outside);
}

}  // namespace skua::school
