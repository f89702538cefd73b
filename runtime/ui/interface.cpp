#include "ui/interface.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "core/regions.h"
#include "ui/nodes.h"

namespace {

bool contains(const skua_rect& r, float x, float y, float margin_x, float margin_y) {
  return x >= r.x - margin_x && x < r.x + r.w + margin_x && y >= r.y - margin_y && y < r.y + r.h + margin_y;
}

/// A finger needs 44 px: smaller nodes get a margin.
bool touches(const skua_rect& r, float x, float y) {
  return contains(r, x, y, std::max(0.0f, (44.0f - r.w) / 2), std::max(0.0f, (44.0f - r.h) / 2));
}

double slider_value_at(const skua::Node& n, float x, float y) {
  const skua_rect& track = n.track.w > 0 ? n.track : n.rect;
  const float along = n.vertical ? (y - track.y) / std::max(1.0f, track.h) : (x - track.x) / std::max(1.0f, track.w);
  const double raw = n.min + static_cast<double>(std::clamp(along, 0.0f, 1.0f)) * (n.max - n.min);
  const double step = n.step > 0 ? n.step : 1;
  return std::clamp(n.min + std::round((raw - n.min) / step) * step, n.min, n.max);
}

/// A knob that is grabbed beside its middle stays as far from the pointer: what must be taken off the pointer's place.
skua::Grab grab_of(const skua::Node& n, float x, float y) {
  if (n.track.w <= 0) return {};
  const auto part = static_cast<float>((n.value - n.min) / std::max(1e-9, n.max - n.min));
  return n.vertical ? skua::Grab{0, y - n.track.y - part * n.track.h} : skua::Grab{x - n.track.x - part * n.track.w, 0};
}

/// The topmost operable node under the pointer. One that the pointer is really on wins over one whose margin it touches.
const skua::Node* node_at(const skua::Tree& tree, float x, float y) {
  const skua::Node* near = nullptr;
  const skua::Node* ground = nullptr;  // a view that fills much of the stage gives way to all others
  for (auto n = tree.nodes().rbegin(); n != tree.nodes().rend(); ++n) {
    if (!n->operable || n->rect.w <= 0) continue;
    if (n->role == SKUA_ROLE_ORBIT) {
      if (ground == nullptr && contains(n->rect, x, y, 0, 0)) ground = &*n;
      continue;
    }
    if (contains(n->rect, x, y, 0, 0)) return &*n;
    if (near == nullptr && touches(n->rect, x, y)) near = &*n;
  }
  return near != nullptr ? near : ground;
}

constexpr float kSlackPx = 4;  // a hand that presses is never quite still

/// The input that a draggable's end under the pointer makes: put on a spot, or only pressed.
std::optional<skua::Input> end_of(const skua::Drag& drag, std::span<const skua::Spot> spots, bool on_it) {
  skua::Input input;
  input.node = drag.id;
  if (!drag.moving) return on_it ? std::optional(input) : std::nullopt;
  for (const skua::Spot& spot : spots) {
    if (spot.owner != drag.id || !touches(spot.rect, drag.x, drag.y)) continue;
    input.kind = skua::Input::Kind::set;
    input.is_text = true;
    input.text = spot.id;
    return input;
  }
  return std::nullopt;
}

skua::Input set_number(const std::string& node, double value) {
  skua::Input input;
  input.node = node;
  input.kind = skua::Input::Kind::set;
  input.number = value;
  return input;
}

skua::Input by_hand(const std::string& view, skua_hand what, float x, float y) {
  skua::Input input;
  input.node = view;
  input.kind = skua::Input::Kind::hand;
  input.number = what;
  input.x = x;
  input.y = y;
  return input;
}

}  // namespace

std::string skua_ui::pass(const skua::Input* given, bool draw, const std::function<void()>& describe) {
  input = given;
  drawing = draw && surface != nullptr && width > 0;
  kept_.clear();
  if (input != nullptr) {
    if (input->kind == skua::Input::Kind::focus) focused = input->node;
    if (input->kind == skua::Input::Kind::blur && focused == input->node) focused.clear();
    const skua::Node* node = tree.find(input->node);
    const bool refused = node != nullptr && node->disabled;
    if (input->kind == skua::Input::Kind::set && input->is_text && !refused) set_field(input->node, input->text);
  }
  if (input != nullptr && (input->kind == skua::Input::Kind::point || input->kind == skua::Input::Kind::press)) {
    hovered = input->node;
    pointed.clear();
  }
  tree.begin();
  spots.clear();
  for (skua::OrbitMemory& orbit : orbits) orbit.present = false;
  describe();
  if (drawing) skua::draw_orbit_controls(*this);
  std::string patch = tree.end();
  input = nullptr;
  if (!captured.empty() && tree.find(captured) == nullptr) captured.clear();
  if (!held.empty() && tree.find(held) == nullptr) held.clear();
  if (!hovered.empty() && tree.find(hovered) == nullptr) hovered.clear();
  if (!pointed.empty() && tree.find(pointed) == nullptr) pointed.clear();
  return patch;
}

uint32_t skua_ui::pointer(uint32_t kind, float x, float y, std::deque<skua::Input>& inputs, uint32_t button) {
  const skua::Node* under = kind == 3 ? nullptr : node_at(tree, x, y);
  const skua::Node* held_node = captured.empty() ? nullptr : tree.find(captured);
  hovered = under != nullptr ? under->id : std::string();
  const skua::Node* view = held_node != nullptr ? held_node : under;
  if (view != nullptr && view->role == SKUA_ROLE_ORBIT && kind != 3) {
    point(*view, kind, x, y, inputs, button);
    const bool engaged = is_engaged(*view) || is_handled(view->id);
    return (pointed.empty() || kind != 0 ? 0u : 1u) | (captured.empty() ? 0u : 2u) | (engaged ? 0u : 4u);
  }
  if (kind == 3 && drag.hand) inputs.push_back(by_hand(drag.id, SKUA_HAND_CANCELLED, drag.x, drag.y));
  pointed.clear();

  if (kind == 1 && under != nullptr) {
    captured = under->id;
    held_node = under;
    grab = grab_of(*under, x, y);
    if (under->role == SKUA_ROLE_DRAGGABLE) drag = {under->id, x, y, x, y, false};
    // The keys go on where the pointer was; a spot goes as soon as something is put on it.
    if (under->role != SKUA_ROLE_SPOT) tree.focus(under->id);
  }
  if (!drag.id.empty() && kind != 3) {
    drag.x = x;
    drag.y = y;
    drag.moving = drag.moving || std::hypot(x - drag.from_x, y - drag.from_y) > kSlackPx;
  }
  const skua::Node* target = held_node != nullptr ? held_node : under;
  if (target != nullptr && target->role == SKUA_ROLE_SLIDER && held_node != nullptr && kind <= 1) {
    inputs.push_back(set_number(target->id, slider_value_at(*target, x - grab.x, y - grab.y)));
  }
  if (target != nullptr && target->role == SKUA_ROLE_PLOT && kind <= 1) {
    for (skua::PlotMemory& plot : plots) {
      if (plot.id != target->id || plot.walk.empty() || plot.area.w <= 0) continue;
      inputs.push_back(set_number(plot.id, static_cast<double>(plot.mirrored(plot.nearest(plot.place_at(x, y))))));
    }
  }
  if (kind == 2 && held_node != nullptr && under == held_node &&
      (held_node->role == SKUA_ROLE_BUTTON || held_node->role == SKUA_ROLE_SPOT)) {
    skua::Input press;
    press.node = held_node->id;
    inputs.push_back(std::move(press));
  }
  if (kind == 2 && !drag.id.empty()) {
    const bool on_it = under != nullptr && under->id == drag.id;
    if (auto done = end_of(drag, spots, on_it)) inputs.push_back(std::move(*done));
  }
  if (kind >= 2) {
    captured.clear();
    drag = {};
  }
  return (under != nullptr && under->role != SKUA_ROLE_PLOT ? 1u : 0u) | (captured.empty() ? 0u : 2u);
}

/// The keys are with it, or with something in it.
bool skua_ui::is_engaged(const skua::Node& view) const {
  const skua::Node* node = tree.find(focused);
  return node != nullptr && (node->in_scene || focused == view.id || focused.starts_with(view.id + "/"));
}

/// A pointer that is pressed does something in it.
bool skua_ui::is_handled(std::string_view view) const {
  const auto known = std::ranges::find(orbits, view, &skua::OrbitMemory::id);
  return known != orbits.end() && known->present && known->hand;
}

void skua_ui::point(const skua::Node& view, uint32_t kind, float x, float y, std::deque<skua::Input>& inputs, uint32_t button) {
  hovered = pointed.empty() ? view.id : pointed;
  skua::Input made;
  made.node = view.id;
  if (kind == 1) {
    captured = view.id;
    drag = {view.id, x, y, x, y, false};
    drag.hand = button != 2 && is_handled(view.id);
    // Browsers take the focus away from where it was when a canvas is pressed: whoever was in the view stays in it.
    tree.focus(is_engaged(view) ? focused : view.id);
  }
  if (drag.hand && captured == view.id) {
    drag.x = x;
    drag.y = y;
    inputs.push_back(by_hand(view.id, kind == 0 ? SKUA_HAND_MOVED : kind == 1 ? SKUA_HAND_DOWN : SKUA_HAND_UP, x, y));
    if (kind != 2) return;
    captured.clear();
    drag = {};
    return;
  }
  if (captured == view.id && kind == 0) {
    drag.moving = drag.moving || std::hypot(x - drag.from_x, y - drag.from_y) > kSlackPx;
    const float angle = 3.6f / std::max(1.0f, std::min(view.rect.w, view.rect.h));  // a drag across is somewhat over half a turn
    made.kind = skua::Input::Kind::turn;
    made.x = (x - drag.x) * angle;
    made.y = (y - drag.y) * angle;
    if (!drag.moving) return;
    drag.x = x;
    drag.y = y;
    return inputs.push_back(std::move(made));
  }
  made.kind = kind == 2 && captured == view.id && !drag.moving ? skua::Input::Kind::press : skua::Input::Kind::point;
  made.x = x;
  made.y = y;
  inputs.push_back(std::move(made));
  if (kind != 2) return;
  captured.clear();
  drag = {};
}

std::string_view skua_ui::field(std::string_view id) const {
  for (const auto& [key, text] : fields_) {
    if (key == id) return text;
  }
  return {};
}

void skua_ui::set_field(std::string_view id, std::string_view text) {
  for (auto& [key, old] : fields_) {
    if (key == id) {
      old = text;
      return;
    }
  }
  fields_.emplace_back(id, text);
}

std::vector<std::string> skua_ui::take_author_faults() {
  std::vector<std::string> faults;
  for (const std::string& key : strings.take_missing()) {
    faults.push_back("no text has the key \"" + key + "\". Add it to the locale files of the lesson.");
  }
  for (const std::string& id : tree.take_doubles()) {
    faults.push_back(skua::is_region(id)
                         ? "a node has the id \"" + id + "\", which is that of a part of the page; it is not shown. Give it another id, and the key."
                         : "two nodes have the id \"" + id + "\"; only the first is shown. Give the second another id, and the key.");
  }
  return faults;
}

skua_str skua_ui::keep(std::string text) {
  const std::string& kept = kept_.emplace_back(std::move(text));
  return {kept.data(), static_cast<uint32_t>(kept.size())};
}

std::string skua_ui::resolve(const skua_node& node) const {
  if (node.name.size > 0) return std::string(node.name.data, node.name.size);
  const skua_str key = node.key.size > 0 ? node.key : node.id;
  return strings.text({key.data, key.size}, node.args, node.arg_count);
}
