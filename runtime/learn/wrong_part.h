/// What of an answer to `multiple`, `order`, `match` and `label` shows a misconception, as authors write it: "skin chosen",
/// "skin left out", "lungs before heart", "pin with liver".
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "learn/activity.h"

namespace skua {

/// Of a question: more could not be told apart in a checkpoint.
inline constexpr uint32_t kMostWrongParts = 40;

struct WrongPart {
  std::string_view option;
  std::string_view other;  ///< of `order` what the option stands before; of `match` and `label` the partner that it has
  bool left_out = false;   ///< of `multiple`; else it was chosen
};

/// Views into `written`; nothing where a part of this kind is written in another way. Whether there are such options is not looked at.
std::optional<WrongPart> read_wrong_part(QuestionKind, std::string_view written);

/// The first of the item's misconceptions that an answer has, whose parts are as in a response; -1: none.
int32_t first_in(const ActivityItem&, std::span<const std::string_view> parts);

}  // namespace skua
