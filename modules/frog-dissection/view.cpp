// What a student sees: the frog in its tray, and in the panel what can be done and what is at hand.
#include <algorithm>
#include <string>
#include <vector>

#include "bodies.h"
#include "names.h"
#include "organs_view.h"
#include "tray.h"

namespace skua::frog {

namespace {

// ---- the stage

constexpr Light kLamp = {.toward = {-0.35f, 0.45f, 1},
                         .color = 0xffe2f2ff,
                         .sky = 0xff9a8f86,
                         .floor = 0xff40444c,
                         .shadow = 0.75f};

/// On its back, or turned over onto its belly.
Transform standing(Ui& ui) {
  if (ui.field("turned") != "yes") return {};
  return Transform::columns({1, 0, 0}, {0, -1, 0}, {0, 0, -1}, {0, 2 * kMiddle, kHeight});
}

/// Where a structure's box is seen.
Rect seen_at(const Camera& camera, const Transform& at, const Span& box) {
  float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
  for (int corner = 0; corner < 8; ++corner) {
    const auto of = [&](int axis, float Vec3::*along) {
      return (corner >> axis & 1) != 0 ? box.high.*along : box.low.*along;
    };
    const auto seen = camera.project(at.of({of(0, &Vec3::x), of(1, &Vec3::y), of(2, &Vec3::z)}));
    if (!seen) continue;
    left = std::min(left, seen->x), right = std::max(right, seen->x);
    top = std::min(top, seen->y), bottom = std::max(bottom, seen->y);
  }
  // What is out of sight keeps a place at the edge, so that the keyboard still gets to it.
  constexpr float kLeast = 2;
  const auto within = [](float& low, float& high, float least, float most) {
    low = std::clamp(low, least, std::max(least, most - kLeast));
    high = std::clamp(high, low + kLeast, std::max(low + kLeast, most));
  };
  within(left, right, camera.rect.x, camera.rect.x + camera.rect.w);
  within(top, bottom, camera.rect.y, camera.rect.y + camera.rect.h);
  return {left, top, right - left, bottom - top};
}

/// The surface that a structure has now, or null.
const skua_mesh* mesh_shown(const Frog& frog, uint32_t structure) {
  if (!frog.is_there(structure)) return nullptr;
  const Bodies& bodies = Bodies::all();
  if (is_straight(frog, structure)) return bodies.straight_of(structure);
  if (frog.is_open(structure) && bodies.opened_of(structure) != nullptr)
    return bodies.opened_of(structure);
  return bodies.mesh_of(structure);
}

Vec3 middle_shown(const Frog& frog, uint32_t structure, const Transform& stands) {
  const Span box = box_of(frog, structure);
  const Vec3 middle =
      is_straight(frog, structure) ? (box.low + box.high) * 0.5f : middle_of(structure);
  return place_of(frog, structure, stands).of(middle);
}

/// What hides bones, brain and mouth.
bool is_wall(uint32_t structure) {
  const std::string_view id = kStructures[structure].id;
  return id.starts_with("skin") || id == "body_wall";
}

void draw(const Frog& frog, Ui& ui, Stage& stage, const Camera& camera, const Transform& stands) {
  const Bodies& bodies = Bodies::all();
  Scene scene(stage, camera, kLamp, {.illustrated = ui.field("illustrated") == "yes"});
  scene.draw(bodies.tray(),
             {.color = 0xffa8a29a, .back = 0xff8a857e, .gloss = 0.7f, .shadow = false});
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const skua_mesh* mesh = mesh_shown(frog, i);
    if (mesh == nullptr) continue;
    Material material = bodies.material_of(i);
    const bool hot = ui.is_hot(kStructures[i].id);
    material.highlight = hot ? 1.0f : frog.at_hand == i ? 0.6f : 0.0f;
    if (frog.through && is_wall(i)) material.opacity = 0.3f;
    scene.draw(*mesh, material, place_of(frog, i, stands));
  }
}

/// What is pressed where several lie: the nearest.
void point(const Frog& frog, Ui& ui, const Ui::Orbit& orbit, const Transform& stands) {
  if (!orbit.pointer) return;
  std::vector<Shape> shapes;
  std::vector<uint32_t> which;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const skua_mesh* mesh = mesh_shown(frog, i);
    if (mesh == nullptr || (frog.through && is_wall(i))) continue;
    shapes.emplace_back(*mesh, place_of(frog, i, stands));
    which.push_back(i);
  }
  const auto hit = cast(shapes, orbit.camera.ray(*orbit.pointer));
  if (hit && frog.is_in_reach(which[hit->shape])) ui.pointed_at(kStructures[which[hit->shape]].id);
}

void name_what_is_at_hand(const Frog& frog, Ui& ui, Stage& stage, const Ui::Orbit& orbit,
                          const Transform& stands) {
  std::vector<skua_label> labels;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (!frog.is_in_reach(i) || !(ui.is_hot(kStructures[i].id) || frog.at_hand == i)) continue;
    if (const auto at = orbit.camera.project(middle_shown(frog, i, stands)))
      labels.push_back(
          {at->x, at->y, to_abi(ui.tr(key_of(kStructures[i].id))), stage.color(SKUA_FOCUS)});
  }
  stage.labels(labels, orbit.camera.rect, {&orbit.controls, 1});
}

void set_pins(const Frog& frog, Ui& ui, Stage& stage, const Camera& camera, const Transform& stands,
              const SimulationLook& look) {
  for (uint32_t i = 0; i < look.pins.size() && i < kStructureCount; ++i) {
    if (look.pins[i] == 0 || !frog.is_there(i)) continue;
    const auto at = camera.project(middle_shown(frog, i, stands));
    ui.pin(stage, at.value_or(Point{}), look.pins[i]);
  }
}

/// What the camera looks at, and from how far at first; each sight is turned by itself.
struct Sight {
  std::string_view id;
  Vec3 target;
  float distance;
};

Sight sight_of(const Frog& frog, Ui& ui, const Transform& stands) {
  if (frog.at_hand != kNothing && ui.field("lens") == "yes")
    return {"lens_view", middle_shown(frog, frog.at_hand, stands), 0.5f};
  // Open, what matters is the trunk, and what was taken out of it.
  const bool whole = frog.lifted == 0 || ui.field("turned") == "yes";
  if (frog.organs.uncoiled || (whole && frog.organs.out == 0))
    return {"frog_view", {0.2f, kMiddle, 0.05f}, 2.55f};
  if (frog.organs.out != 0) return {"organs_view", {0.43f, kMiddle, 0.1f}, 1.75f};
  return {"trunk_view", {0.43f, kMiddle, 0.2f}, 1.25f};
}

void show_stage(const Frog& frog, Ui& ui, const SimulationLook& look) {
  Stage stage = ui.stage();
  const Rect area{0, 0, stage.width(), stage.height()};
  if (stage.drawn()) {
    const Color cloth = stage.dark() ? 0xff2c2622u : 0xffcfd6d2u;
    stage.gradient(area, cloth, mix(cloth, 0xff201c18u, stage.dark() ? 0.5f : 0.25f));
  }
  ui.object("tray", {.description_key = "tray.more"});
  const Transform stands = standing(ui);
  const Sight sight = sight_of(frog, ui, stands);
  const Ui::Orbit orbit = ui.orbit(sight.id,
                                   {.target = sight.target,
                                    .yaw = 1.5708f,
                                    .pitch = 1.22f,
                                    .distance = sight.distance,
                                    .least_pitch = 0.1f,
                                    .most_pitch = 1.5f,
                                    .least_distance = 0.3f,
                                    .most_distance = 3.5f,
                                    .view = 0.75f},
                                   {.rect = area});
  if (stage.drawn()) {
    point(frog, ui, orbit, stands);
    draw(frog, ui, stage, orbit.camera, stands);
    name_what_is_at_hand(frog, ui, stage, orbit, stands);
  }
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (!frog.is_in_reach(i)) continue;
    const StructureFacts& s = kStructures[i];
    const std::string key = key_of(s.id), place = key_of(s.id, "place");
    if (ui.button(s.id,
                  {.key = key,
                   .description_key = frog.is_out(i) ? "organ.on_tray" : std::string_view(place),
                   .rect = stage.drawn()
                               ? seen_at(orbit.camera, place_of(frog, i, stands), box_of(frog, i))
                               : Rect{},
                   .in_scene = true}) &&
        allows(look, Offer::examine))
      ui.command("examine", {{"structure", static_cast<double>(i)}});
  }
  set_pins(frog, ui, stage, orbit.camera, stands, look);
}

// ---- the panel

void open_from_the_belly(Ui& ui, double layers) {
  ui.set_field("turned", "");
  ui.command("lift", {{"layers", layers}});
}

void show_layers(const Frog& frog, Ui& ui, const SimulationLook& look) {
  const bool allowed = allows(look, Offer::lift);
  const std::string upper = layer_key(frog.lifted);
  ui.begin_group("layers");
  ui.heading("layers.title", 3);
  ui.text("layers.upper", {.live = true}, {{"layer", ui.tr(upper)}});
  if (ui.button("lift", {.tone = look.wanted ? Tone::primary : Tone::plain,
                         .disabled = !allowed || frog.lifted == kMostLifted}))
    open_from_the_belly(ui, frog.lifted + 1.0);
  if (ui.button("lay_back", {.disabled = !allowed || frog.lifted == 0}))
    open_from_the_belly(ui, frog.lifted - 1.0);
  if (ui.button("undo", {.disabled = !ui.can_undo()})) ui.command("undo");
  ui.end_group();
}

void show_choices(const Frog& frog, Ui& ui, const SimulationLook& look) {
  if (ui.toggle("female", frog.female, {.disabled = !allows(look, Offer::choose_sex)}))
    ui.command("choose_sex", {{"female", frog.female ? 0.0 : 1.0}});
  if (ui.toggle("through", frog.through, {.disabled = !allows(look, Offer::look_through)}))
    ui.command("look_through", {{"on", frog.through ? 0.0 : 1.0}});
  for (const std::string_view id : {"turned", "illustrated"}) {
    const bool on = ui.field(id) == "yes";
    if (ui.toggle(id, on)) ui.set_field(id, on ? "" : "yes");
  }
}

}  // namespace

void frog_view(const Frog& frog, Ui& ui, const SimulationLook& look) {
  ui.panel();
  show_card(frog, ui, look);
  show_layers(frog, ui, look);
  show_findings(frog, ui);
  show_parts(frog, ui, look);
  show_choices(frog, ui, look);
  show_stage(frog, ui, look);
}

}  // namespace skua::frog
