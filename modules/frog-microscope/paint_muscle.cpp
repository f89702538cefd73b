// Skeletal muscle cut lengthwise: striped fibres side by side, nuclei mostly at their edges,
// capillaries between them.
#include "paint.h"

namespace skua::microscope {

namespace {

void fibre(const Muscle& m, int32_t f, Painter& p) {
  const auto upper = [&](double x) { return m.edge(f, x); };
  const auto lower = [&](double x) { return m.edge(f + 1, x) - Muscle::kGap; };
  const uint32_t own = hash(m.seed, f, 1, 80);
  const Color pale = mix(rgb(0xe99ab4), rgb(0xdc7f9d), static_cast<float>(unit(own)));
  p.band(upper, lower, mix(pale, kEdge, 0.35f));
  p.band([&](double x) { return upper(x) + 1.2; }, [&](double x) { return lower(x) - 1.2; }, pale);
  // Myofibrils, lengthwise.
  const double wide = m.width(f);
  const int fibrils = p.shows(4) ? static_cast<int>(wide / 3.2) : static_cast<int>(wide / 11);
  for (int k = 1; k < fibrils; ++k) {
    std::vector<Point_um> line;
    for (int i = 0; i <= 24; ++i) {
      const double x = p.seen.left + (p.seen.right - p.seen.left) * i / 24;
      line.push_back(
          {x, upper(x) + wide * (k + 0.3 * (noise(own + static_cast<uint32_t>(k), x / 30) - 0.5)) /
                             fibrils});
    }
    p.stroke(line, with_alpha(rgb(0xf6c6d4), 0.4f * p.fine()), 0.5, 0.6f);
  }
  // Stripes across, where they can be resolved.
  const float seen = p.px(Muscle::kSarcomere);
  if (seen < 2.4f || p.fine() <= 0) return;
  const float strength = (seen < 4 ? (seen - 2.4f) / 1.6f : 1.0f) * p.fine();
  for (int32_t i = floor_of(p.seen.left / Muscle::kSarcomere);
       i * Muscle::kSarcomere < p.seen.right; ++i) {
    const double x = i * Muscle::kSarcomere;
    std::vector<Point_um> stripe;
    constexpr int kSteps = 7;
    const double top = upper(x) + 1.6, bottom = lower(x) - 1.6;
    for (int k = 0; k <= kSteps; ++k) {
      const double t = static_cast<double>(k) / kSteps;
      // Neighbouring fibrils are a little out of step.
      stripe.push_back({x + 2.6 * noise(own + 3, t * 6 + x / 90) - 1.3, top + (bottom - top) * t});
    }
    p.stroke(stripe, with_alpha(rgb(0xa93f6c), 0.72f * strength), 1.05, 0.8f);
  }
}

void capillary(const Muscle& m, int32_t f, int32_t i, Painter& p) {
  const uint32_t own = hash(m.seed, f, i, 82);
  if (unit(own) < 0.45) return;
  const double x = (i + unit(hash(own, 1))) * 120, y = m.edge(f + 1, x) - Muscle::kGap / 2;
  if (!p.sees(x, y, 60)) return;
  const Point_um way[] = {{x - 34, m.edge(f + 1, x - 34) - Muscle::kGap / 2},
                          {x, y},
                          {x + 34, m.edge(f + 1, x + 34) - Muscle::kGap / 2}};
  p.stroke(way, rgb(0xc78aa6), 8.5, 1);
  p.stroke(way, rgb(0xfdf0f2), 6.6, 0.8f);
  p.red_cell(x - 14, y, 19, 6.4, {1, 0}, own);
  if (own % 2 == 0) p.red_cell(x + 15, y, 18, 6.2, {1, 0}, hash(own, 4));
  p.nucleus(x + 31, y - 2.4, 9, 2.2, {1, 0}, own);
}

}  // namespace

void paint_muscle(const Muscle& m, Painter& p) {
  const int32_t first = floor_of(p.seen.top / Muscle::kPitch) - 1,
                last = floor_of(p.seen.bottom / Muscle::kPitch) + 1;
  for (int32_t f = first; f <= last; ++f) fibre(m, f, p);
  for (int32_t f = first; f <= last; ++f) {
    for (int32_t i = floor_of(p.seen.left / 52) - 1; i * 52 < p.seen.right + 52; ++i) {
      const Piece n = m.nucleus(f, i);
      p.nucleus(n.x, n.y, n.length, n.width, axis(n.turn), n.own);
    }
    for (int32_t i = floor_of(p.seen.left / 120) - 1; i * 120 < p.seen.right + 120; ++i)
      capillary(m, f, i, p);
  }
}

}  // namespace skua::microscope
