// What can be moved from spot to spot: by dragging, or by picking up and putting down.
#include <span>
#include <string>
#include <string_view>

#include "core/json.h"
#include "skua/stage.h"
#include "skua/value.h"
#include "ui/interface.h"
#include "ui/nodes.h"

namespace {

using skua::from_abi;

std::string node_of(const skua::Spot& spot) { return spot.owner + "/" + spot.id; }

/// What the student did with it in this pass. The spot that it was put on, or nothing.
const skua_spot* take_input(skua_ui& ui, const skua_node& n, std::span<const skua_spot> spots, std::string_view at) {
  using Kind = skua::Input::Kind;
  const skua::Input* input = ui.input;
  if (input == nullptr || n.disabled != 0) return nullptr;
  const bool pressed = input->kind == Kind::activate;
  const std::string id(from_abi(n.id));
  if (input->node == id && pressed) {
    const bool was_held = ui.held == id;
    ui.held = was_held ? std::string() : id;
    return nullptr;
  }
  for (const skua_spot& spot : spots) {
    const bool by_drag = input->node == id && input->kind == Kind::set && input->is_text && input->text == from_abi(spot.id);
    const bool by_press = pressed && ui.held == id && input->node == node_of({id, std::string(from_abi(spot.id)), {}});
    if ((!by_drag && !by_press) || from_abi(spot.id) == at) continue;
    ui.held.clear();
    return &spot;
  }
  return nullptr;
}

void draw_spot(skua_ui& ui, const skua::Spot& spot) {
  skua::Stage stage(&ui);
  const bool hot = ui.is_hot(node_of(spot));
  stage.rect(spot.rect, skua::with_alpha(stage.color(SKUA_SURFACE), hot ? 0.6f : 0.25f), 10);
  stage.focus_frame(spot.rect, hot ? 4 : 2, 10);
}

}  // namespace

void skua_ui_draggable(skua_ui* ui, const skua_node* n, const skua_spot* spots, uint32_t count, skua_str at,
                       skua_drag* out) {
  const std::span all(spots, count);
  const std::string id(from_abi(n->id));
  if (const skua_spot* spot = take_input(*ui, *n, all, from_abi(at))) out->dropped = spot->id;
  if (n->disabled != 0 && ui->held == id) ui->held.clear();
  const bool dragged = ui->drag.moving && ui->drag.id == id && n->disabled == 0;
  out->held = dragged || ui->held == id ? 1 : 0;
  out->dragged = dragged ? 1 : 0;
  out->x = ui->drag.x;
  out->y = ui->drag.y;

  skua_node thing = *n;
  constexpr std::string_view kWhere = "ui.where";
  if (out->held != 0) thing.description_key = skua::to_abi(kWhere);
  skua::json::Writer json;
  json.object().key("held").boolean(out->held != 0);
  skua::add_node(*ui, thing, json.take().substr(1));
  for (const skua_spot& raw : all) {
    if (from_abi(raw.id) == from_abi(at)) continue;
    const skua::Spot& spot = ui->spots.emplace_back(id, std::string(from_abi(raw.id)), raw.rect);
    if (out->held == 0) continue;
    if (ui->drawing && raw.rect.w > 0) draw_spot(*ui, spot);
    const std::string name = node_of(spot);
    skua_node place{};
    place.size = sizeof place;
    place.role = SKUA_ROLE_SPOT;
    place.id = skua::to_abi(name);
    place.key = raw.id;
    place.rect = raw.rect;
    skua::json::Writer owner;
    owner.object().key("owner").text(id);
    skua::add_node(*ui, place, owner.take().substr(1));
  }
}
