#include "groups.h"

#include <soci/soci.h>

#include "item_check.h"

namespace skua::school {

namespace {

std::string without_margins(const std::string& text) {
  constexpr const char* kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool has_control(const std::string& text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
  }
  return false;
}

std::vector<std::string> members_of(soci::session& sql, const std::string& group) {
  std::vector<std::string> members;
  std::string student;
  soci::statement query = (sql.prepare << "SELECT student FROM group_members JOIN people ON "
                                          "people.id = student WHERE \"group\" = :group ORDER BY "
                                          "place, people.id",
                           soci::into(student), soci::use(group));
  query.execute();
  while (query.fetch()) members.push_back(student);
  return members;
}

std::expected<void, RequestFault> check_name(soci::session& sql, const std::string& id,
                                             const std::string& name) {
  if (name.empty())
    return std::unexpected(
        RequestFault{400, "bad-request", "/name: must not be empty. Name the group."});
  if (name.size() > kLongestGroupName)
    return std::unexpected(
        RequestFault{400, "bad-request", "/name: is longer than 200 bytes. Choose a shorter one."});
  if (has_control(name))
    return std::unexpected(RequestFault{400, "bad-request", "/name: must be one line of text."});
  int taken = 0;
  sql << "SELECT count(*) FROM groups WHERE name = :name COLLATE NOCASE AND id <> :id",
      soci::into(taken), soci::use(name), soci::use(id);
  if (taken > 0)
    return std::unexpected(RequestFault{
        409, "name-taken", "/name: another group is called \"" + name + "\". Choose another one."});
  return {};
}

}  // namespace

std::vector<Group> groups(soci::session& sql) {
  std::vector<Group> list;
  Group next;
  soci::statement query =
      (sql.prepare << "SELECT id, name FROM groups ORDER BY name COLLATE NOCASE, id",
       soci::into(next.id), soci::into(next.name));
  query.execute();
  while (query.fetch()) list.push_back(next);
  for (Group& group : list) group.members = members_of(sql, group.id);
  return list;
}

std::optional<Group> find_group(soci::session& sql, const std::string& id) {
  Group group{id, {}, {}};
  sql << "SELECT name FROM groups WHERE id = :id", soci::into(group.name), soci::use(id);
  if (!sql.got_data()) return std::nullopt;
  group.members = members_of(sql, id);
  return group;
}

std::expected<void, RequestFault> keep_group(soci::session& sql, const std::string& id,
                                             const std::string& name) {
  if (!is_uuid(id))
    return std::unexpected(RequestFault{
        400, "bad-request",
        "The address must end in the group's id, a UUID in lower case; make a new one for "
        "a new group."});
  const std::string kept = without_margins(name);
  if (auto checked = check_name(sql, id, kept); !checked) return checked;
  int others = 0;
  sql << "SELECT count(*) FROM groups WHERE id <> :id", soci::into(others), soci::use(id);
  if (others >= static_cast<int>(kMostGroups))
    return std::unexpected(
        RequestFault{409, "too-many", "The class has 100 groups already. Delete one first."});
  sql << "INSERT INTO groups (id, name) VALUES (:id, :name) ON CONFLICT (id) DO UPDATE SET name = "
         "excluded.name",
      soci::use(id), soci::use(kept);
  return {};
}

void remove_group(soci::session& sql, const std::string& id) {
  soci::transaction change(sql);
  sql << "DELETE FROM assigned WHERE kind = 'group' AND target = :id", soci::use(id);
  sql << "DELETE FROM group_members WHERE \"group\" = :id", soci::use(id);
  sql << "DELETE FROM groups WHERE id = :id", soci::use(id);
  change.commit();
}

void set_member(soci::session& sql, const std::string& group, const std::string& student,
                bool member) {
  if (member) {
    sql << "INSERT INTO group_members (\"group\", student) VALUES (:group, :student) ON CONFLICT "
           "DO NOTHING",
        soci::use(group), soci::use(student);
  } else {
    sql << "DELETE FROM group_members WHERE \"group\" = :group AND student = :student",
        soci::use(group), soci::use(student);
  }
}

}  // namespace skua::school
