#include <doctest/doctest.h>

#include "core/session.h"
#include "kiln.h"

using namespace skua;

namespace {

void play(Session& session, uint32_t seed, int steps, double now = 1000) {
  Random random(seed);
  for (int i = 0; i < steps; ++i) {
    switch (random.below(6)) {
      case 0:
        session.submit("light", {}, now);
        break;
      case 1:
        session.submit("undo", {}, now);
        break;
      case 2:
        session.submit("answer", kiln::reply("first", "no"), now);
        break;
      case 3:
        session.submit("add_pot", {}, now);
        break;
      default:
        session.submit("set_heat", kiln::heat(random.below(1000)), now);
    }
    for (uint32_t ticks = random.below(60); ticks > 0; --ticks) session.step_once();
    now += 100;
  }
  session.settle();
}

}  // namespace

TEST_CASE("a session goes on from a keyframe as if it had played everything itself") {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    Session first(kiln::activity(), seed, "practice");
    play(first, seed, 30);
    const auto keyframe = first.keyframe();
    REQUIRE(keyframe);
    const std::vector<CommandRecord> before(first.commands().begin(), first.commands().end());
    Session second(kiln::activity(), seed, "practice");
    REQUIRE(second.jump(*keyframe, before));
    CHECK(*second.state_hash() == *first.state_hash());
    CHECK(second.can_undo() == first.can_undo());
    play(first, seed + 1000, 30, 1e6);
    play(second, seed + 1000, 30, 1e6);
    CHECK(*second.state_hash() == *first.state_hash());
    CHECK(bool(second.keyframe()->bytes == first.keyframe()->bytes));
    CHECK(second.commands().size() == first.commands().size());
  }
}

TEST_CASE(
    "what is damaged, cut short, foreign or older is refused, and the session stays as it was") {
  Session session(kiln::activity(), 5, "practice");
  play(session, 5, 20);
  const std::vector<CommandRecord> before(session.commands().begin(), session.commands().end());
  const Keyframe keyframe = *session.keyframe();
  const uint64_t hash = *session.state_hash();
  const auto refuses = [&](const Keyframe& other, std::span<const CommandRecord> commands) {
    const auto jumped = session.jump(other, commands);
    CHECK(*session.state_hash() == hash);
    CHECK(session.commands().size() == before.size());
    if (!jumped) CHECK_FALSE(jumped.error().empty());
    return !jumped;
  };
  for (std::size_t i = 0; i < keyframe.bytes.size(); ++i) {
    CAPTURE(i);
    Keyframe other = keyframe;
    other.bytes[i] ^= static_cast<uint8_t>(1u << (i % 8));
    CHECK(refuses(other, before));
    other = keyframe;
    other.bytes.resize(i);
    CHECK(refuses(other, before));
  }
  CHECK(refuses(keyframe, std::span(before).first(before.size() - 1)));
  CHECK(refuses({}, {}));
  Session elsewhere(kiln::test_activity(), 5, "practice");  // the same model: it may
  CHECK(elsewhere.jump(keyframe, before));
}

TEST_CASE("a keyframe is due with the first command after 10 seconds of ticks") {
  Session session(kiln::activity(), 5, "practice");
  session.submit("add_pot", {}, 0);
  CHECK_FALSE(session.take_keyframe());
  for (int burns = 0; session.tick() < 600; ++burns) {
    session.submit("light", {}, 1000.0 * burns);
    while (session.step_once()) {
    }
  }
  session.take_keyframe();
  session.submit("add_pot", {}, 1e6);
  const auto taken = session.take_keyframe();
  REQUIRE(taken);
  CHECK(taken->commands == session.command_count());
  CHECK(taken->tick == session.tick());
  CHECK(taken->bytes == session.keyframe()->bytes);
  CHECK_FALSE(session.take_keyframe());
  session.submit("add_pot", {}, 2e6);
  CHECK_FALSE(session.take_keyframe());
}

TEST_CASE("and with what completes the attempt") {
  Session session(kiln::activity(), 5, "practice");
  session.submit("answer", kiln::reply("last", "right"), 100);
  const auto taken = session.take_keyframe();
  REQUIRE(taken);
  CHECK(taken->completes);
  CHECK(taken->commands == session.command_count());
}
