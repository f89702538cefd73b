#include "core/session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "kiln.h"

using namespace skua;

namespace {

constexpr double kFrame = 1000.0 / 60;

Session make(uint32_t seed = 5) { return Session(kiln::activity(), seed, "practice"); }

/// Frames until the model rests; how many there were.
int run_to_rest(Session& session, double& now) {
  int frames = 0;
  for (; !session.at_rest() && frames < 1000; ++frames) session.advance(now += kFrame);
  return frames;
}

}  // namespace

TEST_CASE("a command that the model takes is journaled, one that it refuses leaves no trace") {
  Session session = make();
  const auto before = session.state_hash();
  CHECK(session.submit("set_heat", kiln::heat(2000), 0) == Submitted::refused);
  CHECK(session.submit("no_such_thing", {}, 0) == Submitted::refused);
  CHECK(session.submit("answer", kiln::heat(1), 0) == Submitted::refused);
  CHECK(session.submit("spoil", {}, 0) == Submitted::refused);
  CHECK(session.state_hash() == before);
  CHECK(session.commands().empty());
  CHECK(session.take_evidence().empty());

  CHECK(session.submit("set_heat", kiln::heat(800), 0) == Submitted::applied);
  REQUIRE(session.commands().size() == 1);
  CHECK(session.commands()[0] == CommandRecord{0, 0, "set_heat", kiln::heat(800)});
  CHECK(session.state_hash() != before);
}

TEST_CASE("negative zero is not journaled: JSON elsewhere would lose it") {
  Session session = make();
  CHECK(session.submit("set_heat", kiln::heat(-0.0), 0) == Submitted::applied);
  CHECK_FALSE(std::signbit(session.commands()[0].values[0].number));
}

TEST_CASE("no ticks and no frames while the model is at rest") {
  Session session = make();
  for (double now = 0; now < 10'000; now += kFrame) CHECK_FALSE(session.advance(now));
  CHECK(session.tick() == 0);
  CHECK(session.due_in(10'000) == -1);
}

TEST_CASE("ticks are 1/60 s from the moment the model moves") {
  Session session = make();
  double now = 50'000;
  session.advance(1000);
  session.submit("light", {}, now);
  CHECK(session.due_in(now) == 0);
  session.advance(now);  // rest does not count
  CHECK(session.tick() == 0);
  session.advance(now += 17);
  CHECK(session.tick() == 1);
  session.advance(now += 34);
  CHECK(session.tick() == 3);
  session.advance(now += 5);
  CHECK(session.tick() == 3);
  session.advance(now += 12);
  CHECK(session.tick() == 4);
}

TEST_CASE("at most twelve ticks at once; a page that was hidden does not hurry after") {
  Session session = make();
  double now = 0;
  session.submit("light", {}, now);
  session.advance(now);
  session.advance(now += 60'000);
  CHECK(session.tick() == 12);
  session.advance(now += 10);
  CHECK(session.tick() == 12);
  session.advance(now += 10);
  CHECK(session.tick() == 13);
  session.advance(now -= 500);  // a clock that goes back is no time
  CHECK(session.tick() == 13);
}

TEST_CASE("the model comes to rest and its last tick reports") {
  Session session = make();
  double now = 0;
  session.submit("light", {}, now);
  run_to_rest(session, now);
  CHECK(session.tick() >= 90);
  CHECK(session.due_in(now) == -1);
  const auto evidence = session.take_evidence();
  REQUIRE(evidence.size() == 1);
  CHECK(evidence[0].item == "burnt");
  CHECK(evidence[0].tick == session.tick());
  // Nobody asks for frames at rest. A minute later the fire is lit again, and time starts there.
  const Tick tick = session.tick();
  now += 60'000;
  session.submit("light", {}, now);
  session.advance(now);
  CHECK(session.tick() == tick);
  session.advance(now + 17);
  CHECK(session.tick() == tick + 1);
}

TEST_CASE("a slider that moves makes at most twenty commands a second, and its last value counts") {
  Session session = make();
  double now = 0;
  for (int i = 0; i <= 100; ++i) {  // a second, 100 moves
    session.submit("set_heat", kiln::heat(i), now);
    session.advance(now);
    now += 10;
  }
  CHECK(session.commands().size() <= 21);
  CHECK(session.commands().size() >= 19);
  const double due = session.due_in(now);
  if (due > 0) session.advance(now + due);
  CHECK(session.commands().back().values[0].number == 100);
  CHECK(session.due_in(now + 60) == -1);
}

TEST_CASE("a held command says when it is due, and is applied then") {
  Session session = make();
  CHECK(session.submit("set_heat", kiln::heat(1), 100) == Submitted::applied);
  CHECK(session.submit("set_heat", kiln::heat(2), 110) == Submitted::held);
  CHECK(session.submit("set_heat", kiln::heat(3), 120) == Submitted::held);
  CHECK(session.due_in(120) == 30);
  CHECK_FALSE(session.advance(149));
  CHECK(session.advance(150));
  REQUIRE(session.commands().size() == 2);
  CHECK(session.commands()[1].values == kiln::heat(3));
  CHECK(session.due_in(150) == -1);
}

TEST_CASE("a held command goes before any other, and on settle") {
  Session session = make();
  session.submit("set_heat", kiln::heat(100), 0);
  session.submit("set_heat", kiln::heat(300), 10);
  CHECK(session.submit("add_pot", {}, 11) == Submitted::applied);
  REQUIRE(session.commands().size() == 3);
  CHECK(session.commands()[1].values == kiln::heat(300));
  CHECK(session.commands()[2].name == "add_pot");

  session.submit("set_heat", kiln::heat(1), 1000);
  session.submit("set_heat", kiln::heat(2), 1010);
  CHECK(session.settle());
  CHECK(session.commands().back().values == kiln::heat(2));
  CHECK_FALSE(session.settle());
}

TEST_CASE("single commands are never held: only what has a number moves continuously") {
  Session session = make();
  for (int i = 0; i < 5; ++i) CHECK(session.submit("add_pot", {}, i) == Submitted::applied);
  CHECK(session.submit("answer", kiln::reply("first", "a"), 6) == Submitted::applied);
  CHECK(session.submit("answer", kiln::reply("first", "a"), 7) == Submitted::applied);
  NamedValues one{kiln::text("knob", "left"), kiln::number("heat", 1)};
  NamedValues two{kiln::text("knob", "right"), kiln::number("heat", 2)};
  CHECK(session.submit("set_heat", one, 8) == Submitted::applied);
  CHECK(session.submit("set_heat", two, 9) == Submitted::applied);
}

TEST_CASE("recorded commands that cannot be replayed are named") {
  const auto fault_of = [](std::vector<CommandRecord> commands) {
    Session session = make();
    const auto restored = session.restore(commands);
    REQUIRE_FALSE(restored);
    return restored.error();
  };
  const ReplayFault refused =
      fault_of({{0, 0, "set_heat", kiln::heat(1)}, {1, 0, "set_heat", kiln::heat(-1)}});
  CHECK(refused.number == 1);
  CHECK(refused.message == "command 1 (set_heat at tick 0): the model refused it");
  CHECK(fault_of({{0, 7, "light", {}}}).message ==
        "command 0 (light at tick 7): the model came to rest at tick 0");
  CHECK(fault_of({{0, 0, "light", {}}, {1, 9, "add_pot", {}}, {2, 8, "add_pot", {}}}).message ==
        "command 2 (add_pot at tick 8): the simulation is already at tick 9");
  CHECK(fault_of({{0, 0, "", {}}}).number == 0);
}

TEST_CASE("a NaN in the model is told, not hashed") {
  Session session = make();
  session.submit("break", {}, 0);
  CHECK(session.state_hash().error() == "field \"temperature\" is not a number");
}

TEST_CASE(
    "replay makes the state, the evidence and the journal of the live session, whatever the "
    "schedule") {
  for (uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Session live = make(seed);
    std::vector<Evidence> told;
    double now = 1000;
    const uint32_t steps = 20 + random.below(80);
    for (uint32_t i = 0; i < steps; ++i) {
      switch (random.below(8)) {
        case 0:
          live.submit("light", {}, now);
          break;
        case 1:
          live.submit("add_pot", {}, now);
          break;
        case 2:
          live.submit("answer",
                      kiln::reply(random.below(2) != 0 ? "first" : "last",
                                  random.below(3) != 0 ? "no" : "right"),
                      now);
          break;
        case 3:
          live.submit("undo", {}, now);
          break;
        case 4:
          live.submit("set_heat", kiln::heat(static_cast<double>(random.next() >> 40) / 1e4), now);
          break;
        default:
          for (uint32_t move = random.below(12); move > 0; --move) {
            live.submit("set_heat", kiln::heat(random.below(1100)), now);
            live.advance(now += random.below(30));
          }
      }
      live.advance(now += random.below(200));
      for (Evidence& evidence : live.take_evidence()) told.push_back(std::move(evidence));
    }
    live.settle();
    for (Evidence& evidence : live.take_evidence()) told.push_back(std::move(evidence));

    Session replayed = make(seed);
    const auto restored = replayed.restore(live.commands());
    REQUIRE(restored);
    while (replayed.tick() < live.tick()) REQUIRE(replayed.step_once());
    CHECK(*replayed.state_hash() == *live.state_hash());
    CHECK(std::ranges::equal(replayed.commands(), live.commands()));
    const auto retold = replayed.take_evidence();
    REQUIRE(retold.size() == told.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
      CHECK(retold[i].item == told[i].item);
      CHECK(retold[i].tick == told[i].tick);
      CHECK(retold[i].details == told[i].details);
    }
  }
}
