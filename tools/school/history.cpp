#include "history.h"

#include <algorithm>

#include <soci/soci.h>

#include "carried.h"

namespace skua::school {

namespace {

constexpr long long kTicksPerSecond = 60;
// Of an attempt, so that its journal can always be replayed; and of its views by themselves.
constexpr long long kMaxScoredBytes = 4'000'000;
constexpr long long kMaxViewBytes = 4'000'000;
constexpr long long kRecordBytes = 200;  // what a record takes in the journal besides its body

CommandRecord record_of(const Json& command, long long number) {
  CommandRecord record{.number = static_cast<std::uint32_t>(number),
                       .tick = command[0].get<std::uint32_t>(),
                       .name = command[1].get<std::string>(),
                       .values = {}};
  for (const auto& [name, value] : command[2].items()) {
    NamedValue named{.name = name, .is_text = value.is_string(), .text = {}};
    if (named.is_text)
      named.text = value.get<std::string>();
    else
      named.number = value.get<double>() + 0.0;  // no negative zero
    record.values.push_back(std::move(named));
  }
  return record;
}

void add_all(Chain& chain, const Json& commands, long long first) {
  for (const Json& command : commands) chain.add(record_of(command, first++));
}

std::optional<std::string> text_in(const Json& body, const char* field) {
  const auto found = body.find(field);
  return found == body.end() ? std::nullopt : std::optional(found->get<std::string>());
}

}  // namespace

History::History(soci::session& sql, const Attempt& attempt, std::string actor,
                 std::string activity, Milliseconds now)
    : sql_(sql),
      attempt_(attempt),
      actor_(std::move(actor)),
      activity_(std::move(activity)),
      now_(now),
      next_event_(school::next_event(sql, attempt.id)) {
  sql_ << "SELECT coalesce(max(first + length), 0), coalesce(max(last_tick), 0) FROM blocks WHERE "
          "attempt = :attempt",
      soci::into(next_command_), soci::into(last_tick_), soci::use(attempt.id);
  sql_ << "SELECT coalesce(max(first + length), 0) FROM views WHERE attempt = :attempt",
      soci::into(next_view_), soci::use(attempt.id);
  sql_ << "SELECT (SELECT coalesce(sum(length(CAST(commands AS BLOB)) + coalesce(length(keyframe), "
          "0) + :a), 0) FROM blocks WHERE attempt = :attempt) + (SELECT "
          "coalesce(sum(length(CAST(body AS BLOB)) + :b), 0) FROM events WHERE attempt = :attempt)",
      soci::into(scored_bytes_), soci::use(kRecordBytes, "a"), soci::use(attempt.id, "attempt"),
      soci::use(kRecordBytes, "b");
  sql_ << "SELECT coalesce(sum(length(CAST(views AS BLOB)) + :a), 0) FROM views WHERE attempt = "
          ":attempt",
      soci::into(view_bytes_), soci::use(kRecordBytes, "a"), soci::use(attempt.id, "attempt");
}

std::expected<History::Outcome, Refusal> History::take(const Item& item, const std::string& where) {
  if (auto refusal = other_use_of_id(item, where)) return std::unexpected(*refusal);
  switch (item.kind) {
    case ItemKind::commands:
      return take_block(item, where);
    case ItemKind::event:
      return take_event(item, where);
    case ItemKind::view:
      break;
  }
  return take_view(item, where);
}

// The id names one event, block or series of views for ever; the same id with another number is
// another history.
std::optional<Refusal> History::other_use_of_id(const Item& item, const std::string& where) {
  const long long position = item.position;
  const int kind = static_cast<int>(item.kind);
  int other = 0;
  sql_ << "SELECT 1 FROM (SELECT 1 AS kind, n AS position FROM events WHERE attempt = :a AND id = "
          ":i UNION ALL SELECT 0, first FROM blocks WHERE attempt = :b AND id = :j UNION ALL "
          "SELECT 2, first FROM views WHERE attempt = :c AND id = :l) WHERE NOT (kind = :k AND "
          "position = :p)",
      soci::into(other), soci::use(attempt_.id, "a"), soci::use(item.id, "i"),
      soci::use(attempt_.id, "b"), soci::use(item.id, "j"), soci::use(attempt_.id, "c"),
      soci::use(item.id, "l"), soci::use(kind, "k"), soci::use(position, "p");
  if (!sql_.got_data()) return std::nullopt;
  return Refusal{"fork", where + "/id: already belongs to another item of this attempt."};
}

std::optional<Refusal> History::too_much(const Item& item, const std::string& where) {
  long long& bytes = item.kind == ItemKind::view ? view_bytes_ : scored_bytes_;
  const long long more = static_cast<long long>(item.body.dump().size()) + kRecordBytes;
  if (bytes + more > (item.kind == ItemKind::view ? kMaxViewBytes : kMaxScoredBytes)) {
    return Refusal{"too-large", where + ": the attempt has as much as the school keeps of one."};
  }
  bytes += more;
  return std::nullopt;
}

std::optional<Refusal> History::ahead(const Json& tick, const std::string& where) const {
  const Milliseconds age = std::max(0LL, now_ - attempt_.created) + kTickSlack;
  const long long most = age * kTicksPerSecond / 1000;
  if (tick.get<long long>() <= most) return std::nullopt;
  return Refusal{"ahead", where + ": is ahead of the time since the attempt began, tick " +
                              std::to_string(most) + " at most."};
}

History::Taken History::take_event(const Item& item, const std::string& where) {
  const long long n = item.position;
  if (n > next_event_) {
    return std::unexpected(Refusal{
        "gap", where + "/body/n: event " + std::to_string(next_event_) + " must come first."});
  }
  if (n < next_event_) {
    std::string id, body;
    sql_ << "SELECT id, body FROM events WHERE attempt = :attempt AND n = :n", soci::into(id),
        soci::into(body), soci::use(attempt_.id), soci::use(n);
    if (sql_.got_data()) {
      if (id == item.id && same_json(Json::parse(body), item.body)) return Outcome::known;
      return std::unexpected(Refusal{"fork", where + "/body/n: event " + std::to_string(n) +
                                                 " is stored with other content."});
    }
    // The number is held by a refused item; a corrected one takes its place.
  }
  if (auto refusal = ahead(item.body["tick"], where + "/body/tick"))
    return std::unexpected(*refusal);
  if (auto refusal = without_its_commands(item.body, where)) return std::unexpected(*refusal);
  const std::string type = item.body["type"].get<std::string>(), body = item.body.dump();
  // The end of an attempt has all of it behind it: a number that is only held is still missing.
  if (const long long missing = first_missing_event(sql_, attempt_.id);
      type == "completed" && missing < n) {
    return std::unexpected(Refusal{"gap", where + "/body/n: event " + std::to_string(missing) +
                                              " must come before the attempt can be completed."});
  }
  if (auto refusal = too_much(item, where)) return std::unexpected(*refusal);
  sql_ << "INSERT INTO events (attempt, n, id, type, time_ms, received_ms, body) "
          "VALUES (:attempt, :n, :id, :type, :time, :now, :body)",
      soci::use(attempt_.id), soci::use(n), soci::use(item.id), soci::use(type),
      soci::use(item.time), soci::use(now_), soci::use(body);
  if (n == next_event_) ++next_event_;
  return Outcome::stored;
}

// Version 1 does not say how many commands came before an event.
std::optional<Refusal> History::without_its_commands(const Json& body,
                                                     const std::string& where) const {
  const long long held = std::min(next_command_, missing_from_.value_or(next_command_));
  const auto commands = body.find("commands");
  if (commands == body.end() || commands->get<long long>() <= held) return std::nullopt;
  return Refusal{"gap",
                 where + "/body/commands: command " + std::to_string(held) + " must come first."};
}

History::Taken History::take_block(const Item& item, const std::string& where) {
  Taken taken = store_block(item, where);
  if (!taken && item.position < missing_from_.value_or(item.position + 1))
    missing_from_ = item.position;
  return taken;
}

History::Taken History::store_block(const Item& item, const std::string& where) {
  const long long first = item.position;
  const Json& commands = item.body["commands"];
  if (first > next_command_) {
    return std::unexpected(Refusal{"gap", where + "/body/first: command " +
                                              std::to_string(next_command_) + " must come first."});
  }
  if (first < next_command_) {
    std::string id, stored;
    sql_ << "SELECT id, commands FROM blocks WHERE attempt = :attempt AND first = :first",
        soci::into(id), soci::into(stored), soci::use(attempt_.id), soci::use(first);
    if (sql_.got_data() && id == item.id && same_json(Json::parse(stored), commands))
      return Outcome::known;
    return std::unexpected(Refusal{"fork", where + "/body/first: command " + std::to_string(first) +
                                               " is stored in another block."});
  }
  if (commands.front()[0].get<long long>() < last_tick_) {
    return std::unexpected(
        Refusal{"wrong-type", where + "/body/commands/0/0: must be no earlier than tick " +
                                  std::to_string(last_tick_) + " of the command before it."});
  }
  const std::string last = where + "/body/commands/" + std::to_string(commands.size() - 1) + "/0";
  if (auto refusal = ahead(commands.back()[0], last)) return std::unexpected(*refusal);
  if (auto refusal = too_much(item, where)) return std::unexpected(*refusal);
  if (auto refusal = wrong_chain(item.body, where)) return std::unexpected(*refusal);
  const long long length = static_cast<long long>(commands.size());
  last_tick_ = commands.back()[0].get<long long>();
  const std::string text = commands.dump();
  const auto state = text_in(item.body, "state"), fields = text_in(item.body, "fields"),
             chain = text_in(item.body, "chain"), keyframe = text_in(item.body, "keyframe");
  const auto given = [](const auto& value) { return value ? soci::i_ok : soci::i_null; };
  soci::indicator has_state = given(state), has_fields = given(fields), has_chain = given(chain),
                  has_frame = given(keyframe);
  const std::string state_text = state.value_or(""), fields_text = fields.value_or(""),
                    chain_text = chain.value_or(""), keyframe_text = keyframe.value_or("");
  sql_ << "INSERT INTO blocks (attempt, first, length, last_tick, id, time_ms, received_ms, "
          "commands, state, fields, chain, keyframe) VALUES (:attempt, :first, :length, :tick, "
          ":id, :time, :now, :commands, :state, :fields, :chain, :keyframe)",
      soci::use(attempt_.id), soci::use(first), soci::use(length), soci::use(last_tick_),
      soci::use(item.id), soci::use(item.time), soci::use(now_), soci::use(text),
      soci::use(state_text, has_state), soci::use(fields_text, has_fields),
      soci::use(chain_text, has_chain), soci::use(keyframe_text, has_frame);
  next_command_ += length;
  return Outcome::stored;
}

// Also moves the chain on, when it is in use.
std::optional<Refusal> History::wrong_chain(const Json& body, const std::string& where) {
  const auto given = body.find("chain");
  if (attempt_.chained && (given == body.end() || !body.contains("state"))) {
    return Refusal{"chain", where +
                                "/body: must have state and chain, as every block of this "
                                "lesson has."};
  }
  if (given == body.end() && !chain_) return std::nullopt;
  Chain chain = chain_ ? *chain_ : stored_chain();
  add_all(chain, body["commands"], body["first"].get<long long>());
  if (given != body.end() && *given != chain.hex()) {
    return Refusal{"chain", where + "/body/chain: does not follow from the blocks before it."};
  }
  chain_ = chain;
  return std::nullopt;
}

Chain History::stored_chain() {
  std::string last;
  soci::indicator has_chain = soci::i_null;
  sql_ << "SELECT chain FROM blocks WHERE attempt = :attempt ORDER BY first DESC LIMIT 1",
      soci::into(last, has_chain), soci::use(attempt_.id);
  if (sql_.got_data() && has_chain == soci::i_ok) {
    if (const auto chain = Chain::from_hex(last)) return *chain;
  }
  const CarriedEvidence evidence = carried_of(attempt_.evidence);
  Chain chain(ChainHeader{.runtime_hash = attempt_.runtime_hash,
                          .module_hash = attempt_.module_hash,
                          .manifest = attempt_.version,
                          .activity = activity_,
                          .attempt = attempt_.id,
                          .actor = actor_,
                          .seed = attempt_.seed,
                          .mode = attempt_.mode,
                          .checkpoint = {},
                          .evidence = evidence});
  add_all(chain, commands_of(sql_, attempt_.id), 0);
  return chain;
}

History::Taken History::take_view(const Item& item, const std::string& where) {
  const long long first = item.position;
  const Json& views = item.body["views"];
  if (first > next_view_) {
    return std::unexpected(Refusal{
        "gap", where + "/body/first: view " + std::to_string(next_view_) + " must come first."});
  }
  if (first < next_view_) {
    std::string id, stored;
    sql_ << "SELECT id, views FROM views WHERE attempt = :attempt AND first = :first",
        soci::into(id), soci::into(stored), soci::use(attempt_.id), soci::use(first);
    if (sql_.got_data() && id == item.id && same_json(Json::parse(stored), views))
      return Outcome::known;
    return std::unexpected(Refusal{"fork", where + "/body/first: view " + std::to_string(first) +
                                               " is stored in another item."});
  }
  const std::string last = where + "/body/views/" + std::to_string(views.size() - 1) + "/0";
  if (auto refusal = ahead(views.back()[0], last)) return std::unexpected(*refusal);
  if (auto refusal = too_much(item, where)) return std::unexpected(*refusal);
  const long long length = static_cast<long long>(views.size());
  const std::string text = views.dump();
  sql_ << "INSERT INTO views (attempt, first, length, id, time_ms, received_ms, views) "
          "VALUES (:attempt, :first, :length, :id, :time, :now, :views)",
      soci::use(attempt_.id), soci::use(first), soci::use(length), soci::use(item.id),
      soci::use(item.time), soci::use(now_), soci::use(text);
  next_view_ += length;
  return Outcome::stored;
}

long long next_event(soci::session& sql, const std::string& attempt) {
  long long stored = 0, held = 0;
  sql << "SELECT coalesce(max(n) + 1, 0) FROM events WHERE attempt = :attempt", soci::into(stored),
      soci::use(attempt);
  sql << "SELECT coalesce(max(n) + 1, 0) FROM refused WHERE attempt = :attempt", soci::into(held),
      soci::use(attempt);
  return std::max(stored, held);
}

long long first_missing_event(soci::session& sql, const std::string& attempt) {
  long long missing = 0;
  sql << "SELECT min(n) FROM (SELECT 0 AS n UNION ALL SELECT n + 1 FROM events WHERE attempt = :a) "
         "WHERE n NOT IN (SELECT n FROM events WHERE attempt = :b)",
      soci::into(missing), soci::use(attempt, "a"), soci::use(attempt, "b");
  return missing;
}

}  // namespace skua::school
