#include <array>
#include <expected>

#include "access_log.h"
#include "api_reply.h"
#include "assigning.h"
#include "attempts.h"
#include "call.h"
#include "carried.h"
#include "event_texts.h"
#include "gradebook.h"
#include "guides.h"
#include "journal_file.h"
#include "launch.h"
#include "marks.h"
#include "objectives.h"
#include "own_lessons.h"
#include "plan.h"
#include "replay_queue.h"
#include "retention.h"
#include "written_answers.h"

namespace skua::school {

Reply grade_book(Call& call) {
  call.new_assignments.add(call.sql);
  Json columns = Json::array(), rows = Json::array();
  auto list = assignments(call.sql);
  std::erase_if(list, [&](const Assignment& one) {
    return is_archived(call.sql, one.id) && attempts_at(call.sql, one.id) == 0;
  });
  for (const Assignment& assignment : list) {
    columns.push_back(describe(call.sql, call.origins, assignment));
    add_for_teacher(columns.back(), call.origins.site);
  }
  for (const Person& person : people(call.sql)) {
    if (person.role != Role::student) continue;
    Json cells = Json::array();
    const Json days = days_in_plan(call.sql, person.id);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Assignment& assignment = list[i];
      const auto attempt = attempt_of(call.sql, person.id, assignment.id);
      Json cell = grade_cell(call.sql, person.id, assignment.id, attempt ? &*attempt : nullptr);
      cell["marks"] = attempt ? marks_in_short(call.sql, attempt->id,
                                               call.contents.of(assignment.module, attempt->version,
                                                                assignment.activity))
                              : Json();
      const auto due = next_due(days, assignment.id, columns[i].value("teaches", Json::array()),
                                given_to(call.sql, person.id, assignment.id).due);
      cell["due"] = due ? Json(*due) : Json();
      cells.push_back(std::move(cell));
    }
    rows.push_back(
        {{"student", {{"id", person.id}, {"name", person.name}}}, {"cells", std::move(cells)}});
  }
  return json_reply({{"assignments", std::move(columns)}, {"rows", std::move(rows)}});
}

namespace {

// An attempt with all that it takes to show or replay it.
struct Shown {
  Attempt attempt;
  Assignment assignment;
  Person student;
};

std::expected<Shown, Reply> find_shown(Call& call) {
  const auto attempt = find_attempt(call.sql, call.argument[0]);
  if (!attempt) return std::unexpected(unknown_attempt());
  const auto assignment = find_assignment(call.sql, attempt->assignment);
  const auto student = find_person(call.sql, attempt->student);
  if (!assignment || !student) return std::unexpected(unknown_attempt());
  return Shown{*attempt, *assignment, *student};
}

Reply reduced() {
  return error_reply(410, "attempt-reduced",
                     "This attempt was not used for so long that only its results were kept.");
}

void note(Call& call, const char* what, const Shown& shown) {
  note_access(call.sql, {call.me->id, what, shown.student.id, shown.assignment.id}, now_ms());
}

std::expected<std::string, Reply> journal_of(Call& call, const Shown& shown, Lanes lanes) {
  if (shown.attempt.reduced) return std::unexpected(reduced());
  const std::array folders{call.origins.kept_lessons, call.origins.site};
  const auto manifest = read_manifest(folders, shown.assignment.module, shown.attempt.version);
  if (!manifest) return std::unexpected(error_reply(503, "lesson-missing", manifest.error()));
  return journal_file(call.sql, shown.attempt, shown.student, shown.assignment, *manifest, lanes);
}

// A text can't be taken out of the commands: what is replayed without it is something else.
std::optional<Reply> refuse_written(Call& call, const Shown& shown) {
  const std::array folders{call.origins.kept_lessons, call.origins.site};
  const auto questions = written_questions(folders, shown.assignment, shown.attempt.version);
  if (questions && !has_written_answer(call.sql, shown.attempt.id, *questions)) return std::nullopt;
  return error_reply(409, "free-text-stays",
                     "The student wrote answers in this attempt, and the school was started "
                     "without --free-text-leaves. Watch the replay, or have it checked again.");
}

const LessonContent& content_of(Call& call, const Shown& shown) {
  return call.contents.of(shown.assignment.module, shown.attempt.version,
                          shown.assignment.activity);
}

// "locale=es" of a query.
std::string locale_in(std::string_view query) {
  constexpr std::string_view kName = "locale=";
  const std::string locale(query.starts_with(kName) ? query.substr(kName.size()) : "en");
  return is_locale(locale) ? locale : "en";
}

Json objectives_shown(Call& call, const Shown& shown) {
  const auto lesson = offered_lesson(call.sql, call.origins.site, shown.assignment);
  const Json taught = lesson ? lesson->objectives : Json::array();
  Json all =
      objectives_taught(call.sql, shown.attempt.id, taught, is_completed(call.sql, shown.attempt));
  add_shown_elsewhere(call.sql, shown.student.id, shown.assignment.module, &shown.attempt, taught,
                      all);
  return all;
}

}  // namespace

Reply attempt_events(Call& call) {
  const auto shown = find_shown(call);
  if (!shown) return shown.error();
  note(call, "viewed", *shown);
  Json behind = events_behind(call.sql, shown->attempt.id);
  const LessonContent& content = content_of(call, *shown);
  behind["objectives"] = objectives_shown(call, *shown);
  behind["texts"] = texts_of_events(behind["events"], content);
  behind["marks"] = marks_for_student(call.sql, shown->attempt.id, content);
  return json_reply(behind);
}

Reply attempt_journal(Call& call) {
  const auto shown = find_shown(call);
  if (!shown) return shown.error();
  const bool whole = call.policy.free_text_leaves;
  auto journal = journal_of(call, *shown, whole ? Lanes::all : Lanes::shared);
  if (!journal) return journal.error();
  if (!whole) {
    if (auto refused = refuse_written(call, *shown)) return *refused;
  }
  note(call, "downloaded", *shown);
  const std::string name = shown->student.id + "-" + shown->assignment.id + ".skua-journal";
  return {200,
          "application/jsonl",
          std::move(*journal),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

Reply attempt_replay(Call& call) {
  const auto shown = find_shown(call);
  if (!shown) return shown.error();
  auto journal = journal_of(call, *shown, Lanes::all);
  if (!journal) return journal.error();
  note(call, "replayed", *shown);
  const auto& [attempt, assignment, student] = *shown;
  const Json behind = events_behind(call.sql, attempt.id);
  return json_reply({{"texts", texts_of_events(behind["events"], content_of(call, *shown))},
                     {"src", lesson_address(call.origins, call.request, assignment, attempt)},
                     {"activity", assignment.activity},
                     {"launch",
                      {{"attempt", attempt.id},
                       {"actor", student.actor},
                       {"activity", assignment.activity},
                       {"seed", attempt.seed},
                       {"mode", "replay"},
                       {"locale", locale_in(call.request.query)},
                       {"manifest", attempt.version},
                       {"journal", std::move(*journal)}}}});
}

Reply verify_again(Call& call) {
  const auto shown = find_shown(call);
  if (!shown) return shown.error();
  if (shown->attempt.reduced) return reduced();
  ask_for_replay(call.sql, shown->attempt.id, ReplayCause::asked, now_ms());
  call.hooks.replay_queued();
  call.hooks.publish({cell_message(call.sql, shown->student, shown->assignment.id)});
  return json_reply(grade_cell(call.sql, shown->student.id, shown->assignment.id, &shown->attempt),
                    202);
}

namespace {

constexpr std::size_t kLongestReason = 2000;  // bytes: 500 characters of any script

/// Refused unless the lesson teaches this objective, or has told of it.
std::optional<Reply> refuse_objective(Call& call, const Shown& shown) {
  for (const Json& one : objectives_shown(call, shown)) {
    if (one["objective"] == call.argument[1]) return std::nullopt;
  }
  return error_reply(404, "unknown-objective", "The lesson has no such objective.");
}

/// What stands there now; also open grade books are told.
Reply judged(Call& call, const Shown& shown) {
  call.hooks.publish({cell_message(call.sql, shown.student, shown.assignment.id)});
  return json_reply(objectives_shown(call, shown));
}

}  // namespace

Reply judge_objective(Call& call) {
  const auto shown = find_shown(call);
  if (!shown) return shown.error();
  const auto mastered = call.body.find("mastered"), reason = call.body.find("reason");
  const bool readable = call.body.size() == 2 && mastered != call.body.end() &&
                        mastered->is_boolean() && reason != call.body.end() && reason->is_string();
  if (!readable)
    return error_reply(400, "bad-request", R"(Send {"mastered": true, "reason": "why"}.)");
  const auto& why = reason->get_ref<const std::string&>();
  if (why.find_first_not_of(" \t\r\n") == std::string::npos)
    return error_reply(400, "no-reason", "/reason: must say why, in a few words.");
  if (why.size() > kLongestReason)
    return error_reply(400, "bad-request", "/reason: is longer than 2000 bytes.");
  if (auto refused = refuse_objective(call, *shown)) return *refused;
  judge(call.sql, shown->attempt.id,
        {.objective = call.argument[1],
         .mastered = mastered->get<bool>(),
         .reason = why,
         .who = call.me->id},
        now_ms());
  return judged(call, *shown);
}

Reply judge_no_more(Call& call) {
  const auto shown = find_shown(call);
  if (!shown) return shown.error();
  if (auto refused = refuse_objective(call, *shown)) return *refused;
  take_back_judgement(call.sql, shown->attempt.id, call.argument[1]);
  return judged(call, *shown);
}

Reply delete_data(Call& call) {
  const auto student = student_of(call);
  if (!student) return no_student();
  std::vector<std::string> touched;
  for (const Assignment& assignment : assignments(call.sql)) {
    if (attempt_of(call.sql, student->id, assignment.id)) touched.push_back(assignment.id);
  }
  delete_data_of(call.sql, student->id);
  note_access(call.sql, {call.me->id, "deleted", student->id, ""}, now_ms());
  std::vector<std::string> messages;
  for (const std::string& assignment : touched)
    messages.push_back(cell_message(call.sql, *student, assignment));
  if (!messages.empty()) call.hooks.publish(std::move(messages));
  return empty_reply();
}

Reply whole_log(Call& call) { return json_reply(access_log(call.sql, std::nullopt)); }

}  // namespace skua::school
