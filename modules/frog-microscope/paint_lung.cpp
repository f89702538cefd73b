// The lung: thin septa between spaces of air, with capillaries on both faces.
#include "paint.h"

namespace skua::microscope {

namespace {

void septum(const Lung& l, int32_t i, int32_t j, uint32_t way, Painter& p) {
  const std::vector<Point_um> line = l.septum(i, j, way);
  const double thick = l.thickness(i, j, way);
  p.stroke(line, rgb(0xcf86a8), thick + 1.6, 1.6f);
  p.stroke(line, rgb(0xf2c6d6), thick, 1.2f);
  p.stroke(line, with_alpha(rgb(0xd98bab), 0.9f * p.fine()), 2.4, 0.7f);
}

void end_of(const Lung& l, int32_t i, int32_t j, uint32_t way, Painter& p) {
  const std::vector<Point_um> line = l.septum(i, j, way);
  const Point_um tip = line.back();
  const uint32_t own = hash(l.seed, i, j, 45 + way);
  if (!p.sees(tip.x, tip.y, 60)) return;
  // Smooth muscle at the edge of a septum, or where septa meet.
  p.blob(tip.x, tip.y, 40, 34, {1, 0}, own, 0.12, rgb(0xcf86a8));
  p.blob(tip.x, tip.y, 37, 31, {1, 0}, own, 0.12, rgb(0xe8a5bf));
  for (uint32_t k = 0; k < 7; ++k) {
    const uint32_t one = hash(own, static_cast<int32_t>(k), 1);
    const Direction d = kAround[one % kDirections];
    const double r = between(hash(one, 1), 2, 13);
    p.nucleus(tip.x + d.x * r, tip.y + d.y * r, 8, 2.6, kAround[(one >> 8) % 32], one);
  }
}

void capillary(const Piece& c, Painter& p) {
  if (!p.sees(c.x, c.y, 14)) return;
  const Direction d = axis(c.turn);
  if (!p.shows(5)) return p.oval(c.x, c.y, c.length, c.width, d, kRed);
  p.oval(c.x, c.y, c.length + 2, c.width + 2, d, rgb(0xcf86a8));
  p.oval(c.x, c.y, c.length, c.width, d, rgb(0xfdeff0));
  if (c.own % 6 != 1) p.red_cell(c.x, c.y, c.length * 0.88, c.width * 0.8, d, c.own);
  if (c.own % 3 == 0) p.nucleus(c.x + d.x * 8, c.y + d.y * 8, 6, 2.4, d, c.own, kPaleNucleus);
}

}  // namespace

void paint_lung(const Lung& l, Painter& p) {
  const Box b = p.seen.wider(Lung::kPitch);
  const auto each = [&](auto what) {
    for (int32_t j = floor_of(b.top / (Lung::kPitch * 0.9)); j * Lung::kPitch * 0.9 < b.bottom; ++j)
      for (int32_t i = floor_of(b.left / Lung::kPitch) - 1; i * Lung::kPitch < b.right; ++i)
        for (uint32_t way = 0; way < 2; ++way) what(i, j, way);
  };
  each([&](int32_t i, int32_t j, uint32_t way) { septum(l, i, j, way, p); });
  each([&](int32_t i, int32_t j, uint32_t way) { end_of(l, i, j, way, p); });
  std::vector<Piece> all;
  each([&](int32_t i, int32_t j, uint32_t way) { septum_capillaries(l, i, j, way, all); });
  for (const Piece& c : all) capillary(c, p);
}

}  // namespace skua::microscope
