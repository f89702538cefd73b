// The small intestine: folds with an epithelium of columnar and goblet cells, their core, and two
// layers of muscle.
#include "paint.h"

namespace skua::microscope {

namespace {

constexpr double kDeep = 37;  // µm, of the epithelium

void wall(const Gut& g, Painter& p) {
  const auto flat = [](double y) { return [y](double) { return y; }; };
  const auto wavy = [&](double y, uint32_t of) {
    return [&g, y, of](double x) { return y + 4 * noise(g.seed + of, x / 70) - 2; };
  };
  p.band(flat(Gut::kBase - 12), wavy(Gut::kSubmucosa, 30), rgb(0xf6d8e3));
  p.band(wavy(Gut::kSubmucosa, 30), wavy(Gut::kCircular, 31), rgb(0xe59ab6));
  p.band(wavy(Gut::kCircular, 31), wavy(Gut::kLong, 32), rgb(0xeaa9c0));
  p.band(
      wavy(Gut::kLong, 32),
      [&](double x) { return Gut::kLong + 4 + 2 * noise(g.seed + 33, x / 50); }, rgb(0xf3d2de));
  // Smooth muscle: spindles along the section, then cut across.
  for (int32_t j = 0; j < 9; ++j) {
    for (int32_t i = floor_of(p.seen.left / 34) - 1; i * 34 < p.seen.right + 34; ++i) {
      const uint32_t own = hash(g.seed, i, j, 85);
      const double x = (i + unit(own) + (j & 1) * 0.5) * 34,
                   y = Gut::kSubmucosa + 5 + j * 6.7 + between(hash(own, 1), -1.5, 1.5);
      if (!p.sees(x, y, 40)) continue;
      if (p.shows(4))
        p.line(x - 22, y + 3, x + 22, y + 3.4, with_alpha(rgb(0xc4698f), 0.7f * p.fine()), 0.8,
               0.6f);
      if (own % 3 != 0) p.nucleus(x, y, 13, 2.3, {1, 0}, own);
    }
  }
  for (int32_t j = 0; j < 3; ++j) {
    for (int32_t i = floor_of(p.seen.left / 8) - 1; i * 8 < p.seen.right + 8; ++i) {
      const uint32_t own = hash(g.seed, i, j, 86);
      const double x = (i + between(own, 0.2, 0.8)) * 8,
                   y = Gut::kCircular + 4 + j * 6 + between(hash(own, 1), -1, 1);
      if (!p.sees(x, y, 8) || !p.shows(3)) continue;
      p.blob(x, y, 6.6, 5, {1, 0}, own, 0.12, rgb(0xde8dab));
      if (own % 3 == 0) p.nucleus(x, y, 2.4, 2.2, {1, 0}, own);
    }
  }
}

void core(const Gut& g, const Fold& f, int32_t i, Painter& p) {
  for (int32_t k = 0; k < 150; ++k) {
    const uint32_t own = hash(g.seed, i, k, 87);
    const double t = unit(own), x = f.x + between(hash(own, 1), -42, 42) * (1.25 - 0.6 * t);
    const double y = Gut::kBase + 34 - t * (f.height - 20);
    if (!p.sees(x, y, 8)) continue;
    if (k % 3 != 0)
      p.line(x - 6, y - 4, x + 5, y + 4, with_alpha(rgb(0xe5a1bd), 0.5f * p.fine()), 0.8, 0.6f);
    else
      p.nucleus(x, y, between(hash(own, 2), 4, 7), between(hash(own, 3), 2.6, 4.4),
                kAround[own % 32], own);
  }
  // A vessel goes up in the middle.
  const Point_um way[] = {{f.x, Gut::kBase + 20},
                          {f.x + 7, Gut::kBase - f.height * 0.35},
                          {f.x - 3, Gut::kBase - f.height * 0.78 + 20}};
  p.stroke(way, rgb(0xd99ab3), 13, 1);
  p.stroke(way, rgb(0xfdf1f3), 10.6, 0.8f);
  for (int k = 0; k < 9; ++k) {
    const double t = (k + 0.5) / 9, s = t < 0.5 ? 2 * t : 2 * t - 1;
    const Point_um a = way[t < 0.5 ? 0 : 1], b = way[t < 0.5 ? 1 : 2];
    p.red_cell(a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s, 19, 9,
               axis(turn_of(b.x - a.x, b.y - a.y)), hash(g.seed, i, k, 88));
  }
}

void columnar(const Piece& c, Painter& p) {
  p.blob(c.x, c.y, c.length, c.width * 0.94, axis(c.turn), c.own, 0.02, rgb(0xdfaed0));
}

void fold(const Gut& g, int32_t i, Painter& p) {
  const Fold f = g.fold(i);
  const std::size_t n = f.outline.size();
  // Epithelium and core piece by piece, from the outline inward.
  std::vector<Point_um> inner(n);
  for (std::size_t k = 0; k < n; ++k)
    inner[k] = {f.outline[k].x + f.inward[k].x * kDeep, f.outline[k].y + f.inward[k].y * kDeep};
  p.fill(inner, rgb(0xf8dfe8));
  core(g, f, i, p);
  for (std::size_t k = 1; k < n; ++k) {
    const Point_um part[] = {f.outline[k - 1], f.outline[k], inner[k], inner[k - 1]};
    p.fill(part, rgb(0xe9c4dc));
  }
  std::vector<Piece> cells;
  fold_cells(g, i, cells);
  std::size_t near = 0;
  for (const Piece& c : cells) {
    if (!p.sees(c.x, c.y, 30)) continue;
    // Which way is in: by the nearest point of the outline, which goes along with the cells.
    const auto away = [&](std::size_t k) {
      const double dx = f.outline[k].x - c.x, dy = f.outline[k].y - c.y;
      return dx * dx + dy * dy;
    };
    for (std::size_t k = near; k < n && k < near + 14; ++k)
      if (away(k) < away(near)) near = k;
    const Direction in{f.inward[near].x, f.inward[near].y};
    if (c.kind == Kind::columnar_cell) {
      if (p.shows(5)) columnar(c, p);
      const double low = c.length * between(hash(c.own, 7), 0.1, 0.26);
      p.nucleus(c.x + in.x * low, c.y + in.y * low, 9.6, 4.4, in, c.own);
    } else {
      p.oval(c.x, c.y, c.length + 1.6, c.width + 1.2, in, rgb(0xa893c8));
      p.oval(c.x, c.y, c.length, c.width, in, rgb(0xe4e6fa));
      p.line(c.x + in.x * c.length / 2, c.y + in.y * c.length / 2, c.x + in.x * (c.length / 2 + 10),
             c.y + in.y * (c.length / 2 + 10), rgb(0xc9a5cd), 2.6);
      p.nucleus(c.x + in.x * (c.length / 2 + 6), c.y + in.y * (c.length / 2 + 6), 4.4, 3.2, in,
                c.own, kChromatin);
    }
  }
  p.stroke(f.outline, with_alpha(rgb(0xb0628f), 0.9f * p.fine()), 1.7, 0.8f);
  if (p.shows(1.2)) p.stroke(inner, with_alpha(rgb(0xc0709c), 0.7f * p.fine()), 0.8, 0.6f);
}

}  // namespace

void paint_gut(const Gut& g, Painter& p) {
  wall(g, p);
  for (int32_t i = floor_of((p.seen.left - 30) / Gut::kPitch); i * Gut::kPitch < p.seen.right + 30;
       ++i)
    fold(g, i, p);
}

}  // namespace skua::microscope
