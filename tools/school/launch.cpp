#include "launch.h"

#include <array>
#include <cctype>

#include <soci/soci.h>

#include "carried.h"
#include "gradebook.h"
#include "history.h"
#include "kept_lessons.h"
#include "lessons.h"
#include "manifest.h"
#include "notebook.h"
#include "own_lessons.h"
#include "plan.h"
#include "random.h"
#include "sha256.h"

namespace skua::school {

namespace {

NoLaunch missing(std::string what) { return {503, "lesson-missing", std::move(what)}; }

std::expected<Attempt, std::string> first_launch(soci::session& sql, const Origins& origins,
                                                 const Person& student,
                                                 const Assignment& assignment, Milliseconds now) {
  const auto lesson = offered_lesson(sql, origins.site, assignment);
  if (!lesson) return std::unexpected(lesson.error());
  // What is the school's own is kept since it was published.
  if (!lesson->own) {
    const auto kept =
        keep_lesson(origins.site, origins.kept_lessons, assignment.module, lesson->version);
    if (!kept) return std::unexpected(kept.error());
  }
  const auto manifest =
      read_manifest(std::array{origins.kept_lessons}, assignment.module, lesson->version);
  if (!manifest) return std::unexpected(manifest.error());
  const AnswerKeys keys = keys_of(std::array{origins.kept_lessons, origins.site}, assignment.module,
                                  lesson->version, assignment.activity);
  const Json evidence =
      manifest->takes_evidence
          ? evidence_for_launch(sql, student.id, assignment.module, lesson->objectives)
          : Json::array();
  return begin_attempt(sql, student.id, assignment.id, *manifest, lesson->mode, keys.hash, now,
                       evidence.empty() ? std::string() : write_json(evidence));
}

// Whether the files are there, and what they are.
std::expected<Manifest, std::string> lesson_of(const Origins& origins, const Assignment& assignment,
                                               const Attempt& attempt) {
  if (!has_lesson(origins.site, assignment.module, attempt.version) &&
      !has_lesson(origins.kept_lessons, assignment.module, attempt.version)) {
    return std::unexpected(
        "This attempt began with version " + attempt.version + " of \"" + assignment.module +
        "\", which is no longer in the site's folder nor in the school's data folder.");
  }
  return read_manifest(std::array{origins.kept_lessons, origins.site}, assignment.module,
                       attempt.version);
}

Json resume_of(soci::session& sql, const std::string& attempt) {
  const ViewLane lane = views_of(sql, attempt);
  return {{"commands", commands_of(sql, attempt)},
          {"events", next_event(sql, attempt)},
          {"views", lane.count},
          {"view", lane.latest}};
}

}  // namespace

Json describe(soci::session& sql, const Origins& origins, const Assignment& assignment) {
  const auto lesson = offered_lesson(sql, origins.site, assignment);
  Json entry{
      {"id", assignment.id}, {"module", assignment.module}, {"activity", assignment.activity}};
  entry["title"] = lesson ? lesson->title : Json{{"en", assignment.activity}};
  entry["minutes"] = lesson ? lesson->minutes : 0;
  if (lesson && !lesson->objectives.empty()) entry["teaches"] = lesson->objectives;
  if (lesson && !lesson->careers.empty()) entry["careers"] = lesson->careers;
  if (!lesson) entry["unavailable"] = lesson.error();
  return entry;
}

Launched launched(const Attempt& attempt, const Person& student, const Assignment& assignment) {
  return {.attempt = attempt.id,
          .actor = student.actor,
          .manifest = attempt.version,
          .runtime_hash = attempt.runtime_hash,
          .module_hash = attempt.module_hash,
          .activity = assignment.activity,
          .mode = attempt.mode,
          .keys_hash = attempt.keys_hash.value_or(""),
          .seed = attempt.seed,
          .evidence_hash = attempt.evidence.empty() ? "" : sha256(attempt.evidence)};
}

std::string lesson_address(const Origins& origins, const Request& request,
                           const Assignment& assignment, const Attempt& attempt) {
  return "http://" + std::string(host_name(request.host)) + ":" +
         std::to_string(origins.lesson_port) + "/lessons/" + assignment.module + "/" +
         attempt.version + "/";
}

std::expected<Json, NoLaunch> launch(soci::session& sql, const Origins& origins,
                                     const SigningKey& key, const Request& request,
                                     const Person& student, const Assignment& assignment,
                                     const std::string& locale) {
  const Milliseconds now = now_ms();
  auto attempt = attempt_of(sql, student.id, assignment.id);
  if (!attempt) {
    if (is_archived(sql, assignment.id)) {
      return std::unexpected(NoLaunch{
          410, "archived",
          "Your teacher has put this lesson away. Go back to your list for what there is now."});
    }
    auto begun = first_launch(sql, origins, student, assignment, now);
    if (!begun) return std::unexpected(missing(begun.error()));
    attempt = *begun;
  }
  if (attempt->reduced) {
    return std::unexpected(
        NoLaunch{410, "attempt-reduced",
                 "This attempt was not used for so long that only its results were kept."});
  }
  const auto manifest = lesson_of(origins, assignment, *attempt);
  if (!manifest) return std::unexpected(missing(manifest.error()));
  note_opened(sql, *attempt, *manifest, now);
  Json opened{{"src", lesson_address(origins, request, assignment, *attempt)},
              {"activity", assignment.activity},
              {"launch",
               {{"attempt", attempt->id},
                {"actor", student.actor},
                {"activity", assignment.activity},
                {"seed", attempt->seed},
                {"mode", attempt->mode},
                {"locale", locale},
                {"manifest", attempt->version},
                {"token", launch_token(key, launched(*attempt, student, assignment), now)},
                {"key", device_key(sql, student)},
                {"resume", resume_of(sql, attempt->id)}}}};
  if (!attempt->evidence.empty()) opened["launch"]["evidence"] = Json::parse(attempt->evidence);
  if (Json plan = plan_for_lesson(sql, origins.site, student.id, assignment); !plan.is_null())
    opened["launch"]["plan"] = std::move(plan);
  if (attempt->has_notebook()) {
    opened["launch"]["notebook"] =
        notebook_for_launch(sql, {.student = student.id, .module = assignment.module});
  }
  return opened;
}

bool can_practise(const Attempt& attempt, std::string_view status) {
  return status == "completed" && attempt.mode == "practice" && !attempt.reduced;
}

std::expected<Json, NoLaunch> practise(soci::session& sql, const Origins& origins,
                                       const Request& request, const Person& student,
                                       const Assignment& assignment, const std::string& locale) {
  const auto attempt = attempt_of(sql, student.id, assignment.id);
  if (!attempt || !can_practise(*attempt, standing_of(sql, *attempt).status)) {
    return std::unexpected(NoLaunch{409, "practice-not-yet",
                                    "A lesson can be practised again once you have completed it."});
  }
  const auto manifest = lesson_of(origins, assignment, *attempt);
  if (!manifest) return std::unexpected(missing(manifest.error()));
  return Json{{"src", lesson_address(origins, request, assignment, *attempt)},
              {"activity", assignment.activity},
              {"launch",
               {{"attempt", random_uuid()},
                {"actor", student.actor},
                {"activity", assignment.activity},
                {"seed", random_seed()},
                {"mode", "preview"},
                {"again", true},
                {"locale", locale},
                {"manifest", attempt->version}}}};
}

bool is_locale(std::string_view text) {
  if (text.size() < 2 || text.size() > 35) return false;
  std::size_t length = 0;
  for (const char c : text) {
    if (c == '-' ? length == 0 : std::isalnum(static_cast<unsigned char>(c)) == 0) return false;
    length = c == '-' ? 0 : length + 1;
    if (length > 8) return false;
  }
  return length > 0;
}

}  // namespace skua::school
