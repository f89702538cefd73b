// The loop on the stage: heart, vessels and organs, as they are drawn and as they are named.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "circulation_view.h"

namespace skua::circulation {

namespace {

/// The picture is planned on a square of 100 by 100 and stretched to its area.
struct Plan {
  Rect area;
  float u;  ///< of lengths that are not stretched

  explicit Plan(Rect r) {
    constexpr float kWidest = 1.7f;
    const float w = std::min(r.w, r.h * kWidest);
    area = {r.x + (r.w - w) / 2, r.y, w, r.h};
    u = std::min(area.w / 118, area.h / 100);
  }
  Point at(float x, float y) const {
    return {area.x + area.w * x / 100, area.y + area.h * (y * 0.96f + 2) / 100};
  }
  Point beside(Point p, float x, float y) const { return {p.x + x * u, p.y + y * u}; }
};

struct Paints {
  Color poor, rich, muscle, ground, ink, dots;

  explicit Paints(const Stage& stage)
      : poor(stage.color(SKUA_CO2)),
        rich(stage.color(SKUA_TEMPERATURE)),
        muscle(mix(stage.color(SKUA_TEMPERATURE), stage.color(SKUA_ROCK), 0.55f)),
        ground(stage.color(SKUA_BG)),
        ink(stage.color(SKUA_TEXT)),
        dots(stage.color(SKUA_SURFACE)) {}
  /// Blue without oxygen, red with all it can carry.
  Color blood(double saturation) const {
    const double t = std::clamp((saturation - 0.3) / 0.63, 0.0, 1.0);
    return mix(poor, rich, static_cast<float>(t));
  }
};

float length_of(std::span<const Point> line) {
  float length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const float dx = line[i].x - line[i - 1].x, dy = line[i].y - line[i - 1].y;
    length += std::sqrt(dx * dx + dy * dy);
  }
  return length;
}

Point along(std::span<const Point> line, float way) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const float dx = line[i].x - line[i - 1].x, dy = line[i].y - line[i - 1].y;
    const float length = std::sqrt(dx * dx + dy * dy);
    if (way <= length && length > 0)
      return {line[i - 1].x + dx * way / length, line[i - 1].y + dy * way / length};
    way -= length;
  }
  return line.back();
}

/// Corners rounded by `r`.
std::vector<Point> rounded(std::span<const Point> corners, float r) {
  std::vector<Point> line;
  line.push_back(corners.front());
  for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
    const Point p = corners[i];
    const auto near = [&](Point other) {
      const float dx = other.x - p.x, dy = other.y - p.y;
      const float length = std::max(std::sqrt(dx * dx + dy * dy), 0.01f);
      const float part = std::min(r / length, 0.5f);
      return Point{p.x + dx * part, p.y + dy * part};
    };
    const Point a = near(corners[i - 1]), b = near(corners[i + 1]);
    for (int k = 0; k <= 6; ++k) {
      const float t = static_cast<float>(k) / 6, s = 1 - t;
      line.push_back({s * s * a.x + 2 * s * t * p.x + t * t * b.x,
                      s * s * a.y + 2 * s * t * p.y + t * t * b.y});
    }
  }
  line.push_back(corners.back());
  return line;
}

class Loop {
 public:
  Loop(const Circulation& c, Ui& ui, Stage& stage, Rect area)
      : c_(c), ui_(ui), stage_(stage), plan_(area), paints_(stage) {
    // Where beats pass too fast to be seen, and for who wants no motion, the heart stands.
    moves_ = c.running && c.pace != Pace::fast && !stage.reduced_motion();
    stands_ = c.running && !moves_;
    text_px_ = std::clamp(plan_.u * 3.4f, 12.0f, 17.0f);
  }

  void draw();

 private:
  const Circulation& c_;
  Ui& ui_;
  Stage& stage_;
  Plan plan_;
  Paints paints_;
  bool moves_ = false, stands_ = false;
  float text_px_ = 14;
  std::vector<Rect> boxes_;  ///< of words and numbers, that no name may cover

  double saturation(uint32_t place) const { return c_.flow.saturation_of(c_.heart(), place); }
  /// How far a chamber is filled, as a factor of its width.
  float swelling(double ml, double usual) const {
    if (stands_) return 1;
    return std::clamp(std::sqrt(static_cast<float>(ml / usual)), 0.55f, 1.3f);
  }
  struct Vessel {
    std::vector<Point> line;
    double saturation;
    uint32_t way;
    float width = 3.2f;
  };
  Vessel vessel(std::initializer_list<Point> corners, double saturation, uint32_t way,
                float width = 3.2f) const {
    return {rounded(std::span(corners.begin(), corners.size()), 5 * plan_.u), saturation, way,
            width};
  }
  void tubes(std::initializer_list<Vessel> vessels);
  void dots(const Vessel& vessel);
  void organ(Point centre, float w, float h, std::string_view key, double saturation);
  void amount(Point centre, double saturation);
  void vessels();
  void heart();
  void trunks(Point top);
  void ventricle(Point centre);
  void clamp_on_arch();
  void names();
};

/// Tubes that lead into each other, over what was drawn before.
void Loop::tubes(std::initializer_list<Vessel> vessels) {
  const float u = plan_.u;
  for (const Vessel& v : vessels) stage_.path(v.line, paints_.ground, (v.width + 2.6f) * u);
  for (const Vessel& v : vessels) stage_.path(v.line, paints_.muscle, (v.width + 0.9f) * u);
  for (const Vessel& v : vessels) stage_.path(v.line, paints_.blood(v.saturation), v.width * u);
  for (const Vessel& v : vessels) dots(v);
}

/// Dots of oxygen: the more of them, the more the blood carries.
void Loop::dots(const Vessel& v) {
  const float u = plan_.u, length = length_of(v.line);
  const int count = static_cast<int>(
      length / (2.4f * u) * static_cast<float>(v.saturation * v.saturation) + 0.5f);
  if (count <= 0) return;
  const float spacing = length / static_cast<float>(count);
  float moved = 0;
  if (moves_) {
    const double share =
        c_.flow.mean_flow(v.way) / std::max(c_.flow.mean_flow(into_right_atrium), 1e-9);
    const double way = (c_.flow.beats + c_.flow.phase) * share * 9 * u;
    moved = static_cast<float>(way - std::floor(way / spacing) * spacing);
  }
  for (int i = 0; i < count; ++i)
    stage_.disc(along(v.line, moved + spacing * static_cast<float>(i)), 0.62f * u, paints_.dots);
}

void Loop::amount(Point centre, double saturation) {
  const TextStyle style{.px = text_px_, .bold = true, .align = SKUA_ALIGN_CENTER};
  const NumberText n = percent_of(ui_, saturation);
  const std::string_view words = ui_.tr("heart.value.percent", {{"value", n}});
  const skua_size size = stage_.measure(words, style);
  const Rect card{centre.x - size.w / 2 - 5, centre.y - size.h / 2 - 2, size.w + 10, size.h + 4};
  boxes_.push_back(card);
  stage_.rect(card, stage_.color(SKUA_SURFACE), card.h / 2);
  stage_.frame(card, paints_.blood(saturation), 2, card.h / 2);
  stage_.text({centre.x, centre.y - size.h / 2}, words, paints_.ink, style);
}

void Loop::organ(Point centre, float w, float h, std::string_view key, double saturation) {
  const float u = plan_.u;
  const std::string_view name = ui_.tr(key);
  const TextStyle style{.px = text_px_, .bold = true, .align = SKUA_ALIGN_CENTER};
  const skua_size size = stage_.measure(name, style);
  const float width = std::max(w * u, size.w + 16), height = std::max(h * u, 2 * size.h + 16);
  Rect box{centre.x - width / 2, centre.y - height / 2, width, height};
  box.x = std::clamp(box.x, plan_.area.x + 2, plan_.area.x + plan_.area.w - width - 2);
  boxes_.push_back(box);
  const Point middle{box.x + width / 2, centre.y};
  stage_.rect(box, mix(stage_.color(SKUA_SURFACE), paints_.blood(saturation), 0.28f), 5 * u);
  stage_.frame(box, paints_.blood(saturation), 3, 5 * u);
  stage_.text({middle.x, middle.y - size.h - 2}, name, paints_.ink, style);
  amount({middle.x, middle.y + size.h / 2 + 4}, saturation);
}

void Loop::vessels() {
  const auto at = [&](float x, float y) { return plan_.at(x, y); };
  const Flow& f = c_.flow;
  // Veins first: arteries pass over them.
  tubes({vessel({at(82, 14), at(82, 44), at(62, 44)}, saturation(lungs), into_left_atrium)});
  const Vessel from_body = vessel({at(50, 89), at(13, 89), at(13, 47), at(38, 47)},
                                  saturation(veins), into_right_atrium);
  const Vessel to_body = vessel({at(52, 34), at(54, 29), at(93, 29), at(93, 89), at(50, 89)},
                                f.systemic_saturation, into_systemic);
  const Vessel to_lungs =
      vessel({at(48, 34), at(48, 12), at(82, 12)}, f.pulmocutaneous_saturation, into_lungs);
  if (c_.human) {
    tubes({from_body});
    tubes({to_body});
    return tubes({to_lungs});
  }
  tubes({vessel({at(22, 14), at(22, 46)}, saturation(skin), WayName::from_skin), from_body});
  tubes({vessel({at(93, 87), at(93, 98), at(4, 98), at(4, 12), at(20, 12)}, f.systemic_saturation,
                into_skin, 1.8f),
         to_body});
  tubes({to_lungs, vessel({at(48, 17), at(48, 12), at(20, 12)}, f.pulmocutaneous_saturation,
                          into_cutaneous)});
}

/// Its two streams wind around each other: the spiral valve lies between them.
void Loop::trunks(Point top) {
  const float u = plan_.u;
  const Point foot = plan_.beside(top, 0, 1), head = plan_.at(50, 34);
  const auto strand = [&](float side) {
    std::vector<Point> line;
    for (int i = 0; i <= 16; ++i) {
      const float s = static_cast<float>(i) / 16, y = s * (1 - s);
      const float x = side * 2 * (c_.human ? 1.0f : 1 - 32 * y * y);
      line.push_back({foot.x + (head.x - foot.x) * s + x * u, foot.y + (head.y - foot.y) * s});
    }
    return line;
  };
  const float squeezed =
      stands_ || c_.human
          ? 1.0f
          : std::clamp(static_cast<float>(
                           (c_.flow.volume[left_trunk] + c_.flow.volume[right_trunk]) / 0.085),
                       0.7f, 1.3f);
  const Point sleeve[] = {foot, head};
  stage_.path(sleeve, paints_.muscle, 9.4f * u * squeezed);
  stage_.disc(head, 4.7f * u * squeezed, paints_.muscle);
  stage_.path(strand(-1), paints_.blood(saturation(right_trunk)), 3.7f * u * squeezed);
  stage_.path(strand(1), paints_.blood(saturation(left_trunk)), 3.7f * u * squeezed);
}

/// A cone, point down. In the frog the colours of both sides run into each other.
void Loop::ventricle(Point centre) {
  const Flow& f = c_.flow;
  const double usual = c_.human ? 240 : 0.15;
  const float full = swelling(f.volume[right_ventricle] + f.volume[left_ventricle], usual);
  const auto edge = [&](float x, float scale, bool low) {
    const float left = std::max(0.0f, 1 - x * x), root = std::sqrt(left);
    const float y = low ? 17 * std::sqrt(left * root) : -8.5f * std::sqrt(root);
    return plan_.beside(centre, 19 * x * scale, y * scale);
  };
  const auto slice = [&](float from, float to, float scale) {
    std::vector<Point> shape;
    constexpr int kSteps = 24;
    // More of them at the ends, where the edge is steep.
    const auto eased = [](int i) {
      const float t = static_cast<float>(i) / kSteps;
      return t * t * (3 - 2 * t);
    };
    for (int i = 0; i <= kSteps; ++i)
      shape.push_back(edge(from + (to - from) * eased(i), scale, false));
    for (int i = kSteps; i >= 0; --i)
      shape.push_back(edge(from + (to - from) * eased(i), scale, true));
    return shape;
  };
  stage_.polygon(slice(-1, 1, 0.62f + 0.42f * full), paints_.muscle);
  const double right = saturation(right_ventricle), left = saturation(left_ventricle);
  const float inside = 0.84f * full;
  if (c_.human) {
    stage_.polygon(slice(-1, -0.1f, inside), paints_.blood(right));
    stage_.polygon(slice(0.1f, 1, inside), paints_.blood(left));
  } else {
    constexpr int kSlices = 12;
    for (int i = 0; i < kSlices; ++i) {
      const float from = -1 + 2 * static_cast<float>(i) / kSlices, to = from + 2.0f / kSlices;
      const double t = std::clamp(((from + to) / 2 + 0.35) / 0.7, 0.0, 1.0);
      stage_.polygon(slice(from, to + (i + 1 < kSlices ? 0.01f : 0.0f), inside),
                     paints_.blood(right + (left - right) * t));
    }
  }
  amount(plan_.beside(centre, -8, 1), right);
  amount(plan_.beside(centre, 8, 1), left);
}

void Loop::heart() {
  const float u = plan_.u;
  const Flow& f = c_.flow;
  const Point centre = plan_.at(50, 62);
  const Point atria[] = {plan_.beside(centre, -15, -15), plan_.beside(centre, 15, -15)};
  for (int side = 0; side < 2; ++side) {
    const uint32_t place = side == 0 ? right_atrium : left_atrium;
    const double usual = c_.human ? 60 : side == 0 ? 0.11 : 0.07;
    const float r = 9 * u * swelling(f.volume[place], usual);
    stage_.disc(atria[side], r + 1.4f * u, paints_.muscle);
    stage_.disc(atria[side], r, paints_.blood(saturation(place)));
  }
  ventricle(centre);
  trunks(plan_.beside(centre, 0, -6));
  for (int side = 0; side < 2; ++side)
    amount(atria[side], saturation(side == 0 ? right_atrium : left_atrium));
}

void Loop::clamp_on_arch() {
  if (!c_.now.clamped) return;
  const float u = plan_.u;
  const Point p = plan_.at(47, 26);
  const Color steel = stage_.color(SKUA_STEEL);
  for (const float side : {-1.0f, 1.0f}) {
    const float y = p.y + side * 1.2f * u;
    stage_.line({p.x - 7 * u, y}, {p.x + 7 * u, y}, steel, 1.6f * u);
  }
  stage_.disc({p.x - 7 * u, p.y}, 2 * u, steel);
}

/// Names that point at what they name; what finds no room is in the nodes all the same.
void Loop::names() {
  const float u = plan_.u;
  const Point centre = plan_.at(50, 62);
  const Color line = stage_.color(SKUA_CONTROL);
  const auto name = [&](Point at, std::string_view key) {
    return skua_label{at.x, at.y, to_abi(ui_.tr(key)), line};
  };
  const skua_label all[] = {
      name(plan_.beside(centre, -22, -18), "heart.name.right_atrium"),
      name(plan_.beside(centre, 22, -18), "heart.name.left_atrium"),
      name(plan_.beside(centre, 16, 4),
           c_.human ? "heart.name.ventricles" : "heart.name.ventricle"),
      name(plan_.beside(plan_.at(50, 40), -4, 0),
           c_.human ? "heart.name.trunks" : "heart.name.conus"),
      name(plan_.at(60, 12), c_.human ? "heart.name.pulmonary" : "heart.name.pulmocutaneous"),
      name(plan_.at(76, 29), "heart.name.systemic"),
      name(plan_.at(13, 72), "heart.name.veins"),
  };
  // Where there is little room, the chambers.
  constexpr float kRoomy = 3.7f;
  const std::size_t count = u < kRoomy ? 3 : std::size(all);
  std::vector<Rect> avoid = boxes_;
  avoid.push_back({centre.x - 16 * u, centre.y - 26 * u, 32 * u, 44 * u});
  stage_.labels(std::span(all, count), plan_.area, avoid);
}

void Loop::draw() {
  const Flow& f = c_.flow;
  vessels();
  organ(plan_.at(84, 12), 26, 15, "heart.name.lungs", saturation(lungs));
  if (!c_.human) organ(plan_.at(20, 12), 24, 15, "heart.name.skin", saturation(skin));
  organ(plan_.at(50, 89), 40, 13, "heart.name.body", saturation(body));
  clamp_on_arch();
  heart();
  amount(plan_.at(93, 60), f.systemic_saturation);
  amount(plan_.at(47, 21), f.pulmocutaneous_saturation);
  amount(plan_.at(13, 62), saturation(veins));
  names();
}

/// What stands where, in words.
void name_places(const Circulation& c, Ui& ui, Stage& stage, Rect area) {
  struct Named {
    std::string_view id, key;
    double saturation;
    float x, y, r;  ///< on the plan
  };
  const Flow& f = c.flow;
  const auto of = [&](uint32_t place) { return f.saturation_of(c.heart(), place); };
  const bool frog = !c.human;
  const Named all[] = {
      {"heart.at.right_atrium", "heart.name.right_atrium", of(right_atrium), 39, 45, 10},
      {"heart.at.left_atrium", "heart.name.left_atrium", of(left_atrium), 61, 45, 10},
      {"heart.at.right_ventricle",
       frog ? "heart.name.ventricle_right" : "heart.name.right_ventricle", of(right_ventricle), 43,
       64, 8},
      {"heart.at.left_ventricle", frog ? "heart.name.ventricle_left" : "heart.name.left_ventricle",
       of(left_ventricle), 57, 64, 8},
      {"heart.at.pulmocutaneous", frog ? "heart.name.pulmocutaneous" : "heart.name.pulmonary",
       f.pulmocutaneous_saturation, 47, 21, 7},
      {"heart.at.lungs", "heart.name.lungs", of(lungs), 84, 12, 12},
      {"heart.at.skin", "heart.name.skin", of(skin), 20, 12, 12},
      {"heart.at.systemic", "heart.name.systemic", f.systemic_saturation, 93, 60, 7},
      {"heart.at.body", "heart.name.body", of(body), 50, 89, 12},
      {"heart.at.veins", "heart.name.veins", of(veins), 13, 62, 7},
  };
  const Plan plan(area);
  const auto around = [&](float x, float y, float r) {
    if (!stage.drawn()) return Rect{};
    const Point p = plan.at(x, y);
    r *= plan.u;
    return Rect{p.x - r, p.y - r, 2 * r, 2 * r};
  };
  for (const Named& one : all) {
    if (c.human && one.id == "heart.at.skin") continue;
    if (one.id == "heart.at.right_ventricle")
      ui.object("heart.at.ventricle",
                {.key = frog ? "heart.name.ventricle" : "heart.name.ventricles",
                 .rect = around(50, 64, 15)});
    if (one.id == "heart.at.pulmocutaneous")
      ui.object("heart.at.trunk",
                {.key = frog ? "heart.at.conus" : "heart.at.trunks", .rect = around(50, 43, 8)},
                {{"place", ui.tr(frog ? "heart.name.conus" : "heart.name.trunks")},
                 {"away", percent_of(ui, of(right_trunk))},
                 {"body", percent_of(ui, of(left_trunk))}});
    ui.object(one.id, {.key = "heart.at", .rect = around(one.x, one.y, one.r)},
              {{"place", ui.tr(one.key)}, {"n", percent_of(ui, one.saturation)}});
  }
}

}  // namespace

void show_loop(const Circulation& c, Ui& ui, Stage& stage, Rect area) {
  if (stage.drawn()) Loop(c, ui, stage, area).draw();
  name_places(c, ui, stage, area);
}

}  // namespace skua::circulation
