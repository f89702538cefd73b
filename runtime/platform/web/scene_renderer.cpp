#include "platform/web/scene_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "platform/web/program.h"
#include "platform/web/scene_shader.h"

namespace skua {

namespace {

constexpr GLsizei kShadowSize = 1024, kSamples = 4;
constexpr float kFineRatio = 1.75f;  ///< pixels for each CSS px from which edges are fine enough as they are
constexpr float kInk = 1.4f, kOutline = 3.0f, kBeside = 2.0f;  ///< CSS px

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

void set(GLint where, std::span<const float> numbers) {
  glUniform4fv(where, static_cast<GLsizei>(numbers.size() / 4), numbers.data());
}

/// Read with a depth to compare with: how much of the place is not behind what it holds.
GLuint make_depth_texture(GLsizei size) {
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_DEPTH_COMPONENT24, size, size);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
  return texture;
}

}  // namespace

void SceneRenderer::keep(uint32_t slot, const skua_mesh& mesh) {
  if (slot >= meshes_.size()) meshes_.resize(slot + 1);
  Mesh& m = meshes_[slot];
  if (m.array == 0) {
    glGenVertexArrays(1, &m.array);
    glGenBuffers(1, &m.vertices);
    glGenBuffers(1, &m.indices);
    glBindVertexArray(m.array);
    glBindBuffer(GL_ARRAY_BUFFER, m.vertices);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m.indices);
    constexpr GLsizei stride = sizeof(skua_vertex);
    for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
    glVertexAttribPointer(0, 3, GL_SHORT, GL_FALSE, stride, offset(offsetof(skua_vertex, place)));
    glVertexAttribPointer(1, 2, GL_BYTE, GL_TRUE, stride, offset(offsetof(skua_vertex, normal)));
    glVertexAttribPointer(2, 2, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(offsetof(skua_vertex, occlusion)));
  }
  glBindVertexArray(m.array);
  glBindBuffer(GL_ARRAY_BUFFER, m.vertices);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.vertex_count * sizeof(skua_vertex)), mesh.vertices, GL_DYNAMIC_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.index_count * sizeof(uint16_t)), mesh.indices,
               GL_DYNAMIC_DRAW);
}

void SceneRenderer::drop(uint32_t slot) {
  Mesh& m = meshes_[slot];
  glDeleteVertexArrays(1, &m.array);
  glDeleteBuffers(1, &m.vertices);
  glDeleteBuffers(1, &m.indices);
  m = {};
}

bool SceneRenderer::create() {
  if (program_ != 0 || failed_) return !failed_;
  program_ = make_program(kSceneVertexShader, kSceneFragmentShader, {"place", "octahedral", "extra"});
  picture_program_ = make_program(kPictureVertexShader, kPictureFragmentShader, {});
  failed_ = program_ == 0 || picture_program_ == 0;
  if (failed_) return false;
  scene_ = glGetUniformLocation(program_, "s");
  draw_ = glGetUniformLocation(program_, "d");
  part_ = glGetUniformLocation(picture_program_, "part");
  glGenFramebuffers(1, &canvas_);
  glGenFramebuffers(1, &picture_);
  glGenRenderbuffers(1, &color_);
  glGenRenderbuffers(1, &depth_);
  glGenVertexArrays(1, &empty_);
  create_shadows();
  return true;
}

void SceneRenderer::create_shadows() {
  no_shadow_ = make_depth_texture(1);
  shadow_ = make_depth_texture(kShadowSize);
  glGenFramebuffers(1, &shadow_canvas_);
  glBindFramebuffer(GL_FRAMEBUFFER, shadow_canvas_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, shadow_, 0);
  constexpr GLenum none = GL_NONE;
  glDrawBuffers(1, &none);
  glReadBuffer(GL_NONE);
}

/// Room for so many pixels. It never shrinks: a coarser picture uses a part of it.
void SceneRenderer::fit(GLsizei width, GLsizei height, GLsizei samples) {
  if (width <= width_ && height <= height_ && samples == samples_) return;
  width_ = std::max(width, width_);
  height_ = std::max(height, height_);
  samples_ = samples;
  glBindRenderbuffer(GL_RENDERBUFFER, color_);
  glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width_, height_);
  glBindRenderbuffer(GL_RENDERBUFFER, depth_);
  glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_DEPTH_COMPONENT24, width_, height_);
  glBindFramebuffer(GL_FRAMEBUFFER, canvas_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_);
  glDeleteTextures(1, &texture_);
  glGenTextures(1, &texture_);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, width_, height_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, picture_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
}

void SceneRenderer::draw_mesh(const SceneDraw& d, const DrawNumbers& numbers) const {
  set(draw_, numbers);
  glBindVertexArray(meshes_[d.slot].array);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(d.indices), GL_UNSIGNED_SHORT, nullptr);
}

void SceneRenderer::draw_shadows(const SceneFrame& frame, const Matrix& lamp) {
  const uint64_t key = shadow_key(frame);
  if (key == shadow_key_) return;
  shadow_key_ = key;
  glBindFramebuffer(GL_FRAMEBUFFER, shadow_canvas_);
  glViewport(0, 0, kShadowSize, kShadowSize);
  glScissor(0, 0, kShadowSize, kShadowSize);
  glClear(GL_DEPTH_BUFFER_BIT);
  glEnable(GL_POLYGON_OFFSET_FILL);
  glPolygonOffset(2, 4);
  set(scene_, scene_numbers(frame, lamp, lamp));
  for (const SceneDraw& d : frame.draws) {
    if (throws_shadow(d)) draw_mesh(d, outline_numbers(d, 0, {0, 0}));
  }
  glDisable(GL_POLYGON_OFFSET_FILL);
}

void SceneRenderer::draw_meshes(const SceneFrame& frame, std::array<float, 2> pixel, bool bumps) const {
  for (const SceneDraw* d : in_order(frame)) {
    const skua_material& m = d->material;
    if ((m.back >> 24) == 0) glEnable(GL_CULL_FACE);
    else glDisable(GL_CULL_FACE);
    DrawNumbers numbers = draw_numbers(frame, *d);
    if (!bumps) numbers[kBumps] = 0;
    draw_mesh(*d, numbers);
    const bool lit_up = m.highlight > 0;
    if (!lit_up && !frame.look.illustrated) continue;
    const float wide = lit_up ? kInk + (kOutline - kInk) * m.highlight : kInk;
    glEnable(GL_CULL_FACE);
    glCullFace(GL_FRONT);
    const auto outline = [&](uint32_t color, float px) { draw_mesh(*d, outline_numbers(*d, color, {pixel[0] * px, pixel[1] * px})); };
    outline(lit_up ? frame.look.focus : frame.look.ink, wide);
    if (lit_up) outline(frame.look.beside_focus, wide + kBeside * m.highlight);
    glCullFace(GL_BACK);
  }
  glDisable(GL_CULL_FACE);
}

void SceneRenderer::draw(const SceneFrame& frame, float height, float ratio, bool smooth, const std::array<GLint, 4>& clip) {
  const skua_rect& rect = frame.scene.camera.rect;
  const auto width_px = static_cast<GLsizei>(std::lround(rect.w * ratio));
  const auto height_px = static_cast<GLsizei>(std::lround(rect.h * ratio));
  if (width_px <= 0 || height_px <= 0 || frame.draws.empty() || !create()) return;
  glUseProgram(program_);
  glDisable(GL_BLEND);
  glEnable(GL_DEPTH_TEST);
  const Matrix lamp = lamp_matrix(frame);
  if (!frame.look.illustrated && frame.scene.light.shadow > 0) {
    glBindTexture(GL_TEXTURE_2D, no_shadow_);  // what is drawn on can't be read
    draw_shadows(frame, lamp);
  }
  fit(width_px, height_px, smooth && ratio < kFineRatio ? kSamples : 0);
  glBindFramebuffer(GL_FRAMEBUFFER, canvas_);
  glViewport(0, 0, width_px, height_px);
  glScissor(0, 0, width_px, height_px);
  glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glBindTexture(GL_TEXTURE_2D, shadow_);
  set(scene_, scene_numbers(frame, view_matrix(frame), lamp));
  draw_meshes(frame, {2 / rect.w, 2 / rect.h}, smooth);
  glDisable(GL_DEPTH_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, canvas_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, picture_);
  glBlitFramebuffer(0, 0, width_px, height_px, 0, 0, width_px, height_px, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  const auto left = static_cast<GLint>(std::lround(rect.x * ratio));
  const auto below = static_cast<GLint>(std::lround((height - rect.y) * ratio)) - height_px;
  glViewport(left, below, width_px, height_px);
  const GLint right = std::min(left + width_px, clip[0] + clip[2]), top = std::min(below + height_px, clip[1] + clip[3]);
  const GLint x = std::max(left, clip[0]), y = std::max(below, clip[1]);
  glScissor(x, y, std::max(0, right - x), std::max(0, top - y));
  glUseProgram(picture_program_);
  glUniform2f(part_, static_cast<float>(width_px) / static_cast<float>(width_),
              static_cast<float>(height_px) / static_cast<float>(height_));
  glBindVertexArray(empty_);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace skua
