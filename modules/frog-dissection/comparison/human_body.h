/// A human head and trunk as a diagram: organs in their places, each a few tubes and balls. Places
/// are fractions of the height from hip to crown, as those of the frog: x to the head, y to the
/// right, z to the front.
#pragma once

#include <cstdint>
#include <span>

#include "skua/scene.h"
#include "tray.h"

namespace skua::frog {

enum class HumanPart : uint8_t {
  skin,
  eye,
  ear,
  brain,
  ventricles,
  atria,
  lung,
  diaphragm,
  ribs,
  liver,
  gall_bladder,
  stomach,
  small_intestine,
  large_intestine,
  pancreas,
  spleen,
  kidney,
  bladder,
  spine,
  oesophagus,  ///< drawn, and not compared
  vessels,
  none,
};
inline constexpr uint32_t kHumanParts = static_cast<uint32_t>(HumanPart::none);

/// Names of its parts, as activities set pins in them.
inline constexpr const char* kHumanNames[] = {"human_skin",
                                              "human_eye",
                                              "human_ear",
                                              "human_brain",
                                              "human_ventricles",
                                              "human_atria",
                                              "human_lung",
                                              "human_diaphragm",
                                              "human_ribs",
                                              "human_liver",
                                              "human_gall_bladder",
                                              "human_stomach",
                                              "human_small_intestine",
                                              "human_large_intestine",
                                              "human_pancreas",
                                              "human_spleen",
                                              "human_kidney",
                                              "human_bladder",
                                              "human_spine",
                                              "human_oesophagus",
                                              "human_vessels"};

struct HumanSolid {
  HumanPart part;
  Solid solid;
};

/// All of it, made at the first call.
std::span<const HumanSolid> human_body();
/// A ball of radius 1.
const skua_mesh& unit_ball();
/// The box around a part.
Span box_of(HumanPart);
Color color_of(HumanPart);

}  // namespace skua::frog
