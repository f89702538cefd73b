/// The state of a lesson in JSON as it is kept.
#pragma once

#include "core/archive.h"
#include "learn/activity_run.h"

namespace skua {

/// For save and load of an ActivityRun: in full, or in brief as a checkpoint has it.
inline skua_activity kept(bool brief) {
  skua_activity raw{};
  raw.size = sizeof raw;
  raw.archive = [](void* lesson, skua_archive* to) {
    Archive a(to);
    static_cast<ActivityRun*>(lesson)->archive(a);
  };
  if (brief) {
    raw.archive = [](void* lesson, skua_archive* to) {
      Archive a(to);
      static_cast<ActivityRun*>(lesson)->checkpoint(a);
    };
  }
  return raw;
}

}  // namespace skua
