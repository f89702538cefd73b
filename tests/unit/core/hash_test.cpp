#include "core/hash.h"

#include <doctest/doctest.h>

#include <set>

using namespace skua;

TEST_CASE("FNV-1a gives its published values") {
  Fnv64 hash;
  CHECK(hash.value == 0xcbf29ce484222325u);
  hash.text("a");
  CHECK(hash.value == 0xaf63dc4c8601ec8cu);
  Fnv64 foobar;
  foobar.text("foobar");
  CHECK(foobar.value == 0x85944171f73967e8u);
  CHECK(hex64(foobar.value) == "85944171f73967e8");
  CHECK(hex64(1) == "0000000000000001");
}

TEST_CASE("ids depend on attempt, kind and number, and are UUIDs of version 8") {
  const std::string attempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
  const std::string id = uuid_for(attempt, "event", 7);
  CHECK(id == uuid_for(attempt, "event", 7));
  CHECK(is_uuid(id));
  CHECK(id[14] == '8');
  CHECK(std::string("89ab").find(id[19]) != std::string::npos);
  CHECK(id != uuid_for(attempt, "commands", 7));

  std::set<std::string> ids;
  for (uint32_t n = 0; n < 2000; ++n) {
    ids.insert(uuid_for(attempt, "event", n));
    ids.insert(uuid_for(attempt, "commands", n));
    ids.insert(uuid_for("1f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", "event", n));
  }
  CHECK(ids.size() == 6000);
}

TEST_CASE("the id of an event never changes: receivers know it from earlier visits") {
  CHECK(uuid_for("0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", "event", 0) ==
        "a97f6409-7555-8e52-b95c-7921958b7ef1");
  CHECK(uuid_for("0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", "commands", 258) ==
        "aee4b476-197e-8093-bbc0-de98e25d4c1a");
}

TEST_CASE("only lower-case UUIDs count") {
  CHECK(is_uuid("0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10"));
  for (const char* text :
       {"", "0F8E2C54-6b1d-4a7e-9a55-1c3f7d2b9e10", "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e1",
        "0f8e2c5406b1d-4a7e-9a55-1c3f7d2b9e10", "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e1g"}) {
    CAPTURE(text);
    CHECK_FALSE(is_uuid(text));
  }
}
