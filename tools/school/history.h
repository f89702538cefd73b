// What the school has of an attempt, and how a batch of items makes it grow: numbers without gap or
// overlap, time that does not run ahead, a chain that follows.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "attempts.h"
#include "core/chain.h"
#include "instant.h"
#include "item_check.h"

namespace skua::school {

/// How far simulated time may be ahead of the time since the attempt began: clocks and rounding.
inline constexpr Milliseconds kTickSlack = 5000;

class History {
 public:
  /// `actor` is the opaque name, `activity` the id under which the attempt's journal begins.
  History(soci::session& sql, const Attempt& attempt, std::string actor, std::string activity,
          Milliseconds now);

  enum class Outcome { stored, known };

  /// Stores a well-formed item that stood at `where` of the request, or says why not. The same item
  /// again is known; the first content for a number stands.
  std::expected<Outcome, Refusal> take(const Item& item, const std::string& where);

  long long next_event() const { return next_event_; }
  /// A refused event keeps its number, so that those after it can be taken.
  void hold_event() { ++next_event_; }

 private:
  using Taken = std::expected<Outcome, Refusal>;

  Taken take_event(const Item&, const std::string& where);
  Taken take_block(const Item&, const std::string& where);
  Taken take_view(const Item&, const std::string& where);
  Taken store_block(const Item&, const std::string& where);
  std::optional<Refusal> other_use_of_id(const Item&, const std::string& where);
  std::optional<Refusal> too_much(const Item&, const std::string& where);
  std::optional<Refusal> ahead(const Json& tick, const std::string& where) const;
  std::optional<Refusal> without_its_commands(const Json& body, const std::string& where) const;
  std::optional<Refusal> wrong_chain(const Json& body, const std::string& where);
  Chain stored_chain();

  soci::session& sql_;
  const Attempt& attempt_;
  std::string actor_, activity_;
  Milliseconds now_;
  long long next_event_ = 0, next_command_ = 0, next_view_ = 0;
  long long scored_bytes_ = 0, view_bytes_ = 0;
  long long last_tick_ = 0;  // of the last command
  // The first command of this batch that was not taken: what came of it is another history.
  std::optional<long long> missing_from_;
  std::optional<Chain> chain_;  // over all commands; made when first asked for
};

/// The number that the attempt's next event must have.
long long next_event(soci::session& sql, const std::string& attempt);

/// The lowest event number that is not stored: next_event(), or one that a refused item holds.
long long first_missing_event(soci::session& sql, const std::string& attempt);

}  // namespace skua::school
