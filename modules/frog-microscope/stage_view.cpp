#include "stage_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "paint.h"

namespace skua::microscope {

namespace {

constexpr Color kSurround = rgb(0x14191f), kInk = rgb(0x1b1420), kPale = rgb(0xe9eef3);
constexpr float kRail = 44;  // px, for the knobs that move the slide
constexpr std::string_view kDrag = "scope.drag";

struct Eyepiece {
  Point middle;
  float r, px_per_um;
  Rect rect() const { return {middle.x - r, middle.y - r, 2 * r, 2 * r}; }
  Point at(const Microscope& m, double x, double y) const {
    return {middle.x + static_cast<float>(x - m.x_um()) * px_per_um,
            middle.y + static_cast<float>(y - m.y_um()) * px_per_um};
  }
};

Eyepiece lay_out(const Stage& stage, const Microscope& m) {
  const float w = stage.width() - kRail, h = stage.height() - kRail;
  const float r = std::max(20.0f, std::min(w, h) / 2 - 6);
  return {{w / 2, h / 2}, r, r * 2 / static_cast<float>(m.field_um())};
}

void draw_section(const Microscope& m, Stage& stage, const Eyepiece& eye) {
  const float blur = std::min(
      static_cast<float>(m.blur_um()) * eye.px_per_um * 0.45f + (m.is_sharp() ? 0 : 0.8f), 13.0f);
  Painter painter(stage, eye.middle, eye.px_per_um, m.x_um(), m.y_um(), blur, m.field_box());
  switch (m.what()) {
    case Slide::skin:
      return paint_skin({m.seed()}, painter);
    case Slide::muscle:
      return paint_muscle({m.seed()}, painter);
    case Slide::intestine:
      return paint_gut({m.seed()}, painter);
    case Slide::liver:
      return paint_liver({m.seed()}, painter);
    case Slide::lung:
      return paint_lung({m.seed()}, painter);
    case Slide::blood:
      return paint_smear({m.seed(), false}, painter);
    case Slide::human_blood:
      return paint_smear({m.seed(), true}, painter);
    case Slide::testis:
      return paint_testis({m.seed()}, painter);
    case Slide::mystery:
      return;
  }
}

/// A circle that stays one at any size, as thick as is wanted.
void draw_round(Stage& stage, Point middle, float r, float wide, Color c) {
  constexpr int kCorners = 160;
  Point line[kCorners + 2];
  for (int i = 0; i < kCorners + 2; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kCorners;
    line[i] = {middle.x + r * std::cos(angle), middle.y + r * std::sin(angle)};
  }
  stage.path(line, c, wide);
}

void draw_field(const Microscope& m, Stage& stage, const Eyepiece& eye) {
  stage.rect({0, 0, stage.width(), stage.height()}, kSurround);
  stage.clip(eye.rect());
  stage.rect(eye.rect(), kLight);
  draw_section(m, stage, eye);
  // The tube: darkness around a round field, with a soft edge.
  for (int k = 0; k < 7; ++k)
    draw_round(stage, eye.middle, eye.r - 1.5f - 2.2f * static_cast<float>(k), 2.4f,
               with_alpha(kInk, 0.16f - 0.022f * static_cast<float>(k)));
  const float wide = eye.r * 0.5f;
  draw_round(stage, eye.middle, eye.r + wide / 2 - 0.5f, wide, kSurround);
  stage.unclip();
  draw_round(stage, eye.middle, eye.r, 2, rgb(0x39434d));
}

/// 100 divisions across the field, as they are engraved in the eyepiece. A number stands on the
/// other side of the line where one of the `points`, to which names lead, would lie on it. Adds
/// where the numbers stand.
void draw_scale(const Microscope& m, Ui& ui, Stage& stage, const Eyepiece& eye,
                std::span<const Point> points, std::vector<Rect>& numbers) {
  const Direction d = axis(static_cast<uint32_t>(m.turn));
  const auto dx = static_cast<float>(d.x), dy = static_cast<float>(d.y);
  const auto at = [&](float division, float off) {
    const float along = (division / 50 - 1) * eye.r;
    return Point{eye.middle.x + along * dx - off * dy, eye.middle.y + along * dy + off * dx};
  };
  const Color ink = with_alpha(kInk, 0.9f), under = with_alpha(rgb(0xffffff), 0.5f);
  stage.line(at(0, 0), at(100, 0), under, 3);
  stage.line(at(0, 0), at(100, 0), ink, 1.2f);
  const float step = eye.r / 50;
  for (int k = 1; k < 100; ++k) {
    const bool ten = k % 10 == 0, five = k % 5 == 0;
    if (!five && step < 3) continue;
    const float size = ten ? 13.0f : five ? 9.0f : 5.0f;
    const auto n = static_cast<float>(k);
    stage.line(at(n, -size), at(n, 0), ink, ten ? 1.6f : 1.0f);
    if (!ten || (step < 3.2f && k % 20 != 0)) continue;
    const NumberText number = ui.number(k);
    constexpr TextStyle kStyle{.px = 12, .bold = true, .align = SKUA_ALIGN_CENTER};
    const skua_size words = stage.measure(number, kStyle);
    const auto beside = [&](float off) {
      const Point p = at(n, off);
      return Rect{p.x - words.w / 2 - 2, p.y - words.h / 2, words.w + 4, words.h};
    };
    Rect ground = beside(-size - 9);
    constexpr float kDot = 5;
    if (std::ranges::any_of(points, [&](const Point& p) {
          return p.x > ground.x - kDot && p.x < ground.x + ground.w + kDot &&
                 p.y > ground.y - kDot && p.y < ground.y + ground.h + kDot;
        }))
      ground = beside(12);
    stage.rect(ground, with_alpha(rgb(0xffffff), 0.8f), 4);
    numbers.push_back(ground);
    stage.text({ground.x + ground.w / 2, ground.y}, number, ink, kStyle);
  }
}

/// A bar as long as it says, and the objective.
Rect draw_bar(const Microscope& m, Ui& ui, Stage& stage, const Eyepiece& eye) {
  constexpr double kLengths[] = {1000, 500, 200, 100, 50, 20};
  double um = kLengths[5];
  for (const double one : kLengths) {
    um = one;
    if (one <= m.field_um() * 0.24) break;
  }
  const NumberText n = ui.number(um);
  const std::string_view words = ui.tr("scope.bar", {{"n", n}});
  const TextStyle style{.px = 14, .bold = true, .align = SKUA_ALIGN_CENTER};
  const skua_size size = stage.measure(words, style);
  const float long_px = static_cast<float>(um) * eye.px_per_um, w = std::max(long_px, size.w) + 20;
  const Rect card{eye.middle.x - w / 2, eye.middle.y + eye.r * 0.97f - size.h - 20, w, size.h + 14};
  stage.rect(card, with_alpha(rgb(0xffffff), 0.86f), 8);
  const float y = card.y + card.h - 6;
  stage.text({eye.middle.x, card.y + 2}, words, kInk, style);
  stage.rect({eye.middle.x - long_px / 2, y - 2, long_px, 3}, kInk);
  const NumberText power = ui.number(m.magnification(), m.power % 10 == 0 ? 0 : 1);
  stage.text({12, 10}, ui.tr("scope.objective", {{"n", power}}), kPale, {.px = 16, .bold = true});
  return card;
}

int32_t read_whole(std::string_view& text) {
  int32_t value = 0;
  bool minus = false;
  std::size_t k = 0;
  for (; k < text.size() && text[k] != ','; ++k) {
    if (text[k] == '-')
      minus = true;
    else
      value = value * 10 + (text[k] - '0');
  }
  text.remove_prefix(std::min(text.size(), k + 1));
  return minus ? -value : value;
}

void move_to(const Microscope& m, Ui& ui, double x_tenths, double y_tenths) {
  const Reach reach = reach_of(m.what());
  const double x = std::clamp(std::floor(x_tenths + 0.5), reach.left * 10.0, reach.right * 10.0);
  const double y = std::clamp(std::floor(y_tenths + 0.5), reach.top * 10.0, reach.bottom * 10.0);
  if (x == m.x && y == m.y) return;
  ui.command("move", {{"x", x}, {"y", y}});
}

/// The slide follows the pointer that drags it; picked up by key, it is moved by a quarter of the
/// field.
bool drag(const Microscope& m, Ui& ui, const SimulationLook& look, const Eyepiece& eye) {
  const Rect all = eye.rect();
  const float third = all.w / 3, edge = all.w / 6;
  const skua_spot spots[] = {
      {to_abi("scope.left"), {all.x, all.y + third, edge, third}},
      {to_abi("scope.right"), {all.x + all.w - edge, all.y + third, edge, third}},
      {to_abi("scope.up"), {all.x + third, all.y, third, edge}},
      {to_abi("scope.down"), {all.x + third, all.y + all.w - edge, third, edge}},
  };
  const Ui::Drag held = ui.draggable(
      "scope.slide_held", "", spots,
      {.description_key = "scope.slide_held.more", .disabled = !look.allows(kMove), .rect = all});
  if (!held.dropped.empty()) {
    const double quarter = m.field_um() * 2.5;
    const double dx = held.dropped == "scope.left"    ? -quarter
                      : held.dropped == "scope.right" ? quarter
                                                      : 0;
    const double dy = held.dropped == "scope.up"     ? -quarter
                      : held.dropped == "scope.down" ? quarter
                                                     : 0;
    move_to(m, ui, m.x + dx, m.y + dy);
  }
  if (!held.at) {
    if (!ui.field(kDrag).empty()) ui.set_field(kDrag, "");
    return held.held;
  }
  std::string_view from = ui.field(kDrag);
  if (from.empty()) {
    const int32_t begin[] = {static_cast<int32_t>(held.at->x), static_cast<int32_t>(held.at->y),
                             m.x, m.y};
    std::string text;
    for (const int32_t one : begin) {
      text.append(std::to_string(one));
      text.append(",");
    }
    ui.set_field(kDrag, text);
    return false;
  }
  const int32_t px = read_whole(from), py = read_whole(from), x = read_whole(from),
                y = read_whole(from);
  const double scale = 10 / static_cast<double>(eye.px_per_um);
  const double to_x = x - (static_cast<double>(held.at->x) - px) * scale,
               to_y = y - (static_cast<double>(held.at->y) - py) * scale;
  // In steps of a hundredth of the field, so that a drag is a few dozen commands.
  const double step = m.field_um() / 10;
  if (std::abs(to_x - m.x) >= step || std::abs(to_y - m.y) >= step) move_to(m, ui, to_x, to_y);
  return false;
}

/// Two knobs on rails, as those of a mechanical stage.
void rails(const Microscope& m, Ui& ui, Stage& stage, const SimulationLook& look,
           const Eyepiece& eye) {
  const Reach reach = reach_of(m.what());
  const double step = std::max(10.0, std::floor(m.field_um() / 2));
  const auto mm = [&](int32_t tenths) { return ui.number(std::abs(tenths) / 10000.0, 2); };
  const Color rail = rgb(0x36404a), knob = rgb(0xaebccb);
  const float w = 2 * eye.r * 0.8f, grip = 30;
  const auto draw = [&](Rect track, Rect r, bool is_hot) {
    if (!stage.drawn()) return;
    stage.rect(track, rail, 4);
    const Rect face{r.x + 6, r.y + 6, r.w - 12, r.h - 12};
    stage.rect(face, knob, 6);
    if (is_hot) stage.focus_frame(face, 3, 6);
  };
  {
    const float y = eye.middle.y + eye.r + 6, x0 = eye.middle.x - w / 2;
    const auto t = static_cast<float>((m.x / 10.0 - reach.left) / (reach.right - reach.left));
    const Rect track{x0, y + kRail / 2 - 4, w, 6}, r{x0 + t * (w - grip), y, grip, kRail - 4};
    const NumberText n = mm(m.x);
    const auto to =
        ui.slider("scope.x",
                  {.min = reach.left * 10.0,
                   .max = reach.right * 10.0,
                   .step = step,
                   .value = static_cast<double>(m.x),
                   .value_text = ui.tr(m.x < 0 ? "scope.x.left" : "scope.x.right", {{"n", n}}),
                   .track = {x0, y, w, kRail - 4}},
                  {.disabled = !look.allows(kMove), .rect = r});
    draw(track, r, ui.is_hot("scope.x"));
    if (to) move_to(m, ui, *to, m.y);
  }
  const float x = eye.middle.x + eye.r + 4, y0 = eye.middle.y - w / 2;
  const auto t = static_cast<float>((m.y / 10.0 - reach.top) / (reach.bottom - reach.top));
  const Rect track{x + kRail / 2 - 5, y0, 6, w}, r{x, y0 + t * (w - grip), kRail - 4, grip};
  const NumberText n = mm(m.y);
  const auto to =
      ui.slider("scope.y",
                {.min = reach.top * 10.0,
                 .max = reach.bottom * 10.0,
                 .step = step,
                 .value = static_cast<double>(m.y),
                 .value_text = ui.tr(m.y < 0 ? "scope.y.up" : "scope.y.down", {{"n", n}}),
                 .vertical = true,
                 .track = {x, y0, kRail - 4, w}},
                {.disabled = !look.allows(kMove), .rect = r});
  draw(track, r, ui.is_hot("scope.y"));
  if (to) move_to(m, ui, m.x, *to);
}

}  // namespace

void show_stage(const Microscope& m, Ui& ui, const SimulationLook& look,
                const std::vector<SeenKind>& kinds) {
  Stage stage = ui.stage();
  const Eyepiece eye = lay_out(stage, m);
  const Naming naming(m, look);
  const bool drawn = stage.drawn();
  std::string slide("scope.slide.");
  slide.append(kSlideIds[static_cast<std::size_t>(m.slide)]);
  const NumberText field = ui.number(m.field_um() / 1000, 2),
                   power = ui.number(m.magnification(), m.power % 10 == 0 ? 0 : 1);
  ui.object("scope.view",
            {.description_key = "scope.view.more",
             .rect = {eye.middle.x - 1, eye.middle.y - eye.r, 2, 2}},
            {{"slide", ui.tr(slide)},
             {"power", power},
             {"field", field},
             {"sharp", ui.tr(m.is_sharp() ? "scope.sharp" : "scope.blurred")}});
  const bool held = drag(m, ui, look, eye);
  if (drawn) draw_field(m, stage, eye);
  const bool scale = look.shows(kScale) && ui.field("scope.hide_scale") != "yes";
  std::vector<Rect> avoid;
  std::vector<Point> points;
  for (const SeenKind& one : kinds) {
    if (drawn && naming.lists(one.kind)) points.push_back(eye.at(m, one.nearest.x, one.nearest.y));
  }
  if (drawn && scale) draw_scale(m, ui, stage, eye, points, avoid);
  if (drawn) avoid.push_back(draw_bar(m, ui, stage, eye));
  if (drawn && held) {
    for (uint32_t k = 0; k < 4; ++k) {
      const Direction d = kAround[k * 16];
      const auto x = static_cast<float>(d.x), y = static_cast<float>(d.y);
      const Point c{eye.middle.x + x * eye.r * 0.84f, eye.middle.y + y * eye.r * 0.84f};
      const Point arrow[] = {{c.x + 14 * x, c.y + 14 * y},
                             {c.x - 8 * x - 12 * y, c.y - 8 * y + 12 * x},
                             {c.x - 8 * x + 12 * y, c.y - 8 * y - 12 * x}};
      stage.polygon(arrow, stage.color(SKUA_FOCUS));
      const Point around[] = {arrow[0], arrow[1], arrow[2], arrow[0]};
      stage.path(around, stage.color(SKUA_SURFACE), 2);
    }
  }
  rails(m, ui, stage, look, eye);
  // What is to be found, one of each kind.
  std::vector<skua_label> names;
  std::vector<std::string> words;
  words.reserve(kinds.size());
  for (const SeenKind& one : kinds) {
    if (!naming.lists(one.kind)) continue;
    const Point at = drawn ? eye.at(m, one.nearest.x, one.nearest.y) : Point{};
    if (naming.pin(one.kind) != 0) {
      ui.pin(stage, at, naming.pin(one.kind));
      avoid.push_back(Ui::pin_area(at));
      continue;
    }
    std::string id("scope.at.");
    id.append(facts(one.kind).id);
    words.push_back(naming.of(ui, one.kind));
    constexpr float kTarget = 22;
    if (ui.button(id,
                  {.key = "scope.at",
                   .description_key = "scope.at.more",
                   .disabled = !look.allows(kBring),
                   .rect = drawn ? Rect{at.x - kTarget, at.y - kTarget, 2 * kTarget, 2 * kTarget}
                                 : Rect{}},
                  {{"name", words.back()},
                   {"place", place_in_field(ui, m, one.nearest.x, one.nearest.y)}}))
      ui.command("bring", {{"kind", static_cast<double>(one.kind)}});
    const bool hot = ui.is_hot(id);
    if (drawn && hot) {
      stage.ring(at, std::max(14.0f, static_cast<float>(one.nearest.width) * eye.px_per_um / 2 + 5),
                 kPale, 5);
      stage.ring(at, std::max(14.0f, static_cast<float>(one.nearest.width) * eye.px_per_um / 2 + 5),
                 rgb(0x1b1464), 2.5f);
    }
    if (naming.named && (hot || ui.field("scope.hide_names") != "yes"))
      names.push_back({at.x, at.y, to_abi(words.back()), stage.color(SKUA_ACCENT)});
  }
  if (drawn && !names.empty()) {
    stage.labels(names, {4, 4, stage.width() - kRail - 4, stage.height() - kRail - 4}, avoid);
  }
}

}  // namespace skua::microscope
