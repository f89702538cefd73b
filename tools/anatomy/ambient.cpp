#include "ambient.h"

namespace skua::anatomy {

namespace {

// So far each look goes; what is farther off takes no light away.
constexpr std::array<double, 3> kSteps{0.006, 0.015, 0.036};
constexpr double kWidth = 0.5;  // of the cone that a look is, at its end, in lengths of the look

struct Around {
  const Field* solid = nullptr;
  Box box;
};

bool lies_there(const Structure& one, const Structure& looked_at) {
  const bool together = one.sex.empty() || looked_at.sex.empty() || one.sex == looked_at.sex;
  const bool inner = looked_at.layer >= 2 && looked_at.layer <= 8;
  return together && one.layer >= looked_at.layer && !(inner && one.system == "integument");
}

std::vector<Around> what_lies_around(const Specimen& specimen, const Structure& structure) {
  // What is opened lies by itself.
  if (structure.id.starts_with("open_"))
    return {{structure.solid.get(), structure.solid->bounds()}};
  Box reach = structure.solid->bounds();
  reach.grow(kSteps.back() * (1 + kWidth));
  std::vector<Around> all;
  for (const Structure& one : specimen.structures) {
    const Box box = one.solid->bounds();
    const bool near = box.low.x < reach.high.x && box.high.x > reach.low.x &&
                      box.low.y < reach.high.y && box.high.y > reach.low.y &&
                      box.low.z < reach.high.z && box.high.z > reach.low.z;
    if (near && (one.id == structure.id || lies_there(one, structure)))
      all.push_back({one.solid.get(), box});
  }
  return all;
}

// The direction of the normal, and five around it that lean 55 degrees.
std::array<Vec3, 6> looks(Vec3 normal) {
  const Vec3 aside = unit(cross(normal, std::abs(normal.x) < 0.6 ? Vec3{1, 0, 0} : Vec3{0, 1, 0}));
  const Vec3 across = cross(normal, aside);
  constexpr std::array<std::array<double, 2>, 5> kFive{{{1, 0},
                                                        {0.309017, 0.951057},
                                                        {-0.809017, 0.587785},
                                                        {-0.809017, -0.587785},
                                                        {0.309017, -0.951057}}};
  std::array<Vec3, 6> all{normal};
  for (std::size_t i = 0; i < kFive.size(); ++i)
    all[i + 1] = normal * 0.573576 + (aside * kFive[i][0] + across * kFive[i][1]) * 0.819152;
  return all;
}

double seen_along(Vec3 from, Vec3 look, const std::vector<Around>& around) {
  double open = 1;
  for (const double far : kSteps) {
    const Vec3 place = from + look * far;
    const double wide = far * kWidth;
    for (const Around& one : around) {
      if (distance(place, one.box) < wide)
        open = std::min(open, std::max(one.solid->at(place), 0.0) / wide);
    }
    if (open <= 0) return 0;
  }
  return open;
}

}  // namespace

std::vector<double> openness(const Specimen& specimen, const Structure& structure,
                             const Mesh& surface) {
  const std::vector<Around> around = what_lies_around(specimen, structure);
  std::vector<double> all;
  for (std::size_t i = 0; i < surface.places.size(); ++i) {
    const Vec3 p = surface.places[i];
    std::vector<Around> outside;
    for (const Around& one : around) {
      constexpr double kInside = 0.004;
      if (one.solid == structure.solid.get() || distance(p, one.box) > 0 ||
          one.solid->at(p) > -kInside)
        outside.push_back(one);
    }
    const auto directions = looks(surface.normals[i]);
    double sum = 0;
    double weights = 0;
    for (const Vec3 look : directions) {
      const double weight = dot(look, surface.normals[i]);
      sum += weight * seen_along(p, look, outside);
      weights += weight;
    }
    all.push_back(sum / weights);
  }
  return all;
}

}  // namespace skua::anatomy
