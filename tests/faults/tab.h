/// A page with the lesson: the runtime's attempt as it is, and around it what the player does
/// (web/player/delivery.ts, main.ts).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "attempt/attempt.h"
#include "device.h"
#include "host.h"

namespace skua::faults {

class World;

class Tab {
 public:
  /// `number` tells this page from all others of the schedule.
  Tab(World& world, uint32_t number, std::shared_ptr<Host> host);

  const uint32_t number;
  const std::shared_ptr<Host> host;

  /// Takes the attempt, loads what is kept, asks for the launch, starts.
  void open();
  void press(uint32_t what);
  void slide(uint32_t value);
  void hide();
  void trap();
  /// The browser says so.
  void network(bool online);
  /// To a page a clock that is set forward is a storage that has not answered for long.
  void lose_patience() { hasty_ = true; }
  /// Another tab has the attempt now.
  void yield();

  bool runs() const { return launched_; }
  bool stopped() const { return stopped_; }
  /// Whether the student can do something: also a page that keeps nothing.
  const std::string& word() const { return word_; }
  const std::map<std::string, Parcel>& kept() const { return kept_; }
  /// What it holds of the attempt.
  std::vector<const Parcel*> own() const;
  /// Something of the attempt no longer fits it, and lies aside on the device.
  bool aside() const { return aside_; }
  /// Commands that the student has given, those of earlier visits included.
  std::size_t commands() const;
  /// How many of them the receiver had when the page began, or has acknowledged to it since. It may
  /// hold others under their numbers, which another page gave.
  std::size_t delivered() const { return delivered_; }
  /// The oldest item of which storage has said nothing yet has waited for so long.
  double unanswered_ms() const;
  bool is_asked(const std::string& id) const { return asked_.contains(id); }
  bool keeps() const { return keeps_; }
  /// Whether the page may go before storage has answered, or storage has been given up.
  bool hasty() const { return hasty_ || !keeps_; }

 private:
  double clock();
  void loaded(std::vector<Parcel> parcels);
  void begin();
  void drain(double until_ms);
  void launch();
  void pump();
  void act(json::View effect);
  void store(std::vector<Parcel> parcels);
  void flush_store();
  void remove(json::View ids);
  std::vector<Parcel> parcels_of(json::View ids);
  void deliver(uint32_t batch, std::vector<Parcel> parcels);
  void answered(uint32_t number, const std::vector<Parcel>& parcels, const Answer&);
  void refused(const Receipt&);
  void wake(double at_ms);
  void frame();
  void tell(const std::string& json);
  void lose();

  World& world_;
  std::unique_ptr<Attempt> attempt_;
  std::map<std::string, Parcel> kept_;
  std::vector<std::string> order_;
  std::set<std::string> acknowledged_;
  std::size_t delivered_ = 0;
  std::vector<Parcel> fresh_;
  std::map<std::string, double> asked_;
  std::map<uint32_t, uint32_t> underway_;  ///< the host's number of a batch: the runtime's
  uint32_t sent_ = 0;
  uint32_t alarm_ = 0, frames_ = 0;  ///< the newest of them counts
  uint32_t runtime_ = 0;             ///< counts runtimes of this page
  bool keeps_ = true, launched_ = false, stopped_ = false, hasty_ = false;
  bool aside_ = false;  ///< something on this device no longer fits the attempt
  double clock_ms_ = 0, seen_ms_ = 0;
  std::string word_;
  // What the rules of delivery ask for.
  double not_before_ms_ = 0, since_ms_ = 0;
  uint32_t current_ = 0;
};

}  // namespace skua::faults
