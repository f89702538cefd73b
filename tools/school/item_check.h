// Is this an item of the reporting protocol (version 2, or 1, which has less)? Shapes only; what is
// already stored is ingest's matter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "body_json.h"
#include "field_check.h"
#include "instant.h"

namespace skua::school {

/// Serialised size above which one item is refused, in bytes.
inline constexpr std::size_t kMaxItemBytes = 64 * 1024;

enum class ItemKind { commands, event, view };

/// A well-formed item.
struct Item {
  std::string id;  // UUID, lower case
  ItemKind kind;
  Milliseconds time;      // by the student's clock
  std::int64_t position;  // an event's n; the number of a block's first command or view
  Json body;

  std::string_view name() const {  // of its kind, as in the envelope
    return kind == ItemKind::event ? "event" : kind == ItemKind::view ? "view" : "commands";
  }
};

/// Checks `raw`, which stood at `/items/<index>` of a request about `attempt`.
std::expected<Item, Refusal> check_item(const Json& raw, std::string_view attempt,
                                        std::size_t index);

/// {raw, max, scaled}, with raw at most max and scaled = raw / max.
bool is_score(const Json& value);

}  // namespace skua::school
