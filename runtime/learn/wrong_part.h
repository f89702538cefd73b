/// What of an answer to `multiple`, `order`, `match` and `label` shows a misconception, as authors write it: "skin chosen",
/// "skin left out", "lungs before heart", "pin with liver".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "learn/activity.h"

namespace skua {

/// Of a question: more could not be told apart in a checkpoint.
inline constexpr uint32_t kMostWrongParts = 40;

/// A misconception without its name; nothing where it is written in another way. Whether there are such options is not looked at.
std::optional<Misconception> read_wrong_part(QuestionKind, std::string_view written);

/// How it is written for this question: "a before b".
std::string written_for(const ActivityItem&);

/// Whether an answer has it; `parts` as in a response that is one: of `match` and `label` the partner of each option.
bool stands_in(const Misconception&, const ActivityItem&, std::span<const std::string_view> parts);

/// The first that an answer has, in the item's list; -1: none.
int32_t first_in(const ActivityItem&, std::span<const std::string_view> parts);

/// Whether each answer that has it has one of the item's misconceptions too, so that it is never told behind them.
bool is_covered(const Misconception&, const ActivityItem&);

}  // namespace skua
