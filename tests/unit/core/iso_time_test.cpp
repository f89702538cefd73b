#include "core/iso_time.h"

#include <doctest/doctest.h>

using namespace skua;

TEST_CASE("points of time are written in UTC with milliseconds") {
  CHECK(iso_time(0) == "1970-01-01T00:00:00.000Z");
  CHECK(iso_time(951'782'400'123.9) == "2000-02-29T00:00:00.123Z");
  CHECK(iso_time(1'772'444'467'250.0) == "2026-03-02T09:41:07.250Z");
  CHECK(iso_time(-5) == "1970-01-01T00:00:00.000Z");
  CHECK(iso_time(1e300) == "9999-12-31T23:59:59.999Z");
}

TEST_CASE("and read back") {
  CHECK(epoch_of("2026-03-02T09:41:07.250Z") == 1'772'444'467'250.0);
  for (double ms = 0; ms < 4e12; ms += 86'400'000.0 * 13 + 12'345'678)
    CHECK(epoch_of(iso_time(ms)) == ms);
  for (const char* text :
       {"", "2026-03-02", "2026-02-30T00:00:00.000Z", "2026-03-02T24:00:00.000Z",
        "2026-03-02T09:41:07.250+", "2026-03-02T09:41:07,250Z", "x026-03-02T09:41:07.250Z"}) {
    CAPTURE(text);
    CHECK_FALSE(epoch_of(text));
  }
}
