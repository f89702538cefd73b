#include "outbox/outbox.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "core/hash.h"

namespace skua {
namespace {

constexpr uint32_t kGapTries = 5;

double unit(Random& random) { return static_cast<double>(random.next() >> 11) * 0x1p-53; }

}  // namespace

const char* text_of(StatusWord word) {
  constexpr const char* kWords[] = {"saved", "sending", "waiting", "memory", "refused"};
  return kWords[static_cast<std::size_t>(word)];
}

// ---- items
// ----------------------------------------------------------------------------------------------

Outbox::Entry* Outbox::find(std::string_view id) {
  const auto found =
      std::ranges::find_if(entries_, [&](const Entry& entry) { return entry.item.id == id; });
  return found == entries_.end() ? nullptr : &*found;
}

bool Outbox::add(Item item, Kept kept, double now_ms) {
  if (find(item.id) != nullptr) return false;
  Entry entry;
  entry.bytes = written_bytes(item) + 1;  // and a comma
  entry.item = std::move(item);
  entry.kept = kept;
  entry.asked_ms = now_ms;
  entry.refused = went_on_elsewhere_ && entry.item.attempt == own_attempt_;
  entries_.push_back(std::move(entry));
  return true;
}

/// Brings the queue into the order of sort_items; what is under way stays with its entry.
void Outbox::order() {
  std::vector<Item> items;
  items.reserve(entries_.size());
  for (const Entry& entry : entries_) items.push_back(entry.item);
  sort_items(items);
  std::vector<Entry> ordered;
  ordered.reserve(entries_.size());
  for (const Item& item : items) ordered.push_back(std::move(*find(item.id)));
  entries_ = std::move(ordered);
}

void Outbox::loaded(std::vector<Item> items, double now_ms) {
  for (Item& item : items) add(std::move(item), Kept::stored, now_ms);
  order();
  if (!started_) start_by_ms_ = now_ms + kLaunchMs;
}

void Outbox::put_back(std::vector<Item> items) {
  const Kept kept = storage_works_ ? Kept::stored : Kept::memory;
  for (Item& item : items) add(std::move(item), kept, 0);
  order();
}

void Outbox::enqueue(std::vector<Item> items, double now_ms) {
  const Kept kept = storage_works_ ? Kept::asked : Kept::memory;
  StoreEffect store;
  for (Item& item : items) {
    if (add(item, kept, now_ms)) store.items.push_back(std::move(item));
  }
  if (store.items.empty()) return;
  // What comes together is stored together: a press with what it showed.
  auto* before = effects_.empty() ? nullptr : std::get_if<StoreEffect>(&effects_.back());
  if (before == nullptr) {
    effects_.emplace_back(std::move(store));
  } else {
    std::ranges::move(store.items, std::back_inserter(before->items));
  }
}

std::vector<Item> Outbox::take_attempt(std::string_view attempt) {
  std::vector<Item> taken;
  for (Entry& entry : entries_) {
    if (entry.item.attempt == attempt) taken.push_back(entry.item);
  }
  std::erase_if(entries_, [&](const Entry& entry) { return entry.item.attempt == attempt; });
  return taken;
}

void Outbox::discard(std::vector<std::string> ids) {
  if (!ids.empty()) effects_.emplace_back(DeleteEffect{std::move(ids)});
}

void Outbox::start(std::string_view attempt, double now_ms) {
  own_attempt_ = attempt;
  started_ = true;
  went_on_elsewhere_ = false;
  start_by_ms_.reset();
  Fnv64 seed;
  seed.text(attempt);
  seed.little_endian(static_cast<uint64_t>(now_ms), 8);
  jitter_ = Random(static_cast<uint32_t>(seed.value >> 32));
}

// ---- answers
// --------------------------------------------------------------------------------------------

void Outbox::stored(std::span<const std::string> ids) {
  for (const std::string& id : ids) {
    if (Entry* entry = find(id)) entry->kept = Kept::stored;
  }
  if (!ids.empty()) storage_works_ = true;
}

void Outbox::storage_failed() {
  storage_works_ = false;
  // What was written before may be gone too: nothing is promised that is not known.
  for (Entry& entry : entries_) entry.kept = Kept::memory;
}

bool Outbox::earlier_is_queued(const Entry& later) const {
  return std::ranges::any_of(entries_, [&](const Entry& entry) {
    const Item &item = entry.item, &after = later.item;
    if (!entry.queued() || item.attempt != after.attempt) return false;
    if (item.kind == after.kind) return item.number < after.number;
    // An event is nothing without the commands that led to it.
    return item.kind == ItemKind::commands && item.applied <= after.applied;
  });
}

void Outbox::refuse(Entry& entry, const Refusal& refusal) {
  if (refusal.code == "gap" && earlier_is_queued(entry) && ++entry.gaps < kGapTries) return;
  if (refusal.code == "foreign-attempt" && entry.item.attempt != own_attempt_) {
    for (Entry& other : entries_) {
      if (other.item.attempt == entry.item.attempt) other.elsewhere = true;
    }
    return;
  }
  entry.refused = true;
  const bool forked = refusal.code == "fork" || refusal.code == "chain";
  if (forked && entry.item.attempt == own_attempt_) refuse_history();
}

void Outbox::refuse_history() {
  went_on_elsewhere_ = true;
  for (Entry& entry : entries_) {
    if (entry.item.attempt == own_attempt_) entry.refused = true;
  }
}

void Outbox::end_batch() {
  underway_ = 0;
  for (Entry& entry : entries_) entry.batch = 0;
}

void Outbox::delivered(uint32_t batch, std::span<const std::string> acknowledged,
                       std::span<const Refusal> refused, double now_ms) {
  // A receipt that comes late still says what is stored; a refusal that comes late is judged anew
  // with the next batch.
  DeleteEffect gone;
  for (const std::string& id : acknowledged) {
    const Entry* entry = find(id);
    if (entry != nullptr && entry->was_sent) gone.ids.push_back(id);
  }
  std::erase_if(entries_, [&](const Entry& entry) {
    return std::ranges::count(gone.ids, entry.item.id) != 0;
  });
  const bool progress = !gone.ids.empty();
  if (progress) {
    effects_.emplace_back(std::move(gone));
    failures_ = 0;
    pause_until_ms_ = 0;
    broken_pause_ms_ = 0;
  }
  if (batch == 0 || batch != underway_) return;
  bool settled = false;
  for (const Refusal& refusal : refused) {
    Entry* entry = find(refusal.id);
    if (entry == nullptr || entry->batch != batch) continue;
    refuse(*entry, refusal);
    settled = settled || !entry->queued();
  }
  end_batch();
  if (!progress && !settled) pause(now_ms, 0);
}

void Outbox::undelivered(uint32_t batch, std::optional<double> retry_after_ms, double now_ms) {
  if (batch == 0 || batch != underway_) return;
  end_batch();
  pause(now_ms, retry_after_ms.value_or(0));
}

void Outbox::pause(double now_ms, double retry_after_ms) {
  constexpr double kSpread =
      1.5;  // a pause lasts 1 to 1.5 times its base, and never longer than the last
  constexpr double kHourMs = 3'600'000;
  if (retry_after_ms > 0)
    asked_until_ms_ = now_ms + std::min(retry_after_ms, kHourMs) + kFirstPauseMs * unit(jitter_);
  // A try that a flush brought forward is none of those that make pauses grow: a student may turn to
  // another window and back as often as they like.
  if (const double before = std::exchange(broken_pause_ms_, 0); before > now_ms) {
    pause_until_ms_ = before;
    return;
  }
  const double base = std::min(kFirstPauseMs * static_cast<double>(1u << std::min(failures_, 10u)),
                               kLastPauseMs / kSpread);
  ++failures_;
  pause_until_ms_ = now_ms + (offline_ ? kLastPauseMs : base * (1 + (kSpread - 1) * unit(jitter_)));
}

void Outbox::online() {
  offline_ = false;
  failures_ = 0;
  pause_until_ms_ = 0;
  broken_pause_ms_ = 0;
}

void Outbox::offline(double now_ms) {
  // Browsers are sometimes wrong about this: one batch a minute goes out all the same.
  offline_ = true;
  pause_until_ms_ = now_ms + kLastPauseMs;
}

void Outbox::flush() {
  if (!offline_) broken_pause_ms_ = std::max(broken_pause_ms_, std::exchange(pause_until_ms_, 0));
  for (Entry& entry : entries_) entry.urgent = true;
}

// ---- what is due
// ------------------------------------------------------------------------------------------

void Outbox::check_patience(double now_ms) {
  if (start_by_ms_ && now_ms >= *start_by_ms_) start("", now_ms);
  if (underway_ != 0 && now_ms >= sent_ms_ + kAnswerMs)
    undelivered(underway_, std::nullopt, now_ms);
  for (Entry& entry : entries_) {
    entry.slow = entry.kept == Kept::asked && now_ms >= entry.asked_ms + kWriteMs;
    if (entry.kept != Kept::asked || now_ms < entry.asked_ms + kStoreMs) continue;
    entry.kept = Kept::memory;
    storage_works_ = false;
  }
}

double Outbox::next_try_ms() const { return std::max(pause_until_ms_, asked_until_ms_); }

bool Outbox::may_deliver(double now_ms) const {
  return started_ && underway_ == 0 && now_ms >= next_try_ms();
}

void Outbox::deliver(double now_ms) {
  DeliverEffect batch{last_batch_ + 1, {}};
  std::size_t bytes = 0;
  const auto pack = [&](bool own) {
    for (Entry& entry : entries_) {
      if (!entry.queued() || is_own(entry) != own) continue;
      if (entry.kept == Kept::asked && !entry.urgent) return false;
      if (!batch.ids.empty() &&
          (batch.ids.size() == kBatchItems || bytes + entry.bytes > kBatchBytes))
        return false;
      bytes += entry.bytes;
      entry.batch = batch.batch;
      entry.was_sent = true;
      batch.ids.push_back(entry.item.id);
    }
    return true;
  };
  if (pack(true)) pack(false);
  if (batch.ids.empty()) return;
  underway_ = ++last_batch_;
  sent_ms_ = now_ms;
  effects_.emplace_back(std::move(batch));
}

/// Asks to be woken for whatever is next.
void Outbox::schedule(double now_ms) {
  std::optional<double> next;
  const auto consider = [&](double at_ms) { next = std::min(next.value_or(at_ms), at_ms); };
  if (start_by_ms_) consider(*start_by_ms_);
  if (underway_ != 0) consider(sent_ms_ + kAnswerMs);
  if (started_ && underway_ == 0 && now_ms < next_try_ms() &&
      std::ranges::any_of(entries_, &Entry::queued)) {
    consider(next_try_ms());
  }
  for (const Entry& entry : entries_) {
    if (entry.kept == Kept::asked) consider(entry.asked_ms + (entry.slow ? kStoreMs : kWriteMs));
  }
  if (open_work_ms_) consider(*open_work_ms_);
  if (next) next = std::ceil(*next);  // a whole number takes a tenth of the time to write
  if (!next || next == wake_ms_) return;
  wake_ms_ = next;
  effects_.emplace_back(WakeEffect{*next});
}

StatusWord Outbox::status() const {
  const auto any = [&](auto&& is) {
    return std::ranges::any_of(
        entries_, [&](const Entry& entry) { return is_own(entry) && std::invoke(is, entry); });
  };
  const bool held_up = offline_ || failures_ > 0;
  // What is refused lies with the receiver: no waiting changes that.
  const bool in_memory =
      any([](const Entry& entry) { return entry.queued() && entry.kept == Kept::memory; });
  if (in_memory || (open_work_ms_ && (held_up || !storage_works_))) return StatusWord::memory;
  const bool queued = any(&Entry::queued);
  if (queued && held_up) return any(&Entry::slow) ? StatusWord::memory : StatusWord::waiting;
  if (queued || open_work_ms_) return StatusWord::sending;
  return any(&Entry::refused) ? StatusWord::refused : StatusWord::saved;
}

uint32_t Outbox::waiting() const {
  return static_cast<uint32_t>(std::ranges::count_if(
      entries_, [&](const Entry& entry) { return is_own(entry) && entry.queued(); }));
}

void Outbox::report_status() {
  if (!started_) return;
  const StatusEffect now{status(), waiting()};
  const bool same_word = told_ && told_->word == now.word;
  // While things go well the number changes all the time, and nobody wants to know.
  if (same_word && (now.word == StatusWord::sending || told_->waiting == now.waiting)) return;
  told_ = now;
  effects_.emplace_back(now);
}

std::vector<OutboxEffect> Outbox::take_effects(double now_ms) {
  check_patience(now_ms);
  if (may_deliver(now_ms)) deliver(now_ms);
  schedule(now_ms);
  report_status();
  return std::exchange(effects_, {});
}

}  // namespace skua
