// Assignments, and each student's one attempt at each of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "body_json.h"
#include "instant.h"
#include "manifest.h"

namespace soci {
class session;
}

namespace skua::school {

struct Assignment {
  std::string id;
  std::string module;
  std::string activity;
};

struct Attempt {
  std::string id;  // UUID
  std::string student;
  std::string assignment;
  std::string version;       // of the lesson, fixed at the first launch
  std::string runtime_hash;  // SHA-256 in hex of what that version plays; "" in attempts begun
  std::string module_hash;   // before the school kept them, until they are opened again
  std::string mode = "practice";
  // SHA-256 in hex of the answer keys at the first launch, "" if there were none; nothing in
  // attempts begun before the school kept it.
  std::optional<std::string> keys_hash;
  std::string
      evidence;  // from earlier attempts, as the launch brings it; JSON, "" if there is none
  std::uint32_t seed = 0;
  Milliseconds created = 0;
  Milliseconds opened = 0;  // the last launch, to the hour
  bool chained = false;     // its lesson tells state and chain of each block
  bool reduced = false;     // only the evidence is left: nothing to go on from, nothing to replay

  bool has_notebook() const { return mode != "assessment"; }
};

std::vector<Assignment> assignments(soci::session& sql);
std::optional<Assignment> find_assignment(soci::session& sql, const std::string& id);

std::optional<Attempt> find_attempt(soci::session& sql, const std::string& id);
std::optional<Attempt> attempt_of(soci::session& sql, const std::string& student,
                                  const std::string& assignment);

/// Stores a new attempt of `student`, with the id and seed that it is given here. `mode`:
/// "practice" or "assessment"; `keys_hash`: of its answer keys; `evidence`: from earlier attempts,
/// JSON, or "".
Attempt begin_attempt(soci::session& sql, const std::string& student, const std::string& assignment,
                      const Manifest& manifest, const std::string& mode,
                      const std::string& keys_hash, Milliseconds now,
                      const std::string& evidence = {});

/// Notes that the attempt was opened, and what its version plays if that was not known.
void note_opened(soci::session& sql, Attempt& attempt, const Manifest& manifest, Milliseconds now);

/// All commands that the school has of this attempt, in order: [[tick, name, {parameters}], …].
Json commands_of(soci::session& sql, const std::string& attempt);

/// The unscored lane: how many entries the school has, and what they come to.
struct ViewLane {
  long long count = 0;
  Json latest = Json::object();  // the last value of each key, of the 64 that changed last
};
ViewLane views_of(soci::session& sql, const std::string& attempt);

}  // namespace skua::school
