/// What there is to be seen on the slides, and how large it is. README.md says where the sizes come
/// from.
#pragma once

#include <array>
#include <cstdint>

namespace skua::microscope {

enum class Slide : int32_t {
  skin,
  muscle,
  intestine,
  liver,
  lung,
  blood,
  human_blood,
  testis,
  mystery
};
inline constexpr uint32_t kSlides = 9;
inline constexpr const char* kSlideIds[] = {"skin",  "muscle",      "intestine", "liver",  "lung",
                                            "blood", "human_blood", "testis",    "mystery"};

enum class Kind : uint32_t {
  epidermis,
  mucous_gland,
  granular_gland,
  melanophore,
  skin_capillary,
  collagen,
  muscle_fibre,
  muscle_nucleus,
  columnar_cell,
  goblet_cell,
  villus_core,
  smooth_muscle,
  hepatocyte,
  sinusoid,
  pigment_cell,
  septum,
  lung_capillary,
  airspace,
  red_cell,
  white_cell,
  thrombocyte,
  human_red_cell,
  human_white_cell,
  platelet,
  tubule,
  spermatocyst,
  sperm_bundle,
};
inline constexpr uint32_t kKinds = 27;

/// Ranges in µm: along the longer axis, and across it.
struct KindFacts {
  const char* id;
  Slide slide;
  double least_length, most_length, least_width, most_width;
};

inline constexpr std::array<KindFacts, kKinds> kFacts = {{
    {"epidermis", Slide::skin, 34, 52, 30, 30},
    {"mucous_gland", Slide::skin, 55, 85, 50, 80},
    {"granular_gland", Slide::skin, 88, 116, 78, 108},
    {"melanophore", Slide::skin, 30, 52, 12, 20},
    {"skin_capillary", Slide::skin, 12, 18, 11, 16},
    {"collagen", Slide::skin, 40, 40, 40, 55},
    {"muscle_fibre", Slide::muscle, 80, 80, 45, 80},
    {"muscle_nucleus", Slide::muscle, 10, 16, 3, 4.5},
    {"columnar_cell", Slide::intestine, 32, 42, 6, 9},
    {"goblet_cell", Slide::intestine, 14, 20, 8, 11},
    {"villus_core", Slide::intestine, 80, 80, 40, 90},
    {"smooth_muscle", Slide::intestine, 60, 60, 50, 80},
    {"hepatocyte", Slide::liver, 14, 19, 13, 17},
    {"sinusoid", Slide::liver, 30, 30, 7, 12},
    {"pigment_cell", Slide::liver, 14, 34, 10, 26},
    {"septum", Slide::lung, 60, 60, 12, 24},
    {"lung_capillary", Slide::lung, 11, 16, 8, 12},
    {"airspace", Slide::lung, 180, 420, 180, 420},
    {"red_cell", Slide::blood, 20, 24.5, 13.5, 16.5},
    {"white_cell", Slide::blood, 9, 15, 9, 15},
    {"thrombocyte", Slide::blood, 11, 17, 5.8, 8.4},
    {"human_red_cell", Slide::human_blood, 7, 8.2, 7, 8.2},
    {"human_white_cell", Slide::human_blood, 9, 15, 9, 15},
    {"platelet", Slide::human_blood, 2, 3.5, 1.6, 2.8},
    {"tubule", Slide::testis, 150, 220, 140, 215},
    {"spermatocyst", Slide::testis, 24, 44, 18, 36},
    {"sperm_bundle", Slide::testis, 26, 40, 8, 15},
}};

constexpr const KindFacts& facts(Kind kind) { return kFacts[static_cast<uint32_t>(kind)]; }

}  // namespace skua::microscope
