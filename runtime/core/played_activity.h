/// What `skua_activity::program` points to: an activity that the runtime itself plays.
#pragma once

#include "skua/abi.h"

namespace skua {

class PlayedActivity {
 public:
  /// By `undo`, the model `restored` takes the place of `taken_back`. What that one has told stays
  /// told: it is neither told again nor counted again.
  virtual void keep_told(void* restored, const void* taken_back, skua_evidence_log*) const = 0;

 protected:
  ~PlayedActivity() = default;
};

inline void keep_told(const skua_activity& activity, void* restored, const void* taken_back,
                      skua_evidence_log* log) {
  if (activity.program == nullptr) return;
  static_cast<const PlayedActivity*>(activity.program)->keep_told(restored, taken_back, log);
}

}  // namespace skua
