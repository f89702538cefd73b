#include "written_answers.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace skua::school {

namespace {

std::optional<Json> json_in(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  auto json = read_json(std::string(std::istreambuf_iterator<char>(file), {}));
  return json ? std::optional(std::move(*json)) : std::nullopt;
}

// Questions stand in stages, and within their tasks.
void collect(const Json& part, std::set<std::string>& questions) {
  if (part.is_object()) {
    const Json kind = part.value("kind", Json()), id = part.value("ask", Json());
    if (id.is_string() && (kind == "text" || kind == "argument"))
      questions.insert(id.get<std::string>());
  }
  if (part.is_structured()) {
    for (const Json& inner : part) collect(inner, questions);
  }
}

bool is_number(const std::string& text) {
  return std::ranges::all_of(
      text, [](char c) { return std::string_view("0123456789.,+- ").contains(c); });
}

}  // namespace

std::optional<std::set<std::string>> written_questions(
    std::span<const std::filesystem::path> folders, const Assignment& assignment,
    const std::string& version) {
  const std::string lesson = "lessons/" + assignment.module + "/" + version;
  for (const auto& folder : folders) {
    const auto manifest = json_in(folder / lesson / "manifest.json");
    if (!manifest) continue;
    for (const Json& activity : manifest->value("activities", Json::array())) {
      if (activity.value("id", "") != assignment.activity) continue;
      const Json url = activity.value("file", Json::object()).value("url", Json());
      if (!url.is_string()) return std::set<std::string>();
      const auto content = json_in(folder / lesson / url.get<std::string>());
      if (!content) return std::nullopt;
      std::set<std::string> questions;
      collect(*content, questions);
      return questions;
    }
    return std::set<std::string>();
  }
  return std::nullopt;
}

bool has_written_answer(soci::session& sql, const std::string& attempt,
                        const std::set<std::string>& questions) {
  if (questions.empty()) return false;
  return std::ranges::any_of(commands_of(sql, attempt), [&](const Json& command) {
    const Json item = command[2].value("item", Json());
    return item.is_string() && questions.contains(item.get<std::string>()) &&
           command[2].contains("response");
  });
}

Json without_typed_text(Json views) {
  for (Json& view : views) {
    Json kept = Json::object();
    for (const auto& [name, value] : view[2].items()) {
      const bool typed = name.starts_with("f:") && value.is_string();
      if (!typed || is_number(value.get_ref<const std::string&>())) kept[name] = value;
    }
    view[2] = std::move(kept);
  }
  return views;
}

}  // namespace skua::school
