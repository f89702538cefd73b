#include "attempt/attempt.h"

#include <algorithm>
#include <utility>

#include "core/iso_time.h"
#include "outbox/port.h"
#include "report/event.h"

namespace skua {
namespace {

using Progress = std::pair<Score, bool>;  // and whether the activity is completed

/// How much simulated time a resumed attempt may run on until it has told everything that it told
/// before: an hour.
constexpr Tick kRetellTicks = 60 * 3600;

std::string known_activities(const skua_module_desc& module) {
  std::string names;
  for (uint32_t i = 0; i < module.activity_count; ++i) {
    names += (i == 0 ? "" : ", ") + std::string(module.activities[i].id);
  }
  return names;
}

JournalHeader header_of(const skua_module_desc& module, const LaunchRequest& request) {
  return {.module = module.name,
          .module_version = module.version,
          .runtime_hash = request.runtime_hash,
          .module_hash = request.module_hash,
          .manifest = request.manifest,
          .activity = request.activity,
          .attempt = request.attempt,
          .actor = request.actor,
          .seed = request.seed,
          .mode = request.mode,
          .checkpoint = request.checkpoint,
          .evidence = request.evidence};
}

/// The number of events that storage holds or held: those before them were told as well.
uint32_t events_told(std::span<const Item> stored_events) {
  uint32_t told = 0;
  for (const Item& event : stored_events) told = std::max(told, event.number + 1);
  return told;
}

void write_progress(json::Writer& out, const Progress& progress) {
  const auto& [score, completed] = progress;
  out.object().key("type").text("progress").key("score").object();
  out.key("raw").number(score.raw).key("max").number(score.max);
  out.key("scaled").number(score.scaled).end();
  out.key("completed").boolean(completed).end();
}

}  // namespace

// ---- launch
// ---------------------------------------------------------------------------------------------

std::expected<void, LaunchFault> Attempt::launch(const skua_module_desc& module,
                                                 std::string_view json, double now_ms) {
  const auto request = read_launch(json);
  if (!request)
    return std::unexpected(LaunchFault{LaunchCode::not_understood, request.error().text()});
  const skua_activity* activity = find_activity(module, request->activity);
  if (activity == nullptr) {
    return std::unexpected(LaunchFault{LaunchCode::unknown_activity,
                                       "/activity: the module has no \"" + request->activity +
                                           "\"; it has " + known_activities(module)});
  }
  const auto checkpoint = begin(*activity, *request);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  const std::vector<Item> stored = outbox_.take_attempt(request->attempt);
  std::vector<Item> kept[3];
  for (const Item& item : stored) kept[static_cast<std::size_t>(item.kind)].push_back(item);
  auto& [stored_blocks, stored_events, stored_views] = kept;

  std::vector<CommandRecord> received = request->commands;
  for (CommandRecord& command : received) command.number += checkpoint->commands;
  ResumePlan plan =
      plan_resume(std::move(received), std::move(stored_blocks), checkpoint->commands);
  if (auto restored = restore(*activity, *request, *checkpoint, plan); !restored) {
    session_.reset();
    outbox_.put_back(stored);
    return restored;
  }
  history_ = History(header_of(module, *request), checkpoint->commands);
  for (const CommandRecord& command : session_->commands()) history_.command(command, {});
  session_->take_keyframe();
  blocks_ = {};
  told_.reset();
  keeps_checkpoint_ = request->keeps_checkpoint;
  checkpoint_at_ = {};
  std::vector<Event> events =
      retell(checkpoint->events, std::max(request->events, events_told(stored_events)));
  next_event_ = std::max(next_event_, request->events);
  gathered_ = session_->command_count();
  resume_view(*request, std::move(stored_views));
  reconcile(*request, std::move(plan), std::move(stored_events), std::move(events),
            checkpoint->events, now_ms);
  outbox_.start(request->attempt, now_ms);
  return {};
}

/// The tracker at the attempt's begin, and what a checkpoint adds to it.
std::expected<Checkpoint, LaunchFault> Attempt::begin(const skua_activity& activity,
                                                      const LaunchRequest& request) {
  if (request.checkpoint.empty()) {
    tracker_ = tracker_of(activity);
    return Checkpoint();
  }
  auto checkpoint = read_checkpoint(activity, request.seed, request.mode, request.checkpoint);
  if (!checkpoint) {
    return std::unexpected(
        LaunchFault{LaunchCode::no_checkpoint, "/resume/checkpoint: " + checkpoint.error()});
  }
  tracker_ = tracker_of(activity);
  tracker_.begin_from(checkpoint->items, checkpoint->completed);
  return *checkpoint;
}

std::expected<void, LaunchFault> Attempt::restore(const skua_activity& activity,
                                                  const LaunchRequest& request,
                                                  const Checkpoint& checkpoint, ResumePlan& plan) {
  for (;;) {
    session_.emplace(activity, request.seed, request.mode, StateHashes::after_each_command,
                     request.evidence);
    if (!request.checkpoint.empty()) {
      const auto begun = session_->begin_from(checkpoint.model, checkpoint.commands);
      if (!begun) {
        return std::unexpected(
            LaunchFault{LaunchCode::no_checkpoint, "/resume/checkpoint: " + begun.error()});
      }
    }
    const auto replayed = session_->restore(plan.commands);
    if (replayed) return {};
    if (!plan.drop_from(replayed.error().number)) {
      return std::unexpected(
          LaunchFault{LaunchCode::no_replay, "/resume/commands: " + replayed.error().message});
    }
  }
}

/// What the receiver has of the view lane, and then what only this device has.
void Attempt::resume_view(const LaunchRequest& request, std::vector<Item> stored_views) {
  NamedValues state = request.view;
  uint32_t next = request.views.value_or(0);
  std::vector<Item> good;
  std::vector<std::string> dropped;
  std::ranges::stable_sort(stored_views, {}, &Item::number);
  // A receiver that keeps none, or only a checkpoint, does not say how many it took.
  if ((!request.views || !request.checkpoint.empty()) && !stored_views.empty())
    next = std::max(next, stored_views.front().number);
  for (Item& item : stored_views) {
    const auto body = json::parse(item.body);
    const json::View views = body ? body->root()["views"] : body->root();
    if (item.number > next || views.size() == 0) {
      dropped.push_back(std::move(item.id));
      continue;
    }
    for (const json::View entry : views) {
      if (entry.size() == 3) merge_view(state, read_view(*++ ++entry.begin()));
    }
    next = std::max(next, item.number + views.size());
    good.push_back(std::move(item));
  }
  outbox_.discard(std::move(dropped));
  outbox_.put_back(std::move(good));
  lane_ = ViewLane(std::move(state), next);
}

/// All events of the replayed commands. Some events came later, from the simulation alone: it runs
/// on until they are there too, so that the student does not go back behind what is already in the
/// grade book.
std::vector<Attempt::Event> Attempt::retell(uint32_t first_event, uint32_t wanted_events) {
  std::vector<Event> events;
  next_event_ = first_event;
  if (first_event == 0) {
    events.push_back({next_event_++, 0, started_body()});
    history_.event(0, events.back().body);
  }
  take_events(events);
  for (Tick ticks = 0; next_event_ < wanted_events && ticks < kRetellTicks && session_->step_once();
       ++ticks) {
    take_events(events);
  }
  return events;
}

/// Makes the outbox agree with the replay: what storage holds and the replay makes again stays as
/// it is, with its time; what the replay doesn't make comes from another history and goes; what
/// nobody has yet is new.
void Attempt::reconcile(const LaunchRequest& request, ResumePlan plan,
                        std::vector<Item> stored_events, std::vector<Event> events,
                        uint32_t first_event, double now_ms) {
  std::vector<Item> kept, fresh;
  for (ResumePlan::Block& block : plan.blocks) kept.push_back(std::move(block.item));
  std::vector<uint32_t> is_kept;
  for (Item& item : stored_events) {
    const auto event = std::ranges::find(events, item.number, &Event::number);
    const bool same =
        event != events.end() &&
        item == make_item(item.attempt, ItemKind::event, item.number, item.time, event->body, 0);
    if (same || item.number < first_event) {
      is_kept.push_back(item.number);
      kept.push_back(std::move(item));
    } else {
      plan.dropped.push_back(std::move(item.id));
    }
  }
  for (Event& event : events) {
    if (event.number < request.events || std::ranges::find(is_kept, event.number) != is_kept.end())
      continue;
    fresh.push_back(make_item(request.attempt, ItemKind::event, event.number, iso_time(now_ms),
                              std::move(event.body), event.commands));
  }
  outbox_.discard(std::move(plan.dropped));
  outbox_.enqueue(std::move(fresh), now_ms);
  outbox_.put_back(std::move(kept));
}

// ---- running
// --------------------------------------------------------------------------------------------

Submitted Attempt::submit(std::string_view name, std::span<const NamedValue> values,
                          double now_ms) {
  if (!session_) return Submitted::refused;
  const Submitted submitted = session_->submit(name, values, now_ms);
  absorb(now_ms);
  return submitted;
}

bool Attempt::advance(double now_ms) {
  if (!session_) return false;
  const bool advanced = session_->advance(now_ms);
  absorb(now_ms);
  return std::exchange(settled_, false) || advanced;
}

double Attempt::due_in(double now_ms) const { return session_ ? session_->due_in(now_ms) : -1; }

std::optional<Attempt::Event> Attempt::event_of(const Evidence& evidence) {
  const auto finding = tracker_.take(evidence);
  if (!finding) return std::nullopt;
  std::string chain;
  if (evidence.kind == SKUA_COMPLETED) chain = history_.chain(evidence.commands);
  std::string body = event_body(next_event_, evidence, *finding, standing_of(tracker_), chain);
  history_.event(evidence.commands, body);
  return Event{next_event_++, evidence.commands, std::move(body)};
}

void Attempt::take_events(std::vector<Event>& events) {
  for (const Evidence& evidence : session_->take_evidence()) {
    if (auto event = event_of(evidence)) events.push_back(std::move(*event));
  }
}

/// Puts new commands into blocks, until `end` of all are. Only what a slider may go on with is
/// gathered: a press is on its way to storage at once.
void Attempt::gather(uint32_t end, std::optional<Keyframe>& keyframe, double now_ms) {
  const auto commands = session_->commands();
  while (gathered_ < end) {
    if (blocks_.full()) close_block(now_ms);
    const CommandRecord& command =
        commands[commands.size() - (session_->command_count() - gathered_)];
    const bool due = keyframe && keyframe->commands == gathered_ + 1;
    history_.command(command, due ? std::exchange(keyframe, std::nullopt) : std::nullopt);
    blocks_.add(command, now_ms);
    ++gathered_;
    if (history_.has_keyframe(gathered_) || !may_continue(command.values)) close_block(now_ms);
  }
}

/// Gathers new commands and sends new events, each behind the commands that led to it and before
/// all later ones.
void Attempt::absorb(double now_ms) {
  auto keyframe = session_->take_keyframe();
  for (const Evidence& evidence : session_->take_evidence()) {
    gather(evidence.commands, keyframe, now_ms);
    std::optional<Event> event = event_of(evidence);
    if (!event) continue;
    close_block(now_ms);
    outbox_.enqueue({make_item(history_.header().attempt, ItemKind::event, event->number,
                               iso_time(now_ms), std::move(event->body), event->commands)},
                    now_ms);
  }
  gather(session_->command_count(), keyframe, now_ms);
  if (blocks_.due(now_ms)) close_block(now_ms);
  std::optional<double> due = lane_.due_ms();
  if (due && now_ms >= *due) {
    close_view(now_ms);
    due.reset();
  }
  if (blocks_.open()) due = std::min(due.value_or(blocks_.due_ms()), blocks_.due_ms());
  outbox_.set_open_work(due);
}

/// What is looked at goes with what is done.
void Attempt::close_block(double now_ms) {
  constexpr std::size_t kBytes = 60'000;  // a receiver takes no more than 64 kB
  if (!blocks_.open()) return;
  BlockEnd end = history_.end_of_block(*session_, gathered_);
  if (blocks_.bytes() + end.keyframe.size() > kBytes) end.keyframe.clear();
  outbox_.enqueue({blocks_.close(history_.header().attempt, end)}, now_ms);
  close_view(now_ms);
}

void Attempt::close_view(double now_ms) {
  if (!lane_.open()) return;
  Item item = lane_.close(history_.header().attempt, session_->tick(), gathered_, now_ms);
  if (!item.id.empty()) outbox_.enqueue({std::move(item)}, now_ms);
}

void Attempt::see(NamedValues view, double now_ms) {
  if (!session_) return;
  lane_.see(std::move(view), session_->tick(), session_->command_count(), now_ms);
  if (lane_.full()) close_view(now_ms);
}

// ---- the player
// -----------------------------------------------------------------------------------------

std::expected<void, json::Error> Attempt::tell(std::string_view json, double now_ms) {
  auto input = read_port_input(json);
  if (!input) return std::unexpected(input.error());
  if (input->type == PortInput::Type::flush && session_) {
    settled_ = session_->settle() || settled_;
    absorb(now_ms);
    close_block(now_ms);
    close_view(now_ms);
    outbox_.set_open_work(std::nullopt);
  }
  apply(outbox_, std::move(*input), now_ms);
  return {};
}

std::string Attempt::take_effects(double now_ms) {
  if (session_) absorb(now_ms);
  json::Writer out;
  out.array();
  const std::size_t empty = out.str().size();
  for (const OutboxEffect& effect : outbox_.take_effects(now_ms)) write_effect(out, effect);
  write_checkpoint_if_new(out);
  if (const Progress now{tracker_.score(), tracker_.completed()}; session_ && told_ != now) {
    write_progress(out, now);
    told_ = now;
  }
  return out.str().size() == empty ? std::string() : out.end().take();
}

/// A receiver that keeps no journal hears after each thing that was done where the attempt stands.
void Attempt::write_checkpoint_if_new(json::Writer& out) {
  if (!session_ || !keeps_checkpoint_ || blocks_.open()) return;
  const std::pair now(session_->command_count(), next_event_);
  if (std::exchange(checkpoint_at_, now) == now) return;
  if (const auto text = checkpoint())
    out.object().key("type").text("checkpoint").key("text").text(*text).end();
}

std::string Attempt::journal() const {
  return session_ ? history_.journal(*session_, tracker_, next_event_) : std::string();
}

std::expected<std::string, std::string> Attempt::checkpoint() const {
  if (!session_) return std::unexpected(std::string("there is no session"));
  return write_checkpoint(*session_, tracker_, next_event_);
}

}  // namespace skua
