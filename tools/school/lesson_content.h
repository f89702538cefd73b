// What an activity in JSON holds, in the very version that an attempt began with: its tasks and its
// texts. An activity that is written in C++ has neither, as far as the school can read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "body_json.h"
#include "origins.h"

namespace skua::school {

/// A line of a rubric: what the teacher looks for, and what it is worth.
struct RubricLine {
  std::string id;
  int points = 1;  // at the most
};

/// A question that a teacher marks by a rubric.
struct RubricQuestion {
  std::string id;
  bool argument = false;  // claim, evidence and reasoning; else text alone
  std::vector<RubricLine> lines;
};

class LessonContent {
 public:
  LessonContent() = default;
  LessonContent(const Json& activity, std::map<std::string, Json> texts);

  const std::vector<RubricQuestion>& rubrics() const { return rubrics_; }
  /// Whether some stage is help for who needs it.
  bool has_help() const { return has_help_; }
  /// {"en": …, "es": …}: the text of the first of these keys that has one; {} if none has. A text
  /// that speaks of an attempt's numbers ("at {asked} m") cannot stand by itself and counts as
  /// none.
  Json words(std::initializer_list<std::string> keys) const;
  /// Why the lesson leads from one stage to another: {"kind": "when", "when": condition},
  /// "otherwise" (a way for whom no condition led elsewhere) or "next" (the stages follow on each
  /// other). Null if it has no such way.
  Json rule_of(const std::string& from, const std::string& to) const;

 private:
  struct StageRules {
    std::string id;
    std::vector<std::pair<std::string, std::string>> ways;  // {to, when}
  };

  void take_question(const Json& task);
  void take_ways(const Json& stage);

  std::vector<RubricQuestion> rubrics_;
  std::vector<StageRules> stages_;
  bool has_help_ = false;
  std::map<std::string, Json> texts_;  // by language
};

/// A version never changes, so each is read once.
class LessonContents {
 public:
  explicit LessonContents(const Origins& origins) : origins_(origins) {}

  /// Empty if the version is nowhere to be found.
  const LessonContent& of(const std::string& module, const std::string& version,
                          const std::string& activity);

 private:
  const Origins& origins_;
  std::map<std::string, LessonContent> read_;
};

}  // namespace skua::school
