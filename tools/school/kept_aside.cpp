#include "kept_aside.h"

#include <soci/soci.h>

namespace skua::school {

namespace {

constexpr long long kMaxKeptBytes =
    4 * 1024 * 1024;  // per attempt: a broken client must not fill the disk
constexpr long long kMaxKeptItems = 1000;

std::string id_of(const Json& raw) {
  if (!raw.is_object()) return {};
  const auto id = raw.find("id");
  if (id == raw.end() || !id->is_string()) return {};
  const auto& text = id->get_ref<const std::string&>();
  return text.size() <= 100 ? text : std::string();
}

bool has_room(soci::session& sql, const std::string& attempt, std::size_t bytes) {
  long long count = 0, total = 0;
  sql << "SELECT count(*), coalesce(sum(length(raw)), 0) FROM refused WHERE attempt = :attempt",
      soci::into(count), soci::into(total), soci::use(attempt);
  return count < kMaxKeptItems && total + static_cast<long long>(bytes) <= kMaxKeptBytes;
}

bool is_kept(soci::session& sql, const std::string& attempt, const std::string& id,
             const std::string& text) {
  int same = 0;
  sql << "SELECT count(*) FROM refused WHERE attempt = :attempt AND item = :id AND raw = :raw",
      soci::into(same), soci::use(attempt), soci::use(id), soci::use(text);
  return same != 0;
}

}  // namespace

std::string keep_aside(soci::session& sql, const std::string& attempt, const Json& raw,
                       const Refusal& refusal, std::optional<long long> held, Milliseconds now) {
  const std::string id = id_of(raw), text = raw.dump();
  if (!held && is_kept(sql, attempt, id, text)) return id;
  const bool room = has_room(sql, attempt, text.size());
  if (!room && !held) return id;
  const std::string raw_kept = room ? text : "null";
  const long long number = held.value_or(0);
  soci::indicator holds = held ? soci::i_ok : soci::i_null;
  sql << "INSERT INTO refused (attempt, item, n, code, message, raw, received_ms) "
         "VALUES (:attempt, :id, :n, :code, :message, :raw, :now)",
      soci::use(attempt), soci::use(id), soci::use(number, holds), soci::use(refusal.code),
      soci::use(refusal.message), soci::use(raw_kept), soci::use(now);
  return id;
}

void forget_aside(soci::session& sql, const std::string& attempt, const std::string& id) {
  sql << "DELETE FROM refused WHERE attempt = :attempt AND item = :id", soci::use(attempt),
      soci::use(id);
}

Json kept_aside(soci::session& sql, const std::string& attempt) {
  Json list = Json::array();
  std::string id, code, message, raw;
  Milliseconds received = 0;
  soci::statement query =
      (sql.prepare
           << "SELECT item, code, message, raw, received_ms FROM refused WHERE attempt = :attempt "
              "ORDER BY received_ms, rowid",
       soci::into(id), soci::into(code), soci::into(message), soci::into(raw), soci::into(received),
       soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    list.push_back({{"id", id},
                    {"code", code},
                    {"message", message},
                    {"received", write_instant(received)},
                    {"raw", Json::parse(raw)}});
  }
  return list;
}

int count_aside(soci::session& sql, const std::string& attempt) {
  int count = 0;
  sql << "SELECT count(*) FROM refused WHERE attempt = :attempt", soci::into(count),
      soci::use(attempt);
  return count;
}

}  // namespace skua::school
