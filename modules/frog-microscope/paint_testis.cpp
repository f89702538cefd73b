// The testis: tubules in which sperm ripen, in cysts at the wall and bundles further in; cells
// between the tubules.
#include "paint.h"

namespace skua::microscope {

namespace {

void cyst(const Piece& c, Painter& p) {
  if (!p.sees(c.x, c.y, 30)) return;
  const Direction d = axis(c.turn);
  p.blob(c.x, c.y, c.length, c.width, d, c.own, 0.06, rgb(0xd3a6cc));
  p.blob(c.x, c.y, c.length - 1.6, c.width - 1.6, d, c.own, 0.06, rgb(0xecd0e4));
  // Cells of one cyst are all at the same stage: few and large, or many and small.
  const bool early = c.own % 3 == 0;
  if (!p.shows(3.4))
    return p.blob(c.x, c.y, c.length * 0.8, c.width * 0.8, d, c.own, 0.06,
                  early ? rgb(0xa98cc0) : rgb(0x8a69ad));
  const double size = early ? 7.4 : 4.6, pitch = early ? 9.4 : 6;
  for (int32_t j = -4; j <= 4; ++j) {
    for (int32_t i = -5; i <= 5; ++i) {
      const uint32_t own = hash(c.own, i, j, 50);
      const double u = (i + 0.5 * (j & 1) + between(own, -0.15, 0.15)) * pitch,
                   v = j * pitch * 0.88;
      const double a = u / (c.length / 2 - size / 2), b = v / (c.width / 2 - size / 2);
      if (a * a + b * b > 1) continue;
      p.nucleus(c.x + u * d.x - v * d.y, c.y + u * d.y + v * d.x, size, size * 0.92, d, own,
                early ? kPaleNucleus : kNucleus);
    }
  }
}

void sperm(const Piece& c, const Piece& tubule, Painter& p) {
  if (!p.sees(c.x, c.y, 60)) return;
  // Heads side by side at the wall, tails towards the middle.
  double dx = tubule.x - c.x, dy = tubule.y - c.y;
  Direction d = axis(c.turn);
  if (d.x * dx + d.y * dy < 0) d = {-d.x, -d.y};
  const double head = c.length * 0.6;
  const double x0 = c.x - d.x * c.length / 2, y0 = c.y - d.y * c.length / 2;
  p.blob(x0 - d.x * 3, y0 - d.y * 3, 12, 9, {-d.y, d.x}, c.own, 0.1, rgb(0xe3bcd8));
  p.nucleus(x0 - d.x * 4, y0 - d.y * 4, 7, 4.4, {-d.y, d.x}, c.own, kPaleNucleus);
  if (!p.shows(3)) {
    // Too fine to be told apart: what is left is their colour.
    p.blob(x0 + d.x * head * 0.55, y0 + d.y * head * 0.55, head * 1.1, c.width, d, c.own, 0.04,
           rgb(0x43296b));
    return p.line(x0 + d.x * head, y0 + d.y * head, x0 + d.x * (head + 24), y0 + d.y * (head + 24),
                  with_alpha(rgb(0xcf8fb4), 0.5f), 5);
  }
  constexpr int kHeads = 9;
  for (int k = 0; k < kHeads; ++k) {
    const uint32_t own = hash(c.own, k, 51);
    const double v = ((k + 0.5) / kHeads - 0.5) * c.width, fan = 1 + between(own, 0, 0.25);
    const double hx = x0 - d.y * v, hy = y0 + d.x * v;
    const double ex = hx + d.x * head * fan - d.y * v * 0.15,
                 ey = hy + d.y * head * fan + d.x * v * 0.15;
    const double tx = ex + d.x * 30 - d.y * (v * 0.7 + between(hash(own, 1), -4, 4)),
                 ty = ey + d.y * 30 + d.x * (v * 0.7 + between(hash(own, 2), -4, 4));
    p.line(ex, ey, tx, ty, with_alpha(rgb(0xcf8fb4), 0.8f * p.fine()), 0.6, 0.6f);
    p.line(hx, hy, ex, ey, kChromatin, 1.5, 1);
  }
}

void between_tubules(const Testis& t, Painter& p) {
  constexpr double kPitch = 22;
  for (int32_t j = floor_of(p.seen.top / kPitch); j * kPitch < p.seen.bottom; ++j) {
    for (int32_t i = floor_of(p.seen.left / kPitch); i * kPitch < p.seen.right; ++i) {
      const uint32_t own = hash(t.seed, i, j, 62);
      const double x = (i + unit(own)) * kPitch, y = (j + unit(hash(own, 1))) * kPitch;
      if (!p.sees(x, y, 10) || (!p.shows(4) && own % 3 != 0)) continue;
      if (own % 5 < 2 && p.shows(4)) {
        p.blob(x, y, 12, 10, axis(own % kTurns), own, 0.1, rgb(0xe7a9bd));
        p.nucleus(x, y, 5.4, 5, {1, 0}, own);
      } else {
        p.nucleus(x, y, 8.5, 2.3, axis(own % kTurns), own);
      }
    }
  }
}

void tubule(const Piece& t, Painter& p) {
  if (!p.sees(t.x, t.y, 125)) return;
  const Direction d{1, 0};
  p.blob(t.x, t.y, t.length + 5, t.width + 5, d, t.own, 0.015, rgb(0xc9789f));
  p.blob(t.x, t.y, t.length + 1.5, t.width + 1.5, d, t.own, 0.015, rgb(0xf0d3e2));
  p.blob(t.x, t.y, t.length * 0.5, t.width * 0.5, d, t.own, 0.14, rgb(0xfaf0f5));
  for (uint32_t k = 0; k < 22; k += p.shows(4) ? 1 : 4) {
    const Direction e = kAround[(k * 3 + t.own % 3) % kDirections];
    p.nucleus(t.x + e.x * (t.length / 2 + 2), t.y + e.y * (t.width / 2 + 2), 9, 2, {-e.y, e.x},
              hash(t.own, static_cast<int32_t>(k), 52));
    // Large pale mother cells of sperm, one by one at the wall.
    if (k % 3 == 0)
      p.nucleus(t.x + e.x * (t.length / 2 - 6), t.y + e.y * (t.width / 2 - 6), 8, 7, e,
                hash(t.own, static_cast<int32_t>(k), 53), kPaleNucleus);
  }
  std::vector<Piece> all;
  tubule_contents(t, all);
  for (const Piece& c : all) {
    if (c.kind == Kind::spermatocyst)
      cyst(c, p);
    else
      sperm(c, t, p);
  }
  // Free sperm in the middle.
  for (uint32_t k = 0; k < 26 && p.shows(3); ++k) {
    const uint32_t own = hash(t.own, static_cast<int32_t>(k), 54);
    const Direction e = kAround[own % kDirections], turned = kAround[(own >> 8) % kDirections];
    const double r = unit(hash(own, 1)) * t.width * 0.2, x = t.x + e.x * r, y = t.y + e.y * r;
    p.line(x, y, x + turned.x * 15, y + turned.y * 15, kChromatin, 1.3, 0.9f);
    p.line(x + turned.x * 15, y + turned.y * 15, x + turned.x * 34 - turned.y * 5,
           y + turned.y * 34 + turned.x * 5, with_alpha(rgb(0xcf8fb4), 0.8f * p.fine()), 0.6, 0.6f);
  }
}

}  // namespace

void paint_testis(const Testis& t, Painter& p) {
  p.band([&](double) { return p.seen.top; }, [&](double) { return p.seen.bottom; }, rgb(0xf8e2ea));
  between_tubules(t, p);
  const Box b = p.seen.wider(Testis::kPitch);
  for (int32_t j = floor_of(b.top / (Testis::kPitch * 0.88)); j * Testis::kPitch * 0.88 < b.bottom;
       ++j)
    for (int32_t i = floor_of(b.left / Testis::kPitch); i * Testis::kPitch < b.right; ++i)
      tubule(t.tubule(i, j), p);
}

}  // namespace skua::microscope
