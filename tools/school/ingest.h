// Taking in what a student's browser reports.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "attempts.h"
#include "body_json.h"
#include "instant.h"

namespace skua::school {

/// Items of one request.
inline constexpr std::size_t kMaxItems = 1000;

struct Ingested {
  Json acknowledged = Json::array();  // ids of items that are stored now, or were already
  Json refused = Json::array();       // {id, code, message}
  std::vector<Json> events;           // newly stored ones, as news_of() tells them
  bool replay_queued = false;         // what is new has to be replayed
};

/// Stores `items` (an array) of `attempt` in one transaction; when this returns, what it
/// acknowledges is on the disk. Items may come twice; events and commands must come without a gap,
/// and the first content for a number stands. What is refused is kept aside. Throws
/// soci::soci_error, and then nothing of it is stored.
/// `actor` and `activity` are what the attempt's journal begins with.
Ingested ingest(soci::session& sql, const Attempt& attempt, const std::string& actor,
                const std::string& activity, const Json& items, Milliseconds now);

/// What a live view is told of an event: {n, type, score?, done?, items?}. Nothing that the student
/// said or did: whoever wants to see that opens the attempt, and the look is written down.
Json news_of(const Json& body);

/// An event as the teacher sees it: id, time, received, and the fields of its body.
Json event_view(const std::string& id, Milliseconds time, Milliseconds received, const Json& body);

}  // namespace skua::school
