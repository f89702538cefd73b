// What a student has shown of objectives in other attempts at activities of the same module: from
// attempts that were replayed, never from what a browser alone says.
#pragma once

#include <string>

#include "attempts.h"
#include "body_json.h"
#include "core/carried.h"

namespace skua::school {

/// What a launch brings of it (`evidence` in launch.schema.json): of these objectives ([{id, …}])
/// the newest occasions, the oldest first. An empty list where nothing was shown.
Json evidence_for_launch(soci::session& sql, const std::string& student, const std::string& module,
                         const Json& objectives);

/// The same for the hash chain; nothing of a text that is empty.
CarriedEvidence carried_of(const std::string& evidence);

/// Where the same objective was shown in a replayed attempt at another activity of the module, and
/// that attempt knew of what is listed, or nothing is, the entries of `list` (as objectives_of
/// gives them) say how it stands there, and hold `"elsewhere": true`. A teacher's word on the
/// listed attempt stays. `attempt`: the one that is listed, null if there is none; `objectives`:
/// [{id, …}] of its activity.
void add_shown_elsewhere(soci::session& sql, const std::string& student, const std::string& module,
                         const Attempt* attempt, const Json& objectives, Json& list);

}  // namespace skua::school
