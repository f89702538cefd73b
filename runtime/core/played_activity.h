/// What `skua_activity::program` points to: an activity that the runtime itself plays.
#pragma once

#include <cstdint>
#include <span>

#include "core/carried.h"
#include "skua/abi.h"

namespace skua {

namespace json {
class Writer;
}

/// What right answers are worth.
struct Scoring {
  /// Of an item's points, from 0 to 1, at each try; the last is for all later ones.
  std::span<const double> by_try;
  /// Of each of the activity's items, in their order; without any it is one each.
  std::span<const uint32_t> points = {};
};

/// Where nothing else is said: at the first try all, at the second three quarters, later half.
inline constexpr double kUsualShares[] = {1, 0.75, 0.5};

class PlayedActivity {
 public:
  /// By `undo`, the model `restored` takes the place of `taken_back`. What that one has told stays
  /// told: it is neither told again nor counted again.
  virtual void keep_told(void* restored, const void* taken_back, skua_evidence_log*) const = 0;

  /// Lets a new model begin with what was shown in earlier attempts.
  virtual void carry(void* model, const CarriedEvidence&) const = 0;
  /// What the model has shown since its begin, in the form of write_carried (carried_json.h).
  virtual void write_shown(const void* model, json::Writer&) const = 0;
  virtual Scoring scoring() const = 0;

 protected:
  ~PlayedActivity() = default;
};

inline void keep_told(const skua_activity& activity, void* restored, const void* taken_back,
                      skua_evidence_log* log) {
  if (activity.program == nullptr) return;
  static_cast<const PlayedActivity*>(activity.program)->keep_told(restored, taken_back, log);
}

/// A module's own activities score as usual.
inline Scoring scoring_of(const skua_activity& activity) {
  if (activity.program == nullptr) return {kUsualShares};
  return static_cast<const PlayedActivity*>(activity.program)->scoring();
}

/// A module's own activities have no objectives.
inline void carry(const skua_activity& activity, void* model, const CarriedEvidence& evidence) {
  if (activity.program == nullptr || evidence.empty()) return;
  static_cast<const PlayedActivity*>(activity.program)->carry(model, evidence);
}

}  // namespace skua
