/// Whether a student has mastered an objective, and what that rests on.
///
/// A probability alone never decides: with common parameters two right answers pass 0.95, and a
/// guesser between four options is called a master within eight items in up to a third of all runs.
/// So there must also be enough to go by: four opportunities, of the last five all but one right, and
/// what was shown was shown in two contexts and once by doing. And the probability must be 0.95, or
/// 0.98 where any of them was not right: whoever errs was not sure of it, and four right answers are
/// enough for who never does. Below that the only word is that there is not enough evidence yet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "learn/knowledge.h"
#include "skua/archive.h"

namespace skua {

inline constexpr uint32_t kLeastOpportunities = 4, kLeastContexts = 2, kLeastByDoing = 1;
inline constexpr uint32_t kMostMissing = 20;  ///< that are counted
inline constexpr uint32_t kRecent = 5;  ///< opportunities that are told in words

/// One occasion to show an objective: the first answer to an item. Later answers to the same item
/// show what its feedback taught, and are none.
struct Opportunity {
  uint32_t context = 0;  ///< number of the situation in which it was met, as the activity counts them
  uint32_t options = 0;  ///< answers that a guess is one of; 0: no choice
  double expected_wrong =
      0.5;  ///< the share of students who answer wrong; what most answer right shows little
  bool by_doing = false;  ///< shown by what was done in the simulation, not by an answer to a question
  bool right = false;
  bool hinted = false;  ///< then it counts as not right, whatever was answered
};

/// All that was shown of one objective in an attempt, and before it.
class ObjectiveRecord {
 public:
  explicit ObjectiveRecord(const KnowledgeParameters& parameters = {})
      : parameters_(parameters), learned_(parameters.initial) {}

  void take(const Opportunity&);

  /// What was taken so far was shown in earlier attempts. It counts on, less what may be forgotten, but nothing is left out of a lesson for it alone: whether it is
  /// still so must be shown once more (`is_shown_here`).
  void begin_anew() { earlier_ = opportunities_; }

  /// How likely it is that the objective is learned, from 0 to 1.
  double learned() const { return learned_; }
  uint32_t opportunities() const { return opportunities_; }
  uint32_t contexts() const;  ///< in which it was shown
  uint32_t by_doing() const { return by_doing_; }  ///< how often it was shown so
  bool mastered() const;
  /// It has been met since `begin_anew`, or there was nothing before.
  bool is_shown_here() const { return earlier_ == 0 || opportunities_ > earlier_; }
  /// It is shown here, too, and what more answers could show has been shown: what is missing, if anything, are other contexts,
  /// or that it is done.
  bool known_by_answers() const;

  /// "4 of the last 5 right, without hints".
  struct Recent {
    uint32_t right = 0;  ///< at once, and without a hint
    uint32_t of = 0;     ///< at most kRecent
    uint32_t earlier = 0;  ///< of these so many in earlier attempts
    bool operator==(const Recent&) const = default;
  };
  Recent recent() const;
  /// How many of the latest in this attempt were right, at once and without a hint, one after the other; at most kRecent.
  uint32_t in_a_row() const;

  /// What must still be shown, at the least, before the objective is mastered; one occasion can be all of them.
  struct Missing {
    uint32_t right = 0;     ///< more occasions, right at once and without a hint; at most kMostMissing
    uint32_t contexts = 0;  ///< more contexts in which something is right
    uint32_t by_doing = 0;  ///< more of them by doing
    bool operator==(const Missing&) const = default;
  };
  Missing missing() const;

  /// Without the parameters, which are the activity's, and how many were earlier, which the launch says.
  void archive(Archive&);
  bool operator==(const ObjectiveRecord&) const = default;

 private:
  bool enough() const;
  bool all_right() const;  ///< all of the last 32

  KnowledgeParameters parameters_;
  double learned_;
  uint32_t opportunities_ = 0;
  uint32_t earlier_ = 0;   ///< of them, in earlier attempts
  uint32_t by_doing_ = 0;  ///< of what was right
  uint32_t contexts_ = 0;  ///< a bit for each (of 32) in which something was right
  uint32_t latest_ = 0;    ///< a bit for each of the last 32, the latest lowest: right
};

}  // namespace skua
