#include "aside_view.h"

#include <algorithm>
#include <deque>
#include <vector>

#include "shown.h"

namespace skua::frog {

namespace {

/// What the forceps draw.
struct Drawn {
  uint32_t structure = kNothing;
  Vec3 from;            ///< where they took it
  Way to = Way::home;   ///< where it was drawn, or where it lies
  float share = 0;      ///< how far on the way there, 0 to 1
  bool is_free = true;  ///< nothing is in its way there
};

/// Where each is on its way: toward which place, and how far.
struct OnTheWay {
  Aside to{};
  Progress progress{};
  double at = -1;  ///< clock of the stage at the last look
  Drawn drawn;
};
OnTheWay& on_the_way() {
  static OnTheWay one;
  return one;
}

/// A mesh with its vertices elsewhere.
struct Shifted {
  const skua_vertex* vertices;
  Aside to;
  Progress progress;
  Solid solid;
};

constexpr uint32_t kFirstShifted = 50000;

Shifted& shifted(const skua_mesh& mesh) {
  static std::deque<Shifted> all;
  const uint32_t id = kFirstShifted + mesh.id;
  const auto known =
      std::ranges::find_if(all, [&](const Shifted& one) { return one.solid.mesh().id == id; });
  if (known != all.end()) return *known;
  all.push_back({nullptr, {}, {}, Solid(id, {})});
  return all.back();
}

void shape(Shifted& one, uint32_t structure, const skua_mesh& mesh) {
  std::vector<Vec3> places;
  places.reserve(mesh.vertex_count);
  for (uint32_t i = 0; i < mesh.vertex_count; ++i) {
    const int16_t* p = mesh.vertices[i].place;
    const Vec3 rest = vec3(mesh.origin) + Vec3{static_cast<float>(p[0]), static_cast<float>(p[1]),
                                               static_cast<float>(p[2])} *
                                              mesh.unit;
    places.push_back(laid_aside(structure, rest, one.to, one.progress));
  }
  if (one.vertices != mesh.vertices) {
    one.solid.set_triangles({mesh.indices, mesh.indices + mesh.index_count});
    one.solid.shape(places);
    // Out in the open it sees more of the sky; the scene takes that over with the next shape.
    for (uint32_t i = 0; i < mesh.vertex_count; ++i) {
      skua_vertex& v = one.solid.vertices()[i];
      v.occlusion = std::max<uint8_t>(mesh.vertices[i].occlusion, 200);
      v.second = mesh.vertices[i].second;
    }
  }
  one.solid.shape(places);
  one.vertices = mesh.vertices;
}

/// An organ that is in reach and is the nearest thing there.
Drawn taken(const Frog& frog, const Ray& ray) {
  const Shown all = shown(frog, {});
  const auto hit = cast(all.shapes, ray);
  if (!hit) return {};
  const uint32_t structure = all.which[hit->shape];
  if (piece_of(structure) == kStays || frog.is_out(structure) || !frog.is_in_reach(structure))
    return {};
  return {structure, ray.at(hit->distance)};
}

/// Of the ways that it can go, the one that it is drawn most.
void draw_by(Drawn& drawn, const Frog& frog, const Vec3& by) {
  constexpr float kWhole = 0.12f;  ///< so far it is drawn to where it stays
  constexpr Vec3 kToward[kWayCount] = {{}, {0, 1, 0}, {0, -1, 0}, {1, 0, 0}, {-1, 0, 0}};
  const uint32_t hanging = hanging_of(drawn.structure);
  const Way now = frog.organs.way_of(hanging), before = drawn.to;
  drawn.to = now;
  drawn.share = 0;
  for (uint32_t i = 0; i < kWayCount; ++i) {
    const Way way = static_cast<Way>(i);
    if (way == now || !can_go(hanging, way)) continue;
    const Vec3 toward = way == Way::home ? kToward[static_cast<uint32_t>(now)] * -1 : kToward[i];
    const float share = dot(toward, by) / kWhole;
    if (share <= drawn.share) continue;
    drawn.to = way;
    drawn.share = std::min(share, 1.0f);
  }
  if (drawn.to != before)
    drawn.is_free = drawn.to == now || in_the_way(frog.organs, frog.female, hanging, drawn.to) == 0;
}

/// How far it has got while it is drawn: what is held down gives a little.
float reached_of(const Drawn& drawn) { return drawn.is_free ? drawn.share : 0.2f * drawn.share; }

/// Whether it follows the forceps now, away from home or back; from one side to another it goes
/// only when they let go.
bool is_drawn(const Drawn& drawn, uint32_t hanging, Way lies) {
  return drawn.structure != kNothing && hanging_of(drawn.structure) == hanging &&
         drawn.to != lies && (drawn.to == Way::home || lies == Way::home);
}

}  // namespace

bool draw_organ(const Frog& frog, Ui& ui, const Ui::Orbit& orbit) {
  constexpr float kEnough = 0.2f;
  Drawn& drawn = on_the_way().drawn;
  const Ray ray = orbit.camera.ray(orbit.hand_at);
  if (orbit.hand == Ui::Hand::down) {
    drawn = taken(frog, ray);
    if (drawn.structure != kNothing && hanging_of(drawn.structure) != kFixed)
      drawn.to = frog.organs.way_of(hanging_of(drawn.structure));
    return drawn.structure != kNothing;
  }
  if (drawn.structure == kNothing) return false;
  if (hanging_of(drawn.structure) != kFixed && ray.direction.z < -0.05f)
    draw_by(drawn, frog, ray.at((drawn.from.z - ray.from.z) / ray.direction.z) - drawn.from);
  if (orbit.hand != Ui::Hand::up && orbit.hand != Ui::Hand::cancelled) return true;
  const Drawn last = drawn;
  drawn = {};
  if (orbit.hand == Ui::Hand::cancelled) return true;
  const double structure = static_cast<double>(last.structure);
  if (frog.at_hand != last.structure) ui.command("examine", {{"structure", structure}});
  if (last.share >= kEnough && last.is_free)
    ui.command("move_aside", {{"structure", structure},
                              {"to", static_cast<double>(static_cast<uint32_t>(last.to))}});
  return true;
}

void follow_aside(const Frog& frog, Stage& stage) {
  constexpr double kSeconds = 0.7, kLongest = 0.3;
  OnTheWay& now = on_the_way();
  const double passed = now.at < 0 || stage.reduced_motion()
                            ? kSeconds
                            : std::clamp(stage.seconds() - now.at, 0.0, kLongest);
  now.at = stage.seconds();
  bool moves = false;
  for (uint32_t h = 0; h < kHangingCount; ++h) {
    float& progress = now.progress[h];
    float left = static_cast<float>(passed / kSeconds);
    const Way wanted = frog.organs.way_of(h);
    if (is_drawn(now.drawn, h, wanted)) {
      now.to[h] = wanted == Way::home ? now.drawn.to : wanted;
      progress = wanted == Way::home ? reached_of(now.drawn) : 1 - reached_of(now.drawn);
      continue;
    }
    // First home, then to where it shall go.
    if (now.to[h] != wanted) {
      const float back = std::min(left, progress);
      progress -= back;
      left -= back;
      if (progress <= 0) now.to[h] = wanted;
    }
    if (now.to[h] == wanted && wanted != Way::home) progress = std::min(1.0f, progress + left);
    if (now.to[h] == Way::home) progress = 0;
    moves = moves || now.to[h] != wanted || (wanted != Way::home && progress < 1);
    // Where nothing moves by itself both happen at once.
    if (stage.reduced_motion()) {
      now.to[h] = wanted;
      progress = wanted == Way::home ? 0.0f : 1.0f;
      moves = false;
    }
  }
  if (moves) stage.animate(0.3);
}

const skua_mesh& as_it_lies(const Frog& frog, uint32_t structure, const skua_mesh& mesh) {
  const OnTheWay& now = on_the_way();
  if (frog.is_out(structure) || !is_shifted(structure, now.to)) return mesh;
  Progress progress{};
  for (uint32_t h = 0; h < kHangingCount; ++h) {
    const float k = goes_with(structure, h) ? now.progress[h] : 0;
    progress[h] = k * k * (3 - 2 * k);
  }
  Shifted& one = shifted(mesh);
  if (one.vertices != mesh.vertices || one.to != now.to || one.progress != progress) {
    one.to = now.to;
    one.progress = progress;
    shape(one, structure, mesh);
  }
  return one.solid.mesh();
}

}  // namespace skua::frog
