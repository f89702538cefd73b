// To whom an assignment is given, and by when: to the class, to groups, to single students.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "body_json.h"
#include "request_fault.h"

namespace soci {
class session;
}

namespace skua::school {

struct Recipient {
  std::string kind;    // "class", "group" or "student"
  std::string target;  // id of the group or the student, "" for the class
};

/// Reads {"class": true}, {"group": ID} or {"student": ID}; the group or the student must be there.
std::expected<Recipient, RequestFault> read_recipient(soci::session& sql, const Json& to);

/// Of whom [{to, due}], in the form that `read_recipient` reads: the class first, then groups,
/// then students, each in the order of their names or of the class; `due`: a day, "2026-12-18", or
/// null.
Json recipients_of(soci::session& sql, const std::string& assignment);

/// Replaces the day if it was given to them already. `due`: a day, or nothing.
void give(soci::session& sql, const std::string& assignment, const Recipient& recipient,
          const std::optional<std::string>& due);

/// Nothing happens if they don't have it.
void take_back(soci::session& sql, const std::string& assignment, const Recipient& recipient);

/// What an assignment is for one student.
struct Given {
  bool assigned = false;  // to the class, to a group of theirs, or to them
  /// The day, or none, of what was given to them alone; else to their groups, the latest, none being
  /// later than any; else to the class.
  std::optional<std::string> due;
};

Given given_to(soci::session& sql, const std::string& student, const std::string& assignment);

}  // namespace skua::school
