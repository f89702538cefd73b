/// Draws Dear ImGui's draw list with WebGL2. The state is ours alone, so nothing is ever asked back from the
/// browser: no glGet, no glGetError, no read-back.
#pragma once

#include <GLES3/gl3.h>

#include <array>
#include <cstddef>
#include <functional>

struct ImDrawList;

namespace skua {

class StageRenderer {
 public:
  /// Makes program and buffers in the current context; false when the shaders do not link.
  bool create();
  /// Draws over the whole canvas. `width`, `height` in CSS px, `pixel_ratio` canvas pixels for each. Where the list has a call,
  /// `scene` draws: it gets the number and the part of the canvas, in pixels from below, outside of which nothing is to change.
  void draw(const ImDrawList& list, float width, float height, float pixel_ratio, GLuint texture,
            const std::function<void(std::size_t, const std::array<GLint, 4>&)>& scene);

 private:
  void bind(GLuint texture, GLsizei canvas_w, GLsizei canvas_h) const;

  GLuint program_ = 0, vertices_ = 0, indices_ = 0, array_ = 0;
  GLint scale_ = -1;
};

}  // namespace skua
