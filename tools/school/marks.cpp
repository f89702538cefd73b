#include "marks.h"

#include <numeric>

#include <soci/soci.h>

#include "people.h"

namespace skua::school {

namespace {

Json person_named(soci::session& sql, const std::string& id) {
  const auto person = find_person(sql, id);
  return {{"id", id}, {"name", person ? person->name : id}};
}

std::vector<std::string> split(const std::string& list, char between) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t end = std::min(list.find(between, from), list.size());
    parts.push_back(list.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

std::string as_text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : write_json(value);
}

// The answer to a question was shown to the student. What a detail holds is up to who reports it.
bool shows_answer(const Json& body, const std::string& question) {
  if (body.value("action", "") != "show_answer") return false;
  const auto detail = body.find("detail");
  return detail != body.end() && detail->is_object() && detail->contains("item") &&
         (*detail)["item"] == question;
}

}  // namespace

std::optional<Response> response_to(soci::session& sql, const std::string& attempt,
                                    const RubricQuestion& question) {
  Response last;
  bool over = false;
  long long n = 0;
  Milliseconds received = 0;
  std::string type, text;
  const std::string named = write_json(question.id);
  soci::statement query =
      (sql.prepare << "SELECT n, received_ms, type, body FROM events WHERE attempt = :attempt AND "
                      "type IN ('answered', 'submitted', 'performed') AND instr(body, :named) > 0 "
                      "ORDER BY n",
       soci::into(n), soci::into(received), soci::into(type), soci::into(text), soci::use(attempt),
       soci::use(named));
  query.execute();
  while (query.fetch()) {
    const Json body = Json::parse(text);
    if (type == "performed") {
      over = over || shows_answer(body, question.id);
      continue;
    }
    if (body.value("item", "") != question.id) continue;
    const bool marked_here = type == "answered";
    last = {.event = n,
            .text = as_text(body.at("response")),
            .received = received,
            .correct = marked_here ? std::optional(body.value("correct", false)) : std::nullopt,
            .tries = body.value("try", 1LL)};
    over = over || last.correct.value_or(true);
  }
  return over && last.tries > 0 ? std::optional(last) : std::nullopt;
}

Said parts_of(const std::string& response, bool argument) {
  const std::size_t first = response.find('|');
  const std::size_t second = first == std::string::npos ? first : response.find('|', first + 1);
  if (!argument || second == std::string::npos) return {{}, {}, response};
  return {response.substr(0, first), split(response.substr(first + 1, second - first - 1), ','),
          response.substr(second + 1)};
}

int Mark::sum() const {
  return std::accumulate(points.begin(), points.end(), 0,
                         [](int sum, const auto& line) { return sum + line.second; });
}

int most_points(const RubricQuestion& question) {
  return std::accumulate(question.lines.begin(), question.lines.end(), 0,
                         [](int sum, const RubricLine& line) { return sum + line.points; });
}

std::optional<Mark> mark_of(soci::session& sql, const std::string& attempt,
                            const std::string& question) {
  Mark mark;
  mark.attempt = attempt;
  mark.question = question;
  std::string points;
  soci::indicator stands{};
  sql << "SELECT event, points, comment, who, time_ms FROM marks WHERE attempt = :attempt AND "
         "question = :question ORDER BY id DESC LIMIT 1",
      soci::into(mark.event), soci::into(points, stands), soci::into(mark.comment),
      soci::into(mark.who), soci::into(mark.time), soci::use(attempt), soci::use(question);
  if (!sql.got_data() || stands != soci::i_ok) return std::nullopt;
  mark.points = Json::parse(points).get<std::map<std::string, int>>();
  return mark;
}

void give(soci::session& sql, const Mark& mark) {
  const std::string points = write_json(Json(mark.points));
  sql << "INSERT INTO marks (attempt, question, event, points, comment, who, time_ms) VALUES "
         "(:attempt, :question, :event, :points, :comment, :who, :time)",
      soci::use(mark.attempt), soci::use(mark.question), soci::use(mark.event), soci::use(points),
      soci::use(mark.comment), soci::use(mark.who), soci::use(mark.time);
}

void take_back(soci::session& sql, const Mark& mark, const std::string& who, Milliseconds now) {
  sql << "INSERT INTO marks (attempt, question, event, points, comment, who, time_ms) VALUES "
         "(:attempt, :question, :event, NULL, '', :who, :now)",
      soci::use(mark.attempt), soci::use(mark.question), soci::use(mark.event), soci::use(who),
      soci::use(now);
}

Json mark_history(soci::session& sql, const std::string& attempt, const std::string& question) {
  Json list = Json::array();
  std::string points, who;
  soci::indicator given{};
  Milliseconds time = 0;
  soci::statement query =
      (sql.prepare << "SELECT points, who, time_ms FROM marks WHERE attempt = :attempt AND "
                      "question = :question ORDER BY id DESC",
       soci::into(points, given), soci::into(who), soci::into(time), soci::use(attempt),
       soci::use(question));
  query.execute();
  while (query.fetch()) {
    Json sum;
    if (given == soci::i_ok) {
      Mark mark;
      mark.points = Json::parse(points).get<std::map<std::string, int>>();
      sum = mark.sum();
    }
    list.push_back({{"who", person_named(sql, who)},
                    {"time", write_instant(time)},
                    {"points", std::move(sum)}});
  }
  return list;
}

Json marks_in_short(soci::session& sql, const std::string& attempt, const LessonContent& content) {
  int points = 0, most = 0, marked = 0, waiting = 0;
  for (const RubricQuestion& question : content.rubrics()) {
    const auto response = response_to(sql, attempt, question);
    if (!response) continue;
    const auto mark = mark_of(sql, attempt, question.id);
    waiting += mark && mark->event == response->event ? 0 : 1;
    if (!mark) continue;
    ++marked;
    points += mark->sum();
    most += most_points(question);
  }
  if (marked + waiting == 0) return {};
  return {{"points", points}, {"max", most}, {"marked", marked}, {"waiting", waiting}};
}

Json marks_for_student(soci::session& sql, const std::string& attempt,
                       const LessonContent& content) {
  Json list = Json::array();
  for (const RubricQuestion& question : content.rubrics()) {
    const auto response = response_to(sql, attempt, question);
    if (!response) continue;
    Json entry{{"question", question.id},
               {"title", content.words({question.id + ".short", question.id})}};
    if (const auto mark = mark_of(sql, attempt, question.id)) {
      Json lines = Json::array();
      for (const RubricLine& line : question.lines) {
        const auto given = mark->points.find(line.id);
        lines.push_back({{"title", content.words({question.id + "." + line.id})},
                         {"points", given == mark->points.end() ? 0 : given->second},
                         {"max", line.points}});
      }
      entry["points"] = mark->sum();
      entry["max"] = most_points(question);
      entry["lines"] = std::move(lines);
      entry["comment"] = mark->comment;
      entry["who"] = person_named(sql, mark->who);
      entry["time"] = write_instant(mark->time);
      entry["changed"] = mark->event != response->event;
    } else {
      entry["waiting"] = true;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace skua::school
