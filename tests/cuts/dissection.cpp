#include "dissection.h"

namespace skua::frog {
namespace {

void cut(Sheet& sheet, std::initializer_list<Point> path) {
  (void)sheet.cut(std::span<const Point>(path.begin(), path.size()));
}

/// Takes the flap's edge, draws it up and outwards in as many drags as a hand sends, and pins it.
void draw_out(Sheet& sheet, Place from, Place to) {
  sheet.grab(from, 0.1);
  const Place up = (from + to) * 0.5 + Place{0, 0, 0.15};
  constexpr int kDrags = 20, kTicks = 8;
  for (int i = 1; i <= 2 * kDrags; ++i) {
    const double share = static_cast<double>(i % kDrags == 0 ? kDrags : i % kDrags) / kDrags;
    sheet.drag(i <= kDrags ? from + (up - from) * share : up + (to - up) * share);
    for (int tick = 0; tick < kTicks; ++tick) sheet.step();
  }
  if (const auto held = sheet.held()) sheet.pin(sheet.vertices()[*held].at);
}

}  // namespace

void open_belly(Sheet& sheet) {
  cut(sheet, {{0.12, 0.003}, {0.73, -0.002}});
  for (const double side : {-0.16, 0.16}) {
    cut(sheet, {{0.23, 0}, {0.21, side}});
    cut(sheet, {{0.62, 0}, {0.64, side}});
  }
}

void fold_back(Sheet& sheet) {
  for (const double side : {-1.0, 1.0}) {
    for (const double x : {0.26, 0.59})
      draw_out(sheet, {x, side * 0.012, 0.05}, {x, side * 0.3, 0.02});
  }
}

int rest(Sheet& sheet, int limit) {
  int ticks = 0;
  for (; ticks < limit && !sheet.at_rest(); ++ticks) sheet.step();
  return ticks;
}

}  // namespace skua::frog
