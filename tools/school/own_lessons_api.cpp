// What teachers do with lessons of the school's own: copy one, write, publish, put away.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "api_reply.h"
#include "assigning.h"
#include "call.h"
#include "guides.h"
#include "own_lessons.h"
#include "publisher.h"

namespace skua::school {

namespace {

Reply unknown_lesson() {
  return error_reply(404, "unknown-lesson",
                     "The school has no such lesson of its own. It may have been deleted.");
}

Json person_json(soci::session& sql, const std::string& id) {
  const auto person = find_person(sql, id);
  return {{"id", id}, {"name", person ? person->name : id}};
}

Json shipped_lessons(const Origins& origins, const std::string& lessons) {
  Json list = Json::array();
  for (const std::string& module : modules_of(origins.site)) {
    for (const std::string& activity : activities_of(origins.site, module)) {
      const auto lesson = newest_lesson(origins.site, module, activity);
      if (!lesson) continue;
      list.push_back({{"module", module},
                      {"activity", activity},
                      {"title", lesson->title},
                      {"minutes", lesson->minutes},
                      {"mode", lesson->mode},
                      {"src", lessons + module + "/" + lesson->version + "/"},
                      {"copyable", original_of(origins.site, module, activity).has_value()},
                      {"guide", has_guide(origins.site, module, activity)}});
    }
  }
  return list;
}

Json lesson_json(soci::session& sql, const OwnLesson& lesson) {
  Json versions = Json::array();
  const auto published = versions_of(sql, lesson.id);
  for (const OwnVersion& one : published) {
    versions.push_back({{"number", one.number},
                        {"version", one.version},
                        {"published", write_instant(one.published)}});
  }
  return {{"id", lesson.id},
          {"module", lesson.module},
          {"title", lesson.title},
          {"revision", lesson.revision},
          {"changed", write_instant(lesson.changed)},
          {"by", person_json(sql, lesson.who)},
          {"archived", lesson.archived},
          {"unpublished", published.empty() || published.back().revision != lesson.revision},
          {"versions", std::move(versions)},
          {"assigned", recipients_of(sql, lesson.id)},
          {"attempts", attempts_at(sql, lesson.id)}};
}

std::optional<Reply> refuse_activity(const Json& body) {
  const auto text = body.find("activity");
  if (text == body.end() || !text->is_string())
    return error_reply(400, "bad-request", "/activity: must be the activity's text.");
  if (text->get_ref<const std::string&>().size() > kLargestActivity) {
    return error_reply(413, "too-large",
                       "/activity: is longer than 400,000 bytes. Make two lessons of it.");
  }
  return std::nullopt;
}

// {items: {ITEM: {right} or {value, tolerance}}}, at most so many as an activity can ask.
std::optional<Reply> refuse_keys(const Json& body) {
  const auto keys = body.find("keys");
  if (keys == body.end() || keys->is_null()) return std::nullopt;
  const bool items = keys->is_object() && keys->size() == 1 && keys->contains("items") &&
                     (*keys)["items"].is_object();
  if (!items) return error_reply(400, "bad-request", R"(/keys: must be null or {"items": {…}}.)");
  if (write_json(*keys).size() > kLargestActivity)
    return error_reply(413, "too-large", "/keys: is longer than 400,000 bytes.");
  return std::nullopt;
}

struct Copied {
  std::string module;
  std::string activity;  // text
  Json keys;
};

std::optional<Copied> copied_from(Call& call, const Json& origin) {
  const auto text = [&](const char* key) {
    const auto found = origin.find(key);
    return found != origin.end() && found->is_string() ? found->get<std::string>() : "";
  };
  if (!origin.is_object()) return std::nullopt;
  if (const std::string id = text("lesson"); !id.empty()) {
    auto lesson = find_own_lesson(call.sql, id);
    if (!lesson) return std::nullopt;
    return Copied{lesson->module, std::move(lesson->activity), std::move(lesson->keys)};
  }
  auto original = original_of(call.origins.site, text("module"), text("activity"));
  if (!original) return std::nullopt;
  return Copied{text("module"), std::move(*original), {}};
}

// The copy's own name, in the languages that were given, and its own id; a text that is not JSON
// yet stays as it is.
std::string renamed(const std::string& text, const std::string& id, const Json& titles) {
  auto activity = read_json(text);
  if (!activity || !activity->is_object()) return text;
  (*activity)["id"] = id;
  for (const auto& [tag, title] : titles.items()) {
    const Json::json_pointer place("/texts/" + tag + "/title");
    if (activity->contains(place)) (*activity)[place] = title;
  }
  const std::string pretty = activity->dump(2, ' ', false, Json::error_handler_t::replace);
  return pretty.size() <= kLargestActivity ? pretty : write_json(*activity);
}

std::optional<Reply> refuse_titles(const Json& titles) {
  bool fine = titles.is_object();
  for (const auto& [tag, title] : titles.items()) {
    fine = fine && tag.find_first_of("/~") == std::string::npos && title.is_string() &&
           !title.get_ref<const std::string&>().empty() &&
           title.get_ref<const std::string&>().size() <= 400;
  }
  if (fine) return std::nullopt;
  return error_reply(400, "bad-request",
                     R"(/title: must be texts by language, {"en": "Ice and air"}.)");
}

std::optional<Reply> refuse_more(soci::session& sql) {
  if (own_lessons(sql).size() < kMostOwnLessons) return std::nullopt;
  return error_reply(409, "too-many-lessons",
                     "The school has 200 lessons of its own. Delete one that nobody needs.");
}

// The id that the client chose, so that the same request again makes no second lesson; the error is
// the reply, if there is one of this id already.
std::expected<std::string, Reply> id_for(Call& call) {
  const auto given = call.body.find("id");
  if (given == call.body.end()) return new_lesson_id();
  if (!given->is_string() || !is_lesson_id(given->get_ref<const std::string&>())) {
    return std::unexpected(
        error_reply(400, "bad-request", R"(/id: must be "own-" and 12 hex digits.)"));
  }
  const auto& id = given->get_ref<const std::string&>();
  const auto known = find_own_lesson(call.sql, id);
  if (!known) return id;
  const bool same =
      known->who == call.me->id && known->revision == 1 &&
      (call.body.contains("copy_of") || call.body.value("activity", Json()) == known->activity);
  if (same) return std::unexpected(json_reply(lesson_json(call.sql, *known)));
  return std::unexpected(
      error_reply(409, "conflict", "/id: there is another lesson of this id. Choose another."));
}

std::string lessons_address(const Call& call) {
  return "http://" + std::string(host_name(call.request.host)) + ":" +
         std::to_string(call.origins.lesson_port) + "/lessons/";
}

std::string editor_address(const Call& call) { return lessons_address(call) + "edit/"; }

// The revision that a request speaks of must be the newest.
std::optional<Reply> refuse_revision(const Json& body, const OwnLesson& lesson) {
  const auto revision = body.find("revision");
  if (revision == body.end() || !revision->is_number_unsigned()) {
    return error_reply(400, "bad-request",
                       "/revision: must be the number of the draft that this one follows.");
  }
  if (*revision == lesson.revision) return std::nullopt;
  Reply refused =
      json_reply({{"error",
                   {{"code", "conflict"},
                    {"message",
                     "The lesson was changed in another window or by somebody else. Keep a copy of "
                     "what is here, and open it again."}}},
                  {"revision", lesson.revision}},
                 409);
  return refused;
}

}  // namespace

Reply list_lessons(Call& call) {
  Json own = Json::array();
  for (const OwnLesson& lesson : own_lessons(call.sql))
    own.push_back(lesson_json(call.sql, lesson));
  return json_reply({{"shipped", shipped_lessons(call.origins, lessons_address(call))},
                     {"own", std::move(own)},
                     {"editor", editor_address(call)}});
}

Reply begin_lesson(Call& call) {
  const auto id_or_refused = id_for(call);
  if (!id_or_refused) return id_or_refused.error();
  const std::string& id = *id_or_refused;
  if (auto refused = refuse_more(call.sql)) return *refused;
  Copied begun;
  if (const auto origin = call.body.find("copy_of"); origin != call.body.end()) {
    auto copied = copied_from(call, *origin);
    if (!copied) {
      return error_reply(404, "unknown-lesson",
                         "/copy_of: there is no lesson of this name that can be copied.");
    }
    const Json titles = call.body.value("title", Json::object());
    if (auto refused = refuse_titles(titles)) return *refused;
    begun = std::move(*copied);
    begun.activity = renamed(begun.activity, id, titles);
  } else {
    if (auto refused = refuse_activity(call.body)) return *refused;
    const auto module = call.body.find("module");
    const auto known = modules_of(call.origins.site);
    if (module == call.body.end() || !module->is_string() ||
        std::ranges::find(known, module->get<std::string>()) == known.end()) {
      return error_reply(400, "bad-request", "/module: the site has no module of this name.");
    }
    begun = {module->get<std::string>(), call.body["activity"].get<std::string>(), {}};
  }
  const OwnLesson lesson = begin_own_lesson(call.sql, id, begun.module, std::move(begun.activity),
                                            std::move(begun.keys), call.me->id, now_ms());
  return json_reply(lesson_json(call.sql, lesson), 201);
}

Reply draft_of_lesson(Call& call) {
  const auto lesson = find_own_lesson(call.sql, call.argument[0]);
  if (!lesson) return unknown_lesson();
  Json draft = lesson_json(call.sql, *lesson);
  draft["activity"] = lesson->activity;
  draft["keys"] = lesson->keys;
  draft["editor"] = editor_address(call);
  return json_reply(draft);
}

Reply keep_draft_of_lesson(Call& call) {
  auto lesson = find_own_lesson(call.sql, call.argument[0]);
  if (!lesson) return unknown_lesson();
  if (auto refused = refuse_activity(call.body)) return *refused;
  if (auto refused = refuse_keys(call.body)) return *refused;
  auto activity = call.body["activity"].get<std::string>();
  Json keys = call.body.contains("keys") ? call.body["keys"] : lesson->keys;
  // What is there already, perhaps since the answer was lost on its way, needs no new number.
  const bool same = activity == lesson->activity && same_json(keys, lesson->keys);
  if (!same) {
    if (auto refused = refuse_revision(call.body, *lesson)) return *refused;
    keep_draft(call.sql, *lesson, std::move(activity), std::move(keys), call.me->id, now_ms());
  }
  return json_reply({{"revision", lesson->revision}, {"changed", write_instant(lesson->changed)}});
}

namespace {

using Made = std::expected<MadeLesson, NotMade>;

Reply refuse_made(const NotMade& why) {
  if (why.faults.empty()) {
    std::fprintf(stderr, "skua-school: a lesson is not published: %s\n", why.problem.c_str());
    return error_reply(503, why.code, why.problem);
  }
  return json_reply({{"error",
                      {{"code", "faults"},
                       {"message",
                        "The lesson can't be published yet: something in it has to be "
                        "mended first."}}},
                     {"faults", why.faults}},
                    422);
}

Reply finish_publishing(soci::session& sql, const Origins& origins, const OwnLesson& lesson,
                        const Made& made, bool for_class) {
  if (!made) return refuse_made(made.error());
  if (!find_own_lesson(sql, lesson.id)) return unknown_lesson();  // deleted meanwhile
  if (const auto placed = put_in_place(origins, *made); !placed)
    return error_reply(503, "storage", placed.error());
  const OwnVersion version =
      add_version(sql, lesson, made->version, made->told, for_class, now_ms());
  Json reply = lesson_json(sql, *find_own_lesson(sql, lesson.id));
  reply["published"] = version.number;
  return json_reply(reply);
}

}  // namespace

Reply publish_lesson(Call& call) {
  const auto lesson = find_own_lesson(call.sql, call.argument[0]);
  if (!lesson) return unknown_lesson();
  if (auto refused = refuse_revision(call.body, *lesson)) return *refused;
  const Json to = call.body.value("to", Json());
  if (!to.is_null() && to != Json{{"class", true}})
    return error_reply(400, "bad-request", R"(/to: must be {"class": true}, or left out.)");
  if (versions_of(call.sql, lesson->id).size() >= kMostVersions) {
    return error_reply(409, "too-many-lessons",
                       "This lesson was published 500 times. Make a copy, and go on with that.");
  }
  const auto made = std::make_shared<Made>(std::unexpect);
  const Origins& origins = call.origins;
  soci::session& sql = call.sql;
  const Manuscript manuscript{lesson->module, lesson->id, lesson->activity, lesson->keys};
  call.errand.emplace(
      [made, manuscript, &origins](const std::atomic<bool>& stop) {
        try {
          *made = make_lesson(origins, manuscript, stop);
        } catch (const std::exception& error) {
          *made = std::unexpected(NotMade{.code = "internal", .problem = error.what()});
        }
      },
      [made, lesson = *lesson, for_class = !to.is_null(), &origins, &sql] {
        return finish_publishing(sql, origins, lesson, *made, for_class);
      });
  return {};
}

Reply archive_lesson(Call& call) {
  const auto lesson = find_own_lesson(call.sql, call.argument[0]);
  if (!lesson) return unknown_lesson();
  const auto archived = call.body.find("archived");
  if (archived == call.body.end() || !archived->is_boolean())
    return error_reply(400, "bad-request", R"(Send {"archived": true} or {"archived": false}.)");
  archive(call.sql, lesson->id, archived->get<bool>());
  return json_reply(lesson_json(call.sql, *find_own_lesson(call.sql, lesson->id)));
}

Reply delete_lesson(Call& call) {
  const auto lesson = find_own_lesson(call.sql, call.argument[0]);
  if (!lesson) return unknown_lesson();
  if (attempts_at(call.sql, lesson->id) > 0) {
    return error_reply(409, "has-attempts",
                       "Students have worked on this lesson, and their scores rest on it. Put it "
                       "into the archive instead: who has not begun does not see it any more.");
  }
  const auto versions = versions_of(call.sql, lesson->id);
  delete_own_lesson(call.sql, lesson->id);
  for (const OwnVersion& one : versions)
    take_away(call.origins.kept_lessons, lesson->module, one.version);
  return empty_reply();
}

}  // namespace skua::school
