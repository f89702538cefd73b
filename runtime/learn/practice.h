/// Which question comes next in a practice: neither so hard that a student gives up, nor so easy
/// that it shows nothing, and first of all one about what just went wrong. Each choice says why.
///
/// A pure function of what was answered: the same answers give the same questions, in a replay too.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "learn/ability.h"
#include "skua/archive.h"

namespace skua {

/// Why a question was chosen.
enum class Because : int32_t {
  first,            ///< nothing is known yet: one of middling difficulty
  fits,             ///< its difficulty fits what the student can do
  what_went_wrong,  ///< it is about the misconception of the last answer
  step_down,        ///< two in a row went wrong: an easier one
  step_up,          ///< two in a row were right at once: a harder one
};
std::string_view name_of(Because);

/// Where a practice stands.
struct PracticeRecord {
  Rating ability;      ///< logits; the questions' difficulties are fixed
  int32_t streak = 0;  ///< right at once in a row, or below 0: not so in a row
  int32_t current = -1;  ///< the question that is asked, counted within the practice; -1: none yet
  Because because = Because::first;
  uint32_t asked = 0;  ///< a bit for each question of the practice
  bool done = false;

  void archive(Archive&);
  bool operator==(const PracticeRecord&) const = default;
};

inline constexpr uint32_t kMostPracticeQuestions = 32;
inline constexpr double kWantedChance = 0.75;  ///< of a right answer, where nothing else decides

/// A question that can still be asked.
struct PracticeQuestion {
  uint32_t number = 0;  ///< within the practice
  double difficulty = 0;  ///< logits: somebody of ability 0 answers right in 1 / (1 + e^difficulty) of all cases
  bool about_last_mistake = false;
};

struct Choice {
  uint32_t number = 0;
  Because because = Because::first;
  bool operator==(const Choice&) const = default;
};

/// The next of the `open` questions, in their order; nothing where there is none. `last`: the
/// difficulty of the one before.
std::optional<Choice> choose_question(const PracticeRecord&, std::span<const PracticeQuestion> open,
                                      double last);

/// The first answer to the current question: what it says of the student. `right`: at once, and
/// without a hint.
void take_answer(PracticeRecord&, double difficulty, bool right);

/// From the share of students who are expected to answer wrong, 0.01 to 0.99, to logits.
double difficulty_of(double expected_wrong);

}  // namespace skua
