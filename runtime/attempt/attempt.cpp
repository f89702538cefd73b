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

const skua_activity* find_activity(const skua_module_desc& module, std::string_view id) {
  for (uint32_t i = 0; i < module.activity_count; ++i) {
    if (id == module.activities[i].id) return &module.activities[i];
  }
  return nullptr;
}

std::string known_activities(const skua_module_desc& module) {
  std::string names;
  for (uint32_t i = 0; i < module.activity_count; ++i) {
    names += (i == 0 ? "" : ", ") + std::string(module.activities[i].id);
  }
  return names;
}

JournalHeader header_of(const skua_module_desc& module, const LaunchRequest& request) {
  return {
      SKUA_ABI,         module.name,     module.version, request.runtime_hash, request.module_hash,
      request.activity, request.attempt, request.actor,  request.seed,         request.mode};
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
  const std::vector<Item> stored = outbox_.take_attempt(request->attempt);
  std::vector<Item> stored_blocks, stored_events;
  for (const Item& item : stored)
    (item.kind == ItemKind::event ? stored_events : stored_blocks).push_back(item);

  ResumePlan plan = plan_resume(request->commands, std::move(stored_blocks));
  if (auto restored = restore(*activity, *request, plan); !restored) {
    session_.reset();
    outbox_.put_back(stored);
    return restored;
  }
  header_ = header_of(module, *request);
  tracker_ = Tracker(std::span(activity->items, activity->item_count));
  blocks_ = {};
  told_.reset();
  std::vector<Event> events = retell(std::max(request->events, events_told(stored_events)));
  next_event_ = std::max(next_event_, request->events);
  gathered_ = static_cast<uint32_t>(session_->commands().size());
  reconcile(*request, std::move(plan), std::move(stored_events), std::move(events), now_ms);
  outbox_.start(request->attempt, now_ms);
  return {};
}

std::expected<void, LaunchFault> Attempt::restore(const skua_activity& activity,
                                                  const LaunchRequest& request, ResumePlan& plan) {
  for (;;) {
    session_.emplace(activity, request.seed, request.mode);
    const auto replayed = session_->restore(plan.commands);
    if (replayed) return {};
    if (!plan.drop_from(replayed.error().number)) {
      return std::unexpected(
          LaunchFault{LaunchCode::no_replay, "/resume/commands: " + replayed.error().message});
    }
  }
}

/// All events of the replayed commands. Some events came later, from the simulation alone: it runs
/// on until they are there too, so that the student does not go back behind what is already in the
/// grade book.
std::vector<Attempt::Event> Attempt::retell(uint32_t wanted_events) {
  std::vector<Event> events{{0, started_body()}};
  next_event_ = 1;
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
                        std::vector<Item> stored_events, std::vector<Event> events, double now_ms) {
  std::vector<Item> kept, fresh;
  for (ResumePlan::Block& block : plan.blocks) kept.push_back(std::move(block.item));
  std::vector<bool> is_kept(events.size());
  for (Item& item : stored_events) {
    const Item made = make_item(item.attempt, ItemKind::event, item.number, item.time,
                                item.number < events.size() ? events[item.number].body : "");
    if (made == item) {
      is_kept[item.number] = true;
      kept.push_back(std::move(item));
    } else {
      plan.dropped.push_back(std::move(item.id));
    }
  }
  for (Event& event : events) {
    if (event.number < request.events || is_kept[event.number]) continue;
    fresh.push_back(make_item(request.attempt, ItemKind::event, event.number, iso_time(now_ms),
                              std::move(event.body)));
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

void Attempt::take_events(std::vector<Event>& events) {
  for (const Evidence& evidence : session_->take_evidence()) {
    const auto finding = tracker_.take(evidence);
    if (!finding) continue;
    events.push_back(
        {next_event_, event_body(next_event_, evidence, *finding, standing_of(tracker_))});
    ++next_event_;
  }
}

/// Gathers new commands and sends new events, behind the commands that led to them. Only what a
/// slider may go on with is gathered: a press is on its way to storage at once.
void Attempt::absorb(double now_ms) {
  const auto commands = session_->commands();
  for (; gathered_ < commands.size(); ++gathered_) {
    if (blocks_.full()) close_block(now_ms);
    blocks_.add(commands[gathered_], now_ms);
    if (!may_continue(commands[gathered_].values)) close_block(now_ms);
  }
  std::vector<Event> events;
  take_events(events);
  if (!events.empty() || blocks_.due(now_ms)) close_block(now_ms);
  std::vector<Item> items;
  for (Event& event : events) {
    items.push_back(make_item(header_.attempt, ItemKind::event, event.number, iso_time(now_ms),
                              std::move(event.body)));
  }
  outbox_.enqueue(std::move(items), now_ms);
  outbox_.set_open_work(blocks_.open() ? std::optional(blocks_.due_ms()) : std::nullopt);
}

void Attempt::close_block(double now_ms) {
  if (blocks_.open()) outbox_.enqueue({blocks_.close(header_.attempt)}, now_ms);
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
  for (const OutboxEffect& effect : outbox_.take_effects(now_ms)) out.raw(to_json(effect));
  if (const Progress now{tracker_.score(), tracker_.completed()}; session_ && told_ != now) {
    write_progress(out, now);
    told_ = now;
  }
  return out.str().size() == empty ? std::string() : out.end().take();
}

std::string Attempt::journal() const {
  return session_ ? to_json(header_, session_->commands()) : std::string();
}

}  // namespace skua
