#include "side_by_side.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "bodies.h"
#include "sheet_body.h"
#include "shown.h"
#include "tissue.h"

namespace skua::frog {

namespace {

constexpr float kApart = 0.56f;  // of the middle of each from the middle of both

// ---- the frog

bool is_female(Figure figure) { return figure == Figure::female; }

/// The belly's skin, whole.
const skua_mesh& belly_skin() {
  static const SheetBody body = [] {
    SheetBody made(1020, false);
    made.follow(whole_sheet(Layer::skin), kMiddle, static_cast<float>(kSkin.thickness));
    return made;
  }();
  return body.outside();
}

/// The breastbone, which hides the heart.
bool lies_on_top(const StructureFacts& s) {
  return s.layer == kOrgans && s.system == System::skeleton;
}

/// What lies before the deepest organs, and is taken away where one looks at those.
bool lies_before(const StructureFacts& s) {
  constexpr uint32_t kFirst = 2, kLast = 6;
  return s.layer >= kFirst && s.layer <= kLast &&
         (s.system == System::digestive || s.system == System::circulatory ||
          s.system == System::skeleton);
}

bool is_seen(Figure figure, Bared depth, uint32_t structure) {
  const StructureFacts& s = kStructures[structure];
  if (!has(is_female(figure), structure)) return false;
  if (is_outside(structure) || std::string_view(s.id) == "body_wall") return true;
  if (depth == Bared::outside || s.layer < kOrgans) return false;
  return depth == Bared::organs ? !lies_on_top(s) : !lies_before(s);
}

/// What one looks through to see the deepest: all of the outside but the eyes.
bool is_glass(Bared depth, uint32_t structure) {
  const bool outside = is_wall(structure) || is_outside(structure);
  return depth == Bared::deep && outside &&
         !std::string_view(kStructures[structure].id).starts_with("eye");
}

/// Of his vocal sacs: between jaw and shoulder, on both sides. Silent they are a fold of loose
/// skin.
struct Sac {
  Vec3 middle;
  float radius;
};
std::array<Sac, 2> sacs(bool calls) {
  const float out = calls ? 0.195f : 0.18f, radius = calls ? 0.078f : 0.034f;
  return {Sac{{0.675f, kMiddle + out, 0.15f}, radius}, Sac{{0.675f, kMiddle - out, 0.15f}, radius}};
}
Transform in_place(const Sac& sac) {
  return Transform::columns({sac.radius, 0, 0}, {0, sac.radius, 0}, {0, 0, sac.radius}, sac.middle);
}
/// One after the other.
Transform both(const Transform& outer, const Transform& inner) {
  const auto column = [&](int i) { return Vec3{inner.m[i], inner.m[4 + i], inner.m[8 + i]}; };
  return Transform::columns(outer.along(column(0)), outer.along(column(1)), outer.along(column(2)),
                            outer.of(column(3)));
}

uint32_t point_of(const Comparison& c, uint32_t structure) {
  for (uint32_t p = 0; p < kPointCount; ++p) {
    if (c.is_shown(p) && belongs_to(kStructures[structure].id, kPoints[p])) return p;
  }
  return kNoPoint;
}

uint32_t point_called(const Comparison& c, std::string_view id) {
  for (uint32_t p = 0; p < kPointCount; ++p) {
    if (c.is_shown(p) && id == kPoints[p].id) return p;
  }
  return kNoPoint;
}

void draw_frog(const Comparison& c, Scene& scene, const Stand& stand,
               const std::array<float, kPointCount>& light) {
  const Bodies& bodies = Bodies::all();
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (!is_seen(stand.figure, c.depth, i)) continue;
    const bool belly = std::string_view(kStructures[i].id) == "skin_ventral";
    if (belly && c.depth != Bared::outside) continue;
    const skua_mesh* mesh = belly ? &belly_skin() : bodies.mesh_of(i);
    if (mesh == nullptr) continue;
    Material material = bodies.material_of(i);
    if (belly) {
      material.color = std::exchange(material.other, 0);
      material.pattern = 0;
    }
    const uint32_t point = point_of(c, i);
    material.highlight = point == kNoPoint ? 0 : light[point];
    const bool glass = is_glass(c.depth, i);
    if (glass) material.opacity = kThrough;
    scene.draw(*mesh, material, stand.at);
    if (!glass) bodies.draw_details(scene, i, material.highlight, stand.at);
  }
  const uint32_t sac = point_called(c, "vocal_sac");
  if (stand.figure != Figure::male || sac == kNoPoint) return;
  const float opacity = c.depth == Bared::deep ? kThrough : 1;
  for (const Sac& one : sacs(c.calls))
    scene.draw(unit_ball(),
               {.color = 0xffb4ccd2,
                .gloss = 0.5f,
                .translucency = 0.6f,
                .highlight = light[sac],
                .opacity = opacity},
               both(stand.at, in_place(one)));
}

// ---- the human

bool is_seen(Bared depth, HumanPart part) {
  switch (part) {
    case HumanPart::skin:
    case HumanPart::eye:
    case HumanPart::ear:
      return true;
    case HumanPart::brain:
    case HumanPart::kidney:
    case HumanPart::bladder:
    case HumanPart::spine:
    case HumanPart::ribs:
    case HumanPart::diaphragm:
      return depth == Bared::deep;
    case HumanPart::lung:
      return depth != Bared::outside;
    default:
      return depth == Bared::organs;
  }
}

uint32_t point_of(const Comparison& c, HumanPart part) {
  for (uint32_t p = 0; p < kPointCount; ++p) {
    if (c.is_shown(p) && kPoints[p].in_human == part) return p;
  }
  return kNoPoint;
}

float opacity_of(Bared depth, HumanPart part) {
  constexpr float kShell = 0.24f, kDome = 0.75f;
  if (part == HumanPart::skin && depth != Bared::outside) return kShell;
  return part == HumanPart::diaphragm ? kDome : 1;
}

void draw_human(const Comparison& c, Scene& scene, const Stand& stand,
                const std::array<float, kPointCount>& light) {
  for (const HumanSolid& one : human_body()) {
    if (!is_seen(c.depth, one.part)) continue;
    const uint32_t point = point_of(c, one.part);
    Material material{.color = color_of(one.part), .gloss = 0.35f, .translucency = 0.2f};
    material.opacity = opacity_of(c.depth, one.part);
    material.highlight = point == kNoPoint ? 0 : light[point];
    if (one.part == HumanPart::skin && c.depth != Bared::outside) material.highlight = 0;
    if (one.part == HumanPart::diaphragm) material.back = material.color;
    scene.draw(one.solid.mesh(), material, stand.at);
  }
}

Span joined(const Span& a, const Span& b) {
  return {
      {std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y), std::min(a.low.z, b.low.z)},
      {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y), std::max(a.high.z, b.high.z)}};
}
Span box_of_structure(uint32_t structure) {
  const StructureFacts& s = kStructures[structure];
  const auto at = [](const FactPlace& p) {
    return Vec3{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2])} *
           kFactStep;
  };
  return {at(s.low), at(s.high)};
}

constexpr Span kWholeFrog{{0.15f, 0.2f, 0}, {1, 0.74f, 0.33f}};

}  // namespace

Stand stand_of(const Comparison& c, uint32_t place, bool alone) {
  Stand stand{c.figure(place), {}};
  const float aside = alone ? 0 : place == 0 ? kApart : -kApart;
  if (stand.figure == Figure::human) {
    stand.at = Transform::move({-0.08f, kMiddle + aside, 0.14f});
    return stand;
  }
  // Both snouts lie at the same height.
  const auto size = stand.figure == Figure::male ? static_cast<float>(kMale_mm / kFemale_mm) : 1.0f;
  stand.at = Transform::columns({size, 0, 0}, {0, size, 0}, {0, 0, size},
                                {1 - size, kMiddle * (1 - size) + aside, 0});
  return stand;
}

void draw_body(const Comparison& c, Scene& scene, const Stand& stand,
               const std::array<float, kPointCount>& light) {
  if (stand.figure == Figure::human) return draw_human(c, scene, stand, light);
  draw_frog(c, scene, stand, light);
}

std::optional<Met> met(const Comparison& c, const std::vector<Stand>& stands, const Ray& ray) {
  std::vector<Shape> shapes;
  std::vector<Met> which;
  const auto add = [&](const skua_mesh& mesh, const Transform& at, uint32_t point, uint32_t stand) {
    shapes.emplace_back(mesh, at);
    which.push_back({point, stand});
  };
  for (uint32_t s = 0; s < stands.size(); ++s) {
    const Stand& stand = stands[s];
    if (stand.figure == Figure::human) {
      for (const HumanSolid& one : human_body()) {
        const bool glass = one.part == HumanPart::skin && c.depth != Bared::outside;
        if (is_seen(c.depth, one.part) && !glass)
          add(one.solid.mesh(), stand.at, point_of(c, one.part), s);
      }
      continue;
    }
    for (uint32_t i = 0; i < kStructureCount; ++i) {
      const skua_mesh* mesh = Bodies::all().mesh_of(i);
      if (mesh != nullptr && is_seen(stand.figure, c.depth, i) && !is_glass(c.depth, i))
        add(*mesh, stand.at, point_of(c, i), s);
    }
    if (c.depth == Bared::outside) add(belly_skin(), stand.at, point_called(c, "skin"), s);
    if (stand.figure != Figure::male) continue;
    for (const Sac& sac : sacs(c.calls))
      add(unit_ball(), both(stand.at, in_place(sac)), point_called(c, "vocal_sac"), s);
  }
  const auto hit = cast(shapes, ray);
  if (!hit || which[hit->shape].point == kNoPoint) return std::nullopt;
  return which[hit->shape];
}

Span box_of_point(Figure figure, uint32_t point) {
  const ComparedPoint& p = kPoints[point];
  if (figure == Figure::human) return box_of(p.in_human);
  if (std::string_view(p.id) == "vocal_sac") {
    const auto [right, left] = sacs(true);
    const Vec3 half{right.radius, right.radius, right.radius};
    return joined({right.middle - half, right.middle + half},
                  {left.middle - half, left.middle + half});
  }
  std::optional<Span> box;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (!belongs_to(kStructures[i].id, p)) continue;
    box = box ? joined(*box, box_of_structure(i)) : box_of_structure(i);
  }
  return box.value_or(kWholeFrog);
}

Vec3 place_of_point(Figure figure, uint32_t point) {
  const ComparedPoint& p = kPoints[point];
  const auto middle = [](const Span& box) { return (box.low + box.high) * 0.5f; };
  if (figure == Figure::human) {
    for (const HumanSolid& one : human_body()) {
      if (one.part != p.in_human) continue;
      const skua_mesh& mesh = one.solid.mesh();
      const auto at = [&](int axis) {
        return mesh.origin[axis] +
               mesh.unit *
                   (static_cast<float>(mesh.low[axis]) + static_cast<float>(mesh.high[axis])) / 2;
      };
      return {at(0), at(1), at(2)};
    }
    return {};
  }
  if (std::string_view(p.id) == "vocal_sac") return sacs(true)[0].middle;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (belongs_to(kStructures[i].id, p)) return middle_of(i);
  }
  return middle(kWholeFrog);
}

}  // namespace skua::frog
