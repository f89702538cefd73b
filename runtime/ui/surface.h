/// What the stage is drawn on: shapes through Dear ImGui's draw list, words through the platform.
#pragma once

#include <string_view>

#include "skua/abi.h"

struct ImDrawCmd;
struct ImDrawList;

namespace skua {

class SceneBoard;

/// A call in the draw list whose data is a scene's number on the board: it is drawn there.
void draw_scene_here(const ImDrawList*, const ImDrawCmd*);

/// A rectangle of the text atlas that holds a rasterised run of words.
struct TextImage {
  float w = 0, h = 0;                    ///< CSS px
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;  ///< in the atlas
  bool ready = false;                    ///< false: there was no room; nothing is drawn this time
};

class Surface {
 public:
  virtual ~Surface() = default;
  virtual ImDrawList* draw_list() = 0;
  /// Where scenes go; null: this surface has none.
  virtual SceneBoard* board() { return nullptr; }
  /// Canvas pixels for each CSS px; words are put on whole ones, so that they stay crisp.
  virtual float pixel_ratio() const = 0;
  virtual skua_size measure(std::string_view text, const skua_text_style& style) = 0;
  virtual TextImage image(std::string_view text, const skua_text_style& style) = 0;
};

}  // namespace skua
