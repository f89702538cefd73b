// Attempts whose replay is still to be done. Kept in the database, so that a restart forgets none.
#pragma once

#include <optional>
#include <string>

#include "attempts.h"
#include "body_json.h"
#include "instant.h"
#include "kept_lessons.h"
#include "origins.h"
#include "verifier.h"

namespace soci {
class session;
}

namespace skua::school {

/// The replays of one attempt together may use so much processor time; then it waits for a teacher
/// to ask.
inline constexpr Milliseconds kReplayBudget = 120'000;

enum class ReplayCause {
  completed,  // the attempt has ended: at once
  more,       // something came after it: when it has been quiet for a while
  asked       // a teacher wants it: at once, whatever went wrong before
};

void ask_for_replay(soci::session& sql, const std::string& attempt, ReplayCause cause,
                    Milliseconds now);

/// The attempt grew by what was just stored: a replay is wanted if it has ended, now or before. One
/// that has not is replayed only when a teacher asks. Returns whether a replay is wanted.
bool ask_if_due(soci::session& sql, const std::string& attempt, bool completed, Milliseconds now);

/// At start: what was under way begins again, and ended attempts that were never replayed are
/// queued.
void recover_replays(soci::session& sql, Milliseconds now);

struct ReplayJob {
  Attempt attempt;
  long long commands = 0, events = 0;  // of the attempt as it is replayed
  std::string journal;
  AnswerKeys keys;
  Replayed obstacle;  // why it cannot even be tried, if it cannot
};

struct NextReplay {
  std::optional<ReplayJob> job;     // due now; it counts as under way
  std::optional<Milliseconds> due;  // otherwise when the next one is
};

NextReplay next_replay(soci::session& sql, const Origins& origins, Milliseconds now);

/// Stores the verdict; or, if there is none, when to try again. Nothing if the attempt is gone.
void finish_replay(soci::session& sql, const ReplayJob& job, const Replayed& replayed,
                   Milliseconds now);

}  // namespace skua::school
