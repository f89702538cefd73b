// The belly on the stage: how it is drawn, and what a pointer with a tool does.
#include "opening_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "aside_view.h"
#include "landmarks.h"
#include "sheet_body.h"
#include "tool_picture.h"

namespace skua::frog {

namespace {

constexpr Layer kBoth[] = {Layer::skin, Layer::muscle};
constexpr std::array<std::string_view, kLayers> kStructureOf{"skin_ventral", "muscle_ventral"};
constexpr std::string_view kIncision = "incision", kTaken = "taken";

uint32_t structure_of(Layer layer) {
  return structure_called(kStructureOf[static_cast<uint32_t>(layer)]);
}

/// As it is now.
SheetBody& body_of(const Frog& frog, Layer layer) {
  static std::array<SheetBody, kLayers> bodies{SheetBody(1000, false), SheetBody(1010, true)};
  SheetBody& body = bodies[static_cast<uint32_t>(layer)];
  const double thickness = layer == Layer::skin ? kSkin.thickness : kMuscle.thickness;
  body.follow(frog.opening.sheet(layer), kMiddle, static_cast<float>(thickness));
  return body;
}

/// Where the pointer's ray meets the belly.
struct Met {
  Point at;  ///< as the model has it
  float z = 0;
  std::optional<Layer> layer;
};
Met met(const Frog& frog, const Ray& ray) {
  constexpr float kUsual = 0.28f;  // beside the belly: about as high as it lies
  const std::array shapes{Shape(body_of(frog, Layer::skin).outside()),
                          Shape(body_of(frog, Layer::muscle).outside())};
  const auto hit = cast(shapes, ray);
  float far = hit ? hit->distance : 0;
  if (!hit && ray.direction.z < -0.05f) far = (kUsual - ray.from.z) / ray.direction.z;
  const Vec3 p = ray.at(far);
  return {{static_cast<double>(p.x), static_cast<double>(p.y - kMiddle)},
          p.z,
          hit ? std::optional(kBoth[hit->shape]) : std::nullopt};
}

double units(double lengths) { return std::floor(lengths / kPerUnit + 0.5); }

/// As commands name a pin.
std::string digits_of(uint32_t number) {
  std::string name;
  char digits[10];
  std::size_t count = 0;
  for (; number > 0; number /= 10) digits[count++] = static_cast<char>('0' + number % 10);
  while (count > 0) name.append(&digits[--count], 1);
  return name;
}

/// Where a pin's head is seen.
std::optional<skua::Point> seen_head(const Frog& frog, Layer layer, const Pin& pin,
                                     const Camera& camera, const Transform& stands) {
  const Place at = frog.opening.sheet(layer).vertices()[pin.vertex].at + Place{0, 0, 0.045};
  return camera.project(stands.of(in_scene(at)));
}

void make_cut(Ui& ui, std::string_view tool, std::string_view path) {
  const std::string_view chosen = ui.field("depth");
  ui.command("cut_path",
             {{"tool", tool}, {"depth", chosen.empty() ? kDepths[0] : chosen}, {"path", path}});
}

/// A blade draws a path, which is cut when the pointer goes up.
void draw_blade(const Frog& frog, Ui& ui, const Ui::Orbit& orbit, std::string_view tool) {
  constexpr double kStep = 0.012;
  if (orbit.hand == Ui::Hand::cancelled) return ui.set_field(kIncision, {});
  if (orbit.hand == Ui::Hand::held) return;
  const Met now = met(frog, orbit.camera.ray(orbit.hand_at));
  std::vector<Point> path;
  if (orbit.hand != Ui::Hand::down)
    path = read_path(ui.field(kIncision)).value_or(std::vector<Point>{});
  constexpr std::size_t kRoom = 199;
  const bool far = path.empty() || length(now.at - path.back()) >= kStep;
  const bool last = orbit.hand == Ui::Hand::up && path.size() > 1;
  if (last && !far) path.pop_back();
  if ((far || last) && path.size() < kRoom) path.push_back(now.at);
  if (orbit.hand != Ui::Hand::up) return ui.set_field(kIncision, path_text(path));
  ui.set_field(kIncision, {});
  if (path.size() > 1) make_cut(ui, tool, path_text(path));
}

/// The forceps take what the pointer went down on, lift it, and hold it where the pointer goes.
void draw_forceps(const Frog& frog, Ui& ui, const Ui::Orbit& orbit) {
  constexpr float kLeast = 0.01f, kLift = 0.6f, kMostLift = 0.09f;
  if (orbit.hand == Ui::Hand::held) return;
  if (orbit.hand == Ui::Hand::down) {
    const Met at = met(frog, orbit.camera.ray(orbit.hand_at));
    std::string taken;
    if (at.layer) {
      taken.append(kLayerNames[static_cast<uint32_t>(*at.layer)]);
      taken.append(" ", 1);
      const Point places[] = {at.at, {static_cast<double>(at.z), 0}};
      taken.append(path_text(places));
    }
    return ui.set_field(kTaken, taken);
  }
  std::string_view taken = ui.field(kTaken);
  const std::size_t gap = taken.find(' ');
  const auto places =
      gap == std::string_view::npos ? std::nullopt : read_path(taken.substr(gap + 1));
  if (!places || places->size() != 2) return;
  const Point from = places->front();
  const float height = static_cast<float>(places->back().x);
  const Ray ray = orbit.camera.ray(orbit.hand_at);
  if (ray.direction.z > -0.05f) return;
  // The farther from where it was taken, the higher it is held: twice, since that is seen
  // elsewhere.
  float z = height;
  Point to = from;
  for (int i = 0; i < 3; ++i) {
    const Vec3 p = ray.at((z - ray.from.z) / ray.direction.z);
    to = {static_cast<double>(p.x), static_cast<double>(p.y - kMiddle)};
    z = height + std::min(kMostLift, kLift * static_cast<float>(length(to - from)));
  }
  if (length(to - from) >= static_cast<double>(kLeast) || frog.opening.held()) {
    ui.command("pull", {{"layer", taken.substr(0, gap)},
                        {"x", units(from.x)},
                        {"y", units(from.y)},
                        {"to_x", units(to.x)},
                        {"to_y", units(to.y)},
                        {"to_z", units(static_cast<double>(z))}});
  }
  if (orbit.hand != Ui::Hand::moved) ui.set_field(kTaken, {});
}

/// On a pin it is taken out; else one is set where the pointer is, or where the forceps hold
/// something.
void handle_pins(const Frog& frog, Ui& ui, const Ui::Orbit& orbit) {
  constexpr float kNear = 18;
  if (orbit.hand != Ui::Hand::up) return;
  for (const Layer layer : kBoth) {
    for (const Pin& pin : frog.opening.pins(layer)) {
      const auto head = seen_head(frog, layer, pin, orbit.camera, {});
      if (!head) continue;
      const float x = head->x - orbit.hand_at.x, y = head->y - orbit.hand_at.y;
      if (x * x + y * y > kNear * kNear) continue;
      return take_pin_out(ui, layer, pin.id);
    }
  }
  const Met at = met(frog, orbit.camera.ray(orbit.hand_at));
  const auto layer = frog.opening.held() ? frog.opening.held() : at.layer;
  if (layer) pin_down(frog, ui, *layer, at.at);
}

// ---- what is drawn over the scene

void draw_pins(const Frog& frog, Stage& stage, const Camera& camera, const Transform& stands) {
  constexpr Color kShaft = 0xffd8d4d0, kEdge = 0xff30241c, kHead = 0xffc8783c;
  for (const Layer layer : kBoth) {
    for (const Pin& pin : frog.opening.pins(layer)) {
      const Place& foot = frog.opening.sheet(layer).vertices()[pin.vertex].at;
      const auto low = camera.project(stands.of(in_scene(foot)));
      const auto head = seen_head(frog, layer, pin, camera, stands);
      if (!low || !head) continue;
      stage.line(*low, *head, kEdge, 4);
      stage.line(*low, *head, kShaft, 2);
      stage.disc(*head, 6.5f, kEdge);
      stage.disc(*head, 5, kHead);
      stage.disc({head->x - 1.5f, head->y - 1.5f}, 1.6f, 0xb0ffffff);
    }
  }
}

/// Where a cut would go.
void draw_incision(const Frog& frog, Ui& ui, Stage& stage, const Camera& camera) {
  const auto path = read_path(ui.field(kIncision));
  if (!path || path->empty()) return;
  const Ground& ground = frog.opening.sheet(Layer::skin).ground();
  std::vector<skua::Point> seen;
  for (const Point& p : *path) {
    if (const auto at = camera.project(in_scene({p.x, p.y, ground.height_at(p.x, p.y) + 0.008})))
      seen.push_back(*at);
  }
  stage.path(seen, 0xff201410, 5);
  stage.path(seen, 0xff5a6cff, 2.5f);
}

}  // namespace

bool shows_inside(const Frog& frog) { return frog.opening.cut_count(Layer::muscle) > 0; }

Vec3 in_scene(Place p) {
  return {static_cast<float>(p.x), static_cast<float>(p.y) + kMiddle, static_cast<float>(p.z)};
}

void draw_opening(const Frog& frog, Ui& ui, Scene& scene, const Transform& stands) {
  constexpr Color kSkinInside = 0xffdfe4ea, kMuscleInside = 0xffb2bbd6, kSkinEdge = 0xff5a6aa0,
                  kMuscleEdge = 0xff3a4890;
  for (const Layer layer : kBoth) {
    const bool skin = layer == Layer::skin;
    if (!skin && frog.opening.cut_count(Layer::skin) == 0) continue;  // nothing of it is seen
    const SheetBody& body = body_of(frog, layer);
    const uint32_t structure = structure_of(layer);
    Material outside = Bodies::all().material_of(structure);
    if (outside.other != 0) {
      // All of it is belly, whichever way it comes to lie, and has no spots.
      outside.color = std::exchange(outside.other, 0);
      outside.pattern = 0;
    }
    outside.back = skin ? kSkinInside : kMuscleInside;
    // Whoever works on it looks at the cut, not at an outline around it.
    const bool probes = tool_in_hand(ui) == kHands[0];
    outside.highlight = !probes                                ? 0.0f
                        : ui.is_hot(kStructures[structure].id) ? 1.0f
                        : frog.at_hand == structure            ? 0.6f
                                                               : 0.0f;
    outside.opacity = frog.through ? kThrough : 1;
    scene.draw(body.outside(), outside, stands);
    if (body.inside().index_count == 0) continue;
    scene.draw(body.inside(),
               {.color = outside.back,
                .second = skin ? kSkinEdge : kMuscleEdge,
                .back = skin ? kSkinEdge : kMuscleEdge,
                .gloss = 0.75f,
                .translucency = 0.3f,
                .highlight = outside.highlight,
                .opacity = outside.opacity},
               stands);
  }
}

void add_opening(const Frog& frog, const Transform& stands, Shown& all) {
  for (const Layer layer : kBoth)
    all.add(structure_of(layer), body_of(frog, layer).outside(), stands);
}

void take_in_hand(Ui& ui, std::string_view tool) {
  ui.set_field("tool", tool);
  if (tool != kHands[0]) ui.set_field("turned", {});
}

Rect show_toolbar(Ui& ui, Stage& stage, const Rect& area) {
  constexpr float kButton = 48, kInset = 8;
  const Rect all{area.x + kInset, area.y + kInset, kButton, kButton * kHands.size()};
  if (!stage.drawn() || all.h + 2 * kInset > area.h) return {};
  stage.rect(all, with_alpha(stage.color(SKUA_SURFACE), 0.92f), 12);
  stage.frame(all, stage.color(SKUA_CONTROL), 1.5f, 12);
  const std::string_view in_hand = tool_in_hand(ui);
  for (std::size_t i = 0; i < kHands.size(); ++i) {
    std::string id("take."), key("tool.");
    for (std::string* text : {&id, &key}) text->append(kHands[i].data(), kHands[i].size());
    const Rect place{all.x, all.y + kButton * static_cast<float>(i), kButton, kButton};
    const bool pressed = ui.button(id, {.key = key, .rect = place});
    const bool chosen = in_hand == kHands[i];
    const Rect inner{place.x + 3, place.y + 3, kButton - 6, kButton - 6};
    if (chosen || ui.is_hot(id)) stage.rect(inner, stage.color(SKUA_TINT), 9);
    if (chosen) stage.frame(inner, stage.color(SKUA_ACCENT), 2.5f, 9);
    draw_instrument(stage, {place.x + 12, place.y + kButton - 13}, kHands[i], 0.4f);
    if (pressed) take_in_hand(ui, kHands[i]);
  }
  return all;
}

std::string_view tool_in_hand(Ui& ui) {
  const std::string_view tool = ui.field("tool");
  return tool.empty() ? "probe" : tool;
}

bool allows_cutting(const SimulationLook& look) { return allows(look, Offer::cut); }

bool handles_belly(Ui& ui, const SimulationLook& look) {
  if (ui.field("turned") == "yes") return false;
  const std::string_view tool = tool_in_hand(ui);
  if (tool == "scissors" || tool == "scalpel") return allows(look, Offer::cut_path);
  if (tool == "forceps") return allows(look, Offer::pull) || allows(look, Offer::move_aside);
  return tool == "pins" && allows(look, Offer::pin);
}

void pin_down(const Frog& frog, Ui& ui, Layer layer, Point at) {
  uint32_t next = 1;
  for (const Pin& pin : frog.opening.pins(layer)) next = std::max(next, pin.id + 1);
  const std::string name = digits_of(next);
  ui.command("pin", {{"layer", kLayerNames[static_cast<uint32_t>(layer)]},
                     {"name", name},
                     {"x", units(at.x)},
                     {"y", units(at.y)}});
}

void take_pin_out(Ui& ui, Layer layer, uint32_t pin) {
  const std::string name = digits_of(pin);
  ui.command("unpin", {{"layer", kLayerNames[static_cast<uint32_t>(layer)]}, {"name", name}});
}

void use_tool(const Frog& frog, Ui& ui, const SimulationLook& look, const Ui::Orbit& orbit) {
  if (orbit.hand == Ui::Hand::none) return;
  const std::string_view tool = tool_in_hand(ui);
  if (tool == "forceps" && allows(look, Offer::move_aside) && draw_organ(frog, ui, orbit)) return;
  if (tool == "forceps") return draw_forceps(frog, ui, orbit);
  if (tool == "pins") return handle_pins(frog, ui, orbit);
  draw_blade(frog, ui, orbit, tool);
}

void draw_tools(const Frog& frog, Ui& ui, Stage& stage, const Ui::Orbit& orbit,
                const Transform& stands) {
  if (ui.field("turned") != "yes") draw_pins(frog, stage, orbit.camera, stands);
  draw_incision(frog, ui, stage, orbit.camera);
  const std::string_view tool = tool_in_hand(ui);
  const auto layer = frog.opening.held();
  if (layer) {
    const Sheet& sheet = frog.opening.sheet(*layer);
    const auto tip = orbit.camera.project(stands.of(in_scene(sheet.vertices()[*sheet.held()].at)));
    if (tip) draw_instrument(stage, *tip, "forceps");
  }
  const bool in_hand =
      orbit.hand == Ui::Hand::held || orbit.hand == Ui::Hand::down || orbit.hand == Ui::Hand::moved;
  if (in_hand && tool != "pins" && !(tool == "forceps" && layer))
    draw_instrument(stage, orbit.hand_at, tool);
}

}  // namespace skua::frog
