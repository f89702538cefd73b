/// An outbox at work, for its tests.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "outbox/outbox.h"

namespace desk {

using namespace skua;

inline const std::string kAttempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
inline const std::string kOlder = "1f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";

inline Item event(uint32_t n, const std::string& attempt = kAttempt, uint32_t applied = 0) {
  return make_item(attempt, ItemKind::event, n, "2026-03-02T09:41:07.250Z",
                   "{\"n\":" + std::to_string(n) + "}", applied);
}

/// Of one command.
inline Item block(uint32_t first, const std::string& time = "2026-03-02T09:41:07.250Z") {
  return make_item(kAttempt, ItemKind::commands, first, time,
                   "{\"first\":" + std::to_string(first) + "}", first + 1);
}

inline std::vector<std::string> ids(std::initializer_list<Item> items) {
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

inline Refusal refusal(const Item& item, std::string code) {
  return {item.id, std::move(code), ""};
}

}  // namespace desk
