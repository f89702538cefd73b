/// Made-up students who do not obey the model by which mastery is judged.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "skua/random.h"

namespace skua {

/// What is assumed of students, of which nothing is measured, and of what they are asked.
struct Setting {
  uint32_t seed = 20261129;
  int students = 10'000;
  double forget = 0.05;       ///< of those who forget, after each question
  double between = 0.3;       ///< of those who forget, from the first of two lessons to the second
  double forgotten = 0.1;     ///< what the rule takes for forgotten between them
  double mastered_at = 0.95;  ///< how likely the rule wants it to be that something is learned
  double after_wrong = 0.98;  ///< and where any answer to it was wrong
  int held_out = 100;         ///< questions that were not met before, of each objective
  std::optional<double>
      show_now;  ///< how likely each shows at once what they can, whatever they can
};

enum class Kind {
  knower,
  learner,
  fast,
  slow,
  forgetter,
  guesser,
  hint_abuser,
  answer_seeker,
  graded,
  careless
};
struct Sort {
  Kind kind;
  const char* name;
  double share;
};
inline constexpr Sort kSorts[] = {
    {Kind::knower, "know it from the start", 0.10},
    {Kind::learner, "learn at one in ten questions", 0.15},
    {Kind::fast, "learn fast (0.4)", 0.10},
    {Kind::slow, "learn slowly (0.02)", 0.15},
    {Kind::forgetter, "learn (0.25), and forget again", 0.10},
    {Kind::guesser, "guess", 0.10},
    {Kind::hint_abuser, "take every hint first", 0.05},
    {Kind::answer_seeker, "try until the answer is shown", 0.05},
    {Kind::graded, "by ability and difficulty, learning a little each time", 0.15},
    {Kind::careless, "know it, and slip at one in five", 0.05},
};

/// A question or something to be found, as far as a student goes by it.
struct Asked {
  uint32_t objective = 0;
  double expected_wrong = 0.5;  ///< the share of students who answer wrong
  double blind = 0.25;          ///< how likely somebody is right who has no idea
};

class Student {
 public:
  /// The same `state` makes the same student.
  Student(Kind, uint64_t state, const Setting&, uint32_t objectives);

  bool wants_hints() const { return kind_ == Kind::hint_abuser; }
  bool seeks_answers() const { return kind_ == Kind::answer_seeker; }
  /// Shows now what they can do, instead of learning it first.
  bool wants_to_show(uint32_t objective);
  bool is_right(const Asked&);
  /// After each question or search.
  void learn(uint32_t objective);
  /// Time passes until the next lesson.
  void forget();
  /// At least 70 of 100 questions right that were not met before, spread as those in the lesson
  /// are.
  bool passes(uint32_t objective);

  /// One of so many.
  uint32_t draw(uint32_t count) { return chance_.below(count); }

 private:
  bool luck(double chance);
  double normal();

  Kind kind_;
  const Setting& setting_;
  Random chance_;
  std::vector<bool> knows_;      ///< of each objective
  std::vector<double> ability_;  ///< of each objective, in logits
};

/// How hard the questions of a lesson are, of which this is one of `count`, from the easiest to the
/// hardest; every fourth one asks for a number.
double expected_wrong(int question, int count);
bool asks_number(int question);
double blind_chance(bool number);

}  // namespace skua
