#include "outbox/item.h"

#include <algorithm>
#include <tuple>

#include "core/hash.h"

namespace skua {
namespace {

constexpr const char* kWords[] = {"commands", "event", "view"};

const char* word_of(ItemKind kind) { return kWords[static_cast<std::size_t>(kind)]; }

std::expected<ItemKind, json::Error> read_kind(json::View view) {
  const auto word = view.text();
  if (!word) return std::unexpected(word.error());
  for (const ItemKind kind : {ItemKind::commands, ItemKind::event, ItemKind::view}) {
    if (*word == word_of(kind)) return kind;
  }
  return std::unexpected(view.fault("must be \"commands\", \"event\" or \"view\""));
}

/// Earlier versions did not say it of events: those come last.
uint32_t applied_by(ItemKind kind, uint32_t number, json::View body) {
  constexpr uint32_t kUnknown = 0xffffffffu;
  if (kind == ItemKind::commands) return number + body["commands"].size();
  if (kind == ItemKind::event) return body["commands"].whole().value_or(kUnknown);
  for (const json::View view : body["views"]) {
    if (view.size() < 2) break;
    return (*++view.begin()).whole().value_or(kUnknown);
  }
  return kUnknown;
}

}  // namespace

Item make_item(std::string attempt, ItemKind kind, uint32_t number, std::string time,
               std::string body, uint32_t applied) {
  std::string id = uuid_for(attempt, word_of(kind), number);
  return {std::move(id),   std::move(attempt), kind,   number,
          std::move(time), std::move(body),    applied};
}

void write_item(json::Writer& out, const Item& item) {
  out.object()
      .key("id")
      .text(item.id)
      .key("attempt")
      .text(item.attempt)
      .key("kind")
      .text(word_of(item.kind));
  out.key("time").text(item.time).key("body").raw(item.body).end();
}

std::size_t written_bytes(const Item& item) {
  constexpr std::size_t kAround =
      std::string_view(R"({"id":"","attempt":"","kind":"","time":"","body":})").size();
  return kAround + item.id.size() + item.attempt.size() +
         std::string_view(word_of(item.kind)).size() + item.time.size() + item.body.size();
}

std::expected<Item, json::Error> read_item(json::View view) {
  Item item;
  const auto id = view["id"].text();
  if (!id) return std::unexpected(id.error());
  if (!is_uuid(*id)) return std::unexpected(view["id"].fault("must be a UUID in lower case"));
  const auto attempt = view["attempt"].text();
  if (!attempt) return std::unexpected(attempt.error());
  if (!is_uuid(*attempt))
    return std::unexpected(view["attempt"].fault("must be a UUID in lower case"));
  const auto kind = read_kind(view["kind"]);
  if (!kind) return std::unexpected(kind.error());
  const auto time = view["time"].text();
  if (!time) return std::unexpected(time.error());
  const auto body = view["body"].object();
  if (!body) return std::unexpected(body.error());
  item.kind = *kind;
  const auto number = (*body)[item.kind == ItemKind::event ? "n" : "first"].whole();
  if (!number) return std::unexpected(number.error());
  item.id = *id;
  item.attempt = *attempt;
  item.number = *number;
  item.time = *time;
  item.body = json::Writer().copy(*body).take();
  item.applied = applied_by(item.kind, item.number, *body);
  return item;
}

void sort_items(std::vector<Item>& items) {
  std::vector<std::string> attempts;
  for (const Item& item : items) {
    if (std::ranges::find(attempts, item.attempt) == attempts.end())
      attempts.push_back(item.attempt);
  }
  const auto place = [&](const Item& item) {
    return std::tuple(std::ranges::find(attempts, item.attempt) - attempts.begin(), item.applied,
                      item.kind, item.number);
  };
  std::ranges::stable_sort(items, {}, place);
}

}  // namespace skua
