// Sections of liver, lung, blood and testis.
#include <cmath>

#include "section_parts.h"

namespace skua::microscope {

// ---- liver

Piece Liver::vein(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, 15);
  const double size = between(hash(own, 1), 80, 130);
  return {Kind::sinusoid,
          (i + between(hash(own, 2), 0.3, 0.7)) * kVeins,
          (j + between(hash(own, 3), 0.3, 0.7)) * kVeins,
          size,
          size * 0.86,
          own % kTurns,
          own,
          false};
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
  const double x =
      (i + 0.5 + between(hash(own, 4), -0.12, 0.12) + (row == 0 ? 0.25 : -0.25)) * kCell;
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
  return {Kind::sinusoid,
          x,
          y,
          30,
          between(hash(own, 1), 8, 11),
          turn_of(b.x - a.x, b.y - a.y),
          own,
          true};
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
                              liver.straight(box.left, box.bottom),
                              liver.straight(box.right, box.bottom)};
  Box all{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
  for (const Point_um& p : corners) {
    if (p.x < all.left) all.left = p.x;
    if (p.x > all.right) all.right = p.x;
    if (p.y < all.top) all.top = p.y;
    if (p.y > all.bottom) all.bottom = p.y;
  }
  return all.wider(140);
}

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

// ---- lung

Point_um Lung::knot(int32_t i, int32_t j) const {
  const uint32_t own = hash(seed, i, j, 21);
  return {(i + between(hash(own, 1), -0.3, 0.3) + (j & 1) * 0.5) * kPitch,
          (j + between(hash(own, 2), -0.26, 0.26)) * kPitch * 0.9};
}

std::vector<Point_um> Lung::septum(int32_t i, int32_t j, uint32_t way) const {
  const uint32_t own = hash(seed, i, j, 22 + way);
  std::vector<Point_um> line;
  const Point_um a = knot(i, j),
                 b = way == 0 ? knot(i + 1, j) : knot((j & 1) == 0 ? i : i + 1, j + 1);
  // A part of them stands free: air goes from one space to the next there.
  const bool free = unit(hash(own, 1)) < (way == 0 ? 0.28 : 0.2);
  const double bend = between(hash(own, 2), -62, 62), reach = free ? 0.55 : 1;
  const double dx = b.x - a.x, dy = b.y - a.y, size = std::sqrt(dx * dx + dy * dy);
  constexpr int kSteps = 16;
  for (int k = 0; k <= kSteps; ++k) {
    const double t = reach * k / kSteps,
                 out = bend * 4 * t * (1 - t) + 14 * (noise(own, t * 5) - 0.5);
    line.push_back({a.x + dx * t - dy / size * out, a.y + dy * t + dx / size * out});
  }
  return line;
}

Piece Lung::airspace(int32_t i, int32_t j) const {
  const Point_um a = knot(i, j), b = knot(i + 1, j);
  const int32_t below = (j & 1) == 0 ? i : i + 1;
  const Point_um c = knot(below, j + 1), d = knot(below + 1, j + 1);
  const double wide = ((b.x - a.x) + (d.x - c.x)) / 2 - 40,
               high = ((c.y - a.y) + (d.y - b.y)) / 2 - 40;
  Piece p{Kind::airspace,
          (a.x + b.x + c.x + d.x) / 4,
          (a.y + b.y + c.y + d.y) / 4,
          wide,
          high,
          0,
          hash(seed, i, j, 26),
          false};
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

void septum_capillaries(const Lung& lung, int32_t i, int32_t j, uint32_t way,
                        std::vector<Piece>& found) {
  const std::vector<Point_um> line = lung.septum(i, j, way);
  const double half = lung.thickness(i, j, way) / 2;
  double next = 14;
  int32_t number = 0;
  for (std::size_t k = 1; k < line.size(); ++k) {
    const double dx = line[k].x - line[k - 1].x, dy = line[k].y - line[k - 1].y;
    const double size = std::sqrt(dx * dx + dy * dy);
    for (; next < size; next += Lung::kCapillaries / 2, ++number) {
      const uint32_t own = hash(lung.seed, number,
                                static_cast<int32_t>(hash(lung.seed, i, j, 30 + way) & 0xffff), 31);
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

/// Walls of capillary and air, together.
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
  // White cells and thrombocytes are more frequent here than in real blood, so that they can be
  // found.
  Kind kind = human ? Kind::human_red_cell : Kind::red_cell;
  if (chance > 0.985)
    kind = human ? Kind::human_white_cell : Kind::white_cell;
  else if (chance > 0.95)
    kind = human ? Kind::platelet : Kind::thrombocyte;
  p = ellipse(kind, own, x, y, hash(own, 6) % kTurns);
  if (kind != Kind::red_cell && kind != Kind::thrombocyte && kind != Kind::platelet)
    p.width = p.length - 0.06 * (p.length - facts(kind).least_length);
  return p;
}

void find_smear(const Smear& smear, const Box& box, std::vector<Piece>& found) {
  over_grid(box.wider(smear.pitch()), smear.pitch(), smear.pitch(), [&](int32_t i, int32_t j) {
    const Piece p = smear.cell(i, j);
    if (p.length > 0 && box.holds(p.x, p.y)) found.push_back(p);
  });
}

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

void find_testis(const Testis& testis, const Box& box, std::vector<Piece>& found) {
  std::vector<Piece> all;
  over_grid(box.wider(Testis::kPitch), Testis::kPitch, Testis::kPitch * 0.88,
            [&](int32_t i, int32_t j) {
              all.clear();
              const Piece tubule = testis.tubule(i, j);
              all.push_back(tubule);
              tubule_contents(tubule, all);
              for (const Piece& p : all)
                if (box.holds(p.x, p.y)) found.push_back(p);
            });
}

}  // namespace skua::microscope
