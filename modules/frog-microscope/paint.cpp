#include "paint.h"

#include <algorithm>
#include <vector>

namespace skua::microscope {

void Painter::polygon(double x, double y, double length, double width, Direction d, uint32_t own,
                      double rough, float grown_px, Color c) {
  const Point p = at(x, y);
  const float a = px(length) / 2 + grown_px, b = px(width) / 2 + grown_px;
  if (a <= 0.2f || b <= 0.2f) return;
  const float larger = std::max(a, b);
  if (larger < 1.2f || (larger < 2.2f && rough == 0))
    return stage_.disc(p, std::max((a + b) / 2, 0.6f), c);
  const uint32_t step = larger < 4 ? 8 : larger < 9 ? 5 : larger < 30 ? 3 : 2;
  Point shape[kDirections];
  uint32_t count = 0;
  for (uint32_t k = 0; k < kDirections; k += step) {
    const Direction e = kAround[k];
    const double r =
        rough == 0 ? 1 : 1 + rough * (2 * unit(hash(own, static_cast<int32_t>(k / 6), 3)) - 1);
    const double u = e.x * r * static_cast<double>(a), v = e.y * r * static_cast<double>(b);
    shape[count++] = {p.x + static_cast<float>(u * d.x - v * d.y),
                      p.y + static_cast<float>(u * d.y + v * d.x)};
  }
  stage_.polygon(std::span(shape, count), c);
}

void Painter::blob(double x, double y, double length, double width, Direction d, uint32_t own,
                   double rough, Color c) {
  if (!sees(x, y, length / 2 + 4)) return;
  if (blur_ < 0.6f) return polygon(x, y, length, width, d, own, rough, 0, c);
  // Out of focus: rings of less and less colour.
  const float strength = static_cast<float>(c >> 24) / 255 * 0.29f;
  for (const float grown : {-1.1f, -0.55f, 0.0f, 0.55f, 1.1f})
    polygon(x, y, length, width, d, own, rough, grown * blur_, with_alpha(c, strength));
}

void Painter::oval(double x, double y, double length, double width, Direction d, Color c) {
  blob(x, y, length, width, d, 0, 0, c);
}

void Painter::fill_flat(std::span<const Point_um> shape, Color c) {
  std::vector<Point> points;
  points.reserve(shape.size());
  for (const Point_um& p : shape) points.push_back(at(p.x, p.y));
  stage_.polygon(points, c);
}

void Painter::edge(std::span<const Point_um> line, Color c, float wide_px) {
  std::vector<Point> points;
  points.reserve(line.size());
  for (const Point_um& p : line) points.push_back(at(p.x, p.y));
  stage_.path(points, c, wide_px);
}

void Painter::fill(std::span<const Point_um> shape, Color c) {
  if (blur_ < 0.6f) return fill_flat(shape, c);
  const float strength = static_cast<float>(c >> 24) / 255;
  fill_flat(shape, with_alpha(c, strength * 0.75f));
  std::vector<Point_um> around(shape.begin(), shape.end());
  around.push_back(shape.front());
  stroke(around, with_alpha(c, strength * 0.5f), 0, 0.1f);
}

void Painter::stroke(std::span<const Point_um> line, Color c, double um, float least_px) {
  std::vector<Point> points;
  points.reserve(line.size());
  for (const Point_um& p : line) points.push_back(at(p.x, p.y));
  const float wide = std::max(px(um), least_px);
  if (blur_ < 0.6f) return stage_.path(points, c, wide);
  const float strength = static_cast<float>(c >> 24) / 255;
  stage_.path(points, with_alpha(c, strength * std::max(0.12f, wide / (wide + 2.2f * blur_))),
              wide + 1.5f * blur_);
}

void Painter::line(double x0, double y0, double x1, double y1, Color c, double um, float least_px) {
  const Point_um both[] = {{x0, y0}, {x1, y1}};
  stroke(both, c, um, least_px);
}

void Painter::dot(double x, double y, double radius, Color c) {
  if (!sees(x, y, radius)) return;
  if (blur_ < 0.6f) return stage_.disc(at(x, y), std::max(px(radius), 0.5f), c);
  const float strength = static_cast<float>(c >> 24) / 255, r = px(radius);
  stage_.disc(at(x, y), r + blur_,
              with_alpha(c, strength * std::max(0.1f, r / (r + 1.6f * blur_))));
}

void Painter::nucleus(double x, double y, double length, double width, Direction d, uint32_t own,
                      Color c) {
  if (!sees(x, y, length)) return;
  blob(x, y, length, width, d, own, 0.05, c);
  if (!shows(width * 0.35) || blur_ > 1.5f) return;
  // Clumps of chromatin along its edge, and a lighter middle.
  blob(x, y, length * 0.72, width * 0.66, d, own, 0.05,
       with_alpha(mix(c, kLight, 0.35f), 0.55f * fine()));
  for (uint32_t k = 0; k < 5; ++k) {
    const uint32_t chance = hash(own, static_cast<int32_t>(k), 13);
    const Direction e = kAround[chance % kDirections];
    const double r = between(chance >> 6, 0.2, 0.78) / 2;
    const double u = e.x * r * length, v = e.y * r * width;
    dot(x + u * d.x - v * d.y, y + u * d.y + v * d.x, width * between(hash(chance, 1), 0.06, 0.12),
        with_alpha(mix(c, kChromatin, 0.8f), 0.85f * fine()));
  }
}

void Painter::red_cell(double x, double y, double length, double width, Direction d, uint32_t own) {
  if (!sees(x, y, length)) return;
  blob(x, y, length, width, d, own, 0.04, kRed);
  if (shows(width * 0.3)) nucleus(x, y, length * 0.42, width * 0.4, d, own, kNucleus);
}

}  // namespace skua::microscope
