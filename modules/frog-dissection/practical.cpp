#include "practical.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "part_words.h"
#include "skua/random.h"

namespace skua::frog {

namespace {

constexpr uint32_t kFirstLayer = 2, kFirstDeep = 5, kLastLayer = 7;
constexpr uint32_t kNearest = 6;  ///< of which those to choose from are drawn

/// Of each structure the first that bears its name.
constexpr auto kAlike = [] {
  std::array<uint8_t, kStructureCount> alike{};
  for (std::size_t i = 0; i < kStructureCount; ++i) {
    const std::string_view name = without_side(kStructures[i].id);
    std::size_t first = 0;
    while (without_side(kStructures[first].id) != name) ++first;
    alike[i] = static_cast<uint8_t>(first);
  }
  return alike;
}();

constexpr const StructureFacts& kLid = *std::ranges::find_if(
    kStructures,
    [](const StructureFacts& one) { return std::string_view(one.id) == "muscle_ventral"; });

/// The middle of it lies in sight once the belly's muscle is lifted: the cloaca, say, stays below
/// the wall.
bool can_be_pinned(const StructureFacts& s) {
  if (s.layer < kFirstLayer || s.layer > kLastLayer) return false;
  return s.centre[0] > kLid.low[0] && s.centre[0] < kLid.high[0];
}

/// Skin, muscle walls and bones are easily told from what lies in the trunk.
bool is_organ(uint32_t structure) {
  const uint32_t layer = kStructures[structure].layer;
  return layer >= kFirstLayer && layer <= kLastLayer + 1;
}

uint32_t root_of(uint64_t square) {
  uint32_t root = 0;
  for (uint32_t bit = 1u << 16; bit != 0; bit >>= 1) {
    if (static_cast<uint64_t>(root + bit) * (root + bit) <= square) root += bit;
  }
  return root;
}

/// Hundredths of what is a large difference.
uint32_t apart(const StructureFacts& a, const StructureFacts& b) {
  constexpr uint32_t kFar = 2048;  // a quarter of the body's length
  uint64_t square = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const int64_t d = a.centre[i] - b.centre[i];
    square += static_cast<uint64_t>(d * d);
  }
  return root_of(square) * 100 / kFar;
}
uint32_t coloured_apart(const StructureFacts& a, const StructureFacts& b) {
  uint32_t sum = 0;
  for (std::size_t i = 0; i < 3; ++i)
    sum += static_cast<uint32_t>(std::abs(a.colour[i] - b.colour[i]));
  return sum * 100 / 300;
}
/// Hundredths of its longest side that its shortest has.
int32_t stoutness(const StructureFacts& s) {
  int32_t least = 1 << 20, most = 1;
  for (std::size_t i = 0; i < 3; ++i) {
    least = std::min<int32_t>(least, s.high[i] - s.low[i]);
    most = std::max<int32_t>(most, s.high[i] - s.low[i]);
  }
  return least * 100 / most;
}
/// Times that one has to be doubled to be as large as the other.
uint32_t doublings(uint32_t a, uint32_t b) {
  uint32_t count = 0;
  for (uint32_t small = std::min(a, b), large = std::max(a, b); small <= large / 2; small *= 2) {
    ++count;
    if (small == 0) break;
  }
  return count;
}

}  // namespace

bool has_it(bool female, uint32_t structure) {
  const Sex sex = kStructures[structure].sex;
  return sex == Sex::both || (sex == Sex::female) == female;
}

uint32_t named_alike(uint32_t structure) { return kAlike[structure]; }

uint32_t difference(uint32_t one, uint32_t other) {
  const StructureFacts &a = kStructures[one], &b = kStructures[other];
  return apart(a, b) + coloured_apart(a, b) + (a.layer == b.layer ? 0 : 20) +
         (a.system == b.system ? 0 : 30) + 6 * doublings(a.volume, b.volume) +
         static_cast<uint32_t>(std::abs(stoutness(a) - stoutness(b)));
}

PinSheet::PinSheet(uint32_t sheet) : sheet_(sheet) {
  Random random(sheet);
  female_ = random.below(2) == 1;
  std::array<uint32_t, 16> pins_in{};            // of each system
  std::array<bool, kStructureCount> is_taken{};  // its name
  for (uint32_t pin = 0; pin < kSheetPins; ++pin) {
    std::vector<uint32_t> open;
    uint32_t fewest = kSheetPins;
    const auto pins_beside = [&](uint32_t i) {
      return pins_in[static_cast<std::size_t>(kStructures[i].system)];
    };
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      const StructureFacts& s = kStructures[i];
      if (!can_be_pinned(s) || !has_it(female_, i)) continue;
      if ((s.layer >= kFirstDeep) != (pin % 2 == 1)) continue;
      if (is_taken[named_alike(i)]) continue;
      open.push_back(i);
      fewest = std::min(fewest, pins_beside(i));
    }
    std::erase_if(open, [&](uint32_t i) { return pins_beside(i) > fewest + 1; });
    const uint32_t chosen = open[random.below(static_cast<uint32_t>(open.size()))];
    structures_[pin] = chosen;
    is_taken[named_alike(chosen)] = true;
    ++pins_in[static_cast<std::size_t>(kStructures[chosen].system)];
  }
}

std::array<uint32_t, kNamesToChoose> names_for(uint32_t right, bool female, uint32_t seed) {
  const bool organ = is_organ(right);
  std::vector<uint32_t> others;  // one structure of each name: the one that is more like the pin's
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (!has_it(female, i) || (organ && !is_organ(i))) continue;
    if (named_alike(i) == named_alike(right)) continue;
    const auto known = std::ranges::find(others, named_alike(i), named_alike);
    if (known == others.end()) {
      others.push_back(i);
    } else if (difference(right, i) < difference(right, *known)) {
      *known = i;
    }
  }
  // The nearest come first, and of equals that which stands first in the anatomy.
  for (uint32_t place = 0; place < kNearest; ++place) {
    uint32_t best = place;
    for (uint32_t i = place + 1; i < others.size(); ++i) {
      const uint32_t one = difference(right, others[i]), least = difference(right, others[best]);
      if (one < least || (one == least && others[i] < others[best])) best = i;
    }
    std::swap(others[place], others[best]);
  }
  others.resize(kNearest);
  Random random(seed);
  while (others.size() + 1 > kNamesToChoose)
    others.erase(others.begin() + random.below(static_cast<uint32_t>(others.size())));
  others.insert(others.begin() + random.below(kNamesToChoose), right);
  std::array<uint32_t, kNamesToChoose> names{};
  std::ranges::transform(others, names.begin(), named_alike);
  return names;
}

double part_at(const Frog&, const double* given) {
  const PinSheet sheet(static_cast<uint32_t>(given[0]));
  return named_alike(sheet.structure(static_cast<uint32_t>(given[1])));
}

double part_of(const Frog&, const double* given) {
  return named_alike(static_cast<uint32_t>(given[0]));
}

}  // namespace skua::frog
