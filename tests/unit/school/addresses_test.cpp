// What decides whether a request is let through: paths, cookies, host names, language tags.
#include <doctest/doctest.h>

#include "exchange.h"
#include "launch.h"
#include "session_cookie.h"
#include "static_files.h"

using namespace skua::school;

TEST_CASE("a plain path cannot leave its folder") {
  for (const char* path : {"index.html", "files/0123456789abcdef/skua.wasm", "a/b-c_d/e.f.g"}) {
    CAPTURE(path);
    CHECK(is_plain_path(path));
  }
  for (const char* path :
       {"", "/etc/passwd", "..", "../x", "a/../b", "a/..", "a//b", "a/", ".git/config", "a/.hidden",
        "a%2e%2e", "a\\b", "a b", "a:b", "\xc3\xa9"}) {
    CAPTURE(path);
    CHECK_FALSE(is_plain_path(path));
  }
  CHECK_FALSE(is_plain_path(std::string_view("a\0b", 3)));
  CHECK_FALSE(is_plain_path(std::string(501, 'a')));
}

TEST_CASE("the session's token is found in a Cookie header, and only a token") {
  const std::string token = "0123456789abcdef0123456789abcdef";
  CHECK(token_in_cookie("skua_session=" + token) == token);
  CHECK(token_in_cookie("a=b; skua_session=" + token + "; c=d") == token);
  CHECK(token_in_cookie(cookie_with_token(token).substr(0, 45)) == token);
  for (const std::string& header :
       {std::string(), std::string("skua_session="), "xskua_session=" + token,
        "skua_session=" + token + "0", std::string("skua_session=0123456789ABCDEF0123456789ABCDEF"),
        std::string(";;;=")}) {
    CAPTURE(header);
    CHECK(token_in_cookie(header).empty());
  }
}

TEST_CASE("only loopback names are ours") {
  CHECK(is_loopback_name(host_name("127.0.0.1:8440")));
  CHECK(is_loopback_name(host_name("localhost")));
  CHECK(is_loopback_name(host_name("[::1]:8440")));
  for (const char* host :
       {"", "school.example:8440", "127.0.0.1.example", "localhost.example", "[::1", ":8440"}) {
    CAPTURE(host);
    CHECK_FALSE(is_loopback_name(host_name(host)));
  }
}

TEST_CASE("language tags") {
  for (const char* tag : {"en", "es-MX", "zh-Hant-TW"}) CHECK(is_locale(tag));
  for (const char* tag : {"", "e", "en-", "-en", "en--US", "en US", "toolonglanguage", "en\"><"}) {
    CAPTURE(tag);
    CHECK_FALSE(is_locale(tag));
  }
}
