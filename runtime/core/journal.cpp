#include "core/journal.h"

#include <algorithm>

#include "core/carried_json.h"

namespace skua {
namespace {

constexpr uint32_t kSchema = 2;

using Read = std::expected<void, json::Error>;

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
  void read(json::View view, double& into) {
    if (const auto number = view.number())
      into = *number;
    else
      keep(number.error());
  }
  void read(json::View view, bool& into) {
    if (const auto truth = view.boolean())
      into = *truth;
    else
      keep(truth.error());
  }
  /// A text that may be missing.
  void read_if_there(json::View view, std::string& into) {
    if (view) read(view, into);
  }
  void keep(json::Error found) {
    if (!error) error = std::move(found);
  }
  Read done() const { return error ? Read(std::unexpected(*error)) : Read(); }
};

Read read_header(json::View root, JournalHeader& header) {
  FieldReader reader;
  std::string kind;
  uint32_t schema = 0;
  reader.read(root["skua"], kind);
  reader.read(root["schema"], schema);
  if (reader.error || kind != "journal")
    return std::unexpected(root.fault("is not the header of a journal"));
  if (schema != kSchema) {
    return std::unexpected(
        root["schema"].fault("must be 2: this journal was written by another version, and is read "
                             "by the runtime that it names"));
  }
  reader.read(root["abi"], header.abi);
  reader.read(root["module"]["name"], header.module);
  reader.read(root["module"]["version"], header.module_version);
  reader.read(root["hashes"]["runtime"], header.runtime_hash);
  reader.read(root["hashes"]["module"], header.module_hash);
  reader.read(root["manifest"], header.manifest);
  reader.read(root["activity"], header.activity);
  reader.read(root["attempt"], header.attempt);
  reader.read(root["actor"], header.actor);
  reader.read(root["seed"], header.seed);
  reader.read(root["mode"], header.mode);
  reader.read_if_there(root["checkpoint"], header.checkpoint);
  auto evidence = read_carried(root["evidence"]);
  if (evidence)
    header.evidence = std::move(*evidence);
  else
    reader.keep(evidence.error());
  if (!reader.error && header.activity.empty())
    return std::unexpected(root["activity"].fault("must not be empty"));
  return reader.done();
}

Read read_block(json::View view, JournalBlock& block) {
  const auto first = view["first"].whole();
  if (!first) return std::unexpected(first.error());
  auto commands = read_commands(view["commands"], *first);
  if (!commands) return std::unexpected(commands.error());
  if (commands->empty()) return std::unexpected(view["commands"].fault("must have a command"));
  block.commands = std::move(*commands);
  FieldReader reader;
  reader.read_if_there(view["state"], block.state);
  reader.read_if_there(view["fields"], block.fields);
  reader.read_if_there(view["chain"], block.chain);
  std::string keyframe;
  reader.read_if_there(view["keyframe"], keyframe);
  if (reader.error) return std::unexpected(*reader.error);
  auto bytes = from_base64(keyframe, Base64::standard);
  if (!bytes) return std::unexpected(view["keyframe"].fault("must be base64"));
  block.keyframe = std::move(*bytes);
  return {};
}

Read read_close(json::View view, JournalClose& close) {
  FieldReader reader;
  reader.read(view["tick"], close.tick);
  reader.read(view["commands"], close.commands);
  reader.read(view["events"], close.events);
  reader.read(view["state"], close.state);
  reader.read(view["chain"], close.chain);
  reader.read(view["score"]["raw"], close.raw);
  reader.read(view["score"]["max"], close.max);
  reader.read(view["score"]["scaled"], close.scaled);
  reader.read(view["completed"], close.completed);
  return reader.done();
}

/// Whether a block carries on where the one before it stopped.
Read follows(const Journal& journal, const JournalBlock& block, json::View view) {
  if (journal.blocks.empty()) return {};  // one that begins from a checkpoint does not begin at 0
  const CommandRecord& last = journal.blocks.back().commands.back();
  if (block.commands.front().number != last.number + 1) {
    return std::unexpected(
        view["first"].fault("must be " + std::to_string(last.number + 1) +
                            ": blocks follow one another without gap or overlap"));
  }
  if (block.commands.front().tick < last.tick) {
    return std::unexpected(
        view["commands"].fault("begin at an earlier tick than the block before them ends"));
  }
  return {};
}

/// What a line has is read, or it is no line of a journal.
Read read_record(json::View root, Journal& journal) {
  if (journal.close)
    return std::unexpected(root.fault("follows the closing record, which is the last"));
  constexpr std::string_view kKinds[] = {"block", "event", "view", "close"};
  if (std::ranges::count_if(kKinds, [&](std::string_view kind) { return root[kind].exists(); }) !=
      1)
    return std::unexpected(root.fault("must have one of block, event, view and close"));
  if (const json::View view = root["block"]) {
    JournalBlock block;
    if (const Read read = read_block(view, block); !read) return read;
    if (const Read read = follows(journal, block, view); !read) return read;
    journal.blocks.push_back(std::move(block));
    journal.times.emplace_back(root["time"].text().value_or(""));
    return {};
  }
  if (const json::View view = root["event"]) {
    const auto number = view["n"].whole();
    if (!number) return std::unexpected(number.error());
    journal.events.push_back({*number, json::Writer().copy(view).take()});
    return {};
  }
  if (const json::View view = root["view"]) {
    if (!view.is(json::Kind::object)) return std::unexpected(view.fault("must be an object"));
    journal.views.push_back(json::Writer().copy(view).take());
    return {};
  }
  return read_close(root["close"], journal.close.emplace());
}

}  // namespace

ChainHeader JournalHeader::for_chain() const {
  return {runtime_hash, module_hash, manifest, activity,   attempt,
          actor,        seed,        mode,     checkpoint, evidence};
}

std::string to_json(const JournalBlock& block) {
  json::Writer out;
  out.object().key("first").number(block.commands.front().number).key("commands").array();
  for (const CommandRecord& command : block.commands) write_command(out, command);
  out.end();
  if (!block.state.empty()) out.key("state").text(block.state);
  if (!block.fields.empty()) out.key("fields").text(block.fields);
  if (!block.chain.empty()) out.key("chain").text(block.chain);
  if (!block.keyframe.empty()) out.key("keyframe").text(base64(block.keyframe, Base64::standard));
  return out.end().take();
}

JournalWriter::JournalWriter(const JournalHeader& header) {
  json::Writer out;
  out.object().key("skua").text("journal").key("schema").number(kSchema);
  out.key("abi").number(header.abi).key("module").object();
  out.key("name").text(header.module).key("version").text(header.module_version).end();
  out.key("hashes").object();
  out.key("runtime").text(header.runtime_hash).key("module").text(header.module_hash).end();
  out.key("manifest").text(header.manifest).key("activity").text(header.activity);
  out.key("attempt").text(header.attempt).key("actor").text(header.actor);
  out.key("seed").number(header.seed).key("mode").text(header.mode);
  if (!header.checkpoint.empty()) out.key("checkpoint").text(header.checkpoint);
  if (!header.evidence.empty()) write_carried(out.key("evidence"), header.evidence);
  line(out);
}

void JournalWriter::line(json::Writer& out) {
  text_ += out.end().str();
  text_ += '\n';
}

void JournalWriter::block(const JournalBlock& block, std::string_view time) {
  json::Writer out;
  out.object().key("block").raw(to_json(block));
  if (!time.empty()) out.key("time").text(time);
  line(out);
}

void JournalWriter::event(std::string_view body, std::string_view time) {
  json::Writer out;
  out.object().key("event").raw(body);
  if (!time.empty()) out.key("time").text(time);
  line(out);
}

void JournalWriter::view(std::string_view body) {
  json::Writer out;
  out.object().key("view").raw(body);
  line(out);
}

void JournalWriter::close(const JournalClose& close) {
  json::Writer out;
  out.object().key("close").object();
  out.key("tick").number(close.tick).key("commands").number(close.commands);
  out.key("events").number(close.events).key("state").text(close.state);
  out.key("chain").text(close.chain).key("score").object();
  out.key("raw").number(close.raw).key("max").number(close.max);
  out.key("scaled").number(close.scaled).end();
  out.key("completed").boolean(close.completed).end();
  line(out);
}

std::expected<Journal, std::string> read_journal(std::string_view text) {
  if (text.empty()) return std::unexpected("line 1: there is no header");
  Journal journal;
  for (uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const bool last = end + 1 >= text.size();
    const auto document = json::parse(text.substr(0, end));
    const std::string where = "line " + std::to_string(number) + ": ";
    if (!document) {
      // Writing stopped in the middle of it: all before it holds.
      if (last && number > 1 && end == text.size()) {
        journal.torn = true;
        return journal;
      }
      return std::unexpected(where + document.error().text());
    }
    const Read read = number == 1 ? read_header(document->root(), journal.header)
                                  : read_record(document->root(), journal);
    if (!read) return std::unexpected(where + read.error().text());
    text.remove_prefix(last ? text.size() : end + 1);
  }
  return journal;
}

}  // namespace skua
