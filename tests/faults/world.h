/// One schedule: a device, tabs on it, a network, a receiver, and time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "device.h"
#include "host.h"
#include "plan.h"
#include "receiver.h"
#include "skua/random.h"
#include "tab.h"

namespace skua::faults {

inline const std::string kAttempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
/// Of the same student; some of its work is on the device in some schedules.
inline const std::string kOther = "1f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";

/// "block 3+2", "event 5".
std::string name_of(const Parcel&);

struct Verdict {
  std::string trouble;  ///< the first rule that was broken; empty: none
  std::vector<std::string> trace;
  uint64_t presses = 0, requests = 0, pages = 0, persisted = 0, doubles = 0, forks = 0;
  bool contested = false;  ///< the work had two ends, as a page could not read what was kept
};

class World {
 public:
  World(uint32_t seed, bool tracing);

  /// Runs the plan, then mends everything and sees what has become of the work.
  Verdict run(const std::vector<Happening>& plan);

  // ---- for what lives in it
  double now = 1'772'444'467'250.0;
  Device device{*this};
  bool chance(uint32_t percent) { return random_.below(100) < percent; }
  uint32_t below(uint32_t count) { return random_.below(count); }
  void at(double ms, std::function<void()> act);
  void after(double ms, std::function<void()> act) { at(now + ms, std::move(act)); }
  bool lives(uint32_t page) const { return living_.contains(page); }
  /// For a page; nothing happens when it is gone.
  void tell(uint32_t page, const std::function<void()>& act);
  void note(const std::string& line);
  /// A rule: the first one that is broken ends the schedule.
  void need(bool holds, const std::string& rule);
  void persisted(const std::vector<Parcel>& parcels);
  /// Was on disk, as far as a page can know.
  bool is_written(const Parcel& parcel) const {
    return written_.contains({parcel.id, parcel.body});
  }
  bool is_persisted(const Parcel&) const;  ///< and must not be lost
  /// The receiver may never take it.
  void made(const Parcel&);
  /// A page goes on without what is on disk, which it can't read: the work has two ends from here
  /// on, and the school decides for the one that it gets first. The other is kept aside.
  void contest();
  bool is_taken(const Parcel& parcel) const { return receiver_.has(parcel.id, parcel.body); }
  /// Taken, or refused and set aside.
  bool is_received(const Parcel& parcel) const {
    return is_taken(parcel) || receiver_.aside.contains({parcel.id, parcel.body});
  }
  std::string resume() const { return receiver_.resume(); }
  std::size_t commands_received() const { return receiver_.next("commands"); }
  /// A request of a page; `reply` is called once if an answer comes before patience ends, and with
  /// nothing otherwise.
  void request(uint32_t page, const std::vector<Parcel>&, std::function<void(Answer)> reply);
  void last_request(const std::vector<Parcel>&);
  bool offline() const { return !network_; }

 private:
  struct Event {
    double at_ms;
    uint64_t order;
    std::function<void()> act;
  };
  void happen(const Happening&);
  void pass(double ms);
  bool step(double limit_ms);
  Tab* tab();
  void open_tab();
  void leave_other_work();
  void reload();
  void die();
  void take_over();
  Answer serve(const std::vector<Parcel>&);
  void check_words();
  void check_word(const Tab&);
  void mend();
  void check_end();
  void check_replay();

  Random random_;
  uint32_t seed_;
  bool tracing_;
  Receiver receiver_{kAttempt,
                     {.activity = "firing",
                      .attempt = kAttempt,
                      .actor = "k3v9x2",
                      .seed = 5,
                      .mode = "practice"}};
  std::vector<Event> events_;
  uint64_t order_ = 0;
  std::map<uint32_t, std::shared_ptr<Tab>> living_;
  uint32_t pages_ = 0;
  uint32_t dies_in_ = 0;  ///< steps until the page dies; 0: it doesn't
  bool network_ = true;
  Serving serving_ = Serving::well;
  std::set<std::pair<std::string, std::string>>
      written_;                                   ///< ids with bodies that were ever on disk
  std::map<std::string, std::string> persisted_;  ///< those that must not be lost
  bool forked_ = false;                           ///< two tabs were there at once
  Verdict verdict_;
  double began_ms_ = now;
};

}  // namespace skua::faults
