#include "attempt/view_lane.h"

#include "visit.h"

using namespace skua;
using namespace visiting;

namespace {

NamedValues typed(const char* words) { return {kiln::text("f:answer", words)}; }

}  // namespace

TEST_CASE("the view lane records what changed, at most once a second") {
  ViewLane lane;
  lane.see(typed("1"), 0, 0, 1000);
  lane.see(typed("12"), 0, 0, 1300);
  lane.see(typed("123"), 0, 0, 1600);
  lane.see(typed("1234"), 0, 1, 2050);
  lane.see(typed("1234"), 0, 1, 3100);
  lane.see(typed("5"), 7, 2, 3150);
  const Item item = lane.close(kAttempt, 9, 3, 3200);
  CHECK(item.kind == ItemKind::view);
  CHECK(item.applied == 0);
  CHECK(
      item.body ==
      R"({"first":0,"views":[[0,0,{"f:answer":"1"}],[0,1,{"f:answer":"1234"}],[9,3,{"f:answer":"5"}]]})");
  CHECK_FALSE(lane.open());
  lane.see({kiln::number("p:plot", 3.5)}, 9, 3, 5000);
  CHECK(lane.close(kAttempt, 9, 3, 5000).body == R"({"first":3,"views":[[9,3,{"p:plot":3.5}]]})");
}

TEST_CASE("a view is delivered with the next command, and the next visit begins with it") {
  Place place;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    visit.attempt.see(typed("44"), visit.now);
    CHECK(place.disk.empty());
    visit.submit("add_pot");
    place.school_works = false;
    visit.attempt.see(typed("443"), visit.now + 500);
    visit.flush();
    CHECK(place.disk.size() == 1);
  }
  place.school_works = true;
  Visit next(place);
  REQUIRE(next.open());
  CHECK(next.attempt.view() == typed("443"));
  CHECK(place.disk.empty());
  CHECK(next.refused.empty());
}

TEST_CASE("a receiver that keeps no views does not make those that wait a fork") {
  Place place;
  place.keeps_views = false;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    visit.attempt.see(typed("44"), visit.now);
    visit.flush();
    REQUIRE(place.disk.empty());
    place.school_works = false;
    visit.attempt.see(typed("443"), visit.now + 2'000);
    visit.flush();
    REQUIRE(place.disk.size() == 1);
  }
  Visit next(place);
  REQUIRE(next.open());
  CHECK(place.disk.size() == 1);  // not dropped as of another history
  CHECK(next.attempt.view() == typed("443"));
  place.school_works = true;
  next.run(60'000);
  CHECK(place.disk.empty());
  CHECK(next.refused.empty());
  CHECK(next.last_status == "saved");
}

TEST_CASE("not everything is sent while typed text waits; soon it is kept and sent by itself") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  visit.run(1'000);
  REQUIRE(visit.last_status == "saved");
  visit.attempt.see({kiln::text("focus", "answer")}, visit.now);
  visit.pump();
  CHECK(visit.last_status == "saved");
  visit.attempt.see(typed("44"), visit.now);
  visit.pump();
  CHECK(visit.last_status == "sending");
  CHECK(place.views == 0);
  visit.run(3'000);
  CHECK(place.views > 0);
  CHECK(visit.last_status == "saved");
}
