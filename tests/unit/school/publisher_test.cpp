#include "publisher.h"

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <doctest/doctest.h>

#include "sha256.h"

using namespace skua::school;
namespace fs = std::filesystem;

namespace {

const Manuscript kManuscript{"antarctica", "own-1", "{}", {}};
constexpr const char* kBase = "0123456789abcdef";

std::string place_of(const std::string& text, const std::string& name) {
  return "files/" + sha256(text).substr(0, 16) + "/" + name;
}

Json good(const std::string& manifest = "{}") {
  return {{"ok", true},
          {"base", kBase},
          {"version", sha256(manifest).substr(0, 16)},
          {"manifest", manifest},
          {"told", {{"id", "own-1"}}},
          {"files", {{{"path", place_of("text", "a.json")}, {"text", "text"}}}},
          {"keys", nullptr}};
}

std::string problem_of(const Json& answer) {
  const auto made = read_made(kManuscript, write_json(answer));
  if (made) return "";
  return made.error().faults.empty() ? made.error().code : "faults";
}

Json with(const char* pointer, const Json& value) {
  Json answer = good();
  answer[Json::json_pointer(pointer)] = value;
  return answer;
}

}  // namespace

TEST_CASE("a lesson that was made is taken with all its files, the keys apart") {
  Json answer = good();
  answer["keys"] = R"({"items":{}})";
  const auto made = read_made(kManuscript, write_json(answer));
  REQUIRE(made);
  CHECK(made->base == kBase);
  REQUIRE(made->files.size() == 2);
  CHECK(made->files[0].path == place_of("text", "a.json"));
  CHECK(made->files[1].path == "keys/antarctica/" + made->version + "/own-1.json");
}

TEST_CASE("faults and causes are told apart") {
  const Json faults{{"ok", false}, {"faults", {{{"at", "/minutes"}, {"message", "is missing"}}}}};
  const auto made = read_made(kManuscript, write_json(faults));
  REQUIRE_FALSE(made);
  CHECK(made.error().faults == faults["faults"]);
  CHECK(problem_of({{"ok", false}, {"error", "latest.json can't be read."}, {"code", "site"}}) ==
        "site");
}

TEST_CASE("what is no answer is not taken, nor what would lie elsewhere or under another hash") {
  CHECK(problem_of(good()) == "");
  for (const char* text : {"", "x", "[]", "null", "{}", "{\"ok\":true}", "{\"faults\":[]}"}) {
    CAPTURE(text);
    const auto made = read_made(kManuscript, text);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == "not-checked");
  }
  CHECK(problem_of(with("/base", "../..")) == "not-checked");
  CHECK(problem_of(with("/version", kBase)) == "not-checked");
  CHECK(problem_of(with("/manifest", "other")) == "not-checked");
  CHECK(problem_of(with("/told", "x")) == "not-checked");
  CHECK(problem_of(with("/files/0/text", "other")) == "not-checked");
  for (const char* path : {"files/../../token.key", "/etc/passwd", "verify/skua-verify.mjs", ""}) {
    CAPTURE(path);
    CHECK(problem_of(with("/files/0/path", path)) == "not-checked");
  }
}

TEST_CASE("a lesson that was taken away leaves the files of another") {
  const fs::path kept = fs::temp_directory_path() / ("skua-kept-" + std::to_string(::getpid()));
  const auto write = [&](const std::string& path, const std::string& text) {
    fs::create_directories((kept / path).parent_path());
    std::ofstream(kept / path) << text;
  };
  const auto manifest = [](const std::string& own) {
    const auto entry = [](const std::string& path) { return Json{{"url", "../../../" + path}}; };
    return write_json(
        {{"activities",
          {{{"file", entry(own)}, {"locales", {{"en", entry(place_of("shared", "en.json"))}}}}}}});
  };
  const std::string mine = place_of("mine", "a.json"), theirs = place_of("theirs", "b.json");
  write(mine, "mine");
  write(theirs, "theirs");
  const std::string beside = place_of("mine", "of-another-lesson.json");
  write(beside, "mine");
  write(place_of("shared", "en.json"), "shared");
  write("lessons/antarctica/aaaaaaaaaaaaaaaa/manifest.json", manifest(mine));
  write("lessons/antarctica/bbbbbbbbbbbbbbbb/manifest.json", manifest(theirs));
  write("keys/antarctica/aaaaaaaaaaaaaaaa/own-1.json", "{}");
  take_away(kept, "antarctica", "aaaaaaaaaaaaaaaa");
  CHECK_FALSE(fs::exists(kept / "lessons/antarctica/aaaaaaaaaaaaaaaa"));
  CHECK_FALSE(fs::exists(kept / "keys/antarctica/aaaaaaaaaaaaaaaa"));
  CHECK_FALSE(fs::exists(kept / mine));
  CHECK(fs::exists(kept / theirs));
  CHECK(fs::exists(kept / beside));
  CHECK(fs::exists(kept / place_of("shared", "en.json")));
  fs::remove_all(kept);
}
