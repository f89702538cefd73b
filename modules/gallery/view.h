/// What the gallery shows: a sheet for each family of widgets in the panel, and on the stage the
/// bench, a lamp over a table, or a table to be turned.
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
void show_on_stage(const Lamp&, Ui&);
void show_space(const Lamp&, Ui&);

// ---- the stage
void show_bench(const Lamp&, Ui&);
void show_pendant(const Lamp&, Ui&);
void show_in_space(const Lamp&, Ui&);
/// A plot of other things than the readings, for what these have not: calendar years, notes.
void show_stars(Ui&, Stage&, Rect area);

/// How far the shell is turned about the upright axis, in degrees: what the student looks at, so it
/// is no part of the model.
inline constexpr int kShellStep = 5;
int shell_turn(Ui&);
void turn_shell(Ui&, int degrees);

/// "100.0 lx" in the student's notation; valid for this pass.
std::string_view lux_text(Ui&, int32_t decilux);

}  // namespace skua::gallery
