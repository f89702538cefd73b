/// A simulation's view on a page, without a browser: what it says and draws is noted, and what a
/// student does becomes commands.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/evidence_log.h"
#include "core/json.h"
#include "noting_surface.h"
#include "project.h"
#include "skua/module.h"
#include "ui/interface.h"

namespace skua {

using LocaleWords = std::vector<std::pair<std::string, std::string>>;

inline constexpr const char* kLocales[] = {"en", "es", "fr", "zh-Hans", "ar"};

/// The texts of a folder of the project in a language, in their order.
inline LocaleWords words_of(const std::string& folder, const std::string& locale) {
  std::ifstream file(project_folder() + "/" + folder + "/locales/" + locale + ".json",
                     std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  const auto document = json::parse(text.str());
  REQUIRE(document);
  LocaleWords words;
  for (const json::View entry : document->root())
    words.emplace_back(entry.key(), entry.text().value_or(""));
  return words;
}

/// What a module's page says: the runtime's texts below the module's own, each of which begins with
/// its key in quotes of its own where it `tells` on itself.
inline LocaleWords page_words(const std::string& module, const std::string& locale,
                              bool tells = false) {
  LocaleWords words = words_of("runtime/ui", locale);
  for (const auto& [key, text] : words_of(module, locale))
    words.emplace_back(key, tells ? "\u27e6" + key + "\u27e7" + text : text);
  return words;
}

struct ViewPage {
  skua_ui ui;
  NotingSurface surface;
  std::function<void(Ui&)> view;
  std::function<bool(const Command&, EvidenceLog&)> apply;
  std::vector<Evidence> evidence;
  std::string said;  ///< in all passes, with what was drawn

  /// Draws from now on; nothing is drawn before.
  void stage(float width, float height) {
    ui.surface = &surface;
    ui.width = width;
    ui.height = height;
  }
  void pass(const Input* input = nullptr) {
    surface.begin();
    said += ui.pass(input, ui.surface != nullptr, [&] {
      Ui handle(&ui);
      view(handle);
    });
    for (const DrawnText& text : surface.texts()) said += text.words;
    const auto requests = std::exchange(ui.requests, {});
    for (const Request& request : requests) {
      std::vector<skua_value> values;
      for (const NamedValue& value : request.values) values.push_back(value.to_abi());
      const skua_command raw{.size = sizeof raw,
                             .name = to_abi(request.name),
                             .values = values.data(),
                             .value_count = static_cast<uint32_t>(values.size())};
      skua_evidence_log log{evidence, 0};
      EvidenceLog evidence_log(&log);
      CHECK_MESSAGE(apply(Command(raw), evidence_log), request.name);
    }
    if (!requests.empty()) pass();
  }
  void press(const std::string& id) {
    const Input input{id, Input::Kind::activate, false, 0, {}};
    pass(&input);
  }
  void set(const std::string& id, const std::string& text) {
    const Input input{id, Input::Kind::set, true, 0, text};
    pass(&input);
  }
  void set(const std::string& id, double value) {
    const Input input{id, Input::Kind::set, false, value, {}};
    pass(&input);
  }
  /// What the last pass drew and no node says; but for what invites a pointer onto a plot: keys
  /// have a cursor there, which says what it can do.
  std::vector<std::string> unsaid() {
    std::vector<std::string> found = skua::unsaid(ui, surface.texts());
    for (const char* invitation : {"plot.invite", "plot.invite.short"})
      std::erase(found, ui.strings.text(invitation, nullptr, 0));
    return found;
  }
  /// What the last pass drew far from the node that says it.
  std::vector<std::string> strayed() { return skua::strayed(ui, surface.texts()); }
  bool shown(const std::string& key) const {
    return said.find("\u27e6" + key + "\u27e7") != std::string::npos;
  }
};

/// Keys of a module's texts that the page has not shown, of those that are not for others than
/// students.
inline std::vector<std::string> unseen(const ViewPage& page, const std::string& module,
                                       bool (*for_others)(std::string_view)) {
  std::vector<std::string> keys;
  for (const auto& [key, text] : words_of(module, "en"))
    if (page.shown(key) == for_others(key)) keys.push_back(key);
  return keys;
}

}  // namespace skua
