// The school's database: one SQLite file, opened so that a committed change survives a crash of
// program or machine.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>

#include <soci/soci.h>

namespace skua::school {

/// The school cannot start; what() is one line for the person at the terminal, saying what to do.
struct StartFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Used by one thread at a time. Throws soci::soci_error when SQLite refuses.
class Database {
 public:
  /// Creates `folder` and the database in it if need be, takes the folder for this process alone,
  /// brings the schema up to date. Throws StartFailure.
  explicit Database(const std::filesystem::path& folder);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  soci::session& sql() { return sql_; }

 private:
  int lock_ = -1;  // file descriptor of the folder's lock
  soci::session sql_;
};

}  // namespace skua::school
