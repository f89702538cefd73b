// What a student sees: two bodies side by side, what each point is in one and in the other, and
// what was compared so far.
#include <algorithm>
#include <string>
#include <vector>

#include "bodies.h"
#include "seen_at.h"
#include "side_by_side.h"

namespace skua::frog {

namespace {

constexpr std::string_view kFigureKeys[] = {"sex.male", "sex.female", "compare.frog",
                                            "compare.human"};
constexpr std::string_view kFigureIds[] = {"male", "female", "frog", "human"};
constexpr std::string_view kDepthKeys[] = {"compare.depth.outside", "compare.depth.organs",
                                           "compare.depth.deep"};
constexpr std::string_view kLikenessKeys[] = {"compare.likeness.same", "compare.likeness.altered",
                                              "compare.likeness.embryo", "compare.likeness.human"};

std::string_view key_of(Figure figure) { return kFigureKeys[static_cast<uint32_t>(figure)]; }
std::string_view key_of(Likeness likeness) {
  return kLikenessKeys[static_cast<uint32_t>(likeness)];
}
std::string with(std::string_view one, std::string_view dot, std::string_view other) {
  std::string all(one.data(), one.size());
  all.append(dot.data(), dot.size());
  all.append(other.data(), other.size());
  return all;
}
/// "male.testis".
std::string id_of(Figure figure, uint32_t point) {
  return with(kFigureIds[static_cast<uint32_t>(figure)], ".", kPoints[point].id);
}

// ---- the stage

struct Picture {
  std::vector<Stand> stands;
  Rect area;
  bool alone;  ///< there is room for one of them
};

/// Whether, of both, the second one is looked at: as the student chose, or where pins stand.
bool looks_at_other(Ui& ui, const SimulationLook& look) {
  const std::string_view chosen = ui.field("compare.other");
  if (!chosen.empty()) return chosen == "yes";
  for (uint32_t i = kPointCount; i < look.pins.size(); ++i) {
    if (look.pins[i] != 0) return true;
  }
  return false;
}

Picture picture_of(const Comparison& c, Ui& ui, const Stage& stage, const SimulationLook& look) {
  Picture picture{{}, {0, 0, stage.width(), stage.height()}, false};
  constexpr float kRoomForTwo = 560;
  picture.alone = stage.drawn() && picture.area.w < kRoomForTwo * stage.letters();
  const uint32_t first = picture.alone && looks_at_other(ui, look) ? 1 : 0;
  picture.stands.push_back(stand_of(c, first, picture.alone));
  if (!picture.alone) picture.stands.push_back(stand_of(c, 1, false));
  return picture;
}

/// Laid open, what matters is the trunk.
Ui::Orbit turn(const Comparison& c, Ui& ui, const Picture& picture) {
  constexpr float kView = 0.75f, kHalf = 0.3936f;  // the tangent of half of it
  const bool open = c.depth != Bared::outside;
  const float aspect = picture.area.h > 0 ? picture.area.w / picture.area.h : 1;
  const float wide = (picture.alone ? 0.62f : 1.16f) * (open ? 0.8f : 1.0f);
  const float distance = std::max(open ? 1.7f : 2.35f, wide / (kHalf * aspect) + 0.2f);
  const Vec3 target{open ? 0.46f : 0.24f, kMiddle, 0.12f};
  const Ui::Orbit orbit = ui.orbit(open ? "compare.view.open" : "compare.view",
                                   {.target = target,
                                    .yaw = 1.5708f,
                                    .pitch = 1.32f,
                                    .distance = distance,
                                    .least_pitch = 0.1f,
                                    .most_pitch = 1.5f,
                                    .least_distance = 0.4f,
                                    .most_distance = std::max(3.6f, distance),
                                    .view = kView},
                                   {.key = "compare.view", .rect = picture.area});
  Bodies::look(ui, is_near(orbit.camera, target));
  return orbit;
}

void draw(const Comparison& c, Ui& ui, Stage& stage, const Picture& picture, const Camera& camera) {
  const bool illustrated = ui.field("illustrated") == "yes";
  Scene scene(stage, camera, kLamp, {.illustrated = illustrated});
  if (!c.human) {
    constexpr float kLarger = 1.36f, kLess = 1 - kLarger;
    scene.draw(
        Bodies::all().tray(),
        {.color = 0xffa8a29a, .back = 0xff8a857e, .gloss = illustrated ? 0 : 0.7f, .shadow = false},
        Transform::columns({kLarger, 0, 0}, {0, kLarger, 0}, {0, 0, kLarger},
                           {0.2f * kLess, kMiddle * kLess, 0}));
  }
  std::array<float, kPointCount> light{};
  for (uint32_t p = 0; p < kPointCount; ++p) {
    const bool hot = ui.is_hot(id_of(c.figure(0), p)) || ui.is_hot(id_of(c.figure(1), p));
    light[p] = hot ? 1.0f : c.at_hand == p ? 0.6f : 0.0f;
  }
  for (const Stand& stand : picture.stands) draw_body(c, scene, stand, light);
}

void point(const Comparison& c, Ui& ui, const Ui::Orbit& orbit, const Picture& picture) {
  if (!orbit.pointer) return;
  if (const auto hit = met(c, picture.stands, orbit.camera.ray(*orbit.pointer)))
    ui.pointed_at(id_of(picture.stands[hit->stand].figure, hit->point));
}

/// Who it is, and how long, once that was measured.
struct FigureName {
  std::string_view who, key;
  NumberText mm;

  FigureName(const Comparison& c, Ui& ui, Figure figure)
      : who(key_of(figure)),
        key(c.measured && !c.human ? "compare.measured_name" : who),
        mm(ui.number(figure == Figure::male ? kMale_mm : kFemale_mm)) {}
};

/// Above each of them its name.
void name_figures(const Comparison& c, Ui& ui, Stage& stage, const Picture& picture,
                  const Camera& camera, std::vector<Rect>& taken) {
  for (const Stand& stand : picture.stands) {
    const auto at =
        camera.project(stand.at.of({0.6f, stand.figure == Figure::human ? 0 : kMiddle, 0.2f}));
    if (!at) continue;
    const TextStyle style{.px = 16 * stage.letters(), .bold = true, .align = SKUA_ALIGN_CENTER};
    const FigureName name(c, ui, stand.figure);
    const std::string_view words = ui.tr(name.key, {{"who", ui.tr(name.who)}, {"mm", name.mm}});
    const skua_size size = stage.measure(words, style);
    const float x = std::clamp(at->x, size.w / 2 + 14,
                               std::max(size.w / 2 + 14, picture.area.w - size.w / 2 - 14));
    const Rect card{x - size.w / 2 - 10, 10, size.w + 20, size.h + 8};
    taken.push_back(card);
    stage.rect(card, stage.color(SKUA_SURFACE), card.h / 2);
    stage.text({x, card.y + 4}, words, stage.color(SKUA_TEXT), style);
  }
}

/// A ruler from snout to vent.
void draw_ruler(const Comparison& c, Stage& stage, const Picture& picture, const Camera& camera) {
  if (!c.measured || c.human || c.depth != Bared::outside) return;
  constexpr float kVent = 0.15f, kSnout = 1, kBeside = kMiddle - 0.23f, kAbove = 0.1f,
                  kTick = 0.03f;
  const Color steel = stage.color(SKUA_STEEL), ground = with_alpha(stage.color(SKUA_SURFACE), 0.8f);
  for (const Stand& stand : picture.stands) {
    const auto at = [&](float x, float aside) {
      return camera.project(stand.at.of({x, kBeside + aside, kAbove}));
    };
    const auto line = [&](std::optional<skua::Point> a, std::optional<skua::Point> b) {
      if (!a || !b) return;
      stage.line(*a, *b, ground, 6);
      stage.line(*a, *b, steel, 2.5f);
    };
    line(at(kVent, 0), at(kSnout, 0));
    for (const float end : {kVent, kSnout}) line(at(end, -kTick), at(end, kTick));
  }
}

/// Calls `visit` with the place and the number of each pin that a question sets.
template <typename Visit>
void each_pin(const Comparison& c, const Picture& picture, const Camera& camera,
              const SimulationLook& look, Visit visit) {
  const auto set = [&](Figure figure, uint32_t point, uint32_t number) {
    for (const Stand& stand : picture.stands) {
      if (stand.figure != figure) continue;
      const auto at = camera.project(stand.at.of(place_of_point(figure, point)));
      visit(at.value_or(skua::Point{}), number);
    }
  };
  for (uint32_t i = 0; i < look.pins.size(); ++i) {
    if (look.pins[i] == 0) continue;
    if (i < kPointCount) {
      const Figure figure = c.figure(has_point(c.figure(0), i) ? 0 : 1);
      if (kPoints[i].human == c.human) set(figure, i, look.pins[i]);
      continue;
    }
    for (uint32_t p = 0; p < kPointCount; ++p) {
      if (c.human && static_cast<uint32_t>(kPoints[p].in_human) == i - kPointCount)
        set(Figure::human, p, look.pins[i]);
    }
  }
}

void name_what_is_at_hand(const Comparison& c, Ui& ui, Stage& stage, const Picture& picture,
                          const Ui::Orbit& orbit, const SimulationLook& look,
                          std::vector<Rect>& taken) {
  std::vector<skua_label> labels;
  for (const Stand& stand : picture.stands) {
    for (uint32_t p = 0; p < kPointCount; ++p) {
      const bool wanted = ui.is_hot(id_of(stand.figure, p)) || c.at_hand == p;
      if (!wanted || !c.is_shown(p) || !has_point(stand.figure, p)) continue;
      if (const auto at = orbit.camera.project(stand.at.of(place_of_point(stand.figure, p))))
        labels.push_back({at->x, at->y, to_abi(ui.tr(kPoints[p].name)), stage.color(SKUA_FOCUS)});
    }
  }
  taken.push_back(orbit.controls);
  each_pin(c, picture, orbit.camera, look,
           [&](skua::Point at, uint32_t) { taken.push_back(Ui::pin_area(at)); });
  stage.labels(labels, picture.area, taken);
}

/// All points that are laid open now, by name: in each body those that it has.
void show_points(const Comparison& c, Ui& ui, const SimulationLook& look, const Picture& picture,
                 const Ui::Orbit* orbit) {
  for (const Stand& stand : picture.stands) {
    const FigureName name(c, ui, stand.figure);
    const std::string_view who = name.who;
    ui.begin_group(who, {.key = name.key}, {{"who", ui.tr(who)}, {"mm", name.mm}});
    for (uint32_t p = 0; p < kPointCount; ++p) {
      if (!c.is_shown(p) || !has_point(stand.figure, p)) continue;
      const Rect rect = orbit != nullptr
                            ? seen_at(orbit->camera, stand.at, box_of_point(stand.figure, p))
                            : Rect{};
      if (ui.button(id_of(stand.figure, p),
                    {.key = "compare.part_of", .rect = rect, .in_scene = true},
                    {{"who", ui.tr(who)}, {"part", ui.tr(kPoints[p].name)}}) &&
          look.allows(kCompare))
        ui.command("compare", {{"point", static_cast<double>(p)}});
    }
    ui.end_group();
  }
}

void show_stage(const Comparison& c, Ui& ui, const SimulationLook& look) {
  Stage stage = ui.stage();
  const Picture picture = picture_of(c, ui, stage, look);
  ui.object("compare.stage",
            {.key = c.human ? "compare.stage.human" : "compare.stage",
             .description_key = "compare.stage.more"},
            {{"depth", ui.tr(kDepthKeys[static_cast<uint32_t>(c.depth)])}});
  const auto set_pin = [&](skua::Point at, uint32_t number) { ui.pin(stage, at, number); };
  if (!stage.drawn()) {
    show_points(c, ui, look, picture, nullptr);
    return each_pin(c, picture, Camera(), look, set_pin);
  }
  const Color cloth = stage.dark() ? 0xff2c2622u : 0xffcfd6d2u;
  stage.gradient(picture.area, cloth, mix(cloth, 0xff201c18u, stage.dark() ? 0.5f : 0.25f));
  const Ui::Orbit orbit = turn(c, ui, picture);
  point(c, ui, orbit, picture);
  draw(c, ui, stage, picture, orbit.camera);
  std::vector<Rect> taken;
  draw_ruler(c, stage, picture, orbit.camera);
  name_figures(c, ui, stage, picture, orbit.camera, taken);
  name_what_is_at_hand(c, ui, stage, picture, orbit, look, taken);
  show_points(c, ui, look, picture, &orbit);
  each_pin(c, picture, orbit.camera, look, set_pin);
}

// ---- the panel

void say(Ui& ui, std::string_view id, std::string_view key) {
  ui.item(id, {}, {{"words", ui.tr(key)}});
}

void show_card(const Comparison& c, Ui& ui) {
  ui.begin_group("compare.card");
  if (c.at_hand == kNoPoint) {
    ui.text("compare.card.none");
    return ui.end_group();
  }
  const ComparedPoint& p = kPoints[c.at_hand];
  ui.heading("compare.card.title", 3, {.live = true}, {{"part", ui.tr(p.name)}});
  const std::string_view words = p.words;
  if (c.human) ui.text("compare.likeness", {.key = key_of(p.likeness), .tone = Tone::info});
  ui.begin_list("compare.card.list");
  if (!c.human) {
    say(ui, "compare.card.male", with(words, ".", "male"));
    say(ui, "compare.card.female", with(words, ".", "female"));
  } else if (words.starts_with("part.")) {
    say(ui, "card.does", with(words, ".", "does"));
    say(ui, "compare.card.frog", with(words, ".", "looks"));
    say(ui, "card.human", with(words, ".", "human"));
  } else {
    say(ui, "compare.card.frog", with(words, ".", "frog"));
    say(ui, "card.human", with(words, ".", "human"));
  }
  ui.end_list();
  ui.end_group();
}

void show_controls(const Comparison& c, Ui& ui, const SimulationLook& look,
                   const Picture& picture) {
  ui.begin_group("compare.controls");
  if (look.allows(kOpenTo)) {
    if (const auto depth = ui.slider(
            "compare.depth", {.min = 0,
                              .max = 2,
                              .step = 1,
                              .value = static_cast<double>(c.depth),
                              .value_text = ui.tr(kDepthKeys[static_cast<uint32_t>(c.depth)])}))
      ui.command("open_to", {{"depth", *depth}});
  }
  if (!c.human && look.allows(kMeasure)) {
    if (c.measured) {
      const NumberText male = ui.number(kMale_mm), female = ui.number(kFemale_mm);
      ui.text("compare.lengths", {.live = true}, {{"male", male}, {"female", female}});
    } else if (ui.button("compare.measure")) {
      ui.command("measure");
    }
  }
  if (!c.human && look.allows(kCall) && ui.toggle("compare.call", c.calls))
    ui.command("call", {{"on", c.calls ? 0.0 : 1.0}});
  if (look.allows(kStandBeside) && ui.toggle("compare.beside_human", c.human))
    ui.command("stand_beside", {{"human", c.human ? 0.0 : 1.0}});
  if (picture.alone) {
    const bool other = looks_at_other(ui, look);
    if (ui.toggle("compare.other", other)) ui.set_field("compare.other", other ? "no" : "yes");
  }
  if (picture.area.w > 0) {
    const bool drawn = ui.field("illustrated") == "yes";
    if (ui.toggle("illustrated", drawn)) ui.set_field("illustrated", drawn ? "" : "yes");
  }
  if (ui.button("undo", {.disabled = !ui.can_undo()})) ui.command("undo");
  ui.end_group();
}

/// What was compared, a row for each point.
void show_table(const Comparison& c, Ui& ui) {
  if (c.compared_count(c.human) == 0) return;
  std::vector<std::string_view> columns{ui.tr("compare.column.part")}, cells;
  if (c.human) {
    columns.push_back(ui.tr("compare.column.likeness"));
  } else {
    columns.push_back(ui.tr("sex.male"));
    columns.push_back(ui.tr("sex.female"));
  }
  const NumberText male = ui.number(kMale_mm), female = ui.number(kFemale_mm);
  const std::string_view lengths[] = {ui.tr("compare.mm", {{"mm", male}}),
                                      ui.tr("compare.mm", {{"mm", female}})};
  for (uint32_t p = 0; p < kPointCount; ++p) {
    if (kPoints[p].human != c.human || !c.was_compared(p)) continue;
    cells.push_back(ui.tr(kPoints[p].name));
    if (c.human) {
      cells.push_back(ui.tr(key_of(kPoints[p].likeness)));
      continue;
    }
    const bool size = std::string_view(kPoints[p].id) == "size";
    for (uint32_t place = 0; place < 2; ++place)
      cells.push_back(
          size && c.measured
              ? lengths[place]
              : ui.tr(has_point(c.figure(place), p) ? "compare.has" : "compare.has_not"));
  }
  ui.heading("compare.table.title", 3);
  ui.table("compare.table", columns, cells);
}

}  // namespace

void comparison_view(const Comparison& c, Ui& ui, const SimulationLook& look) {
  const Picture picture = picture_of(c, ui, ui.stage(), look);
  ui.panel();
  show_card(c, ui);
  show_controls(c, ui, look, picture);
  show_table(c, ui);
  show_stage(c, ui, look);
}

}  // namespace skua::frog
