#include "outbox/desk.h"

#include <doctest/doctest.h>

using namespace desk;

TEST_CASE("an item is stored, then sent, and deleted when it is acknowledged") {
  Desk desk;
  CHECK(desk.told->word == StatusWord::saved);
  desk.enqueue({event(0)});
  CHECK(desk.store.size() == 1);
  CHECK_FALSE(desk.deliver);
  CHECK(desk.word() == StatusWord::sending);
  desk.stored({event(0)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids == ids({event(0)}));
  CHECK(desk.deleted.empty());
  desk.acknowledge(desk.deliver->batch, {event(0)});
  CHECK(desk.deleted == ids({event(0)}));
  CHECK(desk.told->word == StatusWord::saved);
  CHECK(desk.outbox.waiting() == 0);
}

TEST_CASE("one batch at a time, in order, and nothing overtakes an item that is not stored yet") {
  Desk desk;
  desk.enqueue({event(0), event(1)});
  desk.stored({event(1)});
  CHECK_FALSE(desk.deliver);
  desk.stored({event(0)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids.size() == 2);
  const uint32_t first = desk.deliver->batch;
  desk.put({event(2)});
  CHECK_FALSE(desk.deliver);
  desk.acknowledge(first, {event(0), event(1)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids == ids({event(2)}));
}

TEST_CASE("a batch has at most 50 items, and 60 kB but for a single item") {
  Desk desk;
  std::vector<Item> many;
  for (uint32_t n = 0; n < 120; ++n) many.push_back(event(n));
  desk.outbox.enqueue(many, desk.now);
  desk.outbox.storage_failed();
  desk.look();
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids.size() == 50);

  Desk heavy;
  Item large = event(0), larger = event(1);
  large.body = "{\"n\":0,\"x\":\"" + std::string(40'000, 'x') + "\"}";
  larger.body = "{\"n\":1,\"x\":\"" + std::string(64'000, 'x') + "\"}";
  heavy.put({large, larger, event(2)});
  REQUIRE(heavy.deliver);
  CHECK(heavy.deliver->ids.size() == 1);
  heavy.acknowledge(heavy.deliver->batch, {large});
  REQUIRE(heavy.deliver);
  CHECK(heavy.deliver->ids == ids({larger}));
}

TEST_CASE("duplicates by id are dropped") {
  Desk desk;
  desk.put({event(0)});
  desk.enqueue({event(0)});
  CHECK(desk.store.empty());
  CHECK(desk.outbox.waiting() == 1);
}

TEST_CASE("pauses grow from 1 s to 60 s") {
  Desk desk;
  desk.put({event(0)});
  double least = 1000;
  for (int i = 0; i < 9; ++i) {
    REQUIRE(desk.deliver);
    desk.undelivered(desk.deliver->batch);
    CHECK_FALSE(desk.deliver);
    CHECK(desk.word() == StatusWord::waiting);
    REQUIRE(desk.wake);
    const double pause = *desk.wake - desk.now;
    CHECK(pause >= least);
    CHECK(pause <= std::min(least * 1.5, 60'000.0));
    desk.wait(pause - 1);
    CHECK_FALSE(desk.deliver);
    desk.wait(1);
    least = std::min(least * 2, 40'000.0);
  }
  REQUIRE(desk.deliver);
  desk.acknowledge(desk.deliver->batch, {event(0)});
  desk.put({event(1)});
  desk.undelivered(desk.deliver->batch);
  CHECK(*desk.wake - desk.now <= 1500);
}

TEST_CASE("tries that a flush brings forward make no pause longer") {
  Desk desk;
  desk.put({event(0)});
  desk.undelivered(desk.deliver->batch);
  const double end = *desk.wake;
  for (int i = 0; i < 20; ++i) {
    desk.outbox.flush();
    desk.look();
    REQUIRE(desk.deliver);
    desk.undelivered(desk.deliver->batch);
    CHECK(*desk.wake == end);
    desk.wait(10);
    CHECK_FALSE(desk.deliver);
  }
  desk.wait(end - desk.now);
  REQUIRE(desk.deliver);
  desk.undelivered(desk.deliver->batch);
  CHECK(*desk.wake - desk.now >= 2000);
  CHECK(*desk.wake - desk.now <= 3000);
}

TEST_CASE("two students do not come back in step") {
  const auto pause_of = [](const std::string& attempt) {
    Desk desk;
    desk.outbox.start(attempt, desk.now);
    desk.put({event(0)});
    desk.undelivered(desk.deliver->batch);
    return *desk.wake - desk.now;
  };
  CHECK(pause_of(kAttempt) != pause_of(kOlder));
}

TEST_CASE("a receiver's Retry-After is kept to, also when the network comes back and on flush") {
  Desk desk;
  desk.put({event(0)});
  desk.undelivered(desk.deliver->batch, 20'000);
  CHECK(*desk.wake >= desk.now + 20'000);
  desk.outbox.online();
  desk.outbox.flush();
  desk.wait(19'999);
  CHECK_FALSE(desk.deliver);
  desk.wait(1'001);
  CHECK(desk.deliver);
}

TEST_CASE(
    "a batch without an answer for 30 s counts as undelivered, and its answer still counts when it "
    "comes") {
  Desk desk;
  desk.put({event(0)});
  const uint32_t lost = desk.deliver->batch;
  CHECK(*desk.wake == desk.now + 30'000);
  desk.wait(30'000);
  CHECK(desk.word() == StatusWord::waiting);
  desk.wait(1'500);
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->batch != lost);
  const uint32_t second = desk.deliver->batch;
  desk.acknowledge(lost, {event(0)});
  CHECK(desk.deleted == ids({event(0)}));
  CHECK(desk.word() == StatusWord::saved);
  desk.put({event(1)});
  CHECK_FALSE(desk.deliver);  // the second batch is still under way
  desk.acknowledge(second, {});
  desk.wait(1'500);
  CHECK(desk.deliver);
}

TEST_CASE("only what was sent can be acknowledged") {
  Desk desk;
  desk.put({event(0)});
  desk.enqueue({event(1)});
  desk.acknowledge(desk.deliver ? desk.deliver->batch : 1, {event(0), event(1), event(7)});
  CHECK(desk.deleted == ids({event(0)}));
  CHECK(desk.outbox.waiting() == 1);
}

TEST_CASE("only what is in the batch can be refused by its answer") {
  Desk desk;
  desk.put({event(0)});
  const uint32_t batch = desk.deliver->batch;
  desk.put({event(1)});
  desk.acknowledge(batch, {event(0)}, {refusal(event(1), "wrong-type")});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids == ids({event(1)}));
}

TEST_CASE(
    "an item that is in neither list is sent again, with a pause if nothing else got through") {
  Desk desk;
  desk.put({event(0), event(1)});
  desk.acknowledge(desk.deliver->batch, {event(0)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids == ids({event(1)}));
  desk.acknowledge(desk.deliver->batch, {});
  CHECK_FALSE(desk.deliver);
  desk.wait(1'500);
  CHECK(desk.deliver);
}

TEST_CASE("a refused item is set aside, kept, and never in the way of others") {
  Desk desk;
  desk.put({event(0), event(1)});
  desk.acknowledge(desk.deliver->batch, {event(1)}, {refusal(event(0), "unknown-field")});
  CHECK(desk.deleted == ids({event(1)}));
  CHECK_FALSE(desk.deliver);
  CHECK(desk.told->word == StatusWord::refused);
  desk.put({event(2)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids == ids({event(2)}));
  CHECK(desk.word() == StatusWord::sending);
  desk.acknowledge(desk.deliver->batch, {event(2)});
  CHECK(desk.word() == StatusWord::refused);
}

TEST_CASE("after a gap the items are sent again in order while we have the missing one") {
  Desk desk;
  desk.put({event(5), event(6)});
  desk.acknowledge(desk.deliver->batch, {}, {refusal(event(6), "gap")});
  CHECK(desk.word() == StatusWord::waiting);
  desk.wait(1'500);
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids == ids({event(5), event(6)}));
  desk.acknowledge(desk.deliver->batch, {event(5), event(6)});
  CHECK(desk.word() == StatusWord::saved);

  desk.put({event(9)});
  desk.acknowledge(desk.deliver->batch, {}, {refusal(event(9), "gap")});
  CHECK(desk.word() == StatusWord::refused);
}

TEST_CASE("an event whose commands are still in the queue is sent again behind them") {
  Desk desk;
  const Item commands = block(0);
  const Item led_to = event(4, kAttempt, commands.applied);
  desk.put({commands, led_to});
  desk.acknowledge(desk.deliver->batch, {}, {refusal(led_to, "gap")});
  CHECK(desk.word() == StatusWord::waiting);
  desk.wait(1'500);
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids == ids({commands, led_to}));
}

TEST_CASE("a gap that never closes ends in being set aside, not in a loop") {
  Desk desk;
  desk.put({event(5), event(6)});
  int sent = 0;
  for (int i = 0; i < 20 && desk.outbox.waiting() == 2; ++i) {
    if (desk.deliver) {
      ++sent;
      desk.acknowledge(desk.deliver->batch, {}, {refusal(event(6), "gap")});
    }
    desk.wait(60'000);
  }
  CHECK(sent == 5);
  CHECK(desk.outbox.waiting() == 1);
}

TEST_CASE(
    "without storage everything is sent from memory, and the student is told to keep the page "
    "open") {
  Desk desk;
  desk.enqueue({event(0)});
  desk.outbox.storage_failed();
  desk.look();
  REQUIRE(desk.deliver);
  CHECK(desk.told->word == StatusWord::memory);
  desk.enqueue({event(1)});
  CHECK(desk.store.size() == 1);  // the player keeps it for a runtime that starts anew
  desk.acknowledge(1, {event(0)});
  REQUIRE(desk.deliver);
  desk.acknowledge(desk.deliver->batch, {event(1)});
  CHECK(desk.told->word == StatusWord::saved);
}

TEST_CASE(
    "storage that is silent for 5 s counts as failed; when it speaks again it is trusted again") {
  Desk desk;
  desk.enqueue({event(0)});
  desk.wait(Outbox::kWriteMs);
  CHECK(*desk.wake == desk.now + 5'000 - Outbox::kWriteMs);
  desk.wait(4'999 - Outbox::kWriteMs);
  CHECK_FALSE(desk.deliver);
  desk.wait(1);
  CHECK(desk.deliver);
  CHECK(desk.word() == StatusWord::memory);
  desk.stored({event(0)});
  CHECK(desk.word() == StatusWord::sending);
  desk.enqueue({event(1)});
  CHECK(desk.word() == StatusWord::sending);
}
