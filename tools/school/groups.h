// Groups of the class, which teachers make: work can be given to one. A student may be in several.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "request_fault.h"

namespace soci {
class session;
}

namespace skua::school {

inline constexpr std::size_t kMostGroups = 100;
inline constexpr std::size_t kLongestGroupName = 200;  // bytes: 50 characters of any script

struct Group {
  std::string id;  // UUID, made by the page that asked for it
  std::string name;
  std::vector<std::string> members;  // ids of students, in the class's order
};

/// In the order of their names.
std::vector<Group> groups(soci::session& sql);

std::optional<Group> find_group(soci::session& sql, const std::string& id);

/// Makes the group, or gives it this name; the same again changes nothing. Spaces around the name
/// go. Refused: an id that is no UUID, no name or one that is too long or another group's (whatever
/// its case), a group beyond the hundredth.
std::expected<void, RequestFault> keep_group(soci::session& sql, const std::string& id,
                                             const std::string& name);

/// With its members and what was given to it. Nothing happens if it is not there.
void remove_group(soci::session& sql, const std::string& id);

/// Whether the student is in the group from now on. Both must be there; the same again changes
/// nothing.
void set_member(soci::session& sql, const std::string& group, const std::string& student,
                bool member);

}  // namespace skua::school
