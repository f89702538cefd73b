#include "notebook.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <soci/soci.h>

#include "note_check.h"

namespace skua::school {

namespace {

constexpr std::size_t kLaunchBytes = 500'000;  // of a launch's entries, by the protocol
constexpr long long kMostRows = 2000;          // with those that were taken out

std::optional<long long> revision_of(soci::session& sql, const Notebook& notebook,
                                     const std::string& id) {
  long long revision = 0;
  sql << "SELECT revision FROM notes WHERE student = :student AND module = :module AND id = :id",
      soci::into(revision), soci::use(notebook.student), soci::use(notebook.module), soci::use(id);
  return sql.got_data() ? std::optional(revision) : std::nullopt;
}

struct Size {
  long long rows = 0, entries = 0, bytes = 0;
};

// Without the entry of this id.
Size size_without(soci::session& sql, const Notebook& notebook, const std::string& id) {
  Size size;
  sql << "SELECT count(*), count(body), coalesce(sum(length(CAST(body AS BLOB))), 0) FROM notes "
         "WHERE student = :student AND module = :module AND id <> :id",
      soci::into(size.rows), soci::into(size.entries), soci::into(size.bytes),
      soci::use(notebook.student), soci::use(notebook.module), soci::use(id);
  return size;
}

void write(soci::session& sql, const Notebook& notebook, const Note& note, Milliseconds now) {
  soci::indicator kept = note.body.empty() ? soci::i_null : soci::i_ok;
  sql << "INSERT OR REPLACE INTO notes (student, module, id, revision, time_ms, received_ms, body) "
         "VALUES (:student, :module, :id, :revision, :time, :now, :body)",
      soci::use(notebook.student), soci::use(notebook.module), soci::use(note.id),
      soci::use(static_cast<long long>(note.revision)), soci::use(note.time), soci::use(now),
      soci::use(note.body, kept);
}

std::expected<void, Refusal> put(soci::session& sql, const Notebook& notebook, const Note& note,
                                 const std::string& where, Milliseconds now) {
  const auto stored = revision_of(sql, notebook, note.id);
  if (stored && *stored >= note.revision) return {};
  const Size size = size_without(sql, notebook, note.id);
  const auto bytes = static_cast<long long>(note.body.size());
  if (size.entries >= kMostNotes || size.rows >= kMostRows || size.bytes + bytes > kMostNoteBytes) {
    return std::unexpected(
        Refusal{"full", where + ": the notebook holds 100 entries and 4 MiB, and is full."});
  }
  write(sql, notebook, note, now);
  return {};
}

// An entry that has not come yet is remembered as taken out, as long as there is room for that.
void take_out(soci::session& sql, const Notebook& notebook, const RemovedNote& removed,
              Milliseconds now) {
  const auto stored = revision_of(sql, notebook, removed.id);
  if (stored && *stored > removed.revision) return;
  if (!stored && size_without(sql, notebook, removed.id).rows >= kMostRows) return;
  write(sql, notebook,
        {.id = removed.id,
         .revision = removed.revision,
         .kind = {},
         .activity = {},
         .time = now,
         .body = {}},
        now);
}

Json refusal_of(const Json& raw, const Refusal& refusal) {
  const Json id = raw.is_object() ? raw.value("id", Json()) : Json();
  const bool readable = id.is_string() && is_uuid(id.get_ref<const std::string&>());
  return {{"id", readable ? id : Json()}, {"code", refusal.code}, {"message", refusal.message}};
}

// The newest first.
std::vector<std::string> bodies_of(soci::session& sql, const Notebook& notebook) {
  std::vector<std::string> list;
  std::string body;
  soci::statement query =
      (sql.prepare << "SELECT body FROM notes WHERE student = :student AND module = :module AND "
                      "body IS NOT NULL ORDER BY time_ms DESC, received_ms DESC, id DESC",
       soci::into(body), soci::use(notebook.student), soci::use(notebook.module));
  query.execute();
  while (query.fetch()) list.push_back(body);
  return list;
}

std::vector<std::string> modules_of(soci::session& sql, const std::string& student) {
  std::vector<std::string> list;
  std::string module;
  soci::statement query =
      (sql.prepare << "SELECT DISTINCT module FROM notes WHERE student = :student AND body IS NOT "
                      "NULL ORDER BY module",
       soci::into(module), soci::use(student));
  query.execute();
  while (query.fetch()) list.push_back(module);
  return list;
}

}  // namespace

Noted take_notes(soci::session& sql, const Notebook& notebook, const Json& entries,
                 const Json& removed, Milliseconds now) {
  Noted result;
  soci::transaction change(sql);
  for (std::size_t i = 0; i < removed.size(); ++i) {
    const auto one = check_removed_note(removed[i], "/removed/" + std::to_string(i));
    if (!one) {
      result.refused.push_back(refusal_of(removed[i], one.error()));
      continue;
    }
    take_out(sql, notebook, *one, now);
    result.noted.push_back({{"id", one->id}, {"revision", one->revision}});
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string where = "/entries/" + std::to_string(i);
    const auto note = check_note(entries[i], where);
    const auto taken = note ? put(sql, notebook, *note, where, now) : std::unexpected(note.error());
    if (taken)
      result.noted.push_back({{"id", note->id}, {"revision", note->revision}});
    else
      result.refused.push_back(refusal_of(entries[i], taken.error()));
  }
  change.commit();
  return result;
}

Json notebook_for_launch(soci::session& sql, const Notebook& notebook) {
  const auto bodies = bodies_of(sql, notebook);
  std::vector<Json> newest;
  std::size_t bytes = 0;
  for (const std::string& body : bodies) {
    bytes += body.size() + 1;  // and a comma
    if (bytes > kLaunchBytes) break;
    newest.push_back(Json::parse(body));
  }
  std::ranges::reverse(newest);
  Json told{{"entries", newest}};
  if (newest.size() < bodies.size()) told["left_out"] = bodies.size() - newest.size();
  return told;
}

Json notebooks_of(soci::session& sql, const std::string& student, FreeText free_text) {
  Json list = Json::array();
  for (const std::string& module : modules_of(sql, student)) {
    std::vector<Json> entries;
    for (const std::string& body : bodies_of(sql, {.student = student, .module = module})) {
      Json entry = Json::parse(body);
      entries.push_back(free_text == FreeText::kept ? std::move(entry)
                                                    : without_free_text(std::move(entry)));
    }
    std::ranges::reverse(entries);
    list.push_back({{"module", module}, {"entries", std::move(entries)}});
  }
  return list;
}

}  // namespace skua::school
