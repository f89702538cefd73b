// The liver: plates of cells with blood between them, cells full of pigment, veins.
#include "paint.h"

namespace skua::microscope {

namespace {

template <class Each>
void over(const Box& b, double wide, double high, Each each) {
  for (int32_t j = floor_of(b.top / high); j * high < b.bottom; ++j)
    for (int32_t i = floor_of(b.left / wide); i * wide < b.right; ++i) each(i, j);
}

void hepatocyte(const Piece& c, Painter& p) {
  if (c.length <= 0 || !p.sees(c.x, c.y, 12)) return;
  const Direction d = axis(c.turn);
  const Color pale = mix(rgb(0xdfa3bd), rgb(0xc98fb6), static_cast<float>(unit(hash(c.own, 9))));
  if (p.shows(5)) {
    p.blob(c.x, c.y, c.length * 1.14, c.width * 1.2, d, c.own, 0.08, mix(pale, kEdge, 0.45f));
    p.blob(c.x, c.y, c.length * 1.06, c.width * 1.12, d, c.own, 0.08, pale);
  }
  if (p.shows(0.9)) {
    for (uint32_t k = 0; k < 9; ++k) {
      const uint32_t own = hash(c.own, static_cast<int32_t>(k), 41);
      const Direction e = kAround[own % kDirections];
      const double r = between(hash(own, 1), 0.2, 0.85) * c.width / 2;
      p.dot(c.x + e.x * r, c.y + e.y * r, between(hash(own, 2), 0.45, 1),
            with_alpha(k % 3 == 0 ? rgb(0xf6e2ec) : rgb(0xad6796), 0.65f * p.fine()));
    }
  }
  const double u = between(hash(c.own, 10), -1.6, 1.6);
  p.nucleus(c.x + u, c.y - u / 2, 6.6, 6.2, d, c.own, kPaleNucleus);
  if (p.shows(1.2)) p.dot(c.x + u + 0.8, c.y - u / 2 - 0.5, 0.95, kChromatin);
}

void sinusoid(const Piece& s, Painter& p) {
  if (s.length <= 0 || !p.sees(s.x, s.y, 24)) return;
  if (!p.shows(5)) return;
  const Direction d = axis(s.turn);
  if (unit(hash(s.own, 5)) < 0.62)
    p.red_cell(s.x + d.x * 5, s.y + d.y * 5, 19, s.width * 0.78, d, s.own);
  // The flat cells that line it.
  if (unit(hash(s.own, 6)) < 0.5)
    p.nucleus(s.x - d.x * 9 - d.y * s.width * 0.5, s.y - d.y * 9 + d.x * s.width * 0.5, 7.4, 2.1, d,
              s.own);
}

void pigment(const Piece& c, Painter& p) {
  if (c.length <= 0 || !p.sees(c.x, c.y, 24)) return;
  const Direction d = axis(c.turn);
  p.blob(c.x, c.y, c.length * 0.96, c.width * 0.92, d, c.own, 0.16,
         p.shows(4) ? rgb(0x6a4a30) : kMelanin);
  for (uint32_t k = 0; k < 26 && p.shows(4); ++k) {
    const uint32_t own = hash(c.own, static_cast<int32_t>(k), 42);
    const Direction e = kAround[own % kDirections];
    const double r = unit(hash(own, 1)), u = e.x * r * c.length / 2, v = e.y * r * c.width / 2;
    p.dot(c.x + u * d.x - v * d.y, c.y + u * d.y + v * d.x, between(hash(own, 2), 0.9, 2),
          k % 4 == 0 ? rgb(0x8d6b3c) : kMelanin);
  }
}

void vein(const Piece& v, Painter& p) {
  if (!p.sees(v.x, v.y, 90)) return;
  const Direction d = axis(v.turn);
  p.blob(v.x, v.y, v.length + 15, v.width + 15, d, v.own, 0.03, rgb(0xefb6ca));
  p.blob(v.x, v.y, v.length, v.width, d, v.own, 0.03, rgb(0xfdf3f4));
  for (uint32_t k = 0; k < 20; ++k) {
    const uint32_t own = hash(v.own, static_cast<int32_t>(k), 43);
    const Direction e = kAround[(k * 23) % kDirections];
    const double r = 0.36 * (0.25 + 0.7 * unit(own));
    p.red_cell(v.x + e.x * r * v.length, v.y + e.y * r * v.width, 21, 14, kAround[own % 32], own);
  }
  for (uint32_t k = 0; k < 12; ++k) {
    const Direction e = kAround[k * 5];
    p.nucleus(v.x + e.x * (v.length / 2 + 2), v.y + e.y * (v.width / 2 + 2), 9, 2.3, {-e.y, e.x},
              hash(v.own, 44, static_cast<int32_t>(k)));
  }
}

}  // namespace

void paint_liver(const Liver& l, Painter& p) {
  // Blood spaces first; cells lie over them.
  p.band([&](double) { return p.seen.top; }, [&](double) { return p.seen.bottom; },
         p.shows(5) ? rgb(0xfaeaf0) : rgb(0xe0aac4));
  const Box b = liver_box(l, p.seen);
  if (!p.shows(5)) {
    for (int32_t j = floor_of(b.top / Liver::kPlates); j * Liver::kPlates < b.bottom; ++j) {
      std::vector<Point_um> row;
      for (int k = 0; k <= 80; ++k)
        row.push_back(l.bent(b.left + (b.right - b.left) * k / 80, Liver::row(3 * j + 2)));
      p.stroke(row, rgb(0xf7e3ec), 9, 0.9f);
    }
  }
  over(b, Liver::kCell, Liver::kPlates / 3, [&](int32_t i, int32_t j) {
    // Where cells can't be told apart a few nuclei are enough.
    if (!p.shows(5) && ((i & 1) != 0 || ((i / 2 + j) & 1) != 0)) return;
    hepatocyte(l.cell(i, j), p);
  });
  over(b, 30, Liver::kPlates, [&](int32_t i, int32_t j) { sinusoid(l.sinusoid(i, j), p); });
  over(b, 2 * Liver::kPlates, 2 * Liver::kPlates,
       [&](int32_t i, int32_t j) { pigment(l.pigment(i, j), p); });
  over(p.seen.wider(90), Liver::kVeins, Liver::kVeins,
       [&](int32_t i, int32_t j) { vein(l.vein(i, j), p); });
}

}  // namespace skua::microscope
