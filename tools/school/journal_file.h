// The journal of an attempt as a file (web/protocol/journal.md), put together from what the school
// has stored.
#pragma once

#include <string>

#include "attempts.h"
#include "manifest.h"
#include "people.h"

namespace soci {
class session;
}

namespace skua::school {

enum class Lanes {
  scored,  // what the student's browser reported and a replay compares
  shared,  // also the closing record where the school knows it, and the views without typed text
  all      // the same, with all that was typed
};

/// JSON Lines, in the order of delivery: by the number of commands applied, blocks before events
/// before views. The closing record is there if the attempt is completed and its replay confirmed
/// exactly what the school has; otherwise more may still be on the way.
std::string journal_file(soci::session& sql, const Attempt& attempt, const Person& student,
                         const Assignment& assignment, const Manifest& manifest, Lanes lanes);

}  // namespace skua::school
