/// One lesson's interface: what the view said in the last pass, what the student typed and chose,
/// and where the pointer is. `skua_ui` of the SDK is this struct.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/command_record.h"
#include "scene/orbit.h"
#include "skua/abi.h"
#include "ui/assets.h"
#include "ui/plot_memory.h"
#include "ui/strings.h"
#include "ui/surface.h"
#include "ui/tree.h"

namespace skua {

/// Something the student did to a node: by click, key, pointer or assistive technology alike.
struct Input {
  /// The last four are of a pointer on a view that can be turned: it is there, it pressed there, it holds the view and turns it,
  /// it does something in it (`number` is a skua_hand).
  enum class Kind { activate, set, focus, blur, open, close, keep, point, press, turn, hand };
  std::string node;
  Kind kind = Kind::activate;
  bool is_text = false;
  double number = 0;
  std::string text;
  float x = 0, y = 0;  ///< of a pointer, CSS px in the stage; of a turn the angles about the z axis and upward
};

/// A command that the view asked for; the session decides on it after the pass.
struct Request {
  std::string name;
  NamedValues values;
};

/// A draggable, or a view that can be turned, under a pointer that went down on it.
struct Drag {
  std::string id;  ///< empty: none
  float from_x = 0, from_y = 0, x = 0, y = 0;
  bool moving = false;  ///< far enough to be no press
  bool hand = false;    ///< it does something in the view, and does not turn it
};

/// How far from the middle of a slider's knob the pointer grabbed it, px.
struct Grab {
  float x = 0, y = 0;
};

/// Where a draggable can be put.
struct Spot {
  std::string owner, id;
  skua_rect rect{};
};

using ProgressOf = std::function<void(std::string_view item, skua_progress&)>;

}  // namespace skua

struct skua_ui {
  // ---- set by the runtime
  skua::Strings strings;
  bool dark = false;
  std::array<uint32_t, SKUA_COLOR_COUNT> colors{};  ///< ABGR, in place of the theme's; 0 for none
  bool reduced_motion = false;
  skua::Surface* surface = nullptr;  ///< nothing is drawn without one
  float width = 0, height = 0;       ///< of the stage, CSS px
  double seconds = 0;
  skua::ProgressOf progress_of;
  bool can_undo = false;  ///< the session can take a command back
  skua::Assets assets;    ///< that are here by now
  bool only_watched = false;  ///< nobody does anything in it: pointers turn views

  // ---- results of a pass
  std::deque<skua::Request> requests;
  double animate_until = 0;
  std::optional<skua::Input> follows;  ///< what the input of the pass comes to: the next pass is to have it

  /// Runs one pass: `describe` calls the view. With `draw` the surface is drawn on.
  /// Returns the patch for the page, empty when nothing changed.
  std::string pass(const skua::Input* input, bool draw, const std::function<void()>& describe);

  /// Pointer on the stage: 0 move, 1 down, 2 up, 3 leave or cancel; `button` 2 is the second one. What it does to nodes is added
  /// to `inputs`. Returns bit 1: over something operable, bit 2: captured, bit 4: over a view without the focus, so that a
  /// finger scrolls the page.
  uint32_t pointer(uint32_t kind, float x, float y, std::deque<skua::Input>& inputs, uint32_t button = 0);

  std::string_view field(std::string_view id) const;
  void set_field(std::string_view id, std::string_view text);

  /// What the student looks at: typed and chosen texts ("f:ID"), plots' cursors ("p:ID") and open tables ("o:ID"), how views
  /// were turned ("y:ID", "t:ID", "d:ID": yaw, pitch, distance), and what has the focus ("focus"). Two interfaces with the same state over the same model show the same.
  skua::NamedValues view_state() const;
  /// Takes over what `view_state` gave, in place of what was; the focus stays where it is.
  void set_view_state(const skua::NamedValues& state);
  /// Which part of the lesson this pass shows: where another one begins, what was looked at in plots belongs to the one before.
  void chapter(uint32_t number);

  /// Mistakes in the lesson that the student sees as "[key]" or not at all, in words for its author.
  std::vector<std::string> take_author_faults();

  /// Keeps a text until the pass ends and hands out a view of it.
  skua_str keep(std::string text);
  std::string resolve(const skua_node& node) const;  ///< the node's words
  bool is_hot(std::string_view id) const {
    return id == hovered || id == focused || id == captured;
  }

  skua::Tree tree;
  const skua::Input* input = nullptr;  ///< of this pass
  bool drawing = false;
  std::string hovered, focused, captured;
  std::string held;  ///< the draggable that was picked up by click or key
  skua::Drag drag;   ///< what the pointer holds
  skua::Grab grab;   ///< of the slider that is captured
  std::vector<skua::Spot> spots;  ///< of all draggables of the last pass
  std::vector<skua::PlotMemory> plots;
  std::vector<skua::OrbitMemory> orbits;
  std::string pointed;  ///< the node in a scene that the pointer is on

 private:
  bool is_engaged(const skua::Node& view) const;
  void point(const skua::Node& view, uint32_t kind, float x, float y, std::deque<skua::Input>& inputs, uint32_t button);
  bool is_handled(std::string_view view) const;

  std::vector<std::pair<std::string, std::string>> fields_;
  std::optional<uint32_t> chapter_;  ///< of the last pass; none where a view state was taken over since
  std::deque<std::string> kept_;
};
