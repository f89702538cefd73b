#include "lessons.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace skua::school {

namespace {

Json titles_of(const Json& title) {
  Json titles = Json::object();
  if (!title.is_object()) return titles;
  for (const auto& [locale, text] : title.items()) {
    if (text.is_string()) titles[locale] = text;
  }
  return titles;
}

}  // namespace

bool is_version(std::string_view text) {
  return text.size() == 16 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool has_lesson(const std::filesystem::path& site, const std::string& module,
                const std::string& version) {
  const auto folder = site / "lessons" / module / version;
  std::error_code ignored;
  return is_version(version) && std::filesystem::is_regular_file(folder / "index.html", ignored) &&
         std::filesystem::is_regular_file(folder / "manifest.json", ignored);
}

std::expected<Lesson, std::string> newest_lesson(const std::filesystem::path& site,
                                                 const std::string& module,
                                                 const std::string& activity) {
  const auto path = site / "lessons" / module / "latest.json";
  const std::string name = "lessons/" + module + "/latest.json";
  const std::string remedy = " Build the site again.";
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(name + " is not in the site's folder." + remedy);
  const auto latest = read_json(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!latest || !latest->is_object() || !latest->contains("version") ||
      !(*latest)["version"].is_string() || !latest->contains("activities") ||
      !(*latest)["activities"].is_array()) {
    return std::unexpected(name + " is not a description of a lesson." + remedy);
  }
  Lesson lesson;
  lesson.version = (*latest)["version"].get<std::string>();
  if (!has_lesson(site, module, lesson.version)) {
    return std::unexpected(name + " names version \"" + lesson.version +
                           "\", which is not in the site's folder." + remedy);
  }
  for (const Json& entry : (*latest)["activities"]) {
    if (!entry.is_object() || !entry.contains("id") || entry["id"] != activity) continue;
    lesson.title = titles_of(entry.contains("title") ? entry["title"] : Json());
    if (entry.contains("minutes") && entry["minutes"].is_number_unsigned() &&
        entry["minutes"] <= 600) {
      lesson.minutes = entry["minutes"].get<int>();
    }
    return lesson;
  }
  return std::unexpected(name + " has no activity \"" + activity + "\"." + remedy);
}

}  // namespace skua::school
