/// How able a student is and how hard an item is, on one scale: logits, 0 in the middle, where a
/// student at 1 answers an item at 0 right in 73 of 100 cases.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace skua {

/// An item of the logistic models: `discrimination` is how steeply the chance rises with ability,
/// `guess` the chance of a right answer without any. The defaults are the Rasch model.
struct ItemDifficulty {
  double difficulty = 0;
  double discrimination = 1;
  double guess = 0;
};

/// The chance of a right answer (Birnbaum 1968; with the defaults Rasch 1960).
double chance_of_right(double ability, const ItemDifficulty&);

/// What an answer of unknown worth moves: student and item play against each other, and each new
/// result counts less than the one before (Pelánek 2016, Computers & Education 98, 169-179).
struct Rating {
  double value = 0;     ///< ability or difficulty
  uint32_t answers = 0;  ///< so far
  bool operator==(const Rating&) const = default;
};

/// Moves both by K = 1.8 / (1 + 0.05 n), n being each one's own number of answers.
void rate(Rating& student, Rating& item, bool correct);

struct Answered {
  ItemDifficulty item;
  bool correct;
};

struct Estimate {
  double ability = 0;
  double error = 0;  ///< standard error, or standard deviation of what is believed
};

/// The ability under which these answers are likeliest. None where all are right or all are wrong,
/// or there are none: then it would be without bounds.
std::optional<Estimate> likeliest_ability(std::span<const Answered>);

/// What to believe of the ability after these answers, if before them it was anywhere around 0 with
/// a standard deviation of 1 (expected a posteriori).
Estimate believed_ability(std::span<const Answered>);

}  // namespace skua
