// Assignments, and each student's one attempt at each of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "body_json.h"
#include "instant.h"

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
  std::string version;  // of the lesson, fixed at the first launch
  std::uint32_t seed = 0;
};

std::vector<Assignment> assignments(soci::session& sql);
std::optional<Assignment> find_assignment(soci::session& sql, const std::string& id);

std::optional<Attempt> find_attempt(soci::session& sql, const std::string& id);
std::optional<Attempt> attempt_of(soci::session& sql, const std::string& student,
                                  const std::string& assignment);
Attempt begin_attempt(soci::session& sql, const std::string& student, const std::string& assignment,
                      const std::string& version, Milliseconds now);

/// All commands that the school has of this attempt, in order: [[tick, name, {parameters}], …].
Json commands_of(soci::session& sql, const std::string& attempt);

}  // namespace skua::school
