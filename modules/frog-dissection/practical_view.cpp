// What a student sees of the practical: in the panel names to choose from, or a field to type one;
// on the stage the opened frog with its pins. No structure bears its name there, to eye or ear.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "bodies.h"
#include "names.h"
#include "part_words.h"
#include "practical.h"
#include "typed_name.h"

namespace skua::frog {

namespace {

/// Field: the question whose pin is described.
constexpr std::string_view kDescribed = "practical.described";

struct Pin {
  uint32_t number, structure;
};

/// A question of either kind.
struct Asked {
  explicit Asked(const Question& q) {
    if (q.kind == 0) {
      const PinSheet sheet(static_cast<uint32_t>(q.given[0]));
      female = sheet.female();
      const auto pin = static_cast<uint32_t>(q.given[1]), of = static_cast<uint32_t>(q.given[2]);
      for (uint32_t i = 1; i <= std::max(pin, of); ++i) pins.push_back({i, sheet.structure(i)});
      asked = pins[pin - 1];
      names = sheet.names(pin);
      tells = q.given[3] != 0;
      fields = 2;
    } else {
      asked = {static_cast<uint32_t>(q.given[1]), static_cast<uint32_t>(q.given[0])};
      female = kStructures[asked.structure].sex == Sex::female;
      pins = {asked};
      names = names_for(asked.structure, female, asked.structure * 100 + asked.number);
      tells = q.given[2] != 0;
    }
  }
  bool female = false, tells = false;
  Pin asked{};
  std::vector<Pin> pins;  ///< that are to be seen
  std::array<uint32_t, kNamesToChoose> names{};
  uint32_t fields = 1;  ///< of an answer; the last one is the part
};

/// The frog as it lies opened for a pin: nothing is left that lies over the pin's layer.
struct Opened {
  Opened(const Asked& asked, uint32_t structure)
      : female(asked.female), layer(kStructures[structure].layer) {}
  bool female;
  uint32_t layer;

  bool shows(uint32_t structure) const {
    constexpr uint32_t kBody = 8;  // and deeper: what stays when all organs are out
    const StructureFacts& s = kStructures[structure];
    if (!has_it(female, structure)) return false;
    if (s.layer < kBody || layer >= kBody) return s.layer >= layer;
    constexpr std::string_view kSeen[] = {"skin_dorsal", "body_wall", "eye_right", "eye_left"};
    return std::ranges::find(kSeen, std::string_view(s.id)) != std::end(kSeen);
  }
  /// Whether another pin can be seen to stand in it.
  bool can_be_pinned(uint32_t structure) const {
    constexpr uint32_t kUnder = 2;  // layers that are seen beside what lies over them
    return shows(structure) && kStructures[structure].layer <= layer + kUnder;
  }
};

std::string id_of(const Question& q, std::string_view end) {
  std::string id(q.id.data(), q.id.size());
  id.append(".");
  id.append(end.data(), end.size());
  return id;
}

std::string_view said(Ui& ui, uint32_t structure, std::string_view what) {
  return ui.tr(key_of(kStructures[structure].id, what));
}
/// Its name without a side.
std::string_view name_of(Ui& ui, uint32_t structure) {
  return ui.tr(key_of(without_side(kStructures[structure].id)));
}

// ---- the question

/// How it looks and feels, and where it lies: no word of it is its name.
void describe(Ui& ui, const std::string& id, uint32_t structure) {
  ui.text(id + ".looks", {.key = "practical.looks"}, {{"words", said(ui, structure, "looks")}});
  ui.text(id + ".place", {.key = "practical.place"}, {{"words", said(ui, structure, "place")}});
}

/// The first structure of this name, in any spelling and with or without its side; nothing where
/// none has it.
std::optional<uint32_t> called(Ui& ui, std::string_view typed) {
  const std::string wanted = folded(typed);
  if (wanted.empty()) return std::nullopt;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (folded(name_of(ui, i)) == wanted || folded(ui.tr(key_of(kStructures[i].id))) == wanted)
      return named_alike(i);
  }
  return std::nullopt;
}

std::optional<uint32_t> type_name(Ui& ui, const Question& q) {
  constexpr uint32_t kLongest = 60;
  const std::string field = id_of(q, "typed");
  const std::string typed(ui.text_field(field, kLongest, 1, {}, {.key = "practical.typed"}).text);
  const auto part = called(ui, typed);
  if (part) {
    ui.text(field + ".known", {.key = "practical.known", .live = true},
            {{"part", name_of(ui, *part)}});
  } else if (!typed.empty()) {
    ui.text(field + ".unknown", {.key = "practical.unknown"});
  }
  return part;
}

std::optional<uint32_t> choose_name(Ui& ui, const Question& q, const Asked& asked) {
  std::array<std::string_view, kNamesToChoose> options;
  std::ranges::transform(asked.names, options.begin(), [](uint32_t structure) {
    return without_side(kStructures[structure].id);
  });
  const std::string_view chosen = ui.choice(id_of(q, "name"), options, {.key = "part"});
  const auto known = std::ranges::find(options, chosen);
  if (known == options.end()) return std::nullopt;
  return asked.names[static_cast<std::size_t>(known - options.begin())];
}

/// After an answer: what was named, and in practice what that looks like, or what it is.
void tell(Ui& ui, const Question& q, const Asked& asked) {
  if (q.answer == nullptr) return;
  const auto named = static_cast<uint32_t>(q.answer[asked.fields - 1]);
  const std::string id = id_of(q, "told");
  const NumberText n = ui.number(asked.asked.number);
  if (!asked.tells) {
    ui.text(id, {.key = "practical.named", .tone = Tone::info},
            {{"n", n}, {"part", name_of(ui, named)}});
  } else if (!q.open) {
    ui.text(id, {.key = "practical.is", .tone = Tone::right, .live = true},
            {{"n", n},
             {"part", name_of(ui, asked.asked.structure)},
             {"does", said(ui, asked.asked.structure, "does")}});
  } else {
    ui.text(id, {.key = "practical.other", .tone = Tone::again, .live = true},
            {{"part", name_of(ui, named)},
             {"looks", said(ui, named, "looks")},
             {"place", said(ui, named, "place")}});
  }
}

// ---- the stage

constexpr float kMiddle = 0.467f, kAbove = 2;

std::vector<Shape> shapes_of(const Opened& frog, std::vector<uint32_t>& which) {
  std::vector<Shape> shapes;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const skua_mesh* mesh = Bodies::own().mesh_of(i);
    if (mesh == nullptr || !frog.shows(i)) continue;
    shapes.emplace_back(*mesh);
    which.push_back(i);
  }
  return shapes;
}

/// Where a pin stands that is stuck into a structure from above: of what is seen of it from there,
/// the place nearest to its middle.
Vec3 foot_of(const Opened& frog, uint32_t structure) {
  constexpr uint32_t kTried = 80;
  const Vec3 middle = middle_of(structure);
  const skua_mesh* mesh = Bodies::own().mesh_of(structure);
  if (mesh == nullptr) return middle;
  std::vector<uint32_t> which;
  const std::vector<Shape> shapes = shapes_of(frog, which);
  Vec3 foot = middle;
  float nearest = std::numeric_limits<float>::max();
  for (uint32_t i = 0; i < mesh->vertex_count; i += 1 + mesh->vertex_count / kTried) {
    const int16_t* at = mesh->vertices[i].place;
    const float x = mesh->origin[0] + mesh->unit * at[0], y = mesh->origin[1] + mesh->unit * at[1];
    const float off = skua::length(Vec3{x - middle.x, y - middle.y, 0});
    if (off >= nearest) continue;
    const auto hit = cast(shapes, {{x, y, kAbove}, {0, 0, -1}});
    if (!hit || which[hit->shape] != structure) continue;
    nearest = off;
    foot = {x, y, kAbove - hit->distance};
  }
  return foot;
}

/// It is worked out once for each structure, and each sex: what lies about it may differ. By the
/// module's own meshes, so that the same pins are seen whatever finer ones are drawn.
Vec3 foot_of(const Asked& asked, uint32_t structure) {
  static std::array<std::optional<Vec3>, 2 * kStructureCount> known;
  std::optional<Vec3>& foot = known[2 * structure + (asked.female ? 1 : 0)];
  if (!foot) foot = foot_of(Opened(asked, structure), structure);
  return *foot;
}

void draw(const Opened& frog, const Asked& asked, Ui& ui, Stage& stage, const Camera& camera) {
  const Bodies& bodies = Bodies::all();
  const bool illustrated = ui.field("illustrated") == "yes";
  Scene scene(stage, camera, kLamp, {.illustrated = illustrated});
  scene.draw(
      bodies.tray(),
      {.color = 0xffa8a29a, .back = 0xff8a857e, .gloss = illustrated ? 0 : 0.7f, .shadow = false});
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (bodies.mesh_of(i) == nullptr || !frog.shows(i)) continue;
    Material material = bodies.material_of(i);
    material.highlight = i == asked.asked.structure ? 0.6f : 0.0f;
    scene.draw(*bodies.mesh_of(i), material);
    bodies.draw_details(scene, i, material.highlight, {});
  }
}

/// A pin with its number on its head.
void draw_pin(Ui& ui, Stage& stage, skua::Point foot, skua::Point head, uint32_t number,
              bool asked) {
  constexpr float kRadius = 14;
  constexpr TextStyle kStyle{.px = 14, .bold = true, .align = SKUA_ALIGN_CENTER};
  const NumberText n = ui.number(number);
  const Color color = stage.color(asked ? SKUA_ACCENT : SKUA_SURFACE);
  const Color ink = stage.color(asked ? SKUA_ON_ACCENT : SKUA_TEXT);
  stage.line(foot, head, 0xff202020u, 4);
  stage.line(foot, head, 0xffe8e8e8u, 2);
  stage.disc(head, kRadius, color);
  stage.ring(head, kRadius, ink, asked ? 2.5f : 1.5f);
  stage.text({head.x, head.y - stage.measure(n, kStyle).h / 2}, n, ink, kStyle);
}

/// A pin and where it is seen.
struct SeenPin {
  Pin pin;
  skua::Point foot{}, head{};
};

/// Those that stand in what is seen now, the one that is asked first; of others none so near to one
/// before that a finger would press both.
std::vector<SeenPin> seen_pins(const Opened& frog, const Asked& asked, bool drawn,
                               const Camera& camera) {
  constexpr float kApart = 44;
  std::vector<Pin> pins = {asked.asked};
  for (const Pin& pin : asked.pins) {
    if (pin.number != asked.asked.number && frog.can_be_pinned(pin.structure)) pins.push_back(pin);
  }
  std::vector<SeenPin> seen;
  for (const Pin& pin : pins) {
    SeenPin one{pin};
    if (drawn) {
      const auto foot = camera.project(foot_of(asked, pin.structure));
      if (!foot) continue;
      one.foot = *foot;
      one.head = {foot->x + 10, foot->y - 34};
      const auto too_near = [&](const SeenPin& other) {
        return std::abs(other.head.x - one.head.x) < kApart &&
               std::abs(other.head.y - one.head.y) < kApart;
      };
      if (std::ranges::any_of(seen, too_near)) continue;
    }
    seen.push_back(one);
  }
  return seen;
}

void show_pins(const Opened& frog, const Question& q, const Asked& asked, Ui& ui, Stage& stage,
               const Camera& camera) {
  constexpr float kTouch = 22;
  const std::vector<SeenPin> pins = seen_pins(frog, asked, stage.drawn(), camera);
  // The one that is asked lies over the others.
  for (std::size_t i = pins.size(); stage.drawn() && i-- > 0;)
    draw_pin(ui, stage, pins[i].foot, pins[i].head, pins[i].pin.number, i == 0);
  for (const SeenPin& seen : pins) {
    const auto [number, structure] = seen.pin;
    const NumberText n = ui.number(number);
    std::string id("pin_00");
    id[4] = static_cast<char>('0' + number / 10);
    id[5] = static_cast<char>('0' + number % 10);
    const Rect rect = stage.drawn()
                          ? Rect{seen.head.x - kTouch, seen.head.y - kTouch, 2 * kTouch, 2 * kTouch}
                          : Rect{};
    if (number != asked.asked.number) {
      // What is said of it could name what the asked one stands in.
      ui.object(id, {.key = "lesson.pin", .rect = rect}, {{"n", n}});
      continue;
    }
    if (ui.button(id, {.key = "lesson.pin", .description_key = "practical.pin", .rect = rect},
                  {{"n", n},
                   {"looks", said(ui, structure, "looks")},
                   {"place", said(ui, structure, "place")}}))
      ui.set_field(kDescribed, q.id);
    if (!stage.drawn()) describe(ui, id, structure);
  }
}

void show_stage(const Question& q, const Asked& asked, Ui& ui) {
  const Opened frog(asked, asked.asked.structure);
  Stage stage = ui.stage();
  const Rect area{0, 0, stage.width(), stage.height()};
  if (stage.drawn()) {
    const Color cloth = stage.dark() ? 0xff2c2622u : 0xffcfd6d2u;
    stage.gradient(area, cloth, mix(cloth, 0xff201c18u, stage.dark() ? 0.5f : 0.25f));
  }
  const NumberText of = ui.number(static_cast<double>(asked.pins.size()));
  ui.object("tray", {.description_key = "practical.tray"}, {{"n", of}});
  constexpr Vec3 kTarget{0.43f, kMiddle, 0.2f};
  const Ui::Orbit orbit = ui.orbit("trunk_view",
                                   {.target = kTarget,
                                    .yaw = 1.5708f,
                                    .pitch = 1.22f,
                                    .distance = 1.25f,
                                    .least_pitch = 0.1f,
                                    .most_pitch = 1.5f,
                                    .least_distance = 0.5f,
                                    .most_distance = 3.5f,
                                    .view = 0.75f},
                                   {.rect = area});
  if (stage.drawn()) {
    Bodies::look(ui, is_near(orbit.camera, kTarget));
    draw(frog, asked, ui, stage, orbit.camera);
  }
  show_pins(frog, q, asked, ui, stage, orbit.camera);
}

}  // namespace

bool ask_pin(const Frog&, Ui& ui, const Question& q, double* answer) {
  const Asked asked(q);
  if (!q.open) {
    tell(ui, q, asked);
    return false;
  }
  if (ui.field(kDescribed) == q.id) {
    describe(ui, id_of(q, "described"), asked.asked.structure);
  } else if (ui.button(id_of(q, "describe"), {.key = "practical.describe", .tone = Tone::quiet})) {
    ui.set_field(kDescribed, q.id);
  }
  const bool types = ui.field("practical.types") == "yes";
  const auto part = types ? type_name(ui, q) : choose_name(ui, q, asked);
  if (ui.toggle("practical.types", types)) ui.set_field("practical.types", types ? "" : "yes");
  tell(ui, q, asked);
  if (!part) return false;
  if (asked.fields == 2) answer[0] = q.given[0];
  answer[asked.fields - 1] = *part;
  return true;
}

void practical_view(Ui& ui, const Question& q) {
  const Asked asked(q);
  const bool drawn = ui.stage().drawn();
  ui.panel();
  constexpr int kMinutes = 10, kMore = 5;
  ui.timer("practical.timer", kMinutes, kMore, {.description_key = "practical.timer.more"});
  if (drawn) {
    const bool on = ui.field("illustrated") == "yes";
    if (ui.toggle("illustrated", on)) ui.set_field("illustrated", on ? "" : "yes");
  }
  show_stage(q, asked, ui);
}

}  // namespace skua::frog
