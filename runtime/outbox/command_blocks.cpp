#include "outbox/command_blocks.h"

#include <utility>

#include "core/iso_time.h"

namespace skua {

void CommandBlocks::add(const CommandRecord& command, double now_ms) {
  if (count_++ == 0) {
    first_ = command.number;
    opened_ms_ = now_ms;
    commands_.array();
  }
  write_command(commands_, command);
}

Item CommandBlocks::close(std::string_view attempt, const BlockEnd& end) {
  const uint32_t applied = first_ + std::exchange(count_, 0);
  json::Writer commands = std::exchange(commands_, {});
  commands.end();
  json::Writer body;
  body.object().key("first").number(first_).key("commands").raw(commands.str());
  if (!end.state.empty()) body.key("state").text(end.state);
  if (!end.fields.empty()) body.key("fields").text(end.fields);
  if (!end.chain.empty()) body.key("chain").text(end.chain);
  if (!end.keyframe.empty()) body.key("keyframe").text(end.keyframe);
  return make_item(std::string(attempt), ItemKind::commands, first_, iso_time(opened_ms_),
                   body.end().take(), applied);
}

}  // namespace skua
