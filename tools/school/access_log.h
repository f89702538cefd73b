// Which adult looked at which student's work, when. The student can read it.
#pragma once

#include <optional>
#include <string>

#include "body_json.h"
#include "instant.h"

namespace soci {
class session;
}

namespace skua::school {

struct Access {
  std::string who;   // id of the person
  std::string what;  // viewed, replayed, downloaded, deleted
  std::string student;
  std::string assignment = {};  // "" if all of them
  std::string part = {};        // "notebook", "plan", "response", "named-response"; "": the work
};

/// The same view again within a minute is one view.
void note_access(soci::session& sql, const Access& access, Milliseconds now);

/// The newest 1000: [{time, who: {id, name}, what, student, assignment, part?}], newest first; of
/// one student, or of all.
Json access_log(soci::session& sql, const std::optional<std::string>& student);

}  // namespace skua::school
