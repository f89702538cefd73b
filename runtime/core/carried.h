/// What a student had shown of objectives before an attempt began: in other attempts at activities of
/// the same module. The launch brings it, and it stands in the journal's header.
///
/// Ids name the same thing in all activities of a module: the same objective, the same question or
/// goal, the same stage. So do those of a copy that a teacher made, as long as they are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace skua {

/// One occasion on which an objective was to be shown, as far as the rule for mastery goes by it.
struct CarriedOpportunity {
  std::string item;             ///< the question or goal
  std::string context;          ///< the situation: the stage in which it was met
  bool right = false;           ///< at once, and without a hint
  bool by_doing = false;        ///< in the simulation, not by an answer to a question
  uint32_t options = 0;         ///< answers that a guess is one of; 0: no choice
  double expected_wrong = 0.5;  ///< the share of students who answer wrong, from 0.01 to 0.99
  std::vector<double> drawn;    ///< the drawn numbers that the question goes by, in the activity's order
  bool operator==(const CarriedOpportunity&) const = default;
};

struct CarriedObjective {
  std::string objective;
  std::vector<CarriedOpportunity> opportunities;  ///< the oldest first
  bool operator==(const CarriedObjective&) const = default;
};

using CarriedEvidence = std::vector<CarriedObjective>;

// As many as a launch may bring; whoever has more sends the newest.
inline constexpr std::size_t kMostCarriedObjectives = 50;
inline constexpr std::size_t kMostCarriedOpportunities = 20;  ///< of an objective
inline constexpr std::size_t kMostCarriedDrawn = 8;           ///< numbers of an opportunity
inline constexpr std::size_t kLongestCarriedName = 100;       ///< bytes

}  // namespace skua
