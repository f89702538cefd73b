#include "attempt/timeline.h"

#include <algorithm>
#include <cmath>

#include "attempt/view_lane.h"
#include "core/iso_time.h"
#include "core/session.h"

namespace skua {
namespace {

constexpr double kTickMs = 1000.0 / 60.0;
/// A sum of such times is as good as a whole number of ticks when it is this near to one.
constexpr double kNear = 1e-6;

double run_ms(Tick from, Tick to) { return from < to ? (to - from) * kTickMs : 0; }

/// When each command was made, in milliseconds since 1970, where that was recorded: of the first
/// one of each block.
std::vector<std::optional<double>> recorded_times(const Journal& journal) {
  std::vector<std::optional<double>> times;
  for (std::size_t i = 0; i < journal.blocks.size(); ++i) {
    times.push_back(epoch_of(journal.times[i]));
    times.resize(times.size() + journal.blocks[i].commands.size() - 1);
  }
  return times;
}

Tick tick_of_end(const Journal& journal, Tick last) {
  if (journal.close) last = std::max(last, journal.close->tick);
  for (const JournalEvent& event : journal.events) {
    const auto body = json::parse(event.body);
    if (body) last = std::max(last, body->root()["tick"].whole(kLastTick).value_or(0));
  }
  return last;
}

bool goes_on(const CommandRecord& before, const CommandRecord& command) {
  return command.tick - before.tick <= kOneMovementTicks &&
         same_movement(command.name, command.values, before.name, before.values);
}

}  // namespace

Timeline::Timeline(const Journal& journal) {
  for (const JournalBlock& block : journal.blocks)
    commands_.insert(commands_.end(), block.commands.begin(), block.commands.end());
  const auto count = static_cast<uint32_t>(commands_.size());
  const std::vector<Seen> seen = views_of(journal, count == 0 ? 0 : commands_.front().number);
  const auto times = recorded_times(journal);
  last_tick_ = tick_of_end(journal, tick_of(count));

  auto view = seen.begin();
  double block_ms = 0, block_time = 0;  // where the last block with a time begins, here and there
  bool has_block_time = false;
  for (uint32_t i = 0; i <= count; ++i) {
    const auto views_end =
        std::find_if(view, seen.end(), [&](const Seen& one) { return i < one.at.commands; });
    const std::span views(view, i == count ? seen.end() : views_end);
    view += static_cast<std::ptrdiff_t>(views.size());
    const Tick from = tick_of(i), to = i == count ? last_tick_ : commands_[i].tick;
    const double begin = start_of(i), run = run_ms(from, to);
    double waited = 0;
    if (i < count && times[i] && has_block_time)
      waited = (*times[i] - block_time) - (begin - block_ms) - run;
    const auto waiting = static_cast<std::size_t>(
        std::ranges::count_if(views, [&](const Seen& one) { return one.at.tick >= to; }));
    const double pause = pause_before(i, run, waited, waiting);
    place_views(views, from, to, begin, pause);
    const double end = std::ceil(begin + run + pause - kNear);
    if (i == count) {
      duration_ms_ = end;
      break;
    }
    starts_.push_back(end);
    if (!times[i]) continue;
    block_ms = end;
    block_time = *times[i];
    has_block_time = true;
  }
}

/// Of the end (`index` is one past the last command) only what there is to see.
double Timeline::pause_before(uint32_t index, double run_ms, double waited_ms,
                              std::size_t views) const {
  const double seeing = static_cast<double>(views) * kViewPauseMs;
  if (index == commands_.size()) return std::min(seeing, kLongestPauseMs);
  const bool moves = index > 0 && goes_on(commands_[index - 1], commands_[index]);
  const double least = std::max(0.0, (moves ? kMovementPauseMs : kPressPauseMs) - run_ms) + seeing;
  return std::min(std::max(least, waited_ms), kLongestPauseMs);
}

/// What changed while time stood still is spread over the pause.
void Timeline::place_views(std::span<const Seen> views, Tick from, Tick to, double at_ms,
                           double pause_ms) {
  const auto waiting = static_cast<double>(
      std::ranges::count_if(views, [&](const Seen& one) { return one.at.tick >= to; }));
  double nth = 0;
  for (const Seen& one : views) {
    double at = at_ms + run_ms(from, std::min(one.at.tick, to));
    if (one.at.tick >= to) at += pause_ms * ++nth / (waiting + 1);
    if (!views_.empty()) at = std::max(at, views_.back().at_ms);
    views_.push_back({at, one.changes});
  }
}

std::vector<Timeline::Seen> Timeline::views_of(const Journal& journal, uint32_t first) {
  std::vector<Seen> seen;
  for (const std::string& body : journal.views) {
    const auto document = json::parse(body);
    if (!document) continue;
    for (const json::View entry : document->root()["views"]) {
      if (entry.size() != 3) continue;
      auto field = entry.begin();
      const uint32_t tick = (*field).whole(kLastTick).value_or(0);
      const uint32_t commands = (*++field).whole().value_or(0);
      seen.push_back({{commands < first ? 0 : commands - first, tick}, read_view(*++field)});
    }
  }
  std::ranges::stable_sort(seen, {}, &Seen::at);
  return seen;
}

Moment Timeline::at(double ms) const {
  const auto next = std::ranges::upper_bound(starts_, ms);
  const auto commands = static_cast<uint32_t>(next - starts_.begin());
  const Tick from = tick_of(commands);
  const Tick to = next == starts_.end() ? last_tick_ : commands_[commands].tick;
  const double passed = std::max(0.0, (ms - start_of(commands)) / kTickMs + kNear);
  return {commands, from + static_cast<Tick>(std::min<double>(passed, to - from))};
}

double Timeline::when(const Moment& moment) const {
  const uint32_t commands =
      std::min<uint32_t>(moment.commands, static_cast<uint32_t>(commands_.size()));
  return std::ceil(start_of(commands) + run_ms(tick_of(commands), moment.tick) - kNear);
}

}  // namespace skua
