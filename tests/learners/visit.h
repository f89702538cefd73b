/// A made-up student takes a lesson, by the commands that a real one would give.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/carried.h"
#include "core/evidence_log.h"
#include "lessons.h"

namespace skua {

/// What came of an objective.
struct Outcome {
  bool mastered = false;
  int asked = 0;            ///< questions
  bool showed_now = false;  ///< chose to show it at once
  bool at_once = false;     ///< … and showed enough, and learned nothing first
  bool helped = false;
  bool challenged = false;
};

class Visit {
 public:
  explicit Visit(const Activity&, const CarriedEvidence& earlier = {});

  /// From the first stage to the end; of each objective what came of it.
  std::vector<Outcome> take(Student&);
  /// For the next lesson.
  CarriedEvidence shown() const;

 private:
  bool give(std::string_view name, std::initializer_list<Value> values = {});
  bool do_next_task(Student&);
  void find(Student&, uint32_t goal);
  void answer(Student&, uint32_t item);
  bool go_on(Student&);
  void note_stage();
  uint32_t objective_of(const ActivityTask&) const;

  const Activity& activity_;
  Search search_;
  ActivityRun run_;
  std::vector<Evidence> evidence_;
  std::vector<Outcome> outcomes_;
};

}  // namespace skua
