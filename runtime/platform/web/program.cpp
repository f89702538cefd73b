#include "platform/web/program.h"

namespace skua {

static GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

GLuint make_program(const char* vertex_shader, const char* fragment_shader, std::initializer_list<const char*> inputs) {
  const GLuint program = glCreateProgram();
  glAttachShader(program, compile(GL_VERTEX_SHADER, vertex_shader));
  glAttachShader(program, compile(GL_FRAGMENT_SHADER, fragment_shader));
  GLuint place = 0;
  for (const char* input : inputs) glBindAttribLocation(program, place++, input);
  glLinkProgram(program);
  GLint linked = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &linked);  // once, at the start
  return linked != 0 ? program : 0;
}

}  // namespace skua
