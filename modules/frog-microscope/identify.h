/// "slide": a kind of question. The student says from which organ the slide under the microscope
/// comes; the activity says what is right, `response.slide = mystery()`.
#pragma once

#include "microscope.h"

namespace skua::microscope {

inline constexpr skua_parameter kSlideAnswer[] = {{"slide", "", 1, kSlides - 1}};

bool ask_slide(const Microscope&, Ui&, const Question&, double* answer);

}  // namespace skua::microscope
