#include "database.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schema.h"

namespace skua::school {

namespace {

constexpr int kApplication =
    0x536b7561;  // "Skua": SQLite's application_id, tells our file from another's

std::string quoted(const std::filesystem::path& path) { return "\"" + path.string() + "\""; }

// Only the owner may read what the class did.
int lock_folder(const std::filesystem::path& folder) {
  std::error_code error;
  const bool made = std::filesystem::create_directories(folder, error);
  if (error) {
    throw StartFailure("cannot make the data folder " + quoted(folder) + " (" + error.message() +
                       "). Choose another with --data DIR.");
  }
  if (made) ::chmod(folder.c_str(), 0700);
  const auto path = folder / "school.lock";
  const int lock = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) {
    throw StartFailure("cannot write in the data folder " + quoted(folder) + " (" +
                       std::strerror(errno) +
                       "). Make it writable or choose another with --data DIR.");
  }
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    throw StartFailure("another school is using the data folder " + quoted(folder) +
                       ". Stop it or choose another with --data DIR.");
  }
  return lock;
}

std::string text_of(soci::session& sql, const char* query) {
  std::string text;
  sql << query, soci::into(text);
  return text;
}

int number_of(soci::session& sql, const char* query) {
  int number = 0;
  sql << query, soci::into(number);
  return number;
}

void migrate(soci::session& sql, const std::filesystem::path& file) {
  const int version = number_of(sql, "PRAGMA user_version");
  const auto steps = migrations();
  const bool ours = number_of(sql, "PRAGMA application_id") == kApplication;
  if (!ours && (version != 0 || number_of(sql, "SELECT count(*) FROM sqlite_master") != 0)) {
    throw StartFailure(
        quoted(file) +
        " is not a school's database. Move it away or choose another folder with --data DIR.");
  }
  if (version > static_cast<int>(steps.size())) {
    throw StartFailure(
        quoted(file) +
        " was written by a newer Skua. Start that one, or choose another folder with --data DIR.");
  }
  for (int step = version; step < static_cast<int>(steps.size()); ++step) {
    soci::transaction change(sql);
    for (const char* statement : steps[static_cast<std::size_t>(step)]) sql << statement;
    sql << "PRAGMA application_id = " << kApplication;
    sql << "PRAGMA user_version = " << step + 1;
    change.commit();
  }
}

void open_file(soci::session& sql, const std::filesystem::path& file) {
  const std::string damaged =
      "the database " + quoted(file) +
      " is damaged. Put a backup in its place, or move it away to begin with an empty class";
  try {
    sql.open(soci::sqlite3, "dbname=\"" + file.string() + "\" timeout=5");
    if (text_of(sql, "PRAGMA journal_mode = WAL") != "wal") {
      throw StartFailure("the data folder's file system cannot keep " + quoted(file) +
                         " safe (no write-ahead log). Choose a local folder with --data DIR.");
    }
    sql << "PRAGMA synchronous = FULL";  // a commit is on the disk before anything is acknowledged
    sql << "PRAGMA foreign_keys = ON";
    sql << "PRAGMA secure_delete = ON";  // what is deleted is overwritten
    if (const auto report = text_of(sql, "PRAGMA quick_check(1)"); report != "ok") {
      throw StartFailure(damaged + " (" + report + ").");
    }
    migrate(sql, file);
  } catch (const soci::sqlite3_soci_error& error) {
    constexpr int kCorrupt = 11, kNoDatabase = 26;  // SQLITE_CORRUPT, SQLITE_NOTADB
    if (error.result() == kCorrupt || error.result() == kNoDatabase)
      throw StartFailure(damaged + ".");
    throw StartFailure("cannot open the database " + quoted(file) + " (" + error.what() +
                       "). Check the folder's rights and free space.");
  } catch (const soci::soci_error& error) {
    throw StartFailure("cannot open the database " + quoted(file) + " (" + error.what() +
                       "). Check the folder's rights and free space.");
  }
}

}  // namespace

Database::Database(const std::filesystem::path& folder) : lock_(lock_folder(folder)) {
  try {
    open_file(sql_, folder / "school.db");
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

Database::~Database() {
  sql_.close();
  ::close(lock_);
}

}  // namespace skua::school
