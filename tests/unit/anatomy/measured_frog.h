/// The frog that is described, and the one that was measured.
#pragma once

#include "description.h"
#include "mesh.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace skua::anatomy {

inline std::string text_of(const std::string& name) {
  std::ifstream file(std::string(SKUA_FROG_FOLDER) + "/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const Specimen& frog() {
  static const Specimen specimen = [] {
    auto read = read_description(text_of("frog.json"));
    REQUIRE_MESSAGE(read, read.error());
    return std::move(*read);
  }();
  return specimen;
}

/// An organ as it was measured: its share of the body, its centre, and where it begins and ends.
struct Measured {
  double share = 0;
  Vec3 centre;
  Box box;
};

inline std::map<std::string, Measured> measured_frog() {
  std::map<std::string, Measured> all;
  std::istringstream rows(text_of("measured.csv"));
  std::string row;
  std::getline(rows, row);
  while (std::getline(rows, row)) {
    std::istringstream fields(row);
    std::string name, field;
    std::getline(fields, name, ',');
    std::vector<double> numbers;
    while (std::getline(fields, field, ',')) numbers.push_back(std::stod(field));
    all[name] = {numbers[1] / 100,
                 {numbers[2], numbers[3], numbers[4]},
                 {{numbers[5], numbers[6], numbers[7]}, {numbers[8], numbers[9], numbers[10]}}};
  }
  return all;
}

/// An organ of measured.csv, and the structures that it consists of here.
struct Compared {
  std::string organ;
  std::vector<std::string> parts;
  bool whole = true;  // its volume counts
};

/// Whole in the measured specimen, and those of which only the place counts there.
inline const std::vector<Compared> kCompared{
    {"heart", {"ventricle", "atrium_right", "atrium_left", "conus_arteriosus"}},
    {"liver", {"liver_right", "liver_left_anterior", "liver_left_posterior"}, false},
    {"lung", {"lung_right", "lung_left"}},
    {"stomach", {"stomach", "oesophagus"}},
    {"duodenum", {"duodenum"}},
    {"ileum", {"ileum"}, false},
    {"large_intestine", {"large_intestine"}},
    {"kidney", {"kidney_right", "kidney_left"}},
    {"spleen", {"spleen"}},
    {"brain", {"brain"}},
};

/// Of these the specimen has more than there is here, or lying otherwise, so that their centres
/// can't be compared, nor their volumes: blood was found in 194 scattered pieces and nerves in 105,
/// with those of arms and legs; the skeleton is there with hands, feet and all bones of the
/// drawn-up legs, which here are stretched out. What there is of them here lies where they were
/// measured.
inline const std::vector<Compared> kCompassed{
    {"blood",
     {"dorsal_aorta", "posterior_vena_cava", "systemic_arch_right", "systemic_arch_left",
      "carotid_arch_right", "carotid_arch_left", "pulmocutaneous_arch_right",
      "pulmocutaneous_arch_left"}},
    {"nerve", {"spinal_nerves_right", "spinal_nerves_left"}},
    {"skeleton",
     {"skull", "mandible", "vertebrae", "urostyle", "ilium_right", "ilium_left", "sternum"}},
};

}  // namespace skua::anatomy
