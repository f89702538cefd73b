/// Where names go beside what they point at, so that none is in another's way.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "skua/abi.h"
#include "skua/stage.h"

namespace skua {

struct Naming {
  float x = 0, y = 0;  ///< what is named
  skua_size size{};    ///< of the name's box
};

/// A box for each, the first ones first, as near as there is room: within `bounds`, not on another box, not on what another
/// names, not on one of `avoid`, and with a line to its point that crosses no box and none of `uncrossed`. None where there is no such
/// place.
std::vector<std::optional<skua_rect>> place_names(std::span<const Naming> names, const skua_rect& bounds,
                                                  std::span<const skua_rect> avoid, std::span<const skua_rect> uncrossed = {});

/// A name in its box, with a line to what it names.
void draw_name(Stage& stage, Point from, const skua_rect& box, std::string_view text, Color color);
inline constexpr TextStyle kNameStyle{.px = 14};
/// The box that a name needs.
skua_size name_size(Stage& stage, std::string_view text);

}  // namespace skua
