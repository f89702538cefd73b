#include "verdict.h"

#include <soci/soci.h>

#include "history.h"
#include "witness.h"

namespace skua::school {

namespace {

std::string command_words(const Json& divergence) {
  const Json command = divergence.value("command", Json());
  if (!command.is_object() || !command.contains("number") || !command.contains("name")) return {};
  return ", command " + command["number"].dump() + " (" + command["name"].dump() + ")";
}

// "the state is another one than was recorded (tick 740, command 12 ("cut"), field depth_m)"
std::string reason_of(const Json& divergence) {
  std::string where;
  if (divergence.contains("tick")) where = "tick " + divergence["tick"].dump();
  where += command_words(divergence);
  if (const Json field = divergence.value("field", Json()); field.is_string())
    where += ", field " + field.get<std::string>();
  const std::string message = divergence["message"].get<std::string>();
  return where.empty() ? message : message + " (" + where + ")";
}

// What contradicts the attempt's history is not part of what was replayed.
std::string not_taken(soci::session& sql, const std::string& attempt) {
  std::string code, list;
  int count = 0;
  soci::statement query =
      (sql.prepare << "SELECT code, count(*) FROM refused WHERE attempt = :attempt AND code IN "
                      "('ahead', 'chain', 'fork') GROUP BY code ORDER BY code",
       soci::into(code), soci::into(count), soci::use(attempt));
  query.execute();
  while (query.fetch()) list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + code;
  if (list.empty()) return {};
  return "Items were not taken (" + list + "); the score rests on those that were.";
}

// A number that a refused event holds, with others behind it.
std::string never_arrived(soci::session& sql, const std::string& attempt) {
  const long long missing = first_missing_event(sql, attempt), next = next_event(sql, attempt);
  if (missing >= next) return {};
  return "Event " + std::to_string(missing) +
         " never arrived in a form that could be taken; tries and hints are those of the replay.";
}

struct Waiting {
  std::string code, problem;
};

std::optional<Waiting> waiting_replay(soci::session& sql, const std::string& attempt) {
  Waiting waiting;
  sql << "SELECT code, problem FROM replays WHERE attempt = :attempt", soci::into(waiting.code),
      soci::into(waiting.problem), soci::use(attempt);
  return sql.got_data() ? std::optional(waiting) : std::nullopt;
}

struct Verdict {
  std::string basis, reason, score, result;
  ReplayedPart part;
};

std::optional<Verdict> verdict_of(soci::session& sql, const std::string& attempt) {
  Verdict verdict;
  sql << "SELECT basis, reason, score, result, commands, events FROM verdicts WHERE attempt = "
         ":attempt",
      soci::into(verdict.basis), soci::into(verdict.reason), soci::into(verdict.score),
      soci::into(verdict.result), soci::into(verdict.part.commands),
      soci::into(verdict.part.events), soci::use(attempt);
  return sql.got_data() ? std::optional(verdict) : std::nullopt;
}

void store(soci::session& sql, const std::string& attempt, const Verdict& verdict,
           Milliseconds now) {
  sql << "INSERT OR REPLACE INTO verdicts (attempt, basis, reason, score, commands, events, "
         "result, keys_hash, checked_ms) VALUES (:attempt, :basis, :reason, :score, :commands, "
         ":events, :result, :keys, :now)",
      soci::use(attempt), soci::use(verdict.basis), soci::use(verdict.reason),
      soci::use(verdict.score), soci::use(verdict.part.commands), soci::use(verdict.part.events),
      soci::use(verdict.result), soci::use(verdict.part.keys_hash), soci::use(now);
}

bool has_ended(soci::session& sql, const std::string& attempt) {
  int completed = 0;
  sql << "SELECT count(*) FROM events WHERE attempt = :attempt AND type = 'completed'",
      soci::into(completed), soci::use(attempt);
  return completed > 0;
}

// An attempt that a teacher had replayed before its end goes on without another replay.
bool went_on(soci::session& sql, const std::string& attempt, const Verdict& verdict) {
  long long commands = 0, events = 0;
  sql << "SELECT coalesce(max(first + length), 0) FROM blocks WHERE attempt = :attempt",
      soci::into(commands), soci::use(attempt);
  sql << "SELECT count(*) FROM events WHERE attempt = :attempt", soci::into(events),
      soci::use(attempt);
  return commands > verdict.part.commands || events > verdict.part.events;
}

void give_reason(Grade& grade, const char* code, const std::string& sentence) {
  if (grade.reason.is_null()) {
    grade.reason = sentence;
    grade.reason_code = code;
  } else {
    grade.reason = grade.reason.get<std::string>() + " " + sentence;
  }
}

}  // namespace

void store_verdict(soci::session& sql, const std::string& attempt, const Json& result,
                   const ReplayedPart& part, Milliseconds now) {
  const bool ok = result["ok"] == true;
  const std::string basis = !ok                                 ? "refused"
                            : came_as_it_happened(sql, attempt) ? "witnessed"
                                                                : "replayed";
  store(sql, attempt,
        {.basis = basis,
         .reason = ok ? std::string() : reason_of(result["divergence"]),
         .score = write_json(result["score"]),
         .result = write_json(result),
         .part = part},
        now);
}

void store_unplayable(soci::session& sql, const std::string& attempt, const std::string& code,
                      const std::string& problem, const ReplayedPart& part, Milliseconds now) {
  store(sql, attempt,
        {.basis = "refused",
         .reason = problem,
         .score = "null",
         .result = write_json({{"unplayable", code}}),
         .part = part},
        now);
}

Json answer_keys_of(soci::session& sql, const std::string& attempt) {
  std::string launch, verdict;
  soci::indicator has_launch = soci::i_null, has_verdict = soci::i_null;
  sql << "SELECT attempts.keys_hash, verdicts.keys_hash FROM attempts LEFT JOIN verdicts ON "
         "verdicts.attempt = attempts.id WHERE attempts.id = :attempt",
      soci::into(launch, has_launch), soci::into(verdict, has_verdict), soci::use(attempt);
  return {{"launch", has_launch == soci::i_ok ? Json(launch) : Json()},
          {"verdict", has_verdict == soci::i_ok ? Json(verdict) : Json()}};
}

Grade grade_of(soci::session& sql, const Attempt& attempt, const Json& claimed) {
  Grade grade;
  auto verdict = verdict_of(sql, attempt.id);
  const auto waiting = waiting_replay(sql, attempt.id);
  if (verdict && verdict->basis != "refused" && !waiting && went_on(sql, attempt.id, *verdict))
    verdict.reset();
  grade.score = verdict ? Json::parse(verdict->score) : claimed;
  const Json result = verdict ? Json::parse(verdict->result) : Json::object();
  grade.completed = verdict && verdict->basis != "refused" && result.value("completed", false);
  if (verdict && !result.contains("unplayable")) grade.replay = result;
  if (verdict && result.contains("unplayable")) {
    grade.basis = "refused";
    give_reason(grade, result["unplayable"].get_ref<const std::string&>().c_str(),
                "What was handed in cannot be replayed: " + verdict->reason + ".");
  } else if (verdict && verdict->basis == "refused") {
    grade.basis = "refused";
    give_reason(grade, "divergence",
                "The replay does not give what was reported: " + verdict->reason + ".");
  } else if (waiting) {
    grade.basis = "checking";
    if (!waiting->code.empty()) {
      if (!verdict) grade.score = nullptr;
      give_reason(grade, waiting->code.c_str(), "Not checked yet: " + waiting->problem + ".");
    }
  } else if (verdict) {
    grade.basis = verdict->basis;
  } else if (!claimed.is_null()) {
    grade.basis = "client-asserted";
    if (attempt.reduced && has_ended(sql, attempt.id)) grade.score = nullptr;
    if (attempt.reduced)
      give_reason(grade, "reduced", "Only the results were kept before this could be checked.");
  }
  if (const std::string note = not_taken(sql, attempt.id); !note.empty())
    give_reason(grade, "items-not-taken", note);
  if (const std::string note = never_arrived(sql, attempt.id); verdict && !note.empty())
    give_reason(grade, "events-missing", note);
  return grade;
}

}  // namespace skua::school
