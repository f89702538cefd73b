/// A receiver that keeps the rules of web/protocol/README.md, and nothing else.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/chain.h"
#include "core/json.h"

namespace skua::faults {

/// An item as it travels. Only what the protocol says of every kind is read.
struct Parcel {
  std::string id, attempt, kind, body;
  uint32_t number = 0;  ///< of the event, or of the first command or view
  uint32_t length = 1;  ///< commands or views in it
  std::string text;     ///< all of it as JSON
};

Parcel read_parcel(json::View item);

struct Refused {
  std::string id, code;
};

struct Receipt {
  std::vector<std::string> acknowledged;
  std::vector<Refused> refused;
};

class Receiver {
 public:
  /// The attempt, and what its launches say of it.
  Receiver(std::string attempt, const ChainHeader& start)
      : attempt_(std::move(attempt)), chain_(start) {}

  Receipt take(const std::vector<Parcel>& parcels);

  /// What a launch says of the attempt: `{"commands":[…],"events":N,"views":N}`.
  std::string resume() const;
  uint32_t next(const std::string& kind) const;
  /// Whether exactly this was taken.
  bool has(const std::string& id, const std::string& body) const;
  const std::string* body_of(const std::string& id) const;
  const std::vector<std::string>& events() const { return events_; }  ///< bodies, by number
  std::string commands() const;                                       ///< as a JSON array
  /// Whether it takes what other attempts of the student left behind.
  bool takes_others = false;
  /// Items that will never be taken.
  std::set<std::string> bad;
  /// What was refused lies here, as it came: ids with bodies.
  std::set<std::pair<std::string, std::string>> aside;
  uint32_t forks = 0, gaps = 0, doubles = 0;
  /// Rules of order that were broken, if any.
  std::string disorder;

 private:
  void take(const Parcel&, Receipt&);
  void refuse(const Parcel&, const char* code, Receipt&);
  void keep(const Parcel&);
  bool follows(const Parcel&);

  std::string attempt_;
  std::map<std::string, std::string> bodies_;
  std::map<std::string, uint32_t> next_;
  std::vector<std::string> events_, commands_;
  Chain chain_;
};

}  // namespace skua::faults
