// Refused items, kept as they came: nothing that a student did is lost because a message was wrong.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "body_json.h"
#include "instant.h"
#include "item_check.h"

namespace soci {
class session;
}

namespace skua::school {

/// Keeps aside what one request brings that is refused. What is there already is read once, and
/// only when something is refused.
class Aside {
 public:
  Aside(soci::session& sql, std::string attempt) : sql_(sql), attempt_(std::move(attempt)) {}

  /// Keeps `raw` once, however often it is sent again; `held` is the event number that it holds, if
  /// it holds one. Beyond 4 MB or 1000 items of one attempt the item itself is no longer kept, only
  /// that it came if it holds a number, or (100 times) if it contradicts what is stored. Returns
  /// the id that it came with, "" if none can be read.
  std::string keep(const Json& raw, const Refusal& refusal, std::optional<long long> held,
                   Milliseconds now);

 private:
  void look();
  void count(const std::string& id, const std::string& text);

  soci::session& sql_;
  std::string attempt_;
  bool looked_ = false;
  long long items_ = 0, bytes_ = 0;
  std::unordered_set<std::string> kept_;  // id and wording of each
};

/// The item has been taken after all: what was kept aside of it because it was malformed or came
/// too early is forgotten. What contradicted the attempt stays, whatever id it came with.
void forget_aside(soci::session& sql, const std::string& attempt, const Item& item);

/// For the teacher: [{id, code, message, received, raw}], oldest first.
Json kept_aside(soci::session& sql, const std::string& attempt);

int count_aside(soci::session& sql, const std::string& attempt);

}  // namespace skua::school
