#include "attempt/attempt.h"

#include "visit.h"

using namespace skua;
using namespace visiting;

TEST_CASE("a visit: started, commands before the evidence that they led to, progress, completed") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  CHECK(types(place) == std::vector<std::string>{"started"});
  CHECK(place.events[0].time == "2026-03-02T09:41:07.250Z");
  CHECK(place.events[0].id == uuid_for(kAttempt, "event", 0));

  CHECK(visit.submit("answer", kiln::reply("first", "wrong")) == Submitted::applied);
  CHECK(visit.submit("hint", {kiln::text("item", "first")}) == Submitted::applied);
  CHECK(visit.submit("answer", kiln::reply("first", "right")) == Submitted::applied);
  CHECK(visit.submit("answer", kiln::reply("last", "right")) == Submitted::applied);
  CHECK(types(place) == std::vector<std::string>{"started", "answered", "hinted", "answered",
                                                 "answered", "completed"});
  CHECK(place.commands.size() == 4);
  CHECK(
      place.events[3].body ==
      R"({"n":3,"type":"answered","tick":0,"commands":3,"item":"first","response":"right","correct":true,"try":2,"hints":1,)"
      R"("score":{"raw":0.75,"max":3,"scaled":0.25},"done":1,"items":3})");
  CHECK(
      visit.last_progress ==
      R"({"type":"progress","score":{"raw":1.75,"max":3,"scaled":0.5833333333333334},"completed":true})");
  CHECK(visit.last_status == "saved");
  CHECK(place.disk.empty());
}

TEST_CASE("a preview begins anew whatever the launch says was done, and as a practice") {
  const std::string launch =
      R"({"activity":"firing","attempt":")" + kAttempt +
      R"(","actor":"t","seed":5,"mode":"preview","resume":{"commands":[[0,"light",{}]],"events":3}})";
  Attempt attempt;
  REQUIRE(attempt.tell(R"({"type":"loaded","items":[]})", kStart));
  REQUIRE(attempt.launch(kiln::module(), launch, kStart));
  CHECK(attempt.session()->mode() == "practice");
  CHECK(attempt.session()->command_count() == 0);
  const auto read = read_launch(R"({"activity":"firing","attempt":")" + kAttempt +
                                R"(","actor":"t","seed":5,"mode":"preview"})");
  CHECK(read.has_value());
}

TEST_CASE("a press is stored and sent at once; only what a slider may go on with is gathered") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  visit.submit("note", {kiln::text("text", "a press")});
  CHECK(place.commands.size() == 1);
  CHECK(visit.last_status == "saved");
}

TEST_CASE("commands without evidence are sent within a second, in one block") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  for (int i = 0; i < 5; ++i) {
    visit.submit("set_heat", kiln::heat(i));
    visit.now += 60;
  }
  CHECK(visit.last_status == "sending");
  CHECK(place.commands.empty());
  visit.run(800);
  CHECK(place.blocks.size() == 1);
  CHECK(place.commands.size() == 5);
  CHECK(visit.last_status == "saved");

  visit.submit("set_heat", kiln::heat(50));
  visit.now += 10;
  visit.submit("set_heat", kiln::heat(60));
  visit.flush();  // the held one too
  CHECK(place.commands.size() == 7);
  CHECK(place.commands.back() == R"([0,"set_heat",{"heat":60}])");
  CHECK(visit.attempt.advance(visit.now));  // the flush changed the model
}

TEST_CASE(
    "an event stands before the commands that came after it, also where both are made in one go") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  const auto pot = [](double size) { return NamedValues{kiln::number("size", size)}; };
  visit.submit("add_pot", pot(1));
  REQUIRE(visit.submit("add_pot", pot(2)) == Submitted::held);
  visit.submit("set_heat", kiln::heat(40));  // and what was held, before it
  visit.flush();
  REQUIRE(place.commands.size() == 3);
  std::size_t commands = 0;
  for (const std::string& id : visit.delivered) {
    const auto body = json::parse(visit.made.at(id).body);
    CAPTURE(visit.made.at(id).body);
    if (visit.made.at(id).kind == ItemKind::commands) commands += body->root()["commands"].size();
    if (visit.made.at(id).kind == ItemKind::event)
      CHECK(body->root()["commands"].number() == static_cast<double>(commands));
  }
}

TEST_CASE("no block is larger than what a receiver takes") {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  const std::string large(4000, '\x01');  // six times as long in JSON
  const NamedValues texts{kiln::text("text", large), kiln::text("more", large)};
  const auto numbered = [&](double n) {
    return NamedValues{texts[0], texts[1], kiln::number("n", n)};
  };
  visit.submit("set_heat", kiln::heat(1));
  CHECK(visit.submit("note", numbered(1)) == Submitted::applied);
  visit.now += 10;
  CHECK(visit.submit("note", numbered(2)) == Submitted::held);
  CHECK(visit.submit("note", texts) == Submitted::applied);
  visit.flush();
  CHECK(place.commands.size() == 4);
  for (const auto& [id, body] : place.blocks) CHECK(body.size() < 65'000);
}

TEST_CASE("without storage the work is sent all the same") {
  Place place;
  place.disk_works = false;
  Visit visit(place);
  REQUIRE(visit.open());
  place.school_works = false;
  visit.submit("add_pot");
  CHECK(visit.last_status == "memory");
  place.school_works = true;
  visit.now += 32'000;
  CHECK(visit.attempt.tell(R"({"type":"timer"})", visit.now));
  visit.pump();
  visit.now += 2'000;
  CHECK(visit.attempt.tell(R"({"type":"timer"})", visit.now));
  visit.pump();
  CHECK(visit.last_status == "saved");
  CHECK(types(place).size() == 2);
}

TEST_CASE("a launch that is wrong says what, and leaves what is stored to be delivered") {
  const auto fault = [](const std::string& json) {
    Attempt attempt;
    const auto launched = attempt.launch(kiln::module(), json, kStart);
    REQUIRE_FALSE(launched);
    CHECK(attempt.session() == nullptr);
    return launched.error();
  };
  CHECK(fault("{").code == LaunchCode::not_understood);
  CHECK(fault(launch_json("{}")).message == "/resume/commands: must be an array");
  CHECK(fault(launch_json("[[0,\"light\"]]")).message ==
        "/resume/commands/0: must be [tick, name, {parameters}]");
  const LaunchFault unknown = fault(launch_json("[]", 0, "painting"));
  CHECK(unknown.code == LaunchCode::unknown_activity);
  CHECK(unknown.message == "/activity: the module has no \"painting\"; it has firing, test");
  const LaunchFault refused =
      fault(launch_json(R"([[0,"add_pot",{}],[0,"set_heat",{"heat":-1}]])"));
  CHECK(refused.code == LaunchCode::no_replay);
  CHECK(refused.message ==
        "/resume/commands: command 1 (set_heat at tick 0): the model refused it");

  Place place;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    place.school_works = false;
    visit.submit("add_pot");
  }
  place.school_works = true;
  const auto stored = place.disk;
  place.commands = {R"([0,"set_heat",{"heat":-1}])"};
  Visit next(place);
  CHECK_FALSE(next.open());
  CHECK(place.disk.size() == stored.size());
  place.commands.clear();  // what can't be replayed must not keep the work from being delivered
  next.now += 1'000;
  CHECK(next.attempt.tell(R"({"type":"timer"})", next.now));
  next.pump();
  CHECK(place.disk.empty());
  CHECK(place.commands.size() == 1);
}
