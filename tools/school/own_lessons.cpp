#include "own_lessons.h"

#include <utility>

#include <soci/soci.h>

#include "attempts.h"
#include "new_assignments.h"
#include "random.h"

namespace skua::school {

namespace {

// In each language; nothing if the text can't be read as an activity.
std::optional<Json> titles_in(const std::string& text) {
  const auto activity = read_json(text);
  if (!activity || !activity->is_object()) return std::nullopt;
  const auto texts = activity->find("texts");
  if (texts == activity->end() || !texts->is_object()) return std::nullopt;
  Json titles = Json::object();
  for (const auto& [tag, said] : texts->items()) {
    if (!said.is_object()) continue;
    const auto title = said.find("title");
    if (title != said.end() && title->is_string()) titles[tag] = *title;
  }
  return std::optional<Json>(std::in_place, std::move(titles));
}

}  // namespace

std::vector<OwnLesson> own_lessons(soci::session& sql) {
  std::vector<OwnLesson> list;
  OwnLesson next;
  std::string title;
  int archived = 0;
  soci::statement query =
      (sql.prepare << "SELECT id, module, title, revision, changed_ms, who, archived FROM "
                      "own_lessons ORDER BY changed_ms DESC, id",
       soci::into(next.id), soci::into(next.module), soci::into(title), soci::into(next.revision),
       soci::into(next.changed), soci::into(next.who), soci::into(archived));
  query.execute();
  while (query.fetch()) {
    next.title = Json::parse(title);
    next.archived = archived != 0;
    list.push_back(next);
  }
  return list;
}

std::optional<OwnLesson> find_own_lesson(soci::session& sql, const std::string& id) {
  OwnLesson found;
  found.id = id;
  std::string title, keys;
  int archived = 0;
  sql << "SELECT module, title, activity, keys, revision, changed_ms, who, archived FROM "
         "own_lessons WHERE id = :id",
      soci::into(found.module), soci::into(title), soci::into(found.activity), soci::into(keys),
      soci::into(found.revision), soci::into(found.changed), soci::into(found.who),
      soci::into(archived), soci::use(id);
  if (!sql.got_data()) return std::nullopt;
  found.title = Json::parse(title);
  found.keys = Json::parse(keys);
  found.archived = archived != 0;
  return found;
}

std::string new_lesson_id() { return "own-" + random_token().substr(0, 12); }

bool is_lesson_id(std::string_view text) {
  return text.size() == 16 && text.starts_with("own-") &&
         text.find_first_not_of("0123456789abcdef", 4) == std::string_view::npos;
}

OwnLesson begin_own_lesson(soci::session& sql, const std::string& id, const std::string& module,
                           std::string activity, Json keys, const std::string& who,
                           Milliseconds now) {
  OwnLesson lesson;
  lesson.id = id;
  lesson.module = module;
  lesson.keys = std::move(keys);
  lesson.title = titles_in(activity).value_or(Json::object());
  lesson.activity = std::move(activity);
  lesson.changed = now;
  lesson.who = who;
  const std::string title = write_json(lesson.title), answers = write_json(lesson.keys);
  sql << "INSERT INTO own_lessons (id, module, title, activity, keys, revision, changed_ms, who) "
         "VALUES (:id, :module, :title, :activity, :keys, :revision, :changed, :who)",
      soci::use(lesson.id), soci::use(lesson.module), soci::use(title), soci::use(lesson.activity),
      soci::use(answers), soci::use(lesson.revision), soci::use(lesson.changed),
      soci::use(lesson.who);
  return lesson;
}

void keep_draft(soci::session& sql, OwnLesson& lesson, std::string activity, Json keys,
                const std::string& who, Milliseconds now) {
  if (auto titles = titles_in(activity)) lesson.title = std::move(*titles);
  lesson.activity = std::move(activity);
  lesson.keys = std::move(keys);
  lesson.revision += 1;
  lesson.changed = now;
  lesson.who = who;
  const std::string title = write_json(lesson.title), answers = write_json(lesson.keys);
  sql << "UPDATE own_lessons SET title = :title, activity = :activity, keys = :keys, revision = "
         ":revision, changed_ms = :changed, who = :who WHERE id = :id",
      soci::use(title), soci::use(lesson.activity), soci::use(answers), soci::use(lesson.revision),
      soci::use(lesson.changed), soci::use(lesson.who), soci::use(lesson.id);
}

std::vector<OwnVersion> versions_of(soci::session& sql, const std::string& lesson) {
  std::vector<OwnVersion> list;
  OwnVersion next;
  std::string told;
  soci::statement query =
      (sql.prepare
           << "SELECT number, revision, version, told, published_ms FROM own_versions WHERE "
              "lesson = :lesson ORDER BY number",
       soci::into(next.number), soci::into(next.revision), soci::into(next.version),
       soci::into(told), soci::into(next.published), soci::use(lesson));
  query.execute();
  while (query.fetch()) {
    next.told = Json::parse(told);
    list.push_back(next);
  }
  return list;
}

OwnVersion add_version(soci::session& sql, const OwnLesson& lesson, const std::string& version,
                       const Json& told, bool for_class, Milliseconds now) {
  const auto known = versions_of(sql, lesson.id);
  OwnVersion added{.number = known.empty() ? 1 : known.back().number + 1,
                   .revision = lesson.revision,
                   .version = version,
                   .told = told,
                   .published = now};
  soci::transaction change(sql);
  if (!known.empty() && known.back().version == version) {
    added.number = known.back().number;
    added.published = known.back().published;
    sql << "UPDATE own_versions SET revision = :revision WHERE lesson = :lesson AND number = "
           ":number",
        soci::use(added.revision), soci::use(lesson.id), soci::use(added.number);
  } else {
    const std::string text = write_json(told);
    sql << "INSERT INTO own_versions (lesson, number, revision, version, told, published_ms) "
           "VALUES (:lesson, :number, :revision, :version, :told, :published)",
        soci::use(lesson.id), soci::use(added.number), soci::use(added.revision),
        soci::use(version), soci::use(text), soci::use(added.published);
  }
  // Later versions change nothing of who has it.
  const Assignment assignment{lesson.id, lesson.module, lesson.id};
  if (known.empty() && for_class)
    give_to_class(sql, assignment);
  else if (known.empty())
    add_assignment(sql, assignment);
  change.commit();
  return added;
}

int attempts_at(soci::session& sql, const std::string& assignment) {
  int count = 0;
  sql << "SELECT count(*) FROM attempts WHERE assignment = :assignment", soci::into(count),
      soci::use(assignment);
  return count;
}

void archive(soci::session& sql, const std::string& lesson, bool archived) {
  const int flag = archived ? 1 : 0;
  sql << "UPDATE own_lessons SET archived = :archived WHERE id = :id", soci::use(flag),
      soci::use(lesson);
}

void delete_own_lesson(soci::session& sql, const std::string& lesson) {
  soci::transaction change(sql);
  sql << "DELETE FROM assigned WHERE assignment = :id", soci::use(lesson);
  sql << "DELETE FROM assignments WHERE id = :id", soci::use(lesson);
  sql << "DELETE FROM own_versions WHERE lesson = :id", soci::use(lesson);
  sql << "DELETE FROM own_lessons WHERE id = :id", soci::use(lesson);
  change.commit();
}

std::expected<Lesson, std::string> offered_lesson(soci::session& sql,
                                                  const std::filesystem::path& site,
                                                  const Assignment& assignment) {
  std::string version, told;
  sql << "SELECT version, told FROM own_versions WHERE lesson = :lesson ORDER BY number DESC LIMIT "
         "1",
      soci::into(version), soci::into(told), soci::use(assignment.id);
  if (!sql.got_data()) return newest_lesson(site, assignment.module, assignment.activity);
  Lesson lesson = lesson_told(Json::parse(told), version);
  lesson.own = true;
  return lesson;
}

bool is_archived(soci::session& sql, const std::string& assignment) {
  int archived = 0;
  sql << "SELECT archived FROM own_lessons WHERE id = :id", soci::into(archived),
      soci::use(assignment);
  return sql.got_data() && archived != 0;
}

}  // namespace skua::school
