#include "aside.h"

#include "organs.h"

namespace skua::frog {

namespace {

/// Along an axis, what stays (0) at `from`, where the organ is attached, and moves (1) from `to`
/// on.
struct Ramp {
  float Vec3::*axis = nullptr;
  float from = 0, to = 0;
};

/// Turned about a line through `hinge`, which runs along x or y, then shifted: both the less, the
/// nearer a place is to where the organ is attached. `quarter` is the tangent of a fourth of the
/// angle: from +y over +z to -y about x, from +x over +z to -x about y.
struct Move {
  uint32_t hanging;
  Way way;
  bool about_x;
  Vec3 hinge;
  float quarter;
  Vec3 shift;
  Ramp ramps[3];
};

constexpr auto kX = &Vec3::x, kY = &Vec3::y, kZ = &Vec3::z;

/// Lobes of the liver hang in front, where their veins leave it; the heart on its arteries; the
/// bladder at its neck; fat bodies and ovaries on the back; stomach and intestine between
/// oesophagus and cloaca on the mesentery.
constexpr Move kMoves[] = {
    {0, Way::right, true, {}, 0, {0, 0.095f, 0.135f}, {{kX, 0.560f, 0.445f}}},
    {1, Way::left, true, {}, 0, {0, -0.105f, 0.125f}, {{kX, 0.560f, 0.445f}}},
    {2, Way::left, true, {}, 0, {0, -0.110f, 0.130f}, {{kX, 0.488f, 0.395f}}},
    {0, Way::head, false, {0.545f, 0, 0.295f}, -0.80f, {}, {{kX, 0.560f, 0.470f}}},
    {2, Way::head, false, {0.470f, 0, 0.290f}, -0.76f, {}, {{kX, 0.482f, 0.400f}}},
    {3, Way::head, false, {0.600f, 0, 0.255f}, -0.53f, {}, {{kX, 0.605f, 0.535f}}},
    {4,
     Way::left,
     true,
     {},
     0,
     {0, -0.070f, 0.130f},
     {{kX, 0.560f, 0.460f}, {kX, 0.290f, 0.355f}, {kY, 0.515f, 0.445f}}},
    {5, Way::right, true, {}, 0, {0, 0.065f, 0.120f}, {{kX, 0.225f, 0.320f}, {kY, 0.450f, 0.525f}}},
    {6, Way::tail, false, {0.205f, 0, 0.285f}, 0.76f, {}, {{kX, 0.198f, 0.240f}}},
    {7, Way::right, true, {}, 0, {0, 0.100f, 0.055f}, {{kZ, 0.180f, 0.270f}}},
    {8, Way::left, true, {}, 0, {0, -0.100f, 0.055f}, {{kZ, 0.180f, 0.270f}}},
    {9, Way::right, true, {}, 0, {0, 0.100f, 0.085f}, {{kZ, 0.195f, 0.280f}}},
    {10, Way::left, true, {}, 0, {0, -0.100f, 0.085f}, {{kZ, 0.195f, 0.280f}}}};

float share(const Ramp& ramp, const Vec3& p) {
  if (ramp.axis == nullptr) return 1;
  const float t = (p.*ramp.axis - ramp.from) / (ramp.to - ramp.from);
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/// By how much a place moves.
Vec3 moved_by(const Move& move, const Vec3& p, float progress) {
  float much = progress;
  for (const Ramp& ramp : move.ramps) much *= share(ramp, p);
  if (much == 0) return {};
  Vec3 by = move.shift * much;
  if (move.quarter == 0) return by;
  // Half the angle by its half's tangent, then doubled: no angle is needed.
  const float t = move.quarter * much, half_cos = (1 - t * t) / (1 + t * t),
              half_sin = 2 * t / (1 + t * t);
  const float c = half_cos * half_cos - half_sin * half_sin, s = 2 * half_cos * half_sin;
  const Vec3 d = p - move.hinge;
  const float across = move.about_x ? d.y : d.x;
  const float turned = c * across - s * d.z, high = s * across + c * d.z;
  (move.about_x ? by.y : by.x) += turned - across;
  by.z += high - d.z;
  return by;
}

constexpr std::string_view kOfIntestine[] = {"duodenum", "ileum", "pancreas", "mesentery",
                                             "large_intestine"};

/// Of each structure, the one that it belongs to.
consteval std::array<uint8_t, kStructureCount> hangings() {
  std::array<uint8_t, kStructureCount> all{};
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const std::string_view id = kStructures[i].id;
    uint32_t found = 0;
    const bool intestine = id == kOfIntestine[0] || id == kOfIntestine[1] ||
                           id == kOfIntestine[2] || id == kOfIntestine[3] || id == kOfIntestine[4];
    const uint8_t piece = kStructures[i].piece;
    const bool heart = piece != kStays && std::string_view(kPieces[piece].id) == "heart";
    const std::string_view called = intestine ? "intestine" : heart ? "heart" : id;
    while (found < kHangingCount && called != kHangings[found].id) ++found;
    all[i] = static_cast<uint8_t>(found);
  }
  return all;
}
constexpr auto kHangingOf = hangings();

constexpr bool is_of_gut(uint32_t hanging) {
  const std::string_view id = kHangings[hanging].id;
  return id == "stomach" || id == "intestine";
}

}  // namespace

uint32_t hanging_of(uint32_t structure) { return kHangingOf[structure]; }

uint32_t piece_of_hanging(uint32_t hanging) {
  uint32_t i = 0;
  while (kHangingOf[i] != hanging) ++i;
  return piece_of(i);
}

bool goes_with(uint32_t structure, uint32_t hanging) {
  if (!is_of_gut(hanging)) return hanging_of(structure) == hanging;
  return piece_of(structure) == piece_of_hanging(hanging);
}

bool is_shifted(uint32_t structure, const Aside& aside) {
  if (piece_of(structure) == kStays) return false;
  for (uint32_t h = 0; h < kHangingCount; ++h) {
    if (aside[h] != Way::home && goes_with(structure, h)) return true;
  }
  return false;
}

Vec3 laid_aside(uint32_t structure, Vec3 place, const Aside& aside, const Progress& progress) {
  Vec3 by;
  for (const Move& move : kMoves) {
    if (aside[move.hanging] == move.way && goes_with(structure, move.hanging))
      by = by + moved_by(move, place, progress[move.hanging]);
  }
  return place + by;
}

}  // namespace skua::frog
