/// The outbox: decides what is stored, sent, sent again and deleted. It does none of it: answers
/// and time come in, effects come out, and all of it runs in a test without storage, network or
/// clock.
///
/// Rules
/// * An item is sent after it is stored, or when storage is known to have failed (then it lives in
/// memory only).
/// * Items are sent in order, one batch at a time, until they are acknowledged; only then they are
/// deleted.
/// * Refused items are set aside: kept in storage, not sent again in this visit, and never in the
/// way of others.
///   An item that was refused because an earlier one is missing (`gap`) is sent again while we have
///   that earlier one. Once the receiver has said `fork` or `chain`, the attempt
///   went on elsewhere: nothing more of it is sent in this visit, so that two histories never
///   become one.
/// * Items of other attempts come after those of the attempt that runs, and say nothing about where
/// its work is. Those
///   that this receiver doesn't take (`foreign-attempt`) wait for that attempt's next visit.
/// * A batch without an answer for 30 s counts as undelivered. Pauses grow from 1 s to 60 s, with
/// jitter, so that a
///   class does not come back in step; a receiver's Retry-After is kept to, even when the student's
///   network comes back.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "outbox/item.h"
#include "skua/random.h"

namespace skua {

/// Where the student's work on the attempt that runs is. `saved`: acknowledged, all of it.
/// `sending`: on its way. `waiting`: kept on the device until the receiver can be reached.
/// `memory`: some of it only in this page, with storage not there, or slow, or nobody to send it to
/// yet. `refused`: sent, but some of it was not taken.
enum class StatusWord : uint8_t { saved, sending, waiting, memory, refused };
const char* text_of(StatusWord);

struct Refusal {
  std::string id, code, message;
};

struct StoreEffect {
  std::vector<Item> items;
};
struct DeleteEffect {
  std::vector<std::string> ids;
};
/// Of what was told with `loaded` or wanted with a StoreEffect, in the order to send it.
struct DeliverEffect {
  uint32_t batch;
  std::vector<std::string> ids;
};
/// Call `timer` at this time; a later effect replaces an earlier one.
struct WakeEffect {
  double at_ms;
};
struct StatusEffect {
  StatusWord word;
  uint32_t waiting;  ///< items of the attempt that are not acknowledged and not refused
};
using OutboxEffect =
    std::variant<StoreEffect, DeleteEffect, DeliverEffect, WakeEffect, StatusEffect>;

/// All times are milliseconds of one clock that never goes back.
class Outbox {
 public:
  static constexpr std::size_t kBatchItems = 50;
  static constexpr std::size_t kBatchBytes =
      59'000;  ///< of the items as JSON; a request has at most 60 kB
  static constexpr double kAnswerMs = 30'000;
  static constexpr double kStoreMs =
      5'000;  ///< storage that is silent for so long counts as failed
  /// A write that takes longer is told: until it is answered the item is only in the page.
  static constexpr double kWriteMs = 500;
  static constexpr double kLaunchMs = 1'000;  ///< loaded items wait so long for `start`
  static constexpr double kFirstPauseMs = 1'000, kLastPauseMs = 60'000;

  // ---- what is to be delivered
  /// What storage held at the start. Nothing is sent until `start`, or until it is clear that no
  /// lesson will run and there is only old work to deliver.
  void loaded(std::vector<Item> items, double now_ms);
  /// New items, in order. Known ids are dropped.
  void enqueue(std::vector<Item> items, double now_ms);
  /// Takes an attempt's items out, so that a launch can compare them with what the receiver has.
  std::vector<Item> take_attempt(std::string_view attempt);
  /// Puts items that are in storage back, as `loaded` but without waiting.
  void put_back(std::vector<Item> items);
  /// Removes items from storage that `take_attempt` gave.
  void discard(std::vector<std::string> ids);
  /// The lesson runs this attempt: deliver from now on.
  void start(std::string_view attempt, double now_ms);
  /// Tells whether something was done or typed that is no item yet, and when the caller wants to be
  /// woken for it.
  void set_open_work(std::optional<double> due_ms) { open_work_ms_ = due_ms; }

  // ---- answers
  void stored(std::span<const std::string> ids);
  void storage_failed();
  void delivered(uint32_t batch, std::span<const std::string> acknowledged,
                 std::span<const Refusal> refused, double now_ms);
  void undelivered(uint32_t batch, std::optional<double> retry_after_ms, double now_ms);
  void online();
  void offline(double now_ms);
  void timer() { wake_ms_.reset(); }
  /// The page may be gone soon: don't wait for a pause or for storage's answer.
  void flush();

  // ---- what is to be done
  /// Everything that is due now. To be called after each of the above.
  std::vector<OutboxEffect> take_effects(double now_ms);
  StatusWord status() const;
  uint32_t waiting() const;

 private:
  enum class Kept : uint8_t { asked, stored, memory };
  struct Entry {
    Item item;
    std::size_t bytes = 0;
    Kept kept = Kept::asked;
    double asked_ms = 0;
    uint32_t batch = 0;  ///< under way in this batch; 0: not
    uint32_t gaps = 0;   ///< how often it was refused because an earlier one is missing
    bool was_sent = false;
    bool slow = false;       ///< storage takes so long that it is told
    bool urgent = false;     ///< may go before storage has answered
    bool refused = false;    ///< set aside
    bool elsewhere = false;  ///< belongs to an attempt that this receiver doesn't take
    bool queued() const { return !refused && !elsewhere; }
  };
  Entry* find(std::string_view id);
  /// Of the attempt that runs; where none does, all are.
  bool is_own(const Entry& entry) const {
    return own_attempt_.empty() || entry.item.attempt == own_attempt_;
  }
  bool add(Item item, Kept kept, double now_ms);
  void order();
  void refuse(Entry&, const Refusal&);
  void refuse_history();
  bool earlier_is_queued(const Entry&) const;
  void end_batch();
  void pause(double now_ms, double retry_after_ms);
  void check_patience(double now_ms);
  double next_try_ms() const;
  bool may_deliver(double now_ms) const;
  void deliver(double now_ms);
  void schedule(double now_ms);
  void report_status();

  std::vector<Entry> entries_;
  std::vector<OutboxEffect> effects_;
  std::string own_attempt_;
  Random jitter_{0};
  bool started_ = false;
  std::optional<double> start_by_ms_;
  bool went_on_elsewhere_ = false;
  bool storage_works_ = true;
  bool offline_ = false;
  uint32_t last_batch_ = 0;
  uint32_t underway_ = 0;  ///< the batch that waits for an answer; 0: none
  double sent_ms_ = 0;
  uint32_t failures_ = 0;      ///< batches in a row that brought nothing
  double pause_until_ms_ = 0;  ///< our own patience
  double broken_pause_ms_ = 0;  ///< until when it would have lasted, had a flush not ended it
  double asked_until_ms_ = 0;  ///< the receiver's wish
  std::optional<double> open_work_ms_;
  std::optional<double> wake_ms_;
  std::optional<StatusEffect> told_;
};

}  // namespace skua
