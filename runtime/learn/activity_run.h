/// An activity while somebody works on it: where they are, what they answered and reached, and what
/// that says of its objectives. It stands between the student and the simulation: commands come
/// here first, and everything that counts is reported from here.
///
/// A pure function of its commands and ticks, like every model: it replays to the bit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/carried.h"
#include "learn/activity.h"
#include "learn/mastery.h"
#include "learn/practice.h"
#include "skua/archive.h"
#include "skua/command.h"
#include "skua/evidence.h"

namespace skua {

/// The simulation that the lesson is about, while it runs.
class RunningSimulation {
 public:
  virtual Operand observe(uint32_t observable) const = 0;
  virtual Operand work_out(uint32_t quantity, std::span<const Operand> values) const = 0;
  virtual bool apply(const Command&, EvidenceLog&) = 0;
  /// How much has been told so far of the command or tick at hand.
  virtual std::size_t told() const { return 0; }

 protected:
  ~RunningSimulation() = default;
};

/// Why what was typed is no answer to a question for a number: it does not count as a try.
enum class NumberFault : uint8_t { none, empty, not_a_number, impossible };

/// Where a question stands.
struct Answering {
  static constexpr uint32_t kLongestResponse = 3000;  ///< bytes: what is typed has at most 900 characters

  uint32_t tries = 0;
  uint32_t wrong = 0;
  uint32_t hints = 0;
  bool done = false;          ///< right, or shown, or handed in
  bool answer_shown = false;
  bool late = false;           ///< its hint is offered later than usual: see ActivityRun::fades
  int32_t misconception = -1;  ///< of the last answer, in the item's list
  int32_t mistake = -1;        ///< the last misconception that an answer showed, in the item's list
  std::string response = {};   ///< the last one, as it came

  void archive(Archive&);
  bool operator==(const Answering&) const = default;
};

/// The parts of a response to an `argument`, as long as the response is there.
struct Argument {
  std::string_view claim;                  ///< an option
  std::vector<std::string_view> evidence;  ///< as it was chosen
  std::string_view why;                    ///< as it was typed
};
/// Nothing where it has not all three parts.
std::optional<Argument> argument_of(std::string_view response);

/// Where a goal stands.
struct Reaching {
  static constexpr uint32_t kMostWorked = kMostHintAfter;  ///< deeds that are counted

  uint32_t held = 0;  ///< ticks for which it has held without a break
  bool reached = false;
  bool told = false;    ///< and counted: also when it was taken back since, and is to be reached again
  bool astray = false;  ///< something was taken back on the way that `at_once` looks at
  bool passed = false;  ///< the student went on without it
  bool late = false;    ///< its hint is offered later than usual
  uint32_t hints = 0;   ///< that were shown
  uint32_t worked = 0;  ///< deeds that did not reach it
  uint32_t missed = 0;  ///< tries (ActivityGoal::tried_by) that did not reach it: none, or by turns 1 and 2

  void archive(Archive&);
  bool operator==(const Reaching&) const = default;
};

class ActivityRun final : private Values {
 public:
  ActivityRun(const Activity&, uint32_t seed);

  /// Begins with what was shown of its objectives in earlier attempts; only for a new one. A question or goal that was met then, with
  /// the same drawn numbers, shows nothing new when it is right again.
  void carry(const CarriedEvidence&);
  /// What was shown since the begin, or since it was loaded, the latest kMostCarriedOpportunities of each objective.
  void write_shown(json::Writer&) const;

  /// What a command of the student does; false: refused, and nothing has changed.
  /// answer {item, response}, predict {item, response}, say {item, response} of an aim or a look
  /// back, hint {item} or hint {goal}, show_answer {item}, pass_over {goal}, another {practice},
  /// next {choice}, note {kind} of an activity that counts them; all others go to the simulation,
  /// if the stage allows them.
  bool apply(const skua_command&, RunningSimulation&, EvidenceLog&);
  /// After a tick, and after each command: goals that are reached now are.
  void look(const RunningSimulation&, bool ticked, EvidenceLog&);
  /// Takes over from the one that `undo` took back what it told and counted.
  void keep_told(const ActivityRun& taken_back, const RunningSimulation& then, const RunningSimulation& now);
  void archive(Archive&);
  /// The same in little room: counts up to 63, and of long responses none.
  void checkpoint(Archive&);

  // ---- what is so
  const Activity& activity() const { return activity_; }
  uint32_t stage() const { return stage_; }
  bool finished() const { return finished_; }
  double drawn(uint32_t index) const { return drawn_[index]; }
  const Answering& answering(uint32_t item) const { return answering_[item]; }
  const Reaching& reaching(uint32_t goal) const { return reaching_[goal]; }
  const ObjectiveRecord& objective(uint32_t index) const { return objectives_[index]; }
  /// Whether it is mastered when all that may still come is right at once: else the lesson is too short to tell.
  bool can_still_master(uint32_t objective) const;
  uint32_t done_count() const;  ///< of the questions that are part of the score
  /// How much of a goal is reached, where that is counted.
  Expression::Count counted(uint32_t goal, const RunningSimulation&) const;
  const PracticeRecord& practising(uint32_t practice) const { return practices_[practice]; }
  /// The way that led to this stage; null where it was no choice.
  const Way* way_here() const;
  /// A goal holds, and must do so for a while longer, a practice begins, or the end is still to be told: time must pass.
  bool waits(const RunningSimulation&) const;

  // ---- what may be done now
  /// Tasks of the stage that are to be seen, in order.
  std::vector<uint32_t> visible_tasks(const RunningSimulation&) const;
  bool is_done(const ActivityTask&) const;
  bool is_ready(const ActivityTask& task, const RunningSimulation& simulation) const { return holds(task.ready, simulation); }
  bool can_go_on(const RunningSimulation&) const;
  /// Ways of the stage between which the student chooses now; nothing where there is no choice.
  std::vector<uint32_t> open_choices(const RunningSimulation&) const;
  bool can_answer(uint32_t item, const RunningSimulation&) const;
  /// A prediction is held against what was found: when its activity says so, and at the end.
  bool is_compared(uint32_t item, const RunningSimulation&) const;
  bool is_last_stage() const { return stage_ + 1 == activity_.stages.size(); }
  bool can_hint(uint32_t item, const RunningSimulation&) const;
  /// A hint is due: so many answers went wrong without one.
  bool should_hint(uint32_t item, const RunningSimulation&) const;
  /// It would be due, but waits for one more try, since what is asked for was shown before.
  bool holds_hint(uint32_t item, const RunningSimulation&) const;
  /// The same of a goal; a hint is due after so many deeds that did not reach it.
  bool can_hint_goal(uint32_t goal, const RunningSimulation&) const;
  bool should_hint_goal(uint32_t goal, const RunningSimulation&) const;
  bool holds_hint_goal(uint32_t goal, const RunningSimulation&) const;
  /// All its hints were shown, or without any enough was tried, or nothing can be: the student may go on without it. That shows
  /// nothing of its objectives.
  bool can_pass_over(uint32_t goal, const RunningSimulation&) const;
  /// The practice's question is done with, and there is another one.
  bool can_ask_another(uint32_t practice, const RunningSimulation&) const;
  bool can_show_answer(uint32_t item, const RunningSimulation&) const;
  bool allows(std::string_view command) const;
  /// What comes next is to be done in the simulation: no question is open, and the stage is not done.
  bool wants_doing(const RunningSimulation&) const;
  /// What is shown to who asks for the answer of a question for a number.
  std::optional<double> answer_of(uint32_t item, const RunningSimulation&) const;
  NumberFault fault_of(const ActivityItem&, std::string_view typed, const RunningSimulation&) const;
  /// What the activity says of a question of the simulation's own kind, in the kind's order and within its ranges.
  std::vector<double> given_of(const ActivityItem&, const RunningSimulation&) const;
  /// The numbers of the last answer to it; nothing without one.
  std::optional<std::vector<double>> numbers_of(uint32_t item) const;
  /// A number that texts speak of; `item`: the question whose last answer is the response.
  std::optional<double> value_of(const ShownNumber&, const ActivityItem* item, const RunningSimulation&) const;

 private:
  static constexpr uint32_t kMostNotes = 1000;  ///< are counted, of each kind

  struct Judged {
    bool possible = false;  ///< it is an answer at all
    bool right = false;
    int32_t misconception = -1;
    std::string reported = {};  ///< of a number: its value in the question's unit, however it was typed
  };
  void archive_place(Archive&);
  void archive_shown(Archive&);
  void archive_notes(Archive&);
  void archive_mistakes(Archive&);
  Operand variable(uint32_t index) const override;
  Operand call(uint32_t index, std::span<const Operand> arguments) const override;
  Operand note(Operand said) const;
  bool holds(const std::optional<Expression>&, const RunningSimulation&) const;
  std::vector<double> looked_at(const Expression&, const RunningSimulation&) const;

  std::optional<uint32_t> item_of(const Command&) const;
  std::optional<uint32_t> goal_of(const Command&) const;
  static bool is_done(const Reaching& state) { return state.reached || state.passed; }
  bool is_open(uint32_t goal, const RunningSimulation&) const;
  bool answer(const Command&, RunningSimulation&, EvidenceLog&);
  bool say(const Command&, bool prediction, RunningSimulation&, EvidenceLog&);
  bool fades(std::span<const uint32_t> objectives) const;
  bool is_hint_late(const ActivityItem&) const;
  uint32_t hint_after(uint32_t goal) const;
  void offer_hint(uint32_t item, const RunningSimulation&, EvidenceLog&);
  void offer_goal_hint(uint32_t goal, EvidenceLog&);
  bool give_hint(const Command&, RunningSimulation&, EvidenceLog&);
  bool hint_goal(const Command&, const RunningSimulation&, EvidenceLog&);
  bool show_answer(const Command&, RunningSimulation&, EvidenceLog&);
  bool pass_over(const Command&, const RunningSimulation&, EvidenceLog&);
  void tell_reached(uint32_t goal, bool at_once, EvidenceLog&);
  void note_miss(std::string_view command, const RunningSimulation&);
  void count_deed(const skua_command&, bool told, const RunningSimulation&, EvidenceLog&);
  bool another(const Command&, RunningSimulation&, EvidenceLog&);
  bool count_note(const Command&);
  bool next(const Command&, RunningSimulation&, EvidenceLog&);
  void note_mistake(uint32_t item, const Misconception&);
  bool is_visible(TaskKind, uint32_t index, const RunningSimulation&) const;
  void ask_in(uint32_t practice, EvidenceLog&);
  void take_first_answer(const ActivityItem&, bool right, bool hinted, EvidenceLog&);
  void skip_known(uint32_t practice, EvidenceLog&);
  void close_if_enough(uint32_t practice);
  Judged judge(const ActivityItem&, std::string_view response, const RunningSimulation&) const;
  Judged judge_argument(const ActivityItem&, std::string_view response) const;
  Judged judge_number(const ActivityItem&, std::string_view response, const RunningSimulation&) const;
  Judged judge_offered(const ActivityItem&, std::string_view response, const RunningSimulation&) const;
  Judged judge_response(const ActivityItem&, std::string reported) const;
  void show_objectives(std::span<const uint32_t> objectives, CarriedOpportunity, bool hinted, EvidenceLog&);
  CarriedOpportunity occasion_of(const ActivityItem&, uint32_t stage, bool right) const;
  CarriedOpportunity occasion_of(const ActivityGoal&, uint32_t stage, bool right) const;
  /// Whether it says something of the objective that earlier attempts do not.
  bool counts(uint32_t objective, const CarriedOpportunity&) const;
  bool leads_to_the_end(const RunningSimulation&) const;
  bool nothing_is_left(const RunningSimulation&) const;
  void check_completion(const RunningSimulation&, EvidenceLog&);

  const Activity& activity_;
  std::vector<double> drawn_;
  uint32_t stage_ = 0;
  int32_t from_ = -1, way_ = -1;  ///< the stage before, and which of its ways was taken
  bool finished_ = false;
  bool completed_ = false;  ///< and told so
  std::vector<Answering> answering_;
  std::vector<Reaching> reaching_;
  std::vector<PracticeRecord> practices_;
  std::vector<ObjectiveRecord> objectives_;
  std::vector<ObjectiveRecord> begun_;  ///< as they were at the begin
  std::vector<std::vector<CarriedOpportunity>> before_, here_;  ///< of each objective: in earlier attempts, and in this one
  std::array<uint32_t, kNoteKinds.size()> notes_{};  ///< put into the notebook in this attempt, of each kind
  std::vector<bool> showed_;  ///< of each of the activity's mistakes: an answer showed it
  uint32_t movement_ = 0;  ///< of the last deed, where there are goals; see count_deed

  // While an expression is evaluated:
  mutable const RunningSimulation* simulation_ = nullptr;
  mutable std::array<double, SKUA_MOST_NUMBERS> response_{};
  mutable std::vector<double>* seen_ = nullptr;  ///< takes what the simulation says, where it is wanted
};

}  // namespace skua
