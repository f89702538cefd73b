#include "platform/headless/state_at.h"

#include "attempt/launch.h"
#include "core/archive.h"
#include "core/journal.h"
#include "core/session.h"

namespace skua {
namespace {

std::string error_json(std::string_view message) {
  return json::Writer().object().key("error").text(message).end().take();
}

void write_command(json::Writer& out, const Session& session) {
  if (session.commands().empty()) return;
  const CommandRecord& last = session.commands().back();
  out.key("command").object().key("number").number(last.number).key("tick").number(last.tick);
  out.key("name").text(last.name).key("parameters");
  write_values(out, last.values);
  out.end();
}

}  // namespace

std::string state_at(const skua_module_desc& module, std::string_view text, uint32_t commands) {
  const auto journal = read_journal(text);
  if (!journal) return error_json("The journal can't be read: " + journal.error());
  const JournalHeader& header = journal->header;
  const skua_activity* activity = find_activity(module, header.activity);
  if (activity == nullptr)
    return error_json("The module has no activity \"" + header.activity + "\".");
  if (!header.checkpoint.empty())
    return error_json("The journal goes on from a checkpoint: what was before is not in it.");
  Session session(*activity, header.seed, header.mode, StateHashes::on_request,
                  header.evidence);
  for (const JournalBlock& block : journal->blocks) {
    for (const CommandRecord& command : block.commands) {
      if (session.command_count() == commands) break;
      if (const auto played = session.restore({&command, 1}); !played)
        return error_json("The journal can't be played: " + played.error().message);
    }
  }
  const auto hash = session.state_hash();
  if (!hash) return error_json("The state has no hash: " + hash.error());
  json::Writer out;
  out.object().key("commands").number(session.command_count()).key("tick").number(session.tick());
  out.key("state").text(hex64(*hash));
  write_command(out, session);
  out.key("fields").array();
  for (const auto& [path, value] : describe(*activity, session.model()))
    out.array().text(path).text(value).end();
  return out.end().end().take();
}

}  // namespace skua
