#include "ui/labels.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "skua/stage.h"
#include "skua/value.h"
#include "ui/interface.h"

namespace {

using skua::Naming;

constexpr float kApart = 3;        // between boxes
constexpr float kAroundPoint = 7;  // of what is named
constexpr float kDistances[] = {12, 26, 44, 68, 100, 140};
struct Direction {
  float x, y;
};
constexpr float kSlant = 0.7071f;
constexpr Direction kDirections[] = {{1, 0},  {-1, 0}, {kSlant, -kSlant}, {-kSlant, -kSlant},
                                     {0, -1}, {0, 1},  {kSlant, kSlant},  {-kSlant, kSlant}};

skua_rect grown(const skua_rect& r, float by) { return {r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by}; }

bool overlap(const skua_rect& a, const skua_rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool within(const skua_rect& r, const skua_rect& bounds) {
  return r.x >= bounds.x && r.y >= bounds.y && r.x + r.w <= bounds.x + bounds.w && r.y + r.h <= bounds.y + bounds.h;
}

skua_rect point_of(const Naming& name) { return grown({name.x, name.y, 0, 0}, kAroundPoint); }

/// The point of a box that is nearest to what it names.
skua::Point end_of_line(const skua_rect& box, float x, float y) {
  return {std::clamp(x, box.x, box.x + box.w), std::clamp(y, box.y, box.y + box.h)};
}

/// Whether the line from a point to its box runs over another box: clipped against the four sides (Liang and Barsky).
bool crosses(const skua_rect& r, float x, float y, skua::Point end) {
  const float dx = end.x - x, dy = end.y - y;
  const float way[] = {-dx, dx, -dy, dy};
  const float room[] = {x - r.x, r.x + r.w - x, y - r.y, r.y + r.h - y};
  float first = 0, last = 1;
  for (int i = 0; i < 4; ++i) {
    if (way[i] == 0) {
      if (room[i] < 0) return false;
      continue;
    }
    const float at = room[i] / way[i];
    if (way[i] < 0)
      first = std::max(first, at);
    else
      last = std::min(last, at);
  }
  return first < last;
}

/// On which side of the way from `a` to `b` a point lies.
bool is_left(skua::Point a, skua::Point b, skua::Point p) { return (b.x - a.x) * (p.y - a.y) > (b.y - a.y) * (p.x - a.x); }

bool lines_cross(skua::Point a, skua::Point b, skua::Point c, skua::Point d) {
  return is_left(a, b, c) != is_left(a, b, d) && is_left(c, d, a) != is_left(c, d, b);
}

/// Beside the point, in a direction: the box's nearest edge is that far away.
skua_rect box_at(const Naming& name, Direction to, float distance) {
  const float x = name.x + to.x * distance, y = name.y + to.y * distance;
  const float left = to.x > 0 ? x : to.x < 0 ? x - name.size.w : x - name.size.w / 2;
  const float top = to.y > 0 ? y : to.y < 0 ? y - name.size.h : y - name.size.h / 2;
  return {left, top, name.size.w, name.size.h};
}

}  // namespace

namespace skua {

std::vector<std::optional<skua_rect>> place_names(std::span<const Naming> names, const skua_rect& bounds,
                                                  std::span<const skua_rect> avoid, std::span<const skua_rect> uncrossed) {
  std::vector<std::optional<skua_rect>> boxes(names.size());
  std::vector<skua_rect> taken(avoid.begin(), avoid.end());
  const auto is_free = [&](std::size_t index, const skua_rect& box, bool lines_apart) {
    if (!within(box, bounds)) return false;
    const Naming& name = names[index];
    const Point end = end_of_line(box, name.x, name.y);
    for (const skua_rect& other : taken) {
      if (overlap(grown(box, kApart), other)) return false;
    }
    for (const skua_rect& other : uncrossed) {
      if (!overlap(other, {name.x, name.y, 0, 0}) && crosses(other, name.x, name.y, end)) return false;
    }
    for (std::size_t i = 0; i < index; ++i) {
      if (!boxes[i]) continue;
      const Point their_end = end_of_line(*boxes[i], names[i].x, names[i].y);
      if (crosses(*boxes[i], name.x, name.y, end) || crosses(box, names[i].x, names[i].y, their_end)) return false;
      if (lines_apart && lines_cross({name.x, name.y}, end, {names[i].x, names[i].y}, their_end)) return false;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i != index && overlap(box, point_of(names[i]))) return false;
    }
    return true;
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const bool lines_apart : {true, false}) {  // rather crossed than without a name
      for (const float distance : kDistances) {
        for (const Direction& to : kDirections) {
          const skua_rect box = box_at(names[i], to, distance);
          if (boxes[i] || !is_free(i, box, lines_apart)) continue;
          boxes[i] = box;
          taken.push_back(box);
        }
      }
    }
  }
  return boxes;
}

namespace {
constexpr float kPadX = 8, kPadY = 3;
}

skua_size name_size(Stage& stage, std::string_view text) {
  const skua_size size = stage.measure(text, kNameStyle);
  return {size.w + 2 * kPadX, size.h + 2 * kPadY};
}

void draw_name(Stage& stage, Point from, const skua_rect& box, std::string_view text, Color color) {
  const Point to = end_of_line(box, from.x, from.y);
  stage.line(from, to, stage.color(SKUA_SURFACE), 4);
  stage.line(from, to, color, 2);
  stage.disc(from, 4, stage.color(SKUA_SURFACE));
  stage.disc(from, 3, color);
  stage.rect(box, stage.color(SKUA_SURFACE), 8);
  stage.frame(box, color, 1, 8);
  stage.text({box.x + kPadX, box.y + kPadY}, text, stage.color(SKUA_TEXT), kNameStyle);
}

}  // namespace skua

void skua_draw_labels(skua_ui* ui, const skua_label* labels, uint32_t count, skua_rect bounds, const skua_rect* avoid,
                      uint32_t avoid_count) {
  if (!ui->drawing) return;
  skua::Stage stage(ui);
  const std::span all(labels, count);
  std::vector<Naming> names;
  for (const skua_label& label : all) names.push_back({label.x, label.y, skua::name_size(stage, skua::from_abi(label.text))});
  const std::span<const skua_rect> others(avoid, avoid_count);
  const auto boxes = skua::place_names(names, bounds, others, others);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (boxes[i]) skua::draw_name(stage, {all[i].x, all[i].y}, *boxes[i], skua::from_abi(all[i].text), all[i].color);
  }
}
