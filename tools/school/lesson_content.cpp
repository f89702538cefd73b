#include "lesson_content.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "lessons.h"
#include "static_files.h"

namespace skua::school {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostVersions = 64;      // are held in memory
constexpr std::string_view kPseudo = "en-XA";  // for authors: nobody's language

const Json* member(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text_at(const Json& object, const char* name) {
  const Json* found = member(object, name);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

// What is no JSON is null. These files were made by the build.
Json json_in(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  const std::string text(std::istreambuf_iterator<char>(file), {});
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json() : json;
}

// The file that a manifest refers to, as "../../../files/…"; none outside of the folder.
std::optional<fs::path> referred(const fs::path& folder, const std::string& lesson,
                                 const Json* entry) {
  if (entry == nullptr) return std::nullopt;
  const fs::path path = (fs::path(lesson) / text_at(*entry, "url")).lexically_normal();
  if (!is_plain_path(path.generic_string())) return std::nullopt;
  return folder / path;
}

std::optional<LessonContent> read_in(const fs::path& folder, const std::string& lesson,
                                     const std::string& activity) {
  const Json manifest = json_in(folder / lesson / "manifest.json");
  const Json* entries = member(manifest, "activities");
  if (entries == nullptr || !entries->is_array()) return std::nullopt;
  for (const Json& entry : *entries) {
    if (text_at(entry, "id") != activity) continue;
    const auto file = referred(folder, lesson, member(entry, "file"));
    if (!file) return LessonContent();
    std::map<std::string, Json> texts;
    if (const Json* locales = member(entry, "locales"); locales && locales->is_object()) {
      for (const auto& [tag, one] : locales->items()) {
        const auto said = tag == kPseudo ? std::nullopt : referred(folder, lesson, &one);
        if (said) texts[tag] = json_in(*said);
      }
    }
    return LessonContent(json_in(*file), std::move(texts));
  }
  return std::nullopt;
}

}  // namespace

LessonContent::LessonContent(const Json& activity, std::map<std::string, Json> texts)
    : texts_(std::move(texts)) {
  const Json* stages = member(activity, "stages");
  if (stages == nullptr || !stages->is_array()) return;
  for (const Json& stage : *stages) {
    const Json* help = member(stage, "scaffold");
    has_help_ = has_help_ || (help != nullptr && *help == true);
    take_ways(stage);
    const Json* tasks = member(stage, "tasks");
    if (tasks == nullptr || !tasks->is_array()) continue;
    for (const Json& task : *tasks) take_question(task);
  }
}

void LessonContent::take_question(const Json& task) {
  if (const Json* questions = member(task, "questions"); questions && questions->is_array()) {
    for (const Json& one : *questions) take_question(one);
  }
  const Json* rubric = member(task, "rubric");
  if (rubric == nullptr || !rubric->is_object()) return;
  RubricQuestion question{text_at(task, "ask"), text_at(task, "kind") == "argument", {}};
  for (const auto& [line, points] : rubric->items()) {
    if (points.is_number_integer()) question.lines.push_back({line, points.get<int>()});
  }
  if (!question.id.empty() && !question.lines.empty()) rubrics_.push_back(std::move(question));
}

void LessonContent::take_ways(const Json& stage) {
  StageRules rules{text_at(stage, "id"), {}};
  if (const Json* ways = member(stage, "next"); ways != nullptr && ways->is_array()) {
    for (const Json& way : *ways) rules.ways.emplace_back(text_at(way, "to"), text_at(way, "when"));
  }
  stages_.push_back(std::move(rules));
}

Json LessonContent::rule_of(const std::string& from, const std::string& to) const {
  const auto stage = std::ranges::find(stages_, from, &StageRules::id);
  if (stage == stages_.end()) return {};
  const auto way = std::ranges::find(stage->ways, to, &std::pair<std::string, std::string>::first);
  if (way != stage->ways.end() && !way->second.empty())
    return {{"kind", "when"}, {"when", way->second}};
  if (way != stage->ways.end()) return {{"kind", "otherwise"}};
  const auto following = std::next(stage);
  if (following == stages_.end() || following->id != to) return {};
  return {{"kind", "next"}};
}

Json LessonContent::words(std::initializer_list<std::string> keys) const {
  Json all = Json::object();
  for (const auto& [tag, texts] : texts_) {
    for (const std::string& key : keys) {
      const std::string said = text_at(texts, key.c_str());
      if (said.empty() || said.contains('{')) continue;
      all[tag] = said;
      break;
    }
  }
  return all;
}

const LessonContent& LessonContents::of(const std::string& module, const std::string& version,
                                        const std::string& activity) {
  static const LessonContent kNothing;
  const std::string lesson = "lessons/" + module + "/" + version;
  const std::string name = lesson + "/" + activity;
  if (const auto known = read_.find(name); known != read_.end()) return known->second;
  for (const fs::path& folder : std::array{origins_.kept_lessons, origins_.site}) {
    auto content = read_in(folder, lesson, activity);
    if (!content) continue;
    if (read_.size() >= kMostVersions) read_.clear();
    return read_[name] = std::move(*content);
  }
  return kNothing;
}

}  // namespace skua::school
