/// The stage in a page: a WebGL2 canvas, and words that the browser shapes and rasterises.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "platform/web/scene_renderer.h"
#include "platform/web/stage_renderer.h"
#include "scene/board.h"
#include "ui/surface.h"

struct ImDrawListSharedData;

namespace skua {

class WebSurface final : public Surface {
 public:
  WebSurface();
  ~WebSurface() override;

  /// Sizes the canvas "#stage"; to `draw` there, makes the context when there is none yet. Without one everything is laid out as
  /// if it were drawn. False: nothing is or will be drawn, because there is no WebGL2, the context is lost (restored: call again),
  /// or `width` is 0.
  bool resize(float width, float height, float pixel_ratio, bool draw);
  /// Whether there is something to draw on.
  bool can_draw() const { return has_resources_; }
  /// Draws only this part of the full resolution along each side, above 0 and at most 1. True: the canvas is empty now.
  bool coarsen(float scale);
  /// `ground` lies under all that the view draws.
  void begin_frame(uint32_t ground);
  void end_frame();
  /// Fonts or sizes changed: words are measured and rasterised again.
  void forget_words();

  ImDrawList* draw_list() override { return list_.get(); }
  SceneBoard* board() override { return &board_; }
  float pixel_ratio() const override { return pixel_ratio_; }
  skua_size measure(std::string_view text, const skua_text_style& style) override;
  TextImage image(std::string_view text, const skua_text_style& style) override;

 private:
  bool create_context();
  bool create_resources();
  void create_atlas();
  void size_canvas();
  bool place(int w, int h, int& x, int& y);

  float width_ = 0, height_ = 0, pixel_ratio_ = 1, scale_ = 1;
  std::intptr_t context_ = 0;
  bool has_resources_ = false;  ///< lost with the context
  StageRenderer renderer_;
  SceneRenderer scenes_;
  SceneBoard board_{scenes_};
  unsigned atlas_ = 0;
  int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
  bool atlas_full_ = false;
  std::unique_ptr<ImDrawListSharedData> shared_;
  std::unique_ptr<ImDrawList> list_;
  std::unordered_map<std::string, skua_size> sizes_;
  std::unordered_map<std::string, TextImage> images_;
};

}  // namespace skua
