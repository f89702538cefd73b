#include "tool_picture.h"

#include <array>

namespace skua::frog {

namespace {

constexpr Color kSteel = 0xffded9d4, kEdge = 0xff2c2622, kDark = 0xff8f8a86, kHead = 0xffc8783c;

/// Draws with the tip as its origin, to the right and up.
class Pen {
 public:
  Pen(Stage& stage, skua::Point tip, float scale) : stage_(stage), tip_(tip), scale_(scale) {}
  skua::Point at(float x, float y) const { return {tip_.x + x * scale_, tip_.y - y * scale_}; }
  void bar(skua::Point a, skua::Point b, float width) {
    stage_.line(a, b, kEdge, width * scale_ + 2);
    stage_.line(a, b, kSteel, width * scale_);
  }
  void ring(skua::Point middle, float radius) {
    stage_.ring(middle, radius * scale_, kEdge, 3.5f * scale_ + 2);
    stage_.ring(middle, radius * scale_, kSteel, 3.5f * scale_);
  }

 private:
  Stage& stage_;
  skua::Point tip_;
  float scale_;
};

}  // namespace

void draw_instrument(Stage& stage, skua::Point tip, std::string_view tool, float scale) {
  Pen pen(stage, tip, scale);
  const auto at = [&](float x, float y) { return pen.at(x, y); };
  if (tool == "scalpel") {
    const std::array blade = {at(0, 0), at(13, 26), at(22, 20)};
    pen.bar(at(17, 22), at(52, 62), 6);
    stage.polygon(blade, kSteel);
    stage.line(at(0, 0), at(22, 20), kEdge, 1.5f);
    stage.line(at(0, 0), at(13, 26), kEdge, 1.5f);
    stage.line(at(30, 37), at(46, 56), kDark, 2 * scale);
  } else if (tool == "scissors") {
    pen.bar(at(0, 0), at(36, 30), 3.5f);
    pen.bar(at(8, -4), at(28, 40), 3.5f);
    stage.disc(at(20, 17), 3 * scale, kDark);
    pen.ring(at(45, 37), 10);
    pen.ring(at(33, 50), 10);
  } else if (tool == "forceps") {
    pen.bar(at(0, 0), at(44, 60), 3.5f);
    pen.bar(at(2, -2), at(56, 50), 3.5f);
    pen.bar(at(44, 60), at(56, 50), 3.5f);
  } else if (tool == "pins") {
    pen.bar(at(0, 0), at(34, 42), 2);
    stage.disc(at(36, 45), 11 * scale, kEdge);
    stage.disc(at(36, 45), 9 * scale, kHead);
    stage.disc(at(33, 48), 3 * scale, 0xb0ffffff);
  } else {
    pen.bar(at(0, 0), at(22, 25), 2.5f);
    pen.bar(at(22, 25), at(52, 60), 5.5f);
  }
}

}  // namespace skua::frog
