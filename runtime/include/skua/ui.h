/// The interface of a lesson: one call per widget, one node each, visible and accessible at once.
///
/// A view runs whenever something may have changed, and describes everything that is there now. Nodes of the
/// panel become visible HTML; nodes of the stage are drawn by the view and become elements on their rectangle.
/// The id of a widget is also the key of its text: `ui.button("take_sample")` shows the text "take_sample" of
/// the locale file. Ids are unique in a pass and stay the same from pass to pass.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "skua/asset_abi.h"
#include "skua/plot_abi.h"
#include "skua/scene.h"
#include "skua/stage.h"
#include "skua/value.h"

namespace skua {

using Args = std::initializer_list<Value>;

enum class Tone : uint32_t {
  plain = SKUA_TONE_PLAIN,
  primary = SKUA_TONE_PRIMARY,
  quiet = SKUA_TONE_QUIET,
  right = SKUA_TONE_RIGHT,
  again = SKUA_TONE_AGAIN,
  info = SKUA_TONE_INFO,
  hint = SKUA_TONE_HINT,
};

/// What all widgets can say about themselves besides their id; every field may be left out.
struct Look {
  std::string_view key = {};             ///< key of the text when it is not the id
  /// A longer text: for assistive technology on the stage, below the widget in the panel; of a button there, beside it while
  /// the pointer rests on it or the keyboard has it.
  std::string_view description_key = {};
  Tone tone = Tone::plain;
  bool disabled = false;
  bool live = false;  ///< changes of the text are announced
  Rect rect = {};     ///< on the stage
  bool in_scene = false;  ///< the pointer finds it by what is drawn (`pointed_at`), not by its rectangle
};

struct Slider {
  double min = 0, max = 1, step = 1, value = 0;
  std::string_view value_text = {};  ///< the value in words, with its unit
  bool vertical = false;
  Rect track = {};  ///< on the stage, where the look's rectangle is only the knob: from `min` to `max`; empty: the rectangle
};

/// A number in the student's notation, ready to be an argument of a text.
class NumberText {
 public:
  std::string_view view() const { return {text_, size_}; }
  operator std::string_view() const { return view(); }  // NOLINT: made to be passed as a text

 private:
  friend class Ui;
  char text_[40] = {};
  std::size_t size_ = 0;
};

class Ui {
 public:
  explicit Ui(skua_ui* raw) : raw_(raw) {}

  // ---- where things go
  void bar() { skua_ui_region(raw_, SKUA_REGION_BAR); }      ///< the slim bar on top
  void panel() { skua_ui_region(raw_, SKUA_REGION_PANEL); }  ///< visible HTML
  Stage stage() {                                            ///< drawn; nodes need a rect
    skua_ui_region(raw_, SKUA_REGION_STAGE);
    return Stage(raw_);
  }
  void begin_group(std::string_view id, const Look& look = {}, Args args = {}) {
    const skua_node n = node(SKUA_ROLE_GROUP, id, look, args);
    skua_ui_begin(raw_, &n, nullptr);
  }
  void end_group() { skua_ui_end(raw_); }
  void begin_list(std::string_view id, const Look& look = {}) {
    const skua_node n = node(SKUA_ROLE_LIST, id, look, {});
    skua_ui_begin(raw_, &n, nullptr);
  }
  void end_list() { skua_ui_end(raw_); }
  /// A page of the student's notebook: its text is the title; in it lies what was measured, seen and written.
  void begin_entry(std::string_view id, const Look& look = {}, Args args = {}) {
    const skua_node n = node(SKUA_ROLE_ENTRY, id, look, args);
    skua_ui_begin(raw_, &n, nullptr);
  }
  void end_entry() { skua_ui_end(raw_); }
  /// One of several sheets in one place; each option's text has the key `id.option`. Returns the one that lies on top
  /// (at first the first): the view writes its nodes only.
  std::string_view begin_tabs(std::string_view id, std::span<const std::string_view> options, const Look& look = {}) {
    Options raw(options);
    skua_node n = node(SKUA_ROLE_TABS, id, look, {});
    n.options = raw.raw;
    n.option_count = raw.count;
    const skua_response r = open(n);
    return r.text.size > 0 || options.empty() ? from_abi(r.text) : options.front();
  }
  void end_tabs() { skua_ui_end(raw_); }
  /// A heading that opens and folds what is in it. Whether it is open: a folded one may be left empty.
  bool begin_disclosure(std::string_view id, const Look& look = {}) {
    return from_abi(open(node(SKUA_ROLE_DISCLOSURE, id, look, {})).text) == "open";
  }
  void end_disclosure() { skua_ui_end(raw_); }
  /// Takes the whole attention while the view writes it; its text is its title. True in the one pass after the student
  /// closed it (Escape, or the close button): the view must then leave it out, by a command or a field.
  [[nodiscard]] bool begin_dialog(std::string_view id, const Look& look = {}) {
    return open(node(SKUA_ROLE_DIALOG, id, look, {})).activated != 0;
  }
  void end_dialog() { skua_ui_end(raw_); }

  // ---- words
  void heading(std::string_view id, int level, const Look& look = {}, Args args = {}) {
    skua_node n = node(SKUA_ROLE_HEADING, id, look, args);
    n.level = static_cast<uint32_t>(level);
    put(n);
  }
  void text(std::string_view id, const Look& look = {}, Args args = {}) {
    put(node(SKUA_ROLE_TEXT, id, look, args));
  }
  /// A text about something that was done: `verdict`, a ready word or two such as "Right.", is said and shown before it.
  void judged_text(std::string_view id, std::string_view verdict, const Look& look = {}, Args args = {}) {
    skua_node n = node(SKUA_ROLE_TEXT, id, look, args);
    n.value_text = to_abi(verdict);
    put(n);
  }
  /// Words with emphasis: `<em>`, `<strong>`, `<sub>` and `<sup>` in the text become what they say; announced without it.
  void rich_text(std::string_view id, const Look& look = {}, Args args = {}) {
    put(node(SKUA_ROLE_RICH, id, look, args));
  }
  /// A picture in the panel: the file pictures/<picture>.svg (or .webp, .png, .jpg) of the module. Its text says what is to
  /// be seen, for who does not see it; the description, below it, is for everybody.
  void image(std::string_view id, std::string_view picture, const Look& look = {}, Args args = {}) {
    skua_node n = node(SKUA_ROLE_IMAGE, id, look, args);
    n.text = to_abi(picture);
    put(n);
  }
  /// How much was reached, in large letters: where that is the news, as at the end.
  void score(std::string_view id, const Look& look = {}, Args args = {}) {
    put(node(SKUA_ROLE_SCORE, id, look, args));
  }
  void item(std::string_view id, const Look& look = {}, Args args = {}) {
    put(node(SKUA_ROLE_ITEM, id, look, args));
  }
  /// Tells in passing what just happened; it leaves by itself after some seconds, so it must not be the only place that
  /// says so. It comes again when its text changes.
  void toast(std::string_view id, const Look& look = {}, Args args = {}) {
    put(node(SKUA_ROLE_TOAST, id, look, args));
  }
  /// Ready texts, row after row; each first cell names its row. A last row that is not full is left out.
  void table(std::string_view id, std::span<const std::string_view> columns, std::span<const std::string_view> cells,
             const Look& look = {}) {
    if (columns.empty()) return;
    std::vector<skua_str> raw;
    raw.reserve(columns.size() + cells.size());
    for (const std::string_view column : columns) raw.push_back(to_abi(column));
    for (const std::string_view cell : cells) raw.push_back(to_abi(cell));
    const skua_node n = node(SKUA_ROLE_TABLE, id, look, {});
    skua_ui_table(raw_, &n, raw.data(), static_cast<uint32_t>(columns.size()), raw.data() + columns.size(),
                  static_cast<uint32_t>(cells.size() / columns.size()));
  }
  /// The same of texts as they are handed on, so that nothing is copied.
  void table(std::string_view id, std::span<const skua_str> columns, std::span<const skua_str> cells, const Look& look = {}) {
    const skua_node n = node(SKUA_ROLE_TABLE, id, look, {});
    const auto count = static_cast<uint32_t>(columns.size());
    skua_ui_table(raw_, &n, columns.data(), count, cells.data(), count == 0 ? 0 : static_cast<uint32_t>(cells.size()) / count);
  }
  /// Something on the stage that can be perceived but not operated.
  void object(std::string_view id, const Look& look, Args args = {}) {
    put(node(SKUA_ROLE_OBJECT, id, look, args));
  }
  /// Where a pin lies that is set at a place: names keep clear of it.
  static Rect pin_area(Point at) { return {at.x - kPinRadius, at.y - kPinRadius, 2 * kPinRadius, 2 * kPinRadius}; }
  /// A pin that a question sets in the picture; what it stands on is described where it is asked.
  void pin(Stage& stage, Point at, uint32_t number) {
    constexpr TextStyle kStyle{.px = 14, .bold = true, .align = SKUA_ALIGN_CENTER};
    const NumberText n = this->number(number);
    if (stage.drawn()) {
      stage.disc(at, kPinRadius, stage.color(SKUA_ACCENT));
      stage.ring(at, kPinRadius, stage.color(SKUA_ON_ACCENT), 2);
      stage.text({at.x, at.y - stage.measure(n, kStyle).h / 2}, n, stage.color(SKUA_ON_ACCENT), kStyle);
    }
    char id[] = "pin_00";
    id[4] = static_cast<char>('0' + number / 10 % 10);
    id[5] = static_cast<char>('0' + number % 10);
    object(id, {.key = "lesson.pin", .rect = pin_area(at)}, {{"n", n}});
  }

  // ---- controls
  /// True in the one pass after it was pressed, by whatever means.
  [[nodiscard]] bool button(std::string_view id, const Look& look = {}, Args args = {}) {
    return put(node(SKUA_ROLE_BUTTON, id, look, args)).activated != 0;
  }
  /// On or off, at once. True in the one pass after it was pressed.
  [[nodiscard]] bool toggle(std::string_view id, bool on, const Look& look = {}) {
    return put(with_value(node(SKUA_ROLE_SWITCH, id, look, {}), on)).activated != 0;
  }
  struct Drag {
    std::string_view dropped;  ///< the spot that it was put on; empty in all passes but that one
    bool held = false;         ///< picked up
    std::optional<Point> at;   ///< where the pointer drags it
  };
  /// Something on the stage that can be moved from the spot `at` to another: dragged with the pointer, or picked up by click or
  /// key and put down by another. Spots are named by the text of their id and are drawn while it is held; draw the thing
  /// itself after this call. Nothing has moved until a command says so.
  [[nodiscard]] Drag draggable(std::string_view id, std::string_view at, std::span<const skua_spot> spots,
                               const Look& look, Args args = {}) {
    const skua_node n = node(SKUA_ROLE_DRAGGABLE, id, look, args);
    skua_drag raw{};
    raw.size = sizeof raw;
    skua_ui_draggable(raw_, &n, spots.data(), static_cast<uint32_t>(spots.size()), to_abi(at), &raw);
    return {from_abi(raw.dropped), raw.held != 0,
            raw.dragged != 0 ? std::optional(Point{raw.x, raw.y}) : std::nullopt};
  }
  /// One thing that is so or not. True in the one pass after it was pressed.
  [[nodiscard]] bool checkbox(std::string_view id, bool on, const Look& look = {}) {
    return put(with_value(node(SKUA_ROLE_CHECKBOX, id, look, {}), on)).activated != 0;
  }
  /// A number that is changed step by step, or typed. The new value when the student changed it.
  [[nodiscard]] std::optional<double> stepper(std::string_view id, const Slider& range, const Look& look = {}) {
    skua_node n = node(SKUA_ROLE_STEPPER, id, look, {});
    set_range(n, range);
    const skua_response r = put(n);
    if (r.changed == 0) return std::nullopt;
    return r.number;
  }
  /// The new value when the student moved it.
  [[nodiscard]] std::optional<double> slider(std::string_view id, const Slider& slider, const Look& look = {}) {
    skua_node n = node(SKUA_ROLE_SLIDER, id, look, {});
    set_range(n, slider);
    const skua_response r = put(n);
    if (r.changed == 0) return std::nullopt;
    return r.number;
  }
  struct Moment {
    std::string_view id;
    double at;
    std::string_view text;  ///< ready
  };
  /// Time on the stage, from `range.min` to `range.max`: a slider with moments that are named beside it and can be gone to.
  /// The runtime draws it in the look's rectangle, which is at least 60 px high. The time that the student wants.
  [[nodiscard]] std::optional<double> timeline(std::string_view id, const Slider& range, std::span<const Moment> moments,
                                               const Look& look = {}) {
    skua_node n = node(SKUA_ROLE_SLIDER, id, look, {});
    set_range(n, range);
    skua_moment raw[kMostMoments];
    uint32_t count = 0;
    for (const Moment& moment : moments) {
      if (count < kMostMoments) raw[count++] = {to_abi(moment.id), moment.at, to_abi(moment.text)};
    }
    double value = 0;
    return skua_ui_timeline(raw_, &n, raw, count, &value) != 0 ? std::optional(value) : std::nullopt;
  }
  /// One of several; each option's text has the key `id.option` (with `look.key`: `key.option`). Returns what
  /// is chosen now, empty when nothing is.
  [[nodiscard]] std::string_view choice(std::string_view id, std::span<const std::string_view> options,
                                        const Look& look = {}, Args args = {}) {
    Options raw(options);
    return from_abi(put(node(SKUA_ROLE_CHOICE, id, look, args), raw).text);
  }
  /// As `choice`, for many options or little room: they are seen when it is opened.
  [[nodiscard]] std::string_view select(std::string_view id, std::span<const std::string_view> options,
                                        const Look& look = {}) {
    Options raw(options);
    return from_abi(put(node(SKUA_ROLE_SELECT, id, look, {}), raw).text);
  }
  struct Typed {
    std::string_view text;   ///< as typed
    bool confirmed = false;  ///< Enter was pressed
  };
  /// A field for a number; `unit` is ready text. `error_key` says what is wrong with what stands there.
  [[nodiscard]] Typed number_field(std::string_view id, std::string_view unit, std::string_view error_key = {},
                                   const Look& look = {}, Args args = {}) {
    skua_node n = node(SKUA_ROLE_NUMBER, id, look, args);
    n.text = to_abi(unit);
    n.error_key = to_abi(error_key);
    const skua_response r = put(n);
    return {from_abi(r.text), r.activated != 0};
  }
  /// A field for words, with `lines` of them in sight. In one with several lines Enter begins a new one and never confirms.
  [[nodiscard]] Typed text_field(std::string_view id, uint32_t max_characters, uint32_t lines = 1,
                                 std::string_view error_key = {}, const Look& look = {}) {
    skua_node n = node(SKUA_ROLE_FIELD, id, look, {});
    n.min = lines;
    n.max = max_characters;
    n.error_key = to_abi(error_key);
    const skua_response r = put(n);
    return {from_abi(r.text), r.activated != 0};
  }
  /// A measured value in its range; `progress` is for what gets done.
  void meter(std::string_view id, double min, double max, double value, std::string_view value_text,
             const Look& look = {}) {
    skua_node n = node(SKUA_ROLE_METER, id, look, {});
    set_range(n, {.min = min, .max = max, .value = value, .value_text = value_text});
    put(n);
  }
  void progress(std::string_view id, double value, double max, std::string_view value_text, const Look& look = {}) {
    skua_node n = node(SKUA_ROLE_PROGRESS, id, look, {});
    n.value = value;
    n.max = max;
    n.value_text = to_abi(value_text);
    put(n);
  }
  /// A clock that the student may start, for themselves: it is off at first, goes on for `more` minutes as often as they
  /// want, and ends nothing. Neither view nor model learns of it.
  void timer(std::string_view id, int minutes, int more, const Look& look = {}) {
    skua_node n = node(SKUA_ROLE_TIMER, id, look, {});
    n.value = minutes;
    n.step = more;
    put(n);
  }
  struct Turning {
    Vec3 target = {};
    float yaw = 0, pitch = 0.4f, distance = 3;  ///< as it stands at first
    float least_pitch = -1.4f, most_pitch = 1.4f, least_distance = 1, most_distance = 9;
    float view = 0.7f;  ///< vertical angle
    bool hand = false;  ///< dragging does what the view makes of it (`Orbit::hand`); the second button still turns
  };
  enum class Hand : uint32_t { none, down, moved, up, cancelled, held };
  struct Orbit {
    Camera camera;
    Rect controls{};               ///< where its buttons lie
    std::optional<Point> pointer;  ///< something is to be found there, see `pointed_at`
    Hand hand = Hand::none;        ///< what a pressed pointer does in this pass (skua_hand) …
    Point hand_at = {};            ///< … and where
  };
  /// A view of a scene that the student turns: by dragging, by keys, wheel and fingers once it has the focus, and by buttons. It
  /// comes before all nodes in its rectangle. Where it looks to is eased and needs no command. `view` may change its target.
  Orbit orbit(std::string_view id, const Turning& view, const Look& look) {
    const skua_node n = node(SKUA_ROLE_ORBIT, id, look, {});
    const skua_orbit raw{sizeof raw,       {view.target.x, view.target.y, view.target.z}, view.yaw, view.pitch, view.distance,
                         view.least_pitch, view.most_pitch, view.least_distance, view.most_distance, view.view,
                         view.hand ? 1u : 0u};
    skua_orbit_state state{};
    state.size = sizeof state;
    skua_ui_orbit(raw_, &n, &raw, &state);
    Orbit orbit{Camera(state.camera), state.controls, std::nullopt, Hand::none, {}};
    if (state.pointed != 0) orbit.pointer = Point{state.x, state.y};
    orbit.hand = static_cast<Hand>(state.hand);
    orbit.hand_at = {state.hand_x, state.hand_y};
    return orbit;
  }
  /// The node (with `in_scene`) that the pointer is on, in a pass in which `orbit` has a pointer. Pressed, it is activated.
  void pointed_at(std::string_view id) { skua_ui_pointed_at(raw_, to_abi(id)); }
  void plot(const skua_plot& plot) { skua_ui_plot(raw_, &plot); }
  /// Where the data of a plot of this pass lie on the stage, all panes together; without width where it is not drawn.
  Rect plot_area(std::string_view id) {
    Rect area{};
    skua_ui_plot_area(raw_, to_abi(id), &area);
    return area;
  }

  /// Whether pointer or focus is on a node: what can be operated on the stage lights up then.
  bool is_hot(std::string_view id) { return skua_ui_is_hot(raw_, to_abi(id)) != 0; }

  // ---- the way back
  /// The one way in which a view changes anything.
  void command(std::string_view name, Args values = {}) {
    skua_ui_command(raw_, to_abi(name), values.begin(), static_cast<uint32_t>(values.size()));
  }

  // ---- helpers
  /// Text of a key in the student's language; valid for this pass.
  std::string_view tr(std::string_view key, Args args = {}) {
    return from_abi(skua_ui_text(raw_, to_abi(key), args.begin(), static_cast<uint32_t>(args.size())));
  }
  NumberText number(double value, int decimals = 0) {
    NumberText n;
    n.size_ = skua_format_number(raw_, value, decimals, n.text_, sizeof n.text_);
    return n;
  }
  /// What stands in a field or choice, also when it is not shown in this pass.
  std::string_view field(std::string_view id) { return from_abi(skua_ui_field(raw_, to_abi(id))); }
  void set_field(std::string_view id, std::string_view text) { skua_ui_set_field(raw_, to_abi(id), to_abi(text)); }
  /// An asset of the module (skua_add_module, ASSETS) by its name: files that are fetched after the first picture, in the order
  /// in which they are declared. Empty until it is here: a second or two after the first picture, minutes later on a bad
  /// line, or never, since a replay without a screen, the school's verifier and Node have none. The bytes are those that were
  /// built, stay where they are as long as the module is loaded, and are not yet known to mean anything: read them as what
  /// comes from outside. A pass of the view follows when one comes; there is nothing to wait for.
  ///
  /// An asset is more of what is seen or heard, such as finer meshes. Commands, nodes, and the names, values and order of nodes
  /// are the same with and without it; so is the picture good enough to learn from.
  [[nodiscard]] std::span<const uint8_t> asset(std::string_view name) {
    const skua_bytes bytes = skua_ui_asset(raw_, to_abi(name));
    return {bytes.data, bytes.size};
  }
  /// Whether there is something to take back with `command("undo")`.
  bool can_undo() const { return skua_ui_can_undo(raw_) != 0; }
  /// Tries, hints and points of an item (or, with "", of the activity) as the tracker counts them.
  skua_progress progress_of(std::string_view item) {
    skua_progress p{};
    p.size = sizeof p;
    skua_ui_progress(raw_, to_abi(item), &p);
    return p;
  }

  /// A node filled in from the common fields, for the C interface (plots).
  static skua_node node(uint32_t role, std::string_view id, const Look& look, Args args) {
    skua_node n{};
    n.size = sizeof n;
    n.role = role;
    n.id = to_abi(id);
    n.key = to_abi(look.key);
    n.args = args.begin();
    n.arg_count = static_cast<uint32_t>(args.size());
    n.description_key = to_abi(look.description_key);
    n.tone = static_cast<uint32_t>(look.tone);
    n.disabled = look.disabled ? 1 : 0;
    n.live = look.live ? 1 : 0;
    n.rect = look.rect;
    n.in_scene = look.in_scene ? 1 : 0;
    return n;
  }

 private:
  static constexpr uint32_t kMaxOptions = 40, kMostMoments = 24;
  static constexpr float kPinRadius = 13;

  struct Options {
    explicit Options(std::span<const std::string_view> values) {
      for (const std::string_view value : values) {
        if (count < kMaxOptions) raw[count++] = to_abi(value);
      }
    }
    skua_str raw[kMaxOptions];
    uint32_t count = 0;
  };
  skua_response put(skua_node n, const Options& options) {
    n.options = options.raw;
    n.option_count = options.count;
    return put(n);
  }
  static void set_range(skua_node& n, const Slider& range) {
    n.min = range.min;
    n.max = range.max;
    n.step = range.step;
    n.value = range.value;
    n.value_text = to_abi(range.value_text);
    n.vertical = range.vertical ? 1 : 0;
    n.track = range.track;
  }
  static skua_node with_value(skua_node n, bool on) {
    n.value = on ? 1 : 0;
    return n;
  }

  skua_response open(const skua_node& n) {
    skua_response r{};
    r.size = sizeof r;
    skua_ui_begin(raw_, &n, &r);
    return r;
  }
  skua_response put(const skua_node& n) {
    skua_response r{};
    r.size = sizeof r;
    skua_ui_widget(raw_, &n, &r);
    return r;
  }
  skua_ui* raw_;
};

}  // namespace skua
