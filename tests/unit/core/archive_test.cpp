#include "core/archive.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "kiln.h"

using namespace skua;

namespace {

kiln::Kiln sample() {
  kiln::Kiln model(Launch{5, "practice"});
  model.target = 812.5;
  model.fire = kiln::Fire::burning;
  model.left = 17;
  model.pots = {{1.25, 2}, {-3.5, 0}};
  return model;
}

uint64_t hash(const kiln::Kiln& model) { return hash_of(kiln::activity(), &model).value_or(0); }

}  // namespace

TEST_CASE("the hash covers names and values of all fields") {
  const kiln::Kiln model = sample();
  CHECK(hash(model) == hash(sample()));
  kiln::Kiln other = sample();
  other.pots[1].cracks = 1;
  CHECK(hash(other) != hash(model));
  other = sample();
  other.fire = kiln::Fire::out;
  CHECK(hash(other) != hash(model));
  other = sample();
  other.temperature = -0.0;
  kiln::Kiln zero = sample();
  zero.temperature = 0.0;
  CHECK(hash(other) == hash(zero));
}

TEST_CASE("the hash of a state is the same on every machine") {
  CHECK(hex64(hash(sample())) == "caf8180408393273");
}

TEST_CASE("a state is stored and read back") {
  const kiln::Kiln model = sample();
  const auto bytes = save(kiln::activity(), &model);
  REQUIRE(bytes);
  kiln::Kiln read(Launch{});
  REQUIRE(load(kiln::activity(), &read, *bytes));
  CHECK(hash(read) == hash(model));
  CHECK(read.pots.size() == 2);
  CHECK(read.pots[1].glaze == -3.5);
  CHECK(read.fire == kiln::Fire::burning);
}

TEST_CASE("a NaN is refused, with the field's name") {
  kiln::Kiln model = sample();
  model.temperature = std::numeric_limits<double>::quiet_NaN();
  CHECK(hash_of(kiln::activity(), &model).error() == "field \"temperature\" is not a number");
  CHECK_FALSE(save(kiln::activity(), &model));
}

TEST_CASE("a negative zero is never stored, so that one in a stored state is refused") {
  kiln::Kiln model = sample();
  model.target = -0.0;
  std::vector<uint8_t> bytes = *save(kiln::activity(), &model);
  kiln::Kiln read(Launch{});
  REQUIRE(load(kiln::activity(), &read, bytes));
  CHECK_FALSE(std::signbit(read.target));
  bytes[8] = 0x80;
  CHECK(load(kiln::activity(), &read, bytes).error() ==
        "field \"target\" is a negative zero, which is never stored");
}

TEST_CASE("a value that a model can't have is refused when it is read, and only then") {
  struct Dial {
    int32_t degrees = 400;
    std::array<kiln::Pot, 2> pots{};
  };
  skua_activity activity{};
  activity.archive = [](void* model, skua_archive* raw) {
    auto& dial = *static_cast<Dial*>(model);
    Archive archive(raw);
    archive.field("degrees", dial.degrees);
    archive.check("degrees", dial.degrees < 360);
    archive.list("pots", dial.pots);
  };
  Dial dial;
  std::vector<uint8_t> bytes = *save(activity, &dial);
  CHECK(load(activity, &dial, bytes).error() == "field \"degrees\" has a value that cannot be");
  dial.degrees = 90;
  bytes = *save(activity, &dial);
  CHECK(load(activity, &dial, bytes));
  bytes[6] = 1;  // a list of fixed length that is said to be shorter
  CHECK(load(activity, &dial, bytes).error() == "field \"pots\" has a value that cannot be");
}

TEST_CASE("damaged and shortened states are refused and harm nothing") {
  const kiln::Kiln model = sample();
  const std::vector<uint8_t> good = *save(kiln::activity(), &model);
  for (std::size_t size = 0; size < good.size(); ++size) {
    kiln::Kiln read(Launch{});
    CHECK_FALSE(load(kiln::activity(), &read, std::span(good).first(size)));
  }
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const int flip : {1, 0x80, 0xff}) {
      std::vector<uint8_t> bad = good;
      bad[at] = static_cast<uint8_t>(bad[at] ^ flip);
      kiln::Kiln read(Launch{});
      CHECK_FALSE(load(kiln::activity(), &read, bad));
    }
  }
  std::vector<uint8_t> longer = good;
  longer.push_back(0);
  kiln::Kiln read(Launch{});
  CHECK_FALSE(load(kiln::activity(), &read, longer));
}

TEST_CASE("texts are stored up to their capacity") {
  struct Label {
    explicit Label(const Launch&) {}
    bool apply(const Command&, EvidenceLog&) { return false; }
    void step(uint32_t, EvidenceLog&) {}
    bool at_rest() const { return true; }
    void archive(Archive&) {}
    char data[8] = "abc";
    uint32_t size = 3;
  };
  static constexpr auto archive = [](void* model, skua_archive* raw) {
    auto& label = *static_cast<Label*>(model);
    skua_archive_text(raw, to_abi("label"), label.data, &label.size, sizeof label.data);
  };
  skua_activity activity{};
  activity.archive = archive;
  Label label(Launch{});
  const auto bytes = save(activity, &label);
  REQUIRE(bytes);
  Label read(Launch{});
  read.size = 0;
  REQUIRE(load(activity, &read, *bytes));
  CHECK(std::string_view(read.data, read.size) == "abc");
  CHECK(describe(activity, &label).at(0) ==
        std::pair<std::string, std::string>("label", "\"abc\""));
}

TEST_CASE("two states are compared field by field") {
  const kiln::Kiln left = sample();
  kiln::Kiln right = sample();
  right.pots[1].glaze = 4;
  right.pots.push_back({7, 1});
  const auto lines =
      differences(describe(kiln::activity(), &left), describe(kiln::activity(), &right));
  CHECK(lines == std::vector<std::string>{"pots.count: 2 | 3", "pots[1].glaze: -3.5 | 4",
                                          "pots[2].glaze: (none) | 7",
                                          "pots[2].cracks: (none) | 1"});
  CHECK(differences(describe(kiln::activity(), &left), describe(kiln::activity(), &left)).empty());
}

TEST_CASE("a stored length that cannot be true makes nothing allocate") {
  static uint32_t count = 0;
  skua_activity activity{};
  activity.archive = [](void*, skua_archive* raw) {
    count = skua_archive_begin_list(raw, to_abi("pots"), 0, 1'000'000);
    skua_archive_end_list(raw);
  };
  const auto with_count = [](uint8_t low) {
    std::vector<uint8_t> bytes{'l', low, 0, 0, 0};
    bytes.resize(bytes.size() + 20);
    return bytes;
  };
  int model = 0;
  CHECK_FALSE(load(activity, &model, with_count(7)));
  CHECK(count == 0);
  CHECK_FALSE(load(activity, &model, with_count(6)));
  CHECK(count == 6);
}
