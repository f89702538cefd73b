#include "human_body.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace skua::frog {

namespace {

/// A place on a tube's middle line, and its width there, in thousandths; `flat` is how high its
/// section is, in per cent of its width.
struct Station {
  int16_t x, y, z, r, flat = 100;
};

constexpr int kAround = 16, kBetween = 5, kCap = 4;

constexpr float kPi = std::numbers::pi_v<float>;
float angle(int i) { return 2 * kPi * static_cast<float>(i) / kAround; }

constexpr int kBallRings = 12;
/// Half axes along x, y and z.
std::vector<Vec3> ball_places(Vec3 middle, Vec3 half) {
  std::vector<Vec3> places;
  for (int ring = 0; ring <= kBallRings; ++ring) {
    const float up = kPi * (static_cast<float>(ring) / kBallRings - 0.5f);
    const float wide = std::max(std::cos(up), 0.0f);
    for (int i = 0; i < kAround; ++i)
      places.push_back(middle + Vec3{std::sin(up) * half.x, std::cos(angle(i)) * wide * half.y,
                                     std::sin(angle(i)) * wide * half.z});
  }
  return places;
}

/// Two triangles for each field between rings that follow each other.
std::vector<uint16_t> between_rings(std::size_t rings) {
  std::vector<uint16_t> all;
  for (std::size_t ring = 0; ring + 1 < rings; ++ring) {
    for (std::size_t i = 0; i < kAround; ++i) {
      const std::size_t a = ring * kAround + i, b = ring * kAround + (i + 1) % kAround;
      for (const std::size_t v : {a, b, a + kAround, b, b + kAround, a + kAround})
        all.push_back(static_cast<uint16_t>(v));
    }
  }
  return all;
}

struct Section {
  Vec3 at;
  float r, high;  ///< half width and half height
};

/// A smooth curve through the stations (Catmull and Rom).
Section between(std::span<const Section> all, std::size_t from, float t) {
  const auto at = [&](std::ptrdiff_t i) -> const Section& {
    return all[static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(i, 0, static_cast<std::ptrdiff_t>(all.size()) - 1))];
  };
  const auto i = static_cast<std::ptrdiff_t>(from);
  const Section &a = at(i - 1), &b = at(i), &c = at(i + 1), &d = at(i + 2);
  const float t2 = t * t, t3 = t2 * t;
  const float wa = (-t3 + 2 * t2 - t) / 2, wb = (3 * t3 - 5 * t2 + 2) / 2,
              wc = (-3 * t3 + 4 * t2 + t) / 2, wd = (t3 - t2) / 2;
  return {a.at * wa + b.at * wb + c.at * wc + d.at * wd,
          std::max(a.r * wa + b.r * wb + c.r * wc + d.r * wd, 0.001f),
          std::max(a.high * wa + b.high * wb + c.high * wc + d.high * wd, 0.001f)};
}

class Maker {
 public:
  /// `side` -1 mirrors it to the left.
  void tube(HumanPart part, std::span<const Station> stations, float side = 1) {
    std::vector<Section> known;
    for (const Station& s : stations)
      known.push_back({Vec3{s.x * kStep, side * s.y * kStep, s.z * kStep}, s.r * kStep,
                       s.r * kStep * static_cast<float>(s.flat) / 100});
    std::vector<Section> line;
    for (std::size_t i = 0; i + 1 < known.size(); ++i) {
      for (int k = 0; k < kBetween; ++k)
        line.push_back(between(known, i, static_cast<float>(k) / kBetween));
    }
    line.push_back(known.back());
    add(part, line);
  }
  void tube(HumanPart part, std::initializer_list<Station> stations) {
    tube(part, std::span(stations.begin(), stations.size()));
  }
  void pair(HumanPart part, std::initializer_list<Station> stations) {
    for (const float side : {1.0f, -1.0f})
      tube(part, std::span(stations.begin(), stations.size()), side);
  }
  /// Half axes along x, y and z.
  void ball(HumanPart part, Vec3 middle, Vec3 half) {
    finish(part, ball_places(middle, half), kBallRings + 1);
  }
  void balls(HumanPart part, Vec3 middle, Vec3 half) {
    ball(part, middle, half);
    ball(part, {middle.x, -middle.y, middle.z}, half);
  }
  /// A sheet that is highest in its middle.
  void dome(HumanPart part, Vec3 top, float drop, Vec3 half) {
    constexpr int kRings = 8;
    std::vector<Vec3> places;
    for (int ring = 0; ring <= kRings; ++ring) {
      const float out = static_cast<float>(kRings - ring) / kRings;
      for (int i = 0; i < kAround; ++i)
        places.push_back(top + Vec3{-drop * out * out, std::cos(angle(i)) * out * half.y,
                                    std::sin(angle(i)) * out * half.z});
    }
    finish(part, places, kRings + 1);
  }

  std::vector<HumanSolid> take() { return std::move(all_); }

 private:
  static constexpr float kStep = 0.001f;
  std::vector<HumanSolid> all_;

  void add(HumanPart part, const std::vector<Section>& line) {
    std::vector<Vec3> places;
    const auto ring = [&](const Section& s, Vec3 along) {
      Vec3 side = cross({0, 0, 1}, along);
      side = length(side) < 0.1f ? Vec3{0, 1, 0} : unit(side);
      const Vec3 above = cross(along, side);
      for (int i = 0; i < kAround; ++i)
        places.push_back(s.at + side * (s.r * std::cos(angle(i))) +
                         above * (s.high * std::sin(angle(i))));
    };
    const std::size_t last = line.size() - 1;
    const auto along = [&](std::size_t i) {
      return unit(line[std::min(i + 1, last)].at - line[i > 0 ? i - 1 : 0].at);
    };
    /// Ends are round.
    const auto cap = [&](std::size_t at, float way) {
      const Section& s = line[at];
      const float high = 0.8f * std::min(s.r, s.high);
      for (int k = 1; k <= kCap; ++k) {
        const int step = way < 0 ? kCap + 1 - k : k;
        const float up = kPi / 2 * static_cast<float>(step) / kCap;
        const float less = std::max(std::cos(up), 0.0f);
        ring({s.at + along(at) * (way * high * std::sin(up)), s.r * less, s.high * less},
             along(at));
      }
    };
    cap(0, -1);
    for (std::size_t i = 0; i <= last; ++i) ring(line[i], along(i));
    cap(last, 1);
    finish(part, places, line.size() + 2 * kCap);
  }

  void finish(HumanPart part, const std::vector<Vec3>& places, std::size_t rings) {
    constexpr uint32_t kFirst = 5100;  // numbers of meshes
    Solid solid(kFirst + static_cast<uint32_t>(all_.size()), between_rings(rings));
    solid.shape(places);
    all_.push_back({part, std::move(solid)});
  }
};

void make_outside(Maker& m) {
  m.tube(HumanPart::skin, {{-20, 0, 0, 190, 66},
                           {60, 0, 0, 192, 64},
                           {160, 0, 0, 172, 64},
                           {260, 0, 0, 158, 66},
                           {380, 0, 0, 176, 66},
                           {500, 0, 0, 194, 64},
                           {600, 0, 0, 200, 58},
                           {680, 0, -5, 176, 52},
                           {725, 0, -8, 92, 70},
                           {750, 0, -8, 60, 96}});
  m.tube(HumanPart::skin, {{735, 0, -8, 58, 100},
                           {785, 0, -2, 55, 108},
                           {815, 0, 18, 62, 124},
                           {860, 0, 14, 76, 122},
                           {920, 0, 6, 83, 118},
                           {975, 0, 0, 80, 118},
                           {1015, 0, -2, 58, 120}});
  m.pair(HumanPart::skin, {{655, 178, -5, 58, 90},
                           {600, 222, -5, 52, 95},
                           {480, 252, -5, 44, 100},
                           {360, 270, -5, 39, 100},
                           {300, 276, 0, 38, 100}});
  m.pair(HumanPart::skin, {{30, 92, 0, 98, 96}, {-60, 102, 0, 96, 98}, {-180, 106, 0, 84, 100}});
  m.balls(HumanPart::eye, {0.893f, 0.03f, 0.091f}, {0.008f, 0.013f, 0.01f});
  m.tube(HumanPart::skin, {{896, 0, 96, 8}, {876, 0, 106, 11}, {862, 0, 108, 13, 80}});
  m.balls(HumanPart::ear, {0.885f, 0.084f, 0}, {0.03f, 0.008f, 0.018f});
}

void make_chest(Maker& m) {
  m.ball(HumanPart::brain, {0.963f, 0, 0.004f}, {0.058f, 0.068f, 0.082f});
  m.tube(HumanPart::brain, {{925, 0, -25, 22}, {870, 0, -34, 13}});
  m.pair(HumanPart::lung, {{668, 62, -8, 24, 120},
                           {610, 84, -4, 56, 110},
                           {540, 96, 0, 72, 104},
                           {480, 102, 0, 74, 100},
                           {450, 108, 0, 62, 96}});
  m.tube(HumanPart::ventricles,
         {{548, -14, 46, 44, 92}, {508, -34, 56, 42, 92}, {472, -58, 60, 20, 92}});
  m.ball(HumanPart::atria, {0.568f, 0.028f, 0.04f}, {0.03f, 0.024f, 0.026f});
  m.ball(HumanPart::atria, {0.576f, -0.034f, 0.03f}, {0.026f, 0.024f, 0.024f});
  m.tube(HumanPart::vessels, {{560, -8, 60, 13},
                              {615, 2, 62, 13},
                              {636, -14, 40, 13},
                              {612, -26, 2, 13},
                              {500, -16, -52, 12},
                              {300, -10, -62, 11},
                              {160, -4, -60, 10}});
  m.tube(HumanPart::oesophagus, {{800, 0, -18, 12}, {640, -2, -34, 11}, {470, -12, -26, 11}});
  m.dome(HumanPart::diaphragm, {0.452f, 0, 0}, 0.07f, {0, 0.168f, 0.11f});
  // Seven pairs reach the breastbone, as in most people.
  for (int i = 0; i < 7; ++i) {
    const auto x = static_cast<int16_t>(668 - 32 * i),
               wide = static_cast<int16_t>(128 + 8 * std::min(i, 4));
    const auto front = static_cast<int16_t>(x - 26 - 6 * i),
               meets = static_cast<int16_t>(652 - 24 * i);
    for (const float side : {1.0f, -1.0f}) {
      const Station rib[] = {
          {x, 22, -88, 6},
          {static_cast<int16_t>(x - 4), static_cast<int16_t>(wide * 3 / 4), -84, 6},
          {static_cast<int16_t>(x - 16), wide, -20, 6},
          {front, static_cast<int16_t>(wide - 8), 40, 6},
          {static_cast<int16_t>(front - 4), static_cast<int16_t>(wide * 3 / 5), 92, 6},
          {meets, 16, 108, 6}};
      m.tube(HumanPart::ribs, rib, side);
    }
  }
  m.tube(HumanPart::ribs, {{664, 0, 104, 20, 40}, {560, 0, 112, 16, 40}, {488, 0, 112, 12, 40}});
}

void make_belly(Maker& m) {
  m.tube(HumanPart::liver, {{384, 128, 10, 50, 120},
                            {410, 70, 30, 58, 96},
                            {428, 0, 48, 40, 84},
                            {436, -62, 52, 16, 80}});
  m.tube(HumanPart::gall_bladder, {{366, 66, 66, 13}, {338, 62, 78, 17}});
  m.tube(HumanPart::stomach, {{452, -22, -6, 13},
                              {436, -66, 4, 36},
                              {392, -88, 22, 42},
                              {346, -70, 44, 34},
                              {328, -22, 58, 22},
                              {338, 14, 52, 14}});
  m.ball(HumanPart::spleen, {0.402f, -0.134f, -0.036f}, {0.044f, 0.02f, 0.034f});
  m.tube(HumanPart::pancreas,
         {{322, 34, 4, 19, 80}, {334, -20, -8, 15, 80}, {358, -92, -16, 11, 80}});
  m.tube(HumanPart::small_intestine, {{318, 40, 20, 13},
                                      {286, 44, 8, 14},
                                      {268, -10, 34, 15},
                                      {258, -74, 50, 15},
                                      {228, -80, 56, 15},
                                      {218, 0, 66, 15},
                                      {226, 70, 52, 15},
                                      {198, 84, 46, 15},
                                      {184, 10, 68, 15},
                                      {190, -66, 56, 15},
                                      {160, -84, 48, 15},
                                      {146, -10, 68, 15},
                                      {152, 58, 56, 15},
                                      {122, 70, 44, 15},
                                      {112, 4, 60, 15},
                                      {112, -54, 50, 15},
                                      {88, -36, 42, 14},
                                      {84, 30, 44, 13},
                                      {94, 84, 30, 12}});
  m.tube(HumanPart::large_intestine, {{72, 110, 22, 27},
                                      {120, 120, 22, 28},
                                      {230, 126, 12, 27},
                                      {284, 118, 20, 26},
                                      {292, 60, 56, 24},
                                      {282, 0, 66, 24},
                                      {296, -66, 54, 24},
                                      {316, -120, 12, 24},
                                      {230, -130, 8, 23},
                                      {110, -122, 20, 22},
                                      {62, -84, 22, 21},
                                      {56, -20, 6, 21},
                                      {28, 0, -30, 22},
                                      {-30, 0, -36, 18}});
  m.balls(HumanPart::kidney, {0.318f, 0.08f, -0.066f}, {0.056f, 0.03f, 0.026f});
  m.pair(HumanPart::bladder,
         {{312, 58, -60, 5}, {200, 50, -46, 5}, {80, 34, -6, 5}, {44, 10, 26, 5}});
  m.ball(HumanPart::bladder, {0.036f, 0, 0.046f}, {0.034f, 0.042f, 0.034f});
  for (int i = 0; i < 24; ++i)
    m.ball(HumanPart::spine,
           {0.84f - 0.031f * static_cast<float>(i), 0,
            -0.078f - 0.012f * std::sin(static_cast<float>(i) * 0.27f)},
           {0.0145f, 0.018f + 0.0005f * static_cast<float>(i), 0.018f});
}

std::vector<HumanSolid> made() {
  Maker maker;
  make_outside(maker);
  make_chest(maker);
  make_belly(maker);
  return maker.take();
}

constexpr Color rgb(uint32_t hex) {
  return 0xff000000u | (hex & 0xffu) << 16 | (hex & 0xff00u) | hex >> 16;
}
constexpr Color kColors[] = {
    rgb(0xb9b4ac), rgb(0x6c7c88), rgb(0xa8a299), rgb(0xdcc3b4), rgb(0xa5392f), rgb(0x8d3f4c),
    rgb(0xd9929a), rgb(0xb5705f), rgb(0xe8e0c8), rgb(0x7a3026), rgb(0x5d7f4a), rgb(0xd8a58a),
    rgb(0xdcb09a), rgb(0xc6907c), rgb(0xe0c38a), rgb(0x6d2a3a), rgb(0x8c3a30), rgb(0xe2c9a0),
    rgb(0xe0d8c0), rgb(0xc99a86), rgb(0xb8433c)};
static_assert(std::size(kColors) == kHumanParts && std::size(kHumanNames) == kHumanParts);

}  // namespace

std::span<const HumanSolid> human_body() {
  static const std::vector<HumanSolid> all = made();
  return all;
}

const skua_mesh& unit_ball() {
  static const Solid ball = [] {
    Solid made(5099, between_rings(kBallRings + 1));
    made.shape(ball_places({}, {1, 1, 1}));
    return made;
  }();
  return ball.mesh();
}

Span box_of(HumanPart part) {
  static const std::array<Span, kHumanParts> boxes = [] {
    std::array<Span, kHumanParts> all;
    all.fill({{9, 9, 9}, {-9, -9, -9}});
    for (const HumanSolid& one : human_body()) {
      Span& box = all[static_cast<uint32_t>(one.part)];
      const skua_mesh& mesh = one.solid.mesh();
      const auto at = [&](const int16_t* grid, int axis) {
        return mesh.origin[axis] + mesh.unit * static_cast<float>(grid[axis]);
      };
      box.low = {std::min(box.low.x, at(mesh.low, 0)), std::min(box.low.y, at(mesh.low, 1)),
                 std::min(box.low.z, at(mesh.low, 2))};
      box.high = {std::max(box.high.x, at(mesh.high, 0)), std::max(box.high.y, at(mesh.high, 1)),
                  std::max(box.high.z, at(mesh.high, 2))};
    }
    return all;
  }();
  return boxes[static_cast<uint32_t>(part)];
}

Color color_of(HumanPart part) { return kColors[static_cast<uint32_t>(part)]; }

}  // namespace skua::frog
