// A view of a scene that is turned: by a pointer, by keys, by buttons that lie in its corner.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "scene/orbit.h"
#include "skua/stage.h"
#include "skua/value.h"
#include "ui/interface.h"
#include "ui/nodes.h"

namespace {

using skua::from_abi;
using skua::OrbitMemory;
using skua::Point;
using skua::Rect;
using skua::Stage;
using Kind = skua::Input::Kind;

constexpr float kStep = std::numbers::pi_v<float> / 12, kNearer = 0.8f;
constexpr float kDegree = std::numbers::pi_v<float> / 180;
constexpr float kButton = 44, kInset = 8;

struct Control {
  std::string_view name;  ///< the node is ID/name, its text the key orbit.name
  float yaw = 0, pitch = 0, factor = 1;
};
constexpr std::array kControls = {Control{"left", -kStep}, Control{"right", kStep}, Control{"up", 0, kStep},
                                  Control{"down", 0, -kStep}, Control{"nearer", 0, 0, kNearer},
                                  Control{"farther", 0, 0, 1 / kNearer}, Control{"reset"}};

std::string node_of(std::string_view id, const Control& control) { return std::string(id) + "/" + std::string(control.name); }

OrbitMemory& memory_of(skua_ui& ui, std::string_view id) {
  const auto known = std::ranges::find(ui.orbits, id, &OrbitMemory::id);
  if (known != ui.orbits.end()) return *known;
  ui.orbits.emplace_back().id = id;
  return ui.orbits.back();
}

/// Degrees away from how it stood at first, from -180 up to and without 180.
double turned_by(const OrbitMemory& m) {
  const double whole = std::round(static_cast<double>((m.wanted.yaw - m.given->yaw) / kDegree));
  return whole - 360 * std::floor((whole + 180) / 360);
}

void take_input(skua_ui& ui, OrbitMemory& m, const skua_orbit& view) {
  const skua::Input* input = ui.input;
  if (input == nullptr) return;
  if (input->node == m.id) {
    if (input->kind == Kind::turn) {
      skua::turn(m, view, input->x, input->y, true);
      skua_animate(&ui, 0.3);  // a hand that turns it is motion: frames that come late are drawn coarser
    }
    if (input->kind == Kind::set && !input->is_text) {
      const auto by = static_cast<float>(input->number - turned_by(m));
      skua::turn(m, view, by * kDegree, 0, false);
    }
  }
  for (const Control& control : kControls) {
    if (input->kind != Kind::activate || input->node != node_of(m.id, control)) continue;
    if (control.name == "reset") skua::reset(m);
    else if (control.factor != 1) skua::approach(m, view, control.factor);
    else skua::turn(m, view, control.yaw, control.pitch, false);
  }
}

/// What a pointer does in it, and goes on with from pass to pass.
void take_hand(const skua_ui& ui, OrbitMemory& m, const skua_orbit& view, skua_orbit_state& out) {
  m.hand = view.hand != 0 && !ui.only_watched;
  const skua::Input* input = ui.input;
  out.hand = m.held ? SKUA_HAND_HELD : SKUA_HAND_NONE;
  if (input != nullptr && input->node == m.id && input->kind == Kind::hand) {
    out.hand = static_cast<uint32_t>(input->number);
    m.hand_x = input->x;
    m.hand_y = input->y;
    m.held = out.hand == SKUA_HAND_DOWN || out.hand == SKUA_HAND_MOVED;
  }
  out.hand_x = m.hand_x;
  out.hand_y = m.hand_y;
}

/// A row in the lower corner; where that is too narrow, a column.
Rect place_of_controls(const Rect& r) {
  constexpr float kLong = kButton * kControls.size();
  const bool row = r.w >= kLong + 2 * kInset;
  const float w = row ? kLong : kButton, h = row ? kButton : kLong;
  if (r.w < w + 2 * kInset || r.h < h + 2 * kInset) return {};
  return {r.x + r.w - w - kInset, r.y + r.h - h - kInset, w, h};
}

Rect place_of(const Rect& all, std::size_t index) {
  const float along = kButton * static_cast<float>(index);
  return all.w > all.h ? Rect{all.x + along, all.y, kButton, kButton} : Rect{all.x, all.y + along, kButton, kButton};
}

void add_nodes(skua_ui& ui, const OrbitMemory& m, const skua_node& node) {
  const auto text = [&](std::string_view key, int value) {
    const std::string number = ui.strings.number(value, 0);
    const skua_value arg{skua::to_abi("n"), 1, 0, skua::to_abi(number)};
    return ui.strings.text(key, &arg, 1);
  };
  const auto yaw = static_cast<int>(turned_by(m));
  const auto pitch = static_cast<int>(std::round(m.wanted.pitch / kDegree));
  const std::string value = text(yaw < 0 ? "orbit.turned.left" : "orbit.turned.right", std::abs(yaw)) + " " +
                            text(pitch < 0 ? "orbit.from.below" : "orbit.from.above", std::abs(pitch));
  constexpr std::string_view kHow = "orbit.how";
  skua_node view = node;
  view.min = -180;
  view.max = 180;
  view.step = 15;
  view.value = yaw;
  view.value_text = skua::to_abi(value);
  if (view.description_key.size == 0) view.description_key = skua::to_abi(kHow);
  skua::add_node(ui, view, {});
  if (m.controls.w <= 0) return;
  for (std::size_t i = 0; i < kControls.size(); ++i) {
    const std::string id = node_of(m.id, kControls[i]), key = "orbit." + std::string(kControls[i].name);
    skua_node press{};
    press.size = sizeof press;
    press.role = SKUA_ROLE_BUTTON;
    press.id = skua::to_abi(id);
    press.key = skua::to_abi(key);
    press.rect = place_of(m.controls, i);
    skua::add_node(ui, press, {});
  }
}

/// An arrow along a piece of a circle, from one angle to another.
void draw_arc(Stage& stage, Point c, float wide, float high, float from, float to, skua::Color ink) {
  constexpr int kSteps = 10;
  std::array<Point, kSteps + 1> arc;
  for (int i = 0; i <= kSteps; ++i) {
    const float angle = from + (to - from) * static_cast<float>(i) / kSteps;
    arc[static_cast<std::size_t>(i)] = {c.x + std::cos(angle) * wide, c.y + std::sin(angle) * high};
  }
  stage.path(arc, ink, 2);
  const float way = to > from ? 1.0f : -1.0f;
  const Point end = arc.back(), along{-std::sin(to) * wide * way, std::cos(to) * high * way};
  const float scale = 5.5f / std::hypot(along.x, along.y);
  const Point d{along.x * scale, along.y * scale};
  const std::array head = {Point{end.x + d.x, end.y + d.y}, Point{end.x - d.y, end.y + d.x}, Point{end.x + d.y, end.y - d.x}};
  stage.polygon(head, ink);
}

void draw_sign(Stage& stage, std::size_t index, Point c, skua::Color ink) {
  constexpr float kPi = std::numbers::pi_v<float>;
  switch (index) {
    case 0: return draw_arc(stage, c, 11, 6, 0.1f * kPi, 0.85f * kPi, ink);
    case 1: return draw_arc(stage, c, 11, 6, 0.9f * kPi, 0.15f * kPi, ink);
    case 2: return draw_arc(stage, c, 6, 11, 0.4f * kPi, -0.35f * kPi, ink);
    case 3: return draw_arc(stage, c, 6, 11, -0.4f * kPi, 0.35f * kPi, ink);
    case 4: stage.line({c.x, c.y - 9}, {c.x, c.y + 9}, ink, 2); [[fallthrough]];
    case 5: return stage.line({c.x - 9, c.y}, {c.x + 9, c.y}, ink, 2);
    default:
      stage.ring(c, 9, ink, 2);
      stage.disc(c, 3, ink);
  }
}

}  // namespace

void skua_ui_orbit(skua_ui* ui, const skua_node* node, const skua_orbit* view, skua_orbit_state* out) {
  OrbitMemory& m = memory_of(*ui, from_abi(node->id));
  const bool seen = ui->surface != nullptr && node->rect.w > 0;
  skua::give(m, *view);
  take_input(*ui, m, *view);
  m.present = true;
  m.controls = seen ? place_of_controls(node->rect) : Rect{};
  if (skua::ease(m, ui->seconds, ui->reduced_motion || !seen)) skua_animate(ui, 0.1);
  out->camera = skua::camera_at(*m.shown, view->view, node->rect);
  out->controls = m.controls;
  take_hand(*ui, m, *view, *out);
  const skua::Input* input = ui->input;
  if (input != nullptr && input->node == m.id && (input->kind == Kind::point || input->kind == Kind::press)) {
    out->pointed = 1;
    out->x = input->x;
    out->y = input->y;
  }
  if (seen) add_nodes(*ui, m, *node);
}

void skua_ui_pointed_at(skua_ui* ui, skua_str id) {
  const skua::Input* input = ui->input;
  if (input == nullptr || (input->kind != Kind::point && input->kind != Kind::press)) return;
  ui->pointed = ui->hovered = from_abi(id);
  if (input->kind != Kind::press) return;
  ui->follows.emplace().node = ui->pointed;
  ui->tree.focus(ui->pointed);
}

namespace skua {

void draw_orbit_controls(skua_ui& ui) {
  Stage stage(&ui);
  for (const OrbitMemory& m : ui.orbits) {
    if (!m.present || m.controls.w <= 0) continue;
    const Rect& r = m.controls;
    stage.rect(r, with_alpha(stage.color(SKUA_SURFACE), 0.92f), 12);
    stage.frame(r, stage.color(SKUA_CONTROL), 1.5f, 12);
    for (std::size_t i = 0; i < kControls.size(); ++i) {
      const Rect b = place_of(r, i);
      const bool hot = ui.is_hot(node_of(m.id, kControls[i]));
      if (hot) stage.rect({b.x + 3, b.y + 3, b.w - 6, b.h - 6}, stage.color(SKUA_TINT), 9);
      draw_sign(stage, i, {b.x + b.w / 2, b.y + b.h / 2}, stage.color(hot ? SKUA_ACCENT : SKUA_TEXT));
    }
  }
}

}  // namespace skua
