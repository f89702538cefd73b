#include "belly_path.h"

#include <algorithm>
#include <cmath>

#include "cover.h"

namespace skua::frog {

namespace {

constexpr std::size_t kMostPathPlaces = 200;
constexpr double kAlong = 0.008;  ///< between the places at which a path is looked at

double units(double lengths) { return std::floor(lengths / kPerUnit + 0.5); }

void append_number(std::string& text, double value) {
  auto whole = static_cast<int32_t>(value);
  if (whole < 0) text.append("-", 1);
  char digits[8];
  std::size_t count = 0;
  for (whole = whole < 0 ? -whole : whole; whole > 0 || count == 0; whole /= 10)
    digits[count++] = static_cast<char>('0' + whole % 10);
  while (count > 0) text.append(&digits[--count], 1);
}

}  // namespace

std::optional<double> take_number(std::string_view& text) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  double value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9')
    value = value * 10 + (text[digits++] - '0');
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return minus ? -value : value;
}

std::string path_text(std::span<const Point> path) {
  std::string text;
  for (const Point& p : path) {
    if (!text.empty()) text.append(" ", 1);
    append_number(text, units(p.x));
    text.append(",", 1);
    append_number(text, units(p.y));
  }
  return text;
}

std::optional<std::vector<Point>> read_path(std::string_view text) {
  std::vector<Point> path;
  while (!text.empty()) {
    if (!path.empty()) {
      if (!text.starts_with(' ')) return std::nullopt;
      text.remove_prefix(1);
    }
    const auto x = take_number(text);
    if (!x || !text.starts_with(',')) return std::nullopt;
    text.remove_prefix(1);
    const auto y = take_number(text);
    if (!y || path.size() == kMostPathPlaces) return std::nullopt;
    path.push_back({*x * kPerUnit, *y * kPerUnit});
  }
  return path;
}

std::vector<Point> closely(std::span<const Point> path) {
  std::vector<Point> all;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0) {
      const Point from = path[i - 1], way = path[i] - from;
      const auto steps = static_cast<int>(std::ceil(length(way) / kAlong));
      for (int k = 1; k < steps; ++k)
        all.push_back({from.x + way.x * k / steps, from.y + way.y * k / steps});
    }
    all.push_back(path[i]);
  }
  return all;
}

std::vector<std::vector<Point>> on_sheet(const Sheet& sheet, std::span<const Point> path) {
  std::vector<std::vector<Point>> runs;
  bool on = false;
  for (const Point& p : path) {
    const auto spot = spot_at(sheet, p);
    if (spot) {
      constexpr double kOther = 4 * kAlong;  // tissue that is drawn out so far lies on another flap
      if (!on || length(spot->rest - runs.back().back()) > kOther) runs.emplace_back();
      runs.back().push_back(spot->rest);
    }
    on = spot.has_value();
  }
  std::erase_if(runs, [](const std::vector<Point>& run) { return run.size() < 2; });
  return runs;
}

std::vector<Point> thinned(const std::vector<Point>& path, double stray) {
  std::vector<Point> kept{path.front()};
  std::size_t from = 0;
  for (std::size_t to = 2; to < path.size(); ++to) {
    const Point along = path[to] - path[from];
    const double far = length(along);
    bool straight = far > 0;
    for (std::size_t i = from + 1; straight && i < to; ++i)
      straight = std::abs(cross(along, path[i] - path[from])) <= stray * far;
    if (straight) continue;
    kept.push_back(path[to - 1]);
    from = to - 1;
  }
  kept.push_back(path.back());
  return kept;
}

}  // namespace skua::frog
