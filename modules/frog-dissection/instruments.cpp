#include "instruments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shown.h"
#include "tray.h"

namespace skua::frog {

namespace {

/// A body length of the scene in mm, and a mm in it.
constexpr float kMillimetres = static_cast<float>(kUnit_mm), kMillimetre = 1 / kMillimetres;

// ---- the balance

constexpr float kMargin = 0.012f, kFoot = 0.05f, kThick = 0.004f;

/// The piece that lies on it, or kStays.
uint32_t weighed_piece(const Frog& frog) {
  if (frog.at_hand == kNothing) return kStays;
  const uint32_t piece = piece_of(frog.at_hand);
  const bool lies_there = piece != kStays && frog.organs.is_out(piece) &&
                          frog.organs.is_weighed(piece) && !is_straight(frog, frog.at_hand);
  return lies_there ? piece : kStays;
}

Span pan_under(uint32_t piece) {
  const Transform there = onto_tray(piece);
  const Span box = box_of_piece(piece);
  const Vec3 low = there.of(box.low), high = there.of(box.high);
  return {{low.x - kMargin - kFoot, low.y - kMargin, kFloor},
          {high.x + kMargin, high.y + kMargin, kFloor + kThick}};
}

/// A plate: its top, and its four sides. Corners are doubled, so that its edges are sharp.
Solid plate() {
  std::vector<uint16_t> triangles;
  for (int face = 0; face < 5; ++face) {
    for (const int corner : {0, 1, 2, 0, 2, 3})
      triangles.push_back(static_cast<uint16_t>(4 * face + corner));
  }
  return {998, std::move(triangles)};
}

void shape_plate(Solid& solid, const Span& box) {
  const auto& [low, high] = box;
  const Vec3 round[] = {
      {low.x, low.y, 0}, {high.x, low.y, 0}, {high.x, high.y, 0}, {low.x, high.y, 0}};
  std::vector<Vec3> places;
  for (const Vec3& p : round) places.push_back({p.x, p.y, high.z});
  for (int i = 0; i < 4; ++i) {
    const Vec3 &a = round[i], &b = round[(i + 1) % 4];
    for (const Vec3& p : {Vec3{a.x, a.y, low.z}, Vec3{b.x, b.y, low.z}, Vec3{b.x, b.y, high.z},
                          Vec3{a.x, a.y, high.z}})
      places.push_back(p);
  }
  solid.shape(places);
}

void show_mass(Ui& ui, Stage& stage, const Camera& camera, uint32_t piece,
               std::vector<Rect>& taken) {
  constexpr TextStyle kStyle{.px = 15, .bold = true, .align = SKUA_ALIGN_CENTER};
  constexpr float kPad = 8, kHigh = 24;
  constexpr Color kDisplay = 0xff2a241c, kDigits = 0xffb9f2c9;
  const Span pan = pan_under(piece);
  const auto at = camera.project({pan.low.x + kFoot / 2, (pan.low.y + pan.high.y) / 2, pan.high.z});
  if (!at) return;
  const NumberText mass = ui.number(mass_g(piece), 2);
  const std::string_view unit = ui.tr("measurement.mass_heart.unit");
  std::string said(mass.view().data(), mass.view().size());
  said.append(" ").append(unit.data(), unit.size());
  const float wide = stage.measure(said, kStyle).w + 2 * kPad;
  const Rect display{at->x - wide / 2, at->y - kHigh / 2, wide, kHigh};
  stage.rect(display, kDisplay, 5);
  stage.text({at->x, at->y - stage.measure(said, kStyle).h / 2}, said, kDigits, kStyle);
  ui.object("balance", {.rect = display}, {{"n", mass}});
  taken.push_back(display);
}

// ---- the ruler

/// Where it is laid: from its zero on, beside what it measures.
struct Laid {
  Vec3 zero, along, across;  ///< the last two have length 1
  float length_mm = 0;       ///< of what it measures
};

/// The places of a structure as it is shown.
std::vector<Vec3> places_shown(const Frog& frog, uint32_t structure, const Transform& stands) {
  std::vector<Vec3> places;
  const skua_mesh* mesh = mesh_shown(frog, structure);
  if (mesh == nullptr) return places;
  const Transform there = place_of(frog, structure, stands);
  for (uint32_t i = 0; i < mesh->vertex_count; ++i) {
    const int16_t* p = mesh->vertices[i].place;
    const Vec3 at{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2])};
    places.push_back(there.of(vec3(mesh->origin) + at * mesh->unit));
  }
  return places;
}

/// The direction in which places are spread most.
Vec3 spread_of(const std::vector<Vec3>& places, const Vec3& middle) {
  constexpr int kRounds = 12;
  Vec3 along = unit({1, 0.3f, 0.1f});
  for (int round = 0; round < kRounds; ++round) {
    Vec3 next;
    for (const Vec3& p : places) next = next + (p - middle) * dot(p - middle, along);
    along = unit(next);
  }
  return along;
}

/// Beside a structure, on that side of it which is right in the picture, or below.
std::optional<Laid> laid_beside(const std::vector<Vec3>& places, const Camera& camera,
                                float length_mm) {
  constexpr float kBeside = 0.012f;
  if (places.empty()) return std::nullopt;
  Vec3 middle;
  for (const Vec3& p : places) middle = middle + p * (1 / static_cast<float>(places.size()));
  Laid laid{.along = spread_of(places, middle), .length_mm = length_mm};
  laid.across = unit(cross(laid.along, vec3(camera.eye) - middle));
  const Vec3 right = vec3(camera.right), up = vec3(camera.up);
  if (dot(laid.across, right - up * 0.5f) < 0) laid.across = laid.across * -1;
  // Its numbers are read from the left, or from above.
  if (dot(laid.along, right - up * 0.5f) < 0) laid.along = laid.along * -1;
  float from = std::numeric_limits<float>::max(), beside = -from;
  for (const Vec3& p : places) {
    from = std::min(from, dot(p - middle, laid.along));
    beside = std::max(beside, dot(p - middle, laid.across));
  }
  laid.zero = middle + laid.along * from + laid.across * (beside + kBeside);
  return laid;
}

std::optional<Laid> laid_ruler(const Frog& frog, const Camera& camera, const Transform& stands) {
  const uint32_t i = frog.at_hand;
  if (i == kNothing) return std::nullopt;
  if (is_straight(frog, i))
    return Laid{{kStraightFrom, kStraightY + 0.06f, kFloor},
                {-1, 0, 0},
                {0, 1, 0},
                static_cast<float>(gut_length_mm())};
  if (!frog.organs.is_measured(i)) return std::nullopt;
  return laid_beside(places_shown(frog, i, stands), camera, static_cast<float>(length_mm(i)));
}

/// Draws it as long as it has to be, with as many divisions as there is room for.
void show_ruler(Ui& ui, Stage& stage, const Camera& camera, const Laid& laid,
                std::vector<Rect>& taken) {
  constexpr float kWide_mm = 7, kLeast = 3.5f;
  constexpr Color kWood = 0xf0b4e2f2, kInk = 0xff1e2a34;
  constexpr TextStyle kStyle{.px = 12, .align = SKUA_ALIGN_CENTER};
  constexpr int kTen = 10;
  const int last = kTen * (static_cast<int>(laid.length_mm) / kTen + 1);
  const auto at = [&](float mm, float across_mm) {
    return camera.project(laid.zero + laid.along * (mm * kMillimetre) +
                          laid.across * (across_mm * kMillimetre));
  };
  const std::optional<skua::Point> corners[] = {at(-2, 0), at(static_cast<float>(last) + 2, 0),
                                                at(static_cast<float>(last) + 2, kWide_mm),
                                                at(-2, kWide_mm)};
  std::array<skua::Point, 4> outline{};
  Rect box{std::numeric_limits<float>::max(), std::numeric_limits<float>::max(), 0, 0};
  skua::Point far{};
  for (std::size_t i = 0; i < outline.size(); ++i) {
    if (!corners[i]) return;
    outline[i] = *corners[i];
    box.x = std::min(box.x, outline[i].x);
    box.y = std::min(box.y, outline[i].y);
    far = {std::max(far.x, outline[i].x), std::max(far.y, outline[i].y)};
  }
  box.w = far.x - box.x;
  box.h = far.y - box.y;
  stage.polygon(outline, kWood);
  for (std::size_t i = 0; i < outline.size(); ++i)
    stage.line(outline[i], outline[(i + 1) % outline.size()], kInk, 1.2f);
  const float dx = outline[1].x - outline[0].x, dy = outline[1].y - outline[0].y;
  const float long_px = std::sqrt(dx * dx + dy * dy), px = long_px / (static_cast<float>(last) + 4);
  const int step = px >= kLeast ? 1 : 5 * px >= kLeast ? 5 : kTen;
  const int named = kTen * px >= 24 ? kTen : kTen * px >= 8 ? 3 * kTen : 5 * kTen;
  for (int mm = 0; mm <= last; mm += step) {
    const float high = mm % kTen == 0 ? 3.2f : mm % 5 == 0 ? 2.4f : 1.5f;
    const auto a = at(static_cast<float>(mm), 0), b = at(static_cast<float>(mm), high);
    if (a && b) stage.line(*a, *b, kInk, mm % kTen == 0 ? 1.6f : 1);
  }
  for (int mm = 0; mm <= last; mm += named) {
    const auto middle = at(static_cast<float>(mm), 5);
    if (!middle) continue;
    const NumberText n = ui.number(mm);
    const std::string_view said = mm == 0 ? ui.tr("measurement.gut_length.unit") : n.view();
    // Not where it would be wider than the ruler, as on a phone.
    const skua_size size = stage.measure(said, kStyle);
    if (std::abs(dy) * size.w + std::abs(dx) * size.h > long_px * px * kWide_mm) continue;
    stage.text({middle->x, middle->y - size.h / 2}, said, kInk, kStyle);
  }
  taken.push_back(box);
  const NumberText length = ui.number(static_cast<double>(laid.length_mm));
  ui.object("ruler", {.rect = box}, {{"length", length}});
}

}  // namespace

void draw_balance(const Frog& frog, Scene& scene) {
  static Solid pan = plate();
  static uint32_t under = kStays;
  const uint32_t piece = weighed_piece(frog);
  if (piece == kStays) return;
  if (under != piece) shape_plate(pan, pan_under(piece));
  under = piece;
  scene.draw(pan.mesh(), {.color = 0xffd8d4ce, .gloss = 0.5f});
}

void show_instruments(const Frog& frog, Ui& ui, Stage& stage, const Camera& camera,
                      const Transform& stands, std::vector<Rect>& taken) {
  if (const uint32_t piece = weighed_piece(frog); piece != kStays)
    show_mass(ui, stage, camera, piece, taken);
  if (const auto laid = laid_ruler(frog, camera, stands))
    show_ruler(ui, stage, camera, *laid, taken);
}

}  // namespace skua::frog
