/// The page around the lesson: passes batches on one after the other (web/host/delivery.ts).
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "receiver.h"

namespace skua::faults {

class World;

/// The answer to a batch; without a receipt nothing could be stored.
struct Answer {
  std::optional<Receipt> receipt;
  std::optional<double> retry_after_ms;
};

class Host : public std::enable_shared_from_this<Host> {
 public:
  Host(World& world, uint32_t page) : world_(world), page_(page) {}

  void deliver(uint32_t batch, std::vector<Parcel> parcels, std::function<void(Answer)> reply);
  /// The page goes: one last request with what nobody has taken yet.
  void leave();

 private:
  struct Batch {
    uint32_t number;
    std::vector<Parcel> parcels;
    std::function<void(Answer)> reply;
  };
  void run();
  void answered(const Answer&);
  bool is_open(const std::string& id) const;

  World& world_;
  uint32_t page_;
  std::deque<Batch> queue_;
  std::vector<Parcel> open_;
  bool running_ = false;
};

}  // namespace skua::faults
