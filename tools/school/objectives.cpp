#include "objectives.h"

#include <algorithm>

#include <soci/soci.h>

#include "people.h"

namespace skua::school {

namespace {

Json nothing_shown(const Json& objective) {
  return {{"objective", objective},
          {"mastered", false},
          {"right", 0},
          {"of", 0},
          {"judgement", nullptr}};
}

// What was not told of comes last.
Json& entry_of(Json& list, const Json& objective) {
  const auto known =
      std::ranges::find_if(list, [&](const Json& one) { return one["objective"] == objective; });
  if (known != list.end()) return *known;
  list.push_back(nothing_shown(objective));
  return list.back();
}

// A lesson tells of each occasion; the last one says how things stand.
void take_occasion(Json& list, const Json& event) {
  if (event.value("action", "") != "objective") return;
  const auto detail = event.find("detail");
  if (detail == event.end() || !detail->is_object()) return;
  const auto name = detail->find("objective");
  if (name == detail->end() || !name->is_string()) return;
  const auto count = [&](const char* key) {
    const auto value = detail->find(key);
    return value != detail->end() && value->is_number() ? value->get<long long>() : 0LL;
  };
  Json entry{{"objective", *name},
             {"mastered", count("mastered") == 1},
             {"right", count("right")},
             {"of", count("of")},
             {"judgement", nullptr}};
  if (detail->contains("missing_right")) {
    entry["missing"] = {{"right", count("missing_right")},
                        {"stages", count("missing_stages")},
                        {"doing", count("missing_doing")}};
  }
  if (count("earlier") > 0) entry["earlier"] = count("earlier");
  if (count("nothing_ahead") == 1) entry["nothing_ahead"] = true;
  Json& known = entry_of(list, entry["objective"]);
  known = std::move(entry);
}

void add_judgements(soci::session& sql, const std::string& attempt, Json& list) {
  std::string objective, reason, who;
  int mastered = 0;
  Milliseconds time = 0;
  soci::statement query =
      (sql.prepare << "SELECT objective, mastered, reason, who, time_ms FROM judgements WHERE "
                      "attempt = :attempt",
       soci::into(objective), soci::into(mastered), soci::into(reason), soci::into(who),
       soci::into(time), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    const auto person = find_person(sql, who);
    entry_of(list, objective)["judgement"] = {
        {"mastered", mastered != 0},
        {"reason", reason},
        {"who", {{"id", who}, {"name", person ? person->name : who}}},
        {"time", write_instant(time)}};
  }
}

}  // namespace

Json objectives_of(soci::session& sql, const std::string& attempt) {
  Json list = Json::array();
  std::string body;
  soci::statement query =
      (sql.prepare << "SELECT body FROM events WHERE attempt = :attempt AND type = 'performed' "
                      "ORDER BY n",
       soci::into(body), soci::use(attempt));
  query.execute();
  while (query.fetch()) take_occasion(list, Json::parse(body));
  add_judgements(sql, attempt, list);
  return list;
}

Json objectives_taught(soci::session& sql, const std::string& attempt, const Json& taught,
                       bool completed) {
  Json list = objectives_of(sql, attempt);
  for (const Json& objective : taught) entry_of(list, objective["id"]);
  if (!completed) return list;
  for (Json& entry : list) {
    if (entry["mastered"] == true) continue;
    entry.erase("missing");
    entry["nothing_ahead"] = true;
  }
  return list;
}

void judge(soci::session& sql, const std::string& attempt, const Judgement& judgement,
           Milliseconds now) {
  const int mastered = judgement.mastered ? 1 : 0;
  sql << "INSERT OR REPLACE INTO judgements (attempt, objective, mastered, reason, who, time_ms) "
         "VALUES (:attempt, :objective, :mastered, :reason, :who, :now)",
      soci::use(attempt), soci::use(judgement.objective), soci::use(mastered),
      soci::use(judgement.reason), soci::use(judgement.who), soci::use(now);
}

void take_back_judgement(soci::session& sql, const std::string& attempt,
                         const std::string& objective) {
  sql << "DELETE FROM judgements WHERE attempt = :attempt AND objective = :objective",
      soci::use(attempt), soci::use(objective);
}

}  // namespace skua::school
