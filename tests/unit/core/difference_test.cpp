#include "core/difference.h"

#include <doctest/doctest.h>

#include "skua/random.h"

using namespace skua;

namespace {

Bytes some(Random& random, uint32_t count, uint32_t kinds) {
  Bytes bytes;
  for (uint32_t i = 0; i < count; ++i) bytes.push_back(static_cast<uint8_t>(random.below(kinds)));
  return bytes;
}

/// Replaces, takes out, puts in or moves some of it.
Bytes changed(Random& random, Bytes bytes) {
  for (uint32_t times = random.below(6); times > 0 && !bytes.empty(); --times) {
    const auto at = bytes.begin() + random.below(static_cast<uint32_t>(bytes.size()));
    const auto room = static_cast<uint32_t>(bytes.end() - at);
    const auto to = at + 1 + random.below(room);
    switch (random.below(4)) {
      case 0:
        for (auto one = at; one != to; ++one) *one = static_cast<uint8_t>(random.below(256));
        break;
      case 1:
        bytes.erase(at, to);
        break;
      case 2: {
        const Bytes more = some(random, random.below(40), 256);
        bytes.insert(at, more.begin(), more.end());
        break;
      }
      default: {
        const Bytes piece(at, to);
        bytes.insert(bytes.end(), piece.begin(), piece.end());
      }
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("what a difference tells comes out again, whatever the bytes") {
  Random random(3);
  for (int i = 0; i < 3000; ++i) {
    CAPTURE(i);
    const Bytes base = some(random, random.below(600), 1 + random.below(256));
    const Bytes wanted =
        random.below(4) == 0 ? some(random, random.below(300), 256) : changed(random, base);
    const auto out = restored(base, difference(base, wanted), wanted.size());
    REQUIRE(out);
    REQUIRE(bool(*out == wanted));
  }
}

TEST_CASE("what is the same takes next to nothing, and what was replaced little more than itself") {
  Random random(5);
  const Bytes base = some(random, 20'000, 256);
  CHECK(difference(base, base).size() <= 6);
  CHECK(difference(base, {}).empty());
  Bytes other = base;
  for (std::size_t i = 9000; i < 9600; ++i) other[i] ^= 0x55;
  CHECK(difference(base, other).size() < 640);
  other.insert(other.begin() + 100, {1, 2, 3, 4, 5});
  CHECK(difference(base, other).size() < 660);
}

TEST_CASE("what nobody told is refused, and takes no more room than is allowed") {
  Random random(9);
  const Bytes base = some(random, 500, 256);
  const Bytes wanted = changed(random, base);
  const Bytes told = difference(base, wanted);
  CHECK(!restored(base, told, wanted.size() - 1));
  for (std::size_t size = 0; size < told.size(); ++size) {
    const auto out = restored(base, std::span(told).first(size), 10'000);
    if (out) CHECK(out->size() < wanted.size());
  }
  for (int i = 0; i < 20'000; ++i) {
    Bytes made = some(random, random.below(40), 256);
    const auto out = restored(base, made, 2000);
    if (out) REQUIRE(out->size() <= 2000);
  }
}
