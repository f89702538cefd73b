#include "attempts.h"

#include <ranges>
#include <set>
#include <utility>

#include <soci/soci.h>

#include "random.h"

namespace skua::school {

namespace {

constexpr std::size_t kMaxViewKeys = 64;  // what a launch may hold

}  // namespace

std::vector<Assignment> assignments(soci::session& sql) {
  std::vector<Assignment> list;
  Assignment next;
  soci::statement query =
      (sql.prepare << "SELECT id, module, activity FROM assignments ORDER BY place, id",
       soci::into(next.id), soci::into(next.module), soci::into(next.activity));
  query.execute();
  while (query.fetch()) list.push_back(next);
  return list;
}

std::optional<Assignment> find_assignment(soci::session& sql, const std::string& id) {
  Assignment found{id, {}, {}};
  sql << "SELECT module, activity FROM assignments WHERE id = :id", soci::into(found.module),
      soci::into(found.activity), soci::use(id);
  if (!sql.got_data()) return std::nullopt;
  return found;
}

std::optional<Attempt> find_attempt(soci::session& sql, const std::string& id) {
  Attempt found;
  long long seed = 0;
  int reduced = 0, chained = 0;
  std::string keys_hash;
  soci::indicator has_keys_hash{};
  found.id = id;
  sql << "SELECT student, assignment, version, runtime_hash, module_hash, mode, keys_hash, seed, "
         "created_ms, opened_ms, chained, reduced_ms IS NOT NULL, evidence FROM attempts WHERE id "
         "= :id",
      soci::into(found.student), soci::into(found.assignment), soci::into(found.version),
      soci::into(found.runtime_hash), soci::into(found.module_hash), soci::into(found.mode),
      soci::into(keys_hash, has_keys_hash), soci::into(seed), soci::into(found.created),
      soci::into(found.opened), soci::into(chained), soci::into(reduced),
      soci::into(found.evidence), soci::use(id);
  if (!sql.got_data()) return std::nullopt;
  found.seed = static_cast<std::uint32_t>(seed);
  found.chained = chained != 0;
  found.reduced = reduced != 0;
  if (has_keys_hash == soci::i_ok) found.keys_hash = keys_hash;
  return found;
}

std::optional<Attempt> attempt_of(soci::session& sql, const std::string& student,
                                  const std::string& assignment) {
  std::string id;
  sql << "SELECT id FROM attempts WHERE student = :student AND assignment = :assignment",
      soci::into(id), soci::use(student), soci::use(assignment);
  if (!sql.got_data()) return std::nullopt;
  return find_attempt(sql, id);
}

Attempt begin_attempt(soci::session& sql, const std::string& student, const std::string& assignment,
                      const Manifest& manifest, const std::string& mode,
                      const std::string& keys_hash, Milliseconds now, const std::string& evidence) {
  const Attempt attempt{.id = random_uuid(),
                        .student = student,
                        .assignment = assignment,
                        .version = manifest.version,
                        .runtime_hash = manifest.runtime_hash,
                        .module_hash = manifest.module_hash,
                        .mode = mode,
                        .keys_hash = keys_hash,
                        .evidence = evidence,
                        .seed = random_seed(),
                        .created = now,
                        .opened = now,
                        .chained = manifest.chained()};
  const long long seed = attempt.seed;
  const int chained = attempt.chained ? 1 : 0;
  sql << "INSERT INTO attempts (id, student, assignment, version, runtime_hash, module_hash, mode, "
         "keys_hash, seed, created_ms, opened_ms, chained, evidence) VALUES (:id, :student, "
         ":assignment, "
         ":version, :runtime, :module, :mode, :keys, :seed, :now, :opened, :chained, :evidence)",
      soci::use(attempt.id, "id"), soci::use(student, "student"),
      soci::use(assignment, "assignment"), soci::use(attempt.version, "version"),
      soci::use(attempt.runtime_hash, "runtime"), soci::use(attempt.module_hash, "module"),
      soci::use(attempt.mode, "mode"), soci::use(keys_hash, "keys"), soci::use(seed, "seed"),
      soci::use(now, "now"), soci::use(now, "opened"), soci::use(chained, "chained"),
      soci::use(attempt.evidence, "evidence");
  return attempt;
}

void note_opened(soci::session& sql, Attempt& attempt, const Manifest& manifest, Milliseconds now) {
  constexpr Milliseconds kHour = 3'600'000;  // at most one write an hour for an attempt in use
  const bool known = attempt.runtime_hash == manifest.runtime_hash &&
                     attempt.module_hash == manifest.module_hash &&
                     attempt.chained == manifest.chained();
  if (known && attempt.opened > now - kHour) return;
  attempt.runtime_hash = manifest.runtime_hash;
  attempt.module_hash = manifest.module_hash;
  attempt.chained = manifest.chained();
  const int chained = attempt.chained ? 1 : 0;
  sql << "UPDATE attempts SET opened_ms = :now, runtime_hash = :runtime, module_hash = :module, "
         "chained = :chained WHERE id = :id",
      soci::use(now), soci::use(attempt.runtime_hash), soci::use(attempt.module_hash),
      soci::use(chained), soci::use(attempt.id);
}

Json commands_of(soci::session& sql, const std::string& attempt) {
  Json all = Json::array();
  std::string commands;
  soci::statement query =
      (sql.prepare << "SELECT commands FROM blocks WHERE attempt = :attempt ORDER BY first",
       soci::into(commands), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    for (Json& command : Json::parse(commands)) all.push_back(std::move(command));
  }
  return all;
}

ViewLane views_of(soci::session& sql, const std::string& attempt) {
  ViewLane lane;
  sql << "SELECT coalesce(max(first + length), 0) FROM views WHERE attempt = :attempt",
      soci::into(lane.count), soci::use(attempt);
  std::vector<std::pair<std::string, Json>> newest;  // the last change first
  std::set<std::string> seen;
  std::string views;
  soci::statement query =
      (sql.prepare << "SELECT views FROM views WHERE attempt = :attempt ORDER BY first DESC",
       soci::into(views), soci::use(attempt));
  query.execute();
  while (newest.size() < kMaxViewKeys && query.fetch()) {
    Json entries = Json::parse(views);
    for (Json& entry : entries | std::views::reverse) {
      auto& changes = entry[2].get_ref<Json::object_t&>();
      for (auto& [key, value] : changes | std::views::reverse) {
        if (newest.size() < kMaxViewKeys && seen.insert(key).second)
          newest.emplace_back(key, std::move(value));
      }
    }
  }
  for (auto& [key, value] : newest | std::views::reverse) lane.latest[key] = std::move(value);
  return lane;
}

}  // namespace skua::school
