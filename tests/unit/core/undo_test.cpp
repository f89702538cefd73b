#include <doctest/doctest.h>

#include "core/archive.h"
#include "core/session.h"
#include "kiln.h"

using namespace skua;

namespace {

std::size_t pots(const Session& session) {
  return static_cast<const kiln::Kiln*>(session.model())->pots.size();
}
double target(const Session& session) {
  return static_cast<const kiln::Kiln*>(session.model())->target;
}

}  // namespace

TEST_CASE("undo takes the latest commands back, one by one, and nothing that was told") {
  Session session(kiln::activity(), 5, "practice");
  CHECK_FALSE(session.can_undo());
  CHECK(session.submit("undo", {}, 0) == Submitted::refused);
  session.submit("add_pot", {}, 0);
  session.submit("add_pot", {}, 100);
  const uint64_t before = *session.state_hash();
  session.submit("set_heat", kiln::heat(700), 200);
  CHECK(session.can_undo());
  CHECK(session.submit("undo", {}, 300) == Submitted::applied);
  CHECK(*session.state_hash() == before);
  CHECK(session.submit("undo", {}, 400) == Submitted::applied);
  CHECK(session.submit("undo", {}, 500) == Submitted::applied);
  CHECK(pots(session) == 0);
  CHECK_FALSE(session.can_undo());
  CHECK(session.take_evidence().size() == 2);  // both pots were made, and stay told
  CHECK(session.commands().size() == 6);
}

TEST_CASE("what answers ends what can be taken back, so no try comes back") {
  Session session(kiln::activity(), 5, "practice");
  session.submit("add_pot", {}, 0);
  session.submit("answer", kiln::reply("first", "wrong"), 100);
  CHECK_FALSE(session.can_undo());
  CHECK(session.submit("undo", {}, 200) == Submitted::refused);
  CHECK(session.submit("undo", kiln::heat(3), 200) == Submitted::refused);
}

TEST_CASE("a movement is taken back as one") {
  Session session(kiln::activity(), 5, "practice");
  for (int i = 1; i <= 5; ++i) session.submit("set_heat", kiln::heat(100 * i), 60.0 * i);
  CHECK(session.commands().size() == 5);
  session.submit("add_pot", {}, 400);
  session.submit("set_heat", kiln::heat(900), 500);
  session.submit("undo", {}, 600);
  CHECK(target(session) == 500);
  session.submit("undo", {}, 700);
  session.submit("undo", {}, 800);
  CHECK(target(session) == 20);
  CHECK_FALSE(session.can_undo());
}

TEST_CASE("only the last 32 can be taken back") {
  Session session(kiln::activity(), 5, "practice");
  for (int i = 0; i < 40; ++i) session.submit("add_pot", {}, i);
  int taken = 0;
  while (session.submit("undo", {}, 100) == Submitted::applied) ++taken;
  CHECK(taken == 32);
  CHECK(pots(session) == 8);
}

TEST_CASE(
    "large states that share nothing are kept as far as there is room, and come back as they "
    "were") {
  constexpr std::size_t kState = 20'000;
  Random random(4);
  std::vector<Bytes> states;
  Undo undo;
  for (uint32_t i = 0; i < 10; ++i) {
    Bytes state;
    for (std::size_t k = 0; k < kState; ++k)
      state.push_back(static_cast<uint8_t>(random.below(256)));
    states.push_back(state);
    undo.push(i, std::move(state));
  }
  CHECK(undo.size() == 1 + Undo::kMostBytes / kState);
  // By way of a keyframe, too.
  ByteWriter out;
  undo.write(out, states.back());
  const Bytes sealed = out.sealed();
  auto in = ByteReader::unsealed(sealed);
  REQUIRE(in);
  Undo other;
  REQUIRE(other.read(*in, states.back()));
  CHECK(in->complete());
  while (!undo.empty()) {
    CHECK(bool(undo.latest() == states[undo.number()]));
    CHECK(other.number() == undo.number());
    CHECK(bool(other.latest() == undo.latest()));
    undo.pop();
    other.pop();
  }
  CHECK(other.empty());
}

TEST_CASE("an activity that allows none has none") {
  Session session(kiln::test_activity(), 5, "practice");
  session.submit("add_pot", {}, 0);
  CHECK(session.submit("undo", {}, 100) == Submitted::refused);
}
