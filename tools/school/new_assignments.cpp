#include "new_assignments.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include <soci/soci.h>

#include "attempts.h"
#include "lessons.h"

namespace skua::school {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstModule = "antarctica", kFirstActivity = "ice-core",
                           kFirstId = "reading-the-ice";

bool is_first(const Assignment& assignment) {
  return assignment.module == kFirstModule && assignment.activity == kFirstActivity;
}

// What changes when a module comes, goes or is built again.
std::string state_of(const fs::path& site) {
  std::string state;
  for (const std::string& module : modules_of(site)) {
    const fs::path file = site / "lessons" / module / "latest.json";
    std::error_code none;
    const auto time = fs::last_write_time(file, none).time_since_epoch().count();
    state += module + " " + std::to_string(time) + " " +
             std::to_string(none ? 0 : fs::file_size(file, none)) + "\n";
  }
  return state;
}

std::vector<Assignment> offered_by(const fs::path& site) {
  std::vector<Assignment> offered;
  for (const std::string& module : modules_of(site)) {
    for (const std::string& activity : activities_of(site, module)) {
      offered.push_back({module + "." + activity, module, activity});
      if (is_first(offered.back())) offered.back().id = kFirstId;
    }
  }
  std::ranges::stable_partition(offered, is_first);
  return offered;
}

void insert_missing(soci::session& sql, const std::vector<Assignment>& offered) {
  const auto present = assignments(sql);
  soci::transaction change(sql);
  for (const Assignment& one : offered) {
    const bool known = std::ranges::any_of(present, [&](const Assignment& other) {
      return other.id == one.id || (other.module == one.module && other.activity == one.activity);
    });
    if (known) continue;
    give_to_class(sql, one);
  }
  change.commit();
}

}  // namespace

void add_assignment(soci::session& sql, const Assignment& assignment) {
  sql << "INSERT INTO assignments (id, module, activity, place) VALUES (:id, :module, :activity, "
         "(SELECT coalesce(max(place) + 1, 0) FROM assignments)) ON CONFLICT DO NOTHING",
      soci::use(assignment.id), soci::use(assignment.module), soci::use(assignment.activity);
}

void give_to_class(soci::session& sql, const Assignment& assignment) {
  add_assignment(sql, assignment);
  sql << "INSERT INTO assigned (assignment, kind, target) VALUES (:id, 'class', '') "
         "ON CONFLICT DO NOTHING",
      soci::use(assignment.id);
}

void NewAssignments::add(soci::session& sql) {
  std::string state = state_of(site_);
  if (state == seen_) return;
  try {
    insert_missing(sql, offered_by(site_));
    seen_ = std::move(state);
  } catch (const soci::soci_error& error) {
    std::fprintf(stderr, "skua-school: cannot add the site's new activities: %s\n", error.what());
  }
}

}  // namespace skua::school
