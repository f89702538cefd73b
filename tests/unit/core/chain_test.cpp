#include "core/chain.h"

#include <doctest/doctest.h>

using namespace skua;

namespace {

ChainHeader header() {
  return {.runtime_hash = "aa",
          .module_hash = "bb",
          .manifest = "8f14e45fceea167a",
          .activity = "firing",
          .attempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10",
          .actor = "k3v9x2",
          .seed = 2869110457u,
          .mode = "practice",
          .checkpoint = {}};
}

CommandRecord drill() { return {0, 0, "lower_drill", {{"depth_m", false, 840.5, {}}}}; }
CommandRecord answer() {
  return {1, 60, "answer", {{"item", true, 0, "edad"}, {"response", true, 0, "más fría"}}};
}

}  // namespace

// The expected values were made with Python's hashlib from the description in chain.h.
TEST_CASE("the chain is what its description says") {
  Chain chain(header());
  CHECK(chain.hex() == "0366bbab136eea3a2029b0b664e1547aae35339d8067a9acec24da01711ef4da");
  chain.add(drill());
  CHECK(chain.hex() == "a65dcb76ca33a18252f0d0a1ce68f043f8a7b5fd536e25987cf620173b2b069e");
  chain.add(answer());
  CHECK(chain.hex() == "1bef4e1c65c90441ffd4266c5f909959ff34d582210e6127d525fb7cf7c25922");
}

TEST_CASE("the chain holds the evidence that an attempt began with") {
  const CarriedEvidence evidence = {
      {"air",
       {{.item = "why", .context = "look", .right = true, .options = 4, .expected_wrong = 0.3},
        {.item = "find", .context = "seek", .by_doing = true, .drawn = {1500, -0.25}}}},
      {"ages", {}}};
  ChainHeader with = header();
  with.evidence = evidence;
  CHECK(Chain(with).hex() == "0ca85bc07f3ea72e28e1397fdb1f682b91254b60dcecff11398bc4e1b50cda30");
}

TEST_CASE("whatever differs, the chain differs") {
  const auto of = [](const ChainHeader& from, const CommandRecord& command) {
    Chain chain(from);
    chain.add(command);
    return chain.hex();
  };
  const std::string same = of(header(), answer());
  CHECK(same == of(header(), answer()));
  ChainHeader other = header();
  other.actor = "k3v9x3";
  CHECK(of(other, answer()) != same);
  other = header();
  other.seed += 1;
  CHECK(of(other, answer()) != same);
  other = header();  // the same letters, cut elsewhere
  other.runtime_hash = "aab";
  other.module_hash = "b";
  CHECK(of(other, answer()) != same);
  CommandRecord command = answer();
  command.tick = 61;
  CHECK(of(header(), command) != same);
  command = answer();
  command.number = 2;
  CHECK(of(header(), command) != same);
  command = answer();
  std::swap(command.values[0], command.values[1]);
  CHECK(of(header(), command) != same);
}

TEST_CASE("a chain that was written down goes on") {
  Chain chain(header());
  chain.add(drill());
  auto again = Chain::from_hex(chain.hex());
  REQUIRE(again);
  CHECK(*again == chain);
  chain.add(answer());
  again->add(answer());
  CHECK(again->hex() == chain.hex());
  CHECK_FALSE(Chain::from_hex(""));
  CHECK_FALSE(Chain::from_hex(chain.hex().substr(1)));
  CHECK_FALSE(Chain::from_hex(chain.hex() + "0"));
  CHECK_FALSE(Chain::from_hex("A" + chain.hex().substr(1)));
}
