/// "Reading the ice": the student drills into the EPICA Dome C core, reads samples, lets the whole
/// core be analysed and compares it with today's air. Plain data; all the science is in record.h,
/// all checking of answers in items.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "drilling.h"
#include "items.h"
#include "skua/module.h"

namespace skua::antarctica {

/// What the lesson is about now, in this order; drilling and sampling are possible in all of them.
enum class Chapter : int32_t {
  bottom,   ///< predict the age of the deepest ice
  age,      ///< item age_at_depth
  air,      ///< item air_younger
  record,   ///< sample each of the parts, predict, analyse the whole core
  warmest,  ///< item
  coldest,  ///< item
  today,    ///< predict, show Mauna Loa, item today_co2
  result,
};

enum class Prediction : int32_t { bottom_age, co2_and_cold, today_level };
inline constexpr int kPredictionCount = 3;
inline constexpr std::string_view kPredictionIds[kPredictionCount] = {"bottom_age", "co2_and_cold",
                                                                      "today_level"};
inline constexpr std::string_view kBottomAges[] = {"8000", "80000", "800000", "8000000"};
inline constexpr std::string_view kCo2AndCold[] = {"colder", "warmer", "no_pattern"};
inline constexpr std::string_view kTodayLevels[] = {"below", "inside", "little_above", "far_above"};
std::span<const std::string_view> options_of(Prediction);

inline constexpr uint32_t kTriesBeforeAnswer = 4;
inline constexpr uint32_t kHints = 3;

/// Where an item stands.
struct Task {
  bool done = false;
  bool answer_shown = false;  ///< done without an own answer
  uint32_t wrong = 0;         ///< wrong answers so far
  uint32_t hints = 0;
  Misconception misconception = Misconception::none;  ///< of the last wrong answer
  int32_t answer = 0;  ///< the last one: thousandths of the field's unit, or the option's index

  void archive(Archive& a);
};

struct Guess {
  int32_t option = -1;  ///< -1: not made yet

  void archive(Archive& a) { a.field("option", option); }
};

struct IceCore : Drilling {
  Chapter chapter = Chapter::bottom;
  int32_t asked_depth_m = 0;  ///< what age_at_depth asks about
  int32_t sweep_tick = 0;     ///< of the analysis; 0: not begun, kSweepTicks: done
  bool today_shown = false;
  std::array<Guess, kPredictionCount> guesses;
  std::array<Task, kItemCount> tasks;

  explicit IceCore(const Launch& launch);

  /// Commands: lower_drill {depth_m}, take_sample, predict {item, response}, answer {item,
  /// response}, hint {item}, show_answer {item}, next, analyse_core, show_today, reset.
  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t tick, EvidenceLog&);
  bool at_rest() const { return drill_at_rest() && !sweeping(); }
  void archive(Archive&);

  // ---- what is so
  bool sweeping() const { return sweep_tick > 0 && sweep_tick < kSweepTicks; }
  bool analysed() const { return sweep_tick == kSweepTicks; }
  /// How far back the record is on the plot, in years; -1 before the analysis.
  int32_t revealed_yr() const;
  bool predicted(Prediction p) const { return guesses[static_cast<std::size_t>(p)].option >= 0; }
  const Task& task(Item item) const { return tasks[static_cast<std::size_t>(item)]; }
  int items_done() const;

  // ---- what may be done now
  bool can_sample() const;
  bool can_predict(Prediction) const;
  bool can_answer(Item) const;
  bool can_hint(Item) const;
  bool can_show_answer(Item) const;
  bool can_analyse() const;
  bool can_show_today() const;
  bool can_go_on() const;

 private:
  bool predict(const Command&, EvidenceLog&);
  bool answer(const Command&, EvidenceLog&);
  bool give_hint(const Command&, EvidenceLog&);
  bool show_answer(const Command&, EvidenceLog&);
  bool analyse_core(EvidenceLog&);
  bool show_today(EvidenceLog&);
  bool next();
  Verdict judge(Item, int64_t answer) const;
  Task& task_of(Item item) { return tasks[static_cast<std::size_t>(item)]; }
  void finish(Task&, EvidenceLog&);
};

}  // namespace skua::antarctica
