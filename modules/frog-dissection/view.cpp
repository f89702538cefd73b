// What a student sees: the frog in its tray, and in the panel what can be done and what is at hand.
#include <string>
#include <utility>
#include <vector>

#include "aside_view.h"
#include "bodies.h"
#include "instruments.h"
#include "leader.h"
#include "names.h"
#include "opening_view.h"
#include "organs_view.h"
#include "practical.h"
#include "seen_at.h"
#include "shown.h"
#include "tray.h"

namespace skua::frog {

namespace {

constexpr uint32_t kDeepest = 9;  // layer of the body that stays

// ---- the stage

/// On its back, or turned over onto its belly.
Transform standing(Ui& ui) {
  if (ui.field("turned") != "yes") return {};
  return Transform::columns({1, 0, 0}, {0, -1, 0}, {0, 0, -1}, {0, 2 * kMiddle, kHeight});
}

void draw(const Frog& frog, Ui& ui, Stage& stage, const Camera& camera, const Transform& stands) {
  const Bodies& bodies = Bodies::all();
  const bool illustrated = ui.field("illustrated") == "yes";
  Scene scene(stage, camera, kLamp, {.illustrated = illustrated});
  // Ink has no room for what steel mirrors: it would be a white patch beside the frog.
  scene.draw(
      bodies.tray(),
      {.color = 0xffa8a29a, .back = 0xff8a857e, .gloss = illustrated ? 0 : 0.7f, .shadow = false});
  draw_balance(frog, scene);
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const skua_mesh* mesh = mesh_shown(frog, i);
    if (mesh == nullptr) continue;
    Material material = bodies.material_of(i);
    const bool hot = ui.is_hot(kStructures[i].id);
    material.highlight = hot ? 1.0f : frog.at_hand == i ? 0.6f : 0.0f;
    if (frog.through && is_wall(i)) material.opacity = kThrough;
    scene.draw(*mesh, material, place_of(frog, i, stands));
    if (!(frog.through && is_wall(i)))
      bodies.draw_details(scene, i, material.highlight, place_of(frog, i, stands), &frog);
  }
  draw_opening(frog, ui, scene, stands);
}

/// What is pressed where several lie: the nearest.
void point(const Frog& frog, Ui& ui, const Ui::Orbit& orbit, const Transform& stands) {
  if (!orbit.pointer) return;
  const Shown all = shown(frog, stands);
  const auto hit = cast(all.shapes, orbit.camera.ray(*orbit.pointer));
  if (hit && frog.is_in_reach(all.which[hit->shape]))
    ui.pointed_at(kStructures[all.which[hit->shape]].id);
}

/// Calls `visit` with the place and the number of each pin that a question sets.
template <typename Visit>
void each_pin(const Frog& frog, const Camera& camera, const Transform& stands,
              const SimulationLook& look, Visit visit) {
  for (uint32_t i = 0; i < look.pins.size() && i < kStructureCount; ++i) {
    if (look.pins[i] == 0 || !frog.is_there(i)) continue;
    const auto at = camera.project(leader_end(i, frog, camera, stands));
    visit(at.value_or(skua::Point{}), look.pins[i]);
  }
}

void name_what_is_at_hand(const Frog& frog, Ui& ui, Stage& stage, const Ui::Orbit& orbit,
                          const Transform& stands, const SimulationLook& look,
                          std::vector<Rect> taken) {
  std::vector<skua_label> labels;
  const bool probes = tool_in_hand(ui) == kHands[0];
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (!probes || !frog.is_in_reach(i) || !(ui.is_hot(kStructures[i].id) || frog.at_hand == i))
      continue;
    if (const auto at = orbit.camera.project(leader_end(i, frog, orbit.camera, stands)))
      labels.push_back(
          {at->x, at->y, to_abi(ui.tr(key_of(kStructures[i].id))), stage.color(SKUA_FOCUS)});
  }
  each_pin(frog, orbit.camera, stands, look,
           [&](skua::Point at, uint32_t) { taken.push_back(Ui::pin_area(at)); });
  stage.labels(labels, orbit.camera.rect, taken);
}

/// How it lies, and what is on top: what opens the text view.
void show_tray(const Frog& frog, Ui& ui) {
  const bool turned = ui.field("turned") == "yes";
  const uint32_t upper = frog.upper_layer();
  ui.object("tray", {.description_key = turned ? "tray.more.belly" : "tray.more"},
            {{"layer", ui.tr(upper < kOrgans ? layer_key(upper) : std::string("layer.inside"))}});
}

/// Where nothing is drawn the place stands beside the name, and the card where its part was
/// pressed.
void show_place(const Frog& frog, Ui& ui, const SimulationLook& look, uint32_t structure,
                std::string_view place) {
  if (frog.at_hand == structure) return show_card(frog, ui, look);
  std::string id(kStructures[structure].id);
  id.append(".place");
  ui.text(id, {.key = place, .tone = Tone::quiet});
}

/// Each part in reach by its name, layer by layer from the top.
template <typename Seen>
void show_in_reach(const Frog& frog, Ui& ui, const SimulationLook& look, Seen seen) {
  const bool drawn = ui.stage().drawn();
  for (uint32_t layer = 0; layer <= kDeepest; ++layer) {
    bool begun = false;
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      const StructureFacts& s = kStructures[i];
      if (s.layer != layer || !frog.is_in_reach(i)) continue;
      if (!begun) ui.begin_group(layer_key(layer));
      begun = true;
      const std::string key = key_of(s.id);
      const std::string place = where_key(frog, i);
      if (ui.button(s.id, {.key = key,
                           .description_key = drawn ? place : std::string_view(),
                           .rect = seen(i),
                           .in_scene = true}) &&
          allows(look, Offer::examine))
        ui.command("examine", {{"structure", static_cast<double>(i)}});
      if (!drawn) show_place(frog, ui, look, i, place);
    }
    if (begun) ui.end_group();
  }
}

/// What the camera looks at, and from how far at first; each sight is turned by itself.
struct Sight {
  std::string_view id;
  Vec3 target;
  float distance;
};

/// `works`: a tool for the belly is in the hand.
Sight sight_of(const Frog& frog, Ui& ui, const Transform& stands, bool works) {
  if (frog.at_hand != kNothing && ui.field("lens") == "yes")
    return {"lens_view", middle_shown(frog, frog.at_hand, stands), 0.5f};
  // Open, what matters is the trunk, and what was taken out of it.
  const std::size_t cuts =
      frog.opening.cut_count(Layer::skin) + frog.opening.cut_count(Layer::muscle);
  const bool whole = !(works || cuts > 0) || ui.field("turned") == "yes";
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
  show_tray(frog, ui);
  const Transform stands = standing(ui);
  const bool works = handles_belly(ui, look);
  Sight sight = sight_of(frog, ui, stands, works);
  // On a low stage its feet would lie under the buttons that turn it.
  constexpr float kLow = 420;
  if (sight.id == "frog_view" && stage.height() < kLow) sight.target.x -= 0.18f;
  const Ui::Orbit orbit = ui.orbit(sight.id,
                                   {.target = sight.target,
                                    .yaw = 1.5708f,
                                    .pitch = 1.22f,
                                    .distance = sight.distance,
                                    .least_pitch = 0.1f,
                                    .most_pitch = 1.5f,
                                    .least_distance = 0.3f,
                                    .most_distance = 3.5f,
                                    .view = 0.75f,
                                    .hand = works},
                                   {.rect = area});
  if (stage.drawn()) {
    follow_aside(frog, stage);
    Bodies::look(ui, is_near(orbit.camera, sight.target));
    point(frog, ui, orbit, stands);
    use_tool(frog, ui, look, orbit);
    if (stage.drawing()) draw(frog, ui, stage, orbit.camera, stands);
    draw_tools(frog, ui, stage, orbit, stands);
    const Rect tools = allows_cutting(look) ? show_toolbar(ui, stage, area) : Rect{};
    std::vector<Rect> taken = {orbit.controls, tools};
    show_instruments(frog, ui, stage, orbit.camera, stands, taken);
    name_what_is_at_hand(frog, ui, stage, orbit, stands, look, std::move(taken));
  }
  show_in_reach(frog, ui, look, [&](uint32_t i) {
    return stage.drawn() ? seen_at(orbit.camera, place_of(frog, i, stands), box_shown(frog, i))
                         : Rect{};
  });
  each_pin(frog, orbit.camera, stands, look,
           [&](skua::Point at, uint32_t number) { ui.pin(stage, at, number); });
}

// ---- the panel

void show_choices(const Frog& frog, Ui& ui, const SimulationLook& look, bool drawn) {
  if (ui.toggle("female", frog.female, offered(look, Offer::choose_sex)))
    ui.command("choose_sex", {{"female", frog.female ? 0.0 : 1.0}});
  if (ui.toggle("through", frog.through, offered(look, Offer::look_through)))
    ui.command("look_through", {{"on", frog.through ? 0.0 : 1.0}});
  for (const std::string_view id : {"turned", "illustrated"}) {
    if (id == "illustrated" && !drawn) continue;
    const bool on = ui.field(id) == "yes";
    if (!ui.toggle(id, on)) continue;
    // From behind nothing is cut: what is in hand is laid down.
    if (!on && id == "turned") take_in_hand(ui, kHands[0]);
    ui.set_field(id, on ? "" : "yes");
  }
}

/// Begins again with another frog, once it was asked whether that is meant.
void offer_new_frog(const Frog& frog, Ui& ui, const SimulationLook& look) {
  if (!allows(look, Offer::new_frog)) return;
  if (ui.button("new_frog", when(frog.is_worked_on(), "new_frog.none")))
    ui.set_field("new_frog", "asked");
  if (ui.field("new_frog") != "asked") return;
  bool done = ui.begin_dialog("new_frog.ask");
  ui.text("new_frog.more");
  if (ui.button("new_frog.yes")) {
    ui.command("new_frog");
    done = true;
  }
  ui.end_dialog();
  if (done) ui.set_field("new_frog", "");
}

}  // namespace

void frog_view(const Frog& frog, Ui& ui, const SimulationLook& look) {
  if (look.question) return practical_view(ui, *look.question);
  const bool drawn = ui.stage().drawn();
  ui.panel();
  // First what this stage of the lesson is about: before it is opened, the frog is turned over.
  const bool cuts = allows_cutting(look);
  // What was pressed stands right below the task, unless a tool for the belly is in the hand: both
  // are read together.
  const bool probes = drawn && frog.at_hand != kNothing && tool_in_hand(ui) == kHands[0];
  if (probes) show_card(frog, ui, look);
  if (cuts) show_opening(frog, ui, look, drawn);
  if (!probes && (drawn || frog.at_hand == kNothing)) show_card(frog, ui, look);
  show_findings(frog, ui);
  show_choices(frog, ui, look, drawn);
  offer_new_frog(frog, ui, look);
  show_parts(frog, ui, look);
  if (!cuts && ui.button("undo", when(ui.can_undo(), "undo.none"))) ui.command("undo");
  show_stage(frog, ui, look);
}

}  // namespace skua::frog
