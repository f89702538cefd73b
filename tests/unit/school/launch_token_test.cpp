#include "launch_token.h"

#include <doctest/doctest.h>

#include "base64url.h"

using namespace skua::school;

namespace {

constexpr Milliseconds kNow = 1'772'444'467'250;

SigningKey key() {
  SigningKey key;
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<unsigned char>(i);
  return key;
}

Launched bound() {
  return {"0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10",
          "k3v9x2",
          "8f14e45fceea167a",
          "aa",
          "bb",
          "ice-core",
          "practice",
          "cc",
          2869110457u};
}

}  // namespace

// Made with Python's hmac from the same claims in the same order.
TEST_CASE("a token is what RFC 7519 says") {
  const std::string token = launch_token(key(), bound(), kNow);
  CHECK(token ==
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE3NzI0NDQ0NjcsImV4cCI6MTc3MjQ0NTM"
        "2NywiYXR0ZW1wdCI6IjBmOGUyYzU0LTZiMWQtNGE3ZS05YTU1LTFjM2Y3ZDJiOWUxMCIsInN1YiI6Ims"
        "zdjl4MiIsIm1hbmlmZXN0IjoiOGYxNGU0NWZjZWVhMTY3YSIsInJ1bnRpbWUiOiJhYSIsIm1vZHVsZSI"
        "6ImJiIiwiYWN0aXZpdHkiOiJpY2UtY29yZSIsIm1vZGUiOiJwcmFjdGljZSIsImtleXMiOiJjYyIsInN"
        "lZWQiOjI4NjkxMTA0NTd9.n2t49w5aaqFd92KfkJWohEnWLUHeNru0bcXYgvrGCI4");
  CHECK(check_token(key(), token, bound(), kNow) == 1'772'444'467'000);
}

TEST_CASE("a token is good for what it was made for, and for its time") {
  const std::string token = launch_token(key(), bound(), kNow);
  const auto fault = [&](std::string_view text, const Launched& launched, Milliseconds now) {
    const auto made = check_token(key(), text, launched, now);
    return made ? "good" : made.error() == TokenFault::wrong ? "wrong" : "expired";
  };
  CHECK(fault(token, bound(), kNow + kTokenLife - 251) == "good");
  CHECK(fault(token, bound(), kNow + kTokenLife - 250) == "expired");
  CHECK(fault(token, bound(), kNow - 30'000) == "good");
  CHECK(fault(token, bound(), kNow - 90'000) == "expired");
  for (std::string Launched::*field :
       {&Launched::attempt, &Launched::actor, &Launched::manifest, &Launched::runtime_hash,
        &Launched::module_hash, &Launched::activity, &Launched::mode, &Launched::keys_hash}) {
    Launched other = bound();
    other.*field += "x";
    CHECK(fault(token, other, kNow) == "wrong");
    CHECK(fault(token, other, kNow + 2 * kTokenLife) == "wrong");
  }
  Launched other = bound();
  other.seed += 1;
  CHECK(fault(token, other, kNow) == "wrong");
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK(fault(changed, bound(), kNow) == "wrong");
    CHECK(fault(token.substr(0, i), bound(), kNow) == "wrong");
  }
}

TEST_CASE("the token in a header") {
  CHECK(bearer("Bearer a.b.c") == "a.b.c");
  CHECK(bearer("") == "");
  CHECK(bearer("Basic abc") == "");
  CHECK(bearer("bearer") == "");
}

TEST_CASE("base64url") {
  using namespace std::literals;
  for (const auto& [text, encoded] : {std::pair{""sv, ""sv},
                                      {"f"sv, "Zg"sv},
                                      {"fo"sv, "Zm8"sv},
                                      {"foo"sv, "Zm9v"sv},
                                      {"\xfb\xff\xfe"sv, "-__-"sv}}) {
    CHECK(base64url(text) == encoded);
    CHECK(text_of_base64url(encoded) == text);
  }
  for (const char* wrong : {"Z", "Zg==", "Zh", "Zm9v!", "+/+/", "Zg "})
    CHECK(text_of_base64url(wrong).empty());
}
