#include "ingest.h"

#include <algorithm>
#include <optional>

#include <soci/soci.h>

#include "item_check.h"
#include "kept_aside.h"

namespace skua::school {

namespace {

// What the attempt has so far, kept up to date while a batch goes in.
struct Progress {
  long long next_event = 0;
  long long next_command = 0;
  long long last_tick = 0;
};

enum class Outcome { stored, known };
using Taken = std::expected<Outcome, Refusal>;

Progress progress_of(soci::session& sql, const std::string& attempt) {
  Progress progress;
  progress.next_event = next_event(sql, attempt);
  sql << "SELECT coalesce(max(first + length), 0), coalesce(max(last_tick), 0) FROM blocks WHERE "
         "attempt = :attempt",
      soci::into(progress.next_command), soci::into(progress.last_tick), soci::use(attempt);
  return progress;
}

// The id names one event or one block for ever; the same id with another number is another history.
std::optional<Refusal> other_use_of_id(soci::session& sql, const std::string& attempt,
                                       const Item& item, const std::string& where) {
  const long long position = item.position;
  const std::string kind = item.kind == ItemKind::event ? "event" : "commands";
  std::string other;
  sql << "SELECT kind FROM (SELECT 'event' AS kind, n AS position FROM events WHERE attempt = :a "
         "AND id = :i"
         " UNION ALL SELECT 'commands', first FROM blocks WHERE attempt = :b AND id = :j)"
         " WHERE NOT (kind = :k AND position = :p)",
      soci::into(other), soci::use(attempt, "a"), soci::use(item.id, "i"), soci::use(attempt, "b"),
      soci::use(item.id, "j"), soci::use(kind, "k"), soci::use(position, "p");
  if (!sql.got_data()) return std::nullopt;
  return Refusal{"fork", where + "/id: already belongs to another item of this attempt."};
}

Taken take_event(soci::session& sql, const std::string& attempt, const Item& item,
                 const std::string& where, Progress& progress, Milliseconds now) {
  const long long n = item.position;
  if (n > progress.next_event) {
    return std::unexpected(Refusal{
        "gap",
        where + "/body/n: event " + std::to_string(progress.next_event) + " must come first."});
  }
  if (n < progress.next_event) {
    std::string id, body;
    sql << "SELECT id, body FROM events WHERE attempt = :attempt AND n = :n", soci::into(id),
        soci::into(body), soci::use(attempt), soci::use(n);
    if (sql.got_data()) {
      if (id == item.id && Json::parse(body) == item.body) return Outcome::known;
      return std::unexpected(Refusal{"fork", where + "/body/n: event " + std::to_string(n) +
                                                 " is stored with other content."});
    }
    // The number is held by a refused item; a corrected one takes its place.
  }
  const std::string type = item.body["type"].get<std::string>(), body = item.body.dump();
  sql << "INSERT INTO events (attempt, n, id, type, time_ms, received_ms, body) "
         "VALUES (:attempt, :n, :id, :type, :time, :now, :body)",
      soci::use(attempt), soci::use(n), soci::use(item.id), soci::use(type), soci::use(item.time),
      soci::use(now), soci::use(body);
  if (n == progress.next_event) ++progress.next_event;
  return Outcome::stored;
}

Taken take_block(soci::session& sql, const std::string& attempt, const Item& item,
                 const std::string& where, Progress& progress, Milliseconds now) {
  const long long first = item.position;
  const Json& commands = item.body["commands"];
  if (first > progress.next_command) {
    return std::unexpected(Refusal{"gap", where + "/body/first: command " +
                                              std::to_string(progress.next_command) +
                                              " must come first."});
  }
  if (first < progress.next_command) {
    std::string id, stored;
    sql << "SELECT id, commands FROM blocks WHERE attempt = :attempt AND first = :first",
        soci::into(id), soci::into(stored), soci::use(attempt), soci::use(first);
    if (sql.got_data() && id == item.id && Json::parse(stored) == commands) return Outcome::known;
    return std::unexpected(Refusal{"fork", where + "/body/first: command " + std::to_string(first) +
                                               " is stored in another block."});
  }
  if (commands.front()[0].get<long long>() < progress.last_tick) {
    return std::unexpected(Refusal{
        "wrong-type", where + "/body/commands/0/0: must be no earlier than tick " +
                          std::to_string(progress.last_tick) + " of the command before it."});
  }
  const long long length = static_cast<long long>(commands.size()),
                  last_tick = commands.back()[0].get<long long>();
  const std::string text = commands.dump();
  sql << "INSERT INTO blocks (attempt, first, length, last_tick, id, time_ms, received_ms, "
         "commands) "
         "VALUES (:attempt, :first, :length, :tick, :id, :time, :now, :commands)",
      soci::use(attempt), soci::use(first), soci::use(length), soci::use(last_tick),
      soci::use(item.id), soci::use(item.time), soci::use(now), soci::use(text);
  progress.next_command += length;
  progress.last_tick = last_tick;
  return Outcome::stored;
}

Taken take(soci::session& sql, const std::string& attempt, const Item& item, std::size_t index,
           Progress& progress, Milliseconds now) {
  const std::string where = "/items/" + std::to_string(index);
  if (auto refusal = other_use_of_id(sql, attempt, item, where)) return std::unexpected(*refusal);
  return item.kind == ItemKind::event ? take_event(sql, attempt, item, where, progress, now)
                                      : take_block(sql, attempt, item, where, progress, now);
}

// A malformed event whose number is the next one holds that number, so that one bad event does not
// shut out all the later ones. Malformed commands hold nothing: what follows them could not be
// replayed.
std::optional<long long> number_held(const Json& raw, const Refusal& refusal,
                                     const std::string& attempt, Progress& progress) {
  if (refusal.code == "gap" || refusal.code == "fork" || refusal.code == "foreign-attempt")
    return std::nullopt;
  if (!raw.is_object() || raw.value("kind", Json()) != "event" ||
      raw.value("attempt", Json()) != attempt)
    return std::nullopt;
  const Json body = raw.value("body", Json());
  if (!body.is_object() || body.value("n", Json()) != progress.next_event) return std::nullopt;
  return progress.next_event++;
}

}  // namespace

Ingested ingest(soci::session& sql, const Attempt& attempt, const Json& items, Milliseconds now) {
  Ingested result;
  soci::transaction change(sql);
  Progress progress = progress_of(sql, attempt.id);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Json& raw = items[i];
    const auto item = check_item(raw, attempt.id, i);
    Taken taken =
        item ? take(sql, attempt.id, *item, i, progress, now) : std::unexpected(item.error());
    if (!taken) {
      const auto held = number_held(raw, taken.error(), attempt.id, progress);
      const std::string id = keep_aside(sql, attempt.id, raw, taken.error(), held, now);
      result.refused.push_back(
          {{"id", id}, {"code", taken.error().code}, {"message", taken.error().message}});
      continue;
    }
    result.acknowledged.push_back(item->id);
    if (*taken == Outcome::known) continue;
    forget_aside(sql, attempt.id, item->id);
    if (item->kind == ItemKind::event)
      result.events.push_back(event_view(item->id, item->time, now, item->body));
  }
  change.commit();
  return result;
}

long long next_event(soci::session& sql, const std::string& attempt) {
  long long stored = 0, held = 0;
  sql << "SELECT coalesce(max(n) + 1, 0) FROM events WHERE attempt = :attempt", soci::into(stored),
      soci::use(attempt);
  sql << "SELECT coalesce(max(n) + 1, 0) FROM refused WHERE attempt = :attempt", soci::into(held),
      soci::use(attempt);
  return std::max(stored, held);
}

Json event_view(const std::string& id, Milliseconds time, Milliseconds received, const Json& body) {
  Json view = body;
  view["id"] = id;
  view["time"] = write_instant(time);
  view["received"] = write_instant(received);
  return view;
}

}  // namespace skua::school
