#include "tray.h"

#include <algorithm>
#include <string_view>

namespace skua::frog {

namespace {

/// The middle of each piece on the tray, between and beside the limbs; tests look that none lies on
/// another, or on the frog.
struct Resting {
  std::string_view piece;
  float x, y;
};
constexpr Resting kResting[] = {{"sternum", 0.93f, 0.12f},        {"fat_body_right", 0.955f, 0.72f},
                                {"fat_body_left", 0.955f, 0.85f}, {"kidney_right", 0.965f, 0.955f},
                                {"kidney_left", 0.965f, 1.03f},   {"liver", 0.34f, 0.095f},
                                {"heart", 0.35f, -0.125f},        {"lung_right", -0.07f, -0.235f},
                                {"lung_left", 0.135f, -0.235f},   {"gut", 0.188f, 0.97f},
                                {"bladder", 0.88f, -0.085f},      {"spleen", 1.0f, -0.06f},
                                {"gall_bladder", 1.0f, -0.13f},   {"testis_right", 0.28f, 0.765f},
                                {"testis_left", 0.38f, 0.765f},   {"ovary_right", 0.32f, 0.765f},
                                {"ovary_left", 0.93f, -0.23f},    {"oviduct_right", 0.02f, -0.095f},
                                {"oviduct_left", 0.02f, 0.035f}};

Vec3 place(const FactPlace& p) {
  return Vec3{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2])} *
         kFactStep;
}

/// Grown about where it hangs on the windpipe, as the pipette fills it.
Transform inflated(const Frog& frog, uint32_t structure) {
  const std::string_view id = kStructures[structure].id;
  if (!id.starts_with("lung")) return {};
  const uint32_t strokes = frog.organs.strokes[id == "lung_right" ? 0 : 1];
  if (strokes == 0) return {};
  const auto s = static_cast<float>(lung_scale(strokes));
  const Vec3 high = place(kStructures[structure].high), low = place(kStructures[structure].low);
  const Vec3 root{high.x, (high.y + low.y) / 2, low.z};
  return Transform::columns({s, 0, 0}, {0, s, 0}, {0, 0, s}, root * (1 - s));
}

Transform after(const Transform& first, const Transform& then) {
  return Transform::columns(then.along(first.along({1, 0, 0})), then.along(first.along({0, 1, 0})),
                            then.along(first.along({0, 0, 1})), then.of(first.of({})));
}

}  // namespace

Span box_of_piece(uint32_t piece) {
  Span box{{1e9f, 1e9f, 1e9f}, {-1e9f, -1e9f, -1e9f}};
  for (const StructureFacts& s : kStructures) {
    if (s.piece != piece) continue;
    const Vec3 low = place(s.low), high = place(s.high);
    box.low = {std::min(box.low.x, low.x), std::min(box.low.y, low.y), std::min(box.low.z, low.z)};
    box.high = {std::max(box.high.x, high.x), std::max(box.high.y, high.y),
                std::max(box.high.z, high.z)};
  }
  return box;
}

Transform onto_tray(uint32_t piece) {
  const Span box = box_of_piece(piece);
  const Vec3 middle = (box.low + box.high) * 0.5f;
  for (const Resting& p : kResting) {
    if (p.piece == kPieces[piece].id)
      return Transform::move({p.x - middle.x, p.y - middle.y, kFloor - box.low.z});
  }
  return {};
}

Transform place_of(const Frog& frog, uint32_t structure, const Transform& stands) {
  if (is_straight(frog, structure)) return {};
  return after(inflated(frog, structure),
               frog.is_out(structure) ? onto_tray(piece_of(structure)) : stands);
}

bool is_straight(const Frog& frog, uint32_t structure) {
  return frog.organs.uncoiled && frog.is_out(structure) && straight(structure).line != nullptr;
}

Straight straight(uint32_t structure) {
  float from = kStraightFrom;
  for (const LineFacts& line : kLines) {
    if (line.structure == structure) return {&line, from};
    from -= line.at[line.count - 1] * kFactStep;
  }
  return {nullptr, 0};
}

Span box_of(const Frog& frog, uint32_t structure) {
  const StructureFacts& s = kStructures[structure];
  if (!is_straight(frog, structure)) return {place(s.low), place(s.high)};
  const Straight tube = straight(structure);
  int16_t widest = 0;
  for (int i = 0; i < tube.line->count; ++i) widest = std::max(widest, tube.line->radius[i]);
  const float radius = widest * kFactStep, length = tube.line->at[tube.line->count - 1] * kFactStep;
  return {{tube.from - length, kStraightY - radius, kFloor},
          {tube.from, kStraightY + radius, kFloor + 2 * radius}};
}

}  // namespace skua::frog
