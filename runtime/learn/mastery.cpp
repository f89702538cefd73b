#include "learn/mastery.h"

#include <algorithm>
#include <bit>

namespace skua {
namespace {

constexpr uint32_t kMostContexts = 32, kMostLatest = 32;
constexpr uint32_t kRecentBits = (1u << kRecent) - 1;

/// The parameters are those of a question that half of all students answer wrong. The fewer do, the
/// likelier is a right answer of somebody who has not learned it.
KnowledgeParameters parameters_for(const KnowledgeParameters& general, const Opportunity& now) {
  constexpr double kMostGuess = 0.999;  // with the slip: a right answer must still speak for knowing
  KnowledgeParameters p = with_options(general, now.options);
  p.guess = std::max(p.guess, 1 - (1 - p.guess) * now.expected_wrong / 0.5);
  p.guess = std::min(p.guess, kMostGuess - p.slip);
  return p;
}

}  // namespace

void ObjectiveRecord::take(const Opportunity& opportunity) {
  const bool right = opportunity.right && !opportunity.hinted;
  if (earlier_ > 0 && opportunities_ == earlier_) learned_ *= 1 - parameters_.forgotten;
  learned_ = after_answer(learned_, right, parameters_for(parameters_, opportunity));
  ++opportunities_;
  if (right) {
    by_doing_ += opportunity.by_doing ? 1 : 0;
    contexts_ |= 1u << (opportunity.context % kMostContexts);
  }
  latest_ = latest_ << 1 | (right ? 1u : 0u);
}

uint32_t ObjectiveRecord::contexts() const {
  return static_cast<uint32_t>(std::popcount(contexts_));
}

bool ObjectiveRecord::mastered() const {
  return enough() && contexts() >= kLeastContexts && by_doing_ >= kLeastByDoing;
}

bool ObjectiveRecord::known_by_answers() const { return is_shown_here() && enough(); }

bool ObjectiveRecord::enough() const {
  const Recent last = recent();
  const double likely = all_right() ? parameters_.mastered_at : parameters_.mastered_at_after_wrong;
  return learned_ >= likely && opportunities_ >= kLeastOpportunities && last.right + 1 >= last.of;
}

bool ObjectiveRecord::all_right() const { return static_cast<uint32_t>(std::popcount(latest_)) == std::min(opportunities_, kMostLatest); }

ObjectiveRecord::Recent ObjectiveRecord::recent() const {
  const uint32_t of = std::min(opportunities_, kRecent);
  return {static_cast<uint32_t>(std::popcount(latest_ & kRecentBits)), of, of - std::min(of, opportunities_ - earlier_)};
}

uint32_t ObjectiveRecord::in_a_row() const { return std::min(static_cast<uint32_t>(std::countr_one(latest_ & kRecentBits)), opportunities_ - earlier_); }

ObjectiveRecord::Missing ObjectiveRecord::missing() const {
  Missing missing{.contexts = kLeastContexts - std::min(contexts(), kLeastContexts), .by_doing = kLeastByDoing - std::min(by_doing_, kLeastByDoing)};
  ObjectiveRecord later = *this;
  for (; !later.enough() && missing.right < kMostMissing; ++missing.right) later.take({.right = true});
  return missing;
}

void ObjectiveRecord::archive(Archive& a) {
  a.field("learned", learned_);
  a.check("learned", learned_ >= 0 && learned_ <= 1);
  a.field("opportunities", opportunities_);
  a.check("opportunities", opportunities_ >= earlier_);
  a.field("by_doing", by_doing_);
  a.check("by_doing", by_doing_ <= opportunities_);
  a.field("contexts", contexts_);
  a.check("contexts", contexts() <= opportunities_);
  a.field("latest", latest_);
  a.check("latest", opportunities_ >= kMostLatest || latest_ >> opportunities_ == 0);
}

}  // namespace skua
