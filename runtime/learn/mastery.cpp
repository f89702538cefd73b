#include "learn/mastery.h"

#include <algorithm>
#include <bit>

namespace skua {
namespace {

constexpr uint32_t kMostContexts = 32;
constexpr uint32_t kRecentBits = (1u << kRecent) - 1;

}  // namespace

void ObjectiveRecord::take(const Opportunity& opportunity) {
  const bool right = opportunity.right && !opportunity.hinted;
  learned_ = after_answer(learned_, right, with_options(parameters_, opportunity.options));
  ++opportunities_;
  if (right) {
    by_doing_ += opportunity.by_doing ? 1 : 0;
    contexts_ |= 1u << (opportunity.context % kMostContexts);
  }
  recent_ = (recent_ << 1 | (right ? 1u : 0u)) & kRecentBits;
}

uint32_t ObjectiveRecord::contexts() const {
  return static_cast<uint32_t>(std::popcount(contexts_));
}

bool ObjectiveRecord::mastered() const {
  return learned_ >= kMasteryAt && opportunities_ >= kLeastOpportunities &&
         contexts() >= kLeastContexts && by_doing_ >= kLeastByDoing;
}

ObjectiveRecord::Recent ObjectiveRecord::recent() const {
  return {static_cast<uint32_t>(std::popcount(recent_)), std::min(opportunities_, kRecent)};
}

void ObjectiveRecord::archive(Archive& a) {
  a.field("learned", learned_);
  a.check("learned", learned_ >= 0 && learned_ <= 1);
  a.field("opportunities", opportunities_);
  a.field("by_doing", by_doing_);
  a.check("by_doing", by_doing_ <= opportunities_);
  a.field("contexts", contexts_);
  a.check("contexts", contexts() <= opportunities_);
  a.field("recent", recent_);
  a.check("recent", recent_ <= kRecentBits && recent().right <= recent().of);
}

}  // namespace skua
