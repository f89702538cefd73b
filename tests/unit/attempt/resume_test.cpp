// Coming back: to the same device, from another one, after lost answers, with a school and a disk
// that come and go.
#include "skua/random.h"
#include "visit.h"

using namespace skua;
using namespace visiting;

TEST_CASE("the next visit goes on where the last one stopped, and tells nothing twice") {
  Place place;
  std::string hash;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    visit.submit("set_heat", kiln::heat(700));
    visit.submit("light");
    visit.run(500);
    visit.submit("answer", kiln::reply("first", "right"));
    visit.flush();
    hash = visit.hash();
  }
  Visit next(place);
  next.now += 60'000;
  REQUIRE(next.open());
  CHECK(next.hash() == hash);
  CHECK(next.attempt.tracker().item("first")->share == 1);
  CHECK(types(place) == std::vector<std::string>{"started", "answered"});
  CHECK(next.last_progress.find("\"raw\":1,") != std::string::npos);
  CHECK(next.delivered.empty());
  next.run(3000);
  CHECK(types(place) == std::vector<std::string>{"started", "answered", "performed"});
  CHECK(next.delivered.size() == 1);
  CHECK(next.refused.empty());
  CHECK(next.last_status == "saved");
}

TEST_CASE("what only this device has is replayed before the student goes on") {
  Place place;
  std::string hash;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    visit.submit("answer", kiln::reply("first", "wrong"));
    place.school_works = false;
    visit.submit("add_pot");
    visit.submit("answer", kiln::reply("first", "right"));
    visit.submit("set_heat", kiln::heat(400));
    visit.run(1100);
    hash = visit.hash();
    CHECK(place.commands.size() == 1);
    CHECK(place.disk.size() == 5);  // three blocks and two events
  }
  const auto unsent = place.disk;
  place.school_works = true;
  Visit next(place);
  next.now += 3'600'000;
  REQUIRE(next.open());
  CHECK(next.hash() == hash);
  CHECK(place.commands.size() == 4);
  CHECK(types(place) == std::vector<std::string>{"started", "answered", "performed", "answered"});
  CHECK(place.disk.empty());
  CHECK(next.refused.empty());
  // They keep the time at which they happened.
  for (const Item& event : place.events) {
    if (unsent.contains(event.id)) CHECK(event.time == unsent.at(event.id).time);
  }
  next.submit("add_pot");
  CHECK(place.commands.size() == 5);
}

TEST_CASE("a lost acknowledgement costs nothing: the block comes again and is known") {
  Place place;
  std::map<std::string, Item> disk;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    place.school_works = false;
    visit.submit("answer", kiln::reply("first", "right"));
    disk = place.disk;
    place.school_works = true;
    visit.now += 40'000;
    REQUIRE(visit.attempt.tell(R"({"type":"timer"})", visit.now));
    visit.pump();
    visit.now += 2'000;
    REQUIRE(visit.attempt.tell(R"({"type":"timer"})", visit.now));
    visit.pump();
    CHECK(place.commands.size() == 1);
  }
  place.disk = disk;  // the school has it, the deletion never reached the disk
  Visit next(place);
  REQUIRE(next.open());
  CHECK(next.refused.empty());
  CHECK(place.disk.empty());
  CHECK(types(place) == std::vector<std::string>{"started", "answered"});
}

TEST_CASE("a player that already joined its unsent commands to the launch loses none of them") {
  Place place;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    place.school_works = false;
    visit.submit("answer", kiln::reply("first", "right"));
  }
  place.school_works = true;
  Visit next(place);
  for (const auto& [id, item] : place.disk) {
    CHECK(next.attempt.tell(R"({"type":"loaded","items":[)" +
                                [&] {
                                  json::Writer out;
                                  write_item(out, item);
                                  return out.take();
                                }() +
                                "]}",
                            next.now));
  }
  REQUIRE(next.attempt.launch(
      kiln::module(), launch_json(R"([[0,"answer",{"item":"first","response":"right"}]])", 1),
      next.now));
  next.pump();
  CHECK(place.commands.size() == 1);
  CHECK(types(place) == std::vector<std::string>{"started", "answered"});
  CHECK(place.disk.empty());
}

TEST_CASE("where the attempt went on elsewhere, what contradicts it is dropped") {
  Place place;
  Place other;
  {
    Visit here(place);
    REQUIRE(here.open());
    place.school_works = false;
    here.submit("add_pot");
    here.submit("add_pot");
  }
  // Another device answers instead; the school has that now.
  other.events = place.events;
  {
    Visit there(other);
    REQUIRE(there.open());
    there.submit("answer", kiln::reply("first", "right"));
  }
  place.events = other.events;
  place.commands = other.commands;
  place.blocks = other.blocks;
  place.school_works = true;
  Visit next(place);
  REQUIRE(next.open());
  CHECK(place.disk.empty());
  CHECK(next.refused.empty());
  CHECK(types(place) == std::vector<std::string>{"started", "answered"});
  next.submit("add_pot");
  CHECK(types(place) == std::vector<std::string>{"started", "answered", "performed"});
  CHECK(place.commands.size() == 2);
}

TEST_CASE("stored commands that do not replay are given up, the received ones stay") {
  Place place;
  Visit first(place);
  REQUIRE(first.open());
  first.submit("add_pot");
  const Item bad = make_item(kAttempt, ItemKind::commands, 1, "2026-03-02T09:41:07.250Z",
                             R"({"first":1,"commands":[[0,"set_heat",{"heat":-5}]]})", 2);
  const Item worse = make_item(kAttempt, ItemKind::commands, 2, "2026-03-02T09:41:07.250Z",
                               R"({"first":2,"commands":[[0,"add_pot",{}]]})", 3);
  for (const Item& item : {bad, worse}) {
    place.disk[item.id] = item;
    place.order.push_back(item.id);
  }
  Visit next(place);
  REQUIRE(next.open());
  CHECK(place.disk.empty());
  CHECK(place.commands.size() == 1);
  CHECK(next.attempt.session()->commands().size() == 1);
}

TEST_CASE("a student does not go back behind what the grade book has: the simulation catches up") {
  Place place;
  Tick burnt_at = 0;
  {
    Visit visit(place);
    REQUIRE(visit.open());
    visit.submit("light");
    visit.run(4000);
    burnt_at = visit.attempt.session()->tick();
    CHECK(types(place) == std::vector<std::string>{"started", "performed"});
  }
  Visit next(place);
  REQUIRE(next.open());
  CHECK(next.attempt.session()->tick() == burnt_at);
  CHECK(next.attempt.session()->at_rest());
  next.submit("add_pot");
  CHECK(types(place) == std::vector<std::string>{"started", "performed", "performed"});
  CHECK(next.refused.empty());
}

TEST_CASE("where the grade book has more than the commands tell, its numbers go on") {
  Place place;
  for (uint32_t n = 0; n < 5; ++n) {
    place.events.push_back(
        make_item(kAttempt, ItemKind::event, n, "2026-03-02T09:41:07.250Z", R"({"type":"?"})", 0));
  }
  Visit visit(place);
  REQUIRE(visit.open());
  CHECK(visit.delivered.empty());
  visit.submit("add_pot");
  CHECK(place.events.size() == 6);
  CHECK(place.events[5].body.starts_with(R"({"n":5,"type":"performed")"));
  CHECK(visit.refused.empty());
}

TEST_CASE(
    "many visits with a school and a disk that come and go: the school ends with the whole story") {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Place place;
    std::string journal;
    double now = kStart;
    for (uint32_t visits = 2 + random.below(4); visits > 0; --visits) {
      Visit visit(place);
      visit.now = now;
      const bool opened = visit.open();
      REQUIRE(opened);
      if (!opened) return;
      for (uint32_t steps = random.below(25); steps > 0; --steps) {
        if (random.below(5) == 0) place.school_works = !place.school_works;
        switch (random.below(5)) {
          case 0:
            visit.submit("light");
            break;
          case 1:
            visit.submit("add_pot");
            break;
          case 2:
            visit.submit("answer", kiln::reply(random.below(2) != 0 ? "first" : "last",
                                               random.below(2) != 0 ? "no" : "right"));
            break;
          default:
            visit.submit("set_heat", kiln::heat(random.below(900)));
        }
        visit.run(random.below(3) != 0 ? random.below(300) : random.below(3000));
      }
      if (visits == 1) {
        place.school_works = true;
        visit.run(130'000);
      }
      visit.flush();
      visit.run(random.below(2) != 0 ? 40'000 : 0);
      if (visits == 1) CHECK(visit.last_status == "saved");
      CHECK(visit.refused.empty());
      journal = visit.attempt.journal();
      now = visit.now + 1000;
    }
    CHECK(place.disk.empty());
    const auto whole = read_journal(journal);
    REQUIRE(whole);
    std::vector<CommandRecord> commands;
    for (const JournalBlock& block : whole->blocks)
      commands.insert(commands.end(), block.commands.begin(), block.commands.end());
    CHECK(place.commands.size() == commands.size());
    // The school's events are those that its commands make.
    Session replayed(kiln::activity(), 5, "practice");
    REQUIRE(replayed.restore(commands));
    while (replayed.step_once()) {
    }
    Tracker tracker{std::span<const char* const>(kiln::kItems)};
    std::size_t told = 1;
    for (const Evidence& evidence : replayed.take_evidence())
      told += tracker.take(evidence) ? 1 : 0;
    CHECK(place.events.size() == told);
    CHECK(place.events.back().body.find("\"done\":" + std::to_string(tracker.done_count())) !=
          std::string::npos);
  }
}
