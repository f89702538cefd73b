#include "gradebook.h"

#include <algorithm>

#include <soci/soci.h>

#include "assigning.h"
#include "ingest.h"
#include "kept_aside.h"
#include "objectives.h"
#include "verdict.h"
#include "work_time.h"

namespace skua::school {

namespace {

long long count_of(soci::session& sql, const std::string& attempt, const std::string& type) {
  long long count = 0;
  sql << "SELECT count(*) FROM events WHERE attempt = :attempt AND type = :type", soci::into(count),
      soci::use(attempt), soci::use(type);
  return count;
}

// When the lesson was handed in, by the student's clock, but not later than it was here.
Json handed_in(soci::session& sql, const std::string& attempt) {
  Milliseconds time = 0;
  soci::indicator any{};
  sql << "SELECT min(min(time_ms, received_ms)) FROM events WHERE attempt = :attempt AND type = "
         "'completed'",
      soci::into(time, any), soci::use(attempt);
  return any == soci::i_ok ? Json(write_instant(time)) : Json();
}

long long count_mastered(const Json& objectives) {
  return std::ranges::count_if(objectives, [](const Json& one) {
    const Json& judgement = one["judgement"];
    return (judgement.is_null() ? one : judgement)["mastered"].get<bool>();
  });
}

// What the replay says of the items: nothing that was left out of the reports is missing there.
void count_replayed(Json& cell, const Json& replay) {
  cell["status"] = replay.value("completed", false) ? "completed" : "started";
  long long all = 0, done = 0, tries = 0, hints = 0;
  const auto items = replay.find("items");
  if (items == replay.end() || !items->is_array() || items->empty()) return;
  for (const Json& item : *items) {
    const bool counts = !item.value("unscored", false);
    all += counts ? 1 : 0;
    done += counts && item.value("done", false) ? 1 : 0;
    tries += item.value("tries", 0LL);
    hints += item.value("hints", 0LL);
  }
  cell["answered"] = done;
  cell["items"] = all;
  cell["tries"] = tries;
  cell["hints"] = hints;
}

}  // namespace

Standing standing_of(soci::session& sql, const Attempt& attempt) {
  Standing standing;
  standing.status = count_of(sql, attempt.id, "completed") > 0 ? "completed" : "started";
  std::string text;
  sql << "SELECT body FROM events WHERE attempt = :attempt AND type <> 'started' ORDER BY n DESC "
         "LIMIT 1",
      soci::into(text), soci::use(attempt.id);
  if (sql.got_data()) {
    const Json body = Json::parse(text);
    standing.score = body.at("score");
    standing.answered = body.at("done").get<long long>();
    standing.items = body.at("items").get<long long>();
  }
  return standing;
}

bool is_completed(soci::session& sql, const Attempt& attempt) {
  const Standing standing = standing_of(sql, attempt);
  if (standing.status != "completed") return false;
  const Json replay = grade_of(sql, attempt, standing.score).replay;
  return replay.is_null() || replay.value("completed", false);
}

Json grade_cell(soci::session& sql, const std::string& student, const std::string& assignment,
                const Attempt* attempt) {
  Json cell{{"assignment", assignment},
            {"assigned", given_to(sql, student, assignment).assigned},
            {"attempt", nullptr},
            {"status", "new"},
            {"score", nullptr},
            {"basis", nullptr},
            {"reason", nullptr},
            {"reason_code", nullptr},
            {"answered", 0},
            {"items", 0},
            {"tries", 0},
            {"hints", 0},
            {"mastered", 0},
            {"seconds", 0},
            {"refused", 0},
            {"handed_in", nullptr},
            {"updated", nullptr}};
  if (attempt == nullptr) return cell;
  const Standing standing = standing_of(sql, *attempt);
  const WorkTime work = work_time(sql, attempt->id);
  cell["attempt"] = attempt->id;
  cell["status"] = standing.status;
  const Grade grade = grade_of(sql, *attempt, standing.score);
  cell["score"] = grade.score;
  cell["basis"] = grade.basis;
  cell["reason"] = grade.reason;
  cell["reason_code"] = grade.reason_code;
  cell["answered"] = standing.answered;
  cell["items"] = standing.items;
  cell["tries"] = count_of(sql, attempt->id, "answered");
  cell["hints"] = count_of(sql, attempt->id, "hinted");
  cell["mastered"] = count_mastered(objectives_of(sql, attempt->id));
  if (!grade.replay.is_null()) count_replayed(cell, grade.replay);
  if (cell["status"] == "completed") cell["handed_in"] = handed_in(sql, attempt->id);
  cell["seconds"] = whole_seconds(work.worked());
  cell["refused"] = count_aside(sql, attempt->id);
  if (work.updated != 0) cell["updated"] = write_instant(work.updated);
  return cell;
}

Json events_behind(soci::session& sql, const std::string& attempt) {
  Json events = Json::array();
  std::string id, body;
  Milliseconds time = 0, received = 0;
  soci::statement query = (sql.prepare << "SELECT id, time_ms, received_ms, body FROM events WHERE "
                                          "attempt = :attempt ORDER BY n",
                           soci::into(id), soci::into(time), soci::into(received), soci::into(body),
                           soci::use(attempt));
  query.execute();
  while (query.fetch()) events.push_back(event_view(id, time, received, Json::parse(body)));
  return {{"attempt", attempt},
          {"events", events},
          {"refused", kept_aside(sql, attempt)},
          {"objectives", objectives_of(sql, attempt)},
          {"keys", answer_keys_of(sql, attempt)}};
}

}  // namespace skua::school
