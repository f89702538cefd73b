#include "event_texts.h"

#include <array>
#include <string>
#include <utility>

namespace skua::school {

namespace {

// What the lesson tells of itself under these names, and where the text of it stands.
constexpr std::array<std::pair<const char*, const char*>, 8> kNamed{{{"item", ""},
                                                                     {"goal", ""},
                                                                     {"practice", ""},
                                                                     {"from", "stage."},
                                                                     {"to", "stage."},
                                                                     {"because", "because."},
                                                                     {"choice", "choose."},
                                                                     {"objective", "objective."}}};

std::string text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// "co2_ppm": what the module calls such a quantity where it draws it, "CO₂ (ppm)", or sets it.
Json words_of_quantity(const LessonContent& content, const std::string& name) {
  const std::string stem = name.substr(0, name.rfind('_'));
  return content.words({"axis." + stem + ".short", stem});
}

}  // namespace

Json texts_of_events(const Json& events, const LessonContent& content) {
  Json texts = Json::object();
  const auto add = [&](const std::string& key) {
    if (texts.contains(key)) return;
    if (Json words = content.words({key + ".short", key}); !words.empty())
      texts[key] = std::move(words);
  };
  for (const Json& event : events) {
    const std::string item = text_in(event, "item"), response = text_in(event, "response");
    if (!item.empty()) add(item);
    if (!item.empty() && !response.empty()) add(item + "." + response);
    const std::string misconception = text_in(event, "misconception");
    if (!item.empty() && !misconception.empty()) add(item + ".again." + misconception);
    const std::string action = text_in(event, "action");
    if (!action.empty()) add(action);
    const auto detail = event.find("detail");
    if (detail == event.end() || !detail->is_object()) continue;
    for (const auto& [name, kind] : kNamed) {
      if (const std::string named = text_in(*detail, name); !named.empty()) add(kind + named);
    }
    for (const auto& [name, value] : detail->items()) {
      const std::string key = "detail." + name;
      if (!value.is_number() || texts.contains(key)) continue;
      if (Json words = words_of_quantity(content, name); !words.empty())
        texts[key] = std::move(words);
    }
  }
  return texts;
}

}  // namespace skua::school
