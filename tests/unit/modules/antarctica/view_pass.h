/// An activity with its view, as the page runs them: words from the locale files, a stage that
/// notes what is drawn, inputs that become commands.
#pragma once

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/json.h"
#include "ice_check_view.h"
#include "ice_core_view.h"
#include "lesson.h"
#include "noting_surface.h"
#include "project.h"
#include "ui/interface.h"

namespace skua::antarctica {

using Words = std::vector<std::pair<std::string, std::string>>;

inline std::string read_file(const std::string& from_project) {
  std::ifstream file(project_folder() + "/" + from_project, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline Words words_of(const std::string& from_project) {
  Words words;
  const auto document = json::parse(read_file(from_project));
  if (!document) return words;
  for (const json::View entry : document->root()) {
    words.emplace_back(std::string(entry.key()), std::string(entry.text().value_or("")));
  }
  return words;
}
inline Words module_words(const std::string& locale) {
  return words_of("modules/antarctica/locales/" + locale + ".json");
}
inline constexpr const char* kLocales[] = {"en", "es", "fr", "zh-Hans", "ar"};
inline Words runtime_words(const std::string& locale) {
  return words_of("runtime/ui/locales/" + locale + ".json");
}

/// How many items an activity has, and how many of them are done.
constexpr int items_of(const IceCore&) { return kItemCount; }
constexpr int items_of(const IceCheck&) { return kQuestionCount; }
inline int done_in(const IceCore& core) { return core.items_done(); }
inline int done_in(const IceCheck& check) { return check.answered(); }

/// An activity on a page.
template <class Work, auto view>
struct PageWith {
  Work lesson;
  skua_ui ui;
  NotingSurface surface;
  std::map<std::string, std::string> nodes;  ///< id -> body as JSON
  std::string seen;                          ///< all patches so far

  explicit PageWith(Words words, uint32_t seed = 1) : lesson(seed) {
    ui.strings.set(std::move(words));
    ui.progress_of = [this](std::string_view, skua_progress& p) {
      p.items = static_cast<uint32_t>(items_of(lesson.core));
      p.items_done = static_cast<uint32_t>(done_in(lesson.core));
      p.points = p.items_done;
      p.points_possible = p.items;
    };
  }
  void stage(float width, float height) {
    ui.surface = width > 0 ? &surface : nullptr;
    ui.width = width;
    ui.height = height;
  }
  void pass(const Input* input = nullptr) {
    surface.begin();
    seen += ui.pass(input, true, [this] {
      Ui handle(&ui);
      view(lesson.core, handle);
    });
    nodes.clear();
    for (const Node& node : ui.tree.nodes()) nodes[node.id] = node.body;
  }
  /// An input, what it makes of the model, and the passes around it.
  void act(const Input& input) {
    ui.requests.clear();
    pass(&input);
    const auto requests = ui.requests;
    ui.requests.clear();
    for (const Request& request : requests) {
      std::vector<skua_value> values;
      for (const NamedValue& v : request.values) values.push_back(v.to_abi());
      skua_command raw{};
      raw.size = sizeof raw;
      raw.name = to_abi(request.name);
      raw.values = values.data();
      raw.value_count = static_cast<uint32_t>(values.size());
      skua_evidence_log log{lesson.evidence, lesson.tick};
      EvidenceLog evidence(&log);
      lesson.core.apply(Command(raw), evidence);
    }
    pass();
  }
  void press(const std::string& id) { act({id, Input::Kind::activate, false, 0, {}}); }
  void type(const std::string& id, const std::string& text) {
    act({id, Input::Kind::set, true, 0, text});
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
using Page = PageWith<Lesson, ice_core_view>;
using CheckPage = PageWith<Check, ice_check_view>;

}  // namespace skua::antarctica
