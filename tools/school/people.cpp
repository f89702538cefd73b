#include "people.h"

#include <array>

#include <soci/soci.h>

#include "base64url.h"
#include "random.h"

namespace skua::school {

namespace {

constexpr Milliseconds kMinute = 60'000;
constexpr Milliseconds kSessionLife =
    12 * 60 * kMinute;  // longer than a school day, shorter than a night

struct DemoPerson {
  const char* id;
  const char* name;
  Role role;
};
constexpr std::array kDemoClass{DemoPerson{"ms-okafor", "Ms. Okafor", Role::teacher},
                                DemoPerson{"ana-torres", "Ana Torres", Role::student},
                                DemoPerson{"ben-carter", "Ben Carter", Role::student},
                                DemoPerson{"chen-wei", "Chen Wei", Role::student},
                                DemoPerson{"dana-haddad", "Dana Haddad", Role::student},
                                DemoPerson{"eli-novak", "Eli Novak", Role::student}};

Person person_of(const std::string& id, const std::string& name, const std::string& role,
                 const std::string& actor) {
  return {id, name, role == "teacher" ? Role::teacher : Role::student, actor};
}

// Last in every list.
void add(soci::session& sql, const std::string& id, const std::string& name, Role role) {
  const std::string word(role_word(role)), actor = random_uuid();
  sql << "INSERT INTO people (id, name, role, actor, place) VALUES (:id, :name, :role, :actor, "
         "(SELECT coalesce(max(place) + 1, 0) FROM people))",
      soci::use(id), soci::use(name), soci::use(word), soci::use(actor);
}

}  // namespace

std::string_view role_word(Role role) { return role == Role::teacher ? "teacher" : "student"; }

void seed_demo_class(soci::session& sql, int students) {
  int count = 0;
  sql << "SELECT count(*) FROM people", soci::into(count);
  soci::transaction change(sql);
  if (count == 0) {
    for (const DemoPerson& person : kDemoClass) add(sql, person.id, person.name, person.role);
    count = static_cast<int>(kDemoClass.size());
  }
  for (; count < students + 1; ++count) {  // the teacher is one of them
    const std::string number = std::to_string(count);
    add(sql, "student-" + number, "Student " + number, Role::student);
  }
  change.commit();
}

std::vector<Person> people(soci::session& sql) {
  std::vector<Person> list;
  std::string id, name, role, actor;
  soci::statement query =
      (sql.prepare << "SELECT id, name, role, actor FROM people ORDER BY place, id", soci::into(id),
       soci::into(name), soci::into(role), soci::into(actor));
  query.execute();
  while (query.fetch()) list.push_back(person_of(id, name, role, actor));
  return list;
}

std::optional<Person> find_person(soci::session& sql, const std::string& id) {
  std::string name, role, actor;
  sql << "SELECT name, role, actor FROM people WHERE id = :id", soci::into(name), soci::into(role),
      soci::into(actor), soci::use(id);
  if (!sql.got_data()) return std::nullopt;
  return person_of(id, name, role, actor);
}

std::string device_key(soci::session& sql, const Person& person) {
  std::string key;
  soci::indicator known = soci::i_null;
  sql << "SELECT device_key FROM people WHERE id = :id", soci::into(key, known),
      soci::use(person.id);
  if (known == soci::i_ok) return key;
  key = base64url(random_key());
  sql << "UPDATE people SET device_key = :key WHERE id = :id", soci::use(key), soci::use(person.id);
  return key;
}

std::string sign_in(soci::session& sql, const Person& person, Milliseconds now) {
  const std::string token = random_token();
  const Milliseconds oldest = now - kSessionLife;
  soci::transaction change(sql);
  sql << "DELETE FROM sessions WHERE used_ms < :oldest", soci::use(oldest);
  sql << "INSERT INTO sessions (token, person, used_ms) VALUES (:token, :person, :now)",
      soci::use(token), soci::use(person.id), soci::use(now);
  change.commit();
  return token;
}

std::optional<Person> signed_in(soci::session& sql, const std::string& token, Milliseconds now) {
  if (token.empty()) return std::nullopt;
  std::string id;
  Milliseconds used = 0;
  sql << "SELECT person, used_ms FROM sessions WHERE token = :token", soci::into(id),
      soci::into(used), soci::use(token);
  if (!sql.got_data() || used < now - kSessionLife) return std::nullopt;
  if (used < now - kMinute) {  // at most one write a minute for a session in use
    sql << "UPDATE sessions SET used_ms = :now WHERE token = :token", soci::use(now),
        soci::use(token);
  }
  return find_person(sql, id);
}

void sign_out(soci::session& sql, const std::string& token) {
  sql << "DELETE FROM sessions WHERE token = :token", soci::use(token);
}

}  // namespace skua::school
