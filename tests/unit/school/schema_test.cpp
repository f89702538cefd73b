// A class that an older school kept is there after the tables have grown.
#include "schema.h"

#include <unistd.h>

#include <doctest/doctest.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "assigning.h"
#include "attempts.h"
#include "database.h"
#include "people.h"

using namespace skua::school;

namespace {

// As the first released school left it.
void make_first_version(const std::filesystem::path& file) {
  soci::session sql(soci::sqlite3, "dbname=" + file.string());
  for (const char* statement : migrations()[0]) sql << statement;
  sql << "PRAGMA application_id = 1399551329";  // "Skua"
  sql << "PRAGMA user_version = 1";
  sql << "INSERT INTO people VALUES ('ana', 'Ana', 'student', 'k3v9x2', 0)";
  sql << "INSERT INTO assignments VALUES ('ice', 'antarctica', 'ice-core', 0)";
  sql << "INSERT INTO attempts VALUES ('a1', 'ana', 'ice', 'aaaaaaaaaaaaaaaa', 7, 1000)";
  sql << "INSERT INTO blocks VALUES ('a1', 0, 1, 5, 'b1', 1000, 1001, '[[5,\"drill\",{}]]')";
}

}  // namespace

TEST_CASE("a database of the first version is brought up to date and keeps what it has") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("skua-school-schema-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  make_first_version(folder / "school.db");
  for (int start = 0; start < 2; ++start) {
    Database database(folder);
    const auto attempt = find_attempt(database.sql(), "a1");
    REQUIRE(attempt);
    CHECK(attempt->seed == 7);
    CHECK(attempt->created == 1000);
    CHECK(attempt->runtime_hash.empty());
    CHECK(attempt->mode == "practice");
    CHECK_FALSE(attempt->reduced);
    CHECK(commands_of(database.sql(), "a1").dump() == "[[5,\"drill\",{}]]");
    CHECK(views_of(database.sql(), "a1").count == 0);
    const Given given = given_to(database.sql(), "ana", "ice");
    CHECK(given.assigned);  // everybody had everything
    CHECK_FALSE(given.due);
    const auto ana = find_person(database.sql(), "ana");
    REQUIRE(ana);
    const std::string key = device_key(database.sql(), *ana);
    CHECK(key.size() == 43);
    CHECK(device_key(database.sql(), *ana) == key);
    int version = 0;
    database.sql() << "PRAGMA user_version", soci::into(version);
    CHECK(version == static_cast<int>(migrations().size()));
  }
  std::filesystem::remove_all(folder);
}
