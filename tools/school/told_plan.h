// What a student said and chose in a lesson that belongs into their plan: the lesson's events tell
// it, and nothing else is kept of it.
#pragma once

#include <string>

#include "body_json.h"

namespace soci {
class session;
}

namespace skua::school {

/// {aims, looks_back, choices} of an attempt. `aims`: [{item, text, time}], what they wanted to
/// reach, each as it was said last, the latest last; `looks_back` the same of what they said of it
/// later. `choices`: [{from, to, choice, title, time}], the ways that
/// they chose between stages; `title` is that of `titles`, a lesson's choices [{id, title}], or {}.
/// The newest 100. `time` is when the school heard of it.
Json told_of_plan(soci::session& sql, const std::string& attempt, const Json& titles);

}  // namespace skua::school
