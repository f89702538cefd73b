/// The lessons that made-up students take, each beside one with the same questions in a fixed
/// order.
#pragma once

#include <cstdint>
#include <string>

#include "learn/activity_run.h"
#include "student.h"

namespace skua {

/// Something to be found in each of some places. Who knows how finds it at once.
inline constexpr uint32_t kPlaces = 4;
Simulation search_simulation();

class Search final : public RunningSimulation {
 public:
  Operand observe(uint32_t observable) const override;
  Operand work_out(uint32_t, std::span<const Operand>) const override { return {}; }
  /// search {place, right}
  bool apply(const Command&, EvidenceLog&) override;

 private:
  double tries_[kPlaces] = {}, found_[kPlaces] = {};
};

inline constexpr int kQuestions = 20;  ///< of an objective, at the most

/// One objective: something to find, questions, something to find. `half`: 1 or 2, of two lessons
/// with half of the questions each; 0: all of them. Else than in a practice, those of a `fixed`
/// order go on until enough was shown.
std::string straight_lesson(bool fixed, int half = 0);

/// Two objectives. Of each there is something to find first; then who wants to shows at once what
/// they can, and need not learn it. Who goes astray while learning gets help. A practice follows,
/// and a hard question for who has mastered it. All end with something to find for each.
inline constexpr uint32_t kObjectives = 2;
std::string parting_lesson();
std::string parting_lesson_in_fixed_order();

/// What the id of a question or of something to find says of it.
Asked asked_by(const ActivityItem&);
Asked asked_by(const ActivityGoal&);
uint32_t place_of(const ActivityGoal&);

}  // namespace skua
