#include "outbox/outbox.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace skua;

namespace {

const std::string kAttempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
const std::string kOlder = "1f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";

Item event(uint32_t n, const std::string& attempt = kAttempt, uint32_t applied = 0) {
  return make_item(attempt, ItemKind::event, n, "2026-03-02T09:41:07.250Z",
                   "{\"n\":" + std::to_string(n) + "}", applied);
}

/// Of one command.
Item block(uint32_t first, const std::string& time = "2026-03-02T09:41:07.250Z") {
  return make_item(kAttempt, ItemKind::commands, first, time,
                   "{\"first\":" + std::to_string(first) + "}", first + 1);
}

std::vector<std::string> ids(std::initializer_list<Item> items) {
  std::vector<std::string> list;
  for (const Item& item : items) list.push_back(item.id);
  return list;
}

/// An outbox and what it wants, call by call.
struct Desk {
  Outbox outbox;
  double now = 1'000'000;
  std::vector<Item> store;
  std::vector<std::string> deleted;
  std::optional<DeliverEffect> deliver;
  std::optional<double> wake;
  std::optional<StatusEffect> told;

  Desk() {
    outbox.start(kAttempt, now);
    look();
  }
  void look() {
    store.clear();
    deleted.clear();
    deliver.reset();
    for (OutboxEffect& effect : outbox.take_effects(now)) {
      if (auto* s = std::get_if<StoreEffect>(&effect))
        store.insert(store.end(), s->items.begin(), s->items.end());
      if (auto* d = std::get_if<DeleteEffect>(&effect))
        deleted.insert(deleted.end(), d->ids.begin(), d->ids.end());
      if (auto* d = std::get_if<DeliverEffect>(&effect)) deliver = *d;
      if (auto* w = std::get_if<WakeEffect>(&effect)) wake = w->at_ms;
      if (auto* s = std::get_if<StatusEffect>(&effect)) told = *s;
    }
  }
  void enqueue(std::initializer_list<Item> items) {
    outbox.enqueue(items, now);
    look();
  }
  void stored(std::initializer_list<Item> items) {
    outbox.stored(ids(items));
    look();
  }
  /// Enqueues and stores; the first delivery is then under way.
  void put(std::initializer_list<Item> items) {
    outbox.enqueue(items, now);
    outbox.stored(ids(items));
    look();
  }
  void acknowledge(uint32_t batch, std::initializer_list<Item> items,
                   std::vector<Refusal> refused = {}) {
    outbox.delivered(batch, ids(items), refused, now);
    look();
  }
  void undelivered(uint32_t batch, std::optional<double> retry_after_ms = {}) {
    outbox.undelivered(batch, retry_after_ms, now);
    look();
  }
  void wait(double ms) {
    now += ms;
    outbox.timer();
    look();
  }
  StatusWord word() const { return outbox.status(); }
};

Refusal refusal(const Item& item, std::string code) { return {item.id, std::move(code), ""}; }

}  // namespace

TEST_CASE("an item is stored, then sent, and deleted when it is acknowledged") {
  Desk desk;
  CHECK(desk.told->word == StatusWord::saved);
  desk.enqueue({event(0)});
  CHECK(desk.store.size() == 1);
  CHECK_FALSE(desk.deliver);
  CHECK(desk.word() == StatusWord::sending);
  desk.stored({event(0)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->items == std::vector{event(0)});
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
  CHECK(desk.deliver->items.size() == 2);
  const uint32_t first = desk.deliver->batch;
  desk.put({event(2)});
  CHECK_FALSE(desk.deliver);
  desk.acknowledge(first, {event(0), event(1)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->items == std::vector{event(2)});
}

TEST_CASE("a batch has at most 50 items, and 60 kB but for a single item") {
  Desk desk;
  std::vector<Item> many;
  for (uint32_t n = 0; n < 120; ++n) many.push_back(event(n));
  desk.outbox.enqueue(many, desk.now);
  desk.outbox.storage_failed();
  desk.look();
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->items.size() == 50);

  Desk heavy;
  Item large = event(0), larger = event(1);
  large.body = "{\"n\":0,\"x\":\"" + std::string(40'000, 'x') + "\"}";
  larger.body = "{\"n\":1,\"x\":\"" + std::string(64'000, 'x') + "\"}";
  heavy.put({large, larger, event(2)});
  REQUIRE(heavy.deliver);
  CHECK(heavy.deliver->items.size() == 1);
  heavy.acknowledge(heavy.deliver->batch, {large});
  REQUIRE(heavy.deliver);
  CHECK(heavy.deliver->items == std::vector{larger});
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
  CHECK(desk.deliver->items == std::vector{event(1)});
}

TEST_CASE(
    "an item that is in neither list is sent again, with a pause if nothing else got through") {
  Desk desk;
  desk.put({event(0), event(1)});
  desk.acknowledge(desk.deliver->batch, {event(0)});
  REQUIRE(desk.deliver);
  CHECK(desk.deliver->items == std::vector{event(1)});
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
  CHECK(desk.deliver->items == std::vector{event(2)});
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
  CHECK(desk.deliver->items == std::vector{event(5), event(6)});
  desk.acknowledge(desk.deliver->batch, {event(5), event(6)});
  CHECK(desk.word() == StatusWord::saved);

  desk.put({event(9)});
  desk.acknowledge(desk.deliver->batch, {}, {refusal(event(9), "gap")});
  CHECK(desk.word() == StatusWord::refused);
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
  CHECK(desk.deliver->items.size() == 2);
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
    CHECK(desk.deliver->items == std::vector{event(0), event(1)});
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
  CHECK(desk.deliver->items.size() == 50);
  CHECK(desk.deliver->items.front() == event(0));
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
  CHECK(desk.deliver->items == std::vector{event(0)});
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
    CHECK(desk.deliver->items == std::vector{event(3)});
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
