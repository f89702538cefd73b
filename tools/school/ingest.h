// Taking in what a student's browser reports.
#pragma once

#include <string>
#include <vector>

#include "attempts.h"
#include "body_json.h"
#include "instant.h"

namespace skua::school {

struct Ingested {
  Json acknowledged = Json::array();  // ids of items that are stored now, or were already
  Json refused = Json::array();       // {id, code, message}
  std::vector<Json> events;           // newly stored ones, as event_view() shows them
};

/// Stores `items` (an array) of `attempt` in one transaction; when this returns, what it
/// acknowledges is on the disk. Items may come twice; events and commands must come without a gap,
/// and the first content for a number stands. What is refused is kept aside. Throws
/// soci::soci_error, and then nothing of it is stored.
Ingested ingest(soci::session& sql, const Attempt& attempt, const Json& items, Milliseconds now);

/// The number that the attempt's next event must have.
long long next_event(soci::session& sql, const std::string& attempt);

/// An event as the teacher sees it: id, time, received, and the fields of its body.
Json event_view(const std::string& id, Milliseconds time, Milliseconds received, const Json& body);

}  // namespace skua::school
