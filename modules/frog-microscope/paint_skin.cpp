// The skin: epidermis of six layers, loose dermis with glands, pigment cells and capillaries, firm
// dermis of collagen.
#include "paint.h"

namespace skua::microscope {

namespace {

constexpr Direction kFlat{1, 0};

struct Layer {
  double from, to, spacing;  ///< of the epidermis' thickness, from its base; from cell to cell
  Color cell;
  double nucleus_long, nucleus_high;  ///< µm; 0: none
};
constexpr Layer kLayers[] = {
    {0.00, 0.27, 7.5, rgb(0xc79bcb), 4.2, 7.2},  {0.27, 0.50, 10, rgb(0xd0a4cf), 6.4, 5.6},
    {0.50, 0.69, 11.5, rgb(0xd8abcf), 6.8, 4.8}, {0.69, 0.84, 14, rgb(0xdfb0cb), 7.4, 3.4},
    {0.84, 0.94, 18, rgb(0xe5b1c1), 8, 2.2},     {0.94, 1.00, 26, rgb(0xdd9aa8), 0, 0},
};

void epidermis(const Skin& skin, Painter& p) {
  p.band([&](double x) { return skin.surface(x); }, [&](double x) { return skin.base(x); },
         rgb(0xeed3e4));
  p.band([&](double x) { return skin.base(x) - 0.27 * skin.epidermis(x); },
         [&](double x) { return skin.base(x); }, rgb(0xdcbcdc));
  int32_t number = 0;
  for (const Layer& layer : kLayers) {
    ++number;
    for (int32_t i = floor_of((p.seen.left - 30) / layer.spacing);
         i * layer.spacing < p.seen.right + 30; ++i) {
      const uint32_t own = hash(skin.seed, i, number, 70);
      const double x = (i + between(own, -0.14, 0.14)) * layer.spacing;
      const double high = (layer.to - layer.from) * skin.epidermis(x);
      const double y = skin.base(x) - (layer.from + layer.to) / 2 * skin.epidermis(x);
      if (!p.sees(x, y, 30)) continue;
      if (p.shows(4)) p.blob(x, y, layer.spacing * 0.97, high * 0.95, kFlat, own, 0.05, layer.cell);
      if (layer.nucleus_long == 0) continue;
      const double size = between(hash(own, 1), 0.85, 1.12);
      p.nucleus(x + between(hash(own, 2), -1, 1), y, layer.nucleus_long * size,
                layer.nucleus_high * size, kFlat, own,
                number < 4 ? kNucleus : mix(kNucleus, kCytoplasm, 0.2f));
    }
  }
  // The membrane that it stands on.
  std::vector<Point_um> base;
  for (int k = 0; k <= 60; ++k) {
    const double x = p.seen.left + (p.seen.right - p.seen.left) * k / 60;
    base.push_back({x, skin.base(x) + 0.6});
  }
  p.stroke(base, with_alpha(rgb(0xc06a97), 0.8f * p.fine()), 1, 0.7f);
}

void dermis(const Skin& skin, Painter& p) {
  const auto spongy = [&](double x) { return skin.spongy(x); };
  const auto compact = [&](double x) { return skin.compact(x); };
  p.band([&](double x) { return skin.base(x); }, spongy, rgb(0xf8dfe8));
  p.band(spongy, compact, rgb(0xe9a3be));
  p.band(
      compact, [&](double x) { return compact(x) + 20 + 8 * noise(skin.seed + 8, x / 60); },
      rgb(0xf9e8ee));
  const double step = p.shows(9) ? 17 : 40;
  for (int32_t j = 0; j < 9; ++j) {
    for (int32_t i = floor_of(p.seen.left / step) - 1; i * step < p.seen.right + step; ++i) {
      const uint32_t own = hash(skin.seed, i, j, 71);
      const double x = (i + unit(own)) * step;
      const double top = skin.base(x) + 4,
                   y = top + (spongy(x) - top) * (j + unit(hash(own, 1))) / 9;
      if (!p.sees(x, y, 20)) continue;
      const double slant = between(hash(own, 2), -5, 5), bend = between(hash(own, 3), -3, 3);
      const Point_um fibre[] = {{x - 13, y - slant},
                                {x - 4, y - slant / 3 + bend},
                                {x + 5, y + slant / 3 - bend},
                                {x + 14, y + slant}};
      p.stroke(fibre, with_alpha(rgb(0xe79ab8), 0.7f * p.fine()), between(hash(own, 4), 0.8, 2),
               0.7f);
      if (own % 7 == 0) p.nucleus(x, y, 9, 2.4, axis(turn_of(28, 2 * slant)), own);
    }
  }
  for (int k = 1; k < 8; ++k) {
    std::vector<Point_um> wave;
    for (int i = 0; i <= 90; ++i) {
      const double x = p.seen.left + (p.seen.right - p.seen.left) * i / 90;
      const double t =
          (k + 0.5 * (noise(skin.seed + 40 + static_cast<uint32_t>(k), x / 26) - 0.5)) / 8;
      wave.push_back({x, spongy(x) + t * (compact(x) - spongy(x))});
    }
    p.stroke(wave, with_alpha(k % 2 == 0 ? rgb(0xc9678f) : rgb(0xf7d3e0), 0.75f * p.fine()), 1.1,
             0.7f);
  }
}

void capillary(const Piece& c, Painter& p) {
  if (!p.sees(c.x, c.y, 20)) return;
  const Direction d = axis(c.turn);
  p.oval(c.x, c.y, c.length + 2.4, c.width + 2.4, d, rgb(0xc77a9d));
  p.oval(c.x, c.y, c.length, c.width, d, rgb(0xfdeff0));
  p.red_cell(c.x, c.y, c.length * 0.86, c.width * 0.8, axis(c.own % 3), c.own);
  p.nucleus(c.x + c.length / 2, c.y + c.width / 4, 5, 1.8, kAround[14], c.own);
}

void melanophore(const Piece& m, Painter& p) {
  if (m.length <= 0 || !p.sees(m.x, m.y, 40)) return;
  p.blob(m.x, m.y, m.length * 0.5, m.width * 0.7, kFlat, m.own, 0.2, kMelanin);
  for (uint32_t k = 0; k < 8; ++k) {
    const uint32_t own = hash(m.own, static_cast<int32_t>(k), 6);
    const Direction d = kAround[(k * 8 + own % 5) % kDirections];
    const double reach = between(hash(own, 1), 0.75, 1);
    const double x = m.x + d.x * m.length / 2 * reach, y = m.y + d.y * m.width / 2 * reach;
    const double bend = between(hash(own, 2), -3, 3);
    const Point_um arm[] = {
        {m.x, m.y}, {(m.x + x) / 2 - d.y * bend, (m.y + y) / 2 + d.x * bend}, {x, y}};
    p.stroke(arm, kMelanin, 2.6, 1);
    p.dot(x, y, 1.7, kMelanin);
  }
}

void gland(const Skin& skin, const Piece& g, Painter& p) {
  if (g.length <= 0 || !p.sees(g.x, (g.y + skin.surface(g.x)) / 2, 120)) return;
  const bool granular = g.kind == Kind::granular_gland;
  const double top = g.y - g.width / 2;
  // The duct, through the epidermis to the air.
  const double lean = between(hash(g.own, 30), -9, 9);
  const Point_um duct[] = {
      {g.x, top + 6}, {g.x + lean * 0.4, skin.base(g.x) - 8}, {g.x + lean, skin.surface(g.x) - 1}};
  p.stroke(duct, rgb(0xb883bb), 12, 1.5f);
  p.stroke(duct, rgb(0xf7eaf3), 4.6, 0.8f);
  const double x = g.x, y = g.y;
  p.blob(x, y, g.length, g.width, kFlat, g.own, 0.02, rgb(0xc56a93));
  p.blob(x, y, g.length - 3, g.width - 3, kFlat, g.own, 0.02, granular ? rgb(0xf3c9d0) : kMucus);
  constexpr uint32_t kCells = 16;
  if (granular) {
    // One mass full of grains, with flat nuclei at its wall.
    const double grain = 3.3;
    for (int32_t j = -20; j <= 20; ++j) {
      for (int32_t i = -20; i <= 20; ++i) {
        const uint32_t own = hash(g.own, i, j, 31);
        const double u = (i + 0.5 * (j & 1) + between(own, -0.2, 0.2)) * grain,
                     v = (j + between(hash(own, 1), -0.2, 0.2)) * grain;
        const double a = u / (g.length / 2 - 6), b = v / (g.width / 2 - 6);
        if (a * a + b * b > 1 || !p.sees(x + u, y + v, 3) || !p.shows(3)) continue;
        p.dot(x + u, y + v, between(hash(own, 2), 1.1, 1.75),
              mix(rgb(0xd2486f), rgb(0xe98a9a), static_cast<float>(unit(hash(own, 3)))));
      }
    }
    if (!p.shows(3)) p.blob(x, y, g.length - 12, g.width - 12, kFlat, g.own, 0.05, rgb(0xde6f86));
  } else {
    for (uint32_t k = 0; k < kCells; ++k) {
      const Direction d = kAround[(k * 4 + 1) % kDirections];
      p.line(x + d.x * (g.length / 2 - 2), y + d.y * (g.width / 2 - 2), x + d.x * g.length * 0.27,
             y + d.y * g.width * 0.27, with_alpha(rgb(0xa98fc4), 0.8f * p.fine()), 0.8, 0.7f);
    }
    p.blob(x, y, g.length * 0.5, g.width * 0.46, kFlat, g.own, 0.1, kLight);
  }
  for (uint32_t k = 0; k < kCells; ++k) {
    const Direction d = kAround[(k * 4 + 3) % kDirections];
    if (granular && k % 2 == 0) continue;
    p.nucleus(x + d.x * (g.length / 2 - 4.5), y + d.y * (g.width / 2 - 4.5), granular ? 8 : 5.6,
              granular ? 2.6 : 4.4, {-d.y, d.x}, hash(g.own, static_cast<int32_t>(k), 33));
  }
}

}  // namespace

void paint_skin(const Skin& skin, Painter& p) {
  dermis(skin, p);
  epidermis(skin, p);
  for (int32_t i = floor_of(p.seen.left / 46) - 1; i * 46 < p.seen.right + 46; ++i)
    melanophore(skin.melanophore(i), p);
  for (int32_t i = floor_of(p.seen.left / 150) - 1; i * 150 < p.seen.right + 150; ++i)
    gland(skin, skin.gland(i), p);
  for (int32_t i = floor_of(p.seen.left / 62) - 1; i * 62 < p.seen.right + 62; ++i)
    capillary(skin.capillary(i), p);
}

}  // namespace skua::microscope
