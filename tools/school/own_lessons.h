// Lessons of the school's own: an activity that a teacher copied and changed. Its draft is kept as
// the editor writes it; what is published of it stays as it is, in numbered versions.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attempts.h"
#include "body_json.h"
#include "instant.h"
#include "lessons.h"

namespace soci {
class session;
}

namespace skua::school {

inline constexpr std::size_t kLargestActivity = 400'000;  // bytes of its text
inline constexpr int kMostOwnLessons = 200;
inline constexpr int kMostVersions = 500;  // of one lesson

struct OwnLesson {
  std::string id;          // also that of its activity, and of its assignment
  std::string module;      // whose simulation it is over
  Json title;              // {"en": …}, of the newest draft that could be read
  std::string activity;    // its text as the editor wrote it: perhaps not right, or not JSON, yet
  Json keys;               // {"items": {…}} of what the school marks; null if there are none
  long long revision = 1;  // counts the changes of the draft
  Milliseconds changed = 0;
  std::string who;  // id of the person who changed it last
  bool archived = false;
};

struct OwnVersion {
  long long number = 1;    // from 1
  long long revision = 1;  // of the draft that was published
  std::string version;     // of the lesson: 16 hex digits
  Json told;               // what latest.json tells of an activity: {id, title, minutes, mode, …}
  Milliseconds published = 0;
};

/// Without their drafts; the one that was changed last comes first.
std::vector<OwnLesson> own_lessons(soci::session& sql);
std::optional<OwnLesson> find_own_lesson(soci::session& sql, const std::string& id);

/// An id that no lesson has yet.
std::string new_lesson_id();
/// Whether it has the form of one: "own-" and 12 hex digits.
bool is_lesson_id(std::string_view text);

/// Stores a new one, at revision 1.
OwnLesson begin_own_lesson(soci::session& sql, const std::string& id, const std::string& module,
                           std::string activity, Json keys, const std::string& who,
                           Milliseconds now);

/// Stores another draft in place of the revision that `lesson` holds, and counts it.
void keep_draft(soci::session& sql, OwnLesson& lesson, std::string activity, Json keys,
                const std::string& who, Milliseconds now);

/// In the order of their numbers.
std::vector<OwnVersion> versions_of(soci::session& sql, const std::string& lesson);

/// Stores a published version; the first one makes it an assignment, for the whole class where that
/// is said, else for nobody yet. The same version again is the same one.
OwnVersion add_version(soci::session& sql, const OwnLesson& lesson, const std::string& version,
                       const Json& told, bool for_class, Milliseconds now);

/// How many students have begun it.
int attempts_at(soci::session& sql, const std::string& assignment);

void archive(soci::session& sql, const std::string& lesson, bool archived);

/// Takes away the lesson with its versions and its assignment. Nobody may have begun it.
void delete_own_lesson(soci::session& sql, const std::string& lesson);

/// What new attempts at the assignment get: the newest version of an own lesson, or else of the
/// site. The error is a sentence for whoever runs the school.
std::expected<Lesson, std::string> offered_lesson(soci::session& sql,
                                                  const std::filesystem::path& site,
                                                  const Assignment& assignment);

/// Whether it is an own lesson that was put into the archive: only who has begun it still has it.
bool is_archived(soci::session& sql, const std::string& assignment);

}  // namespace skua::school
