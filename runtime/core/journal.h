/// The journal: everything that an attempt depends on, and every command of it. Played back with
/// the same runtime and module bytes it gives the same states.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/command_record.h"
#include "core/json.h"

namespace skua {

struct JournalHeader {
  uint32_t abi = SKUA_ABI;
  std::string module, module_version;
  std::string runtime_hash, module_hash;  ///< SHA-256 of the bytes that ran, in hex, as the player
                                          ///< gave them; may be empty
  std::string activity, attempt, actor;
  uint32_t seed = 0;
  std::string mode;
  bool operator==(const JournalHeader&) const = default;
};

struct Journal {
  JournalHeader header;
  std::vector<CommandRecord> commands;
  bool operator==(const Journal&) const = default;
};

/// `{"schema":1,"abi":…,"module":{"name","version"},"hashes":{"runtime","module"},"activity","attempt","actor","seed",
/// "mode","commands":[[tick,name,{…}],…]}`
std::string to_json(const JournalHeader&, std::span<const CommandRecord>);

std::expected<Journal, json::Error> journal_from_json(std::string_view text);

}  // namespace skua
