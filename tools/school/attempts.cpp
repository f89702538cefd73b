#include "attempts.h"

#include <soci/soci.h>

#include "random.h"

namespace skua::school {

std::vector<Assignment> assignments(soci::session& sql) {
  std::vector<Assignment> list;
  Assignment next;
  soci::statement query =
      (sql.prepare << "SELECT id, module, activity FROM assignments ORDER BY place, id",
       soci::into(next.id), soci::into(next.module), soci::into(next.activity));
  query.execute();
  while (query.fetch()) list.push_back(next);
  return list;
}

std::optional<Assignment> find_assignment(soci::session& sql, const std::string& id) {
  Assignment found{id, {}, {}};
  sql << "SELECT module, activity FROM assignments WHERE id = :id", soci::into(found.module),
      soci::into(found.activity), soci::use(id);
  if (!sql.got_data()) return std::nullopt;
  return found;
}

std::optional<Attempt> find_attempt(soci::session& sql, const std::string& id) {
  Attempt found;
  long long seed = 0;
  found.id = id;
  sql << "SELECT student, assignment, version, seed FROM attempts WHERE id = :id",
      soci::into(found.student), soci::into(found.assignment), soci::into(found.version),
      soci::into(seed), soci::use(id);
  if (!sql.got_data()) return std::nullopt;
  found.seed = static_cast<std::uint32_t>(seed);
  return found;
}

std::optional<Attempt> attempt_of(soci::session& sql, const std::string& student,
                                  const std::string& assignment) {
  std::string id;
  sql << "SELECT id FROM attempts WHERE student = :student AND assignment = :assignment",
      soci::into(id), soci::use(student), soci::use(assignment);
  if (!sql.got_data()) return std::nullopt;
  return find_attempt(sql, id);
}

Attempt begin_attempt(soci::session& sql, const std::string& student, const std::string& assignment,
                      const std::string& version, Milliseconds now) {
  const Attempt attempt{random_uuid(), student, assignment, version, random_seed()};
  const long long seed = attempt.seed;
  sql << "INSERT INTO attempts (id, student, assignment, version, seed, created_ms) "
         "VALUES (:id, :student, :assignment, :version, :seed, :now)",
      soci::use(attempt.id), soci::use(student), soci::use(assignment), soci::use(version),
      soci::use(seed), soci::use(now);
  return attempt;
}

Json commands_of(soci::session& sql, const std::string& attempt) {
  Json all = Json::array();
  std::string commands;
  soci::statement query =
      (sql.prepare << "SELECT commands FROM blocks WHERE attempt = :attempt ORDER BY first",
       soci::into(commands), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    for (Json& command : Json::parse(commands)) all.push_back(std::move(command));
  }
  return all;
}

}  // namespace skua::school
