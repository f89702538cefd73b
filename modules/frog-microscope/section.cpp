#include "section.h"

#include <cmath>

namespace skua::microscope {

namespace {

constexpr Direction across(Direction d) { return {-d.y, d.x}; }

/// Calls `each(i, j)` for the cells of a grid that the box touches.
template <class Each>
void over_grid(const Box& box, double pitch_x, double pitch_y, Each each) {
  for (int32_t j = floor_of(box.top / pitch_y); j <= floor_of(box.bottom / pitch_y); ++j)
    for (int32_t i = floor_of(box.left / pitch_x); i <= floor_of(box.right / pitch_x); ++i) each(i, j);
}

Piece ellipse(Kind kind, uint32_t own, double x, double y, uint32_t turn) {
  const KindFacts& f = facts(kind);
  double length = between(hash(own, 1), f.least_length, f.most_length);
  double width = between(hash(own, 2), f.least_width, f.most_width);
  if (width > length) width = length;
  return {kind, x, y, length, width, turn, own, false};
}

}  // namespace

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
    if (beside.length > 0 && x > beside.x - beside.length / 2 - 4 && x < beside.x + beside.length / 2 + 4)
      p.length = 0;
  }
  return p;
}

namespace {

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
    keep({Kind::collagen, x, (skin.spongy(x) + skin.compact(x)) / 2, 40, skin.compact(x) - skin.spongy(x),
          0, hash(skin.seed, i, 2), true});
  });
  over_grid({box.left, 0, box.right, 0}, 62, 1, [&](int32_t i, int32_t) { keep(skin.capillary(i)); });
  over_grid({box.left, 0, box.right, 0}, 46, 1, [&](int32_t i, int32_t) { keep(skin.melanophore(i)); });
  over_grid({box.left, 0, box.right, 0}, 150, 1, [&](int32_t i, int32_t) { keep(skin.gland(i)); });
}

}  // namespace

// ---- muscle

Piece Muscle::nucleus(int32_t fibre, int32_t i) const {
  const uint32_t own = hash(seed, fibre, i, 7);
  Piece p = ellipse(Kind::muscle_nucleus, own, (i + between(hash(own, 5), 0.1, 0.9)) * 52, 0, 0);
  const double chance = unit(hash(own, 6));
  // Most lie at the fibre's edge; of a frog some lie further in.
  if (chance < 0.42) p.y = edge(fibre, p.x) + p.width / 2 + 0.8;
  else if (chance < 0.84) p.y = edge(fibre + 1, p.x) - kGap - p.width / 2 - 0.8;
  else p.y = middle(fibre, p.x) + between(hash(own, 8), -0.3, 0.3) * width(fibre);
  return p;
}

namespace {

void find_muscle(const Muscle& muscle, const Box& box, std::vector<Piece>& found) {
  over_grid(box.wider(20), 80, Muscle::kPitch, [&](int32_t i, int32_t fibre) {
    const double x = (i + 0.5) * 80, y = muscle.middle(fibre, x);
    if (box.holds(x, y))
      found.push_back({Kind::muscle_fibre, x, y, 80, muscle.width(fibre), 0, hash(muscle.seed, fibre), true});
  });
  over_grid(box.wider(70), 52, Muscle::kPitch, [&](int32_t i, int32_t fibre) {
    const Piece p = muscle.nucleus(fibre, i);
    if (box.holds(p.x, p.y)) found.push_back(p);
  });
}

}  // namespace

// ---- intestine

Fold Gut::fold(int32_t i) const {
  const uint32_t own = hash(seed, i, 9);
  Fold f;
  f.x = (i + between(hash(own, 1), 0.46, 0.54)) * kPitch;
  f.height = between(hash(own, 2), 330, 440);
  const double half = between(hash(own, 3), 84, 92), foot = kPitch / 2;
  const double lean = between(hash(own, 4), -22, 22);
  const double top = kBase - f.height, round = half * 0.86;
  std::vector<Point_um>& line = f.outline;
  // Up the left side from the valley that it shares with the fold before, over the tip, down the right side.
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
  (void)top;
  (void)foot;
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
      Piece p = ellipse(goblet ? Kind::goblet_cell : Kind::columnar_cell, own, 0, 0, turn_of(n.x, n.y));
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

namespace {

void find_gut(const Gut& gut, const Box& box, std::vector<Piece>& found) {
  std::vector<Piece> all;
  over_grid({box.left - 40, 0, box.right + 40, 0}, Gut::kPitch, 1, [&](int32_t i, int32_t) {
    all.clear();
    fold_cells(gut, i, all);
    const Fold f = gut.fold(i);
    for (double y = Gut::kBase - f.height + 120; y < Gut::kBase - 40; y += 80)
      all.push_back({Kind::villus_core, f.x, y, 80, 76, kTurns / 2, hash(gut.seed, i, floor_of(y), 12), true});
    for (double x = i * Gut::kPitch + 30; x < (i + 1) * Gut::kPitch; x += 60)
      all.push_back({Kind::smooth_muscle, x, (Gut::kSubmucosa + Gut::kCircular) / 2, 60,
                     Gut::kCircular - Gut::kSubmucosa, 0, hash(gut.seed, i, floor_of(x), 13), true});
    for (const Piece& p : all)
      if (box.holds(p.x, p.y)) found.push_back(p);
  });
}

}  // namespace

// ---- liver

Piece Liver::vein(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, 15);
  const double size = between(hash(own, 1), 80, 130);
  return {Kind::sinusoid, (i + between(hash(own, 2), 0.3, 0.7)) * kVeins,
          (j + between(hash(own, 3), 0.3, 0.7)) * kVeins, size, size * 0.86, own % kTurns, own, false};
}

bool Liver::in_vein(double x, double y) const {
  const Piece v = vein(floor_of(x / kVeins), floor_of(y / kVeins));
  Piece wider = v;
  wider.length += 16;
  wider.width += 16;
  return lies_in(wider, x, y);
}

Piece Liver::cell(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, 16);
  Piece p;
  // Of three rows the last is a sinusoid; here and there it joins the next one.
  const int32_t row = j - 3 * floor_of(j / 3.0);
  if (row == 2 || unit(hash(own, 3)) < 0.03) return p;
  const double x = (i + 0.5 + between(hash(own, 4), -0.12, 0.12) + (row == 0 ? 0.25 : -0.25)) * kCell;
  const double y = Liver::row(j) + between(hash(own, 5), -1, 1);
  const Point_um at = bent(x, y);
  if (in_vein(at.x, at.y)) return p;
  p = ellipse(Kind::hepatocyte, own, at.x, at.y, own % kTurns);
  return p;
}

Piece Liver::sinusoid(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, 17);
  const Point_um a = bent(i * 30.0, row(3 * j + 2)), b = bent((i + 1) * 30.0, row(3 * j + 2));
  Piece p;
  const double x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
  if (in_vein(x, y)) return p;
  return {Kind::sinusoid, x, y, 30, between(hash(own, 1), 8, 11), turn_of(b.x - a.x, b.y - a.y), own, true};
}

Piece Liver::pigment(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, 18);
  Piece p;
  if (unit(hash(own, 3)) < 0.3) return p;
  // Beside a sinusoid.
  const double x = (i + between(hash(own, 4), 0.1, 0.9)) * 2 * kPlates;
  const Point_um at = bent(x, row(6 * j + 2));
  if (in_vein(at.x, at.y)) return p;
  return ellipse(Kind::pigment_cell, own, at.x, at.y, own % kTurns);
}

Box liver_box(const Liver& liver, const Box& box) {
  const Point_um corners[] = {liver.straight(box.left, box.top), liver.straight(box.right, box.top),
                              liver.straight(box.left, box.bottom), liver.straight(box.right, box.bottom)};
  Box all{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
  for (const Point_um& p : corners) {
    if (p.x < all.left) all.left = p.x;
    if (p.x > all.right) all.right = p.x;
    if (p.y < all.top) all.top = p.y;
    if (p.y > all.bottom) all.bottom = p.y;
  }
  return all.wider(140);
}

namespace {

void find_liver(const Liver& liver, const Box& box, std::vector<Piece>& found) {
  const auto keep = [&](const Piece& p) {
    if (p.length > 0 && box.holds(p.x, p.y)) found.push_back(p);
  };
  const Box wide = liver_box(liver, box);
  constexpr double kRow = Liver::kPlates / 3;
  over_grid(wide, Liver::kCell, kRow, [&](int32_t i, int32_t j) { keep(liver.cell(i, j)); });
  over_grid(wide, 30, Liver::kPlates, [&](int32_t i, int32_t j) { keep(liver.sinusoid(i, j)); });
  over_grid(wide, 2 * Liver::kPlates, 2 * Liver::kPlates,
            [&](int32_t i, int32_t j) { keep(liver.pigment(i, j)); });
}

}  // namespace

// ---- lung

Point_um Lung::knot(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, 21);
  return {(i + between(hash(own, 1), -0.3, 0.3) + (j & 1) * 0.5) * kPitch,
          (j + between(hash(own, 2), -0.26, 0.26)) * kPitch * 0.9};
}

std::vector<Point_um> Lung::septum(int32_t i, int32_t j, uint32_t way) const {
  const uint32_t own = hash(seed, i, j, 22 + way);
  std::vector<Point_um> line;
  const Point_um a = knot(i, j), b = way == 0 ? knot(i + 1, j) : knot((j & 1) == 0 ? i : i + 1, j + 1);
  // A part of them stands free: air goes from one space to the next there.
  const bool free = unit(hash(own, 1)) < (way == 0 ? 0.28 : 0.2);
  const double bend = between(hash(own, 2), -62, 62), reach = free ? 0.55 : 1;
  const double dx = b.x - a.x, dy = b.y - a.y, size = std::sqrt(dx * dx + dy * dy);
  constexpr int kSteps = 16;
  for (int k = 0; k <= kSteps; ++k) {
    const double t = reach * k / kSteps, out = bend * 4 * t * (1 - t) + 14 * (noise(own, t * 5) - 0.5);
    line.push_back({a.x + dx * t - dy / size * out, a.y + dy * t + dx / size * out});
  }
  return line;
}

Piece Lung::airspace(int32_t i, int32_t j) const {
  const Point_um a = knot(i, j), b = knot(i + 1, j);
  const int32_t below = (j & 1) == 0 ? i : i + 1;
  const Point_um c = knot(below, j + 1), d = knot(below + 1, j + 1);
  const double wide = ((b.x - a.x) + (d.x - c.x)) / 2 - 40, high = ((c.y - a.y) + (d.y - b.y)) / 2 - 40;
  Piece p{Kind::airspace, (a.x + b.x + c.x + d.x) / 4, (a.y + b.y + c.y + d.y) / 4, wide, high, 0,
          hash(seed, i, j, 26), false};
  const double least = facts(Kind::airspace).least_length, most = facts(Kind::airspace).most_length;
  const auto within = [&](double v) { return v < least ? least : v > most ? most : v; };
  p.length = within(p.length);
  p.width = within(p.width);
  if (p.width > p.length) {
    const double t = p.width;
    p.width = p.length;
    p.length = t;
    p.turn = kTurns / 2;
  }
  return p;
}

void septum_capillaries(const Lung& lung, int32_t i, int32_t j, uint32_t way, std::vector<Piece>& found) {
  const std::vector<Point_um> line = lung.septum(i, j, way);
  const double half = lung.thickness(i, j, way) / 2;
  double next = 14;
  int32_t number = 0;
  for (std::size_t k = 1; k < line.size(); ++k) {
    const double dx = line[k].x - line[k - 1].x, dy = line[k].y - line[k - 1].y;
    const double size = std::sqrt(dx * dx + dy * dy);
    for (; next < size; next += Lung::kCapillaries / 2, ++number) {
      const uint32_t own = hash(lung.seed, number, static_cast<int32_t>(hash(lung.seed, i, j, 30 + way) & 0xffff), 31);
      if (unit(hash(own, 11)) < 0.24) continue;
      Piece p = ellipse(Kind::lung_capillary, own, 0, 0, turn_of(dx, dy));
      const double side = (number & 1) == 0 ? 1 : -1;
      // Its wall and that of the air, together 1.4 to 2.4 µm, are all that lies between.
      const double out = half - p.width / 2 + 2.2;
      p.x = line[k - 1].x + dx * next / size - dy / size * side * out;
      p.y = line[k - 1].y + dy * next / size + dx / size * side * out;
      found.push_back(p);
    }
    next -= size;
  }
}

namespace {

constexpr double lung_barrier(uint32_t own) { return between(hash(own, 9), 1.3, 2.4); }

void find_lung(const Lung& lung, const Box& box, std::vector<Piece>& found) {
  std::vector<Piece> all;
  over_grid(box.wider(Lung::kPitch), Lung::kPitch, Lung::kPitch * 0.9, [&](int32_t i, int32_t j) {
    all.clear();
    for (uint32_t way = 0; way < 2; ++way) {
      const std::vector<Point_um> line = lung.septum(i, j, way);
      for (std::size_t k = 2; k + 2 < line.size(); k += 3) {
        const double dx = line[k + 1].x - line[k - 1].x, dy = line[k + 1].y - line[k - 1].y;
        all.push_back({Kind::septum, line[k].x, line[k].y, 60, lung.thickness(i, j, way) + 3,
                       turn_of(dx, dy), hash(lung.seed, i, j, 40 + way), true});
      }
      septum_capillaries(lung, i, j, way, all);
    }
    all.push_back(lung.airspace(i, j));
    for (const Piece& p : all)
      if (box.holds(p.x, p.y)) found.push_back(p);
  });
}

}  // namespace

double air_um(const Piece& p, uint32_t seed) {
  if (p.kind == Kind::skin_capillary) return p.y - p.width / 2 - Skin{seed}.surface(p.x);
  if (p.kind == Kind::lung_capillary) return lung_barrier(p.own);
  return 0;
}

// ---- blood

Piece Smear::cell(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, human ? 51 : 50);
  Piece p;
  const double chance = unit(hash(own, 3));
  if (chance < (human ? 0.14 : 0.1)) return p;
  const double x = (i + between(hash(own, 4), 0.18, 0.82) + (j & 1) * 0.5) * pitch();
  const double y = (j + between(hash(own, 5), 0.18, 0.82)) * pitch();
  // White cells and thrombocytes are more frequent here than in real blood, so that they can be found.
  Kind kind = human ? Kind::human_red_cell : Kind::red_cell;
  if (chance > 0.985) kind = human ? Kind::human_white_cell : Kind::white_cell;
  else if (chance > 0.95) kind = human ? Kind::platelet : Kind::thrombocyte;
  p = ellipse(kind, own, x, y, hash(own, 6) % kTurns);
  if (kind != Kind::red_cell && kind != Kind::thrombocyte && kind != Kind::platelet)
    p.width = p.length - 0.06 * (p.length - facts(kind).least_length);
  return p;
}

namespace {

void find_smear(const Smear& smear, const Box& box, std::vector<Piece>& found) {
  over_grid(box.wider(smear.pitch()), smear.pitch(), smear.pitch(), [&](int32_t i, int32_t j) {
    const Piece p = smear.cell(i, j);
    if (p.length > 0 && box.holds(p.x, p.y)) found.push_back(p);
  });
}

}  // namespace

// ---- testis

Piece Testis::tubule(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, 60);
  const double x = (i + between(hash(own, 4), 0.47, 0.53) + (j & 1) * 0.5) * kPitch;
  const double y = (j + between(hash(own, 5), 0.48, 0.52)) * kPitch * 0.88;
  Piece p = ellipse(Kind::tubule, own, x, y, 0);
  p.length = between(hash(own, 1), 182, 214);
  p.width = p.length * between(hash(own, 2), 0.88, 0.96);
  return p;
}

void tubule_contents(const Piece& tubule, std::vector<Piece>& found) {
  uint32_t k = hash(tubule.own, 8) % 4;
  for (int32_t number = 0; k < kDirections; ++number) {
    const uint32_t own = hash(tubule.own, number, 9);
    const Direction d = kAround[k];
    const bool sperm = unit(hash(own, 3)) < 0.55;
    Piece p = ellipse(sperm ? Kind::sperm_bundle : Kind::spermatocyst, own, 0, 0, 0);
    const double depth = sperm ? 12 + p.length / 2 : 7 + p.width / 2;
    p.turn = turn_of(sperm ? d.x : -d.y, sperm ? d.y : d.x);
    p.x = tubule.x + d.x * (tubule.length / 2 - depth);
    p.y = tubule.y + d.y * (tubule.width / 2 - depth);
    found.push_back(p);
    k += sperm ? 4 : 6;
  }
}

namespace {

void find_testis(const Testis& testis, const Box& box, std::vector<Piece>& found) {
  std::vector<Piece> all;
  over_grid(box.wider(Testis::kPitch), Testis::kPitch, Testis::kPitch * 0.88, [&](int32_t i, int32_t j) {
    all.clear();
    const Piece tubule = testis.tubule(i, j);
    all.push_back(tubule);
    tubule_contents(tubule, all);
    for (const Piece& p : all)
      if (box.holds(p.x, p.y)) found.push_back(p);
  });
}

}  // namespace

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
