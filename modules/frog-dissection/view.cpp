// What a student sees: the frog in its tray, and in the panel what can be done and what is at hand.
#include <algorithm>
#include <string>
#include <vector>

#include "bodies.h"
#include "leader.h"

namespace skua::frog {

namespace {

/// "part.lung.right" of "lung_right", "part.ventricle" of "ventricle", and with `what`
/// "part.lung.place".
std::string key_of(std::string_view id, std::string_view what = {}) {
  std::string key("part.");
  // The liver's lobes are no pair, though one of them lies right.
  for (const std::string_view side : {std::string_view("_right"), std::string_view("_left")}) {
    if (!id.ends_with(side) || id.starts_with("liver")) continue;
    key.append(id.data(), id.size() - side.size());
    if (what.empty()) {
      key.append(".");
      key.append(side.data() + 1, side.size() - 1);
    }
    id = {};
    break;
  }
  if (!id.empty()) key.append(id.data(), id.size());
  if (!what.empty()) {
    key.append(".");
    key.append(what.data(), what.size());
  }
  return key;
}

constexpr uint32_t kDeepest = 9;  // layer of the body that stays

constexpr std::string_view kSystems[] = {"circulatory", "digestive", "endocrine", "excretory",
                                         "integument",  "muscle",    "nervous",   "reproductive",
                                         "respiratory", "skeleton"};

/// Names of digits' end: "layer.3".
std::string layer_key(uint32_t layer) {
  std::string key("layer.0");
  key.back() = static_cast<char>('0' + layer);
  return key;
}

// ---- what is at hand

void show_card(const Frog& frog, Ui& ui) {
  ui.begin_group("card");
  if (frog.at_hand == kNothing) {
    ui.text("card.none");
  } else {
    const StructureFacts& s = kStructures[frog.at_hand];
    std::string system("system.");
    const std::string_view name = kSystems[static_cast<int>(s.system)];
    system.append(name.data(), name.size());
    ui.heading("card.title", 3, {.live = true},
               {{"part", ui.tr(key_of(s.id))}, {"system", ui.tr(system)}});
    ui.begin_list("card.list");
    ui.item("card.does", {}, {{"words", ui.tr(key_of(s.id, "does"))}});
    ui.item("card.place", {}, {{"words", ui.tr(key_of(s.id, "place"))}});
    ui.item("card.looks", {}, {{"words", ui.tr(key_of(s.id, "looks"))}});
    ui.item("card.human", {}, {{"words", ui.tr(key_of(s.id, "human"))}});
    ui.end_list();
  }
  ui.end_group();
}

// ---- the stage

/// y of the frog's midline, and how high the belly lies over the tray.
constexpr float kMiddle = 0.467f, kHeight = 0.4f;

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
Rect seen_at(const Camera& camera, const Transform& stands, const StructureFacts& s) {
  float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
  for (int corner = 0; corner < 8; ++corner) {
    const auto of = [&](int axis) {
      return static_cast<float>((corner >> axis & 1) != 0 ? s.high[axis] : s.low[axis]) * kFactStep;
    };
    const auto at = camera.project(stands.of({of(0), of(1), of(2)}));
    if (!at) return {};
    left = std::min(left, at->x), right = std::max(right, at->x);
    top = std::min(top, at->y), bottom = std::max(bottom, at->y);
  }
  left = std::max(left, camera.rect.x), top = std::max(top, camera.rect.y);
  right = std::min(right, camera.rect.x + camera.rect.w),
  bottom = std::min(bottom, camera.rect.y + camera.rect.h);
  return right > left && bottom > top ? Rect{left, top, right - left, bottom - top} : Rect{};
}

void draw(const Frog& frog, Ui& ui, Stage& stage, const Camera& camera, const Transform& stands) {
  const Bodies& bodies = Bodies::all();
  const bool illustrated = ui.field("illustrated") == "yes";
  Scene scene(stage, camera, kLamp, {.illustrated = illustrated});
  // Ink has no room for what steel mirrors: it would be a white patch beside the frog.
  scene.draw(
      bodies.tray(),
      {.color = 0xffa8a29a, .back = 0xff8a857e, .gloss = illustrated ? 0 : 0.7f, .shadow = false});
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const skua_mesh* mesh = bodies.mesh_of(i);
    if (mesh == nullptr || !frog.is_there(i)) continue;
    Material material = bodies.material_of(i);
    const bool hot = ui.is_hot(kStructures[i].id);
    material.highlight = hot ? 1.0f : frog.at_hand == i ? 0.6f : 0.0f;
    scene.draw(*mesh, material, stands);
    bodies.draw_details(scene, i, material.highlight, stands);
  }
}

/// What is pressed where several lie: the nearest.
void point(const Frog& frog, Ui& ui, const Ui::Orbit& orbit, const Transform& stands) {
  if (!orbit.pointer) return;
  const Bodies& bodies = Bodies::all();
  std::vector<Shape> shapes;
  std::vector<uint32_t> which;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (bodies.mesh_of(i) == nullptr || !frog.is_there(i)) continue;
    shapes.emplace_back(*bodies.mesh_of(i), stands);
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
    if (const auto at = orbit.camera.project(leader_end(i, frog, orbit.camera, stands)))
      labels.push_back(
          {at->x, at->y, to_abi(ui.tr(key_of(kStructures[i].id))), stage.color(SKUA_FOCUS)});
  }
  stage.labels(labels, orbit.camera.rect, {&orbit.controls, 1});
}

void set_pins(const Frog& frog, Ui& ui, Stage& stage, const Camera& camera, const Transform& stands,
              const SimulationLook& look) {
  for (uint32_t i = 0; i < look.pins.size() && i < kStructureCount; ++i) {
    if (look.pins[i] == 0 || !frog.is_there(i)) continue;
    const auto at = camera.project(leader_end(i, frog, camera, stands));
    ui.pin(stage, at.value_or(Point{}), look.pins[i]);
  }
}

/// How it lies, and what is on top: what opens the text view.
void show_tray(const Frog& frog, Ui& ui) {
  const bool turned = ui.field("turned") == "yes";
  ui.object("tray", {.description_key = turned ? "tray.more.belly" : "tray.more"},
            {{"layer", ui.tr(layer_key(std::min(frog.lifted, kMostLifted)))}});
}

/// Where nothing is drawn the place stands beside the name, and the card where its part was
/// pressed.
void show_place(const Frog& frog, Ui& ui, uint32_t structure, std::string_view place) {
  if (frog.at_hand == structure) return show_card(frog, ui);
  std::string id(kStructures[structure].id);
  id.append(".place");
  ui.text(id, {.key = place, .tone = Tone::quiet});
}

/// Each part in reach by its name, layer by layer from the top.
template <typename Seen>
void show_parts(const Frog& frog, Ui& ui, const SimulationLook& look, Seen seen_at) {
  const bool drawn = ui.stage().drawn();
  for (uint32_t layer = 0; layer <= kDeepest; ++layer) {
    bool begun = false;
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      const StructureFacts& s = kStructures[i];
      if (s.layer != layer || !frog.is_in_reach(i)) continue;
      if (!begun) ui.begin_group(layer_key(layer));
      begun = true;
      const std::string key = key_of(s.id), place = key_of(s.id, "place");
      if (ui.button(s.id, {.key = key,
                           .description_key = drawn ? place : std::string_view(),
                           .rect = seen_at(s),
                           .in_scene = true}) &&
          look.allows(1))
        ui.command("examine", {{"structure", static_cast<double>(i)}});
      if (!drawn) show_place(frog, ui, i, place);
    }
    if (begun) ui.end_group();
  }
}

void show_stage(const Frog& frog, Ui& ui, const SimulationLook& look) {
  Stage stage = ui.stage();
  const Rect area{0, 0, stage.width(), stage.height()};
  if (stage.drawn()) {
    const Color cloth = stage.dark() ? 0xff2c2622u : 0xffcfd6d2u;
    stage.gradient(area, cloth, mix(cloth, 0xff201c18u, stage.dark() ? 0.5f : 0.25f));
  }
  show_tray(frog, ui);
  // Open, what matters is the trunk.
  const bool open = frog.lifted > 0 && ui.field("turned") != "yes";
  const Vec3 target = open ? Vec3{0.43f, kMiddle, 0.2f} : Vec3{0.2f, kMiddle, 0.05f};
  const Ui::Orbit orbit = ui.orbit(open ? "trunk_view" : "frog_view",
                                   {.target = target,
                                    .yaw = 1.5708f,
                                    .pitch = 1.22f,
                                    .distance = open ? 1.25f : 2.55f,
                                    .least_pitch = 0.1f,
                                    .most_pitch = 1.5f,
                                    .least_distance = 0.5f,
                                    .most_distance = 3.5f,
                                    .view = 0.75f},
                                   {.rect = area});
  const Transform stands = standing(ui);
  if (stage.drawn()) {
    point(frog, ui, orbit, stands);
    draw(frog, ui, stage, orbit.camera, stands);
    name_what_is_at_hand(frog, ui, stage, orbit, stands);
  }
  show_parts(frog, ui, look, [&](const StructureFacts& s) {
    return stage.drawn() ? seen_at(orbit.camera, stands, s) : Rect{};
  });
  set_pins(frog, ui, stage, orbit.camera, stands, look);
}

// ---- the panel

void open_from_the_belly(Ui& ui, double layers) {
  ui.set_field("turned", "");
  ui.command("lift", {{"layers", layers}});
}

void show_layers(const Frog& frog, Ui& ui, const SimulationLook& look) {
  const bool allowed = look.allows(0);
  const std::string upper = layer_key(frog.lifted == kMostLifted ? 7 : frog.lifted);
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

void show_choices(const Frog& frog, Ui& ui, const SimulationLook& look, bool drawn) {
  if (ui.toggle("female", frog.female, {.disabled = !look.allows(2)}))
    ui.command("choose_sex", {{"female", frog.female ? 0.0 : 1.0}});
  for (const std::string_view id : {"turned", "illustrated"}) {
    if (id == "illustrated" && !drawn) continue;
    const bool on = ui.field(id) == "yes";
    if (ui.toggle(id, on)) ui.set_field(id, on ? "" : "yes");
  }
}

}  // namespace

void frog_view(const Frog& frog, Ui& ui, const SimulationLook& look) {
  const bool drawn = ui.stage().drawn();
  ui.panel();
  if (drawn || frog.at_hand == kNothing) show_card(frog, ui);
  // First what this stage of the lesson is about: before it is opened, the frog is turned over.
  const bool opens = look.allows(0);
  if (opens) show_layers(frog, ui, look);
  show_choices(frog, ui, look, drawn);
  if (!opens) show_layers(frog, ui, look);
  show_stage(frog, ui, look);
}

}  // namespace skua::frog
