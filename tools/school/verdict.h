// What the replay of an attempt came to, and what may be said about its score.
#pragma once

#include <optional>
#include <string>

#include "attempts.h"
#include "body_json.h"
#include "instant.h"

namespace soci {
class session;
}

namespace skua::school {

/// How much of an attempt was replayed, and with which answer keys.
struct ReplayedPart {
  long long commands = 0, events = 0;
  std::string keys_hash;  // "" if it has none
};

/// Stores what a replay came to, in place of an earlier verdict.
void store_verdict(soci::session& sql, const std::string& attempt, const Json& result,
                   const ReplayedPart& part, Milliseconds now);

/// Stores that it can't be replayed because of what it is: refused, without a score.
void store_unplayable(soci::session& sql, const std::string& attempt, const std::string& code,
                      const std::string& problem, const ReplayedPart& part, Milliseconds now);

/// {"launch", "verdict"}: SHA-256 of the answer keys when the attempt began, and of those that it
/// was marked with. Each is "" if there were none, null if it is not known.
Json answer_keys_of(soci::session& sql, const std::string& attempt);

/// A score and what it rests on. Each is null where there is nothing to say.
struct Grade {
  Json score;   // of the replay as soon as there is one, never of a client that was refused, nor of
                // an ended attempt that can't be replayed
  Json basis;   // client-asserted, checking, replayed, witnessed, refused
  Json reason;  // for the teacher, in a sentence
  Json reason_code;        // for programs, so that a page can say it in another language
  bool completed = false;  // a replay that was not refused shows that all is done
  Json replay;             // all that the replay said: score, completed, items; null without one
};

/// `claimed`: the score that the student's browser reported last, null if none.
Grade grade_of(soci::session& sql, const Attempt& attempt, const Json& claimed);

}  // namespace skua::school
