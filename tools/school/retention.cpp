#include "retention.h"

#include <vector>

#include <soci/soci.h>

namespace skua::school {

namespace {

constexpr Milliseconds kDay = 24LL * 3600 * 1000;

std::vector<std::string> unused_since(soci::session& sql, Milliseconds since) {
  std::vector<std::string> list;
  std::string id;
  soci::statement query =
      (sql.prepare
           << "SELECT id FROM attempts WHERE reduced_ms IS NULL AND created_ms < :a AND opened_ms "
              "< "
              ":b AND NOT EXISTS (SELECT 1 FROM events WHERE attempt = attempts.id AND received_ms "
              ">= :c) "
              "AND NOT EXISTS (SELECT 1 FROM blocks WHERE attempt = attempts.id AND received_ms >= "
              ":d) AND NOT EXISTS (SELECT 1 FROM views WHERE attempt = attempts.id AND received_ms "
              ">= :e)",
       soci::into(id), soci::use(since, "a"), soci::use(since, "b"), soci::use(since, "c"),
       soci::use(since, "d"), soci::use(since, "e"));
  query.execute();
  while (query.fetch()) list.push_back(id);
  return list;
}

}  // namespace

void empty_the_log(soci::session& sql) {
  int busy = 0, frames = 0, moved = 0, ms = 0;
  sql << "PRAGMA busy_timeout", soci::into(ms);
  sql << "PRAGMA busy_timeout = 0";  // whoever waits for the answer waits for no reader
  sql << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy), soci::into(frames), soci::into(moved);
  sql << "PRAGMA busy_timeout = " << ms;
}

int reduce_unused(soci::session& sql, int days, Milliseconds now) {
  const auto list = unused_since(sql, now - days * kDay);
  for (const std::string& attempt : list) {
    soci::transaction change(sql);
    sql << "DELETE FROM blocks WHERE attempt = :attempt", soci::use(attempt);
    sql << "DELETE FROM views WHERE attempt = :attempt", soci::use(attempt);
    sql << "DELETE FROM replays WHERE attempt = :attempt", soci::use(attempt);
    sql << "UPDATE refused SET raw = 'null' WHERE attempt = :attempt", soci::use(attempt);
    sql << "UPDATE attempts SET reduced_ms = :now WHERE id = :attempt", soci::use(now),
        soci::use(attempt);
    change.commit();
  }
  if (!list.empty()) empty_the_log(sql);
  return static_cast<int>(list.size());
}

void delete_data_of(soci::session& sql, const std::string& student) {
  soci::transaction change(sql);
  for (const char* table :
       {"blocks", "views", "events", "refused", "replays", "verdicts", "judgements", "marks"}) {
    sql << "DELETE FROM " << table
        << " WHERE attempt IN (SELECT id FROM attempts WHERE student = :student)",
        soci::use(student);
  }
  sql << "DELETE FROM notes WHERE student = :student", soci::use(student);
  sql << "DELETE FROM attempts WHERE student = :student", soci::use(student);
  sql << "DELETE FROM plans WHERE student = :student", soci::use(student);
  sql << "DELETE FROM log WHERE student = :student", soci::use(student);
  sql << "UPDATE people SET device_key = NULL WHERE id = :student", soci::use(student);
  change.commit();
  empty_the_log(sql);
}

}  // namespace skua::school
