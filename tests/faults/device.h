/// The student's device: what the browser keeps for the lesson's origin, and the clock on the wall.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "plan.h"
#include "receiver.h"

namespace skua::faults {

class World;

/// What a transaction found out.
enum class Outcome : uint8_t { done, failed, elsewhere };

/// Rows by id, changed by transactions one after the other. The page that took the attempt last is
/// the only one that may add: another's transaction fails as a whole.
class Device {
 public:
  explicit Device(World& world) : world_(world) {}

  Keeping keeping = Keeping::well;
  double wall_ms = 0;  ///< how far the clock on the wall is ahead of true time
  std::map<std::string, Parcel> rows;
  std::set<std::pair<std::string, std::string>> aside;  ///< ids with bodies

  /// Takes the attempt for a page and reads the rows. `done` may never be called.
  void take(uint32_t page, std::function<void(Outcome, std::vector<Parcel>)> done);
  /// Where everything was evicted since the page took the attempt, `all` that it holds is written
  /// anew.
  void add(uint32_t page, std::vector<Parcel> parcels, std::function<std::vector<Parcel>()> all,
           std::function<void(Outcome)> done);
  void remove(uint32_t page, std::vector<std::string> ids);
  /// What no longer fits the attempt stays, out of the way of what has its number now.
  void set_aside(uint32_t page, std::vector<Parcel> parcels);
  void evict();

 private:
  /// Runs `commit` when the earlier transactions are through, even if its page has died in the
  /// meantime; or, where that page died before, perhaps not at all.
  void transact(uint32_t page, std::function<void()> commit);
  void erase(uint32_t page, const std::string& id);

  World& world_;
  uint32_t owner_ = 0;
  double busy_until_ms_ = 0;
  std::set<uint32_t> silenced_;
};

}  // namespace skua::faults
