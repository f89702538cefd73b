// Opening an assignment: what the lesson's page is told, and where the lesson is.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "attempts.h"
#include "body_json.h"
#include "exchange.h"
#include "origins.h"
#include "people.h"

namespace skua::school {

/// {id, title, module, activity, minutes} from the newest lesson; with "unavailable", a sentence,
/// if the site lacks it.
Json describe(const Origins& origins, const Assignment& assignment);

/// {src, activity, launch}: begins the student's attempt or continues it, always on the lesson
/// version of its first launch. The error says what is missing.
std::expected<Json, std::string> launch(soci::session& sql, const Origins& origins,
                                        const Request& request, const Person& student,
                                        const Assignment& assignment, const std::string& locale);

/// A language tag such as "en", "es-MX".
bool is_locale(std::string_view text);

}  // namespace skua::school
