#include "lessons.h"

#include <initializer_list>
#include <utility>
#include <vector>

namespace skua {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

std::string objectives_json(uint32_t count) {
  std::vector<std::string> all;
  for (uint32_t i = 1; i <= count; ++i)
    all.push_back("{\"id\": \"skill_" + std::to_string(i) + "\"}");
  return joined(all);
}

std::string lesson_json(uint32_t objectives, const std::vector<std::string>& stages) {
  return R"({"skua": "activity", "schema": 1, "id": "lesson", "simulation": "search", "minutes": 20, "languages": ["en"], "objectives": [)" +
         objectives_json(objectives) + "], \"stages\": [" + joined(stages) + "]}";
}

std::string stage_json(const std::string& id, const std::string& tasks,
                       const std::string& more = {}) {
  return "{\"id\": \"" + id + "\", \"tasks\": [" + tasks + "]" + (more.empty() ? "" : ", " + more) +
         "}";
}

std::string goal_json(const std::string& id, uint32_t place, int objective,
                      const std::string& more = {}) {
  const std::string number = std::to_string(place);
  return "{\"goal\": \"" + id + "\", \"until\": \"found_" + number +
         " > 0\", \"at_once\": \"tries_" + number + " = 1\", \"objectives\": [\"skill_" +
         std::to_string(objective) + "\"]" + (more.empty() ? "" : ", " + more) + "}";
}

std::string question_json(int number, int objective, const std::string& more, int hints = 1) {
  const std::string skill = std::to_string(objective);
  std::string text = "{\"ask\": \"q" + std::to_string(number) + "_" + skill +
                     "\", \"difficulty\": " + std::to_string(expected_wrong(number, kQuestions)) +
                     ", \"hints\": " + std::to_string(hints) + ", \"answer_after\": 2, " + more;
  if (asks_number(number))
    return text + R"("kind": "number", "right": "response = 1", "answer": "1"})";
  return text +
         R"("options": ["right", "b", "c", "d"], "right": "right", "wrong": {"b": "mixed_up"}})";
}

std::string about(int objective) {
  return "\"objectives\": [\"skill_" + std::to_string(objective) + "\"], ";
}

/// Outside a practice.
std::string questions_json(std::initializer_list<int> numbers, int objective, int hints = 1) {
  std::vector<std::string> all;
  for (const int number : numbers)
    all.push_back(question_json(number, objective, about(objective), hints));
  return joined(all);
}

/// From the easiest to the hardest, until enough was shown.
std::string questions_in_order(int first, int step, int objective) {
  std::vector<std::string> all;
  const std::string skill = std::to_string(objective);
  for (int i = first; i < kQuestions; i += step)
    all.push_back(question_json(
        i, objective, "\"when\": \"not shown('skill_" + skill + "')\", " + about(objective)));
  return joined(all);
}

std::string practice_json(int objective, const std::vector<std::string>& questions) {
  const std::string skill = std::to_string(objective);
  return "{\"practise\": \"practice_" + skill + "\", \"objective\": \"skill_" + skill +
         "\", \"questions\": [" + joined(questions) + "]}";
}

/// With the objective's number for each "#".
std::string numbered(std::string text, int objective) {
  for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#', at))
    text.replace(at, 1, std::to_string(objective));
  return text;
}

// ---- where the way parts

constexpr const char* kGoalHints = "\"hints\": 2, \"hint_after\": 4";

std::string first_goal(int objective) {
  return goal_json("first_" + std::to_string(objective), static_cast<uint32_t>(2 * objective - 1),
                   objective, kGoalHints);
}

std::string last_stage() {
  std::vector<std::string> goals;
  for (int i = 1; i <= static_cast<int>(kObjectives); ++i)
    goals.push_back(
        goal_json("last_" + std::to_string(i), static_cast<uint32_t>(2 * i), i, kGoalHints));
  return stage_json("end", joined(goals));
}

}  // namespace

// ---- the simulation

Simulation search_simulation() {
  Simulation simulation{.id = "search"};
  for (const char* name : {"tries_", "found_"}) {
    for (uint32_t i = 1; i <= kPlaces; ++i)
      simulation.observables.push_back({name + std::to_string(i), {}});
  }
  simulation.commands.push_back({"search", {{"place", {}, 1, kPlaces}, {"right", {}, 0, 1}}});
  return simulation;
}

Operand Search::observe(uint32_t observable) const {
  return {observable < kPlaces ? tries_[observable] : found_[observable - kPlaces]};
}

bool Search::apply(const Command& command, EvidenceLog&) {
  const auto place = command.number("place"), right = command.number("right");
  if (!command.is("search") || !place || !right || *place < 1 || *place > kPlaces) return false;
  const auto index = static_cast<uint32_t>(*place) - 1;
  ++tries_[index];
  found_[index] += *right;
  return true;
}

// ---- the lessons

std::string straight_lesson(bool fixed, int half) {
  const int first = half == 2 ? 1 : 0, step = half == 0 ? 1 : 2;
  const std::string name = half == 0 ? "" : std::to_string(half);
  std::vector<std::string> practised;
  for (int i = first; i < kQuestions; i += step) practised.push_back(question_json(i, 1, ""));
  return lesson_json(1, {stage_json("search" + name, goal_json("first" + name, 1, 1)),
                         stage_json("practise" + name, fixed ? questions_in_order(first, step, 1)
                                                             : practice_json(1, practised)),
                         stage_json("end" + name, goal_json("last" + name, 2, 1))});
}

std::string parting_lesson() {
  std::vector<std::string> stages;
  for (int i = 1; i <= static_cast<int>(kObjectives); ++i) {
    std::vector<std::string> practised;
    for (const int q : {1, 2, 4, 5, 7, 9, 11, 13, 15, 16, 17, 18})
      practised.push_back(question_json(q, i, q % 2 == 0 ? "\"about\": [\"mixed_up\"], " : ""));
    stages.push_back(stage_json("meet_#", first_goal(i), R"json("next": [
      {"to": "prove_#", "choose": "show_now"},
      {"to": "learn_#", "choose": "learn_first"}])json"));
    stages.push_back(stage_json("prove_#", questions_json({8, 10, 12, 14}, i, 0), R"json("next": [
      {"to": "challenge_#", "when": "shown('skill_#')", "because": "you_know_it"},
      {"to": "learn_#", "because": "one_more_look"}])json"));
    stages.push_back(stage_json("learn_#", questions_json({3, 6}, i), R"json("next": [
      {"to": "practise_#", "when": "tries('q3_#') = 1 and tries('q6_#') = 1", "because": "on_the_way"},
      {"to": "help_#", "when": "showed('q6_#.mixed_up')", "because": "mixed_up"},
      {"to": "help_#", "because": "one_more_look"}])json"));
    stages.push_back(stage_json("help_#", questions_json({0}, i), R"json("scaffold": true)json"));
    const std::string then =
        i < static_cast<int>(kObjectives) ? "meet_" + std::to_string(i + 1) : "end";
    stages.push_back(stage_json("practise_#", practice_json(i, practised), R"json("next": [
      {"to": "challenge_#", "when": "mastered('skill_#')", "because": "you_know_it"},
      {"to": ")json" + then + R"json(", "because": "go_on"}])json"));
    stages.push_back(stage_json("challenge_#", questions_json({19}, i)));
    for (std::string& stage : stages) stage = numbered(std::move(stage), i);
  }
  stages.push_back(last_stage());
  return lesson_json(kObjectives, stages);
}

std::string parting_lesson_in_fixed_order() {
  std::vector<std::string> stages;
  for (int i = 1; i <= static_cast<int>(kObjectives); ++i) {
    stages.push_back(numbered(stage_json("meet_#", first_goal(i)), i));
    stages.push_back(numbered(stage_json("practise_#", questions_in_order(0, 1, i)), i));
  }
  stages.push_back(last_stage());
  return lesson_json(kObjectives, stages);
}

// ---- what is asked

Asked asked_by(const ActivityItem& item) {
  return {item.objectives[0], item.expected_wrong, blind_chance(item.kind == QuestionKind::number)};
}

Asked asked_by(const ActivityGoal& goal) { return {goal.objectives[0]}; }

uint32_t place_of(const ActivityGoal& goal) {
  // "found_N > 0" in the order of the lesson: the first of an objective, then its last
  return 2 * goal.objectives[0] + (goal.id.starts_with("last") ? 2 : 1);
}

}  // namespace skua
