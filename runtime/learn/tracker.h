/// The tracker: score, tries, hints and completion, all derived from evidence.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/evidence_log.h"
#include "core/played_activity.h"
#include "learn/keys.h"

namespace skua {

struct Score {
  double raw = 0;
  double max = 0;     ///< points of the scored items that can be marked here
  double scaled = 0;  ///< raw / max; 0 when nothing is scored
  bool operator==(const Score&) const = default;
};

struct ItemRecord {
  std::string id;
  uint32_t tries = 0;
  uint32_t hints = 0;
  bool predicted = false;
  bool done = false;       ///< answered right, or its answer was shown, or submitted
  bool by_school = false;  ///< marked by the school
  bool unscored = false;   ///< help or practice, which not everybody meets: no part of the score
  std::string response;    ///< the last answer
  double share = 0;        ///< of its points, that were reached
  uint32_t points = 1;     ///< that it is worth
};

/// What the tracker knows of a piece of evidence beyond what the model said.
struct Finding {
  uint32_t try_number = 0;  ///< of an answer or a submission, from 1
  uint32_t hints = 0;       ///< seen for the item before
};

/// The scoring rule: each item is worth as many points as its activity says, else one. Right at the
/// first try it gives all of them, at the second three quarters, later half, or the shares that the
/// activity names. Hints cost nothing; they are counted and reported. An item is scored once: what
/// is answered after that changes nothing. Predictions are never scored. An item whose answer was
/// shown (EvidenceLog::answer_shown) is done, without points. Items that are help or practice are
/// counted and reported like others, but not scored.
///
/// Items that the school marks have no part in the score until there are keys to them: then the
/// last submission before completion gives 1 or 0.
class Tracker {
 public:
  Tracker() = default;
  explicit Tracker(std::span<const char* const> items,
                   std::span<const char* const> graded_by_school = {},
                   std::span<const char* const> unscored = {}, Keys keys = {},
                   const Scoring& scoring = {kUsualShares});

  /// Counts a piece of evidence. Nothing when it must not be reported: an answer or a hint for an
  /// item that the activity doesn't have, anything without a name, a second completion.
  std::optional<Finding> take(const Evidence&);

  Score score() const;
  /// Of what is scored, here or by the school.
  uint32_t item_count() const;
  uint32_t done_count() const;
  /// Whether the school marks the item, and its key isn't here: it has no part in the score.
  bool is_unmarked(const ItemRecord& item) const {
    return item.by_school && key_of(item.id) == nullptr;
  }
  bool completed() const { return completed_; }
  std::span<const ItemRecord> items() const { return items_; }
  /// Goes on from what was known at a checkpoint; only for a new tracker with the same items.
  void begin_from(std::vector<ItemRecord> items, bool completed);
  /// Null for an id that is not scored.
  const ItemRecord* item(std::string_view id) const;
  /// How much evidence named nothing that is known: a mistake in the module.
  uint32_t ignored() const { return ignored_; }

 private:
  ItemRecord* find(std::string_view id);
  ItemRecord* shown_item(const Evidence&);
  const ItemKey* key_of(std::string_view item) const;
  std::optional<Finding> take_submission(ItemRecord&, const Evidence&);
  double share_at_try(uint32_t try_number) const;

  std::vector<ItemRecord> items_;
  Keys keys_;
  std::vector<double> by_try_{std::begin(kUsualShares), std::end(kUsualShares)};  ///< never empty
  bool completed_ = false;
  uint32_t ignored_ = 0;
};

Tracker tracker_of(const skua_activity&, Keys keys = {});

}  // namespace skua
