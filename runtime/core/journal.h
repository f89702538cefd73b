/// The journal: everything that an attempt depends on, every command of it, and what came of them.
/// Played back with the same runtime and module bytes the commands give the same states and the
/// same events.
///
/// A file is JSON Lines (web/protocol/journal.md): a header, then blocks, events and views in the
/// order in which they were delivered, then a closing record if the attempt has ended.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "core/carried.h"
#include "core/chain.h"
#include "core/command_record.h"
#include "core/json.h"

namespace skua {

struct JournalHeader {
  uint32_t abi = SKUA_ABI;
  std::string module, module_version;
  std::string runtime_hash, module_hash;  ///< SHA-256 of the bytes that ran, in hex, as the player
                                          ///< gave them; may be empty
  std::string manifest;                   ///< version of the lesson, 16 hex digits; may be empty
  std::string activity, attempt, actor;
  uint32_t seed = 0;
  std::string mode;
  std::string checkpoint;  ///< where the attempt goes on from instead of its begin; mostly empty
  CarriedEvidence evidence;  ///< from earlier attempts; mostly empty
  bool operator==(const JournalHeader&) const = default;

  ChainHeader for_chain() const;
};

/// A run of commands, and how things stood right after the last of them.
struct JournalBlock {
  std::vector<CommandRecord> commands;  ///< at least one
  std::string state, chain;             ///< as hex; empty where they were not recorded
  std::string fields;                   ///< as field_marks (core/archive.h); may be empty
  Bytes keyframe;                       ///< empty in most blocks
  bool operator==(const JournalBlock&) const = default;
};

struct JournalEvent {
  uint32_t number = 0;
  std::string body;  ///< JSON
  bool operator==(const JournalEvent&) const = default;
};

/// How the attempt stood at its end.
struct JournalClose {
  Tick tick = 0;
  uint32_t commands = 0, events = 0;
  std::string state, chain;
  double raw = 0, max = 0, scaled = 0;  ///< the score
  bool completed = false;
  bool operator==(const JournalClose&) const = default;
};

struct Journal {
  JournalHeader header;
  std::vector<JournalBlock> blocks;
  std::vector<JournalEvent> events;
  std::vector<std::string> views;  ///< bodies, JSON
  std::vector<std::string> times;  ///< of the blocks; empty where not recorded
  std::optional<JournalClose> close;
  bool torn = false;  ///< the last line was cut short, and left out
};

/// Writes a journal line by line.
class JournalWriter {
 public:
  explicit JournalWriter(const JournalHeader&);
  void block(const JournalBlock&, std::string_view time = {});
  void event(std::string_view body, std::string_view time = {});
  void view(std::string_view body);
  void close(const JournalClose&);
  const std::string& text() const { return text_; }

 private:
  void line(json::Writer&);
  std::string text_;
};

/// `{"first":0,"commands":[…],"state":"…","fields":"…","chain":"…","keyframe":"…"}`, without what
/// is empty.
std::string to_json(const JournalBlock&);

/// The error names the line: "line 3: /block/commands/0/0: must be …".
std::expected<Journal, std::string> read_journal(std::string_view text);

}  // namespace skua
