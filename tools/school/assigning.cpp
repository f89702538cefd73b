#include "assigning.h"

#include <soci/soci.h>

#include "groups.h"
#include "people.h"

namespace skua::school {

namespace {

RequestFault unreadable() {
  return {
      400, "bad-request",
      R"(/to: must be {"class": true}, {"group": ID} or {"student": ID}, with an id of /api/class.)"};
}

}  // namespace

std::expected<Recipient, RequestFault> read_recipient(soci::session& sql, const Json& to) {
  if (!to.is_object() || to.size() != 1) return std::unexpected(unreadable());
  const std::string kind = to.begin().key();
  const Json& target = to.begin().value();
  if (kind == "class" && target == Json(true)) return Recipient{"class", ""};
  if ((kind != "group" && kind != "student") || !target.is_string())
    return std::unexpected(unreadable());
  Recipient recipient{kind, target.get<std::string>()};
  if (kind == "group" && !find_group(sql, recipient.target))
    return std::unexpected(
        RequestFault{404, "unknown-group", "/to/group: the class has no such group."});
  if (kind == "student") {
    const auto person = find_person(sql, recipient.target);
    if (!person || person->role != Role::student)
      return std::unexpected(
          RequestFault{404, "unknown-person", "/to/student: there is no student of that id."});
  }
  return recipient;
}

Json recipients_of(soci::session& sql, const std::string& assignment) {
  Json list = Json::array();
  std::string kind, target, due;
  soci::indicator has_due{};
  soci::statement query =
      (sql.prepare
           << "SELECT kind, target, due_day FROM assigned LEFT JOIN groups ON kind = 'group' AND "
              "groups.id = target LEFT JOIN people ON kind = 'student' AND people.id = target "
              "WHERE assignment = :assignment ORDER BY kind <> 'class', kind, groups.name COLLATE "
              "NOCASE, people.place, target",
       soci::into(kind), soci::into(target), soci::into(due, has_due), soci::use(assignment));
  query.execute();
  while (query.fetch()) {
    Json to = Json::object();
    to[kind] = kind == "class" ? Json(true) : Json(target);
    list.push_back({{"to", std::move(to)}, {"due", has_due == soci::i_ok ? Json(due) : Json()}});
  }
  return list;
}

void give(soci::session& sql, const std::string& assignment, const Recipient& recipient,
          const std::optional<std::string>& due) {
  const std::string day = due.value_or("");
  soci::indicator has_due = due ? soci::i_ok : soci::i_null;
  sql << "INSERT OR REPLACE INTO assigned (assignment, kind, target, due_day) VALUES (:assignment, "
         ":kind, :target, :due)",
      soci::use(assignment), soci::use(recipient.kind), soci::use(recipient.target),
      soci::use(day, has_due);
}

void take_back(soci::session& sql, const std::string& assignment, const Recipient& recipient) {
  sql << "DELETE FROM assigned WHERE assignment = :assignment AND kind = :kind AND target = "
         ":target",
      soci::use(assignment), soci::use(recipient.kind), soci::use(recipient.target);
}

Given given_to(soci::session& sql, const std::string& student, const std::string& assignment) {
  std::string due;
  soci::indicator has_due{};
  sql << "SELECT due_day FROM assigned WHERE assignment = :assignment AND (kind = 'class' OR (kind "
         "= "
         "'student' AND target = :me) OR (kind = 'group' AND target IN (SELECT \"group\" FROM "
         "group_members WHERE student = :member))) ORDER BY CASE kind WHEN 'student' THEN 0 WHEN "
         "'group' THEN 1 ELSE 2 END, due_day IS NOT NULL, due_day DESC LIMIT 1",
      soci::into(due, has_due), soci::use(assignment, "assignment"), soci::use(student, "me"),
      soci::use(student, "member");
  Given given{.assigned = sql.got_data(), .due = {}};
  if (given.assigned && has_due == soci::i_ok) given.due = due;
  return given;
}

}  // namespace skua::school
