#include "attempt/playback.h"

#include <algorithm>
#include <map>

#include "attempt/playback_port.h"
#include "report/event.h"
#include "skua/random.h"
#include "visit.h"

using namespace skua;
using namespace visiting;

namespace {

/// A firing in which much happens and the simulation runs for a while between.
std::string recorded(uint32_t seed, int steps = 60) {
  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  Random random(seed);
  for (int i = 0; i < steps; ++i) {
    const uint32_t what = random.below(6);
    if (what == 0) visit.submit("light");
    if (what == 1) visit.submit("add_pot");
    if (what == 2)
      visit.submit("answer", kiln::reply("first", random.below(2) != 0 ? "no" : "right"));
    if (what == 3) visit.submit("undo");
    if (what == 4) visit.submit("hint", {kiln::text("item", "second")});
    if (what == 5) visit.submit("set_heat", kiln::heat(random.below(900)));
    visit.run(random.below(3000));
  }
  visit.submit("answer", kiln::reply("last", "right"));
  visit.submit("light");
  visit.run(4000);
  visit.flush();
  return visit.attempt.journal();
}

/// The same with other blocks, times and views.
struct Edited {
  Journal journal;
  explicit Edited(const std::string& text) {
    auto read = read_journal(text);
    REQUIRE(read);
    journal = std::move(*read);
  }
  std::string text() const {
    JournalWriter out(journal.header);
    for (std::size_t i = 0; i < journal.blocks.size(); ++i)
      out.block(journal.blocks[i], journal.times[i]);
    for (const JournalEvent& event : journal.events) out.event(event.body);
    for (const std::string& view : journal.views) out.view(view);
    if (journal.close) out.close(*journal.close);
    return out.text();
  }
};

Journal journal_of(std::vector<JournalBlock> blocks, std::vector<std::string> times,
                   std::vector<std::string> views = {}) {
  Journal journal;
  journal.header.activity = "firing";
  journal.header.mode = "practice";
  journal.header.seed = 5;
  journal.blocks = std::move(blocks);
  journal.times = std::move(times);
  journal.views = std::move(views);
  return journal;
}

JournalBlock block(uint32_t first, std::vector<std::pair<Tick, std::string>> commands,
                   NamedValues values = {}) {
  JournalBlock made;
  for (auto& [tick, name] : commands)
    made.commands.push_back({first++, tick, std::move(name), values});
  return made;
}

void explore(Playback& playback) {
  while (playback.explore()) {
  }
}

std::string hash(const Playback& playback) {
  return hex64(playback.session().state_hash().value_or(0));
}

/// All that is seen at a moment.
std::string seen(const Playback& playback) {
  json::Writer out;
  out.object().key("state").text(hash(playback)).key("view");
  write_values(out, playback.view());
  out.key("raw").number(playback.tracker().score().raw);
  out.key("undo").boolean(playback.session().can_undo());
  out.key("event").text(playback.event() == nullptr ? "" : playback.event()->body);
  return out.end().take();
}

}  // namespace

TEST_CASE("a replay takes the time of its ticks, and pauses that can be seen") {
  const std::string early = "2026-03-02T09:00:00.000Z";
  const Timeline timeline(journal_of(
      {block(0, {{0, "add_pot"}}), block(1, {{0, "light"}}), block(2, {{60, "add_pot"}}),
       block(3, {{60, "add_pot"}})},
      {early, "2026-03-02T09:00:01.000Z", "2026-03-02T09:00:02.000Z", "2026-03-02T10:00:00.000Z"}));
  CHECK(timeline.at_command(0) == Timeline::kPressPauseMs);
  CHECK(timeline.at_command(1) == 1600);  // a second, as the student waited
  CHECK(timeline.at_command(2) == 2600);  // a second of ticks, and no pause
  CHECK(timeline.at_command(3) == 4100);  // an hour is cut short
  CHECK(timeline.duration_ms() == 4100);

  CHECK(timeline.at(0) == Moment{0, 0});
  CHECK(timeline.at(599) == Moment{0, 0});
  CHECK(timeline.at(600) == Moment{1, 0});
  CHECK(timeline.at(2100) == Moment{2, 30});
  CHECK(timeline.at(2599) == Moment{2, 59});
  CHECK(timeline.at(2600) == Moment{3, 60});
  CHECK(timeline.at(1e9) == Moment{4, 60});
  for (const Moment& moment : {Moment{0, 0}, Moment{2, 1}, Moment{2, 31}, Moment{3, 60}}) {
    CHECK(timeline.at(timeline.when(moment)) == moment);
    CHECK(timeline.at(timeline.when(moment) - 1) < std::max(moment, Moment{0, 1}));
  }
}

TEST_CASE("the movement of a slider goes on, a clock that jumped is not believed") {
  JournalBlock slide = block(0, {{0, "set_heat"}, {0, "set_heat"}, {3, "set_heat"}}, kiln::heat(1));
  const Timeline slider(journal_of({slide}, {""}));
  CHECK(slider.at_command(1) == 650);
  CHECK(slider.at_command(2) == 700);  // 3 ticks are 50 ms

  const Timeline back(journal_of({block(0, {{0, "add_pot"}}), block(1, {{0, "add_pot"}})},
                                 {"2026-03-02T09:00:00.000Z", "2026-03-01T09:00:00.000Z"}));
  CHECK(back.at_command(1) == 1200);
}

TEST_CASE("what was typed before a press is seen before it") {
  const Timeline timeline(
      journal_of({block(0, {{0, "light"}}), block(1, {{60, "add_pot"}})}, {"", ""},
                 {R"({"first":0,"views":[[0,0,{"f:a":"1"}],[0,0,{"f:a":"12"}],[30,1,{"f:a":""}]]})",
                  R"({"first":3,"views":[[60,2,{"f:a":"x"}],[60,"?"],[60,99,{"f:a":"y"}]]})"}));
  CHECK(timeline.at_command(0) == 800);
  REQUIRE(timeline.views().size() == 5);
  CHECK(timeline.views()[0].at_ms == doctest::Approx(800.0 / 3));
  CHECK(timeline.views()[1].at_ms == doctest::Approx(1600.0 / 3));
  CHECK(timeline.views()[2].at_ms == 1300);
  CHECK(timeline.views()[3].at_ms >= timeline.at_command(1));
  CHECK(timeline.views()[4].at_ms <= timeline.duration_ms());
}

TEST_CASE("playing shows what the commands made, from begin to end") {
  Playback playback;
  REQUIRE(playback.open(kiln::module(), recorded(3)));
  explore(playback);
  CHECK_FALSE(playback.divergence());
  CHECK_FALSE(playback.playing());
  CHECK(playback.events().front().body == started_body());
  CHECK(playback.session().command_count() == 0);

  double now = 1000;
  CHECK_FALSE(playback.advance(now));
  playback.play(now);
  playback.set_speed(8);
  while (playback.playing()) playback.advance(now += 16);
  CHECK(playback.position_ms() == playback.duration_ms());
  const Edited edited(recorded(3));
  CHECK(hash(playback) == edited.journal.close->state);
  CHECK(playback.tracker().completed());
  CHECK(playback.tracker().score().raw == edited.journal.close->raw);
  REQUIRE(playback.events().size() == edited.journal.events.size());
  CHECK(playback.event()->number == edited.journal.events.back().number);
  CHECK(std::ranges::is_sorted(playback.events(), {}, &Playback::Event::at_ms));
  CHECK(playback.command()->name == "light");

  playback.play(now);
  CHECK(playback.position_ms() == 0);
}

TEST_CASE("a seek to anywhere shows what playing shows there") {
  for (const uint32_t seed : {1u, 2u, 3u, 4u}) {
    INFO("seed ", seed);
    Edited edited(recorded(seed, 150));
    Random random(seed);
    std::string views;
    for (uint32_t i = 0; i + 1 < edited.journal.close->commands; i += 1 + random.below(3)) {
      views += (views.empty() ? "[" : ",[") + std::to_string(random.below(9000)) + "," +
               std::to_string(i) + R"(,{"f:a":")" + std::to_string(i) + R"("}])";
    }
    edited.journal.views = {R"({"first":0,"views":[)" + views + "]}"};
    const std::string text = edited.text();

    Playback straight;
    REQUIRE(straight.open(kiln::module(), text));
    std::map<double, std::string> shown;
    double now = 0;
    straight.play(now);
    straight.set_speed(4);
    while (straight.playing()) {
      straight.advance(now += 16 + random.below(60));
      shown[straight.position_ms()] = seen(straight);
    }
    REQUIRE(shown.size() > 200);

    Playback seeking;
    REQUIRE(seeking.open(kiln::module(), text));
    std::vector<std::pair<double, std::string>> places(shown.begin(), shown.end());
    for (int i = 0; i < 200; ++i) {
      const auto& [at, expected] = places[random.below(static_cast<uint32_t>(places.size()))];
      seeking.seek(at);
      INFO("at ", at);
      CHECK(seen(seeking) == expected);
    }
    explore(seeking);
    for (const Playback::Event& event : seeking.events()) {
      CHECK(seeking.seek_event(event.number));
      CHECK(seeking.event() == &event);
      CHECK(seeking.session().tick() <= edited.journal.close->tick);
    }
    CHECK_FALSE(seeking.seek_event(9999));
  }
}

TEST_CASE("a journal that says otherwise than its commands is shown up to there") {
  const std::string text = recorded(7);
  SUBCASE("a command that the model refuses") {
    Edited edited(text);
    edited.journal.blocks[9].commands.front().name = "sing";
    Playback playback;
    REQUIRE(playback.open(kiln::module(), edited.text()));
    explore(playback);
    REQUIRE(playback.divergence());
    CHECK(playback.divergence()->message.find("(sing at tick ") != std::string::npos);
    CHECK(playback.duration_ms() == playback.divergence()->at_ms);
    playback.seek(1e9);
    CHECK(playback.position_ms() == playback.duration_ms());
    const uint32_t before = edited.journal.blocks[9].commands.front().number;
    CHECK(playback.session().command_count() == before);
  }
  SUBCASE("a state that was not recorded, and events after it") {
    Edited edited(text);
    const std::string original = edited.text();
    edited.journal.blocks[9].state = "0123456789abcdef";
    Playback playback;
    REQUIRE(playback.open(kiln::module(), edited.text()));
    explore(playback);
    REQUIRE(playback.divergence());
    CHECK(playback.divergence()->message.find("another one than was recorded") !=
          std::string::npos);
    for (const Playback::Event& event : playback.events())
      CHECK(event.at_ms <= playback.duration_ms());
  }
  SUBCASE("an event that was told otherwise: the replay goes on, and says so") {
    Edited edited(text);
    REQUIRE(edited.journal.events.size() > 1);
    {
      Playback playback;
      REQUIRE(playback.open(kiln::module(), edited.text()));
      explore(playback);
      CHECK_FALSE(playback.mismatch());
    }
    JournalEvent& told = edited.journal.events[1];
    const auto tick = told.body.find("\"tick\":") + 7;
    told.body.insert(tick, "1");
    Playback playback;
    REQUIRE(playback.open(kiln::module(), edited.text()));
    explore(playback);
    CHECK_FALSE(playback.divergence());
    REQUIRE(playback.mismatch());
    CHECK(playback.mismatch()->event == told.number);
    CHECK(playback.mismatch()->message.find("/tick: recorded 1") != std::string::npos);
    CHECK(steer(playback, R"({"do":"state"})", 0).find(R"("mismatch":{"at":)") !=
          std::string::npos);
  }
  SUBCASE("an event that the commands do not lead to") {
    Edited edited(text);
    edited.journal.events.push_back(
        {1000, R"({"n":1000,"type":"hinted","tick":1,"item":"x","step":1})"});
    Playback playback;
    REQUIRE(playback.open(kiln::module(), edited.text()));
    explore(playback);
    REQUIRE(playback.mismatch());
    CHECK(playback.mismatch()->event == 1000);
  }
  SUBCASE("a tick at which the model rests already") {
    Edited edited(text);
    edited.journal.blocks.back().commands.back().tick += 50'000;
    Playback playback;
    REQUIRE(playback.open(kiln::module(), edited.text()));
    explore(playback);
    CHECK(playback.divergence());
  }
  SUBCASE("an end that the simulation does not reach") {
    Edited edited(text);
    edited.journal.close->tick += 50'000;
    Playback playback;
    REQUIRE(playback.open(kiln::module(), edited.text()));
    explore(playback);
    CHECK(playback.duration_ms() < 50'000 * 1000.0 / 60);
    playback.seek(1e9);
    CHECK(playback.session().at_rest());
  }
}

TEST_CASE("what is no journal of this module is refused, with the reason") {
  const std::string text = recorded(1, 3);
  const auto refused = [](const std::string& journal) {
    Playback playback;
    const auto opened = playback.open(kiln::module(), journal);
    REQUIRE_FALSE(opened);
    return static_cast<int>(opened.error().code);
  };
  CHECK(refused("hello") == static_cast<int>(LaunchCode::not_understood));
  Edited other(text);
  other.journal.header.activity = "baking";
  CHECK(refused(other.text()) == static_cast<int>(LaunchCode::unknown_activity));
  Edited elsewhere(text);
  elsewhere.journal.header.module_hash = "ab";
  CHECK(Playback().open(kiln::module(), elsewhere.text(), {"", "ab"}));
  CHECK_FALSE(Playback().open(kiln::module(), elsewhere.text(), {"", "cd"}));
  CHECK(Playback().open(kiln::module(), elsewhere.text()));
  Edited late(text);
  late.journal.blocks.erase(late.journal.blocks.begin());
  late.journal.times.erase(late.journal.times.begin());
  CHECK(refused(late.text()) == static_cast<int>(LaunchCode::no_replay));
  Edited damaged(text);
  damaged.journal.header.checkpoint = "AAAA";
  CHECK(refused(damaged.text()) == static_cast<int>(LaunchCode::no_checkpoint));
}

TEST_CASE("an attempt without any command can be shown, and one that went on from a checkpoint") {
  Playback empty;
  REQUIRE(empty.open(kiln::module(), JournalWriter(journal_of({}, {}).header).text()));
  explore(empty);
  CHECK(empty.duration_ms() == 0);
  empty.play(0);
  empty.advance(16);
  CHECK_FALSE(empty.playing());

  Place place;
  Visit visit(place);
  REQUIRE(visit.open());
  visit.submit("add_pot");
  visit.submit("answer", kiln::reply("first", "right"));
  const auto checkpoint = visit.attempt.checkpoint();
  REQUIRE(checkpoint);
  Attempt next;
  REQUIRE(next.launch(kiln::module(),
                      R"({"activity":"firing","attempt":")" + kAttempt +
                          R"(","actor":"a","seed":5,"mode":"practice","resume":{"commands":[],)" +
                          R"("events":0,"checkpoint":")" + *checkpoint + R"("}})",
                      kStart));
  next.submit("add_pot", {}, kStart + 10);
  next.submit("answer", kiln::reply("last", "right"), kStart + 20);
  Playback playback;
  REQUIRE(playback.open(kiln::module(), next.journal()));
  explore(playback);
  CHECK_FALSE(playback.divergence());
  playback.seek(1e9);
  CHECK(hash(playback) == hex64(next.session()->state_hash().value_or(0)));
  CHECK(playback.tracker().score().raw == 2);
  playback.seek(0);
  CHECK(playback.tracker().score().raw == 1);
  CHECK(playback.event() == nullptr);
}

TEST_CASE("a page steers it, and is told what changed") {
  Playback playback;
  REQUIRE(playback.open(kiln::module(), recorded(2)));
  explore(playback);
  const auto ask = [&](const char* what) {
    const auto document = json::parse(steer(playback, what, 0));
    REQUIRE(document);
    return *document;
  };
  PlaybackNews news;
  CHECK(news.take(playback, 0).starts_with(R"([{"type":"playback","position":0,)"));
  CHECK(news.take(playback, 1000).empty());

  const json::Document all = ask(R"({"do":"events"})");
  CHECK(all.root()["list"].size() == playback.events().size());
  ask(R"({"do":"event","value":3})");
  CHECK(ask("{}").root()["event"].whole() == 3u);
  CHECK(ask("?").root()["playing"].boolean() == false);
  CHECK_FALSE(news.take(playback, 1001).empty());

  ask(R"({"do":"speed","value":1000})");
  CHECK(playback.speed() == 16);
  ask(R"({"do":"seek","value":0})");
  ask(R"({"do":"speed","value":1})");
  ask(R"({"do":"play"})");
  int told = 0;
  for (double now = 0; now < 500; now += 16) {
    playback.advance(now);
    told += news.take(playback, now).empty() ? 0 : 1;
  }
  CHECK(told >= 2);
  CHECK(told <= 4);
  ask(R"({"do":"pause"})");
  CHECK_FALSE(playback.playing());
}
