// When work waits, what it waits for, and what the student is told of it.
#include "outbox/desk.h"

#include <doctest/doctest.h>

using namespace desk;

TEST_CASE("offline: one try a minute; online: at once") {
  Desk desk;
  desk.outbox.offline(desk.now);
  desk.put({event(0)});
  CHECK_FALSE(desk.deliver);
  CHECK(desk.told->word == StatusWord::waiting);
  CHECK(*desk.wake == desk.now + 60'000);
  desk.wait(60'000);
  REQUIRE(desk.deliver);
  desk.undelivered(desk.deliver->batch);
  CHECK(*desk.wake == desk.now + 60'000);
  desk.wait(5'000);
  CHECK_FALSE(desk.deliver);
  desk.outbox.online();
  desk.look();
  CHECK(desk.deliver);
}

TEST_CASE("flush does not wait for a pause or for storage's answer") {
  Desk desk;
  desk.put({event(0)});
  desk.undelivered(desk.deliver->batch);
  desk.enqueue({event(1)});
  desk.outbox.flush();
  desk.look();
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids.size() == 2);
}

TEST_CASE("commands that are still being gathered are not saved, and are waited for") {
  Desk desk;
  desk.outbox.set_open_work(desk.now + 700);
  desk.look();
  CHECK(desk.told->word == StatusWord::sending);
  CHECK(*desk.wake == desk.now + 700);
  desk.outbox.set_open_work(std::nullopt);
  desk.look();
  CHECK(desk.told->word == StatusWord::saved);
}

TEST_CASE("what storage held waits for the launch, but not for ever") {
  Desk desk;
  desk.outbox = Outbox();
  desk.outbox.loaded({event(1), event(0)}, desk.now);
  desk.look();
  CHECK_FALSE(desk.deliver);
  CHECK(*desk.wake == desk.now + 1'000);

  SUBCASE("the launch comes") {
    desk.outbox.start(kAttempt, desk.now);
    desk.look();
    REQUIRE(desk.deliver);
    CHECK(desk.deliver->ids == ids({event(0), event(1)}));
    CHECK(desk.store.empty());
  }
  SUBCASE("no launch comes: there is only old work to deliver") {
    desk.wait(1'000);
    CHECK(desk.deliver);
  }
}

TEST_CASE("items are ordered by the commands that had been applied, whatever the clock says") {
  const Item late_block = block(3, "2020-01-01T00:00:00.000Z");
  const Item view = make_item(kAttempt, ItemKind::view, 0, "", "{\"first\":0}", 1);
  std::vector<Item> items{event(2, kAttempt, 4),
                          late_block,
                          event(1, kAttempt, 1),
                          event(0, kOlder),
                          view,
                          event(0),
                          block(0)};
  sort_items(items);
  CHECK(items ==
        std::vector{event(0), block(0), event(1), view, late_block, event(2), event(0, kOlder)});
}

TEST_CASE("items of an attempt that this receiver does not take wait for that attempt") {
  Desk desk;
  desk.outbox = Outbox();
  desk.outbox.loaded({event(0, kOlder), event(1, kOlder), event(4)}, desk.now);
  desk.outbox.start(kAttempt, desk.now);
  desk.look();
  REQUIRE(desk.deliver);
  desk.acknowledge(desk.deliver->batch, {event(4)}, {refusal(event(0, kOlder), "foreign-attempt")});
  CHECK_FALSE(desk.deliver);
  CHECK(desk.word() == StatusWord::saved);
  CHECK(desk.deleted == ids({event(4)}));
  desk.put({event(5)});
  // Its own attempt refused: that is no waiting, it is a fault to tell.
  desk.acknowledge(desk.deliver->batch, {}, {refusal(event(5), "foreign-attempt")});
  CHECK(desk.word() == StatusWord::refused);
}

TEST_CASE("work of another attempt has no part in the word, and does not hold up this one's") {
  Desk desk;
  desk.outbox = Outbox();
  std::vector<Item> older;
  for (uint32_t n = 0; n < 120; ++n) older.push_back(event(n, kOlder));
  desk.outbox.loaded(older, desk.now);
  desk.outbox.start(kAttempt, desk.now);
  desk.outbox.offline(desk.now);
  desk.look();
  CHECK(desk.told->word == StatusWord::saved);
  desk.put({event(0)});
  CHECK(desk.told->word == StatusWord::waiting);
  desk.outbox.storage_failed();
  desk.outbox.online();
  desk.look();
  CHECK(desk.told->word == StatusWord::memory);
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids.size() == 50);
  CHECK(desk.deliver->ids.front() == event(0).id);
  desk.acknowledge(desk.deliver->batch, {event(0)});
  CHECK(desk.told->word == StatusWord::saved);
  CHECK(desk.deliver);
}

TEST_CASE("what was done and is no item yet is only in the page") {
  Desk desk;
  desk.outbox.set_open_work(desk.now + 1000);
  desk.look();
  CHECK(desk.told->word == StatusWord::sending);
  SUBCASE("offline, with nothing else to send") { desk.outbox.offline(desk.now); }
  SUBCASE("offline, with something kept") {
    desk.put({event(0)});
    desk.outbox.offline(desk.now);
  }
  SUBCASE("the school does not answer") {
    desk.put({event(0)});
    desk.undelivered(desk.deliver->batch);
  }
  desk.look();
  CHECK(desk.told->word == StatusWord::memory);
}

TEST_CASE("a launch can take an attempt's items out and put back what is good") {
  Desk desk;
  desk.outbox = Outbox();
  desk.outbox.loaded({event(0), event(1), event(0, kOlder)}, desk.now);
  CHECK(desk.outbox.take_attempt(kAttempt).size() == 2);
  CHECK(desk.outbox.waiting() == 1);  // no attempt runs yet
  desk.outbox.discard(ids({event(1)}));
  desk.outbox.enqueue({event(2)}, desk.now);
  desk.outbox.put_back({event(0)});
  desk.outbox.start(kAttempt, desk.now);
  desk.look();
  CHECK(desk.deleted == ids({event(1)}));
  CHECK(desk.store == std::vector{event(2)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->ids == ids({event(0)}));
}

TEST_CASE("an item that storage takes long for is not called kept before it is") {
  Desk desk;
  desk.outbox.offline(desk.now);
  desk.enqueue({event(0)});
  CHECK(desk.told->word == StatusWord::waiting);
  desk.now += Outbox::kWriteMs;
  CHECK(desk.wake == desk.now);
  desk.outbox.timer();
  desk.look();
  CHECK(desk.told->word == StatusWord::memory);
  desk.stored({event(0)});
  CHECK(desk.told->word == StatusWord::waiting);
}

TEST_CASE("what is refused lies with the receiver: nobody is asked to wait for it") {
  Desk desk;
  desk.outbox.storage_failed();
  desk.enqueue({event(0)});
  CHECK(desk.told->word == StatusWord::memory);
  desk.acknowledge(1, {}, {{event(0).id, "wrong-type", ""}});
  CHECK(desk.told->word == StatusWord::refused);
}

TEST_CASE(
    "after a fork nothing more of the attempt is sent, so that two histories never become one") {
  for (const char* code : {"fork", "chain"}) {
    Desk desk;
    desk.put({event(0), event(1)});
    desk.acknowledge(1, {}, {{event(0).id, code, ""}});
    CHECK_FALSE(desk.deliver);
    desk.put({event(2)});
    CHECK_FALSE(desk.deliver);
    CHECK(desk.told->word == StatusWord::refused);
    desk.outbox.start(kAttempt, desk.now);  // launched again, from what the receiver has
    desk.put({event(3)});
    REQUIRE(desk.deliver);
    CHECK(desk.deliver->ids == ids({event(3)}));
  }
}

TEST_CASE("what comes together is stored together") {
  Outbox outbox;
  outbox.start(kAttempt, 0);
  outbox.enqueue({block(0)}, 0);
  outbox.enqueue({event(0), event(1)}, 0);
  const auto effects = outbox.take_effects(0);
  REQUIRE(!effects.empty());
  const auto* store = std::get_if<StoreEffect>(&effects.front());
  REQUIRE(store);
  CHECK(store->items == std::vector{block(0), event(0), event(1)});
}
