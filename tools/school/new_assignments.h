// The class gets an assignment for every activity that the site offers, and everybody in it has it
// until a teacher gives it to others.
#pragma once

#include <filesystem>
#include <string>

namespace soci {
class session;
}

namespace skua::school {

struct Assignment;

/// A new one, after those that there are, for nobody yet.
void add_assignment(soci::session& sql, const Assignment& assignment);

/// The same for everybody.
void give_to_class(soci::session& sql, const Assignment& assignment);

/// The site may be rebuilt while the school runs, also with more modules. Used by one thread.
class NewAssignments {
 public:
  explicit NewAssignments(std::filesystem::path site) : site_(std::move(site)) {}

  /// Adds what the site offers and the class does not have yet, after what it has. Nothing is ever
  /// taken away: work may hang on it. Looks into files only when one has changed since the last
  /// time. When the database cannot be written it says so on standard error and tries again the
  /// next time: reading goes on.
  void add(soci::session& sql);

 private:
  std::filesystem::path site_;
  std::string seen_;  // names, times and sizes of the files that were looked into
};

}  // namespace skua::school
