/// Draws scenes with WebGL2: each beside the canvas, with antialiasing of its own and a depth, then onto it. Nothing is made before
/// the first scene, so that lessons without one pay nothing.
#pragma once

#include <GLES3/gl3.h>

#include <array>
#include <cstdint>
#include <vector>

#include "scene/frame.h"

namespace skua {

class SceneRenderer final : public MeshStore {
 public:
  void keep(uint32_t slot, const skua_mesh& mesh) override;
  void drop(uint32_t slot) override;
  /// Onto the canvas, within `clip` (pixels from below). `height` of the canvas in CSS px, `ratio` canvas pixels for each.
  /// `smooth`: with samples for its edges, and with bumps. A processor that draws takes half as long again for the samples.
  void draw(const SceneFrame&, float height, float ratio, bool smooth, const std::array<GLint, 4>& clip);

 private:
  struct Mesh {
    GLuint array = 0, vertices = 0, indices = 0;
  };
  bool create();
  void create_shadows();
  void fit(GLsizei width, GLsizei height, GLsizei samples);
  void draw_shadows(const SceneFrame&, const Matrix& lamp);
  void draw_meshes(const SceneFrame&, std::array<float, 2> pixel, bool bumps) const;
  void draw_mesh(const SceneDraw&, const DrawNumbers&) const;

  std::vector<Mesh> meshes_;  ///< by slot
  bool failed_ = false;
  GLuint program_ = 0, picture_program_ = 0;
  GLint scene_ = -1, draw_ = -1, part_ = -1;
  GLsizei width_ = 0, height_ = 0, samples_ = -1;  ///< of what is drawn on
  GLuint canvas_ = 0, color_ = 0, depth_ = 0;      ///< with samples
  GLuint picture_ = 0, texture_ = 0;               ///< without: it goes onto the stage
  GLuint shadow_canvas_ = 0, shadow_ = 0, no_shadow_ = 0, empty_ = 0;
  uint64_t shadow_key_ = 0;
};

}  // namespace skua
