/// How finely the stage is drawn while it moves: coarser where frames come late and that helps, in full whenever it
/// stands still.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace skua {

class Resolution {
 public:
  /// A frame came `ms` after the one before it, while something moves.
  void frame(double ms);
  /// Nothing moves any more: the next picture stands, and is to be looked at.
  void rest() { moving_ = false; }
  /// Part of the full resolution along each side, above 0 and at most 1.
  float scale() const { return moving_ ? kScales[step_] : 1.0f; }

 private:
  enum class Trial : uint8_t { none, coarser, finer };

  void judge(double median_ms);
  void turn_to(std::size_t step, Trial trial);
  void wait_longer();

  static constexpr std::array kScales = {1.0f, 0.7f, 0.5f};  // few: each change costs a frame
  static constexpr std::size_t kWindow = 9;   ///< frames that are judged together
  static constexpr uint32_t kShortest = 4;    ///< windows between two trials
  static constexpr uint32_t kLongest = 256;

  std::array<double, kWindow> window_{};
  std::size_t count_ = 0;
  uint32_t interruptions_ = 0;  ///< one after the other
  std::size_t step_ = 0;
  bool moving_ = false;
  bool settling_ = false;  ///< the first frame after a change pays for the change
  Trial trial_ = Trial::none;
  double before_ms_ = 0;  ///< what a frame took before the trial
  std::size_t before_step_ = 0;
  uint32_t waiting_ = 0;  ///< windows until the next trial
  uint32_t patience_ = kShortest;
};

}  // namespace skua
