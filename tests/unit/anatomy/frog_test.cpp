// The frog of modules/frog-dissection against measurements of a real one.
#include "measured_frog.h"

#include <doctest/doctest.h>

#include <map>

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

double body_volume() { return of("body").volume; }

}  // namespace

TEST_CASE("organs lie where they were measured, within 4 % of the body's length") {
  const auto real = measured_frog();
  for (const Compared& one : kCompared) {
    CAPTURE(one.organ);
    CHECK(length(together(one.parts).centre - real.at(one.organ).centre) < 0.04);
  }
  CHECK(length(together({"eye_right", "eye_left"}).centre - real.at("eye_retina").centre) < 0.04);
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
    "layers lie over each other: from the belly inwards skin, muscle, sternum, heart, kidneys, "
    "backbone") {
  double before = 1;
  for (const char* id : {"skin_ventral", "muscle_ventral"}) {
    CHECK(of(id).box.high.z < before);
    before = of(id).box.high.z;
  }
  CHECK(of("sternum").centre.z > of("ventricle").centre.z);
  CHECK(of("ventricle").centre.z > of("kidney_right").centre.z);
  CHECK(of("kidney_right").centre.z > of("vertebrae").centre.z);
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

TEST_CASE("at least forty structures have names") { CHECK(frog().structures.size() >= 41); }
