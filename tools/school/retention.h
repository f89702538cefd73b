// What is not needed any longer goes: journals after a set time, all of a student's data when a
// teacher says so.
#pragma once

#include <string>

#include "instant.h"

namespace soci {
class session;
}

namespace skua::school {

/// Moves what was written from SQLite's log into the database and overwrites the log, so that
/// nothing that was deleted stays on the disk. Not while somebody reads the database: then later.
void empty_the_log(soci::session& sql);

/// Reduces each attempt that was not used for `days` days to its evidence: blocks with their
/// keyframes, views and the wording of refused items go, events and verdict stay. Returns how many.
int reduce_unused(soci::session& sql, int days, Milliseconds now);

/// Deletes the student's attempts with all that belongs to them, what the log says about them, and
/// the key of their devices. What was deleted is overwritten in the database's file.
void delete_data_of(soci::session& sql, const std::string& student);

}  // namespace skua::school
