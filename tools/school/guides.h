// What teachers print for a lesson of the built site: a guide, a sheet for students and a key. They
// lie beside the lessons, in a folder that neither origin serves.
#pragma once

#include <filesystem>
#include <string>

#include "body_json.h"

namespace skua::school {

/// Whether the site has a guide to this activity. False also for names that can't be files.
bool has_guide(const std::filesystem::path& site, const std::string& module,
               const std::string& activity);

/// Adds to what is said of an assignment what only its teacher can do with it: `guide`, whether
/// there is one, and `preview`, whether it can be tried as a student without an attempt.
void add_for_teacher(Json& assignment, const std::filesystem::path& site);

}  // namespace skua::school
