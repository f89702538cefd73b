#include "section.h"

#include <cmath>

#include "section_parts.h"

namespace skua::microscope {

bool lies_in(const Piece& p, double x, double y) {
  const Direction d = axis(p.turn), n = across(d);
  const double along = ((x - p.x) * d.x + (y - p.y) * d.y) / (p.length / 2);
  const double beside = ((x - p.x) * n.x + (y - p.y) * n.y) / (p.width / 2);
  if (p.stretch) return along >= -1 && along <= 1 && beside >= -1 && beside <= 1;
  return along * along + beside * beside <= 1;
}

// ---- skin

Piece Skin::capillary(int32_t i) const {
  const uint32_t own = hash(seed, i, 3);
  const double x = (i + between(hash(own, 5), 0.3, 0.7)) * 62;
  Piece p = ellipse(Kind::skin_capillary, own, x, 0, 0);
  p.y = base(x) + p.width / 2 + between(hash(own, 6), 1, 4);
  return p;
}

Piece Skin::gland(int32_t i) const {
  const uint32_t own = hash(seed, i, 5);
  const double x = (i + between(hash(own, 5), 0.42, 0.58)) * 150;
  const double chance = unit(hash(own, 7));
  Piece p;
  if (chance < 0.14) return p;
  const bool granular = (i & 3) == 2;
  p = ellipse(granular ? Kind::granular_gland : Kind::mucous_gland, own, x, 0, 0);
  p.y = base(x) + 17 + p.width / 2;
  const double room = spongy(x) - 2 - p.width / 2;
  if (p.y > room) p.y = room;
  return p;
}

Piece Skin::melanophore(int32_t i) const {
  const uint32_t own = hash(seed, i, 4);
  const double x = (i + between(hash(own, 5), 0.2, 0.8)) * 46;
  Piece p = ellipse(Kind::melanophore, own, x, 0, 0);
  p.y = base(x) + 22 + p.width / 2 + between(hash(own, 6), 0, 6);
  // None over a gland.
  const auto at = floor_of(x / 150);
  for (int32_t g = at - 1; g <= at + 1; ++g) {
    const Piece beside = gland(g);
    if (beside.length > 0 && x > beside.x - beside.length / 2 - 4 &&
        x < beside.x + beside.length / 2 + 4)
      p.length = 0;
  }
  return p;
}

void find_skin(const Skin& skin, const Box& box, std::vector<Piece>& found) {
  const auto keep = [&](const Piece& p) {
    if (p.length > 0 && box.holds(p.x, p.y)) found.push_back(p);
  };
  over_grid({box.left, 0, box.right, 0}, 30, 1, [&](int32_t i, int32_t) {
    const double x = (i + 0.5) * 30;
    keep({Kind::epidermis, x, skin.surface(x) + skin.epidermis(x) / 2, skin.epidermis(x), 30,
          kTurns / 2, hash(skin.seed, i, 1), true});
  });
  over_grid({box.left, 0, box.right, 0}, 40, 1, [&](int32_t i, int32_t) {
    const double x = (i + 0.5) * 40;
    keep({Kind::collagen, x, (skin.spongy(x) + skin.compact(x)) / 2, 40,
          skin.compact(x) - skin.spongy(x), 0, hash(skin.seed, i, 2), true});
  });
  over_grid({box.left, 0, box.right, 0}, 62, 1,
            [&](int32_t i, int32_t) { keep(skin.capillary(i)); });
  over_grid({box.left, 0, box.right, 0}, 46, 1,
            [&](int32_t i, int32_t) { keep(skin.melanophore(i)); });
  over_grid({box.left, 0, box.right, 0}, 150, 1, [&](int32_t i, int32_t) { keep(skin.gland(i)); });
}

// ---- muscle

Piece Muscle::nucleus(int32_t fibre, int32_t i) const {
  const uint32_t own = hash(seed, fibre, i, 7);
  Piece p = ellipse(Kind::muscle_nucleus, own, (i + between(hash(own, 5), 0.1, 0.9)) * 52, 0, 0);
  const double chance = unit(hash(own, 6));
  // Most lie at the fibre's edge; of a frog some lie further in.
  if (chance < 0.42)
    p.y = edge(fibre, p.x) + p.width / 2 + 0.8;
  else if (chance < 0.84)
    p.y = edge(fibre + 1, p.x) - kGap - p.width / 2 - 0.8;
  else
    p.y = middle(fibre, p.x) + between(hash(own, 8), -0.3, 0.3) * width(fibre);
  return p;
}

void find_muscle(const Muscle& muscle, const Box& box, std::vector<Piece>& found) {
  over_grid(box.wider(20), 80, Muscle::kPitch, [&](int32_t i, int32_t fibre) {
    const double x = (i + 0.5) * 80, y = muscle.middle(fibre, x);
    if (box.holds(x, y))
      found.push_back(
          {Kind::muscle_fibre, x, y, 80, muscle.width(fibre), 0, hash(muscle.seed, fibre), true});
  });
  over_grid(box.wider(70), 52, Muscle::kPitch, [&](int32_t i, int32_t fibre) {
    const Piece p = muscle.nucleus(fibre, i);
    if (box.holds(p.x, p.y)) found.push_back(p);
  });
}

// ---- intestine

Fold Gut::fold(int32_t i) const {
  const uint32_t own = hash(seed, i, 9);
  Fold f;
  f.x = (i + between(hash(own, 1), 0.46, 0.54)) * kPitch;
  f.height = between(hash(own, 2), 330, 440);
  const double half = between(hash(own, 3), 84, 92);
  const double lean = between(hash(own, 4), -22, 22);
  const double round = half * 0.86;
  std::vector<Point_um>& line = f.outline;
  // Up the left side from the valley that it shares with the fold before, over the tip, down the
  // right side.
  const double left = i * kPitch, right = (i + 1) * kPitch;
  const auto side = [&](double t, double s) {  // t: 0 at the foot, 1 under the tip
    const double wave = 9 * (noise(own, t * 5 + s) - 0.5);
    const double y = kBase - t * (f.height - round);
    const double x = f.x + lean * t * t + s * (half - (half - round) * t + wave);
    return Point_um{x, y};
  };
  constexpr int kSteps = 22;
  line.push_back({left, kBase - 3});
  line.push_back({left + (f.x - half - left) * 0.55, kBase - 8});
  for (int k = 1; k <= kSteps; ++k) line.push_back(side(static_cast<double>(k) / kSteps, -1));
  const Point_um a = line.back(), b = side(1, 1);
  const double cx = (a.x + b.x) / 2, r = (b.x - a.x) / 2;
  for (uint32_t k = 34; k < 64; k += 2)
    line.push_back({cx + r * kAround[k].x, a.y + r * kAround[k].y});
  for (int k = kSteps; k >= 1; --k) line.push_back(side(static_cast<double>(k) / kSteps, 1));
  line.push_back({right + (f.x + half - right) * 0.55, kBase - 8});
  line.push_back({right, kBase - 3});
  for (std::size_t k = 0; k < line.size(); ++k) {
    const Point_um p = line[k == 0 ? 0 : k - 1], q = line[k + 1 < line.size() ? k + 1 : k];
    const double dx = q.x - p.x, dy = q.y - p.y, size = std::sqrt(dx * dx + dy * dy);
    f.inward.push_back({-dy / size, dx / size});
  }
  return f;
}

void fold_cells(const Gut& gut, int32_t fold, std::vector<Piece>& found) {
  const Fold f = gut.fold(fold);
  double left_over = Gut::kCell;
  uint32_t number = 0;
  for (std::size_t k = 1; k < f.outline.size(); ++k) {
    const Point_um a = f.outline[k - 1], b = f.outline[k];
    const double dx = b.x - a.x, dy = b.y - a.y, size = std::sqrt(dx * dx + dy * dy);
    double at = left_over;
    for (; at < size; at += Gut::kCell, ++number) {
      const double t = at / size;
      const Point_um n = {f.inward[k - 1].x * (1 - t) + f.inward[k].x * t,
                          f.inward[k - 1].y * (1 - t) + f.inward[k].y * t};
      const uint32_t own = hash(gut.seed, fold, static_cast<int32_t>(number), 11);
      const double x = a.x + dx * t, y = a.y + dy * t;
      const bool goblet = own % 9 == 0;
      Piece p =
          ellipse(goblet ? Kind::goblet_cell : Kind::columnar_cell, own, 0, 0, turn_of(n.x, n.y));
      p.stretch = !goblet;
      if (!goblet) p.length = gut.cell_height(own);
      if (!goblet) p.width = Gut::kCell;
      // A goblet opens at the surface; a columnar cell reaches from the surface to the base.
      const double depth = goblet ? p.length / 2 + 1.5 : p.length / 2;
      p.x = x + n.x * depth;
      p.y = y + n.y * depth;
      found.push_back(p);
    }
    left_over = at - size;
  }
}

void find_gut(const Gut& gut, const Box& box, std::vector<Piece>& found) {
  std::vector<Piece> all;
  over_grid({box.left - 40, 0, box.right + 40, 0}, Gut::kPitch, 1, [&](int32_t i, int32_t) {
    all.clear();
    fold_cells(gut, i, all);
    const Fold f = gut.fold(i);
    for (double y = Gut::kBase - f.height + 120; y < Gut::kBase - 40; y += 80)
      all.push_back({Kind::villus_core, f.x, y, 80, 76, kTurns / 2,
                     hash(gut.seed, i, floor_of(y), 12), true});
    for (double x = i * Gut::kPitch + 30; x < (i + 1) * Gut::kPitch; x += 60)
      all.push_back({Kind::smooth_muscle, x, (Gut::kSubmucosa + Gut::kCircular) / 2, 60,
                     Gut::kCircular - Gut::kSubmucosa, 0, hash(gut.seed, i, floor_of(x), 13),
                     true});
    for (const Piece& p : all)
      if (box.holds(p.x, p.y)) found.push_back(p);
  });
}

void find_pieces(Slide slide, uint32_t seed, const Box& box, std::vector<Piece>& found) {
  switch (slide) {
    case Slide::skin:
      return find_skin({seed}, box, found);
    case Slide::muscle:
      return find_muscle({seed}, box, found);
    case Slide::intestine:
      return find_gut({seed}, box, found);
    case Slide::liver:
      return find_liver({seed}, box, found);
    case Slide::lung:
      return find_lung({seed}, box, found);
    case Slide::blood:
      return find_smear({seed, false}, box, found);
    case Slide::human_blood:
      return find_smear({seed, true}, box, found);
    case Slide::testis:
      return find_testis({seed}, box, found);
    case Slide::mystery:
      return;
  }
}

}  // namespace skua::microscope
