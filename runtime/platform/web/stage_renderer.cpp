#include "platform/web/stage_renderer.h"

#include <cmath>
#include <cstddef>

#include "imgui.h"
#include "platform/web/program.h"

namespace skua {

namespace {

constexpr const char* kVertexShader =
    "#version 300 es\n"
    "uniform vec2 scale;in vec2 place;in vec2 uv;in vec4 color;out vec2 at;out vec4 tint;"
    "void main(){at=uv;tint=color;gl_Position=vec4(place*scale+vec2(-1.0,1.0),0.0,1.0);}";
constexpr const char* kFragmentShader =
    "#version 300 es\n"
    "precision mediump float;uniform sampler2D words;in vec2 at;in vec4 tint;out vec4 pixel;"
    "void main(){pixel=vec4(tint.rgb,tint.a*texture(words,at).a);}";

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

}  // namespace

bool StageRenderer::create() {
  program_ = make_program(kVertexShader, kFragmentShader, {"place", "uv", "color"});
  if (program_ == 0) return false;
  scale_ = glGetUniformLocation(program_, "scale");
  glGenVertexArrays(1, &array_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindVertexArray(array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
  constexpr GLsizei stride = sizeof(ImDrawVert);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(offsetof(ImDrawVert, col)));
  glEnable(GL_SCISSOR_TEST);
  return true;
}

void StageRenderer::bind(GLuint texture, GLsizei canvas_w, GLsizei canvas_h) const {
  glViewport(0, 0, canvas_w, canvas_h);
  glUseProgram(program_);
  glBindVertexArray(array_);
  glBindTexture(GL_TEXTURE_2D, texture);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
}

void StageRenderer::draw(const ImDrawList& list, float width, float height, float pixel_ratio, GLuint texture,
                         const std::function<void(std::size_t, const std::array<GLint, 4>&)>& scene) {
  const auto canvas_w = static_cast<GLsizei>(std::lround(width * pixel_ratio));
  const auto canvas_h = static_cast<GLsizei>(std::lround(height * pixel_ratio));
  bind(texture, canvas_w, canvas_h);
  glUniform2f(scale_, 2.0f / width, -2.0f / height);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const ImVec4& clip = command.ClipRect;
    const auto x = static_cast<GLint>(std::floor(clip.x * pixel_ratio));
    const auto right = static_cast<GLint>(std::ceil(clip.z * pixel_ratio));
    const auto top = static_cast<GLint>(std::floor(clip.y * pixel_ratio));
    const auto bottom = static_cast<GLint>(std::ceil(clip.w * pixel_ratio));
    if (right <= x || bottom <= top) continue;
    if (command.UserCallback != nullptr) {
      scene(reinterpret_cast<std::size_t>(command.UserCallbackData), {x, canvas_h - bottom, right - x, bottom - top});
      bind(texture, canvas_w, canvas_h);
      continue;
    }
    if (command.ElemCount == 0) continue;
    glScissor(x, canvas_h - bottom, right - x, bottom - top);
    static_assert(sizeof(ImDrawIdx) == 4);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_INT,
                   offset(command.IdxOffset * sizeof(ImDrawIdx)));
  }
}

}  // namespace skua
