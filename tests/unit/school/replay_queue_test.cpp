#include "replay_queue.h"

#include <unistd.h>

#include <doctest/doctest.h>
#include <soci/soci.h>

#include "database.h"
#include "people.h"
#include "retention.h"
#include "verdict.h"

using namespace skua::school;

namespace {

constexpr Milliseconds kNow = 1'772'444'467'000;
const Json kClaim{{"raw", 5}, {"max", 5}, {"scaled", 1}};

// A class with one attempt, in a folder of its own.
struct Class {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("skua-school-queue-" + std::to_string(::getpid()));
  Database database{folder};
  soci::session& sql = database.sql();
  Origins origins{.site = folder / "site", .kept_lessons = folder / "kept"};
  Attempt attempt;

  Class() {
    seed_demo_class(sql);
    sql << "INSERT INTO assignments VALUES ('ice', 'antarctica', 'ice-core', 0)";
    const Manifest manifest{"aaaaaaaaaaaaaaaa", "1.0.0", 1, "aa", "bb"};
    attempt = begin_attempt(sql, "ana-torres", "ice", manifest, "practice", "", kNow);
  }
  ~Class() { std::filesystem::remove_all(folder); }

  void add_block(long long first, Milliseconds time, Milliseconds received) {
    const std::string id = "b" + std::to_string(first), commands = "[[0,\"a\",{}]]";
    sql << "INSERT INTO blocks (attempt, first, length, last_tick, id, time_ms, received_ms, "
           "commands) VALUES (:attempt, :first, 1, 0, :id, :time, :received, :commands)",
        soci::use(attempt.id), soci::use(first), soci::use(id), soci::use(time),
        soci::use(received), soci::use(commands);
  }

  void complete() {
    sql << "INSERT INTO events SELECT id, 0, 'e', 'completed', 0, 0, '{}' FROM attempts";
  }

  std::optional<Milliseconds> due() {
    Milliseconds at = 0;
    sql << "SELECT due_ms FROM replays WHERE running = 0", soci::into(at);
    return sql.got_data() ? std::optional(at - kNow) : std::nullopt;
  }

  ReplayJob take(Milliseconds now) {
    auto next = next_replay(sql, origins, now);
    REQUIRE(next.job);
    CHECK(next.job->obstacle.code == "no-build");  // there is no lesson in this folder
    return *next.job;
  }

  Grade grade() { return grade_of(sql, *find_attempt(sql, attempt.id), kClaim); }
};

Json result(long long commands, double raw) {
  return {{"ok", true},
          {"commands", commands},
          {"events", 1},
          {"completed", true},
          {"score", {{"raw", raw}, {"max", 5}, {"scaled", raw / 5}}}};
}

Replayed verdict(const Json& result) {
  Replayed replayed;
  replayed.result.emplace(result);
  return replayed;
}

const Replayed kTrouble{
    .result = {}, .code = "no-node", .problem = "Node is not there", .stopped = false};

}  // namespace

TEST_CASE("an attempt is replayed at its end, and again when it has been quiet") {
  Class school;
  CHECK_FALSE(ask_if_due(school.sql, school.attempt.id, false, kNow));
  CHECK_FALSE(school.due());
  school.complete();
  CHECK(ask_if_due(school.sql, school.attempt.id, true, kNow));
  CHECK(school.due() == 0);
  const ReplayJob job = school.take(kNow);
  CHECK_FALSE(next_replay(school.sql, school.origins, kNow).job);  // one at a time
  CHECK(school.grade().basis == "checking");
  CHECK(ask_if_due(school.sql, school.attempt.id, false, kNow + 10));
  finish_replay(school.sql, job, verdict(result(0, 4)), kNow + 20);
  CHECK(school.due() == 5'020);
  CHECK(school.grade().basis == "checking");
  CHECK(school.grade().score["raw"] == 4);
  ReplayJob again = school.take(kNow + 5'020);
  again.events = 1;
  finish_replay(school.sql, again, verdict(result(0, 3)), kNow + 5'030);
  CHECK_FALSE(school.due());
  CHECK(school.grade().basis == "witnessed");
  CHECK(school.grade().score["raw"] == 3);
}

TEST_CASE(
    "an attempt that has not ended is replayed when a teacher asks, and not for what follows") {
  Class school;
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::asked, kNow);
  const ReplayJob job = school.take(kNow);
  CHECK_FALSE(ask_if_due(school.sql, school.attempt.id, false, kNow));
  finish_replay(school.sql, job, verdict(result(0, 4)), kNow);
  CHECK_FALSE(school.due());
  CHECK(school.grade().basis == "witnessed");
  school.add_block(0, kNow, kNow);
  CHECK_FALSE(ask_if_due(school.sql, school.attempt.id, false, kNow));
  CHECK(school.grade().basis == "client-asserted");
  CHECK(school.grade().score == kClaim);
}

TEST_CASE("somebody who never stops is replayed once a minute") {
  Class school;
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::more, kNow);
  for (Milliseconds at = 0; at <= 58'000; at += 1000) {
    CHECK(school.due() > at);
    ask_for_replay(school.sql, school.attempt.id, ReplayCause::more, kNow + at);
    CHECK(school.due() == std::min<Milliseconds>(at + 5000, 60'000));
  }
}

TEST_CASE("trouble is no verdict: it is tried again with growing pauses, or when a teacher asks") {
  Class school;
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::completed, kNow);
  Milliseconds now = kNow;
  for (const Milliseconds pause : {10'000, 60'000, 300'000, 1'800'000, 7'200'000, 7'200'000}) {
    finish_replay(school.sql, school.take(now), kTrouble, now);
    CHECK(school.due() == now - kNow + pause);
    ask_for_replay(school.sql, school.attempt.id, ReplayCause::more, now);
    CHECK(school.due() == now - kNow + pause);
    const Grade grade = school.grade();
    CHECK(grade.basis == "checking");
    CHECK(grade.score.is_null());  // a claim that can't be checked is no score
    CHECK(grade.reason == "Not checked yet: Node is not there.");
    CHECK(grade.reason_code == "no-node");
    now += pause;
  }
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::asked, now);
  CHECK(school.due() == now - kNow);
  CHECK(school.grade().reason.is_null());
  finish_replay(school.sql, school.take(now), kTrouble, now);
  CHECK(school.due() == now - kNow + 10'000);
}

TEST_CASE("a restart begins again what was under way, and finds what was never queued") {
  Class school;
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::completed, kNow);
  school.take(kNow);
  CHECK_FALSE(school.due());
  recover_replays(school.sql, kNow + 70);
  CHECK(school.due() == 70);
  school.sql << "DELETE FROM replays";
  recover_replays(school.sql, kNow + 80);
  CHECK_FALSE(school.due());  // it has not ended
  school.complete();
  recover_replays(school.sql, kNow + 90);
  CHECK(school.due() == 90);
  finish_replay(school.sql, school.take(kNow + 90), verdict(result(0, 5)), kNow + 99);
  recover_replays(school.sql, kNow + 100);
  CHECK_FALSE(school.due());
}

TEST_CASE("replays that used up an attempt's processor time wait for a teacher") {
  Class school;
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::completed, kNow);
  Replayed costly = kTrouble;
  costly.cpu = kReplayBudget - 1;
  finish_replay(school.sql, school.take(kNow), costly, kNow);
  costly.cpu = 1;
  finish_replay(school.sql, school.take(kNow + 10'000), costly, kNow + 10'000);
  const auto spent = next_replay(school.sql, school.origins, kNow + 100'000);
  REQUIRE(spent.job);
  CHECK(spent.job->obstacle.code == "budget-spent");
  finish_replay(school.sql, *spent.job, spent.job->obstacle, kNow + 100'000);
  CHECK(school.grade().basis == "checking");
  CHECK(school.grade().reason_code == "budget-spent");
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::asked, kNow + 100'001);
  school.take(kNow + 100'001);
}

TEST_CASE("a replay of less than all commands says nothing") {
  Class school;
  school.add_block(0, kNow, kNow);
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::completed, kNow);
  ReplayJob job = school.take(kNow);
  job.commands = 1;
  finish_replay(school.sql, job, verdict(result(0, 5)), kNow);
  CHECK(school.grade().basis == "checking");
  CHECK(school.grade().reason_code == "no-answer");
}

TEST_CASE("witnessed is what arrived at the pace of somebody who works, whatever the items say") {
  // How many presses come together, and after how many milliseconds.
  using Arrivals = std::vector<std::pair<int, Milliseconds>>;
  const auto steady = [](int times, Milliseconds pause) { return Arrivals(times, {1, pause}); };
  Arrivals offline = steady(40, 1000);
  offline.emplace_back(6, 600'000);
  Arrivals thought = steady(40, 1000);
  thought.emplace_back(5, 600'000);
  for (const auto& [arrivals, basis] :
       std::vector<std::pair<Arrivals, const char*>>{{{{1, 100}}, "witnessed"},
                                                     {{{2, 100}}, "witnessed"},
                                                     {{{5, 100}}, "replayed"},
                                                     {{{5, 35'000}}, "replayed"},
                                                     {{{3, 100}, {3, 10}}, "replayed"},
                                                     {{{3, 100}, {3, 1000}}, "witnessed"},
                                                     {steady(60, 250), "witnessed"},
                                                     {steady(60, 50), "replayed"},
                                                     {offline, "replayed"},
                                                     {thought, "witnessed"}}) {
    Class school;
    Milliseconds now = kNow;
    long long first = 0;
    for (const auto& [count, pause] : arrivals) {
      now += pause;
      for (int i = 0; i < count; ++i) school.add_block(first++, 7'000'000 - now, now);
    }
    store_verdict(school.sql, school.attempt.id, result(first, 5), {first, 1, {}}, now);
    CAPTURE(arrivals.size());
    CAPTURE(arrivals.front().first);
    CHECK(school.grade().basis == basis);
  }
}

TEST_CASE("a slider's movement is one press, and simulated time does not arrive in a lump") {
  const auto basis_of = [](const std::string& commands) {
    Class school;
    school.add_block(0, kNow, kNow + 60'000);
    school.sql << "UPDATE blocks SET commands = :commands, last_tick = 9", soci::use(commands);
    store_verdict(school.sql, school.attempt.id, result(1, 5), {1, 1, {}}, kNow);
    return school.grade().basis;
  };
  CHECK(basis_of(R"([[0,"lower",{"m":1}],[9,"lower",{"m":2}],[60,"lower",{"m":3}]])") ==
        "witnessed");
  CHECK(basis_of(R"([[0,"lower",{"m":1}],[9,"raise",{"m":2}],[60,"lower",{"m":3}]])") ==
        "replayed");
  CHECK(basis_of(R"([[0,"lower",{"m":1}],[1800,"lower",{"m":2}]])") == "witnessed");
  CHECK(basis_of(R"([[0,"lower",{"m":1}],[1860,"lower",{"m":2}]])") == "replayed");
}

TEST_CASE("refused: the score is the replay's, the reason says where it differs") {
  Class school;
  Json refused = result(2, 1);
  refused["ok"] = false;
  refused["divergence"] = {{"kind", "state"},
                           {"tick", 740},
                           {"command", {{"number", 12}, {"name", "cut"}}},
                           {"field", "depth_m"},
                           {"message", "the state is another one than was recorded"}};
  store_verdict(school.sql, school.attempt.id, refused,
                {.commands = 2, .events = 1, .keys_hash = {}}, kNow);
  const Grade grade = school.grade();
  CHECK(grade.basis == "refused");
  CHECK(grade.score["raw"] == 1);
  CHECK(grade.reason_code == "divergence");
  CHECK(grade.reason ==
        "The replay does not give what was reported: the state is another one than was recorded "
        "(tick 740, command 12 (\"cut\"), field depth_m).");
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::more, kNow);
  CHECK(school.grade().basis == "refused");  // until there is another verdict
}

TEST_CASE("what can't be replayed because of what it is, is refused without a score") {
  Class school;
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::completed, kNow);
  Replayed trap;
  trap.code = "trap";
  trap.problem = "it stops at command 3";
  trap.unplayable = true;
  finish_replay(school.sql, school.take(kNow), trap, kNow);
  CHECK_FALSE(school.due());
  const Grade grade = school.grade();
  CHECK(grade.basis == "refused");
  CHECK(grade.score.is_null());
  CHECK(grade.reason == "What was handed in cannot be replayed: it stops at command 3.");
  CHECK(grade.reason_code == "trap");
}

TEST_CASE("what was not taken is no part of the score, and is said") {
  Class school;
  store_verdict(school.sql, school.attempt.id, result(0, 5),
                {.commands = 0, .events = 1, .keys_hash = {}}, kNow);
  for (const char* code : {"fork", "fork", "ahead", "gap", "unknown-field"}) {
    const std::string word = code;
    school.sql << "INSERT INTO refused (attempt, item, code, message, raw, received_ms) VALUES "
                  "(:attempt, '', :code, '', 'null', 0)",
        soci::use(school.attempt.id), soci::use(word);
  }
  const Grade grade = school.grade();
  CHECK(grade.basis == "witnessed");
  CHECK(grade.reason ==
        "Items were not taken (1 ahead, 2 fork); the score rests on those that were.");
  CHECK(grade.reason_code == "items-not-taken");
}

TEST_CASE("an attempt that was deleted, or reduced, while it was replayed") {
  Class school;
  ask_for_replay(school.sql, school.attempt.id, ReplayCause::completed, kNow);
  const ReplayJob job = school.take(kNow);
  CHECK(reduce_unused(school.sql, 60, kNow + 61LL * 24 * 3600 * 1000) == 1);
  finish_replay(school.sql, job, verdict(result(0, 5)), kNow);
  CHECK(school.grade().basis == "client-asserted");
  CHECK(school.grade().reason_code == "reduced");
  delete_data_of(school.sql, "ana-torres");
  finish_replay(school.sql, job, verdict(result(0, 5)), kNow);
  CHECK_FALSE(find_attempt(school.sql, school.attempt.id));
}

TEST_CASE("only an attempt that was not used for so long is reduced") {
  constexpr Milliseconds kDay = 24LL * 3600 * 1000;
  Class school;
  school.add_block(0, kNow, kNow + kDay);
  CHECK(reduce_unused(school.sql, 60, kNow + 61 * kDay) == 0);
  CHECK(reduce_unused(school.sql, 60, kNow + 62 * kDay) == 1);
  CHECK(find_attempt(school.sql, school.attempt.id)->reduced);
  CHECK(commands_of(school.sql, school.attempt.id).empty());
  CHECK(reduce_unused(school.sql, 60, kNow + 90 * kDay) == 0);
}
