#include "outbox/item.h"

#include <algorithm>

#include "core/hash.h"

namespace skua {
namespace {

const char* word_of(ItemKind kind) { return kind == ItemKind::event ? "event" : "commands"; }

/// Merges an attempt's blocks and events. The clock may have been set back meanwhile; the numbers
/// decide, and time only between the heads of both lists.
void append_merged(std::vector<Item>& out, std::vector<Item> blocks, std::vector<Item> events) {
  std::ranges::stable_sort(blocks, {}, &Item::number);
  std::ranges::stable_sort(events, {}, &Item::number);
  auto block = blocks.begin();
  auto event = events.begin();
  while (block != blocks.end() || event != events.end()) {
    const bool take_block =
        event == events.end() || (block != blocks.end() && block->time <= event->time);
    out.push_back(std::move(take_block ? *block++ : *event++));
  }
}

}  // namespace

Item make_item(std::string attempt, ItemKind kind, uint32_t number, std::string time,
               std::string body) {
  std::string id = uuid_for(attempt, word_of(kind), number);
  return {std::move(id), std::move(attempt), kind, number, std::move(time), std::move(body)};
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

std::expected<Item, json::Error> read_item(json::View view) {
  Item item;
  const auto id = view["id"].text();
  if (!id) return std::unexpected(id.error());
  if (!is_uuid(*id)) return std::unexpected(view["id"].fault("must be a UUID in lower case"));
  const auto attempt = view["attempt"].text();
  if (!attempt) return std::unexpected(attempt.error());
  if (!is_uuid(*attempt))
    return std::unexpected(view["attempt"].fault("must be a UUID in lower case"));
  const auto kind = view["kind"].text();
  if (!kind) return std::unexpected(kind.error());
  if (*kind != "event" && *kind != "commands") {
    return std::unexpected(view["kind"].fault("must be \"event\" or \"commands\""));
  }
  const auto time = view["time"].text();
  if (!time) return std::unexpected(time.error());
  const auto body = view["body"].object();
  if (!body) return std::unexpected(body.error());
  item.kind = *kind == "event" ? ItemKind::event : ItemKind::commands;
  const auto number = (*body)[item.kind == ItemKind::event ? "n" : "first"].whole();
  if (!number) return std::unexpected(number.error());
  item.id = *id;
  item.attempt = *attempt;
  item.number = *number;
  item.time = *time;
  item.body = json::Writer().copy(*body).take();
  return item;
}

void sort_items(std::vector<Item>& items) {
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  while (!items.empty()) {
    const std::string attempt = items.front().attempt;
    std::vector<Item> blocks, events, others;
    for (Item& item : items) {
      auto& list = item.attempt != attempt        ? others
                   : item.kind == ItemKind::event ? events
                                                  : blocks;
      list.push_back(std::move(item));
    }
    append_merged(sorted, std::move(blocks), std::move(events));
    items = std::move(others);
  }
  items = std::move(sorted);
}

}  // namespace skua
