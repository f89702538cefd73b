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

enum class Lanes { scored, all };  // with the views, or without

/// JSON Lines, in the order of delivery: by the number of commands applied, blocks before events
/// before views. Without a closing record: more may still be on the way.
std::string journal_file(soci::session& sql, const Attempt& attempt, const Person& student,
                         const Assignment& assignment, const Manifest& manifest, Lanes lanes);

}  // namespace skua::school
