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

Item CommandBlocks::close(std::string_view attempt) {
  count_ = 0;
  json::Writer commands = std::exchange(commands_, {});
  commands.end();
  std::string body = json::Writer()
                         .object()
                         .key("first")
                         .number(first_)
                         .key("commands")
                         .raw(commands.str())
                         .end()
                         .take();
  return make_item(std::string(attempt), ItemKind::commands, first_, iso_time(opened_ms_),
                   std::move(body));
}

}  // namespace skua
