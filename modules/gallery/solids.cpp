#include "solids.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <utility>

namespace skua::gallery {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr int kAround = 40;

/// Two triangles for each field of a grid with so many columns; the first column follows the last.
std::vector<uint16_t> grid(int rows, int columns) {
  std::vector<uint16_t> triangles;
  for (int row = 0; row + 1 < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const int next = (column + 1) % columns;
      const int a = row * columns + column, b = row * columns + next;
      for (const int corner : {a, b, b + columns, a, b + columns, a + columns})
        triangles.push_back(static_cast<uint16_t>(corner));
    }
  }
  return triangles;
}

/// A line of (distance from the axis, height), turned about the z axis; from below upward.
Solid turned(uint32_t id, std::span<const Point> line) {
  std::vector<Vec3> places;
  for (const Point& p : line) {
    for (int i = 0; i < kAround; ++i) {
      const float angle = 2 * kPi * static_cast<float>(i) / kAround;
      places.push_back({std::cos(angle) * p.x, std::sin(angle) * p.x, p.y});
    }
  }
  Solid solid(id, grid(static_cast<int>(line.size()), kAround));
  solid.shape(places);
  return solid;
}

Solid ball(uint32_t id, float radius) {
  constexpr int kRows = 24;
  std::vector<Point> line;
  for (int i = 0; i <= kRows; ++i) {
    const float angle = kPi * (static_cast<float>(i) / kRows - 0.5f);
    line.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return turned(id, line);
}

/// A snail's shell: a circle that is carried about an axis, and grows by the same part in each turn
/// (Raup 1966, Journal of Paleontology 40: 1178-1190).
Solid snail(uint32_t id) {
  constexpr int kTurns = 4, kRowsPerTurn = 36, kRows = kTurns * kRowsPerTurn, kCorners = 20;
  constexpr float kGrowth = 2.1f;  // of the size in one turn
  constexpr float kTall = 1.15f;   // how far it goes along the axis, in widths
  std::vector<Vec3> places;
  for (int row = 0; row <= kRows; ++row) {
    const float turns = static_cast<float>(row) / kRowsPerTurn;
    const float size = 0.2f * std::pow(kGrowth, turns - kTurns), angle = 2 * kPi * turns;
    const float ribs = 1 + 0.035f * std::sin(angle * 12);
    for (int corner = 0; corner < kCorners; ++corner) {
      const float around = 2 * kPi * static_cast<float>(corner) / kCorners;
      const float out = size * (0.95f + ribs * std::cos(around)),
                  up = size * (-ribs * std::sin(around) - 2 * kTall);
      places.push_back({out * std::cos(angle), out * std::sin(angle), up});
    }
  }
  Solid solid(id, grid(kRows + 1, kCorners));
  solid.shape(places);
  // Bands run along the turns.
  constexpr uint8_t kBands[kCorners] = {0, 0, 200, 230, 0, 0, 120, 120, 0, 0,
                                        0, 0, 0,   0,   0, 0, 200, 230, 0, 0};
  for (std::size_t i = 0; i < solid.vertices().size(); ++i)
    solid.vertices()[i].second = kBands[i % kCorners];
  return solid;
}

Solid pane(uint32_t id) {
  constexpr float w = 0.2f, d = 0.012f, h = 0.5f;
  std::vector<Vec3> places;
  std::vector<uint16_t> triangles;
  const auto side = [&](Vec3 middle, Vec3 right, Vec3 up) {  // corners of its own: edges stay sharp
    const auto first = static_cast<int>(places.size());
    for (const auto& [x, y] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}})
      places.push_back(middle + right * static_cast<float>(x) + up * static_cast<float>(y));
    for (const int corner : {0, 1, 2, 0, 2, 3})
      triangles.push_back(static_cast<uint16_t>(first + corner));
  };
  const Vec3 x{w, 0, 0}, y{0, d, 0}, z{0, 0, h / 2}, m{0, 0, h / 2 + 0.02f};
  side(m - y, x, z);
  side(m + y, x * -1, z);
  side(m + x, y, z);
  side(m - x, y * -1, z);
  side(m + z, x, y);
  side(m - z, x, y * -1);
  Solid solid(id, std::move(triangles));
  solid.shape(places);
  return solid;
}

constexpr Point kTable[] = {{0, -0.09f},  {0.92f, -0.09f},  {0.97f, -0.075f},
                            {1, -0.045f}, {0.99f, -0.015f}, {0.97f, 0},
                            {0.9f, 0},    {0.5f, 0},        {0, 0}};
constexpr Point kFoot[] = {{0, 0},          {0.19f, 0},      {0.2f, 0.015f},  {0.19f, 0.035f},
                           {0.12f, 0.05f},  {0.04f, 0.075f}, {0.028f, 0.12f}, {0.028f, 0.38f},
                           {0.032f, 0.42f}, {0.07f, 0.43f},  {0.075f, 0.45f}, {0.075f, 0.5f},
                           {0, 0.5f}};

}  // namespace

Solids::Solids()
    : table(turned(1, kTable)),
      foot(turned(2, kFoot)),
      bulb(ball(3, kBulbRadius)),
      glass(pane(4)),
      shell(snail(5)) {}

}  // namespace skua::gallery
