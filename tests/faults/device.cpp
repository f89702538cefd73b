#include "device.h"

#include <algorithm>
#include <utility>

#include "world.h"

namespace skua::faults {

void Device::transact(uint32_t page, std::function<void()> commit) {
  if (keeping == Keeping::silent) return;
  const double delay = keeping == Keeping::slow ? world_.below(8'000) : world_.below(40);
  busy_until_ms_ = std::max(busy_until_ms_, world_.now + delay);
  const bool survives = world_.chance(50);
  world_.at(busy_until_ms_, [this, page, survives, act = std::move(commit)] {
    // What a page still had to say when it died is lost from some point on.
    if (!survives && !world_.lives(page)) silenced_.insert(page);
    if (!silenced_.contains(page)) act();
  });
}

void Device::take(uint32_t page, std::function<void(Outcome, std::vector<Parcel>)> done) {
  transact(page, [this, page, failed = keeping == Keeping::blocked, tell = std::move(done)] {
    std::vector<Parcel> found;
    if (!failed) {
      owner_ = page;
      for (const auto& [id, parcel] : rows) found.push_back(parcel);
      // As they were made; a browser's order would do as well.
      std::ranges::stable_sort(found, {}, &Parcel::number);
    }
    world_.note("device: page " + std::to_string(page) +
                (failed ? " is refused" : " takes " + std::to_string(found.size()) + " rows"));
    world_.tell(page, [&] { tell(failed ? Outcome::failed : Outcome::done, std::move(found)); });
  });
}

void Device::add(uint32_t page, std::vector<Parcel> parcels,
                 std::function<std::vector<Parcel>()> all, std::function<void(Outcome)> done) {
  const bool failed = keeping == Keeping::full || keeping == Keeping::blocked;
  transact(page, [this, page, failed, added = std::move(parcels), everything = std::move(all),
                  tell = std::move(done)]() mutable {
    if (owner_ == 0 && !failed && world_.lives(page)) {
      world_.note("device: everything was evicted");
      owner_ = page;
      added = everything();
    }
    const Outcome outcome = owner_ != page ? Outcome::elsewhere
                            : failed       ? Outcome::failed
                                           : Outcome::done;
    if (outcome == Outcome::done) {
      for (const Parcel& parcel : added) rows[parcel.id] = parcel;
    }
    for (const Parcel& parcel : added) {
      world_.note("device: " + name_of(parcel) +
                  (outcome == Outcome::done     ? " is on disk"
                   : outcome == Outcome::failed ? " is refused"
                                                : " belongs to another tab"));
    }
    if (outcome == Outcome::done) world_.persisted(added);
    world_.tell(page, [&] { tell(outcome); });
  });
}

void Device::remove(uint32_t page, std::vector<std::string> ids) {
  transact(page, [this, page, gone = std::move(ids)] {
    for (const std::string& id : gone) erase(page, id);
  });
}

/// A page that was taken over removes nothing of the attempt: the same id may be another work.
void Device::erase(uint32_t page, const std::string& id) {
  const auto row = rows.find(id);
  if (row == rows.end()) return;
  const bool held = owner_ == 0 || owner_ == page;
  if (held || row->second.attempt != kAttempt) rows.erase(row);
}

void Device::set_aside(uint32_t page, std::vector<Parcel> parcels) {
  transact(page, [this, page, moved = std::move(parcels)] {
    for (const Parcel& parcel : moved) {
      erase(page, parcel.id);
      aside.emplace(parcel.id, parcel.body);
    }
  });
}

void Device::evict() {
  aside.clear();
  rows.clear();
  owner_ = 0;
}

}  // namespace skua::faults
