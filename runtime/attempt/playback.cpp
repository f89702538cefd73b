#include "attempt/playback.h"

#include <algorithm>
#include <utility>

#include "attempt/checkpoint.h"
#include "attempt/view_lane.h"
#include "core/hash.h"
#include "core/same_json.h"
#include "report/event.h"

namespace skua {
namespace {

/// One piece of exploring.
constexpr Tick kPieceTicks = 600;
constexpr uint32_t kPieceCommands = 32;
/// What keyframes may weigh together before every second one goes.
constexpr std::size_t kMarkBytes = 16'000'000;
/// A longer time without a call is not played: the page was hidden.
constexpr double kLongestFrameMs = 250;

bool is_other(std::string_view recorded, std::string_view here) {
  return !recorded.empty() && !here.empty() && recorded != here;
}

/// What an event was recorded with and a replay does not give. State and chain are another check's.
std::optional<Difference> difference_of(json::View recorded, json::View replayed) {
  for (const json::View member : recorded) {
    if (member.key() == "state" || member.key() == "chain") continue;
    if (auto found = first_difference(member, replayed[member.key()], {})) return found;
  }
  return std::nullopt;
}

}  // namespace

std::expected<void, LaunchFault> Playback::open(const skua_module_desc& module,
                                                std::string_view text, const Build& here) {
  const auto journal = read_journal(text);
  if (!journal)
    return std::unexpected(LaunchFault{LaunchCode::not_understood, "/journal: " + journal.error()});
  const JournalHeader& header = journal->header;
  if (is_other(header.runtime_hash, here.runtime_hash) ||
      is_other(header.module_hash, here.module_hash)) {
    return std::unexpected(
        LaunchFault{LaunchCode::not_understood,
                    "/journal: was recorded on build " + header.manifest +
                        " of the lesson, and this is another one: open it with that one"});
  }
  activity_ = find_activity(module, header.activity);
  if (activity_ == nullptr) {
    return std::unexpected(
        LaunchFault{LaunchCode::unknown_activity,
                    "/journal: the module has no activity \"" + header.activity + "\""});
  }
  if (auto begun = begin(*journal); !begun) return begun;
  timeline_ = Timeline(*journal);
  for (const JournalBlock& block : journal->blocks) {
    states_.resize(states_.size() + block.commands.size() - 1);
    states_.push_back(block.state);
  }
  torn_ = journal->torn;
  recorded_ = journal->events;
  end_ms_ = timeline_.duration_ms();
  leave_mark();
  show();
  return {};
}

std::expected<void, LaunchFault> Playback::begin(const Journal& journal) {
  const JournalHeader& header = journal.header;
  Checkpoint checkpoint;
  if (!header.checkpoint.empty()) {
    auto read = read_checkpoint(*activity_, header.seed, header.mode, header.checkpoint);
    if (!read) {
      return std::unexpected(LaunchFault{LaunchCode::no_checkpoint, "/journal: " + read.error()});
    }
    checkpoint = std::move(*read);
  }
  for (Actor* actor : {&scout_, &shown_}) {
    actor->session.emplace(*activity_, header.seed, header.mode, StateHashes::on_request,
                           header.evidence);
    actor->tracker = tracker_of(*activity_);
    if (header.checkpoint.empty()) continue;
    const auto begun = actor->session->begin_from(checkpoint.model, checkpoint.commands);
    if (!begun)
      return std::unexpected(LaunchFault{LaunchCode::no_checkpoint, "/journal: " + begun.error()});
    actor->tracker.begin_from(checkpoint.items, checkpoint.completed);
  }
  next_event_ = checkpoint.events;
  if (header.checkpoint.empty()) events_.push_back({next_event_++, 0, started_body()});
  if (journal.blocks.empty() ||
      journal.blocks.front().commands.front().number == checkpoint.commands)
    return {};
  return std::unexpected(
      LaunchFault{LaunchCode::no_replay,
                  "/journal: does not begin with command " + std::to_string(checkpoint.commands)});
}

/// On from where the actor stands, which is not behind `to`. After an error it stands before the
/// command that could not be applied.
std::expected<void, std::string> Playback::go(Actor& actor, const Moment& to) {
  const auto commands = timeline_.commands();
  for (; actor.commands < to.commands; ++actor.commands) {
    if (auto done = actor.session->restore(commands.subspan(actor.commands, 1)); !done)
      return std::unexpected(done.error().message);
  }
  while (actor.session->tick() < to.tick && actor.session->step_once()) {
  }
  return {};
}

// ---- playing ahead
// ---------------------------------------------------------------------------------------------

bool Playback::explore() {
  if (explored_) return false;
  const auto commands = timeline_.commands();
  const uint32_t begin = scout_.commands;
  Tick ticks = kPieceTicks;
  while (!explored_ && scout_.commands - begin < kPieceCommands && ticks > 0) {
    const bool at_end = scout_.commands == commands.size();
    const Tick until = at_end ? timeline_.last_tick() : commands[scout_.commands].tick;
    const Tick part = std::min(ticks, until - scout_.session->tick());
    const Tick to = scout_.session->tick() + part;
    ticks -= part;
    (void)go(scout_, {scout_.commands, to});  // ticks alone have no fault
    take_events();
    const bool rests = scout_.session->tick() < to;
    if (to < until && !rests) continue;
    if (!at_end) {
      explore_command();
    } else {
      explored_ = true;
      if (rests) end_ms_ = timeline_.when(scout_.at());
      compare_events();
    }
  }
  if (++since_mark_ >= mark_every_) leave_mark();
  return !explored_;
}

void Playback::explore_command() {
  const auto applied = go(scout_, {scout_.commands + 1, scout_.session->tick()});
  if (!applied) return end_at(timeline_.at_command(scout_.commands) - 1, applied.error());
  if (auto fault = state_fault(); !fault.empty())
    return end_at(timeline_.at_command(scout_.commands - 1) - 1, std::move(fault));
  take_events();
}

void Playback::take_events() {
  for (const Evidence& evidence : scout_.session->take_evidence()) {
    const auto finding = scout_.tracker.take(evidence);
    if (!finding) continue;
    const uint32_t first = scout_.session->command_count() - scout_.commands;
    const double at = timeline_.when({evidence.commands - first, evidence.tick});
    events_.push_back(
        {next_event_, at,
         event_body(next_event_, evidence, *finding, standing_of(scout_.tracker), {})});
    ++next_event_;
  }
}

/// What is wrong with what the last command led to; empty where it is what was recorded.
std::string Playback::state_fault() const {
  const uint32_t last = scout_.commands - 1;
  if (states_[last].empty()) return {};
  const CommandRecord& command = timeline_.commands()[last];
  const auto state = scout_.session->state_hash();
  if (state && hex64(*state) == states_[last]) return {};
  return "command " + std::to_string(command.number) + " (" + command.name + " at tick " +
         std::to_string(command.tick) + "): the state after it is another one than was recorded";
}

void Playback::end_at(double ms, std::string why) {
  explored_ = true;
  end_ms_ = std::max(0.0, ms);
  divergence_ = Divergence{end_ms_, std::move(why)};
}

/// The events that are shown are the replay's own: where the journal tells them otherwise, whoever
/// looks must know.
void Playback::compare_events() {
  for (const JournalEvent& event : recorded_) {
    const std::string name = "event " + std::to_string(event.number);
    const auto here = std::ranges::find(events_, event.number, &Event::number);
    if (here == events_.end()) {
      mismatch_ = {end_ms_, event.number,
                   name + " was recorded, and the commands do not lead to it"};
      return;
    }
    const auto recorded = json::parse(event.body), replayed = json::parse(here->body);
    if (!recorded || !replayed) continue;
    if (const auto found = difference_of(recorded->root(), replayed->root())) {
      mismatch_ = {
          here->at_ms, event.number,
          name + found->field + ": recorded " + found->recorded + ", replayed " + found->replayed};
      return;
    }
  }
}

void Playback::leave_mark() {
  since_mark_ = 0;
  if (divergence_) return;
  auto keyframe = scout_.session->keyframe();
  if (!keyframe) return;
  mark_bytes_ += keyframe->bytes.size();
  marks_.push_back({scout_.at(), std::move(*keyframe), scout_.tracker});
  if (mark_bytes_ <= kMarkBytes) return;
  mark_every_ *= 2;
  std::vector<Mark> kept;
  mark_bytes_ = 0;
  for (std::size_t i = 0; i < marks_.size(); i += 2) {
    mark_bytes_ += marks_[i].keyframe.bytes.size();
    kept.push_back(std::move(marks_[i]));
  }
  marks_ = std::move(kept);
}

// ---- what is shown
// ---------------------------------------------------------------------------------------------

/// Brings session, tracker and view to the position; true if any of them changed.
bool Playback::show() {
  const Moment wanted = timeline_.at(position_ms_);
  while (scout_.at() < wanted && explore()) {
  }
  position_ms_ = std::min(position_ms_, end_ms_);
  const Moment to = timeline_.at(position_ms_), from = shown_.at();
  const auto after = std::ranges::upper_bound(marks_, to, {}, &Mark::at);
  if (after != marks_.begin()) {
    const Mark& mark = *std::prev(after);
    const auto before = timeline_.commands().first(mark.at.commands);
    const bool far = from < mark.at && (to.tick - from.tick > kPieceTicks ||
                                        to.commands - from.commands > kPieceCommands);
    if ((to < from || far) && shown_.session->jump(mark.keyframe, before)) {
      shown_.tracker = mark.tracker;
      shown_.commands = mark.at.commands;
    }
  }
  // The scout has been there, so it goes without a fault.
  (void)go(shown_, to);
  for (const Evidence& evidence : shown_.session->take_evidence()) shown_.tracker.take(evidence);
  return show_view() || shown_.at() != from;
}

bool Playback::show_view() {
  const auto views = timeline_.views();
  const std::size_t shown = views_shown_;
  if (views_shown_ > 0 && views[views_shown_ - 1].at_ms > position_ms_) {
    view_.clear();
    views_shown_ = 0;
  }
  while (views_shown_ < views.size() && views[views_shown_].at_ms <= position_ms_)
    merge_view(view_, views[views_shown_++].changes);
  return views_shown_ != shown;
}

void Playback::play(double now_ms) {
  if (position_ms_ >= end_ms_) seek(0);
  playing_ = true;
  clock_ms_ = now_ms;
}

void Playback::set_speed(double speed) { speed_ = std::clamp(speed, 0.25, 16.0); }

void Playback::seek(double position_ms) {
  position_ms_ = std::clamp(position_ms, 0.0, end_ms_);
  sought_.reset();
  show();
}

bool Playback::seek_event(uint32_t number) {
  auto known = events_.end();
  const auto find = [&] {
    known = std::ranges::find(events_, number, &Event::number);
    return known != events_.end();
  };
  while (!find() && explore()) {
  }
  if (!find()) return false;
  seek(known->at_ms);
  sought_ = number;
  return true;
}

bool Playback::advance(double now_ms) {
  if (!playing_) return false;
  const double passed = std::clamp(now_ms - clock_ms_.value_or(now_ms), 0.0, kLongestFrameMs);
  clock_ms_ = now_ms;
  position_ms_ = std::min(position_ms_ + passed * speed_, end_ms_);
  const bool changed = show();
  if (position_ms_ >= end_ms_) playing_ = false;
  return changed;
}

const Playback::Event* Playback::event() const {
  const auto after = std::ranges::upper_bound(events_, position_ms_, {}, &Event::at_ms);
  if (after == events_.begin()) return nullptr;
  const auto last = std::prev(after);
  const auto sought =
      sought_ ? std::ranges::find(events_, *sought_, &Event::number) : events_.end();
  return sought != events_.end() && sought->at_ms == last->at_ms ? &*sought : &*last;
}

const CommandRecord* Playback::command() const {
  return shown_.commands == 0 ? nullptr : &timeline_.commands()[shown_.commands - 1];
}

}  // namespace skua
