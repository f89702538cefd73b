// Students' notebooks: what they wrote and took from the simulations, by module.
#pragma once

#include <string>

#include "body_json.h"
#include "instant.h"

namespace soci {
class session;
}

namespace skua::school {

/// Whose notebook of which module.
struct Notebook {
  std::string student;
  std::string module;
};

/// How much one notebook holds.
inline constexpr long long kMostNotes = 100;
inline constexpr long long kMostNoteBytes = 4 * 1024 * 1024;

struct Noted {
  Json noted = Json::array();    // {id, revision} of what is stored, now or before
  Json refused = Json::array();  // {id, code, message}; id is null where none could be read
};

/// Stores `entries`, then takes out `removed`, in one transaction. Of two revisions the higher one
/// stays, whichever comes first.
Noted take_notes(soci::session& sql, const Notebook& notebook, const Json& entries,
                 const Json& removed, Milliseconds now);

/// What a launch tells of it: {entries, left_out?}, the newest last, as much as the protocol
/// allows.
Json notebook_for_launch(soci::session& sql, const Notebook& notebook);

/// Whether what the student typed is in it.
enum class FreeText { kept, withheld };

/// All of a student's notebooks: [{module, entries}], by the modules' names; the newest entry last.
Json notebooks_of(soci::session& sql, const std::string& student, FreeText free_text);

}  // namespace skua::school
