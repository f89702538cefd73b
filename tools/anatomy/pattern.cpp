#include "pattern.h"

namespace skua::anatomy {

namespace {

double fract(double x) { return x - std::floor(x); }

double chance(Vec3 p) {
  p = {fract(p.x * 0.1031), fract(p.y * 0.1031), fract(p.z * 0.1031)};
  const double mixed = p.x * (p.z + 31.32) + p.y * (p.y + 31.32) + p.z * (p.x + 31.32);
  p = p + Vec3{mixed, mixed, mixed};
  return fract((p.x + p.y) * p.z);
}

Vec3 floor_of(Vec3 p) { return {std::floor(p.x), std::floor(p.y), std::floor(p.z)}; }

Vec3 corner(int i) { return {double(i & 1), double(i >> 1 & 1), double(i >> 2 & 1)}; }

double smooth(double from, double to, double x) {
  const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

double value_noise(Vec3 p) {
  const Vec3 cell = floor_of(p);
  const Vec3 d = p - cell;
  const std::array<double, 3> eased{smooth(0, 1, d.x), smooth(0, 1, d.y), smooth(0, 1, d.z)};
  double sum = 0;
  for (int i = 0; i < 8; ++i) {
    double share = 1;
    for (int k = 0; k < 3; ++k)
      share *= (i >> k & 1) != 0 ? eased[std::size_t(k)] : 1 - eased[std::size_t(k)];
    sum += share * chance(cell + corner(i));
  }
  return sum;
}

// How far a place lies outside the nearest round spot; there is one in each cell of a lattice.
double beside_spots(Vec3 p) {
  const Vec3 first = floor_of(p - Vec3{0.5, 0.5, 0.5});
  double nearest = 9;
  for (int i = 0; i < 8; ++i) {
    const Vec3 cell = first + corner(i);
    const double c = chance(cell);
    const Vec3 middle =
        cell + Vec3{0.25, 0.25, 0.25} + Vec3{fract(c), fract(c * 57), fract(c * 113)} * 0.5;
    nearest = std::min(nearest, length(p - middle) - 0.3 - 0.2 * fract(c * 311));
  }
  return nearest;
}

}  // namespace

PatternShare pattern_at(const Tissue& tissue, Vec3 place) {
  if (tissue.pattern <= 0) return {};
  Vec3 p = place / tissue.pattern;
  p = p - tissue.grain * dot(p, tissue.grain);
  if (!tissue.round)
    return {tissue.strength *
            smooth(0.5, 0.68, value_noise(p) * 0.75 + value_noise(p * 2.7) * 0.3)};
  const double edge = beside_spots(p) + (value_noise(p * 4) - 0.5) * 0.16;
  return {tissue.strength * (1 - smooth(-0.03, 0.03, edge)),
          tissue.rim * (1 - smooth(0.05, 0.13, edge))};
}

}  // namespace skua::anatomy
