// Random cuts with drags between them; a million natively: skua-cuts --runs 1000000.
#include <doctest/doctest.h>

#include "trial.h"

using namespace skua::frog;

#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
constexpr uint64_t kCuts = 2000;
#else
constexpr uint64_t kCuts = 20000;
#endif

TEST_CASE("whatever is cut, drawn and pinned, tissue stays what it is") {
  Tally tally;
  for (uint32_t seed = 1; tally.cuts < kCuts; ++seed) {
    const std::string fault = try_sheet(seed, tally);
    CAPTURE(seed);
    CHECK(fault == "");
    if (!fault.empty()) return;
  }
  CHECK(tally.opened > kCuts / 2);
}

TEST_CASE("a cut goes on where its line leaves an earlier cut beside a thin triangle") {
  Tally tally;
  CHECK(try_sheet(262150, tally) == "");
}
