#include "ui/resolution.h"

#include <algorithm>
#include <utility>

namespace skua {

namespace {

constexpr double kLate_ms = 22;        // a display of 60 Hz missed more than every third frame
constexpr double kHelped = 0.9;        // of what it took before
/// The page was hidden, or somebody set a breakpoint; when it comes again and again, the machine is as slow as that.
constexpr double kInterrupted_ms = 500;
constexpr uint32_t kAgain = 3;

}  // namespace

void Resolution::turn_to(std::size_t step, Trial trial) {
  step_ = step;
  trial_ = trial;
  count_ = 0;
  settling_ = true;
}

void Resolution::wait_longer() { waiting_ = patience_ = std::min(patience_ * 2, kLongest); }

void Resolution::frame(double ms) {
  if (!moving_) {
    moving_ = true;
    count_ = 0;
    settling_ = true;
    return;
  }
  interruptions_ = ms > kInterrupted_ms ? interruptions_ + 1 : 0;
  if (std::exchange(settling_, false) || (interruptions_ > 0 && interruptions_ < kAgain)) return;
  window_[count_++] = ms;
  if (count_ < kWindow) return;
  count_ = 0;
  std::ranges::nth_element(window_, window_.begin() + kWindow / 2);
  judge(window_[kWindow / 2]);
}

/// A display shows a frame at its next refresh: one step coarser may save time and change nothing. So a trial goes on until
/// frames come in time or there is no coarser step.
void Resolution::judge(double median_ms) {
  const bool late = median_ms > kLate_ms;
  const Trial trial = std::exchange(trial_, Trial::none);
  if (trial == Trial::coarser && late && step_ + 1 < kScales.size()) {
    turn_to(step_ + 1, Trial::coarser);
  } else if (trial == Trial::coarser && median_ms > before_ms_ * kHelped) {
    wait_longer();  // it is not the pixels that take so long
    turn_to(before_step_, Trial::none);
  } else if (trial == Trial::coarser) {
    waiting_ = patience_;
  } else if (trial == Trial::finer && late) {
    wait_longer();
    turn_to(step_ + 1, Trial::none);
  } else if (trial == Trial::finer) {
    waiting_ = patience_ = kShortest;
  } else if (waiting_ > 0) {
    --waiting_;
  } else if (late && step_ + 1 < kScales.size()) {
    before_ms_ = median_ms;
    before_step_ = step_;
    turn_to(step_ + 1, Trial::coarser);
  } else if (!late && step_ > 0) {
    turn_to(step_ - 1, Trial::finer);
  }
}

}  // namespace skua
