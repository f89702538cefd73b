#include "sight.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "beneath.h"
#include "frog.h"

namespace skua::frog {

namespace {

constexpr float kStep = 1.0f / 160, kNone = -9, kTouching = 0.001f;

/// The height of a surface's upper side over a grid that all structures have in common.
struct Relief {
  int first_x = 0, first_y = 0, columns = 0, rows = 0;
  std::vector<float> z;

  float at(int x, int y) const {
    const int column = x - first_x, row = y - first_y;
    if (column < 0 || row < 0 || column >= columns || row >= rows) return kNone;
    return z[static_cast<std::size_t>(column * rows + row)];
  }
  void lay(Vec3 a, Vec3 b, Vec3 c);
};

int before(float p) { return static_cast<int>(std::floor(p / kStep)); }
int after(float p) { return static_cast<int>(std::ceil(p / kStep)); }

void Relief::lay(Vec3 a, Vec3 b, Vec3 c) {
  const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (area == 0) return;
  const int last_x = before(std::max({a.x, b.x, c.x})), last_y = before(std::max({a.y, b.y, c.y}));
  for (int x = after(std::min({a.x, b.x, c.x})); x <= last_x; ++x) {
    for (int y = after(std::min({a.y, b.y, c.y})); y <= last_y; ++y) {
      const float px = static_cast<float>(x) * kStep, py = static_cast<float>(y) * kStep;
      const float of_b = ((px - a.x) * (c.y - a.y) - (c.x - a.x) * (py - a.y)) / area,
                  of_c = ((b.x - a.x) * (py - a.y) - (px - a.x) * (b.y - a.y)) / area;
      if (of_b < 0 || of_c < 0 || of_b + of_c > 1) continue;
      float& top = z[static_cast<std::size_t>((x - first_x) * rows + y - first_y)];
      top = std::max(top, a.z + (b.z - a.z) * of_b + (c.z - a.z) * of_c);
    }
  }
}

Relief relief_of(uint32_t structure, const Aside& aside) {
  Relief relief;
  const auto& meshes = closed_level().meshes;
  const auto mesh = std::ranges::find_if(meshes, [&](const Mesh& one) {
    return one.id == std::string_view(kStructures[structure].id);
  });
  if (mesh == meshes.end() || mesh->vertices.empty()) return relief;
  std::vector<Vec3> places;
  places.reserve(mesh->vertices.size());
  Vec3 low{9, 9, 9}, high{-9, -9, -9};
  for (const Vertex& v : mesh->vertices) {
    const Vec3 rest{static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)};
    const Vec3 p = laid_aside(structure, rest * mesh->scale, aside);
    low = {std::min(low.x, p.x), std::min(low.y, p.y), 0};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), 0};
    places.push_back(p);
  }
  relief.first_x = before(low.x);
  relief.first_y = before(low.y);
  relief.columns = before(high.x) - relief.first_x + 2;
  relief.rows = before(high.y) - relief.first_y + 2;
  relief.z.assign(static_cast<std::size_t>(relief.columns * relief.rows), kNone);
  for (std::size_t i = 0; i + 2 < mesh->indices.size(); i += 3)
    relief.lay(places[mesh->indices[i]], places[mesh->indices[i + 1]],
               places[mesh->indices[i + 2]]);
  return relief;
}

/// Each made once, for each place where its structure can lie.
const Relief& relief(uint32_t structure, const Aside& aside) {
  constexpr uint32_t kPlaces = 8;
  static std::vector<Relief> made(std::size_t{kStructureCount} * kPlaces);
  uint32_t place = 0, bit = 1;
  for (uint32_t h = 0; h < kHangingCount; ++h) {
    if (!goes_with(structure, h)) continue;
    // What two can move, stomach and intestine, has one way of each.
    place += hanging_of(structure) == h && (kHangings[h].ways & (kHangings[h].ways - 1)) != 0
                 ? static_cast<uint32_t>(aside[h])
             : aside[h] != Way::home ? bit
                                     : 0;
    bit *= 2;
  }
  Relief& one = made[structure * kPlaces + place];
  if (one.columns == 0) one = relief_of(structure, aside);
  return one;
}

bool is_body_wall(uint32_t structure) {
  return std::string_view(kStructures[structure].id) == "body_wall";
}

bool lies_there(const Lying& lying, uint32_t structure) {
  const uint32_t piece = piece_of(structure);
  return has(lying.female, structure) && (piece == kStays || (lying.out >> piece & 1u) == 0);
}

/// Those of the frog's structures that hide others, and the others.
struct Scenery {
  std::array<const Relief*, kStructureCount> reliefs{};
  std::array<bool, kStructureCount> hides{};

  explicit Scenery(const Lying& lying) {
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      const uint32_t layer = kStructures[i].layer;
      const bool wall = is_body_wall(i);
      if (!lies_there(lying, i) || !(wall || (layer >= kOrgans && layer <= kBack))) continue;
      reliefs[i] = &relief(i, lying.aside);
      hides[i] = wall ? !lying.through : piece_of(i) != kStays;
    }
  }
  /// The share of a structure's outline that nothing lies over.
  float in_sight(uint32_t structure) const {
    const Relief& own = *reliefs[structure];
    int seen = 0, all = 0;
    for (int x = own.first_x; x < own.first_x + own.columns; ++x) {
      for (int y = own.first_y; y < own.first_y + own.rows; ++y) {
        const float z = own.at(x, y);
        if (z == kNone) continue;
        ++all;
        bool hidden = false;
        for (uint32_t i = 0; i < kStructureCount && !hidden; ++i)
          hidden = hides[i] && i != structure && reliefs[i]->at(x, y) > z + kTouching;
        seen += hidden ? 0 : 1;
      }
    }
    return all == 0 ? 0 : static_cast<float>(seen) / static_cast<float>(all);
  }
};

/// Surfaces as one.
using Reliefs = std::vector<const Relief*>;
float top_of(const Reliefs& some, int x, int y) {
  float top = kNone;
  for (const Relief* one : some) top = std::max(top, one->at(x, y));
  return top;
}

/// So much of an outline has to be covered by what keeps it from being taken out, as the facts are
/// made (tools/anatomy/stack.cpp); and by what keeps it from being drawn aside: less gives way.
constexpr float kHeld = 0.08f, kPinnedDown = 0.5f;

/// It covers at least so much of the other's outline, and lies more over it than under it.
bool lies_over(const Reliefs& over, const Reliefs& under, float share) {
  int all = 0, above = 0, below = 0;
  for (std::size_t k = 0; k < under.size(); ++k) {
    const Relief& one = *under[k];
    for (int x = one.first_x; x < one.first_x + one.columns; ++x) {
      for (int y = one.first_y; y < one.first_y + one.rows; ++y) {
        const float z = one.at(x, y);
        if (z == kNone || z < top_of(under, x, y)) continue;
        ++all;
        const float other = top_of(over, x, y);
        if (other > z + kTouching) ++above;
        if (other > kNone && other < z - kTouching) ++below;
      }
    }
  }
  return static_cast<float>(above) > share * static_cast<float>(all) && above > below;
}

template <class Is>
Reliefs reliefs_of(const Lying& lying, Is is) {
  Reliefs some;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (piece_of(i) != kStays && is(i) && has(lying.female, i))
      some.push_back(&relief(i, lying.aside));
  }
  return some;
}

Reliefs reliefs_of_piece(const Lying& lying, uint32_t piece) {
  return reliefs_of(lying, [&](uint32_t i) { return piece_of(i) == piece; });
}

}  // namespace

Gain gain_of(const Lying& lying) {
  Gain gain{};
  if (lying.aside == Aside{}) return gain;
  Lying rest = lying;
  rest.aside = {};
  const Scenery now(lying), home(rest);
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (now.reliefs[i] != nullptr && !is_body_wall(i)) gain[i] = now.in_sight(i) - home.in_sight(i);
  }
  return gain;
}

bool holds(const Lying& lying, uint32_t over, uint32_t piece) {
  return lies_over(reliefs_of_piece(lying, over), reliefs_of_piece(lying, piece), kHeld);
}

uint32_t lying_over_hanging(const Lying& lying, uint32_t hanging) {
  const Reliefs own = reliefs_of(lying, [&](uint32_t i) { return hanging_of(i) == hanging; });
  const uint32_t piece = piece_of_hanging(hanging);
  uint32_t bits = 0;
  for (uint32_t p = 0; p < kPieceCount; ++p) {
    if (p == piece || (lying.out >> p & 1u) != 0 || !has_piece(lying.female, p)) continue;
    // Bone and cartilage do not give way.
    const float share = std::string_view(kPieces[p].id) == "sternum" ? kHeld : kPinnedDown;
    if (lies_over(reliefs_of_piece(lying, p), own, share)) bits |= 1u << p;
  }
  return bits;
}

}  // namespace skua::frog
