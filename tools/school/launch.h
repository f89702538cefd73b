// Opening an assignment: what the lesson's page is told, and where the lesson is.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "attempts.h"
#include "body_json.h"
#include "exchange.h"
#include "launch_token.h"
#include "origins.h"
#include "people.h"

namespace skua::school {

/// {id, title, module, activity, minutes} from the newest lesson, of the site or of the
/// school's own; with "unavailable", a sentence,
/// if the site lacks it.
Json describe(soci::session& sql, const Origins& origins, const Assignment& assignment);

/// Why a lesson cannot be opened: a word for programs, a sentence for people.
struct NoLaunch {
  int status;  // of HTTP
  std::string code;
  std::string message;
};

/// {src, activity, launch}: begins the student's attempt or continues it, always on the lesson
/// version of its first launch.
std::expected<Json, NoLaunch> launch(soci::session& sql, const Origins& origins,
                                     const SigningKey& key, const Request& request,
                                     const Person& student, const Assignment& assignment,
                                     const std::string& locale);

/// {src, activity, launch} for trying again what a student has handed in: with other numbers, on
/// the lesson version of their attempt. Nothing of it is told to the school, and nothing is kept.
/// Refused (409, practice-not-yet) before they have completed it, and of an assessment, whose
/// answers only the school marks.
std::expected<Json, NoLaunch> practise(soci::session& sql, const Origins& origins,
                                       const Request& request, const Person& student,
                                       const Assignment& assignment, const std::string& locale);

/// Whether a student who stands so far in an attempt may try it again.
bool can_practise(const Attempt& attempt, std::string_view status);

/// What a token of this attempt is bound to.
Launched launched(const Attempt& attempt, const Person& student, const Assignment& assignment);

/// The address of the lesson of this attempt, under the name by which the request came.
std::string lesson_address(const Origins& origins, const Request& request,
                           const Assignment& assignment, const Attempt& attempt);

/// A language tag such as "en", "es-MX".
bool is_locale(std::string_view text);

}  // namespace skua::school
