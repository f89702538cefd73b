#include "attempt/attempt.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/hash.h"
#include "kiln.h"
#include "skua/random.h"

using namespace skua;

namespace {

const std::string kAttempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
constexpr double kStart = 1'772'444'467'250.0;  // 2026-03-02T09:41:07.250Z

std::string launch_json(const std::string& commands = "[]", uint32_t events = 0,
                        const std::string& activity = "firing") {
  return R"({"type":"launch","activity":")" + activity + R"(","attempt":")" + kAttempt +
         R"(","actor":"k3v9x2","seed":5,"mode":"practice","locale":"en","resume":{"commands":)" +
         commands + R"(,"events":)" + std::to_string(events) + "}}";
}

/// A page with a disk, and a school that takes everything in order. Both outlive the attempt.
struct Place {
  std::map<std::string, Item> disk;
  std::vector<std::string> order;  ///< ids as they were stored
  std::vector<Item> events;        ///< the school's, by number
  std::vector<std::string> commands;
  std::map<std::string, std::string> blocks;  ///< the school's: id and body
  bool school_works = true;
  bool disk_works = true;
};

struct Visit {
  Place& place;
  Attempt attempt;
  double now = kStart;
  std::string last_status, last_progress;
  std::vector<std::string> refused;
  std::vector<std::string> delivered;  ///< ids as the school got them

  explicit Visit(Place& p) : place(p) {}

  bool open() {
    json::Writer loaded;
    loaded.object().key("type").text("loaded").key("items").array();
    for (const std::string& id : place.order) {
      if (place.disk.contains(id)) write_item(loaded, place.disk[id]);
    }
    loaded.end().end();
    CHECK(attempt.tell(loaded.str(), now));
    if (!place.disk_works) CHECK(attempt.tell(R"({"type":"storage-failed","reason":"x"})", now));
    const auto launched =
        attempt.launch(kiln::module(), launch_json(commands_json(), events_count()), now);
    if (launched) pump();
    return launched.has_value();
  }
  std::string commands_json() const {
    std::string text = "[";
    for (const std::string& command : place.commands)
      text += (text.size() > 1 ? "," : "") + command;
    return text + "]";
  }
  uint32_t events_count() const { return static_cast<uint32_t>(place.events.size()); }

  Submitted submit(std::string_view name, const NamedValues& values = {}) {
    const Submitted submitted = attempt.submit(name, values, now);
    pump();
    return submitted;
  }
  void run(double ms) {
    for (const double end = now + ms; now < end;) {
      now += 16;
      attempt.advance(now);
      pump();
    }
  }
  void flush() {
    CHECK(attempt.tell(R"({"type":"flush"})", now));
    pump();
  }
  /// Does what the attempt asks for until it asks for nothing.
  void pump() {
    for (std::string text = attempt.take_effects(now); !text.empty();
         text = attempt.take_effects(now)) {
      const auto document = json::parse(text);
      REQUIRE(document);
      for (const json::View effect : document->root()) act(effect);
    }
  }
  void act(json::View effect) {
    const auto type = effect["type"].text().value_or("");
    if (type == "status") last_status = effect["word"].text().value_or("");
    if (type == "progress") last_progress = json::Writer().copy(effect).take();
    if (type == "delete") {
      for (const json::View id : effect["ids"]) place.disk.erase(std::string(*id.text()));
    }
    if (type == "store" && place.disk_works) store(effect["items"]);
    if (type == "deliver" && place.school_works) deliver(effect);
  }
  void store(json::View items) {
    json::Writer answer;
    answer.object().key("type").text("stored").key("ids").array();
    for (const json::View view : items) {
      const Item item = *read_item(view);
      place.disk[item.id] = item;
      place.order.push_back(item.id);
      answer.text(item.id);
    }
    CHECK(attempt.tell(answer.end().end().str(), now));
  }
  void deliver(json::View effect) {
    json::Writer acknowledged, rejected;
    acknowledged.array();
    rejected.array();
    for (const json::View view : effect["items"]) {
      const Item item = *read_item(view);
      delivered.push_back(item.id);
      if (const std::string code = take(item); code.empty()) {
        acknowledged.text(item.id);
      } else {
        refused.push_back(code + " " + item.body);
        rejected.object()
            .key("id")
            .text(item.id)
            .key("code")
            .text(code)
            .key("message")
            .text("")
            .end();
      }
    }
    json::Writer answer;
    answer.object().key("type").text("delivered").key("batch").number(*effect["batch"].number());
    answer.key("acknowledged")
        .raw(acknowledged.end().str())
        .key("refused")
        .raw(rejected.end().str())
        .end();
    CHECK(attempt.tell(answer.str(), now));
  }
  std::string take(const Item& item) {
    if (item.kind == ItemKind::event) {
      if (item.number > place.events.size()) return "gap";
      if (item.number == place.events.size()) place.events.push_back(item);
      return place.events[item.number].body == item.body && place.events[item.number].id == item.id
                 ? ""
                 : "fork";
    }
    if (item.number > place.commands.size()) return "gap";
    if (item.number < place.commands.size())
      return place.blocks[item.id] == item.body ? "" : "fork";
    place.blocks[item.id] = item.body;
    const auto body = json::parse(item.body);
    for (const json::View command : body->root()["commands"])
      place.commands.push_back(json::Writer().copy(command).take());
    return "";
  }
  std::string hash() const { return hex64(attempt.session()->state_hash().value_or(0)); }
};

std::vector<std::string> types(const Place& place) {
  std::vector<std::string> list;
  for (const Item& item : place.events) {
    const auto body = json::parse(item.body);
    list.emplace_back(*body->root()["type"].text());
  }
  return list;
}

}  // namespace

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
      R"({"n":3,"type":"answered","tick":0,"item":"first","response":"right","correct":true,"try":2,"hints":1,)"
      R"("score":{"raw":0.75,"max":3,"scaled":0.25},"done":1,"items":3})");
  CHECK(
      visit.last_progress ==
      R"({"type":"progress","score":{"raw":1.75,"max":3,"scaled":0.5833333333333334},"completed":true})");
  CHECK(visit.last_status == "saved");
  CHECK(place.disk.empty());
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
  CHECK(next.attempt.tracker().item("first")->points == 1);
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
                             R"({"first":1,"commands":[[0,"set_heat",{"heat":-5}]]})");
  const Item worse = make_item(kAttempt, ItemKind::commands, 2, "2026-03-02T09:41:07.250Z",
                               R"({"first":2,"commands":[[0,"add_pot",{}]]})");
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
        make_item(kAttempt, ItemKind::event, n, "2026-03-02T09:41:07.250Z", R"({"type":"?"})"));
  }
  Visit visit(place);
  REQUIRE(visit.open());
  CHECK(visit.delivered.empty());
  visit.submit("add_pot");
  CHECK(place.events.size() == 6);
  CHECK(place.events[5].body.starts_with(R"({"n":5,"type":"performed")"));
  CHECK(visit.refused.empty());
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
  CHECK(unknown.message == "/activity: the module has no \"painting\"; it has firing");
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
    const auto whole = journal_from_json(journal);
    REQUIRE(whole);
    CHECK(place.commands.size() == whole->commands.size());
    // The school's events are those that its commands make.
    Session replayed(kiln::activity(), 5, "practice");
    REQUIRE(replayed.restore(whole->commands));
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
