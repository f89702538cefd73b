/// "span": a kind of question that activities over the core can ask. The student marks a time on
/// the record, by two handles on the plot or by the ages of its begin and its end. It judges
/// nothing: the activity says what is right.
#pragma once

#include <span>

#include "core.h"
#include "skua/module.h"

namespace skua::antarctica {

inline constexpr double kStep_kyr =
    0.5;  ///< of the record's temperatures, and the shortest time that can be marked

/// What an activity says of such a question: between which ages the ends can be set. The older one
/// comes first.
inline constexpr skua_parameter kSpanGiven[] = {{"oldest", "kyr", 10, 800},
                                                {"youngest", "kyr", 0, 790}};
/// What an answer says.
inline constexpr skua_parameter kSpanFields[] = {{"from", "kyr", 0, 800}, {"to", "kyr", 0, 800}};

bool ask_span(const Core&, Ui&, const Question&, double* answer);

/// What `show_span` writes below the plot while the question is open: the ages of both ends.
struct SpanNotes {
  skua_plot_note list[2] = {};
  uint32_t count = 0;
};
SpanNotes notes_of_span(Ui&, const Stage&, const Question&);

/// Draws the marked time over the plot of this pass, with handles while the question is open.
void show_span(Ui&, Stage&, const Question&);

}  // namespace skua::antarctica
