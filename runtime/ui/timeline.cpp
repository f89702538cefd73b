// Time on the stage: a line with a knob, and moments by name that can be gone to.
#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "skua/stage.h"
#include "skua/value.h"
#include "ui/axis.h"
#include "ui/interface.h"
#include "ui/labels.h"
#include "ui/nodes.h"

namespace {

using skua::from_abi;
using skua::Point;
using skua::Rect;
using skua::Stage;

constexpr float kTickPx = 12, kTrack = 32, kKnob = 10, kBar = 6, kDot = 24;

/// Where its parts lie; all empty where it has no rectangle.
struct Places {
  Rect names, track;

  Places(const Rect& r, const Stage& stage) {
    const float ticks = stage.measure("0", {.px = kTickPx}).h + 4;
    if (r.w <= 2 * kKnob || r.h <= ticks + kTrack) return;
    track = {r.x + kKnob, r.y + r.h - ticks - kTrack, r.w - 2 * kKnob, kTrack};
    names = {r.x, r.y, r.w, track.y - r.y + 4};
  }
  bool drawn() const { return track.w > 0; }
  float middle() const { return track.y + track.h / 2; }
};

std::string node_of(const skua_node& n, const skua_moment& moment) {
  return std::string(from_abi(n.id)) + "/" + std::string(from_abi(moment.id));
}

/// The time that the student asked for in this pass.
std::optional<double> take_input(const skua_ui& ui, const skua_node& n, std::span<const skua_moment> moments) {
  using Kind = skua::Input::Kind;
  const skua::Input* input = ui.input;
  if (input == nullptr || n.disabled != 0) return std::nullopt;
  if (input->node == from_abi(n.id) && input->kind == Kind::set && !input->is_text)
    return std::clamp(input->number, n.min, n.max);
  for (const skua_moment& moment : moments) {
    if (input->kind == Kind::activate && input->node == node_of(n, moment)) return moment.at;
  }
  return std::nullopt;
}

void draw(skua_ui& ui, Stage& stage, const skua_node& n, const Places& p, const skua::Scale& scale) {
  const float y = p.middle();
  const auto x_of = [&](double at) { return p.track.x + static_cast<float>(scale.part(at)) * p.track.w; };
  const bool whole = n.step >= 1 && n.step == std::floor(n.step);
  for (const skua::AxisTick& tick : skua::ticks_on(scale, std::max(2, static_cast<int>(p.track.w / (64 * stage.letters()))))) {
    // Only where the knob can stand.
    if (n.step > 0 && std::fabs(std::remainder(tick.value - n.min, n.step)) > n.step * 1e-6) continue;
    const float x = x_of(tick.value);
    stage.line({x, y}, {x, y + kTrack / 2}, stage.color(SKUA_CONTROL), 1);
    const std::string text = ui.strings.number(tick.value, whole ? 0 : tick.decimals);
    const float half = stage.measure(text, {.px = kTickPx}).w / 2;
    const float at = std::clamp(x, p.track.x + half - kKnob, p.track.x + p.track.w - half + kKnob);
    stage.text({at, p.track.y + kTrack}, text, stage.color(SKUA_MUTED), {.px = kTickPx, .align = SKUA_ALIGN_CENTER});
  }
  const float knob = x_of(n.value);
  stage.rect({p.track.x, y - kBar / 2, p.track.w, kBar}, stage.color(SKUA_LINE), kBar / 2);
  stage.rect({p.track.x, y - kBar / 2, knob - p.track.x, kBar}, stage.color(SKUA_ACCENT), kBar / 2);
}

void draw_knob(skua_ui& ui, Stage& stage, const skua_node& n, Point at) {
  stage.disc(at, kKnob + 1.5f, stage.color(SKUA_SURFACE));
  stage.disc(at, kKnob, stage.color(ui.is_hot(from_abi(n.id)) ? SKUA_FOCUS : SKUA_ACCENT));
  stage.disc(at, kKnob - 4, stage.color(SKUA_SURFACE));
}

}  // namespace

uint32_t skua_ui_timeline(skua_ui* ui, const skua_node* node, const skua_moment* moments, uint32_t count, double* value) {
  const std::span all(moments, count);
  const std::optional<double> wanted = take_input(*ui, *node, all);
  Stage stage(ui);
  const Places places(ui->surface != nullptr ? node->rect : Rect{}, stage);
  const skua::Scale scale{node->min, node->max, false};

  skua_node slider = *node;
  slider.rect = places.track;
  skua::add_node(*ui, slider, {});

  std::vector<skua::Naming> names;
  for (const skua_moment& moment : all) {
    const float x = places.track.x + static_cast<float>(scale.part(moment.at)) * places.track.w;
    names.push_back({x, places.middle(), skua::name_size(stage, from_abi(moment.text))});
  }
  const Point knob{places.track.x + static_cast<float>(scale.part(node->value)) * places.track.w, places.middle()};
  const Rect around_knob{knob.x - kKnob, knob.y - kKnob, 2 * kKnob, 2 * kKnob};
  std::vector<std::optional<skua_rect>> boxes(all.size());
  if (places.drawn()) boxes = skua::place_names(names, places.names, {&around_knob, 1});
  const bool drawing = ui->drawing && places.drawn();
  if (drawing) draw(*ui, stage, *node, places, scale);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string id = node_of(*node, all[i]);
    const Point dot{names[i].x, names[i].y};
    skua_node press{};
    press.size = sizeof press;
    press.role = SKUA_ROLE_BUTTON;
    press.id = skua::to_abi(id);
    press.name = all[i].text;
    press.disabled = node->disabled;
    if (places.drawn()) press.rect = boxes[i] ? *boxes[i] : Rect{dot.x - kDot / 2, dot.y - kDot / 2, kDot, kDot};
    skua::add_node(*ui, press, {});
    if (!drawing) continue;
    const skua::Color color = stage.color(ui->is_hot(id) ? SKUA_FOCUS : SKUA_AGAIN);
    if (boxes[i]) skua::draw_name(stage, dot, *boxes[i], from_abi(all[i].text), color);
    else {
      stage.disc(dot, 5.5f, stage.color(SKUA_SURFACE));
      stage.disc(dot, 4, color);
    }
  }
  if (drawing) draw_knob(*ui, stage, *node, knob);
  if (wanted) *value = *wanted;
  return wanted ? 1 : 0;
}
