#include "replay_queue.h"

#include <algorithm>
#include <array>

#include <soci/soci.h>

#include "journal_file.h"
#include "verdict.h"

namespace skua::school {

namespace {

constexpr Milliseconds kSecond = 1000, kMinute = 60 * kSecond;
constexpr Milliseconds kQuiet = 5 * kSecond;    // after the last item of a batch of work
constexpr Milliseconds kLongestWait = kMinute;  // of somebody who never stops
constexpr std::array kPauses{10 * kSecond, kMinute, 5 * kMinute, 30 * kMinute, 120 * kMinute};

Milliseconds pause_after(long long tries) {
  const auto index = static_cast<std::size_t>(std::max(tries - 1, 0LL));
  return kPauses[std::min(index, kPauses.size() - 1)];
}

Replayed obstacle(std::string code, std::string problem) {
  return {.result = {}, .code = std::move(code), .problem = std::move(problem)};
}

long long number_from(soci::session& sql, const char* query, const std::string& attempt) {
  long long number = 0;
  sql << query, soci::into(number), soci::use(attempt);
  return number;
}

ReplayJob job_of(soci::session& sql, const Origins& origins, const std::string& id) {
  ReplayJob job;
  const auto attempt = find_attempt(sql, id);
  if (!attempt) return job;
  job.attempt = *attempt;
  if (number_from(sql, "SELECT replay_ms FROM attempts WHERE id = :attempt", id) >= kReplayBudget) {
    job.obstacle = obstacle("budget-spent",
                            "the replays of this attempt have used 2 minutes of processor time; a "
                            "teacher can have it checked again");
    return job;
  }
  const auto assignment = find_assignment(sql, attempt->assignment);
  const auto student = find_person(sql, attempt->student);
  if (!assignment || !student) return job;
  const std::array folders{origins.kept_lessons, origins.site};
  const auto manifest = read_manifest(folders, assignment->module, attempt->version);
  if (!manifest) {
    job.obstacle = obstacle("no-build", manifest.error());
    return job;
  }
  job.keys = keys_of(folders, assignment->module, attempt->version, assignment->activity);
  if (attempt->keys_hash && *attempt->keys_hash != job.keys.hash) {
    job.obstacle = obstacle("other-keys", "the answer keys are not those of the launch");
    return job;
  }
  job.commands = number_from(
      sql, "SELECT coalesce(max(first + length), 0) FROM blocks WHERE attempt = :attempt", id);
  job.events = number_from(sql, "SELECT count(*) FROM events WHERE attempt = :attempt", id);
  job.journal = journal_file(sql, *attempt, *student, *assignment, *manifest, Lanes::scored);
  return job;
}

// An answer about something else than what was asked is no answer.
Replayed about(const ReplayJob& job, const Replayed& replayed) {
  if (!replayed.result || (*replayed.result)["ok"] == false ||
      (*replayed.result)["commands"] == job.commands) {
    return replayed;
  }
  return obstacle("no-answer", "the replay left out some of the commands");
}

}  // namespace

void ask_for_replay(soci::session& sql, const std::string& attempt, ReplayCause cause,
                    Milliseconds now) {
  const Milliseconds due = cause == ReplayCause::more ? now + kQuiet : now;
  sql << "INSERT INTO replays (attempt, asked_ms, due_ms) VALUES (:attempt, :now, :due) ON "
         "CONFLICT (attempt) DO NOTHING",
      soci::use(attempt), soci::use(now), soci::use(due);
  if (cause == ReplayCause::asked) {
    sql << "UPDATE replays SET due_ms = :due, tries = 0, code = '', problem = '' WHERE attempt = "
           ":attempt AND running = 0",
        soci::use(due), soci::use(attempt);
    sql << "UPDATE attempts SET replay_ms = 0 WHERE id = :attempt", soci::use(attempt);
    return;
  }
  sql << "UPDATE replays SET again = 1 WHERE attempt = :attempt AND running = 1",
      soci::use(attempt);
  // A replay that waits after a failure keeps to its pause.
  sql << "UPDATE replays SET due_ms = min(:due, asked_ms + :longest) WHERE attempt = :attempt AND "
         "running = 0 AND tries = 0",
      soci::use(due), soci::use(kLongestWait), soci::use(attempt);
}

bool ask_if_due(soci::session& sql, const std::string& attempt, bool completed, Milliseconds now) {
  if (!completed &&
      number_from(sql,
                  "SELECT count(*) FROM events WHERE attempt = :attempt AND type = 'completed'",
                  attempt) == 0) {
    return false;
  }
  ask_for_replay(sql, attempt, completed ? ReplayCause::completed : ReplayCause::more, now);
  return true;
}

void recover_replays(soci::session& sql, Milliseconds now) {
  soci::transaction change(sql);
  sql << "UPDATE replays SET running = 0, again = 0, due_ms = :now", soci::use(now);
  sql << "INSERT INTO replays (attempt, asked_ms, due_ms) SELECT DISTINCT attempt, :now, :due FROM "
         "events JOIN attempts ON attempts.id = events.attempt WHERE type = 'completed' AND "
         "reduced_ms IS NULL AND attempt NOT IN (SELECT attempt FROM verdicts) AND attempt NOT IN "
         "(SELECT attempt FROM replays)",
      soci::use(now), soci::use(now);
  change.commit();
}

NextReplay next_replay(soci::session& sql, const Origins& origins, Milliseconds now) {
  NextReplay next;
  std::string attempt;
  Milliseconds due = 0;
  sql << "SELECT attempt, due_ms FROM replays WHERE running = 0 ORDER BY due_ms LIMIT 1",
      soci::into(attempt), soci::into(due);
  if (!sql.got_data()) return next;
  if (due > now) {
    next.due = due;
    return next;
  }
  soci::transaction change(sql);
  next.job = job_of(sql, origins, attempt);
  sql << "UPDATE replays SET running = 1, again = 0 WHERE attempt = :attempt", soci::use(attempt);
  change.commit();
  return next;
}

void finish_replay(soci::session& sql, const ReplayJob& job, const Replayed& replayed,
                   Milliseconds now) {
  const std::string& id = job.attempt.id;
  long long tries = 0;
  int again = 0;
  sql << "SELECT tries, again FROM replays WHERE attempt = :attempt", soci::into(tries),
      soci::into(again), soci::use(id);
  if (!sql.got_data()) return;
  const Replayed outcome = about(job, replayed);
  soci::transaction change(sql);
  sql << "UPDATE attempts SET replay_ms = replay_ms + :cpu WHERE id = :attempt",
      soci::use(replayed.cpu), soci::use(id);
  const ReplayedPart part{
      .commands = job.commands, .events = job.events, .keys_hash = job.keys.hash};
  if (outcome.result || outcome.unplayable) {
    if (outcome.result)
      store_verdict(sql, id, *outcome.result, part, now);
    else
      store_unplayable(sql, id, outcome.code, outcome.problem, part, now);
    sql << "DELETE FROM replays WHERE attempt = :attempt", soci::use(id);
    if (again != 0) ask_for_replay(sql, id, ReplayCause::more, now);
  } else {
    const Milliseconds due = now + pause_after(++tries);
    sql << "UPDATE replays SET running = 0, again = 0, due_ms = :due, tries = :tries, code = "
           ":code, problem = :problem WHERE attempt = :attempt",
        soci::use(due), soci::use(tries), soci::use(outcome.code), soci::use(outcome.problem),
        soci::use(id);
  }
  change.commit();
}

}  // namespace skua::school
