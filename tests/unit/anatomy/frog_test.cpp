// The frog of modules/frog-dissection against measurements of a real one.
#include "measured_frog.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

using namespace skua::anatomy;

namespace {

constexpr double kCoarse = 0.012;

const Measures& of(const std::string& id) {
  static std::map<std::string, Measures> known;
  if (const auto found = known.find(id); found != known.end()) return found->second;
  if (id == "body") return known[id] = measured(meshed(*frog().outline, kCoarse));
  for (const Structure& one : frog().structures) {
    if (one.id != id) continue;
    const Box box = one.solid->bounds();
    return known[id] =
               measured(meshed(*one.solid, box.high.x - box.low.x > 0.45 ? kCoarse : one.cell));
  }
  FAIL("no structure is called " << id);
  return known[id];
}

Measures together(const std::vector<std::string>& ids) {
  Measures all;
  for (const std::string& id : ids) {
    const Measures& one = of(id);
    all.centre = all.centre + one.centre * one.volume;
    all.volume += one.volume;
  }
  all.centre = all.centre / all.volume;
  return all;
}

/// How high a surface reaches towards the belly in each column of a grid.
class Columns {
 public:
  explicit Columns(const Mesh& mesh) {
    for (const auto& [a, b, c] : mesh.triangles)
      take(mesh.places[a], mesh.places[b], mesh.places[c]);
  }
  [[nodiscard]] int count() const { return int(columns_.size()); }
  /// How many columns both have, and in how many of them this one is seen from the belly.
  [[nodiscard]] std::pair<int, int> over(const Columns& other) const {
    int shared = 0, nearer = 0;
    for (const auto& [at, one] : columns_) {
      const auto found = other.columns_.find(at);
      if (found == other.columns_.end()) continue;
      ++shared;
      if (one > found->second) ++nearer;
    }
    return {shared, nearer};
  }

 private:
  static constexpr double kStep = 0.004;

  void take(Vec3 a, Vec3 b, Vec3 c) {
    const double area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (std::abs(area) < 1e-12) return;  // it stands upright
    const auto first = [](double p, double q, double r) {
      return int(std::ceil(std::min({p, q, r}) / kStep));
    };
    const auto last = [](double p, double q, double r) {
      return int(std::floor(std::max({p, q, r}) / kStep));
    };
    for (int x = first(a.x, b.x, c.x); x <= last(a.x, b.x, c.x); ++x) {
      for (int y = first(a.y, b.y, c.y); y <= last(a.y, b.y, c.y); ++y) {
        const Vec3 p{x * kStep, y * kStep, 0};
        const double of_b = ((p.x - a.x) * (c.y - a.y) - (c.x - a.x) * (p.y - a.y)) / area;
        const double of_c = ((b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y)) / area;
        if (of_b < 0 || of_c < 0 || of_b + of_c > 1) continue;
        const double z = a.z + (b.z - a.z) * of_b + (c.z - a.z) * of_c;
        double& highest = columns_.try_emplace({x, y}, z).first->second;
        highest = std::max(highest, z);
      }
    }
  }

  std::map<std::pair<int, int>, double> columns_;
};

constexpr int kFew = 10;  // columns in which they meet by chance
/// They lie over and under all else.
bool wraps_all(const std::string& id) { return id == "skin_dorsal" || id == "body_wall"; }

constexpr double kNear = 0.04;

/// With as much room around it as places may differ.
bool is_inside(const Box& box, const Box& room) {
  const auto within = [](double low, double high, double least, double most) {
    return low > least - kNear && high < most + kNear;
  };
  return within(box.low.x, box.high.x, room.low.x, room.high.x) &&
         within(box.low.y, box.high.y, room.low.y, room.high.y) &&
         within(box.low.z, box.high.z, room.low.z, room.high.z);
}

double body_volume() { return of("body").volume; }

}  // namespace

TEST_CASE("organs lie where they were measured, within 4 % of the body's length") {
  const auto real = measured_frog();
  for (const Compared& one : kCompared) {
    CAPTURE(one.organ);
    CHECK(length(together(one.parts).centre - real.at(one.organ).centre) < kNear);
  }
  CHECK(length(together({"eye_right", "eye_left"}).centre - real.at("eye_retina").centre) < kNear);
}

TEST_CASE(
    "organs that are whole in the measured specimen have their share of the body, within 20 %") {
  const auto real = measured_frog();
  for (const Compared& one : kCompared) {
    CAPTURE(one.organ);
    if (one.whole)
      CHECK(together(one.parts).volume / body_volume() ==
            doctest::Approx(real.at(one.organ).share).epsilon(0.2));
  }
  const double eyes = real.at("eye_retina").share + real.at("eye_white").share;
  CHECK(together({"eye_right", "eye_left"}).volume / body_volume() ==
        doctest::Approx(eyes).epsilon(0.2));
}

TEST_CASE(
    "vessels, nerves and the bones of head and trunk lie inside the boxes that were measured, and "
    "in "
    "the middle, within 4 % of the body's length") {
  const auto real = measured_frog();
  for (const Compared& one : kCompassed) {
    CAPTURE(one.organ);
    const Measured& there = real.at(one.organ);
    CHECK(std::abs(together(one.parts).centre.y - there.centre.y) < kNear);
    for (const std::string& part : one.parts) {
      CAPTURE(part);
      const Box& box = of(part).box;
      CHECK(is_inside(box, there.box));
    }
  }
}

TEST_CASE("nothing is mirrored: stomach and spleen lie left, the larger lobe of the liver right") {
  constexpr double kMiddle = 0.467;
  CHECK(of("stomach").centre.y < kMiddle);
  CHECK(of("spleen").centre.y < kMiddle);
  CHECK(of("liver_right").centre.y > kMiddle);
  CHECK(of("liver_left_anterior").centre.y < kMiddle);
  for (const char* pair : {"lung", "kidney", "testis", "ovary", "eye", "fat_body", "femur"})
    CHECK(of(std::string(pair) + "_right").centre.y > of(std::string(pair) + "_left").centre.y);
}

TEST_CASE(
    "of two structures that lie over each other, the one with the lower layer is seen from the "
    "belly, "
    "but for those that are known") {
  struct Laid {
    const Structure* structure;
    Columns columns;
  };
  std::vector<Laid> all;
  for (const Structure& one : frog().structures) {
    if (!wraps_all(one.id))
      all.push_back({&one, Columns(meshed(*one.solid, std::max(one.cell, kCoarse / 2)))});
  }
  int pairs = 0;
  std::set<std::string> otherwise;
  for (const Laid& upper : all) {
    for (const Laid& lower : all) {
      const Structure &over = *upper.structure, &under = *lower.structure;
      const bool one_sex = over.sex.empty() || under.sex.empty() || over.sex == under.sex;
      if (over.layer >= under.layer || !one_sex) continue;
      const auto [shared, seen] = upper.columns.over(lower.columns);
      const int smaller = std::min(upper.columns.count(), lower.columns.count());
      if (shared < kFew || 10 * shared < smaller) continue;
      ++pairs;
      if (2 * seen < shared) otherwise.insert(over.id + " " + under.id);
    }
  }
  CHECK(pairs > 200);
  const std::set<std::string> known{
      // Layers 8 and 9 are what stays, the arches and the mouth too, which lie before these.
      "lung_left systemic_arch_left",
      "lung_right systemic_arch_right",
      "oesophagus glottis",
      "oesophagus systemic_arch_left",
      "conus_arteriosus carotid_arch_left",
      "lung_left pulmocutaneous_arch_left",
      "lung_right pulmocutaneous_arch_right",
      "oesophagus pulmocutaneous_arch_left",
      // The lower jaw closes the mouth from the belly's side.
      "maxillary_teeth_left mandible",
      "maxillary_teeth_right mandible",
      // An oviduct begins before the lung, with its funnel.
      "lung_left oviduct_left",
      "lung_right oviduct_right",
      // The hindgut is wide and lies before the last coils, but stays in sight when they are out.
      "ileum large_intestine",
      "mesentery large_intestine",
      // They lie beside each other, and touch at their edges only.
      "fat_body_right duodenum",
      "mesentery testis_right",
      "ovary_left bladder",
      "ovary_left liver_left_posterior",
      "spleen testis_left",
  };
  for (const std::string& pair : otherwise) CHECK_MESSAGE(known.contains(pair), pair);
  for (const std::string& pair : known) CHECK_MESSAGE(otherwise.contains(pair), pair);
}

TEST_CASE("each structure has a volume, and lies inside the body") {
  const Box body = of("body").box;
  for (const Structure& one : frog().structures) {
    CAPTURE(one.id);
    const Measures& m = of(one.id);
    CHECK(m.volume > 0);
    CHECK(m.box.low.x > body.low.x - kCoarse);
    CHECK(m.box.high.x < body.high.x + kCoarse);
    CHECK(m.box.high.z < body.high.z + kCoarse);
  }
}

TEST_CASE("the brain lies inside the skull on all sides but where the spinal cord leaves it") {
  const auto called = [](const std::string& id) {
    return std::ranges::find(frog().structures, id, &Structure::id);
  };
  const Field& skull = *called("skull")->solid;
  const double behind = called("skull")->solid->bounds().low.x + 0.02;
  for (const Vec3 p : meshed(*called("brain")->solid, 0.004).places) {
    if (p.x > behind) CHECK(skull.at(p) < 0);
  }
}

TEST_CASE(
    "the spinal cord begins at the brain and lies in the vertebrae, on their side of the back") {
  const Measures &cord = of("spinal_cord"), &spine = of("vertebrae");
  CHECK(cord.box.high.x > of("brain").box.low.x);
  CHECK(cord.box.low.x > spine.box.low.x);
  CHECK(cord.centre.z < spine.centre.z);
  CHECK(cord.box.high.y < spine.box.high.y);
  CHECK(cord.box.low.y > spine.box.low.y);
  CHECK(cord.box.high.z < spine.box.high.z);
}

TEST_CASE("the lower jaw lies along the upper one, nearer to the belly, and ends behind it") {
  const Measures &lower = of("mandible"), &upper = of("skull");
  CHECK(lower.centre.z > of("maxillary_teeth_right").centre.z);
  CHECK(lower.centre.z > upper.centre.z);
  CHECK(lower.box.low.x > of("tympanum_right").box.low.x);
  CHECK(lower.box.low.x < of("tympanum_right").box.high.x);
  CHECK(std::abs(lower.centre.y - 0.467) < 0.005);
}

TEST_CASE(
    "three arches leave the heart on each side, in their order from head to rear, and touch it") {
  const auto called = [](const std::string& id) {
    return std::ranges::find(frog().structures, id, &Structure::id);
  };
  const Field& conus = *called("conus_arteriosus")->solid;
  for (const std::string side : {"_right", "_left"}) {
    CAPTURE(side);
    const Measures &carotid = of("carotid_arch" + side), &systemic = of("systemic_arch" + side),
                   &pulmocutaneous = of("pulmocutaneous_arch" + side);
    CHECK(carotid.centre.x > systemic.centre.x);
    CHECK(carotid.box.low.x > pulmocutaneous.box.low.x);
    CHECK(pulmocutaneous.box.low.x < systemic.centre.x);
    for (const char* arch : {"carotid_arch", "systemic_arch", "pulmocutaneous_arch"}) {
      CAPTURE(arch);
      const auto places = meshed(*called(arch + side)->solid, 0.003).places;
      CHECK(std::ranges::any_of(places, [&](Vec3 p) { return conus.at(p) < 0; }));
    }
    // One goes to the lung, the other forward beyond it.
    const Field& lung = *called("lung" + side)->solid;
    const auto reaches = [&](const std::string& id) {
      return std::ranges::any_of(meshed(*called(id + side)->solid, 0.003).places,
                                 [&](Vec3 p) { return lung.at(p) < 0; });
    };
    CHECK(reaches("pulmocutaneous_arch"));
    CHECK(!reaches("carotid_arch"));
  }
}

TEST_CASE("at least forty structures have names") { CHECK(frog().structures.size() >= 41); }
