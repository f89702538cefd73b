/// Of how many answers a guess is one.
#include <cstdint>
#include <limits>

#include "learn/activity.h"

namespace skua {
namespace {

constexpr uint32_t kMost = std::numeric_limits<uint32_t>::max();

uint32_t times(uint32_t a, uint32_t b) {
  const uint64_t all = uint64_t{a} * b;
  return all > kMost ? kMost : static_cast<uint32_t>(all);
}
uint32_t power(uint32_t base, std::size_t exponent) {
  uint32_t all = 1;
  for (std::size_t i = 0; i < exponent; ++i) all = times(all, base);
  return all;
}
/// At least one of them.
uint32_t some_of(std::size_t count) { return power(2, count) - 1; }

uint32_t orders_of(std::size_t count) {
  uint32_t all = 1;
  for (std::size_t i = 2; i <= count; ++i) all = times(all, static_cast<uint32_t>(i));
  return all;
}

}  // namespace

uint32_t ActivityItem::chosen_from() const {
  switch (kind) {
    case QuestionKind::choice:
      return static_cast<uint32_t>(options.size());
    case QuestionKind::multiple:
      return some_of(options.size());
    case QuestionKind::order:
      return orders_of(options.size());
    case QuestionKind::match:
    case QuestionKind::label:
      return power(static_cast<uint32_t>(partners.size()), options.size());
    case QuestionKind::argument:
      return times(static_cast<uint32_t>(options.size()), some_of(evidence.size()));
    case QuestionKind::number:
    case QuestionKind::text:
    case QuestionKind::offered:
      return 0;
  }
  return 0;
}

}  // namespace skua
