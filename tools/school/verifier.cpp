#include "verifier.h"

#include <cstring>
#include <fstream>
#include <iterator>

#include "item_check.h"
#include "kept_lessons.h"
#include "lessons.h"
#include "limited_child.h"
#include "sha256.h"

namespace skua::school {

namespace fs = std::filesystem;

namespace {

constexpr const char* kScript = "skua-verify.mjs";
constexpr ChildLimits kLimits{.cpu = std::chrono::seconds(20),
                              .wall = std::chrono::seconds(60),
                              .memory = 768 * 1024 * 1024,
                              .output = 1024 * 1024};

Replayed unchecked(std::string code, std::string problem) {
  return {.result = {}, .code = std::move(code), .problem = std::move(problem)};
}

Replayed unplayable(std::string code, std::string problem) {
  return {.result = {}, .code = std::move(code), .problem = std::move(problem), .unplayable = true};
}

// The first line that says something, at most 200 bytes of it.
std::string gist(const std::string& words) {
  const auto start = words.find_first_not_of(" \n\r\t");
  if (start == std::string::npos) return {};
  const auto end = std::min(words.find('\n', start), words.size());
  return ": " + words.substr(start, std::min<std::size_t>(end - start, 200));
}

bool has_result(const Json& answer) {
  const auto is = [&](const char* name, auto check) {
    const auto found = answer.find(name);
    return found != answer.end() && check(*found);
  };
  const auto count = [](const Json& value) { return value.is_number_unsigned(); };
  const auto flag = [](const Json& value) { return value.is_boolean(); };
  return is("ok", flag) && is("commands", count) && is("events", count) && is("score", is_score) &&
         is("completed", flag);
}

bool explains_itself(const Json& answer) {
  const Json::json_pointer message("/divergence/message");
  return answer.contains(message) && answer[message].is_string();
}

std::string sha256_start(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return sha256(std::string{std::istreambuf_iterator<char>(file), {}}).substr(0, 16);
}

std::string said(const ChildEnd& end) {
  using How = ChildEnd::How;
  switch (end.how) {
    case How::out_of_cpu:
      return "used more than 20 seconds of processor time";
    case How::out_of_time:
      return "took longer than a minute";
    case How::too_much_output:
      return "wrote more than 1 MB";
    case How::not_started:
      return "could not be started" + gist(end.words);
    case How::signalled:
      return std::string("stopped with \"") + ::strsignal(end.code) + "\"" + gist(end.words);
    case How::exited:
    case How::stopped:
      break;
  }
  return {};
}

std::string code_of(ChildEnd::How how) {
  using How = ChildEnd::How;
  if (how == How::out_of_time) return "busy";
  return how == How::not_started ? "not-started" : "crashed";
}

// What the script says it could not do: because of the journal's records, which came from the
// student, or because of the build.
Replayed failed(const Json& answer, const std::string& error) {
  const Json code = answer.value("code", Json());
  for (const char* of_records : {"unreadable", "too-large", "trap"}) {
    if (code == of_records) return unplayable(of_records, error);
  }
  const bool of_build = code.is_string() || answer.value("missing", Json()) == true;
  return unchecked(of_build ? "no-build" : "no-answer", error);
}

Replayed outcome_of(const ChildEnd& end) {
  if (end.how == ChildEnd::How::out_of_cpu)
    return unplayable("too-long", "the replay " + said(end));
  if (end.how != ChildEnd::How::exited)
    return unchecked(code_of(end.how), "the replay " + said(end));
  if (!end.output.empty()) return read_replay(end.output, end.code);
  return unchecked("crashed",
                   "the replay ended with code " + std::to_string(end.code) + gist(end.words));
}

}  // namespace

std::optional<fs::path> replay_script(const Origins& origins) {
  std::error_code none;
  const auto built = origins.site / "verify" / kScript;
  if (fs::is_regular_file(built, none)) return built;
  std::optional<fs::path> newest;
  fs::file_time_type when;
  for (fs::directory_iterator at(origins.kept_lessons / "verify", none), end; !none && at != end;
       at.increment(none)) {
    const auto script = at->path() / kScript;
    std::error_code missing;
    const auto written = fs::last_write_time(script, missing);
    if (missing || (newest && written <= when)) continue;
    newest = script;
    when = written;
  }
  return newest;
}

void keep_replay_script(const fs::path& site, const fs::path& kept) {
  const auto built = site / "verify" / kScript;
  if (fs::is_regular_file(built))
    copy_whole(built, kept / "verify" / sha256_start(built) / kScript);
}

Replayed read_replay(const std::string& output, int exit_code) {
  const auto answer = read_json(output);
  const Replayed nonsense =
      unchecked("no-answer", "the replay ended with code " + std::to_string(exit_code) +
                                 " and without an answer that can be read" + gist(output));
  if (!answer || !answer->is_object()) return nonsense;
  if (const auto error = answer->find("error"); error != answer->end() && error->is_string())
    return failed(*answer, error->get<std::string>());
  if (!has_result(*answer)) return nonsense;
  const bool ok = (*answer)["ok"] == true;
  if (exit_code != (ok ? 0 : 1) || (!ok && !explains_itself(*answer))) return nonsense;
  Replayed replayed;
  replayed.result.emplace(*answer);
  return replayed;
}

Replayed replay(const Origins& origins, const std::string& journal, const Json& keys,
                const std::atomic<bool>& stop) {
  const std::string node = program_on_path("node");
  if (node.empty())
    return unchecked("no-node", "Node (the program \"node\") is not on the school's PATH");
  const auto script = replay_script(origins);
  if (!script) {
    return unchecked("no-script",
                     "verify/skua-verify.mjs is not in the site's folder. Build the site again");
  }
  const auto absolute = [](const fs::path& path) { return fs::absolute(path).string(); };
  const std::string request = write_json({{"journal", journal}, {"keys", keys}});
  const ChildEnd end =
      run_limited({node, "--max-old-space-size=256", absolute(*script), "--json", "--site",
                   absolute(origins.site), "--site", absolute(origins.kept_lessons)},
                  request, kLimits, stop);
  if (end.how == ChildEnd::How::stopped)
    return {.result = {}, .code = {}, .problem = {}, .stopped = true};
  Replayed replayed = outcome_of(end);
  replayed.cpu = end.cpu.count();
  return replayed;
}

}  // namespace skua::school
