/// What is delivered: a block of commands, an event, or a piece of the view lane.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "core/json.h"

namespace skua {

/// In the order in which items of one moment are delivered.
enum class ItemKind : uint8_t { commands, event, view };

struct Item {
  std::string id;       ///< UUID; a function of attempt, kind and number
  std::string attempt;  ///< UUID
  ItemKind kind = ItemKind::event;
  uint32_t number = 0;   ///< of the event, or of the block's first command or view
  std::string time;      ///< when it happened, by the student's clock: ISO 8601
  std::string body;      ///< JSON
  uint32_t applied = 0;  ///< how many commands had been applied by then; it follows from the body
  bool operator==(const Item& other) const {
    return id == other.id && attempt == other.attempt && kind == other.kind &&
           number == other.number && time == other.time && body == other.body;
  }
};

/// An item with the id that it has on every device.
Item make_item(std::string attempt, ItemKind kind, uint32_t number, std::string time,
               std::string body, uint32_t applied);

void write_item(json::Writer&, const Item&);
/// How many bytes that takes.
std::size_t written_bytes(const Item&);
std::expected<Item, json::Error> read_item(json::View);

/// The order in which items are sent: those of an attempt by how many commands had been applied, a
/// block before events before views; clocks, which may be set back, have no part in it. Attempts
/// stay in the order in which they appear.
void sort_items(std::vector<Item>&);

}  // namespace skua
