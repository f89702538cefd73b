#include <algorithm>
#include <expected>

#include <soci/soci.h>

#include "access_log.h"
#include "api_reply.h"
#include "attempts.h"
#include "call.h"
#include "marks.h"

namespace skua::school {

namespace {

constexpr std::size_t kLongestComment = 2000;  // bytes: 500 characters of any script

// A response with all that it takes to mark it.
struct ToMark {
  Attempt attempt;
  Assignment assignment;
  RubricQuestion question;
  Response response;
  std::optional<Mark> mark;

  bool changed() const { return mark && mark->event != response.event; }
};

std::expected<ToMark, Reply> find_response(Call& call) {
  const auto attempt = find_attempt(call.sql, call.argument[0]);
  const auto assignment = attempt ? find_assignment(call.sql, attempt->assignment) : std::nullopt;
  if (!assignment) return std::unexpected(unknown_attempt());
  const auto& rubrics =
      call.contents.of(assignment->module, attempt->version, assignment->activity).rubrics();
  const auto question = std::ranges::find(rubrics, call.argument[1], &RubricQuestion::id);
  if (question == rubrics.end()) {
    return std::unexpected(error_reply(
        404, "unknown-question",
        "The lesson of this attempt has no question of this name with a rubric to mark it by."));
  }
  const auto response = response_to(call.sql, attempt->id, *question);
  if (!response) {
    return std::unexpected(error_reply(
        404, "no-response", "The student has not finished this question. Mark it when they have."));
  }
  return ToMark{*attempt, *assignment, *question, *response,
                mark_of(call.sql, attempt->id, question->id)};
}

const LessonContent& content_of(Call& call, const ToMark& one) {
  return call.contents.of(one.assignment.module, one.attempt.version, one.assignment.activity);
}

Json lines_of(const LessonContent& content, const RubricQuestion& question) {
  Json lines = Json::array();
  for (const RubricLine& line : question.lines) {
    lines.push_back({{"line", line.id},
                     {"title", content.words({question.id + "." + line.id})},
                     {"max", line.points}});
  }
  return lines;
}

Json mark_view(Call& call, const ToMark& one) {
  if (!one.mark) return {};
  const auto who = find_person(call.sql, one.mark->who);
  return {{"points", one.mark->points},
          {"comment", one.mark->comment},
          {"who", {{"id", one.mark->who}, {"name", who ? who->name : one.mark->who}}},
          {"time", write_instant(one.mark->time)},
          {"changed", one.changed()}};
}

// Without a name, unless it is asked for: whoever marks should see the work and not the child.
Json response_view(Call& call, const ToMark& one, bool with_name) {
  const LessonContent& content = content_of(call, one);
  const auto& [attempt, assignment, question, response, mark] = one;
  Json view{{"attempt", attempt.id},
            {"question", question.id},
            {"assignment", assignment.id},
            {"event", response.event},
            {"since", write_instant(response.received)},
            {"prompt", content.words({question.id, question.id + ".short"})}};
  const Said said = parts_of(response.text, question.argument);
  if (!said.claim.empty()) {
    Json evidence = Json::array();
    for (const std::string& name : said.evidence)
      evidence.push_back(content.words({question.id + "." + name}));
    view["claim"] = content.words({question.id + "." + said.claim});
    view["evidence"] = std::move(evidence);
  }
  view["text"] = said.text;
  if (response.correct)
    view["automatic"] = {{"correct", *response.correct}, {"tries", response.tries}};
  view["lines"] = lines_of(content, question);
  view["mark"] = mark_view(call, one);
  view["history"] = mark_history(call.sql, attempt.id, question.id);
  if (const auto student = find_person(call.sql, attempt.student); with_name && student)
    view["student"] = {{"id", student->id}, {"name", student->name}};
  return view;
}

std::vector<std::string> attempts_of_all(soci::session& sql) {
  std::vector<std::string> list;
  std::string id;
  soci::statement query = (sql.prepare << "SELECT id FROM attempts ORDER BY id", soci::into(id));
  query.execute();
  while (query.fetch()) list.push_back(id);
  return list;
}

// Points of a body for each line of the rubric, or what is wrong with them.
std::expected<std::map<std::string, int>, std::string> read_points(const Json& given,
                                                                   const RubricQuestion& question) {
  if (!given.is_object()) return std::unexpected("/points: must be an object, {LINE: points}.");
  std::map<std::string, int> points;
  for (const auto& [line, value] : given.items()) {
    const auto known = std::ranges::find(question.lines, line, &RubricLine::id);
    if (known == question.lines.end())
      return std::unexpected("/points/" + line + ": the rubric has no such line.");
    if (!value.is_number_unsigned() || value > known->points) {
      return std::unexpected("/points/" + line + ": must be a whole number from 0 to " +
                             std::to_string(known->points) + ".");
    }
    points[line] = value.get<int>();
  }
  for (const RubricLine& line : question.lines) {
    if (!points.contains(line.id))
      return std::unexpected("/points/" + line.id + ": is missing. Each line gets its points.");
  }
  return points;
}

std::expected<Mark, Reply> read_mark(Call& call, const ToMark& one) {
  const auto event = call.body.find("event"), points = call.body.find("points"),
             comment = call.body.find("comment");
  const bool readable = call.body.size() == 3 && event != call.body.end() &&
                        event->is_number_unsigned() && points != call.body.end() &&
                        comment != call.body.end() && comment->is_string();
  if (!readable) {
    return std::unexpected(error_reply(
        400, "bad-request", R"(Send {"event": 12, "points": {"LINE": 1}, "comment": ""}.)"));
  }
  const auto read = read_points(*points, one.question);
  if (!read) return std::unexpected(error_reply(400, "bad-request", read.error()));
  if (comment->get_ref<const std::string&>().size() > kLongestComment)
    return std::unexpected(error_reply(400, "bad-request", "/comment: is longer than 2000 bytes."));
  if (*event != one.response.event) {
    return std::unexpected(error_reply(
        409, "response-changed",
        "The student has answered again since. Read the new response, then mark that."));
  }
  return Mark{.attempt = one.attempt.id,
              .question = one.question.id,
              .event = one.response.event,
              .points = *read,
              .comment = comment->get<std::string>(),
              .who = call.me->id,
              .time = now_ms()};
}

bool asks_for_name(Call& call) { return call.request.query == "name=shown"; }

// The mark stands differently: grade books are told, and who marked reads how.
Reply marked(Call& call) {
  const auto one = find_response(call);
  if (!one) return one.error();
  if (const auto student = find_person(call.sql, one->attempt.student))
    call.hooks.publish({cell_message(call.sql, *student, one->assignment.id)});
  return json_reply(response_view(call, *one, asks_for_name(call)));
}

}  // namespace

Reply marking_queue(Call& call) {
  struct Entry {
    Milliseconds since;
    bool waits;
    Json view;
  };
  std::vector<Entry> entries;
  for (const std::string& id : attempts_of_all(call.sql)) {
    const auto attempt = find_attempt(call.sql, id);
    const auto assignment = find_assignment(call.sql, attempt->assignment);
    if (!assignment) continue;
    const LessonContent& content =
        call.contents.of(assignment->module, attempt->version, assignment->activity);
    for (const RubricQuestion& question : content.rubrics()) {
      const auto response = response_to(call.sql, id, question);
      if (!response) continue;
      const auto mark = mark_of(call.sql, id, question.id);
      Json view{{"attempt", id},
                {"question", question.id},
                {"assignment", assignment->id},
                {"lesson", content.words({"title"})},
                {"prompt", content.words({question.id, question.id + ".short"})},
                {"since", write_instant(response->received)},
                {"marked", mark ? Json(write_instant(mark->time)) : Json()},
                {"changed", mark && mark->event != response->event}};
      entries.push_back(
          {response->received, !mark || mark->event != response->event, std::move(view)});
    }
  }
  std::ranges::stable_sort(entries, {}, &Entry::since);
  Json waiting = Json::array(), done = Json::array();
  for (Entry& entry : entries) (entry.waits ? waiting : done).push_back(std::move(entry.view));
  return json_reply({{"waiting", std::move(waiting)}, {"marked", std::move(done)}});
}

Reply response_to_mark(Call& call) {
  const auto one = find_response(call);
  if (!one) return one.error();
  note_access(call.sql,
              {.who = call.me->id,
               .what = "viewed",
               .student = one->attempt.student,
               .assignment = one->assignment.id,
               .part = asks_for_name(call) ? "named-response" : "response"},
              now_ms());
  return json_reply(response_view(call, *one, asks_for_name(call)));
}

Reply give_mark(Call& call) {
  const auto one = find_response(call);
  if (!one) return one.error();
  const auto mark = read_mark(call, *one);
  if (!mark) return mark.error();
  // The same again, as after a lost reply, is the same mark.
  const bool same = one->mark && one->mark->event == mark->event &&
                    one->mark->points == mark->points && one->mark->comment == mark->comment &&
                    one->mark->who == mark->who;
  if (!same) give(call.sql, *mark);
  return marked(call);
}

Reply take_back_mark(Call& call) {
  const auto one = find_response(call);
  if (!one) return one.error();
  if (one->mark) take_back(call.sql, *one->mark, call.me->id, now_ms());
  return marked(call);
}

}  // namespace skua::school
