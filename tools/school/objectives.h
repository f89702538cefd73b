// What a student has shown of an activity's objectives, as the lesson told it, and what a teacher
// says of it.
#pragma once

#include <optional>
#include <string>

#include "body_json.h"
#include "instant.h"

namespace soci {
class session;
}

namespace skua::school {

/// [{objective, mastered, right, of, earlier?, missing?, nothing_ahead?, judgement}], in the order
/// in which they were first met, and then what only a teacher spoke of. `right` of the last `of`
/// occasions were right at once, without a hint, `earlier` of them in earlier attempts; `mastered`
/// is what the lesson says. `missing`, {right, stages, doing}: what must still be shown before it
/// is, where the lesson tells that; `nothing_ahead` is true where the lesson has no more tasks that
/// could show it. `judgement`: null, or {mastered, reason, who: {id, name}, time}, which goes above
/// it.
Json objectives_of(soci::session& sql, const std::string& attempt);

/// The same of all that the lesson teaches, also of what nothing was shown of so far (`right` and
/// `of` are 0). `taught`: [{id, …}]. In an attempt that is `completed` nothing lies ahead, whatever
/// the lesson told on the way.
Json objectives_taught(soci::session& sql, const std::string& attempt, const Json& taught,
                       bool completed);

struct Judgement {
  std::string objective;
  bool mastered = false;
  std::string reason;
  std::string who;  // id of the person
};

/// Replaces an earlier one.
void judge(soci::session& sql, const std::string& attempt, const Judgement& judgement,
           Milliseconds now);
/// What the lesson says counts again.
void take_back_judgement(soci::session& sql, const std::string& attempt,
                         const std::string& objective);

}  // namespace skua::school
