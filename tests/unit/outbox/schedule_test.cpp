// The outbox against a receiver that keeps the protocol's rules, storage and a network that fail in
// every way, and pages that die. Thousands of random schedules; a failure prints the seed.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "outbox/outbox.h"

using namespace skua;

namespace {

const std::string kAttempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";

/// Takes items as web/protocol/README.md asks of a receiver.
struct Receiver {
  std::map<std::string, std::string> bodies;  ///< by id
  uint32_t next_event = 0, next_command = 0;
  std::set<std::string> bad;  ///< ids of items that it will not take, whatever they hold

  struct Receipt {
    std::vector<std::string> acknowledged;
    std::vector<Refusal> refused;
  };
  void take(const Item& item, Receipt& receipt) {
    uint32_t& next = item.kind == ItemKind::event ? next_event : next_command;
    if (const auto known = bodies.find(item.id); known != bodies.end()) {
      if (known->second == item.body)
        receipt.acknowledged.push_back(item.id);
      else
        receipt.refused.push_back({item.id, "fork", ""});
    } else if (item.number > next) {
      receipt.refused.push_back({item.id, "gap", ""});
    } else if (item.number < next) {
      receipt.refused.push_back({item.id, "fork", ""});
    } else if (bad.contains(item.id)) {
      if (item.kind == ItemKind::event) ++next;  // it holds its number
      receipt.refused.push_back({item.id, "wrong-type", ""});
    } else {
      bodies[item.id] = item.body;
      receipt.acknowledged.push_back(item.id);
      ++next;
    }
  }
  Receipt take(const std::vector<Item>& items) {
    Receipt receipt;
    for (const Item& item : items) take(item, receipt);
    return receipt;
  }
};

struct World {
  Random random;
  double now = 1'000'000;
  Outbox outbox;
  Receiver receiver;
  std::vector<std::pair<double, std::function<void()>>> later;
  std::optional<double> wake;

  std::map<std::string, Item> disk;
  bool disk_works = true;
  bool network_works = true;
  uint32_t page = 0;  ///< which visit this is: answers to an earlier one reach nobody

  // What a visit knows.
  std::set<std::string> asked, told_failed;
  std::map<std::string, double> asked_at;
  std::map<std::string, Item>
      made;  ///< everything of this visit and what it loaded, not acknowledged yet
  bool failure_told = false, flushed = false;
  uint32_t underway = 0;
  double underway_since = 0, not_before = 0;
  StatusWord word = StatusWord::saved;
  uint32_t next_event = 0, next_command = 0;
  int deliveries = 0;
  std::string trouble;  ///< the first rule that was broken

  explicit World(uint32_t seed) : random(seed) { outbox.start(kAttempt, now); }

  void need(bool holds, const char* rule) {
    if (!holds && trouble.empty()) trouble = rule;
  }
  bool chance(uint32_t percent) { return random.below(100) < percent; }
  void after(double ms, std::function<void()> act) {
    later.emplace_back(now + ms, [this, visit = page, act = std::move(act)] {
      if (visit == page) act();
    });
  }

  // ---- effects
  void look() {
    for (OutboxEffect& effect : outbox.take_effects(now)) {
      if (auto* store = std::get_if<StoreEffect>(&effect)) on_store(store->items);
      if (auto* gone = std::get_if<DeleteEffect>(&effect)) on_delete(gone->ids);
      if (auto* batch = std::get_if<DeliverEffect>(&effect)) on_deliver(*batch);
      if (auto* at = std::get_if<WakeEffect>(&effect)) wake = at->at_ms;
      if (auto* status = std::get_if<StatusEffect>(&effect)) word = status->word;
    }
    check_word();
  }
  void on_store(const std::vector<Item>& items) {
    std::vector<std::string> ids;
    for (const Item& item : items) {
      asked.insert(item.id);
      asked_at[item.id] = now;
      ids.push_back(item.id);
    }
    if (!disk_works) {
      after(random.below(100), [this] {
        failure_told = true;
        outbox.storage_failed();
        look();
      });
      return;
    }
    if (chance(2)) return;  // silence
    after(random.below(chance(5) ? 8'000 : 50), [this, items, ids] {
      for (const Item& item : items) {
        if (made.contains(item.id)) disk[item.id] = item;
      }
      outbox.stored(ids);
      look();
    });
  }
  void on_delete(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      need(receiver.bodies.contains(id), "deleted what the receiver does not have");
      disk.erase(id);
      made.erase(id);
    }
  }
  void on_deliver(const DeliverEffect& batch) {
    ++deliveries;
    need(!batch.items.empty(), "empty batch");
    need(batch.items.size() <= Outbox::kBatchItems, "batch too large");
    need(underway == 0 || now >= underway_since + Outbox::kAnswerMs, "two batches under way");
    need(now >= not_before, "sooner than Retry-After");
    for (const Item& item : batch.items) {
      const bool may =
          disk.contains(item.id) || failure_told || flushed ||
          (asked_at.contains(item.id) && now >= asked_at[item.id] + Outbox::kStoreMs) || given_up();
      need(may, "sent before it was stored");
    }
    underway = batch.batch;
    underway_since = now;
    travel(batch);
  }
  /// Once storage was silent for too long it counts as failed for all that comes later.
  bool given_up() const {
    return std::ranges::any_of(asked_at,
                               [&](const auto& entry) {
                                 return !disk.contains(entry.first) &&
                                        now >= entry.second + Outbox::kStoreMs;
                               }) ||
           silent_once;
  }
  bool silent_once = false;

  void travel(const DeliverEffect& batch) {
    const double there = random.below(chance(10) ? 40'000 : 300), back = random.below(300);
    const bool arrives = network_works && !chance(15);
    const bool answers = !chance(10);
    if (arrives) {
      // A request may arrive when its page is gone.
      later.emplace_back(now + there, [this, batch, back, answers, visit = page] {
        const auto receipt = receiver.take(batch.items);
        if (visit != page || !answers) return;
        after(back, [this, batch, receipt] {
          if (underway == batch.batch) underway = 0;
          outbox.delivered(batch.batch, receipt.acknowledged, receipt.refused, now);
          look();
        });
      });
    } else if (answers) {
      const std::optional<double> retry =
          chance(20) ? std::optional<double>(random.below(90'000)) : std::nullopt;
      after(there, [this, batch, retry] {
        const bool current = underway == batch.batch;
        if (current) underway = 0;
        const double asked_to_wait = now + retry.value_or(0);
        outbox.undelivered(batch.batch, retry, now);
        // An answer that comes after the outbox gave up is void.
        if (current && now < underway_since + Outbox::kAnswerMs) not_before = asked_to_wait;
        look();
      });
    }
  }
  void check_word() {
    if (word == StatusWord::saved) {
      for (const auto& [id, item] : made)
        need(receiver.bodies.contains(id), "\"saved\" is not true");
    }
    if (word == StatusWord::waiting) {
      for (const auto& [id, item] : made) {
        const bool safe = disk.contains(id) || asked.contains(id) || receiver.bodies.contains(id);
        need(safe, "\"waiting\" is not true");
      }
    }
  }

  // ---- what happens
  Item make(ItemKind kind, uint32_t number) {
    return make_item(kAttempt, kind, number, "2026-03-02T09:41:07.250Z",
                     "{\"i\":" + std::to_string(number) + "}");
  }
  void make_items() {
    std::vector<Item> items;
    for (uint32_t i = random.below(chance(10) ? 60 : 3) + 1; i > 0; --i) {
      const bool event = chance(60);
      Item item =
          event ? make(ItemKind::event, next_event++) : make(ItemKind::commands, next_command++);
      if (event && chance(3) && !receiver.bodies.contains(item.id)) receiver.bad.insert(item.id);
      made[item.id] = item;
      items.push_back(std::move(item));
    }
    outbox.enqueue(items, now);
    look();
  }
  /// Numbers that neither the receiver nor the disk has, below the highest that one of them has: a
  /// replay makes them anew.
  std::vector<Item> missing(ItemKind kind, uint32_t received, uint32_t& next) {
    next = received;
    for (const auto& [id, item] : disk) {
      if (item.kind == kind) next = std::max(next, item.number + 1);
    }
    std::vector<Item> items;
    for (uint32_t number = received; number < next; ++number) {
      Item item = make(kind, number);
      if (!disk.contains(item.id)) items.push_back(std::move(item));
    }
    return items;
  }
  /// The page dies and comes back: what was neither on disk nor received is lost.
  void reopen() {
    ++page;
    disk_works = chance(85);
    asked.clear();
    asked_at.clear();
    failure_told = flushed = silent_once = false;
    underway = 0;
    not_before = 0;
    wake.reset();
    outbox = Outbox();
    std::vector<Item> kept;
    for (const auto& [id, item] : disk) kept.push_back(item);
    made = disk;
    outbox.loaded(kept, now);
    if (!disk_works) {
      failure_told = true;
      outbox.storage_failed();
    }
    kept = outbox.take_attempt(kAttempt);
    for (auto& items : {missing(ItemKind::commands, receiver.next_command, next_command),
                        missing(ItemKind::event, receiver.next_event, next_event)}) {
      for (const Item& item : items) made[item.id] = item;
      outbox.enqueue(items, now);
    }
    outbox.put_back(kept);
    outbox.start(kAttempt, now);
    look();
  }
  void happen() {
    switch (random.below(14)) {
      case 0:
        reopen();
        break;
      case 1:
        network_works = !network_works;
        if (chance(50)) network_works ? outbox.online() : outbox.offline(now);
        break;
      case 2:
        flushed = true;
        outbox.flush();
        break;
      case 3:
        if (chance(30)) disk_works = false;
        break;
      default:
        make_items();
    }
    look();
  }
  /// Goes to the next answer or wake; false when there is none.
  bool step(double limit) {
    std::stable_sort(later.begin(), later.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    const double next_answer = later.empty() ? limit : later.front().first;
    const double next_wake = wake ? std::max(now, *wake) : limit;
    if (std::min(next_answer, next_wake) >= limit) {
      now = std::max(now, limit);
      return false;
    }
    if (next_answer <= next_wake) {
      now = std::max(now, next_answer);
      const auto act = std::move(later.front().second);
      later.erase(later.begin());
      act();
    } else {
      now = next_wake;
      wake.reset();
      outbox.timer();
      note_silence();
      look();
    }
    return true;
  }
  void note_silence() {
    for (const auto& [id, at] : asked_at) {
      if (now >= at + Outbox::kStoreMs && made.contains(id) && !disk.contains(id))
        silent_once = true;
    }
  }
  void run(double ms) {
    const double limit = now + ms;
    while (step(limit)) note_silence();
  }
};

}  // namespace

TEST_CASE(
    "whatever happens: nothing is lost, nothing doubled, everything in order, and the status is "
    "true") {
  constexpr uint32_t kSchedules = 2500;
  int delivered = 0;
  for (uint32_t seed = 0; seed < kSchedules; ++seed) {
    CAPTURE(seed);
    World world(seed);
    const uint32_t happenings = 5 + world.random.below(40);
    for (uint32_t i = 0; i < happenings; ++i) {
      world.happen();
      world.run(world.random.below(world.chance(20) ? 90'000 : 2'000));
    }
    // At last the network is back. Only answers and wakes: nobody pushes.
    world.network_works = true;
    world.outbox.online();
    world.look();
    world.run(3'600'000);

    delivered += world.deliveries;
    world.need(world.outbox.waiting() == 0, "something is still waiting");
    // Every number was taken, or is held by a refused item; only refused items are left.
    std::size_t held = 0;
    for (const auto& [id, item] : world.made) {
      world.need(world.receiver.bad.contains(id), "a good item is left");
      ++held;
    }
    for (const auto& [id, item] : world.disk)
      world.need(world.made.contains(id), "a delivered item is left on disk");
    world.need(world.word == StatusWord::saved ? held == 0 : held > 0, "the last word is not true");
    // A request of a page that died can bring more than the next page knew.
    world.need(world.receiver.next_event >= world.next_event, "an event is lost");
    world.need(world.receiver.next_command >= world.next_command, "a command is lost");
    CHECK(world.trouble == "");
    if (!world.trouble.empty()) break;
  }
  CHECK(delivered > 10'000);
}
