#include "publisher.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "kept_lessons.h"
#include "lessons.h"
#include "limited_child.h"
#include "sha256.h"
#include "static_files.h"

namespace skua::school {

namespace fs = std::filesystem;

namespace {

constexpr const char* kScript = "skua-publish.mjs";
constexpr ChildLimits kLimits{.cpu = std::chrono::seconds(20),
                              .wall = std::chrono::seconds(60),
                              .memory = 768 * 1024 * 1024,
                              .output = 16 * 1024 * 1024};

std::unexpected<NotMade> not_made(std::string code, std::string problem) {
  return std::unexpected(NotMade{.code = std::move(code), .problem = std::move(problem)});
}

std::unexpected<NotMade> no_answer() {
  return not_made("not-checked",
                  "The program that checks lessons gave no answer that can be read. Build the site "
                  "again.");
}

std::optional<std::string> text_at(const Json& answer, const char* key) {
  const auto found = answer.find(key);
  if (found == answer.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

// [{at, message}] of what is one.
Json faults_in(const Json& answer) {
  Json faults = Json::array();
  const auto given = answer.find("faults");
  if (given == answer.end() || !given->is_array()) return faults;
  for (const Json& one : *given) {
    if (!one.is_object()) continue;
    const auto at = text_at(one, "at"), message = text_at(one, "message");
    if (at && message) faults.push_back({{"at", *at}, {"message", *message}});
  }
  return faults;
}

std::optional<std::vector<MadeFile>> files_in(const Json& answer) {
  const auto given = answer.find("files");
  if (given == answer.end() || !given->is_array()) return std::nullopt;
  std::vector<MadeFile> files;
  for (const Json& one : *given) {
    if (!one.is_object()) return std::nullopt;
    auto path = text_at(one, "path"), text = text_at(one, "text");
    if (!path || !text || !is_plain_path(*path)) return std::nullopt;
    // Whoever has the address has these bytes and no others.
    if (!path->starts_with("files/" + sha256(*text).substr(0, 16) + "/")) return std::nullopt;
    files.push_back({std::move(*path), std::move(*text)});
  }
  return files;
}

void write_whole(const fs::path& to, const std::string& content) {
  if (fs::exists(to)) return;
  fs::create_directories(to.parent_path());
  fs::path partial = to;
  partial += ".partial";
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (!file)
    throw fs::filesystem_error("write", to, std::make_error_code(std::errc::no_space_on_device));
  fs::rename(partial, to);
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The files that only an activity of this manifest needs: its own text, and what it says in each
// language.
std::vector<std::string> own_files(const std::string& manifest) {
  std::vector<std::string> files;
  const auto json = read_json(manifest);
  if (!json || !json->is_object()) return files;
  const auto add = [&](const Json& entry) {
    const std::string url = entry.is_object() ? entry.value("url", "") : "";
    const auto at = url.find("files/");
    if (at != std::string::npos && is_plain_path(url.substr(at))) files.push_back(url.substr(at));
  };
  for (const Json& activity : json->value("activities", Json::array())) {
    if (!activity.is_object()) continue;
    add(activity.value("file", Json()));
    for (const Json& locale : activity.value("locales", Json::object())) add(locale);
  }
  return files;
}

// All manifests that are kept, one after the other.
std::string manifests_in(const fs::path& kept) {
  std::string all;
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(kept / "lessons", none)) {
    if (entry.path().filename() == "manifest.json") all += text_of(entry.path());
  }
  return all;
}

std::string said(const ChildEnd& end) {
  using How = ChildEnd::How;
  switch (end.how) {
    case How::out_of_cpu:
    case How::out_of_time:
      return "The lesson took too long to check. Make it shorter, or try again when this machine "
             "has less to do.";
    case How::not_started:
      return "Node (the program \"node\") could not be started.";
    default:
      return "The program that checks lessons broke off.";
  }
}

}  // namespace

std::expected<MadeLesson, NotMade> read_made(const Manuscript& manuscript,
                                             const std::string& output) {
  const auto answer = read_json(output);
  if (!answer || !answer->is_object()) return no_answer();
  if (auto error = text_at(*answer, "error")) return not_made("site", std::move(*error));
  if (Json faults = faults_in(*answer); !faults.empty())
    return std::unexpected(NotMade{.faults = std::move(faults), .code = {}, .problem = {}});
  const auto base = text_at(*answer, "base"), version = text_at(*answer, "version"),
             manifest = text_at(*answer, "manifest");
  auto files = files_in(*answer);
  const auto told = answer->find("told");
  if (!base || !version || !manifest || !files || told == answer->end() || !told->is_object())
    return no_answer();
  if (!is_version(*base) || *version != sha256(*manifest).substr(0, 16)) return no_answer();
  if (const auto keys = text_at(*answer, "keys")) {
    files->push_back(
        {"keys/" + manuscript.module + "/" + *version + "/" + manuscript.id + ".json", *keys});
  }
  return MadeLesson{.module = manuscript.module,
                    .base = *base,
                    .version = *version,
                    .manifest = *manifest,
                    .told = *told,
                    .files = std::move(*files)};
}

std::expected<MadeLesson, NotMade> make_lesson(const Origins& origins, const Manuscript& manuscript,
                                               const std::atomic<bool>& stop) {
  const std::string node = program_on_path("node");
  if (node.empty())
    return not_made("no-node",
                    "Publishing needs Node (the program \"node\") on the school's PATH.");
  const fs::path script = fs::absolute(origins.site / "verify" / kScript);
  if (std::error_code none; !fs::is_regular_file(script, none)) {
    return not_made("no-script",
                    "verify/skua-publish.mjs is not in the site's folder. Build the site again.");
  }
  const std::string request = write_json({{"module", manuscript.module},
                                          {"id", manuscript.id},
                                          {"activity", manuscript.activity},
                                          {"keys", manuscript.keys}});
  const ChildEnd end = run_limited({node, "--max-old-space-size=256", script.string(), "--site",
                                    fs::absolute(origins.site).string()},
                                   request, kLimits, stop);
  if (end.how != ChildEnd::How::exited) return not_made("not-checked", said(end));
  return read_made(manuscript, end.output);
}

std::expected<void, std::string> put_in_place(const Origins& origins, const MadeLesson& lesson) {
  const auto base = keep_lesson(origins.site, origins.kept_lessons, lesson.module, lesson.base);
  if (!base) return base;
  const fs::path kept = origins.kept_lessons, lessons = kept / "lessons" / lesson.module;
  try {
    for (const MadeFile& file : lesson.files) write_whole(kept / file.path, file.content);
    copy_whole(lessons / lesson.base / "index.html", lessons / lesson.version / "index.html");
    write_whole(lessons / lesson.version / "manifest.json", lesson.manifest);
  } catch (const fs::filesystem_error& error) {
    return std::unexpected("The lesson cannot be kept in the data folder (" +
                           error.code().message() + ").");
  }
  return {};
}

void take_away(const fs::path& kept, const std::string& module, const std::string& version) {
  std::error_code ignored;
  const fs::path gone = kept / "lessons" / module / version;
  const auto files = own_files(text_of(gone / "manifest.json"));
  fs::remove_all(gone, ignored);
  fs::remove_all(kept / "keys" / module / version, ignored);
  const std::string others = manifests_in(kept);
  for (const std::string& file : files) {
    // Another version may have it, too; another lesson's of the same content lies beside it.
    if (others.contains(file)) continue;
    fs::remove(kept / file, ignored);
    fs::remove((kept / file).parent_path(), ignored);  // only if nothing else lies there
  }
}

}  // namespace skua::school
