/// The two sheets of the belly as they lie before anything is done.
#pragma once

#include <cstdint>

#include "cover.h"
#include "sheet.h"

namespace skua::frog {

enum class Layer : int32_t { skin, muscle };
inline constexpr uint32_t kLayers = 2;

/// To be copied: made at the first call.
const Sheet& whole_sheet(Layer);
/// What it covers.
const Cover& whole_cover(Layer);

}  // namespace skua::frog
