#include "lessons.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

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

// [{id, codes, title}] of what is one; anything else is left out.
Json named_of(const Json& entry, const char* key) {
  Json list = Json::array();
  const auto given = entry.find(key);
  if (given == entry.end() || !given->is_array()) return list;
  for (const Json& one : *given) {
    if (!one.is_object() || !one.contains("id") || !one["id"].is_string()) continue;
    Json codes = Json::array();
    if (const auto all = one.find("codes"); all != one.end() && all->is_array()) {
      for (const Json& code : *all) {
        if (code.is_string()) codes.push_back(code);
      }
    }
    list.push_back({{"id", one["id"]},
                    {"codes", std::move(codes)},
                    {"title", titles_of(one.contains("title") ? one["title"] : Json())}});
  }
  return list;
}

// A name that can stand in an address as it is.
bool is_plain_name(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_';
  });
}

// None if the file is missing or is not a description of a lesson.
std::optional<Json> read_latest(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  auto latest = read_json(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!latest || !latest->is_object() || !latest->contains("version") ||
      !(*latest)["version"].is_string() || !latest->contains("activities") ||
      !(*latest)["activities"].is_array()) {
    return std::nullopt;
  }
  return std::optional<Json>(std::in_place, std::move(*latest));
}

}  // namespace

std::vector<std::string> modules_of(const std::filesystem::path& site) {
  std::vector<std::string> modules;
  std::error_code none;
  for (std::filesystem::directory_iterator at(site / "lessons", none), end; !none && at != end;
       at.increment(none)) {
    const std::string name = at->path().filename().string();
    std::error_code missing;
    if (is_plain_name(name) &&
        std::filesystem::is_regular_file(at->path() / "latest.json", missing)) {
      modules.push_back(name);
    }
  }
  std::ranges::sort(modules);
  return modules;
}

std::vector<std::string> activities_of(const std::filesystem::path& site,
                                       const std::string& module) {
  std::vector<std::string> activities;
  const auto latest = read_latest(site / "lessons" / module / "latest.json");
  if (!latest) return activities;
  for (const Json& entry : (*latest)["activities"]) {
    if (!entry.is_object() || !entry.contains("id") || !entry["id"].is_string()) continue;
    const auto& id = entry["id"].get_ref<const std::string&>();
    if (is_plain_name(id) && std::ranges::find(activities, id) == activities.end())
      activities.push_back(id);
  }
  return activities;
}

std::optional<std::string> original_of(const std::filesystem::path& site, const std::string& module,
                                       const std::string& activity) {
  const auto folder = site / "lessons" / "edit";
  std::ifstream file(folder / "originals.json", std::ios::binary);
  const auto list = read_json(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!list || !list->is_array()) return std::nullopt;
  for (const Json& one : *list) {
    if (!one.is_object() || one.value("module", Json()) != module ||
        one.value("id", Json()) != activity || !one.value("url", Json()).is_string()) {
      continue;
    }
    std::ifstream original(folder / one["url"].get<std::string>(), std::ios::binary);
    if (!original) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(original), {});
  }
  return std::nullopt;
}

Lesson lesson_told(const Json& entry, const std::string& version) {
  Lesson lesson;
  lesson.version = version;
  lesson.title = titles_of(entry.contains("title") ? entry["title"] : Json());
  if (entry.contains("minutes") && entry["minutes"].is_number_unsigned() &&
      entry["minutes"] <= 600) {
    lesson.minutes = entry["minutes"].get<int>();
  }
  if (entry.contains("mode") && entry["mode"] == "assessment") lesson.mode = "assessment";
  lesson.objectives = named_of(entry, "objectives");
  lesson.careers = named_of(entry, "careers");
  return lesson;
}

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
  if (!std::ifstream(path)) return std::unexpected(name + " is not in the site's folder." + remedy);
  const auto latest = read_latest(path);
  if (!latest) {
    return std::unexpected(name + " is not a description of a lesson." + remedy);
  }
  const auto version = (*latest)["version"].get<std::string>();
  if (!has_lesson(site, module, version)) {
    return std::unexpected(name + " names version \"" + version +
                           "\", which is not in the site's folder." + remedy);
  }
  for (const Json& entry : (*latest)["activities"]) {
    if (entry.is_object() && entry.contains("id") && entry["id"] == activity)
      return lesson_told(entry, version);
  }
  return std::unexpected(name + " has no activity \"" + activity + "\"." + remedy);
}

}  // namespace skua::school
