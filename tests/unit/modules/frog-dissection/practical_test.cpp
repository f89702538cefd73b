// The practical: which pins a sheet has, which names stand to choose from, and how a typed name is
// read.
#include "practical.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "learn/keys.h"
#include "part_words.h"
#include "project.h"
#include "typed_name.h"

using namespace skua;
using namespace skua::frog;

namespace {

uint32_t called(std::string_view id) {
  const auto known =
      std::ranges::find_if(kStructures, [&](const StructureFacts& s) { return id == s.id; });
  REQUIRE(known != std::end(kStructures));
  return static_cast<uint32_t>(known - std::begin(kStructures));
}

std::string read_file(const std::string& from_project) {
  std::ifstream in(project_folder() + "/" + from_project, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), from_project);
  return {std::istreambuf_iterator<char>(in), {}};
}

constexpr uint32_t kTried = 200;

/// From a structure to the nearest that bears a name.
uint32_t least_difference(uint32_t structure, uint32_t name) {
  uint32_t least = 100000;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (named_alike(i) == name) least = std::min(least, difference(structure, i));
  }
  return least;
}

}  // namespace

TEST_CASE(
    "a sheet's pins stand in structures with names of their own, at both depths, in many systems") {
  std::set<uint32_t> pinned;
  int female = 0;
  for (uint32_t number = 1; number <= kTried; ++number) {
    CAPTURE(number);
    const PinSheet sheet(number);
    female += sheet.female() ? 1 : 0;
    std::set<uint32_t> names;
    std::set<System> systems;
    int deep = 0;
    for (uint32_t pin = 1; pin <= 10; ++pin) {
      const StructureFacts& s = kStructures[sheet.structure(pin)];
      pinned.insert(sheet.structure(pin));
      names.insert(named_alike(sheet.structure(pin)));
      systems.insert(s.system);
      deep += s.layer >= 5 ? 1 : 0;
      CHECK((s.sex == Sex::both || (s.sex == Sex::female) == sheet.female()));
    }
    CHECK(names.size() == 10);
    CHECK(systems.size() >= 5);
    CHECK(deep == 5);
  }
  CHECK(!pinned.contains(called("cloaca")));  // the belly's wall hides it
  // The seed alone decides: in time each structure of the trunk has its turn.
  CHECK(pinned.size() >= 35);
  CHECK(female > static_cast<int>(kTried / 3));
  CHECK(female < static_cast<int>(kTried * 2 / 3));
}

TEST_CASE("the same sheet has the same pins and names, and another one others") {
  for (uint32_t pin = 1; pin <= kSheetPins; ++pin) {
    CHECK(PinSheet(7).structure(pin) == PinSheet(7).structure(pin));
    CHECK(PinSheet(7).names(pin) == PinSheet(7).names(pin));
  }
  std::set<std::string> first_five;
  for (uint32_t number = 1; number <= kTried; ++number) {
    std::string pins;
    for (uint32_t pin = 1; pin <= 5; ++pin)
      pins += std::to_string(PinSheet(number).structure(pin)) + " ";
    first_five.insert(pins);
  }
  CHECK(first_five.size() > kTried * 9 / 10);
}

TEST_CASE(
    "the right name stands once among those to choose from, anywhere, and the others are near or "
    "alike") {
  std::array<int, kNamesToChoose> at{};
  for (uint32_t number = 1; number <= kTried; ++number) {
    CAPTURE(number);
    const PinSheet sheet(number);
    for (uint32_t pin = 1; pin <= kSheetPins; ++pin) {
      const uint32_t structure = sheet.structure(pin), right = named_alike(structure);
      const auto names = sheet.names(pin);
      CHECK(std::ranges::count(names, right) == 1);
      CHECK(std::set(names.begin(), names.end()).size() == kNamesToChoose);
      ++at[static_cast<std::size_t>(std::ranges::find(names, right) - names.begin())];
      for (const uint32_t name : names) {
        const StructureFacts& s = kStructures[name];
        CHECK((s.sex == Sex::both || (s.sex == Sex::female) == sheet.female()));
        CHECK(named_alike(name) == name);
      }
      // Of all names in the trunk, no more than a few would have been nearer than the furthest that
      // stands there.
      uint32_t furthest = 0;
      for (const uint32_t name : names) {
        if (name != right) furthest = std::max(furthest, least_difference(structure, name));
      }
      std::set<uint32_t> nearer;
      for (uint32_t i = 0; i < kStructureCount; ++i) {
        const StructureFacts& s = kStructures[i];
        const bool there = s.sex == Sex::both || (s.sex == Sex::female) == sheet.female();
        if (there && s.layer >= 2 && s.layer <= 8 && difference(structure, i) < furthest)
          nearer.insert(named_alike(i));
      }
      nearer.erase(right);
      CHECK(nearer.size() <= 5);
    }
  }
  for (const int count : at) CHECK(count > static_cast<int>(kTried * kSheetPins / 8));
}

TEST_CASE("who has learned a little takes neighbours and look-alikes for each other first") {
  const auto nearer = [](std::string_view one, std::string_view alike, std::string_view other) {
    return difference(called(one), called(alike)) < difference(called(one), called(other));
  };
  CHECK(nearer("gall_bladder", "liver_right", "lung_left"));
  CHECK(nearer("spleen", "atrium_left", "bladder"));
  CHECK(nearer("kidney_left", "adrenal_left", "sternum"));
  CHECK(nearer("ileum", "duodenum", "ventricle"));
  CHECK(difference(called("ileum"), called("duodenum")) ==
        difference(called("duodenum"), called("ileum")));
}

TEST_CASE("a typed name is the same with or without capitals, accents, articles and hyphens") {
  CHECK(folded("Fat body") == folded("fat-body"));
  CHECK(folded("  the  KIDNEY ") == folded("Kidney"));
  CHECK(folded("Œsophage") == folded("l'oesophage"));
  CHECK(folded("Œsophage") == folded("l’Oesophage"));
  CHECK(folded("Riñón") == folded("rinon"));
  CHECK(folded("Rin\u0303o\u0301n") == folded("Riñón"));
  CHECK(folded("الكَبِد") == folded("كبد"));
  CHECK(folded("الأذين") == folded("الاذين"));
  CHECK(folded("كلية") == folded("كليه"));
  CHECK(folded("胆囊 ") == "胆囊");
  CHECK(folded("Kidney") != folded("Kidneys"));
  CHECK(folded("El") == "");
  CHECK(folded("") == "");
  CHECK(folded("\xff\xc3") == folded("\xff\xc3"));
}

TEST_CASE("the school's key of the practical is what its sheets say") {
  const auto keys = read_keys(read_file("modules/frog-dissection/keys/frog-practical.json"));
  REQUIRE(keys);
  REQUIRE(keys->size() == 10);
  for (const ItemKey& key : *keys) {
    CAPTURE(key.item);
    const auto pin = static_cast<uint32_t>(std::stoi(key.item.substr(4)));
    CHECK(key.any.size() == 12);
    for (uint32_t sheet = 101; sheet <= 112; ++sheet) {
      for (uint32_t part = 0; part < kStructureCount; ++part) {
        const std::string response =
            "sheet=" + std::to_string(sheet) + ",part=" + std::to_string(part);
        CHECK(key.accepts(response) == (named_alike(PinSheet(sheet).structure(pin)) == part));
      }
    }
  }
}
