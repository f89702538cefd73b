/// An activity with its view, as the page runs them: words from the files, a stage that notes what
/// is drawn, inputs that become commands.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/json.h"
#include "lesson.h"
#include "noting_surface.h"
#include "ui/interface.h"

namespace skua::antarctica {

using Words = std::vector<std::pair<std::string, std::string>>;

inline void add_words(json::View from, Words& words) {
  for (const json::View entry : from)
    words.emplace_back(std::string(entry.key()), std::string(entry.text().value_or("")));
}
inline Words words_of(const std::string& from_project) {
  Words words;
  const auto document = json::parse(read_file(from_project));
  REQUIRE(document);
  add_words(document->root(), words);
  return words;
}
inline constexpr const char* kLocales[] = {"en", "es", "fr", "zh-Hans", "ar"};
inline Words module_words(const std::string& locale) {
  return words_of("modules/antarctica/locales/" + locale + ".json");
}
inline Words runtime_words(const std::string& locale) {
  return words_of("runtime/ui/locales/" + locale + ".json");
}
inline Words lesson_words(const std::string& lesson, const std::string& locale) {
  Words words;
  const auto document = json::parse(lesson_file(lesson));
  REQUIRE(document);
  add_words(document->root()["texts"][locale], words);
  return words;
}
/// All that a page of the module gets; as the build does it, those of the lesson stand last and
/// win.
inline Words words_in(const std::string& locale, const std::string& lesson = kLessons[0]) {
  Words words = runtime_words(locale);
  for (auto& entry : module_words(locale)) words.push_back(std::move(entry));
  if (lesson.empty()) return words;
  for (auto& entry : lesson_words(lesson, locale)) words.push_back(std::move(entry));
  return words;
}

/// An activity on a page.
template <class Work>
struct PageWith {
  Work lesson;
  skua_ui ui;
  NotingSurface surface;
  std::map<std::string, std::string> nodes;  ///< id -> body as JSON
  std::string seen;                          ///< all patches so far

  template <class... Launched>
  explicit PageWith(Words words, Launched... launched) : lesson(launched...) {
    ui.strings.set(std::move(words));
    ui.progress_of = [this](std::string_view, skua_progress& p) { lesson.count(p); };
  }
  void stage(float width, float height) {
    ui.surface = width > 0 ? &surface : nullptr;
    ui.width = width;
    ui.height = height;
  }
  void pass(const Input* input = nullptr) {
    surface.begin();
    seen += ui.pass(input, true, [this] { lesson.show(ui); });
    nodes.clear();
    for (const Node& node : ui.tree.nodes()) nodes[node.id] = node.body;
  }
  /// An input, what it makes of the model, and the passes around it.
  void act(const Input& input) {
    ui.requests.clear();
    pass(&input);
    for (const Request& request : std::exchange(ui.requests, {})) lesson.request(request);
    pass();
  }
  void press(const std::string& id) { act({id, Input::Kind::activate, false, 0, {}}); }
  void type(const std::string& id, const std::string& text) {
    act({id, Input::Kind::set, true, 0, text});
  }
  /// Answers a question, and gives the answer.
  void reply(const std::string& id, const std::string& text) {
    type(id, text);
    press(id + ".check");
  }
  /// Until nothing moves.
  void rest() {
    lesson.rest();
    pass();
  }
  void drill(const std::string& depth) {
    type("depth", depth);
    press("lower_drill");
    rest();
    press("take_sample");
  }
  /// Opens what is folded at first.
  void unfold() {
    for (const char* id : {"drill", "findings"}) ui.set_field(id, "open");
  }
  void slide(const std::string& id, double value) { act({id, Input::Kind::set, false, value, {}}); }
  bool has(const std::string& id) const { return nodes.count(id) != 0; }
  bool says(const std::string& id, const std::string& part) const {
    return has(id) && nodes.at(id).find(part) != std::string::npos;
  }
};
using Page = PageWith<Lesson>;
using CheckPage = PageWith<Check>;

}  // namespace skua::antarctica
