// The SDK's scenes: what is named goes to the surface's board, and a mark in the draw list says when it is drawn.
#include <algorithm>
#include <cstring>

#include "imgui.h"
#include "scene/board.h"
#include "skua/stage.h"
#include "ui/interface.h"
#include "ui/surface.h"

namespace {

skua::SceneBoard* board_of(skua_ui* ui) { return ui->drawing ? ui->surface->board() : nullptr; }

}  // namespace

void skua_scene_begin(skua_ui* ui, const skua_scene* scene) {
  skua::SceneBoard* board = board_of(ui);
  if (board == nullptr) return;
  const bool own = std::ranges::any_of(ui->colors, [](uint32_t color) { return color != 0; });
  const bool illustrated = own || scene->illustrated != 0;
  const uint32_t ink = own ? skua_color_of(ui, SKUA_TEXT) : 0xff2a211d;
  const std::size_t number =
      board->begin(*scene, {illustrated, own, skua_color_of(ui, SKUA_BG), ink, skua_color_of(ui, SKUA_FOCUS), skua_color_of(ui, SKUA_SURFACE)});
  ui->surface->draw_list()->AddCallback(skua::draw_scene_here, reinterpret_cast<void*>(number));
}

void skua_scene_draw(skua_ui* ui, const skua_mesh* mesh, const skua_material* material, const skua_transform* at) {
  skua_material known{};  // a module of before has less to say
  std::memcpy(&known, material, std::min<std::size_t>(material->size, sizeof known));
  if (skua::SceneBoard* board = board_of(ui)) board->draw(*mesh, known, *at);
}

namespace skua {

void draw_scene_here(const ImDrawList*, const ImDrawCmd*) {}

}  // namespace skua
