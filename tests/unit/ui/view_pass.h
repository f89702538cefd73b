/// Runs a view the way the runtime does, without a page: what it says, and what comes of an input.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "skua/ui.h"
#include "ui/interface.h"

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct ViewPass {
  skua_ui ui;
  std::function<void(skua::Ui&)> view;

  /// The patch of a pass, with an input or without.
  std::string run(const skua::Input* input = nullptr) {
    return ui.pass(input, false, [&] {
      skua::Ui handle(&ui);
      view(handle);
    });
  }
  /// Does something to a node and returns the names of the commands that the view asked for.
  std::vector<std::string> act(skua::Input input) {
    ui.requests.clear();
    run(&input);
    std::vector<std::string> names;
    for (const skua::Request& request : ui.requests) names.push_back(request.name);
    return names;
  }
  static skua::Input press(std::string id) { return {std::move(id), skua::Input::Kind::activate, false, 0, {}}; }
  static skua::Input set(std::string id, double value) {
    return {std::move(id), skua::Input::Kind::set, false, value, {}};
  }
  static skua::Input set(std::string id, std::string text) {
    return {std::move(id), skua::Input::Kind::set, true, 0, std::move(text)};
  }
};
