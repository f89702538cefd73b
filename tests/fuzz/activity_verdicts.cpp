// For comparing with the schema: reads activities, one a line; says of each what the checker's
// program does (runtime/platform/headless/checker.cpp), as far as it needs no module:
// {"errors":[{"at","message"}]}, or {"texts",…} where it is read.
#include <iostream>
#include <string>

#include "core/json.h"
#include "learn/activity_texts.h"
#include "learn/old_ice.h"

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto activity = skua::read_activity(line, old_ice::kCore);
    skua::json::Writer json;
    json.object().key(activity ? "texts" : "errors").array();
    if (activity) {
      for (const skua::ActivityText& text : skua::texts_of(*activity)) {
        json.object()
            .key("key")
            .text(text.key)
            .key("required")
            .boolean(text.required)
            .key("numbers")
            .array();
        for (const std::string& name : text.numbers) json.text(name);
        json.end().end();
      }
    } else {
      for (const skua::json::Error& error : activity.error())
        json.object().key("at").text(error.at).key("message").text(error.message).end();
    }
    std::cout << json.end().key("expectations").array().end().end().take() << '\n';
  }
  return 0;
}
