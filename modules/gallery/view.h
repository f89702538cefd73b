/// What the gallery shows: the bench on the stage, and a sheet for each family of widgets in the
/// panel.
#pragma once

#include "lamp.h"

namespace skua::gallery {

void view(const Lamp&, Ui&);

// ---- the sheets
void show_controls(const Lamp&, Ui&);
void show_words(const Lamp&, Ui&);
void show_question(const Lamp&, Ui&);
void show_data(const Lamp&, Ui&);
void show_in_front(const Lamp&, Ui&);
void show_space(const Lamp&, Ui&);

// ---- the stage
void show_bench(const Lamp&, Ui&);
void show_in_space(const Lamp&, Ui&);

/// "100.0 lx" in the student's notation; valid for this pass.
std::string_view lux_text(Ui&, int32_t decilux);

}  // namespace skua::gallery
