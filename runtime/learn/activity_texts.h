/// The texts that an activity needs, by their keys (activity_view.h says what each is): what a file
/// has must be held against them, in each of its languages.
#pragma once

#include <string>
#include <vector>

#include "learn/activity.h"

namespace skua {

struct ActivityText {
  std::string key;
  bool required = true;              ///< else a plain word of the runtime's stands for it
  std::vector<std::string> numbers;  ///< names of the numbers that it may speak of
};

/// Each key once, in the order in which a student meets them.
std::vector<ActivityText> texts_of(const Activity&);

}  // namespace skua
