/// Programs for the graphics device.
#pragma once

#include <GLES3/gl3.h>

#include <initializer_list>

namespace skua {

/// `inputs`: of the vertex shader, in their order. 0: it does not link.
GLuint make_program(const char* vertex_shader, const char* fragment_shader, std::initializer_list<const char*> inputs);

}  // namespace skua
