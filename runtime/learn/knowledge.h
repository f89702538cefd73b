/// Bayesian knowledge tracing: how likely it is that a student has learned something, judged by right
/// and wrong answers (Corbett and Anderson 1995, User Modeling and User-Adapted Interaction 4,
/// 253-278).
#pragma once

#include <cstdint>

namespace skua {

/// Probabilities, each from 0 to 1. `slip` + `guess` must be below 1, or a right answer would speak
/// against having learned it. The defaults are wary: with them fewer than 5 of 100 that are called
/// masters fail at questions that they had not met (tests/learners).
struct KnowledgeParameters {
  double initial = 0.1;  ///< learned before the first opportunity
  double learn = 0.02;   ///< learned at an opportunity, if not before
  double slip = 0.1;     ///< a wrong answer although it is learned
  double guess = 0.25;   ///< a right answer although it is not
  // How wary the rule for mastery is. No lesson says otherwise; README.md has what others would do.
  double forgotten = 0.1;  ///< learned in earlier attempts, and lost by the first opportunity of this one
  double mastered_at = 0.95;  ///< how likely it must be that it is learned, where nothing was wrong
  double mastered_at_after_wrong = 0.98;  ///< and where something was
  bool operator==(const KnowledgeParameters&) const = default;
};

/// Whether all of them are probabilities that a right answer raises.
bool are_possible(const KnowledgeParameters&);

/// With at least the chance of a guess that so many possible answers leave; 0: the answer is no choice.
KnowledgeParameters with_options(KnowledgeParameters, uint32_t options);

/// How likely the next answer is right, if it is learned with probability `learned`.
double expected_right(double learned, const KnowledgeParameters&);

/// How likely it is that it is learned, after an answer and what was learned from that.
double after_answer(double learned, bool correct, const KnowledgeParameters&);

}  // namespace skua
