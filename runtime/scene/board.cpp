#include "scene/board.h"

#include <algorithm>
#include <span>

#include "skua/scene.h"

namespace skua {

namespace {

constexpr uint64_t kKeptFrames = 240;

bool is_sound(const skua_mesh& mesh) {
  constexpr uint32_t kMostVertices = 65'536;
  return mesh.vertex_count <= kMostVertices && mesh.index_count % 3 == 0 && mesh.index_count > 0 &&
         std::ranges::all_of(std::span(mesh.indices, mesh.index_count), [&](uint16_t i) { return i < mesh.vertex_count; });
}

}  // namespace

void SceneBoard::begin_frame() {
  ++frame_;
  scenes_.clear();
  for (uint32_t slot = 0; slot < known_.size(); ++slot) {
    Known& known = known_[slot];
    if (!known.used || known.seen + kKeptFrames >= frame_) continue;
    if (known.sound) store_.drop(slot);
    known = {};
  }
}

std::size_t SceneBoard::begin(const skua_scene& scene, const SceneLook& look) {
  SceneFrame& frame = scenes_.emplace_back();
  frame.scene = scene;
  frame.look = look;
  return scenes_.size() - 1;
}

void SceneBoard::lost() {
  known_.clear();
  scenes_.clear();
}

uint32_t SceneBoard::slot_of(const skua_mesh& mesh) {
  const auto has_id = [&](const Known& known) { return known.used && known.id == mesh.id; };
  auto slot = std::ranges::find_if(known_, has_id);
  if (slot == known_.end()) slot = std::ranges::find(known_, false, &Known::used);
  if (slot == known_.end()) slot = known_.emplace(known_.end());
  const auto number = static_cast<uint32_t>(slot - known_.begin());
  Known& known = *slot;
  if (!known.used || known.revision != mesh.revision) {
    const bool was_sound = known.sound;
    known = {mesh.id, mesh.revision, ++copies_, frame_, true, is_sound(mesh)};
    if (known.sound) store_.keep(number, mesh);
    else if (was_sound) store_.drop(number);
  }
  known.seen = frame_;
  return number;
}

void SceneBoard::draw(const skua_mesh& mesh, const skua_material& material, const skua_transform& at) {
  if (scenes_.empty()) return;
  SceneDraw draw;
  draw.slot = slot_of(mesh);
  if (!known_[draw.slot].sound) return;
  draw.copy = known_[draw.slot].copy;
  draw.indices = mesh.index_count;
  draw.unit = mesh.unit;
  draw.material = material;
  draw.at = at;
  Vec3 middle, half;
  float* const middles[] = {&middle.x, &middle.y, &middle.z};
  float* const halves[] = {&half.x, &half.y, &half.z};
  for (std::size_t i = 0; i < 3; ++i) {
    draw.origin[i] = mesh.origin[i];
    *middles[i] = mesh.origin[i] + mesh.unit * 0.5f * static_cast<float>(mesh.low[i] + mesh.high[i]);
    *halves[i] = mesh.unit * 0.5f * static_cast<float>(mesh.high[i] - mesh.low[i]);
  }
  Transform place;
  static_cast<skua_transform&>(place) = at;
  const Vec3 centre = place.of(middle);
  draw.middle[0] = centre.x;
  draw.middle[1] = centre.y;
  draw.middle[2] = centre.z;
  draw.radius = length(half) * length(place.along({1, 0, 0}));
  scenes_.back().draws.push_back(draw);
}

}  // namespace skua
