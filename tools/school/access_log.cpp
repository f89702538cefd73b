#include "access_log.h"

#include <soci/soci.h>

namespace skua::school {

namespace {

constexpr Milliseconds kOneView = 60'000;

bool just_viewed(soci::session& sql, const Access& access, Milliseconds now) {
  int count = 0;
  const Milliseconds since = now - kOneView;
  sql << "SELECT count(*) FROM log WHERE student = :student AND who = :who AND what = 'viewed' AND "
         "coalesce(assignment, '') = :assignment AND coalesce(part, '') = :part AND time_ms > "
         ":since",
      soci::into(count), soci::use(access.student), soci::use(access.who),
      soci::use(access.assignment), soci::use(access.part), soci::use(since);
  return count != 0;
}

}  // namespace

void note_access(soci::session& sql, const Access& access, Milliseconds now) {
  if (access.what == "viewed" && just_viewed(sql, access, now)) return;
  soci::indicator one = access.assignment.empty() ? soci::i_null : soci::i_ok;
  soci::indicator of = access.part.empty() ? soci::i_null : soci::i_ok;
  sql << "INSERT INTO log (time_ms, who, what, student, assignment, part) VALUES (:now, :who, "
         ":what, :student, :assignment, :part)",
      soci::use(now), soci::use(access.who), soci::use(access.what), soci::use(access.student),
      soci::use(access.assignment, one), soci::use(access.part, of);
}

Json access_log(soci::session& sql, const std::optional<std::string>& student) {
  Json list = Json::array();
  Milliseconds time = 0;
  std::string who, name, what, whose, assignment, part;
  soci::indicator one{}, of{};
  const std::string only = student.value_or("");
  soci::statement query =
      (sql.prepare
           << "SELECT time_ms, who, people.name, what, student, assignment, part FROM log JOIN "
              "people ON people.id = who WHERE (:only = '' OR student = :student) ORDER BY "
              "log.id DESC LIMIT 1000",
       soci::into(time), soci::into(who), soci::into(name), soci::into(what), soci::into(whose),
       soci::into(assignment, one), soci::into(part, of), soci::use(only, "only"),
       soci::use(only, "student"));
  query.execute();
  while (query.fetch()) {
    list.push_back({{"time", write_instant(time)},
                    {"who", {{"id", who}, {"name", name}}},
                    {"what", what},
                    {"student", whose},
                    {"assignment", one == soci::i_ok ? Json(assignment) : Json()}});
    if (of == soci::i_ok) list.back()["part"] = part;
  }
  return list;
}

}  // namespace skua::school
