/// Evidence as the runtime keeps it, and the log that a model writes it to.
#pragma once

#include <string>
#include <vector>

#include "core/command_record.h"

namespace skua {

/// What a student showed; the fields that count depend on the kind, as in skua_evidence.
struct Evidence {
  skua_evidence_kind kind = SKUA_COMPLETED;
  Tick tick = 0;
  uint32_t commands = 0;  ///< how many had been applied, the one that led to it included
  std::string item;       ///< of `performed` the action
  std::string response;
  bool correct = false;
  uint32_t step = 0;
  std::string misconception;
  NamedValues details;
  std::string state;  ///< of `completed`: hash of the state after it, 16 hex digits
};

}  // namespace skua

/// Lent to a model for one command or one tick.
struct skua_evidence_log {
  std::vector<skua::Evidence>& entries;
  skua::Tick tick;
  uint32_t commands;
};
