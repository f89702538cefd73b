/// The boundary between the runtime (an Emscripten main module) and a simulation (a side module): a C ABI.
/// Authors include skua/module.h and skua/ui.h instead, which sit on top of this file; plots, solids and assets have
/// files of their own beside it (plot_abi.h, scene_abi.h, asset_abi.h).
///
/// Every descriptor begins with its own size; the caller zero-initialises it, so that a field added later
/// reads as zero from a module that was built before. Strings are UTF-8, not terminated, and belong to the
/// caller unless said otherwise.
#pragma once

#include <stdint.h>

/// Version of the SDK's binary interface; a change of any layout or meaning below raises it.
#define SKUA_SDK_ABI 10u

/// The ABI is the SDK's version together with the Emscripten minor version, since the dynamic linking
/// convention and the C++ library's symbols belong to the compiler. Natively the compiler part is 0.
#if defined(__EMSCRIPTEN__)
#include <emscripten/version.h>
#define SKUA_ABI (SKUA_SDK_ABI * 1000000u + __EMSCRIPTEN_MAJOR__ * 1000u + __EMSCRIPTEN_MINOR__)
#else
#define SKUA_ABI (SKUA_SDK_ABI * 1000000u)
#endif

/// First and last word of a module's descriptor ("skua" and its complement): what is not a descriptor is refused.
#define SKUA_CANARY_START 0x61756b73u
#define SKUA_CANARY_END 0x9e8a948cu

#ifdef __cplusplus
extern "C" {
#endif
// Both sides are compiled with hidden visibility; what follows is the boundary.
#pragma GCC visibility push(default)

typedef struct skua_str {
  const char* data;
  uint32_t size;
} skua_str;

/// A named value: a command's parameter, a detail of evidence, an argument of a text.
typedef struct skua_value {
  skua_str name;
  uint32_t is_text;  ///< 0: `number` counts; 1: `text` counts
  double number;     ///< never NaN
  skua_str text;
} skua_value;

typedef struct skua_command {
  uint32_t size;
  skua_str name;
  const skua_value* values;
  uint32_t value_count;
} skua_command;

/// What an attempt starts from; all of it stands in the journal's header.
typedef struct skua_launch_info {
  uint32_t size;
  uint32_t seed;
  skua_str mode;        ///< "practice" or "assessment"
  const void* program;  ///< the runtime's own; null for a module
} skua_launch_info;

typedef struct skua_evidence_log skua_evidence_log;  ///< where a model reports what a student showed
typedef struct skua_archive skua_archive;            ///< visits a model's fields
typedef struct skua_ui skua_ui;                      ///< the interface during one pass of a view

enum skua_evidence_kind {
  SKUA_PREDICTED = 1,  ///< item, response
  SKUA_ANSWERED = 2,   ///< item, response, correct, misconception
  SKUA_HINTED = 3,     ///< item, step
  SKUA_PERFORMED = 4,  ///< item = name of the action, details
  SKUA_COMPLETED = 5,  ///< the activity's last task is done
  SKUA_SUBMITTED = 6,  ///< item, response: an answer that the school marks
};

typedef struct skua_evidence {
  uint32_t size;
  uint32_t kind;  ///< skua_evidence_kind
  skua_str item;
  skua_str response;
  uint32_t correct;
  uint32_t step;  ///< of a hint, from 1
  skua_str misconception;
  const skua_value* details;
  uint32_t detail_count;
} skua_evidence;

typedef struct skua_activity {
  uint32_t size;
  const char* id;            ///< terminated; unique in the module
  const char* const* items;  ///< ids of the items, in order; each counts one point
  uint32_t item_count;
  void* (*create)(const skua_launch_info*);
  void (*destroy)(void* model);
  int (*apply)(void* model, const skua_command*, skua_evidence_log*);  ///< 1: done; 0: refused, nothing changed
  void (*step)(void* model, uint32_t tick, skua_evidence_log*);        ///< one tick of 1/60 s
  int (*at_rest)(const void* model);                                   ///< 1: step would change nothing
  void (*archive)(void* model, skua_archive*);
  void (*view)(const void* model, skua_ui*);
  const char* const* graded;  ///< those of the items that the school marks: the module has no key to them
  uint32_t graded_count;
  const char* const* unscored;  ///< those of the items that are help or practice, and no part of the score
  uint32_t unscored_count;
  const char* const* undoable;  ///< commands that the student can take back
  uint32_t undoable_count;
  /// The part of the state that a host with little room keeps (at most 2,400 bytes as an archive); what it does not
  /// name starts as in a new attempt. Null: all of it, by `archive`.
  void (*checkpoint)(void* model, skua_archive*);
  const void* program;  ///< the runtime's own; null in a module
} skua_activity;

enum skua_value_kind { SKUA_NUMBER = 0, SKUA_TRUTH = 1 };

/// The numbers from `min` to `max`, both of them too. Both 0: nothing is said of it.
typedef struct skua_range {
  double min, max;
} skua_range;

/// Something of a simulation that activities can read at any time.
typedef struct skua_observable {
  const char* name;  ///< small letters, digits and "_"
  const char* unit;  ///< of a number; "" for a bare one
  uint32_t kind;     ///< skua_value_kind
  double (*read)(const void* model);  ///< finite; of a truth 0 or 1
  skua_range range;  ///< of a number: it is never outside, so that a condition beyond it is an author's mistake
} skua_observable;

/// Something that activities can work out from numbers: a law, or what the model's data say.
typedef struct skua_quantity {
  const char* name;
  const char* unit;
  uint32_t kind;                   ///< skua_value_kind
  const char* const* given_units;  ///< of the numbers that it is worked out from
  uint32_t given_count;
  double (*work_out)(const void* model, const double* given);  ///< not finite where there is no answer
  const skua_range* given_ranges;  ///< outside of which there is no answer, and no truth; null: nothing is said
} skua_quantity;

/// A number of a command, and its range.
typedef struct skua_parameter {
  const char* name;
  const char* unit;
  double min, max;
} skua_parameter;

/// A command that activities may allow, and give by a button.
typedef struct skua_offer {
  const char* name;
  const skua_parameter* parameters;
  uint32_t parameter_count;
} skua_offer;

#define SKUA_MOST_PLACES 128
#define SKUA_MOST_NUMBERS 8

/// A question of a kind that the simulation offers, as an activity asks it.
typedef struct skua_question {
  uint32_t size;
  uint32_t kind;  ///< its place in the simulation's kinds
  uint32_t open;  ///< 1: it waits for an answer
  skua_str id;    ///< of the question; the ids of what is shown for it begin with it and "."
  const double* given;   ///< what the activity says of it, in the kind's order and within its ranges
  const double* answer;  ///< the last one that was handed in, in the kind's order; null: none yet
} skua_question;

/// A kind of question that a simulation offers besides those of the runtime. An answer consists of numbers; what is right
/// the activity says of them (`response.NAME`), or its key.
typedef struct skua_item_kind {
  const char* name;             ///< small letters, digits and "_"; none of the runtime's kinds
  const skua_parameter* given;  ///< what an activity says of such a question; at most SKUA_MOST_NUMBERS
  uint32_t given_count;
  const skua_parameter* fields;  ///< of an answer; at most SKUA_MOST_NUMBERS
  uint32_t field_count;
  /// Shows, in the panel's open group, what is needed to answer. 1: `answer`, one number for each field, can be handed in;
  /// the runtime has the button for that.
  int (*ask)(const void* model, skua_ui*, const skua_question*, double* answer);
  uint32_t tells;  ///< 1: it is also called when the question is open no longer, to say what was answered
} skua_item_kind;

/// What of a simulation is to be shown now, as the activity says.
typedef struct skua_look {
  uint32_t size;
  uint32_t hidden;   ///< a bit for each of the simulation's parts, the first lowest
  uint32_t refused;  ///< a bit for each of its offers: given, it would be refused
  uint32_t wanted;   ///< 1: what comes next is to be done here, not in the activity's own tasks
  uint8_t pins[SKUA_MOST_PLACES];  ///< for each of its places the number of the pin that stands there; 0: none
  const skua_question* question;   ///< of a kind of its own, that is asked now or was answered last; null: none
} skua_look;

/// A simulation: what activities in JSON are written over. Its commands are those that it offers; its view shows its controls
/// in the panel and itself on the stage, and asks nothing.
typedef struct skua_simulation {
  uint32_t size;
  const char* id;  ///< unique in the module
  void* (*create)(const skua_launch_info*);
  void (*destroy)(void* model);
  int (*apply)(void* model, const skua_command*, skua_evidence_log*);
  void (*step)(void* model, uint32_t tick, skua_evidence_log*);
  int (*at_rest)(const void* model);
  void (*archive)(void* model, skua_archive*);
  /// What a host with little room keeps; as of an activity. Null: all of it.
  void (*checkpoint)(void* model, skua_archive*);
  void (*view)(const void* model, skua_ui*, const skua_look*);
  const skua_observable* observables;
  uint32_t observable_count;
  const skua_quantity* quantities;
  uint32_t quantity_count;
  const skua_offer* offers;
  uint32_t offer_count;
  const char* const* undoable;  ///< of the offered commands
  uint32_t undoable_count;
  const char* const* parts;  ///< of the view, that activities can hide; at most 32, as of the offers
  uint32_t part_count;
  const char* const* places;  ///< of its picture, at which activities can set pins; at most SKUA_MOST_PLACES
  uint32_t place_count;
  const skua_item_kind* kinds;  ///< of question
  uint32_t kind_count;
} skua_simulation;

typedef struct skua_module_desc {
  uint32_t start_canary;
  uint32_t abi;   ///< SKUA_ABI at the module's build
  uint32_t size;  ///< of this struct
  const char* name;
  const char* version;
  const skua_activity* activities;
  uint32_t activity_count;
  const skua_simulation* simulations;
  uint32_t simulation_count;
  uint32_t end_canary;
} skua_module_desc;

/// The one entry point of a module.
const skua_module_desc* skua_module(void);

// ---- evidence and archive ----------------------------------------------------------------------------

void skua_evidence_add(skua_evidence_log*, const skua_evidence*);

enum skua_archive_mode { SKUA_ARCHIVE_SAVE = 0, SKUA_ARCHIVE_LOAD = 1 };
int skua_archive_mode_of(const skua_archive*);
/// `kind`: 'f' double, 'i' int32, 'u' uint32, 'b' bool (one byte). A NaN marks the archive as failed.
void skua_archive_scalar(skua_archive*, skua_str name, void* value, char kind);
/// On load the text's bytes are copied to at most `capacity`; `*size` receives their number.
void skua_archive_text(skua_archive*, skua_str name, char* data, uint32_t* size, uint32_t capacity);
/// Opens a list: on save writes `count`, on load returns the stored one (at most `limit`).
uint32_t skua_archive_begin_list(skua_archive*, skua_str name, uint32_t count, uint32_t limit);
void skua_archive_end_list(skua_archive*);
/// While loading: the field was read and cannot have such a value; the whole state is refused.
void skua_archive_refuse(skua_archive*, skua_str name);

// ---- interface ----------------------------------------------------------------------------------------

enum skua_role {
  SKUA_ROLE_GROUP = 1,
  SKUA_ROLE_HEADING,
  SKUA_ROLE_TEXT,
  SKUA_ROLE_BUTTON,
  SKUA_ROLE_SLIDER,
  SKUA_ROLE_CHOICE,
  SKUA_ROLE_NUMBER,
  SKUA_ROLE_PLOT,
  SKUA_ROLE_PROGRESS,
  SKUA_ROLE_OBJECT,
  SKUA_ROLE_LIST,
  SKUA_ROLE_ITEM,
  SKUA_ROLE_SCORE,
  SKUA_ROLE_SWITCH,
  SKUA_ROLE_CHECKBOX,
  SKUA_ROLE_SELECT,
  SKUA_ROLE_FIELD,
  SKUA_ROLE_STEPPER,
  SKUA_ROLE_TABS,
  SKUA_ROLE_TABLE,
  SKUA_ROLE_METER,
  SKUA_ROLE_DISCLOSURE,
  SKUA_ROLE_DIALOG,
  SKUA_ROLE_TOAST,
  SKUA_ROLE_RICH,
  SKUA_ROLE_DRAGGABLE,
  SKUA_ROLE_SPOT,  ///< where a draggable can be put; the runtime makes these
  SKUA_ROLE_IMAGE,
  SKUA_ROLE_ENTRY,
  SKUA_ROLE_ORBIT,  ///< a view that can be turned (skua/scene_abi.h)
  SKUA_ROLE_TIMER,  ///< a clock for the student alone: nothing learns of it, and nothing ends with it
};

enum skua_tone {
  SKUA_TONE_PLAIN = 0,
  SKUA_TONE_PRIMARY,
  SKUA_TONE_QUIET,
  SKUA_TONE_RIGHT,
  SKUA_TONE_AGAIN,
  SKUA_TONE_INFO,
  SKUA_TONE_HINT,
};

enum skua_region { SKUA_REGION_BAR = 0, SKUA_REGION_PANEL = 1, SKUA_REGION_STAGE = 2 };

typedef struct skua_rect {
  float x, y, w, h;  ///< CSS px in the stage
} skua_rect;

/// One widget. `id` is the node's handle and, unless `key` or `name` is given, the key of its text.
typedef struct skua_node {
  uint32_t size;
  uint32_t role;  ///< skua_role
  skua_str id;
  skua_str key;   ///< text key when it differs from the id
  skua_str name;  ///< ready text; wins over the key
  const skua_value* args;
  uint32_t arg_count;
  skua_str description_key;
  uint32_t tone;      ///< skua_tone
  uint32_t level;     ///< heading 1..4
  uint32_t disabled;  ///< 1: shown, not operable
  uint32_t live;      ///< 1: changes of the name are announced
  skua_rect rect;     ///< stage only
  double min, max, step, value;  ///< switch, checkbox: value 0 or 1; field: max characters, min lines; timer: value minutes, step how many more
  skua_str value_text;       ///< slider, stepper, progress, meter: the value in words; button: the sign that is seen in place of its name; text: whether it is right, in a word that is said and shown before it
  skua_str text;             ///< number: unit
  const skua_str* options;   ///< choice, select, tabs: values; each one's text has the key id.value
  uint32_t option_count;
  uint32_t vertical;    ///< slider on the stage
  skua_rect track;      ///< of a slider on the stage whose rectangle is its knob: from `min` to `max`; empty: the rectangle
  skua_str error_key;   ///< number, field: what is wrong with the typed text
  uint32_t in_scene;    ///< stage: 1: the pointer finds it by what is drawn (skua_ui_pointed_at), not by its rectangle
} skua_node;

/// What came from the student for a widget since the last pass.
typedef struct skua_response {
  uint32_t size;
  uint32_t activated;  ///< button, switch or checkbox pressed; field confirmed with Enter; dialog closed
  uint32_t changed;    ///< slider and stepper: `number`; choice, select and fields: `text`
  uint32_t hovered;    ///< pointer or focus is on it (stage)
  double number;
  skua_str text;  ///< choice, select, tabs, fields, disclosure ("open"): what stands there now; valid for this pass
} skua_response;

void skua_ui_region(skua_ui*, uint32_t region);
/// Opens what holds other nodes: group, list, tabs, disclosure, dialog. `out` may be null.
void skua_ui_begin(skua_ui*, const skua_node*, skua_response* out);
void skua_ui_end(skua_ui*);
void skua_ui_widget(skua_ui*, const skua_node*, skua_response*);

/// A place that something can be put on. `id` is the key of its name too.
typedef struct skua_spot {
  skua_str id;
  skua_rect rect;
} skua_spot;
typedef struct skua_drag {
  uint32_t size;
  uint32_t held;     ///< picked up: by pointer, click or key
  uint32_t dragged;  ///< … and follows the pointer, which is at `x`, `y`
  float x, y;
  skua_str dropped;  ///< id of the spot that it was put on since the last pass; empty otherwise
} skua_drag;
/// Something that can be moved to one of the spots; at present it is on the spot `at`. While it is held each other spot is a
/// node as well, and is drawn.
void skua_ui_draggable(skua_ui*, const skua_node*, const skua_spot*, uint32_t count, skua_str at, skua_drag*);
/// A moment that a timeline names: a press on it goes there.
typedef struct skua_moment {
  skua_str id;
  double at;
  skua_str text;  ///< ready
} skua_moment;
/// A line from `min` to `max` of the node, a knob at `value` and the moments beside it; drawn by the runtime. 1: the student
/// wants another time, which is in `*value`.
uint32_t skua_ui_timeline(skua_ui*, const skua_node*, const skua_moment*, uint32_t count, double* value);
/// A table of ready texts, row after row; the first column names its row.
void skua_ui_table(skua_ui*, const skua_node*, const skua_str* columns, uint32_t column_count, const skua_str* cells,
                   uint32_t row_count);
/// 1 while the pointer or the focus is on the node, as far as the last pass knows.
uint32_t skua_ui_is_hot(skua_ui*, skua_str id);
void skua_ui_command(skua_ui*, skua_str name, const skua_value*, uint32_t count);
/// Text of a key in the student's language; valid for this pass.
skua_str skua_ui_text(skua_ui*, skua_str key, const skua_value* args, uint32_t count);
/// The typed or chosen text of a widget that is not shown in this pass; empty when there is none.
skua_str skua_ui_field(skua_ui*, skua_str id);
void skua_ui_set_field(skua_ui*, skua_str id, skua_str text);
/// Writes the number in the student's notation (group separators, decimal sign) and returns its length.
uint32_t skua_format_number(skua_ui*, double value, int decimals, char* out, uint32_t capacity);
/// Points so far, tries and hints of an item, from the tracker.
typedef struct skua_progress {
  uint32_t size;
  double points, points_possible;
  uint32_t items, items_done, tries, hints;
} skua_progress;
void skua_ui_progress(skua_ui*, skua_str item, skua_progress*);  ///< item "": the whole activity
/// 1 while the command "undo" (without parameters) would take something back.
uint32_t skua_ui_can_undo(skua_ui*);

// ---- drawing on the stage ------------------------------------------------------------------------------

/// Tokens of assets/palette.json, in its order; a generated header checks that they agree.
enum skua_color {
  SKUA_BG, SKUA_SURFACE, SKUA_RAISED, SKUA_LINE, SKUA_CONTROL, SKUA_TEXT, SKUA_MUTED, SKUA_ACCENT, SKUA_ON_ACCENT,
  SKUA_TINT, SKUA_RIGHT, SKUA_RIGHT_BG, SKUA_AGAIN, SKUA_AGAIN_BG, SKUA_ERROR, SKUA_FOCUS, SKUA_TEMPERATURE,
  SKUA_CO2, SKUA_CH4, SKUA_SKY_TOP, SKUA_SKY_LOW, SKUA_SUN, SKUA_SNOW, SKUA_ICE_HIGH, SKUA_ICE_LOW, SKUA_ROCK,
  SKUA_STEEL, SKUA_COLOR_COUNT
};

typedef struct skua_stage_state {
  uint32_t size;
  float width, height;      ///< CSS px; 0 when nothing is drawn (text view): nodes still count
  uint32_t dark;            ///< the theme
  uint32_t reduced_motion;  ///< no movement beyond what the student asked for
  double seconds;           ///< clock for ambient motion; stands while nothing is drawn
  float letters;            ///< how large the student's letters are: 1 as they are by themselves, 2 at 200 %
  uint32_t drawing;         ///< 0: of this pass nothing is seen; what is drawn in it goes nowhere, and need not be made
} skua_stage_state;
void skua_stage_info(skua_ui*, skua_stage_state*);

/// 0xAABBGGRR of a token.
uint32_t skua_color_of(skua_ui*, uint32_t token);
void skua_draw_rect(skua_ui*, skua_rect, uint32_t top, uint32_t bottom, float radius);
void skua_draw_frame(skua_ui*, skua_rect, uint32_t color, float width, float radius);
void skua_draw_line(skua_ui*, const float* xy, uint32_t points, uint32_t color, float width);
void skua_draw_polygon(skua_ui*, const float* xy, uint32_t points, uint32_t color);  ///< convex or not, no holes
void skua_draw_circle(skua_ui*, float x, float y, float radius, uint32_t color, float width);  ///< width 0: filled
/// Light around a point: `color` in the middle, nothing at `radius`, less and less on the way.
void skua_draw_glow(skua_ui*, float x, float y, float radius, uint32_t color);
enum skua_align { SKUA_ALIGN_START = 0, SKUA_ALIGN_CENTER = 1, SKUA_ALIGN_END = 2 };
typedef struct skua_text_style {
  float px;           ///< CSS px, at least 12
  uint32_t weight;    ///< 400 or 600
  uint32_t align;     ///< skua_align, about x
  float max_width;    ///< 0: one line
} skua_text_style;
typedef struct skua_size {
  float w, h;
} skua_size;
void skua_measure_text(skua_ui*, skua_str, const skua_text_style*, skua_size*);
void skua_draw_text(skua_ui*, float x, float y, skua_str, const skua_text_style*, uint32_t color);
typedef struct skua_label {
  float x, y;      ///< what it points at
  skua_str text;   ///< ready text
  uint32_t color;  ///< of its line and frame
} skua_label;
/// Names beside what they point at, the first ones first: none lies on another, on a point of another, on one of `avoid` or
/// outside `bounds`. One that finds no place is left out, so what it names needs a node as well.
void skua_draw_labels(skua_ui*, const skua_label*, uint32_t count, skua_rect bounds, const skua_rect* avoid,
                      uint32_t avoid_count);
void skua_clip(skua_ui*, skua_rect);
void skua_unclip(skua_ui*);
/// Asks for frames during the next `seconds` (at most 2), for motion that the view makes by itself.
void skua_animate(skua_ui*, double seconds);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
