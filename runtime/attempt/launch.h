/// What a launch says, and where the attempt goes on: what the receiver has, and what only this
/// device has.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/carried.h"
#include "core/command_record.h"
#include "outbox/item.h"

namespace skua {

/// The activity called `id`; null when the module has none.
const skua_activity* find_activity(const skua_module_desc& module, std::string_view id);

enum class LaunchCode : int {
  not_understood = 1,
  unknown_activity = 3,
  no_replay = 4,
  no_checkpoint = 5
};

struct LaunchFault {
  LaunchCode code;
  std::string message;
};

struct LaunchRequest {
  std::string activity, attempt, actor, mode;
  uint32_t seed = 0;
  std::string runtime_hash, module_hash, manifest;  ///< may be empty
  std::vector<CommandRecord> commands;              ///< that the receiver has
  uint32_t events = 0;                              ///< how many the receiver has
  std::optional<uint32_t> views;  ///< entries of the view lane; none where it keeps none
  NamedValues view;               ///< the view lane's last state there
  bool keeps_checkpoint = false;  ///< the receiver wants to be told checkpoints
  CarriedEvidence evidence;       ///< from earlier attempts; the same at each launch of an attempt
  std::string checkpoint;  ///< instead of commands, from a receiver that keeps none; may be empty
};

/// Reads
/// `{"activity","attempt","actor","seed","mode","manifest"?,"keep"?:"checkpoint","evidence"?,"resume":{"commands","events","views"?,"view"?,
/// "checkpoint"?},"hashes"?:{"runtime","module"}}`.
/// Other fields are for others. In mode "preview" nothing is gone on with, nor named in a journal:
/// of it only activity, attempt, actor and seed are read, and it is taken for a practice.
std::expected<LaunchRequest, json::Error> read_launch(std::string_view json);

/// All commands to replay, and which of the stored blocks are still good.
struct ResumePlan {
  struct Block {
    Item item;
    uint32_t count = 0;
  };
  uint32_t first = 0;  ///< number of the first command; more than 0 after a checkpoint
  std::vector<CommandRecord> commands;
  uint32_t received = 0;             ///< so many of them the launch brought
  std::vector<Block> blocks;         ///< to be delivered, or delivered again, in order
  std::vector<std::string> dropped;  ///< ids of what does not fit

  /// Gives up the stored block with this command and all later ones. False if the launch brought
  /// the command.
  bool drop_from(uint32_t number);
};

/// Puts stored blocks behind the received commands as long as they follow without a gap. A block
/// that only repeats received commands stays: its acknowledgement may have been lost. One that
/// contradicts them is dropped with all later ones: the attempt went on elsewhere. So `received`
/// must be what the receiver has said, and nothing that is only on this device.
///
/// After a checkpoint `first` is the number of the first command; stored blocks from before it are
/// delivered as they are.
ResumePlan plan_resume(std::vector<CommandRecord> received, std::vector<Item> stored_blocks,
                       uint32_t first = 0);

}  // namespace skua
