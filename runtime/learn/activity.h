/// An activity: a lesson over a simulation, as a teacher or author writes it in JSON
/// (web/protocol/activity.md). It is data: what happens with it is in activity_run.h.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "learn/expression.h"
#include "learn/knowledge.h"
#include "learn/simulation.h"
#include "learn/typed_number.h"

namespace skua {

inline constexpr uint32_t kMostPoints = 100;     ///< of a question
inline constexpr uint32_t kMostHints = 5;       ///< of a question or a goal
inline constexpr uint32_t kMostHintAfter = 60;  ///< deeds, of a goal
inline constexpr uint32_t kPassAfter = 24;      ///< deeds that did not reach a goal without hints, after which a student may go on without it

/// How a question is answered.
enum class QuestionKind : uint8_t {
  choice,    ///< one of the options
  multiple,  ///< all the right ones of the options, and no other
  number,    ///< a number in a unit
  order,     ///< the options in an order
  match,     ///< each option with one of the partners
  text,      ///< words, which the teacher marks by a rubric
  label,     ///< each pin in the simulation's picture with one of the partners
  argument,  ///< a claim of the options, evidence for it, and in words why it speaks for it
  offered,   ///< the numbers of a kind that the simulation offers
};

/// Why a question is asked. Only what is `marked` can be right or wrong.
enum class Purpose : uint8_t {
  marked,
  prediction,  ///< before the data are shown
  aim,         ///< what the student wants to reach
  look_back,   ///< what they say of their aim, later
};

/// What a wrong answer shows, and how it is known.
struct Misconception {
  std::string id;
  std::string option;              ///< of a choice; of what has several parts one of them, as in wrong_part.h; else
  std::optional<Expression> when;  ///< of a number, or of numbers: in `response`
};

/// A line of a rubric: what the teacher looks for, and what it is worth.
struct RubricLine {
  std::string id;
  uint32_t points = 1;
};

/// A number that texts speak of by its name.
struct ShownNumber {
  std::string name;
  Expression is;
  uint32_t decimals = 0;
};

struct ActivityItem {
  std::string id;
  QuestionKind kind = QuestionKind::choice;
  Purpose purpose = Purpose::marked;
  std::optional<Expression> compare;  ///< of a prediction: when it is held against what was found
  uint32_t looks_back = 0;            ///< of a look back: the aim, in the activity's items
  bool by_school = false;   ///< marked by the school: there is no key here
  std::vector<std::string> options;
  std::vector<std::string> right;     ///< options; of `order` in their order; of `match` and `label` the partner of each option
  std::vector<std::string> partners;  ///< of `match` and `label`
  std::vector<uint32_t> places;       ///< of `label`: of each option in the simulation's places
  std::vector<std::string> evidence;  ///< of `argument`: what there is to choose from
  std::vector<std::string> right_evidence;
  uint32_t offered = 0;               ///< of `offered`: which of the simulation's kinds
  std::vector<Expression> given;      ///< … what is said of the question, in the kind's order
  std::vector<CommandParameter> fields;  ///< … the numbers of an answer
  std::string unit;                   ///< of `number`
  uint32_t decimals = 0;              ///< of `number`: when its answer is shown
  bool whole = false;                 ///< of `number`: whole and large, so that a lone separator groups digits
  std::vector<UnitWord> words;        ///< of `number`: what may be typed behind it
  std::optional<Expression> accepts;  ///< of `number` and `offered`: in `response`
  std::optional<Expression> possible;  ///< of these: what doesn't hold for it is no answer
  std::optional<Expression> answer;   ///< of `number`: what is shown to who asks for it
  std::vector<ShownNumber> numbers;   ///< in what an answer is told; of `number` and `offered` with `response`
  std::vector<Misconception> misconceptions;
  std::vector<RubricLine> rubric;
  uint32_t hints = 0;
  uint32_t answer_after = 3;  ///< wrong answers, after which the right one can be asked for
  std::vector<uint32_t> objectives;
  std::string uses;                  ///< the NGSS's practice: "AQDP", "MOD" …; may be empty
  std::optional<uint32_t> practice;  ///< in which it is asked
  double difficulty = 0;             ///< logits
  double expected_wrong = 0.5;       ///< the share of students who are expected to answer wrong
  std::vector<std::string> about;    ///< of one in a practice: misconceptions that it helps with
  bool scored = true;                ///< everybody meets it
  uint32_t points = 1;               ///< that it is worth; with 0 it is marked, and no part of the score

  bool is_opinion() const { return purpose != Purpose::marked; }
  bool is_prediction() const { return purpose == Purpose::prediction; }
  /// Whether it is right is known here, as soon as it is answered.
  bool is_marked_here() const { return !is_opinion() && !by_school && kind != QuestionKind::text; }
  /// Answered by numbers, which expressions judge.
  bool has_response() const { return kind == QuestionKind::number || kind == QuestionKind::offered; }
  /// How many answers a guess is one of, at most the largest number there is; 0: it is no choice.
  uint32_t chosen_from() const;
  /// Answered in the simulation itself, as questions of its own kinds are: that shows something by doing it.
  bool is_done() const { return kind == QuestionKind::offered; }
  /// Answered, wholly or in part, in words of the student's own.
  bool is_written() const { return !is_opinion() && (kind == QuestionKind::text || kind == QuestionKind::argument); }
  bool is_part_of_score() const { return scored && points > 0 && !is_opinion(); }
};

/// A misconception of a question, as `showed('ITEM.MISCONCEPTION')` names it.
struct NamedMistake {
  uint32_t item = 0;
  std::string id;
};

/// Questions of which as many are asked as an objective needs, each chosen by what was answered
/// before (practice.h).
struct ActivityPractice {
  std::string id;
  uint32_t objective = 0;
  std::vector<uint32_t> items;
  uint32_t most = 0;  ///< are asked, at the most
};

/// Something to be reached in the simulation.
struct ActivityGoal {
  std::string id;
  Expression when;
  bool counted = true;                ///< how much of it is reached is told, where `when` can be counted: it speaks of nothing with a unit
  std::string tried_by;               ///< a command: what was done with it and did not reach the goal is told so
  std::optional<Expression> at_once;  ///< whether it was reached without going astray
  uint32_t ticks = 0;                 ///< for how long it must hold
  std::vector<uint32_t> objectives;
  uint32_t hints = 0;        ///< after the last one a student may go on without it; with none after kPassAfter deeds
  uint32_t hint_after = 12;  ///< deeds that did not reach it, after which a hint is offered
};

enum class TaskKind : uint8_t { text, item, goal, action, practice };

/// A step of a stage: something to read, to answer, to reach, to practise, or a button that gives a
/// command.
struct ActivityTask {
  TaskKind kind = TaskKind::text;
  std::string id;       ///< of text, item, goal or practice; of an action the command
  uint32_t index = 0;   ///< in the activity's items, goals or practices
  std::optional<Expression> when;   ///< it is there only while this holds, and else nobody need do it
  std::optional<Expression> after;  ///< it comes when this holds, and has to be done
  std::optional<Expression> ready;  ///< of an action: it can be done now
};

/// Where a stage leads when it is done.
struct Way {
  uint32_t to = 0;                 ///< a later stage
  std::optional<Expression> when;  ///< the first way that holds is taken
  std::string because;             ///< id of the text that says why, to student and teacher
  std::string choice;              ///< its name where the student chooses; such ways come last
};

struct ActivityStage {
  std::string id;
  std::vector<ActivityTask> tasks;
  bool any_order = false;          ///< all tasks at once
  std::vector<std::string> allow;  ///< commands of the simulation; with `allow_all` every one
  bool allow_all = true;
  std::vector<uint32_t> hide;      ///< parts of the simulation's view
  bool scaffold = false;           ///< help that not everybody needs
  std::vector<Way> ways;           ///< tried in their order; else the next stage
};

/// A performance expectation of the NGSS, and the question that uses its practice.
struct Expectation {
  std::string code;
  uint32_t item = 0;
};

struct Objective {
  std::string id;
  std::vector<std::string> codes;  ///< NGSS
  std::vector<Expectation> shown_by;  ///< for each code that is a performance expectation
  KnowledgeParameters knowledge;
};

/// A number that is drawn for each attempt, from its seed.
struct Drawn {
  std::string name;
  std::string unit;
  uint32_t decimals = 0;  ///< when it is shown
  std::vector<double> one_of;
};

/// What students put into their notebook: the names that `notes('…')` knows, in the order in which they are counted.
inline constexpr std::array<std::string_view, 4> kNoteKinds = {"note", "measurement", "plot", "picture"};

struct Activity {
  std::string id;
  std::string simulation;
  bool assessment = false;
  bool counts_notes = false;  ///< an expression asks for `notes('…')`
  bool asks_mistakes = false;  ///< an expression asks for `showed('…')`
  uint32_t minutes = 0;
  std::vector<double> scoring;  ///< of a question's points, from 0 to 1, at each try; the last for all later ones; empty: as usual
  std::vector<std::string> languages;
  std::vector<std::string> careers;  ///< who does this work
  std::vector<Objective> objectives;
  std::vector<Drawn> drawn;
  std::vector<ShownNumber> numbers;  ///< in all texts
  std::vector<ActivityItem> items;
  std::vector<NamedMistake> mistakes;  ///< of each item in its order
  std::vector<ActivityGoal> goals;
  std::vector<ActivityPractice> practices;
  std::vector<ActivityStage> stages;
  uint32_t begins_at = 0;  ///< the stage in which an attempt begins
};

// The numbers by which an activity's expressions name things; see vocabulary.h.
// Of an answer of several numbers each has its own, from `response` on.
enum class ActivityVariable : uint32_t { response, observable = 16, drawn = 1024 };
enum class ActivityFunction : uint32_t { done, tries, hints, reached, mastered, shown, chance, notes, place, showed, quantity = 16 };

/// Reads an activity over a simulation. All that is wrong with it, in the order of the text.
std::expected<Activity, std::vector<json::Error>> read_activity(std::string_view json,
                                                                const Simulation&);

}  // namespace skua
