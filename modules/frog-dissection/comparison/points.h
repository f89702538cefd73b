/// What can be compared: each point is a part, or a difference, of two animals side by side.
#pragma once

#include <cstdint>
#include <iterator>
#include <string_view>

#include "human_body.h"

namespace skua::frog {

/// How a part of the frog and its counterpart in a human are related.
enum class Likeness : uint8_t {
  same,        ///< the same organ with the same task
  altered,     ///< the same organ, built in another way
  embryo,      ///< humans have it, or the beginning of it, before birth
  human_only,  ///< only humans have it
};

/// How far the bodies are laid open.
enum class Bared : uint32_t { outside, organs, deep };

/// Bits of the depths at which a point can be looked at.
inline constexpr uint8_t kAtOutside = 7, kAtOrgans = 2, kAtDeep = 4, kAtBoth = 6;

struct ComparedPoint {
  const char* id;
  bool human;         ///< of frog and human; else of male and female
  uint8_t depths;     ///< at which it can be looked at
  const char* part;   ///< its structures begin so; empty: no structure of the frog
  const char* name;   ///< key of its name
  const char* words;  ///< its texts begin so
  Likeness likeness;
  HumanPart in_human;
};

inline constexpr ComparedPoint kPoints[] = {
    {"size", false, kAtOutside, "", "compare.size", "compare.size", {}, HumanPart::none},
    {"vocal_sac",
     false,
     kAtOutside,
     "",
     "compare.vocal_sac",
     "compare.vocal_sac",
     {},
     HumanPart::none},
    {"thumb_pad",
     false,
     kAtOutside,
     "thumb_pad",
     "part.thumb_pad",
     "compare.thumb_pad",
     {},
     HumanPart::none},
    {"testis", false, kAtDeep, "testis", "part.testis", "compare.testis", {}, HumanPart::none},
    {"ovary", false, kAtBoth, "ovary", "part.ovary", "compare.ovary", {}, HumanPart::none},
    {"oviduct", false, kAtDeep, "oviduct", "part.oviduct", "compare.oviduct", {}, HumanPart::none},
    {"ureter", false, kAtDeep, "ureter", "part.ureter", "compare.ureter", {}, HumanPart::none},
    {"both_kidney",
     false,
     kAtDeep,
     "kidney",
     "part.kidney",
     "compare.both_kidney",
     {},
     HumanPart::none},
    {"fat_body",
     false,
     kAtBoth,
     "fat_body",
     "part.fat_body",
     "compare.fat_body",
     {},
     HumanPart::none},

    {"skin", true, kAtOutside, "skin", "system.integument", "part.skin_dorsal", Likeness::altered,
     HumanPart::skin},
    {"eye", true, kAtOutside, "eye", "part.eye", "part.eye", Likeness::same, HumanPart::eye},
    {"nictitating_membrane", true, kAtOutside, "nictitating", "part.nictitating_membrane",
     "part.nictitating_membrane", Likeness::embryo, HumanPart::none},
    {"tympanum", true, kAtOutside, "tympanum", "part.tympanum", "part.tympanum", Likeness::altered,
     HumanPart::ear},
    {"web", true, kAtOutside, "web", "part.web", "part.web", Likeness::embryo, HumanPart::none},
    {"brain", true, kAtDeep, "brain", "part.brain", "part.brain", Likeness::altered,
     HumanPart::brain},
    {"ventricle", true, kAtOrgans, "ventricle", "part.ventricle", "part.ventricle",
     Likeness::altered, HumanPart::ventricles},
    {"atrium", true, kAtOrgans, "atrium", "part.atrium", "part.atrium", Likeness::same,
     HumanPart::atria},
    {"lung", true, kAtBoth, "lung", "part.lung", "part.lung", Likeness::altered, HumanPart::lung},
    {"diaphragm", true, kAtDeep, "", "compare.diaphragm", "compare.diaphragm", Likeness::human_only,
     HumanPart::diaphragm},
    {"ribs", true, kAtDeep, "", "compare.ribs", "compare.ribs", Likeness::human_only,
     HumanPart::ribs},
    {"liver", true, kAtOrgans, "liver", "piece.liver", "compare.liver", Likeness::altered,
     HumanPart::liver},
    {"gall_bladder", true, kAtOrgans, "gall_bladder", "part.gall_bladder", "part.gall_bladder",
     Likeness::same, HumanPart::gall_bladder},
    {"stomach", true, kAtOrgans, "stomach", "part.stomach", "part.stomach", Likeness::same,
     HumanPart::stomach},
    {"ileum", true, kAtOrgans, "ileum", "part.ileum", "part.ileum", Likeness::same,
     HumanPart::small_intestine},
    {"large_intestine", true, kAtOrgans, "large_intestine", "part.large_intestine",
     "part.large_intestine", Likeness::altered, HumanPart::large_intestine},
    {"pancreas", true, kAtOrgans, "pancreas", "part.pancreas", "part.pancreas", Likeness::same,
     HumanPart::pancreas},
    {"spleen", true, kAtOrgans, "spleen", "part.spleen", "part.spleen", Likeness::same,
     HumanPart::spleen},
    {"kidney", true, kAtDeep, "kidney", "part.kidney", "part.kidney", Likeness::altered,
     HumanPart::kidney},
    {"bladder", true, kAtDeep, "bladder", "part.bladder", "part.bladder", Likeness::altered,
     HumanPart::bladder},
    {"cloaca", true, kAtDeep, "cloaca", "part.cloaca", "part.cloaca", Likeness::embryo,
     HumanPart::none},
    {"vertebrae", true, kAtDeep, "vertebrae", "part.vertebrae", "part.vertebrae", Likeness::same,
     HumanPart::spine},
};
inline constexpr uint32_t kPointCount = std::size(kPoints);
inline constexpr uint32_t kNoPoint = kPointCount;
static_assert(kPointCount < 32, "a bit for each");

/// Whether a structure of the frog belongs to a point.
constexpr bool belongs_to(std::string_view structure, const ComparedPoint& point) {
  const std::string_view part = point.part;
  return !part.empty() && structure.starts_with(part);
}

}  // namespace skua::frog
