// The stage of the sheet "In space": a lamp, a pane of glass and a shell on a round table, to be
// looked at from all sides.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "solids.h"
#include "view.h"

namespace skua::gallery {
namespace {

constexpr float kDegree = std::numbers::pi_v<float> / 180;
constexpr float kDegreesPerPx = 0.6f;

constexpr std::string_view kIds[] = {"bulb", "shell", "pane"};

/// Made when they are first drawn.
std::optional<Solids> solids;

/// The shell lies on its side, turned about the upright axis.
Transform shell_stands(Ui& ui) {
  const float angle = static_cast<float>(shell_turn(ui)) * kDegree;
  const float c = std::cos(angle), s = std::sin(angle);
  const auto turned = [&](Vec3 v) { return Vec3{c * v.x - s * v.y, s * v.x + c * v.y, v.z}; };
  return Transform::columns(turned({0.94f, -0.342f, 0}), turned({0.171f, 0.4698f, 0.866f}),
                            turned({-0.2962f, -0.8138f, 0.5f}),
                            kShellAt + turned({-0.1f, -0.02f, 0.31f}));
}
constexpr Transform kBulbStands = Transform::move(kLampAt + Vec3{0, 0, kBulbHeight});
constexpr Transform kGlassStands =
    Transform::columns({0.8f, -0.6f, 0}, {0.6f, 0.8f, 0}, {0, 0, 1}, kGlassAt);

Light light_of(const Lamp& lamp) {
  Light light{.toward = {-0.75f, -0.35f, 0.9f}};
  if (!lamp.on)
    return {.toward = light.toward,
            .color = 0xffb09a86,
            .sky = 0xff7a6a58,
            .floor = 0xff3a3632,
            .shadow = 0.5f};
  light.color = 0xffd8ecff;
  return light;
}

void draw_bodies(const Lamp& lamp, Ui& ui, Stage& stage, const Camera& camera,
                 const Transform& shell) {
  const bool illustrated = ui.field("illustrated") == "yes";
  Scene scene(stage, camera, light_of(lamp), {.illustrated = illustrated});
  const auto lit_up = [&](std::string_view id) { return ui.is_hot(id) ? 1.0f : 0.0f; };
  scene.draw(solids->table.mesh(), {.color = 0xff3f6c9a,
                                    .second = 0xff2c527c,
                                    .pattern = 0.05f,
                                    .pattern_strength = 0.25f,
                                    .gloss = 0.35f});
  scene.draw(solids->foot.mesh(), {.color = 0xff5f5249, .gloss = 0.8f}, Transform::move(kLampAt));
  scene.draw(solids->bulb.mesh(),
             {.color = lamp.on ? 0xffc4f0ffu : 0xffb8b4acu,
              .gloss = 0.9f,
              .translucency = lamp.on ? 1.0f : 0.2f,
              .highlight = lit_up("bulb")},
             kBulbStands);
  scene.draw(solids->shell.mesh(),
             {.color = 0xff9cc6e2,
              .second = 0xff33558c,
              .other = 0xffe2f0fa,
              .back = 0xffb4ccf0,
              .turn_axis = {0, 0, 1},
              .turn_from = -0.1f,
              .turn_to = -0.45f,
              .gloss = 0.6f,
              .translucency = 0.4f,
              .highlight = lit_up("shell")},
             shell);
  scene.draw(solids->glass.mesh(),
             {.color = 0xffb5aa96, .gloss = 1, .highlight = lit_up("pane"), .opacity = 0.45f},
             kGlassStands);
}

/// Where a ball is seen.
Rect around(const Camera& camera, Vec3 middle, float radius) {
  const auto at = camera.project(middle);
  if (!at) return {};
  const float depth = dot(vec3(camera.eye) - middle, vec3(camera.back)),
              half = radius * camera.px_at(depth);
  return {at->x - half, at->y - half, 2 * half, 2 * half};
}

/// What was written into a field here; 0 where it was not.
int whole_number(std::string_view text) {
  constexpr int kMost = 100'000;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || number > kMost) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// Where dragging is the hand's, it turns the shell, from where it was when the pointer went down.
void take_hand(Ui& ui, const Ui::Orbit& orbit) {
  constexpr std::string_view kFrom = "hand.from", kAt = "hand.at";
  const auto x = static_cast<int>(std::max(0.0f, orbit.hand_at.x));
  if (orbit.hand == Ui::Hand::down) {
    ui.set_field(kFrom, std::to_string(shell_turn(ui)));
    ui.set_field(kAt, std::to_string(x));
  } else if (orbit.hand == Ui::Hand::moved) {
    const auto by = static_cast<float>(x - whole_number(ui.field(kAt))) * kDegreesPerPx;
    turn_shell(ui, whole_number(ui.field(kFrom)) + static_cast<int>(by));
  } else if (orbit.hand == Ui::Hand::cancelled) {
    turn_shell(ui, whole_number(ui.field(kFrom)));
  }
}

}  // namespace

int shell_turn(Ui& ui) { return whole_number(ui.field("shell.turned")) % 360; }
void turn_shell(Ui& ui, int degrees) {
  const int step = static_cast<int>(std::floor(static_cast<float>(degrees) / kShellStep + 0.5f));
  ui.set_field("shell.turned", std::to_string(((step * kShellStep) % 360 + 360) % 360));
}

void show_in_space(const Lamp& lamp, Ui& ui) {
  Stage stage = ui.stage();
  const Rect area{0, 0, stage.width(), stage.height()};
  if (stage.drawn()) {
    const Color dusk =
        mix(stage.color(SKUA_STEEL), stage.color(SKUA_SKY_TOP), stage.dark() ? 1.0f : 0.35f);
    stage.gradient(area, dusk, mix(dusk, stage.color(SKUA_SKY_LOW), 0.45f));
  }
  ui.object("space", {.description_key = "space.more"});
  const Ui::Orbit orbit = ui.orbit("space_view",
                                   {.target = {0, 0, 0.25f},
                                    .yaw = 0.45f,
                                    .pitch = 0.45f,
                                    .distance = 3.3f,
                                    .least_pitch = 0.03f,
                                    .least_distance = 1.2f,
                                    .most_distance = 6,
                                    .view = 0.65f,
                                    .hand = ui.field("hand") == "yes"},
                                   {.rect = area});
  take_hand(ui, orbit);
  const Transform shell = shell_stands(ui);
  const Vec3 places[] = {kLampAt + Vec3{0, 0, kBulbHeight}, shell.of({0, 0, -0.28f}),
                         kGlassAt + Vec3{0, 0, 0.27f}};
  constexpr float kSizes[] = {kBulbRadius, 0.32f, 0.26f};
  const std::string_view keys[] = {lamp.on ? "lamp.on" : "lamp.off", "shell", "pane"};
  if (stage.drawn()) {
    if (!solids) solids.emplace();
    const Shape shapes[] = {
        Shape(solids->bulb.mesh(), kBulbStands), Shape(solids->shell.mesh(), shell),
        Shape(solids->glass.mesh(), kGlassStands),
        Shape(solids->foot.mesh(), Transform::move(kLampAt)), Shape(solids->table.mesh())};
    if (orbit.pointer) {
      const auto hit = cast(shapes, orbit.camera.ray(*orbit.pointer));
      if (hit && hit->shape < std::size(kIds)) ui.pointed_at(kIds[hit->shape]);
    }
    draw_bodies(lamp, ui, stage, orbit.camera, shell);
    std::vector<skua_label> labels;
    for (std::size_t i = 0; i < std::size(kIds); ++i) {
      const auto at = orbit.camera.project(places[i]);
      if (at && !is_hidden(shapes, orbit.camera, places[i], kSizes[i] * 1.1f))
        labels.push_back({at->x, at->y, to_abi(ui.tr(keys[i])),
                          stage.color(ui.is_hot(kIds[i]) ? SKUA_FOCUS : SKUA_STEEL)});
    }
    stage.labels(labels, area, {&orbit.controls, 1});
  }
  const auto look = [&](std::size_t i) {
    return Look{.key = keys[i],
                .description_key = i == 0   ? "bulb.more"
                                   : i == 1 ? "shell.more"
                                            : "pane.more",
                .rect = stage.drawn() ? around(orbit.camera, places[i], kSizes[i]) : Rect{},
                .in_scene = true};
  };
  if (ui.button(kIds[0], look(0))) ui.command("switch_lamp");
  ui.object(kIds[1], look(1));
  ui.object(kIds[2], look(2));
}

}  // namespace skua::gallery
