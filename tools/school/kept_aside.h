// Refused items, kept as they came: nothing that a student did is lost because a message was wrong.
#pragma once

#include <optional>
#include <string>

#include "body_json.h"
#include "instant.h"
#include "item_check.h"

namespace soci {
class session;
}

namespace skua::school {

/// Keeps `raw` once, however often it is sent again; `held` is the event number that it holds, if
/// it holds one. Beyond 4 MB or 1000 items of one attempt the item itself is no longer kept, only
/// that it came if it holds a number. Returns the id that it came with, "" if none can be read.
std::string keep_aside(soci::session& sql, const std::string& attempt, const Json& raw,
                       const Refusal& refusal, std::optional<long long> held, Milliseconds now);

/// The item with this id has been taken after all.
void forget_aside(soci::session& sql, const std::string& attempt, const std::string& id);

/// For the teacher: [{id, code, message, received, raw}], oldest first.
Json kept_aside(soci::session& sql, const std::string& attempt);

int count_aside(soci::session& sql, const std::string& attempt);

}  // namespace skua::school
