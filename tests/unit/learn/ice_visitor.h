/// Somebody at a lesson over the old ice, and what is wrong with an activity over it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "old_ice.h"

namespace old_ice {

/// Somebody at a lesson that stands for as long as they are at it.
struct Visitor {
  Core core;
  ActivityRun lesson;
  std::vector<Evidence> evidence;

  explicit Visitor(const Activity& activity) : lesson(activity, 1) {}

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given(name, values, evidence, 0,
                 [&](const auto& raw, auto& told) { return lesson.apply(raw, core, told); });
  }
  bool answer(std::string_view item, std::string_view response) {
    return give("answer", {{"item", item}, {"response", response}});
  }
  /// What the last answer shows, as it is reported; "right" where it is.
  std::string shown() const {
    if (evidence.empty()) return "";
    return evidence.back().correct ? "right" : evidence.back().misconception;
  }
  std::string stage() const { return lesson.activity().stages[lesson.stage()].id; }
  std::string goes_to() {
    REQUIRE(give("next"));
    return stage();
  }
};

/// What is wrong with an activity that has `to` in the place of `from`, a line for each fault;
/// "none" if nothing is.
inline std::string faults_with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const auto read = read_activity(text, kCore);
  if (read) return "none";
  std::string all;
  for (const json::Error& error : read.error()) all += (all.empty() ? "" : "\n") + error.text();
  return all;
}

}  // namespace old_ice
