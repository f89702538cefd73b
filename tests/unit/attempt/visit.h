/// A visit to a lesson, with a disk and a school that outlive it, for tests of attempts.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "attempt/attempt.h"
#include "core/hash.h"
#include "kiln.h"

namespace visiting {

using namespace skua;

inline const std::string kAttempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
inline constexpr double kStart = 1'772'444'467'250.0;  // 2026-03-02T09:41:07.250Z

inline std::string launch_json(const std::string& commands = "[]", uint32_t events = 0,
                               const std::string& activity = "firing",
                               std::optional<uint32_t> views = 0) {
  return R"({"type":"launch","activity":")" + activity + R"(","attempt":")" + kAttempt +
         R"(","actor":"k3v9x2","seed":5,"mode":"practice","locale":"en","resume":{"commands":)" +
         commands + R"(,"events":)" + std::to_string(events) +
         (views ? R"(,"views":)" + std::to_string(*views) : std::string()) + "}}";
}

/// A page with a disk, and a school that takes everything in order. Both outlive the attempt.
struct Place {
  std::map<std::string, Item> disk;
  std::vector<std::string> order;  ///< ids as they were stored
  std::vector<Item> events;        ///< the school's, by number
  uint32_t views = 0;              ///< how many it has
  bool keeps_views = true;         ///< otherwise it takes them, throws them away, and counts none
  std::vector<std::string> commands;
  std::map<std::string, std::string> blocks;  ///< the school's: id and body
  bool school_works = true;
  bool disk_works = true;
};

struct Visit {
  Place& place;
  Attempt attempt;
  double now = kStart;
  std::string activity = "firing";
  std::string last_status, last_progress;
  std::vector<std::string> refused;
  std::map<std::string, Item> made;    ///< what the page holds
  std::vector<std::string> delivered;  ///< ids as the school got them

  explicit Visit(Place& p) : place(p), made(p.disk) {}

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
        attempt.launch(kiln::module(),
                       launch_json(commands_json(), events_count(), activity,
                                   place.keeps_views ? std::optional(place.views) : std::nullopt),
                       now);
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
    if (type == "store") store(effect["items"]);
    if (type == "deliver" && place.school_works) deliver(effect);
  }
  void store(json::View items) {
    json::Writer answer;
    answer.object().key("type").text("stored").key("ids").array();
    for (const json::View view : items) {
      const Item item = *read_item(view);
      made[item.id] = item;
      if (!place.disk_works) continue;
      place.disk[item.id] = item;
      place.order.push_back(item.id);
      answer.text(item.id);
    }
    if (place.disk_works) CHECK(attempt.tell(answer.end().end().str(), now));
  }
  void deliver(json::View effect) {
    json::Writer acknowledged, rejected;
    acknowledged.array();
    rejected.array();
    for (const json::View id : effect["ids"]) {
      const Item& item = made.at(std::string(*id.text()));
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
    if (item.kind == ItemKind::view) {
      if (!place.keeps_views) return "";
      const auto body = json::parse(item.body);
      if (item.number != place.views) return item.number > place.views ? "gap" : "fork";
      place.views += body->root()["views"].size();
      return "";
    }
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

inline std::vector<std::string> types(const Place& place) {
  std::vector<std::string> list;
  for (const Item& item : place.events) {
    const auto body = json::parse(item.body);
    list.emplace_back(*body->root()["type"].text());
  }
  return list;
}

}  // namespace visiting
