#include "kept_lessons.h"

#include <cctype>
#include <deque>
#include <fstream>
#include <iterator>
#include <set>

#include "lessons.h"
#include "sha256.h"
#include "static_files.h"
#include "verifier.h"

namespace skua::school {

namespace fs = std::filesystem;

namespace {

bool is_path_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("-_./").contains(c);
}

// Paths "files/<16 hex>/<name>" that occur anywhere in a text: in a page, a manifest, a script.
std::set<std::string> files_named_in(const std::string& text) {
  std::set<std::string> files;
  constexpr std::string_view kStart = "files/";
  for (auto at = text.find(kStart); at != std::string::npos; at = text.find(kStart, at + 1)) {
    auto end = at;
    while (end < text.size() && is_path_letter(text[end])) ++end;
    const std::string path = text.substr(at, end - at);
    const bool hashed = path.size() > kStart.size() + 17 &&
                        is_version(std::string_view(path).substr(kStart.size(), 16));
    if (hashed && is_plain_path(path)) files.insert(path);
  }
  return files;
}

bool may_name_files(const fs::path& path) {
  const auto type = path.extension();
  return type == ".html" || type == ".json" || type == ".js" || type == ".css";
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void copy_with_compressed(const fs::path& site, const fs::path& kept, const std::string& path) {
  if (fs::is_regular_file(site / (path + ".br")))
    copy_whole(site / (path + ".br"), kept / (path + ".br"));
  copy_whole(site / path, kept / path);
}

void keep_keys(const fs::path& site, const fs::path& kept, const std::string& folder) {
  if (!fs::is_directory(site / folder)) return;
  for (const auto& entry : fs::directory_iterator(site / folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".json")
      copy_whole(entry.path(), kept / folder / entry.path().filename());
  }
}

}  // namespace

void copy_whole(const fs::path& from, const fs::path& to) {
  if (fs::exists(to)) return;
  fs::create_directories(to.parent_path());
  fs::path partial = to;
  partial += ".partial";
  fs::copy_file(from, partial, fs::copy_options::overwrite_existing);
  fs::permissions(partial, fs::perms::owner_read | fs::perms::owner_write);
  fs::rename(partial, to);
}

AnswerKeys keys_of(std::span<const fs::path> folders, const std::string& module,
                   const std::string& version, const std::string& activity) {
  for (const auto& folder : folders) {
    const auto path = folder / "keys" / module / version / (activity + ".json");
    if (!std::ifstream(path)) continue;
    const std::string text = text_of(path);
    if (const auto keys = read_json(text)) return {*keys, sha256(text)};
  }
  return {};
}

std::expected<void, std::string> keep_lesson(const fs::path& site, const fs::path& kept,
                                             const std::string& module,
                                             const std::string& version) {
  const std::string folder = "lessons/" + module + "/" + version;
  try {
    keep_keys(site, kept, "keys/" + module + "/" + version);
    keep_replay_script(site, kept);
    std::deque<std::string> open;
    std::set<std::string> seen;
    for (const auto& entry : fs::directory_iterator(site / folder)) {
      const std::string name = entry.path().filename().string();
      if (entry.is_regular_file() && !name.ends_with(".br")) open.push_back(folder + "/" + name);
    }
    while (!open.empty()) {
      const std::string path = open.front();
      open.pop_front();
      if (!seen.insert(path).second || !fs::is_regular_file(site / path)) continue;
      copy_with_compressed(site, kept, path);
      if (!may_name_files(path)) continue;
      for (const std::string& file : files_named_in(text_of(site / path))) open.push_back(file);
    }
  } catch (const fs::filesystem_error& error) {
    return std::unexpected("The lesson cannot be kept in the data folder (" +
                           error.code().message() + ").");
  }
  return {};
}

}  // namespace skua::school
