/// Organs that hang on a ligament or a mesentery, and how they are shifted on it without being
/// taken out. What is fixed to the back or lies flat against it is none of them: lungs, kidneys,
/// testes, spleen, oviducts; the gall bladder hangs on its duct between the lobes of the liver.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "frog_facts.h"
#include "skua/scene.h"
#include "structure_set.h"

namespace skua::frog {

/// Where an organ lies: in its place, or shifted toward a side of the frog, its head or its hind
/// end.
enum class Way : uint32_t { home, right, left, head, tail };
inline constexpr uint32_t kWayCount = 5;
inline constexpr std::array<std::string_view, kWayCount> kWayNames{"home", "right", "left", "head",
                                                                   "tail"};

/// What is shifted as one; `ways`: a bit for each way that its ligament leaves it.
struct Hanging {
  char id[24];
  uint32_t ways;
};
constexpr uint32_t way_bit(Way way) { return 1u << static_cast<uint32_t>(way); }
inline constexpr Hanging kHangings[] = {
    {"liver_right", way_bit(Way::right) | way_bit(Way::head)},
    {"liver_left_anterior", way_bit(Way::left)},
    {"liver_left_posterior", way_bit(Way::left) | way_bit(Way::head)},
    {"heart", way_bit(Way::head)},
    {"stomach", way_bit(Way::left)},
    {"intestine", way_bit(Way::right)},
    {"bladder", way_bit(Way::tail)},
    {"fat_body_right", way_bit(Way::right)},
    {"fat_body_left", way_bit(Way::left)},
    {"ovary_right", way_bit(Way::right)},
    {"ovary_left", way_bit(Way::left)}};
inline constexpr uint32_t kHangingCount = std::size(kHangings);
inline constexpr uint32_t kFixed = kHangingCount;  ///< of what is none of them

/// Where each of them lies.
using Aside = std::array<Way, kHangingCount>;

/// Which of them a structure belongs to, or kFixed.
uint32_t hanging_of(uint32_t structure);
/// The piece that it comes out with.
uint32_t piece_of_hanging(uint32_t hanging);
inline bool can_go(uint32_t hanging, Way way) {
  return way == Way::home || (kHangings[hanging].ways & way_bit(way)) != 0;
}
/// Whether moving this one moves a structure: what is one tube with it goes with it some of the
/// way.
bool goes_with(uint32_t structure, uint32_t hanging);
/// Whether any place of a structure is another one than at rest.
bool is_shifted(uint32_t structure, const Aside&);

/// How far each one has got, 0 at rest to 1.
using Progress = std::array<float, kHangingCount>;
inline constexpr Progress kThere = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
/// Where a place of a structure lies, in body lengths, when these lie aside.
Vec3 laid_aside(uint32_t structure, Vec3 place, const Aside&, const Progress& = kThere);

}  // namespace skua::frog
