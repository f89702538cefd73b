/// What is delivered: a block of commands or an event.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "core/json.h"

namespace skua {

enum class ItemKind : uint8_t { commands, event };

struct Item {
  std::string id;       ///< UUID; a function of attempt, kind and number
  std::string attempt;  ///< UUID
  ItemKind kind = ItemKind::event;
  uint32_t number = 0;  ///< of the event, or of the block's first command
  std::string time;     ///< when it happened, by the student's clock: ISO 8601
  std::string body;     ///< JSON
  bool operator==(const Item&) const = default;
};

/// An item with the id that it has on every device.
Item make_item(std::string attempt, ItemKind kind, uint32_t number, std::string time,
               std::string body);

void write_item(json::Writer&, const Item&);
std::expected<Item, json::Error> read_item(json::View);

/// The order in which items are sent: each attempt's blocks by number and its events by number, and
/// between these two by time, a block first. Attempts stay in the order in which they appear.
void sort_items(std::vector<Item>&);

}  // namespace skua
