#include "outcomes.h"

#include <cstdio>
#include <string>

#include "learn/occasions.h"

namespace skua {
namespace {

/// Students of all sorts, of each its share, with what `take(Student&)` says came of each of them.
template <class Take>
Result with_students(const Setting& setting, uint32_t objectives, Take take) {
  Result result;
  Random states(setting.seed);
  for (std::size_t s = 0; s < std::size(kSorts); ++s) {
    const int count = static_cast<int>(kSorts[s].share * setting.students + 0.5);
    for (int i = 0; i < count; ++i) {
      Student student(kSorts[s].kind, states.next(), setting, objectives);
      const std::vector<Outcome> outcomes = take(student);
      for (uint32_t objective = 0; objective < objectives; ++objective) {
        const Outcome& outcome = outcomes[objective];
        const bool able = student.passes(objective);
        result.all.add(able, outcome);
        result.sorts[s].add(able, outcome);
        const auto add = [&](Path path) {
          result.paths[static_cast<std::size_t>(path)].add(able, outcome);
        };
        if (outcome.at_once) {
          add(Path::at_once);
        } else if (outcome.showed_now) {
          add(Path::tried_to_show);
        } else {
          add(outcome.helped ? Path::with_help : Path::without_help);
        }
        if (outcome.challenged) add(Path::challenge);
      }
    }
  }
  return result;
}

/// With the parameters of a setting.
Activity with(Activity activity, const Setting& setting) {
  for (Objective& objective : activity.objectives) {
    objective.knowledge.forgotten = setting.forgotten;
    objective.knowledge.mastered_at = setting.mastered_at;
    objective.knowledge.mastered_at_after_wrong = setting.after_wrong;
  }
  return activity;
}

std::optional<Activity> read(const std::string& json, const Simulation& simulation) {
  auto activity = read_activity(json, simulation);
  if (!activity) {
    std::fprintf(stderr, "%s\n", activity.error()[0].text().c_str());
    return std::nullopt;
  }
  if (!out_of_reach(*activity, simulation).empty()) {
    std::fprintf(stderr, "An objective of this lesson can't be mastered on each of its ways:\n%s\n",
                 json.c_str());
    return std::nullopt;
  }
  return *std::move(activity);
}

}  // namespace

double percent(int part, int of) { return of == 0 ? 0 : 100.0 * part / of; }

void Sum::add(bool is_able, const Outcome& outcome) {
  ++entries;
  able += is_able ? 1 : 0;
  masters += outcome.mastered ? 1 : 0;
  false_masters += outcome.mastered && !is_able ? 1 : 0;
  missed += !outcome.mastered && is_able ? 1 : 0;
  showed_now += outcome.showed_now ? 1 : 0;
  at_once += outcome.at_once ? 1 : 0;
  helped += outcome.helped ? 1 : 0;
  challenged += outcome.challenged ? 1 : 0;
  asked += outcome.asked;
}

double Sum::of_masters() const { return percent(false_masters, masters); }
double Sum::of_failing() const { return percent(false_masters, entries - able); }
bool Sum::is_trusted() const {
  return of_masters() <= kMostPercent && of_failing() <= kMostPercent;
}

std::optional<Lessons> read_lessons() {
  const Simulation simulation = search_simulation();
  auto adapted = read(straight_lesson(false), simulation),
       fixed = read(straight_lesson(true), simulation);
  auto first = read(straight_lesson(false, 1), simulation),
       second = read(straight_lesson(false, 2), simulation);
  auto parting = read(parting_lesson(), simulation),
       parting_fixed = read(parting_lesson_in_fixed_order(), simulation);
  if (!adapted || !fixed || !first || !second || !parting || !parting_fixed) return std::nullopt;
  return Lessons{*std::move(adapted), *std::move(fixed),   *std::move(first),
                 *std::move(second),  *std::move(parting), *std::move(parting_fixed)};
}

Result teach(const Activity& lesson, const Setting& setting) {
  const Activity activity = with(lesson, setting);
  return with_students(setting, static_cast<uint32_t>(activity.objectives.size()),
                       [&](Student& student) { return Visit(activity).take(student); });
}

Result teach_twice(const Lessons& lessons, bool carried, const Setting& setting) {
  const Activity first = with(lessons.first_half, setting),
                 second = with(lessons.second_half, setting);
  return with_students(setting, 1, [&](Student& student) {
    Visit one(first);
    const int asked = one.take(student)[0].asked;
    student.forget();
    std::vector<Outcome> outcomes =
        Visit(second, carried ? one.shown() : CarriedEvidence()).take(student);
    outcomes[0].asked += asked;
    return outcomes;
  });
}

}  // namespace skua
