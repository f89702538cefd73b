#include "core/journal.h"

namespace skua {
namespace {

constexpr uint32_t kSchema = 1;

/// Fills fields one after the other and keeps the first error.
struct FieldReader {
  std::optional<json::Error> error;

  void read(json::View view, std::string& into) {
    if (const auto text = view.text())
      into = *text;
    else
      keep(text.error());
  }
  void read(json::View view, uint32_t& into) {
    if (const auto whole = view.whole())
      into = *whole;
    else
      keep(whole.error());
  }
  void keep(json::Error found) {
    if (!error) error = std::move(found);
  }
};

}  // namespace

std::string to_json(const JournalHeader& header, std::span<const CommandRecord> commands) {
  json::Writer out;
  out.object();
  out.key("schema").number(kSchema).key("abi").number(header.abi);
  out.key("module").object();
  out.key("name").text(header.module).key("version").text(header.module_version).end();
  out.key("hashes").object();
  out.key("runtime").text(header.runtime_hash).key("module").text(header.module_hash).end();
  out.key("activity").text(header.activity).key("attempt").text(header.attempt);
  out.key("actor").text(header.actor).key("seed").number(header.seed).key("mode").text(header.mode);
  out.key("commands").array();
  for (const CommandRecord& command : commands) write_command(out, command);
  out.end().end();
  return out.take();
}

std::expected<Journal, json::Error> journal_from_json(std::string_view text) {
  const auto document = json::parse(text);
  if (!document) return std::unexpected(document.error());
  const json::View root = document->root();
  FieldReader reader;
  uint32_t schema = 0;
  reader.read(root["schema"], schema);
  if (!reader.error && schema != kSchema) {
    return std::unexpected(
        root["schema"].fault("must be 1: this journal was written by a newer runtime"));
  }
  Journal journal;
  JournalHeader& header = journal.header;
  reader.read(root["abi"], header.abi);
  reader.read(root["module"]["name"], header.module);
  reader.read(root["module"]["version"], header.module_version);
  reader.read(root["hashes"]["runtime"], header.runtime_hash);
  reader.read(root["hashes"]["module"], header.module_hash);
  reader.read(root["activity"], header.activity);
  reader.read(root["attempt"], header.attempt);
  reader.read(root["actor"], header.actor);
  reader.read(root["seed"], header.seed);
  reader.read(root["mode"], header.mode);
  if (reader.error) return std::unexpected(*reader.error);
  auto commands = read_commands(root["commands"], 0);
  if (!commands) return std::unexpected(commands.error());
  journal.commands = std::move(*commands);
  return journal;
}

}  // namespace skua
