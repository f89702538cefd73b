// Blood on a smear, stained after Giemsa: of a frog, or of a human.
#include "paint.h"

namespace skua::microscope {

namespace {

constexpr Color kFrogRed = rgb(0xeab3a4), kFrogEdge = rgb(0xc9806f), kHumanRed = rgb(0xe79f94),
                kHumanEdge = rgb(0xcf7f74);

void frog_red(const Piece& c, Painter& p) {
  const Direction d = axis(c.turn);
  if (p.shows(6)) p.blob(c.x, c.y, c.length, c.width, d, c.own, 0.015, kFrogEdge);
  p.blob(c.x, c.y, c.length - 1.1, c.width - 1.1, d, c.own, 0.015, kFrogRed);
  if (p.shows(6))
    p.oval(c.x, c.y, c.length * 0.66, c.width * 0.66, d, with_alpha(rgb(0xf6cfc2), 0.6f));
  p.nucleus(c.x, c.y, c.length * 0.4, c.width * 0.36, d, c.own, rgb(0x5d2f86));
}

void human_red(const Piece& c, Painter& p) {
  const Direction d = axis(c.turn);
  p.oval(c.x, c.y, c.length, c.width, d, p.shows(2.4) ? kHumanEdge : kHumanRed);
  if (!p.shows(2.4)) return;
  p.oval(c.x, c.y, c.length - 0.9, c.width - 0.9, d, kHumanRed);
  // Thin in the middle: paler.
  p.oval(c.x, c.y, c.length * 0.56, c.width * 0.56, d, with_alpha(rgb(0xf5cdc4), 0.8f));
  p.oval(c.x, c.y, c.length * 0.34, c.width * 0.34, d, with_alpha(rgb(0xfbe3dc), 0.9f));
}

/// Neutrophils with a nucleus of lobes, eosinophils with red grains, lymphocytes that are nearly
/// all nucleus.
void white(const Piece& c, Painter& p) {
  const Direction d = axis(c.turn);
  const uint32_t sort = hash(c.own, 9) % 3;
  p.blob(c.x, c.y, c.length, c.width, d, c.own, 0.04, rgb(0xb9a3cf));
  p.blob(c.x, c.y, c.length - 1, c.width - 1, d, c.own, 0.04,
         sort == 0 ? rgb(0xc9d3f0) : rgb(0xf0dde8));
  if (sort == 0)
    return p.nucleus(c.x, c.y, c.length * 0.8, c.width * 0.78, d, c.own, rgb(0x563083));
  if (sort == 1) {
    for (uint32_t k = 0; k < 40; ++k) {
      const uint32_t own = hash(c.own, static_cast<int32_t>(k), 46);
      const Direction e = kAround[own % kDirections];
      const double r = 0.44 * c.width * between(hash(own, 1), 0.3, 0.95);
      p.dot(c.x + e.x * r, c.y + e.y * r, 0.62, rgb(0xdf6a55));
    }
  }
  for (int k = -1; k <= 1; ++k) {
    const double x = c.x + d.x * k * c.length * 0.24 - d.y * (k == 0 ? 1.4 : -0.6),
                 y = c.y + d.y * k * c.length * 0.24 + d.x * (k == 0 ? 1.4 : -0.6);
    p.nucleus(x, y, c.length * 0.34, c.length * 0.28, kAround[hash(c.own, k, 47) % kDirections],
              hash(c.own, k, 48), rgb(0x563083));
  }
}

void thrombocyte(const Piece& c, Painter& p) {
  const Direction d = axis(c.turn);
  p.blob(c.x, c.y, c.length, c.width, d, c.own, 0.03, rgb(0xcdbfe0));
  p.blob(c.x, c.y, c.length - 0.9, c.width - 0.9, d, c.own, 0.03, rgb(0xe9e2f4));
  p.nucleus(c.x, c.y, c.length * 0.58, c.width * 0.66, d, c.own, rgb(0x4a2574));
}

void platelet(const Piece& c, Painter& p) {
  p.blob(c.x, c.y, c.length, c.width, axis(c.turn), c.own, 0.16, rgb(0xa98fc9));
  p.dot(c.x, c.y, 0.6, rgb(0x6b4a9c));
}

}  // namespace

void paint_smear(const Smear& s, Painter& p) {
  const Box b = p.seen.wider(40);
  // Where cells are smaller than a dot, fewer of them stand for all.
  const bool thin = s.human && p.px(s.pitch()) < 5.5f;
  for (int32_t j = floor_of(b.top / s.pitch()); j * s.pitch() < b.bottom; ++j) {
    for (int32_t i = floor_of(b.left / s.pitch()); i * s.pitch() < b.right; ++i) {
      if (thin && (i + 2 * j) % 3 != 0) continue;
      const Piece c = s.cell(i, j);
      if (c.length <= 0 || !p.sees(c.x, c.y, 14)) continue;
      switch (c.kind) {
        case Kind::red_cell:
          frog_red(c, p);
          break;
        case Kind::human_red_cell:
          human_red(c, p);
          break;
        case Kind::thrombocyte:
          thrombocyte(c, p);
          break;
        case Kind::platelet:
          platelet(c, p);
          break;
        default:
          white(c, p);
      }
    }
  }
}

}  // namespace skua::microscope
