#include "sheet_body.h"

#include <algorithm>

#include "belly_muscle.h"

namespace skua::frog {

SheetBody::SheetBody(uint32_t id, bool muscle)
    : outside_(id, {}), inside_(id + 1, {}), muscle_(muscle) {}

void SheetBody::follow(const Sheet& sheet, float midline, float thickness) {
  std::vector<Vec3> now;
  now.reserve(sheet.vertices().size());
  for (const Particle& p : sheet.vertices())
    now.push_back({static_cast<float>(p.at.x), static_cast<float>(p.at.y) + midline,
                   static_cast<float>(p.at.z)});
  const bool same_triangles = of_ == &sheet && revision_ == sheet.revision();
  const auto is_same = [](const Vec3& a, const Vec3& b) {
    return a.x == b.x && a.y == b.y && a.z == b.z;
  };
  if (same_triangles && std::ranges::equal(now, places_, is_same)) return;
  of_ = &sheet;
  revision_ = sheet.revision();
  places_ = std::move(now);
  make_outside(sheet, midline);
  make_inside(sheet, thickness);
}

void SheetBody::make_outside(const Sheet& sheet, float midline) {
  std::vector<uint16_t> triangles;
  triangles.reserve(sheet.triangles().size() * 3);
  for (const Triangle& t : sheet.triangles())
    triangles.insert(triangles.end(), t.corner.begin(), t.corner.end());
  outside_.set_triangles(std::move(triangles));
  outside_.shape(places_);
  if (!muscle_) return;
  // Tendon goes with the place that it has at rest; the scene takes it over with the next shape.
  const auto rest = sheet.rest();
  bool changed = false;
  for (std::size_t v = 0; v < places_.size(); ++v) {
    const uint8_t tendon =
        tendon_at({static_cast<float>(rest[v].x), static_cast<float>(rest[v].y) + midline,
                   static_cast<float>(rest[v].z)});
    changed = changed || outside_.vertices()[v].second != tendon;
    outside_.vertices()[v].second = tendon;
  }
  if (changed) outside_.shape(places_);
}

std::vector<Vec3> SheetBody::normals(const Sheet& sheet) const {
  std::vector<Vec3> all(places_.size());
  for (const Triangle& t : sheet.triangles()) {
    const Vec3 &a = places_[t.corner[0]], &b = places_[t.corner[1]], &c = places_[t.corner[2]];
    const Vec3 n = cross(b - a, c - a);
    for (const Index v : t.corner) all[v] = all[v] + n;
  }
  for (Vec3& n : all) n = unit(n);
  return all;
}

void SheetBody::make_inside(const Sheet& sheet, float thickness) {
  // In body lengths: how wide a cut's line is on one side of it, and how far it lies above.
  constexpr float kLine = 0.0025f, kAbove = 0.0008f;
  std::vector<uint16_t> triangles;
  std::vector<Vec3> places;
  if (sheet.cut_count() > 0) {
    const std::vector<Vec3> out = normals(sheet);
    // A flap of muscle that is folded over lies on one of skin, whose folds the sheet knows nothing
    // of: drawn thicker, none of them comes through.
    const float thicker = muscle_ ? 0.012f : 0;
    const auto below = [&](Index v) {
      return places_[v] - out[v] * (thickness + thicker * std::max(0.0f, -out[v].z));
    };
    for (std::size_t v = 0; v < places_.size(); ++v) places.push_back(below(static_cast<Index>(v)));
    for (const Triangle& t : sheet.triangles()) {
      for (const std::size_t i : {0u, 2u, 1u}) triangles.push_back(t.corner[i]);
    }
    for (const Triangle& t : sheet.triangles()) {
      for (std::size_t i = 0; i < 3; ++i) {
        const Index a = t.corner[i], b = t.corner[next_corner(i)];
        if (t.across[i] != kNone || (sheet.is_fixed(a) && sheet.is_fixed(b) && !sheet.at_cut(a)))
          continue;
        const auto strip = [&](const std::array<Vec3, 4>& corners) {
          const std::size_t first = places.size();
          places.insert(places.end(), corners.begin(), corners.end());
          for (const std::size_t corner : {0u, 2u, 1u, 1u, 2u, 3u})
            triangles.push_back(static_cast<uint16_t>(first + corner));
        };
        strip({places_[a], places_[b], below(a), below(b)});
        if (!sheet.at_cut(a) || !sheet.at_cut(b)) continue;
        // Until it gapes, a cut is a line on the outer side.
        const Vec3 &from = places_[a], &to = places_[b],
                   &over = places_[t.corner[next_corner(next_corner(i))]];
        const Vec3 inward = unit(over - (from + to) * 0.5f) * kLine;
        const auto above = [&](Vec3 p, Index v) { return p + out[v] * kAbove; };
        strip({above(from + inward, a), above(to + inward, b), above(from, a), above(to, b)});
      }
    }
  }
  const std::size_t surface = places_.size();
  inside_.set_triangles(std::move(triangles));
  inside_.shape(places);
  // What was cut through is another colour; the scene takes that over with the next shape.
  bool changed = false;
  for (std::size_t v = 0; v < places.size(); ++v) {
    const uint8_t second = v < surface ? 0 : 255;
    changed = changed || inside_.vertices()[v].second != second;
    inside_.vertices()[v].second = second;
  }
  if (changed) inside_.shape(places);
}

}  // namespace skua::frog
