#include "kept_aside.h"

#include <unistd.h>

#include <doctest/doctest.h>

#include "database.h"

using namespace skua::school;

TEST_CASE("a refusal whose words were stored cut inside a character is readable") {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("skua-school-kept-aside-" + std::to_string(::getpid()));
  {
    Database database(folder);
    database.sql() << "PRAGMA foreign_keys = OFF";  // nobody has begun an attempt here
    Aside(database.sql(), "a").keep({{"id", "x"}}, {"unknown-field", "/x\xc3: no"}, {}, 0);
    const Json list = kept_aside(database.sql(), "a");
    REQUIRE(list.size() == 1);
    CHECK(Json::parse(write_json(list))[0]["message"] == "/x\xef\xbf\xbd: no");
    CHECK(list[0]["raw"] == Json{{"id", "x"}});
  }
  std::filesystem::remove_all(folder);
}
