#include "journal_file.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include <soci/soci.h>

#include "written_answers.h"

namespace skua::school {

namespace {

enum class Lane { block, event, view };

struct Record {
  long long commands;  // how many had been applied
  Lane lane;
  long long number;
  std::string line;
};

// `body` is JSON as it is stored, and stays as it is.
std::string line_of(const char* name, const std::string& body, Milliseconds time,
                    Milliseconds received) {
  return std::string("{\"") + name + "\":" + body + ",\"time\":\"" + write_instant(time) +
         "\",\"arrived\":\"" + write_instant(received) + "\"}\n";
}

std::string header_of(const Attempt& attempt, const Person& student, const Assignment& assignment,
                      const Manifest& manifest) {
  Json header{{"skua", "journal"},
              {"schema", 2},
              {"abi", manifest.abi},
              {"module", {{"name", assignment.module}, {"version", manifest.module_version}}},
              {"hashes", {{"runtime", manifest.runtime_hash}, {"module", manifest.module_hash}}},
              {"manifest", attempt.version},
              {"activity", assignment.activity},
              {"attempt", attempt.id},
              {"actor", student.actor},
              {"seed", attempt.seed},
              {"mode", attempt.mode}};
  if (!attempt.evidence.empty()) header["evidence"] = Json::parse(attempt.evidence);
  return write_json(header) + "\n";
}

struct BlockPlace {
  long long first_tick;
  long long end;  // number of the command after it
};

std::vector<BlockPlace> add_blocks(soci::session& sql, const std::string& attempt,
                                   std::vector<Record>& records) {
  std::vector<BlockPlace> places;
  long long first = 0, length = 0;
  Milliseconds time = 0, received = 0;
  std::string commands, state, fields, chain, keyframe;
  soci::indicator has_state{}, has_fields{}, has_chain{}, has_keyframe{};
  soci::statement query =
      (sql.prepare << "SELECT first, length, time_ms, received_ms, commands, state, fields, "
                      "chain, keyframe FROM blocks WHERE attempt = :attempt ORDER BY first",
       soci::into(first), soci::into(length), soci::into(time), soci::into(received),
       soci::into(commands), soci::into(state, has_state), soci::into(fields, has_fields),
       soci::into(chain, has_chain), soci::into(keyframe, has_keyframe), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    std::string body = "{\"first\":" + std::to_string(first) + ",\"commands\":" + commands;
    if (has_state == soci::i_ok) body += ",\"state\":\"" + state + "\"";
    if (has_fields == soci::i_ok) body += ",\"fields\":\"" + fields + "\"";
    if (has_chain == soci::i_ok) body += ",\"chain\":\"" + chain + "\"";
    if (has_keyframe == soci::i_ok) body += ",\"keyframe\":\"" + keyframe + "\"";
    places.push_back({Json::parse(commands)[0][0].get<long long>(), first + length});
    records.push_back(
        {first + length, Lane::block, first, line_of("block", body + "}", time, received)});
  }
  return places;
}

// Version 1 does not say how many commands came before an event: at most those up to its tick.
long long commands_before(const Json& event, const std::vector<BlockPlace>& blocks) {
  if (const auto said = event.find("commands"); said != event.end()) return said->get<long long>();
  long long commands = 0;
  for (const BlockPlace& block : blocks) {
    if (block.first_tick <= event["tick"].get<long long>()) commands = block.end;
  }
  return commands;
}

void add_events(soci::session& sql, const std::string& attempt,
                const std::vector<BlockPlace>& blocks, std::vector<Record>& records) {
  long long n = 0;
  Milliseconds time = 0, received = 0;
  std::string body;
  soci::statement query =
      (sql.prepare << "SELECT n, time_ms, received_ms, body FROM events WHERE attempt = :attempt "
                      "ORDER BY n",
       soci::into(n), soci::into(time), soci::into(received), soci::into(body), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    records.push_back({commands_before(Json::parse(body), blocks), Lane::event, n,
                       line_of("event", body, time, received)});
  }
}

void add_views(soci::session& sql, const std::string& attempt, Lanes lanes,
               std::vector<Record>& records) {
  long long first = 0;
  Milliseconds time = 0, received = 0;
  std::string views;
  soci::statement query =
      (sql.prepare << "SELECT first, time_ms, received_ms, views FROM views WHERE attempt = "
                      ":attempt ORDER BY first",
       soci::into(first), soci::into(time), soci::into(received), soci::into(views),
       soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    if (lanes == Lanes::shared) views = write_json(without_typed_text(Json::parse(views)));
    const std::string body = "{\"first\":" + std::to_string(first) + ",\"views\":" + views + "}";
    records.push_back({Json::parse(views).back()[1].get<long long>(), Lane::view, first,
                       line_of("view", body, time, received)});
  }
}

// How the attempt stood at its end, if the school's own replay made all that it has, and nothing
// more: then nothing is on its way. "" otherwise.
std::string closing_record(soci::session& sql, const std::string& attempt) {
  std::string verdict, last;
  long long events = 0;
  sql << "SELECT result, events FROM verdicts WHERE attempt = :a AND basis <> 'refused' AND "
         "commands = (SELECT coalesce(max(first + length), 0) FROM blocks WHERE attempt = :b) AND "
         "events = (SELECT count(*) FROM events WHERE attempt = :c) AND EXISTS (SELECT 1 FROM "
         "events WHERE attempt = :d AND type = 'completed')",
      soci::into(verdict), soci::into(events), soci::use(attempt, "a"), soci::use(attempt, "b"),
      soci::use(attempt, "c"), soci::use(attempt, "d");
  if (!sql.got_data()) return {};
  const Json result = Json::parse(verdict);
  if (result["events"] != events) return {};
  for (const char* name : {"tick", "state", "chain"}) {
    if (!result.contains(name)) return {};  // of a replay by an earlier script
  }
  sql << "SELECT body FROM events WHERE attempt = :attempt ORDER BY n DESC LIMIT 1",
      soci::into(last), soci::use(attempt);
  // The score is the student's, as the replay has confirmed it; that of the verdict may be marked
  // with the school's keys.
  const Json close{{"tick", result["tick"]},   {"commands", result["commands"]},
                   {"events", events},         {"state", result["state"]},
                   {"chain", result["chain"]}, {"score", Json::parse(last)["score"]},
                   {"completed", true}};
  return write_json({{"close", close}}) + "\n";
}

}  // namespace

std::string journal_file(soci::session& sql, const Attempt& attempt, const Person& student,
                         const Assignment& assignment, const Manifest& manifest, Lanes lanes) {
  std::vector<Record> records;
  const auto blocks = add_blocks(sql, attempt.id, records);
  add_events(sql, attempt.id, blocks, records);
  if (lanes != Lanes::scored) add_views(sql, attempt.id, lanes, records);
  std::ranges::stable_sort(records, {}, [](const Record& record) {
    return std::tuple(record.commands, record.lane, record.number);
  });
  std::string text = header_of(attempt, student, assignment, manifest);
  for (const Record& record : records) text += record.line;
  if (lanes != Lanes::scored) text += closing_record(sql, attempt.id);
  return text;
}

}  // namespace skua::school
