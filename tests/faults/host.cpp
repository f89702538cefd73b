#include "host.h"

#include <algorithm>
#include <utility>

#include "world.h"

namespace skua::faults {
namespace {

constexpr std::size_t kKeepaliveBytes = 60'000;

}  // namespace

bool Host::is_open(const std::string& id) const {
  return std::ranges::any_of(open_, [&](const Parcel& parcel) { return parcel.id == id; });
}

void Host::deliver(uint32_t batch, std::vector<Parcel> parcels, std::function<void(Answer)> reply) {
  for (const Parcel& parcel : parcels) {
    if (!is_open(parcel.id)) open_.push_back(parcel);
  }
  queue_.push_back({batch, std::move(parcels), std::move(reply)});
  if (!running_) run();
}

void Host::run() {
  running_ = !queue_.empty();
  if (!running_) return;
  world_.request(page_, queue_.front().parcels,
                 [self = shared_from_this()](const Answer& answer) { self->answered(answer); });
}

void Host::answered(const Answer& answer) {
  const Batch batch = std::move(queue_.front());
  queue_.pop_front();
  if (answer.receipt) {
    std::erase_if(open_, [&](const Parcel& parcel) {
      return std::ranges::count(answer.receipt->acknowledged, parcel.id) != 0 ||
             std::ranges::count(answer.receipt->refused, parcel.id, &Refused::id) != 0;
    });
  }
  batch.reply(answer);
  const bool stays =
      std::ranges::any_of(batch.parcels, [&](const Parcel& parcel) { return is_open(parcel.id); });
  if (stays) {
    // What was handed over behind it would arrive out of order.
    for (Batch& later : std::exchange(queue_, {})) later.reply({{}, answer.retry_after_ms});
  }
  run();
}

void Host::leave() {
  std::vector<Parcel> last;
  std::size_t bytes = 12;
  for (const Parcel& parcel : open_) {
    bytes += parcel.text.size() + 1;
    if (bytes > kKeepaliveBytes) break;
    last.push_back(parcel);
  }
  if (!last.empty()) world_.last_request(last);
}

}  // namespace skua::faults
