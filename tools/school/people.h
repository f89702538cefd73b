// Who is in the class, and who is signed in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instant.h"

namespace soci {
class session;
}

namespace skua::school {

enum class Role { teacher, student };

struct Person {
  std::string id;
  std::string name;
  Role role;
  std::string actor;  // opaque, random: what lessons and reports know this person by
};

std::string_view role_word(Role role);

/// A fictional teacher and five fictional students, if nobody is in the class yet. Further students,
/// "Student 6" and so on, until there are `students`; those who are there stay.
void seed_demo_class(soci::session& sql, int students = 5);

std::vector<Person> people(soci::session& sql);
std::optional<Person> find_person(soci::session& sql, const std::string& id);

/// 32 random bytes as base64url, the same for each launch of this person: with them a lesson
/// encrypts what it keeps on a device. Made when first asked for.
std::string device_key(soci::session& sql, const Person& person);

/// A new session's token.
std::string sign_in(soci::session& sql, const Person& person, Milliseconds now);

/// Whose session this is; none if the token is unknown or unused for 12 hours. Counts as a use.
std::optional<Person> signed_in(soci::session& sql, const std::string& token, Milliseconds now);

void sign_out(soci::session& sql, const std::string& token);

}  // namespace skua::school
