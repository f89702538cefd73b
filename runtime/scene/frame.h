/// From a scene to the numbers that a graphics device draws it with.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scene/board.h"

namespace skua {

using Matrix = std::array<float, 16>;  ///< column after column, as OpenGL has it

/// From the world to clip space, with the nearest and the farthest plane just where the draws are.
Matrix view_matrix(const SceneFrame&);
/// From the world to the lamp's clip space, in which all that throws a shadow has room.
Matrix lamp_matrix(const SceneFrame&);
/// The same number: the lamp's view of the scene is the same as before.
uint64_t shadow_key(const SceneFrame&);

/// What is in sight: opaque draws, the nearest first, so that what lies behind costs no colour; then those that can be seen through,
/// the farthest first.
std::vector<const SceneDraw*> in_order(const SceneFrame&);
/// Its material says so, and it keeps back at least half of the light.
bool throws_shadow(const SceneDraw&);

enum class Manner : uint32_t { lit = 0, illustrated = 1, flat = 2 };

/// Numbers of a draw for the shaders, four by four; shader.h says what they are.
inline constexpr std::size_t kDrawNumbers = 13 * 4;
using DrawNumbers = std::array<float, kDrawNumbers>;
inline constexpr std::size_t kBumps = 35;  ///< the number of them for each length; 0: it is smooth
DrawNumbers draw_numbers(const SceneFrame&, const SceneDraw&);
/// The same for its outline: flat, in one colour (0xAABBGGRR), and wider by `grow` (of the rectangle's half width and half height).
DrawNumbers outline_numbers(const SceneDraw&, uint32_t color, std::array<float, 2> grow);

/// Numbers of a scene for the shaders; `view` and `lamp` go first.
inline constexpr std::size_t kSceneNumbers = 14 * 4;
using SceneNumbers = std::array<float, kSceneNumbers>;
SceneNumbers scene_numbers(const SceneFrame&, const Matrix& view, const Matrix& lamp);

}  // namespace skua
