#include "kept_aside.h"

#include <vector>

#include <soci/soci.h>

namespace skua::school {

namespace {

constexpr long long kMaxKeptBytes =
    4 * 1024 * 1024;  // per attempt: a broken client must not fill the disk
constexpr long long kMaxKeptItems = 1000;
// What contradicts the attempt's history is noted beyond that, so that no flood of other items
// hides it.
constexpr long long kMaxMoreNotes = 100;

std::string id_of(const Json& raw) {
  if (!raw.is_object()) return {};
  const auto id = raw.find("id");
  if (id == raw.end() || !id->is_string()) return {};
  const auto& text = id->get_ref<const std::string&>();
  return text.size() <= 100 ? text : std::string();
}

// What two refusals of the same item have in common.
std::string print_of(const std::string& id, const std::string& text) { return id + '\n' + text; }

bool contradicts(const std::string& code) {
  return code == "fork" || code == "ahead" || code == "chain";
}

}  // namespace

void Aside::look() {
  if (looked_) return;
  looked_ = true;
  std::string id, raw;
  soci::statement query = (sql_.prepare << "SELECT item, raw FROM refused WHERE attempt = :attempt",
                           soci::into(id), soci::into(raw), soci::use(attempt_));
  query.execute();
  while (query.fetch()) count(id, raw);
}

void Aside::count(const std::string& id, const std::string& text) {
  ++items_;
  bytes_ += static_cast<long long>(text.size());
  kept_.insert(print_of(id, text));
}

std::string Aside::keep(const Json& raw, const Refusal& refusal, std::optional<long long> held,
                        Milliseconds now) {
  const std::string id = id_of(raw);
  look();
  const long long most = contradicts(refusal.code) ? kMaxKeptItems + kMaxMoreNotes : kMaxKeptItems;
  if (!held && items_ >= most) return id;
  std::string text = raw.dump();
  if (!held && kept_.contains(print_of(id, text))) return id;
  const bool room =
      items_ < kMaxKeptItems && bytes_ + static_cast<long long>(text.size()) <= kMaxKeptBytes;
  if (!room && !held && !contradicts(refusal.code)) return id;
  if (!room) text = "null";
  const long long number = held.value_or(0);
  soci::indicator holds = held ? soci::i_ok : soci::i_null;
  sql_ << "INSERT INTO refused (attempt, item, n, code, message, raw, received_ms) "
          "VALUES (:attempt, :id, :n, :code, :message, :raw, :now)",
      soci::use(attempt_), soci::use(id), soci::use(number, holds), soci::use(refusal.code),
      soci::use(refusal.message), soci::use(text), soci::use(now);
  count(id, text);
  return id;
}

void forget_aside(soci::session& sql, const std::string& attempt, const Item& item) {
  const bool event = item.kind == ItemKind::event;
  std::vector<long long> corrected;
  long long row = 0, held = 0;
  std::string raw;
  soci::indicator holds{};
  soci::statement query =
      (sql.prepare << "SELECT rowid, n, raw FROM refused WHERE attempt = :attempt AND item = :id "
                      "AND code NOT IN ('fork', 'ahead', 'chain', 'foreign-attempt')",
       soci::into(row), soci::into(held, holds), soci::into(raw), soci::use(attempt),
       soci::use(item.id));
  query.execute();
  while (query.fetch()) {
    const Json kept = Json::parse(raw),
               body = kept.is_object() ? kept.value("body", Json()) : Json();
    const bool same_kind = kept.is_object() && kept.value("kind", Json()) == item.name();
    const bool same =
        same_kind && body.is_object() && body.value(event ? "n" : "first", Json()) == item.position;
    if (same || (event && holds == soci::i_ok && held == item.position)) corrected.push_back(row);
  }
  for (const long long one : corrected)
    sql << "DELETE FROM refused WHERE rowid = :row", soci::use(one);
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
