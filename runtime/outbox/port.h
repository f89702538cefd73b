/// The outbox as the player speaks with it: answers come in as JSON, effects go out as JSON.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "outbox/outbox.h"

namespace skua {

/// What the player tells. Fields beyond those that a type needs are ignored.
struct PortInput {
  enum class Type : uint8_t {
    loaded,
    stored,
    storage_failed,
    delivered,
    undelivered,
    timer,
    online,
    offline,
    flush
  };
  Type type = Type::timer;
  std::vector<Item> items;  ///< loaded
  uint32_t unreadable = 0;  ///< loaded: items that are none; they stay in storage and are not sent
  std::vector<std::string> ids;          ///< stored; delivered: acknowledged
  std::vector<Refusal> refused;          ///< delivered
  uint32_t batch = 0;                    ///< delivered, undelivered
  std::optional<double> retry_after_ms;  ///< undelivered
};

std::expected<PortInput, json::Error> read_port_input(std::string_view json);

/// Tells the outbox. `flush` is only its part of it: commands that are being gathered must be
/// enqueued before.
void apply(Outbox&, PortInput, double now_ms);

/// `{"type":"deliver","batch":3,"ids":[…]}` and so on.
void write_effect(json::Writer&, const OutboxEffect&);

}  // namespace skua
