/// Plots, as they cross the boundary. Authors include skua/ui.h.
#pragma once

#include "skua/abi.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

enum skua_mark {
  SKUA_MARK_LINE = 0,
  SKUA_MARK_POINTS = 1,
  SKUA_MARK_POINTS_AND_LINE = 2,
  SKUA_MARK_BARS = 3,  ///< from 0 (on a logarithmic axis from its lower end); several series of a pane stand side by side
  SKUA_MARK_AREA = 4   ///< a line, and the ground under it
};
typedef struct skua_series {
  skua_str key;       ///< text key of its name; also names its column in the table
  const float* x;     ///< ascending
  const float* y;
  uint32_t count;
  uint32_t color;     ///< skua_color token
  uint32_t mark;      ///< skua_mark
  uint32_t decimals;  ///< of the values, when read out
  skua_str label_key; ///< a text beside one of its points; none when empty
  uint32_t label_at;  ///< index of that point
} skua_series;

enum skua_scale { SKUA_SCALE_LINEAR = 0, SKUA_SCALE_LOG = 1 };
typedef struct skua_axis {
  skua_str key;  ///< text key of its label, with the unit
  float min, max;
  uint32_t decimals;
  uint32_t scale;  ///< skua_scale; logarithmic only where both ends are above 0
} skua_axis;

typedef struct skua_pane {
  skua_axis y;
  const skua_series* series;
  uint32_t series_count;
  float marker;        ///< a horizontal line at this value …
  skua_str marker_key; ///< … with this text; none when empty
} skua_pane;

/// Something that the module writes below the panes, over the axis' numbers: those there give way to it.
typedef struct skua_plot_note {
  float x;  ///< where it begins, on the horizontal axis
  float w;  ///< how wide it is, in CSS px: to the right, or to the left where it is below 0
} skua_plot_note;

/// Panes over one common horizontal axis. The student walks the points with the arrow keys, from left to right as they lie on
/// the screen.
typedef struct skua_plot {
  uint32_t size;
  skua_node node;  ///< role PLOT: id, rect
  skua_axis x;
  float x_unit;    ///< values are divided by this before they are shown (1000: thousands of years)
  const skua_pane* panes;
  uint32_t pane_count;
  skua_str summary;  ///< ready sentence: what there is to see
  skua_str source;   ///< ready text: whose measurements these are
  float year_zero;   ///< where the axis counts years back from this one, places after it are read out as calendar years; 0: none
  const skua_str* value_keys;  ///< of each pane the text key of a value with its unit, "{value} ppm"; null: numbers stand alone
  skua_str place_key;   ///< text key of a place on the horizontal axis with its unit, "{value} thousand years ago"; empty: numbers stand alone
  const skua_plot_note* notes;
  uint32_t note_count;
} skua_plot;
void skua_ui_plot(skua_ui*, const skua_plot*);
/// Where the data of a plot lie on the stage, all panes together; empty where it is not drawn. After `skua_ui_plot`.
void skua_ui_plot_area(skua_ui*, skua_str id, skua_rect*);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
