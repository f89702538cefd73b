#include "platform/headless/verify.h"

#include <algorithm>
#include <optional>

#include "attempt/checkpoint.h"
#include "attempt/launch.h"
#include "core/archive.h"
#include "core/journal.h"
#include "core/played_activity.h"
#include "core/same_json.h"
#include "core/session.h"
#include "learn/tracker.h"
#include "report/event.h"

namespace skua {
namespace {

struct Divergence {
  const char* kind;
  Tick tick = 0;
  const CommandRecord* command = nullptr;  ///< the last one that had been applied
  Difference difference;
  std::string message;
};

/// Of the events in a result. A school lets the whole answer have 1 MB.
constexpr std::size_t kMostEvidenceBytes = 512 * 1024;

std::string error_json(std::string_view message) {
  return json::Writer().object().key("error").text(message).end().take();
}

std::string hex_of(const std::expected<uint64_t, std::string>& state) {
  return state ? hex64(*state) : "(" + state.error() + ")";
}

/// "command 3", "commands 3 to 9".
std::string commands_of(const JournalBlock& block) {
  const std::string first = std::to_string(block.commands.front().number);
  if (block.commands.size() == 1) return "command " + first;
  return "commands " + first + " to " + std::to_string(block.commands.back().number);
}

/// The first field of two models that differs.
Difference first_field(const skua_activity& activity, const void* recorded, const void* replayed) {
  const FieldList left = describe(activity, recorded), right = describe(activity, replayed);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    if (i >= left.size()) return {right[i].first, "(none)", right[i].second};
    if (i >= right.size()) return {left[i].first, left[i].second, "(none)"};
    if (left[i] == right[i]) continue;
    const bool same_field = left[i].first == right[i].first;
    return {left[i].first, left[i].second, same_field ? right[i].second : "(none)"};
  }
  return {};
}

class Replay {
 public:
  Replay(const skua_activity& activity, const Journal& journal, Keys keys)
      : activity_(activity),
        journal_(journal),
        session_(activity, journal.header.seed, journal.header.mode, StateHashes::on_request,
                 journal.header.evidence),
        chain_(journal.header.for_chain()),
        tracker_(tracker_of(activity)),
        marked_(tracker_of(activity, std::move(keys))) {}

  /// An error when the attempt's begin can't be made.
  std::expected<void, std::string> begin() {
    uint32_t first = 0;
    if (const std::string& text = journal_.header.checkpoint; !text.empty()) {
      const auto checkpoint =
          read_checkpoint(activity_, journal_.header.seed, journal_.header.mode, text);
      if (!checkpoint) return std::unexpected("line 1: /checkpoint: " + checkpoint.error());
      if (const auto begun = session_.begin_from(checkpoint->model, checkpoint->commands); !begun)
        return std::unexpected("line 1: /checkpoint: " + begun.error());
      tracker_.begin_from(checkpoint->items, checkpoint->completed);
      marked_.begin_from(checkpoint->items, checkpoint->completed);
      first = checkpoint->commands;
      first_event_ = next_event_ = checkpoint->events;
    } else {
      bodies_.push_back(started_body());
      next_event_ = 1;
    }
    if (journal_.blocks.empty()) return {};
    const uint32_t recorded = journal_.blocks.front().commands.front().number;
    if (recorded == first) return {};
    return std::unexpected("the first block begins with command " + std::to_string(recorded) +
                           ", and the attempt with command " + std::to_string(first));
  }

  void run() {
    for (const JournalBlock& block : journal_.blocks) {
      if (!play(block)) break;
    }
    if (!divergence_) settle();
    if (!divergence_) compare_events();
    if (!divergence_ && journal_.close) compare_close(*journal_.close);
  }

  std::string result() const;

 private:
  bool play(const JournalBlock&);
  bool apply(const CommandRecord&);
  void compare_block(const JournalBlock&);
  void explain_state(const JournalBlock&);
  void settle();
  void compare_events();
  void compare_close(const JournalClose&);
  void take_evidence();
  const CommandRecord* last_command() const {
    return session_.commands().empty() ? nullptr : &session_.commands().back();
  }
  void diverge(const char* kind, Difference difference, std::string message) {
    divergence_ = Divergence{kind, session_.tick(), last_command(), std::move(difference),
                             std::move(message)};
  }

  const skua_activity& activity_;
  const Journal& journal_;
  Session session_;
  Chain chain_;
  Tracker tracker_;                  ///< as the student's browser had it
  Tracker marked_;                   ///< with the school's keys: its score is the result
  std::vector<std::string> bodies_;  ///< of the events that the replay makes
  uint32_t first_event_ = 0, next_event_ = 0;
  std::optional<Divergence> divergence_;
};

void Replay::take_evidence() {
  for (const Evidence& evidence : session_.take_evidence()) {
    marked_.take(evidence);
    const auto finding = tracker_.take(evidence);
    if (!finding) continue;
    bodies_.push_back(
        event_body(next_event_++, evidence, *finding, standing_of(tracker_), chain_.hex()));
  }
}

bool Replay::apply(const CommandRecord& command) {
  while (session_.tick() < command.tick && session_.step_once()) {
  }
  take_evidence();  // before the chain goes on
  if (const auto applied = session_.restore(std::span(&command, 1)); !applied) {
    divergence_ = Divergence{"command", session_.tick(), &command, {}, applied.error().message};
    return false;
  }
  chain_.add(command);
  take_evidence();
  return true;
}

bool Replay::play(const JournalBlock& block) {
  for (const CommandRecord& command : block.commands) {
    if (!apply(command)) return false;
  }
  compare_block(block);
  return !divergence_;
}

void Replay::compare_block(const JournalBlock& block) {
  const auto state = session_.state_hash();
  if (!state) return diverge("state", {}, "the state has no hash: " + state.error());
  if (!block.state.empty() && block.state != hex64(*state)) {
    diverge("state", {"", block.state, hex64(*state)},
            "the state after " + commands_of(block) + " is another one than was recorded");
    return explain_state(block);
  }
  if (!block.fields.empty() && block.fields != field_marks(activity_, session_.model())) {
    diverge("state", {}, "the fields after " + commands_of(block) + " are marked otherwise");
    return explain_state(block);
  }
  if (!block.chain.empty() && block.chain != chain_.hex())
    return diverge("chain", {"", block.chain, chain_.hex()},
                   "the chain is another one than was recorded");
  if (block.keyframe.empty()) return;
  const auto keyframe = session_.keyframe();
  if (keyframe && keyframe->bytes == block.keyframe) return;
  diverge("keyframe", {}, "the recorded keyframe is not the state that the commands give");
  explain_state(block);
}

/// Names the field: by the block's keyframe, which says what was recorded, else by its marks.
void Replay::explain_state(const JournalBlock& block) {
  Session recorded(activity_, journal_.header.seed, journal_.header.mode, StateHashes::on_request,
                   journal_.header.evidence);
  const CommandRecord& last = block.commands.back();
  if (!block.keyframe.empty() &&
      recorded.jump({last.number + 1, last.tick, block.keyframe}, session_.commands())) {
    Difference found = first_field(activity_, recorded.model(), session_.model());
    if (!found.field.empty()) divergence_->difference = std::move(found);
    return;
  }
  const std::string marks = field_marks(activity_, session_.model());
  const auto [here, there] = std::ranges::mismatch(block.fields, marks);
  if (block.fields.empty() || (here == block.fields.end() && there == marks.end())) return;
  const FieldList fields = describe(activity_, session_.model());
  const auto index = static_cast<std::size_t>(there - marks.begin());
  if (index >= fields.size()) return;
  divergence_->difference = {fields[index].first, "(another value)", fields[index].second};
}

/// Some events came from the simulation alone, after the last command.
void Replay::settle() {
  Tick last = journal_.close ? journal_.close->tick : 0;
  for (const JournalEvent& event : journal_.events) {
    const auto body = json::parse(event.body);
    if (body) last = std::max(last, body->root()["tick"].whole(kLastTick).value_or(0));
  }
  while (session_.tick() < last && session_.step_once()) take_evidence();
}

/// Events come in the order of their numbers; only the last ones may not have been delivered yet.
/// Earlier versions of the protocol said less of an event.
void Replay::compare_events() {
  uint32_t next = first_event_;
  for (const JournalEvent& event : journal_.events) {
    if (event.number != next) {
      const std::string number = std::to_string(event.number < next ? event.number : next);
      return diverge(
          "event", {"/n", std::to_string(event.number), std::to_string(next)},
          "event " + number +
              (event.number < next ? " stands there twice, or out of order" : " is missing"));
    }
    ++next;
    const std::size_t index = event.number - first_event_;
    if (index >= bodies_.size()) {
      return diverge("event", {"", event.body, "(none)"},
                     "event " + std::to_string(event.number) +
                         " was recorded, and the commands do not lead to it");
    }
    const auto recorded = json::parse(event.body), replayed = json::parse(bodies_[index]);
    if (!recorded || !replayed) continue;
    constexpr std::string_view kNewer[] = {"commands", "state", "chain"};
    const auto difference = first_difference(recorded->root(), replayed->root(), kNewer);
    if (!difference) continue;
    diverge("event", *difference,
            "event " + std::to_string(event.number) + " is another one than was recorded");
    divergence_->tick = replayed->root()["tick"].whole().value_or(session_.tick());
    const uint32_t applied = replayed->root()["commands"].whole().value_or(0);
    const auto commands = session_.commands();
    const auto by_number = std::ranges::find(commands, applied - 1, &CommandRecord::number);
    divergence_->command = by_number == commands.end() ? nullptr : &*by_number;
    return;
  }
  if (journal_.close && next < std::min(journal_.close->events, next_event_)) {
    diverge("event",
            {"/close/events", std::to_string(journal_.close->events), std::to_string(next)},
            "event " + std::to_string(next) + " is missing, and the closing record counts it");
  }
}

void Replay::compare_close(const JournalClose& close) {
  const Score score = tracker_.score();
  const JournalClose now{.tick = session_.tick(),
                         .commands = session_.command_count(),
                         .events = next_event_,
                         .state = hex_of(session_.state_hash()),
                         .chain = chain_.hex(),
                         .raw = score.raw,
                         .max = score.max,
                         .scaled = score.scaled,
                         .completed = tracker_.completed()};
  if (close == now) return;
  JournalWriter recorded(journal_.header), replayed(journal_.header);
  const std::size_t header = recorded.text().size();
  recorded.close(close);
  replayed.close(now);
  const auto left = json::parse(std::string_view(recorded.text()).substr(header)),
             right = json::parse(std::string_view(replayed.text()).substr(header));
  diverge("close",
          left && right ? first_difference(left->root(), right->root(), {}).value_or(Difference())
                        : Difference(),
          "the attempt ends otherwise than was recorded");
}

void write_divergence(json::Writer& out, const Divergence& divergence) {
  out.key("divergence").object().key("kind").text(divergence.kind);
  out.key("tick").number(divergence.tick);
  if (const CommandRecord* command = divergence.command) {
    out.key("command").object().key("number").number(command->number);
    out.key("name").text(command->name).end();
  }
  const auto& [field, recorded, replayed] = divergence.difference;
  if (!field.empty()) out.key("field").text(field);
  if (!recorded.empty()) out.key("recorded").text(recorded).key("replayed").text(replayed);
  out.key("message").text(divergence.message).end();
}

void write_evidence(json::Writer& out, std::span<const std::string> bodies) {
  out.key("evidence").array();
  std::size_t bytes = 0, written = 0;
  for (; written < bodies.size(); ++written) {
    bytes += bodies[written].size() + 1;
    if (bytes > kMostEvidenceBytes) break;
    out.raw(bodies[written]);
  }
  out.end();
  if (const std::size_t rest = bodies.size() - written; rest > 0)
    out.key("left_out").number(static_cast<double>(rest));
}

std::string Replay::result() const {
  json::Writer out;
  out.object().key("ok").boolean(!divergence_);
  out.key("commands").number(session_.command_count()).key("tick").number(session_.tick());
  out.key("blocks").number(static_cast<double>(journal_.blocks.size()));
  out.key("events").number(next_event_).key("state").text(hex_of(session_.state_hash()));
  const Score score = marked_.score();
  out.key("chain").text(chain_.hex()).key("score").object();
  out.key("raw").number(score.raw).key("max").number(score.max);
  out.key("scaled").number(score.scaled).end();
  out.key("completed").boolean(marked_.completed()).key("items").array();
  for (const ItemRecord& item : marked_.items()) {
    out.object().key("id").text(item.id).key("tries").number(item.tries);
    out.key("hints").number(item.hints).key("done").boolean(item.done);
    out.key("points").number(item.share * item.points);
    if (!item.response.empty()) out.key("response").text(item.response);
    if (marked_.is_unmarked(item)) out.key("unmarked").boolean(true);
    if (item.unscored) out.key("unscored").boolean(true);
    out.end();
  }
  out.end();
  if (activity_.program != nullptr) {
    out.key("shown");
    static_cast<const PlayedActivity*>(activity_.program)->write_shown(session_.model(), out);
  }
  out.key("closed").boolean(journal_.close.has_value());
  if (journal_.torn) out.key("torn").boolean(true);
  if (!journal_.header.checkpoint.empty()) out.key("checkpoint").boolean(true);
  if (divergence_) write_divergence(out, *divergence_);
  write_evidence(out, bodies_);
  return out.end().take();
}

}  // namespace

std::string verify(const skua_module_desc& module, std::string_view text, std::string_view keys) {
  const auto journal = read_journal(text);
  if (!journal) return error_json("The journal can't be read: " + journal.error());
  const skua_activity* activity = find_activity(module, journal->header.activity);
  if (activity == nullptr)
    return error_json("The module has no activity \"" + journal->header.activity + "\".");
  auto read = read_keys(keys);
  if (!read) return error_json("The keys can't be read: " + read.error().text());
  Replay replay(*activity, *journal, std::move(*read));
  if (const auto begun = replay.begin(); !begun)
    return error_json("The journal can't be played: " + begun.error());
  replay.run();
  return replay.result();
}

}  // namespace skua
